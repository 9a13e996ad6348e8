from __future__ import annotations

import pytest

from tests.fuzz.targets import TARGETS, corpus


@pytest.mark.parametrize("name", TARGETS)
def test_no_kept_input_breaks_a_target(name):
    """What fuzzing found, by the code it reaches: each input is taken or refused as the program's own refusal, never anything else."""
    inputs = corpus(name)
    assert len(inputs) > 20
    for data in inputs:
        TARGETS[name](data)
