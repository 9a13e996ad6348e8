"""Decision diagrams."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from asystent.law.diagram import FALSE, TRUE, Diagram

SIZES = (2, 3, 2, 4)


def formulas():
    """Random formulas over four variables with small domains."""
    leaf = st.tuples(st.just("leaf"), st.integers(0, 3), st.lists(st.booleans(), min_size=4, max_size=4))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.tuples(st.sampled_from(["and", "or"]), inner, inner),
            st.tuples(st.just("not"), inner),
            st.tuples(st.just("ite"), inner, inner, inner),
        ),
        max_leaves=12,
    )


def build(diagram, formula):
    kind = formula[0]
    if kind == "leaf":
        return diagram.node(formula[1], tuple(TRUE if bit else FALSE for bit in formula[2][: SIZES[formula[1]]]))
    parts = [build(diagram, part) for part in formula[1:]]
    return {"and": diagram.both, "or": diagram.either, "not": diagram.negate, "ite": diagram.ite}[kind](*parts)


def value(formula, world):
    kind = formula[0]
    if kind == "leaf":
        return formula[2][world[formula[1]]]
    parts = [value(part, world) for part in formula[1:]]
    if kind == "ite":
        return parts[1] if parts[0] else parts[2]
    return {"and": all, "or": any, "not": lambda items: not items[0]}[kind](parts)


def read(diagram, node, world):
    while diagram.children[node]:
        node = diagram.children[node][world[diagram.variable[node]]]
    return diagram.results[node]


@given(formulas())
def test_diagram_means_what_the_formula_means(formula):
    """For every world the diagram and the formula agree, and support is exactly what the result depends on."""
    diagram = Diagram()
    node = build(diagram, formula)
    table = {}
    for world in product(*(range(size) for size in SIZES)):
        table[world] = value(formula, world)
        assert read(diagram, node, world) == table[world]
    depends = set()
    for index in range(len(SIZES)):
        for world, result in table.items():
            if any(table[(*world[:index], cell, *world[index + 1 :])] != result for cell in range(SIZES[index])):
                depends.add(index)
    assert diagram.support(node) == depends


@given(formulas(), formulas())
def test_equal_functions_are_one_node(one, two):
    """Canonical form: two formulas get the same node exactly when they mean the same."""
    diagram = Diagram()
    same = all(value(one, world) == value(two, world) for world in product(*(range(size) for size in SIZES)))
    assert (build(diagram, one) == build(diagram, two)) == same
