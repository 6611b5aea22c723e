"""What is told of use betrays nobody, whatever people did."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.usage.rules import range_of, tell
from storage.usage import Use

if TYPE_CHECKING:
    from bot.usage.rules import Told

PEOPLE = st.integers(1, 24)
PLACES = st.sampled_from(["event", "helped", "plan", "closing"])
USES = st.builds(
    Use,
    begun=st.lists(st.tuples(PEOPLE, st.sampled_from(["extent", "reach"]), PLACES, st.booleans()), max_size=90).map(
        tuple
    ),
    minutes=st.lists(st.tuples(PEOPLE, st.floats(0, 90)), max_size=40).map(tuple),
    probed=st.lists(st.tuples(PEOPLE, st.integers(1, 10), st.integers(10, 60)), max_size=40).map(tuple),
    verdicts=st.lists(st.tuples(PEOPLE, st.sampled_from(["fits", "partly", "no"])), max_size=60).map(tuple),
    planned=st.frozensets(PEOPLE),
    outcomes=st.lists(st.tuples(PEOPLE, st.sampled_from(["did", "partly", "not-yet", "dropped"])), max_size=60).map(
        tuple
    ),
    invited=st.frozensets(PEOPLE),
    answered=st.frozensets(PEOPLE),
)
SAID = {
    "found_it_fits": "fits",
    "found_it_fits_partly": "partly",
    "found_it_does_not_fit": "no",
    "plan_done": "did",
    "plan_partly_done": "partly",
    "plan_not_done_yet": "not-yet",
    "plan_dropped": "dropped",
}


def sets_behind(use: Use, told: Told) -> dict[str, tuple[frozenset[int], str | int]]:
    """Give who stands behind each figure that was told, worked out apart from the rules."""
    people = {
        "began": {who for who, *_ in use.begun},
        "finished": {one[0] for one in use.begun if one[3]},
        "left_unfinished": {one[0] for one in use.begun if not one[3]},
        "made_a_plan": use.planned,
        "invited": use.invited,
        "answered_an_invitation": use.answered,
    }
    people |= {key: {who for who, said in use.verdicts if said == SAID[key]} for key in SAID if key.startswith("found")}
    people |= {key: {who for who, said in use.outcomes if said == SAID[key]} for key in SAID if key.startswith("plan")}
    people |= {
        "reflections_each": people["finished"],
        "minutes": {who for who, _ in use.minutes},
        "words_before_a_probe": {who for who, *_ in use.probed},
        "words_after_a_probe": {who for who, *_ in use.probed},
    }
    figures = told.people | told.typical
    behind = {key: (frozenset(people[key]), value) for key, value in figures.items() if value is not None}
    for place in told.stopped_at:
        who = frozenset(one[0] for one in use.begun if one[1:] == (place.theme, place.question, False))
        behind[f"{place.theme}.{place.question}"] = who, place.people
    return behind


@given(USES)
def test_nothing_is_told_of_fewer_than_five_people_and_counts_only_as_ranges(use: Use) -> None:
    for people, value in sets_behind(use, tell(use)).values():
        assert len(people) >= 5
        if isinstance(value, str):
            lowest, highest = map(int, value.split("-"))
            assert lowest <= len(people) <= highest
            assert highest - lowest >= 4
        else:
            assert len(people) >= 10


@given(USES)
def test_no_two_figures_can_be_subtracted_to_find_one_or_two_people(use: Use) -> None:
    behind = [people for people, _ in sets_behind(use, tell(use)).values()]
    assert all(len(one ^ other) not in (1, 2) for one, other in combinations(behind, 2))


@given(USES, st.integers(2, 30))
def test_somebody_who_comes_again_and_again_counts_once(use: Use, times: int) -> None:
    often = replace(use, begun=use.begun * times, verdicts=use.verdicts * times, outcomes=use.outcomes * times)
    told, once = tell(often), tell(use)
    assert (told.people, told.stopped_at) == (once.people, once.stopped_at)


def test_nobody_and_four_people_look_alike() -> None:
    begun = tuple((who, "extent", "plan", False) for who in range(4))
    assert tell(Use(begun=begun)) == tell(Use())
    assert tell(Use(begun=(*begun, (9, "extent", "plan", False)))).people["began"] == "5-9"


def test_the_one_who_did_not_finish_is_not_found_by_taking_finished_from_began() -> None:
    begun = tuple((who, "extent", "closing", who > 0) for who in range(10))
    told = tell(Use(begun=begun))
    assert (told.people["began"], told.people["finished"]) == ("10-19", None)


def test_medians_are_of_people_and_come_from_ten_on() -> None:
    minutes = [(1, 90.0)] * 50 + [(who, 4.0) for who in range(2, 11)]
    assert tell(Use(minutes=tuple(minutes))).typical["minutes"] == 4
    assert tell(Use(minutes=tuple(minutes[:-1]))).typical["minutes"] is None


@given(st.integers(0, 10**7))
def test_ranges_follow_on_one_another(people: int) -> None:
    told = range_of(people)
    if told is None:
        assert people < 5
    else:
        lowest, highest = map(int, told.split("-"))
        assert lowest <= people <= highest
        assert range_of(highest + 1) != told
        assert str(lowest)[0] in "125"
