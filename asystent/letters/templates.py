"""Letter templates: rendered in a sandbox to line markup, never able to reach anything but plain values."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from asystent.letters.markup import read_markup, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from jinja2 import Template, nodes
    from jinja2.sandbox import SandboxedEnvironment

    from asystent.letters.document import Document
    from asystent.letters.fields import Value

FILTERS = ("length",)
TESTS = ("defined", "in")

PARTS = frozenset(
    {"TemplateData", "Output", "Name", "Const", "If", "CondExpr", "For", "Assign", "Compare", "Operand", "And", "Or", "Not"}
    | {"Test", "Filter", "Call", "Getitem", "Getattr", "List", "Tuple"}
)
"""What a template may be made of."""
FORBIDDEN = "robi coś, czego wzór pisma nie może: liczy, łączy teksty albo powtarza w powtórzeniu. Trzeba to usunąć."

OWN_VARIABLES = frozenset({"na_dzien", "rola", "forma", "data", "podstawa_prawna", "przepisy", "sam_akt", "dokladnie", "zalaczniki"})
"""Names a template may use besides the fields of its letter."""


class Text(str):
    """The letter's own words: they stand in the document as they are."""

    __slots__ = ()


class Filled(str):
    """A filled-in value: compared by its plain form, shown in its own words, marked with its field."""

    __slots__ = ("field", "shown")
    field: str
    shown: str

    def __new__(cls, value: Value | None, field: str) -> Filled:  # noqa: PYI034 - a str subclass must name itself
        """Make the template's view of ``value``; None is a field left empty, which counts as false."""
        made = super().__new__(cls, value.plain if value else "")
        made.field = field
        made.shown = value.shown if value else ""
        return made


def variable(field: str) -> str:
    """Return the name under which a template knows a field."""
    return field.replace("-", "_")


def _shown(value: Any) -> Any:
    """Pass the letter's own words; wrap everything else, so that no value can ever act as markup."""
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, Filled):
        return wrap(value.shown, value.field)
    if type(value).__name__ in {"Undefined", "StrictUndefined"}:
        return value
    return wrap(str(value), "")


@cache
def environment() -> SandboxedEnvironment:
    """Return the sandbox: no attributes, no imports, no loops over anything but given lists, strict names."""
    from jinja2 import StrictUndefined  # noqa: PLC0415 - 20 ms, only when a letter is written
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see above

    class Closed(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - signature of the library
            return False

        def getattr(self, obj: Any, attribute: str) -> Any:
            return self.unsafe_undefined(obj, attribute)

        def is_safe_callable(self, obj: Any) -> bool:
            return getattr(obj, "__name__", "") == "_form"

    closed = Closed(undefined=StrictUndefined, finalize=_shown, autoescape=False, trim_blocks=True, lstrip_blocks=True, extensions=())
    closed.globals.clear()
    closed.filters = {name: closed.filters[name] for name in FILTERS}
    closed.tests = {name: closed.tests[name] for name in TESTS}
    return closed


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    return environment().from_string(parsed(source))


def parsed(source: str) -> nodes.Template:
    """Return the template as a tree that can only choose among given words. Raises ``jinja2.TemplateSyntaxError``.

    With arithmetic, joining or loops in loops a few lines could ask for all the memory there is.
    """
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415 - see environment

    tree = environment().parse(source)
    for node in tree.find_all(nodes.Node):
        is_known = type(node).__name__ in PARTS
        if isinstance(node, nodes.For):
            is_known = isinstance(node.iter, nodes.Name) and node.find(nodes.For) is None and not node.recursive
        elif isinstance(node, (nodes.List, nodes.Tuple)):
            is_known = all(isinstance(item, nodes.Const) for item in node.items)
        if not is_known:
            raise TemplateSyntaxError(FORBIDDEN, node.lineno)
    return tree


def variables(source: str) -> set[str]:
    """Return the names a template asks for. Raises ``jinja2.TemplateSyntaxError``."""
    from jinja2 import meta  # noqa: PLC0415 - see environment

    return set(meta.find_undeclared_variables(parsed(source)))


def render(
    source: str,
    *,
    title: str,
    day: date,
    values: Mapping[str, Value | None],
    words: Mapping[str, str | Iterable[str]],
    role: str = "",
) -> Document:
    """Return the document that ``source`` makes of the values.

    ``values`` holds every field of the letter, None where it was left empty. ``words`` are the letter's own words
    under the names of ``OWN_VARIABLES``; lists become lists. ``role`` is matka, ojciec or anything else: neutral.
    """

    def _form(mother: str, father: str, neutral: str) -> Text:
        return Text({"matka": mother, "ojciec": father}.get(role, neutral))

    context: dict[str, Any] = {variable(name): Filled(value, name) for name, value in values.items()}
    for name, word in words.items():
        context[name] = Text(word) if isinstance(word, str) else [Text(item) for item in word]
    context |= {"forma": _form, "rola": Text(role), "na_dzien": Text(day.isoformat())}
    return read_markup(_compiled(source).render(context), title, day)
