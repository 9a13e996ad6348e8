"""Checks of the content, one function a rule; each finding says file, line and a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asystent.plan.checks import catalogue, dates, examples, questions, references, wording

if TYPE_CHECKING:
    from pathlib import Path

    from asystent.content.findings import Finding
    from asystent.content.store import Content

# References first: the other checks would stumble over an id that does not exist.
AFTERWARDS = (questions.check, catalogue.check, dates.check, wording.check, examples.check)


def check(content: Content, templates: Path | None = None) -> list[Finding]:
    """Return all findings about ``content``. ``templates``: where the letters' texts lie, if they are to be checked."""
    found = list(references.check(content, templates))
    if any(finding.is_error for finding in found):
        # The rest would stumble over an id that does not exist; what stands on its own feet is still checked.
        return [*found, *wording.check(content), *dates.check(content), *examples.check(content, patient=True)]
    for function in AFTERWARDS:
        found += function(content)
    return found
