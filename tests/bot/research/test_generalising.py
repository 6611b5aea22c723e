from __future__ import annotations

import pytest

from bot.research.generalising import ANY, HierarchyError, build_hierarchy
from bot.research.hierarchy_files import read_hierarchies
from dialogues.reading import read

GOOD = """
column: years
label: Years
groups: [{id: low, label: Low}, {id: high, label: High}, {id: all, label: All}]
values:
  - {id: a, label: A, groups: [low, all]}
  - {id: b, label: B, groups: [low, all]}
  - {id: c, label: C, groups: [high, all]}
"""


def test_a_value_becomes_its_group_and_then_any() -> None:
    years = build_hierarchy(read(GOOD, "years.yaml"))
    assert [years.generalised("a", level) for level in range(years.levels)] == ["a", "low", "all", ANY]


def test_a_value_that_left_the_file_counts_as_not_given() -> None:
    years = build_hierarchy(read(GOOD, "years.yaml"))
    assert [years.generalised("gone", level) for level in range(years.levels)] == [*["not-given"] * 3, ANY]


def test_what_is_lost_grows_with_the_level_up_to_all() -> None:
    for hierarchy in read_hierarchies():
        losses = [sum(hierarchy.losses(level)) for level in range(hierarchy.levels)]
        assert losses == sorted(losses)
        assert losses[0] == 0
        assert losses[-1] == len(hierarchy.leaves)


def test_every_name_has_a_label() -> None:
    for hierarchy in read_hierarchies():
        for level in range(hierarchy.levels):
            assert all(hierarchy.label_of(name) for name in hierarchy.at_level(level))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("label: Years", "lable: Years", "missing required field `label`"),
        ("{id: b, label: B", "{id: a, label: B", "the id 'a' is taken"),
        ("{id: b, label: B", "{id: any, label: B", "the id 'any' is taken"),
        ("groups: [high, all]", "groups: [high]", "another number of groups"),
        ("groups: [high, all]", "groups: [hihg, all]", "the group 'hihg'"),
        ("label: B, groups: [low, all]", "label: B, groups: [low, high]", "not whole"),
        ("column: years", "column: years\ncolumn: years", "line 3"),
    ],
)
def test_a_file_with_a_mistake_is_named_in_one_sentence(was: str, becomes: str, said: str) -> None:
    with pytest.raises(HierarchyError, match=r"years\.yaml") as caught:
        build_hierarchy(read(GOOD.replace(was, becomes), "years.yaml"))
    assert said in str(caught.value)
