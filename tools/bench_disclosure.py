"""How much a digest gives away about one person, and how often it has something to say: `make bench-disclosure`.

A simulated lead knows the roster, who reflected in this period and in the one before (so also who came back), how
ratings are spread in teams, and every rule. Nobody changes their rating between the two periods, which is the worst
case: whatever differs between two releases is due to who was there. The lead works out, by Bayes' rule over both
releases, the rating (one of four places) that is likeliest for one person. The same is done with the same two releases
computed without that person. What counts is how much more often the first guess is right (design, "Digests", last
paragraph). It must not be more than 10 points, else this ends with status 1.

Usage: bench_disclosure.py [PERIODS] [SEED]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache, partial
from itertools import count, islice
from random import Random
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.digests.disclosure import (
    ALL_THEMES,
    CORE,
    LEAST_WEEKLY_TEAM,
    Evidence,
    Question,
    Ratings,
    ReleasedSet,
    disclose,
)
from bot.digests.figures import LEAST_PEOPLE, Bins, Shares, band_of, shares_of, too_near, why_no_shares
from bot.digests.periods import ending_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Release = tuple[str, Shares | None] | float | None
    Says = Callable[[int, int, bool], Release]

PLACES = 4
SPREADS = np.array([(0.45, 0.30, 0.17, 0.08), (0.20, 0.30, 0.30, 0.20), (0.08, 0.17, 0.30, 0.45)])
SIZES = range(5, 31)
MOST_GAIN = 10.0
QUESTION = Question(ALL_THEMES, CORE, PLACES)


class Case(NamedTuple):
    """Two periods of a team in which one person, the target, answered in the second."""

    size: int
    ratings: dict[int, int]
    before: frozenset[int]
    now: frozenset[int]
    earlier: tuple[frozenset[int], ...]
    target: int

    @property
    def came_back(self) -> bool:
        """Whether the target was away in the period before."""
        return self.target not in self.before


class Scheme(NamedTuple):
    """A way to release: of each rating what is added up, and what is said of a sum, a count, and how near sets are."""

    name: str
    weights: tuple[int, ...]
    says: Says


@cache
def band_and_shares(low: int, people: int, near: bool) -> Release:  # noqa: FBT001  what a Scheme calls
    """What our rules release, from how many people are in the lower part."""
    bins = Bins(low, 0, people - low)
    return band_of(bins), None if near or why_no_shares(bins) else shares_of(bins)


@cache
def mean_to_a_tenth(total: int, people: int, near: bool) -> Release:  # noqa: ARG001, FBT001  as above
    """What "5 or more, with the mean to 0.1" releases."""
    return round(total / people, 1)


OURS = Scheme("our rules", (1, 1, 0, 0), band_and_shares)
MEANS = Scheme("5 or more, mean to 0.1", (1, 2, 3, 4), mean_to_a_tenth)


def cases(seed: int) -> Iterator[Case]:
    """Make periods of teams of 5 to 30 in turn, for ever; in every other one the target came back, if somebody did."""
    chance = Random(seed)
    for number in count():
        size = SIZES[number % len(SIZES)]
        spread = SPREADS[chance.randrange(len(SPREADS))]
        ratings = {person: chance.choices(range(1, PLACES + 1), spread)[0] for person in range(size)}
        case = None
        while case is None:
            case = _case(chance, size, ratings, back=bool(number // len(SIZES) % 2))
        yield case


def _case(chance: Random, size: int, ratings: dict[int, int], *, back: bool) -> Case | None:
    """Let a team live through up to six periods, or give None if too few answered in the last one."""
    keen = chance.choice((0.5, 0.7, 0.9))
    habits = [min(0.98, max(0.1, chance.gauss(keen, 0.2))) for _ in range(size)]
    sets = [
        frozenset(person for person in range(size) if chance.random() < habits[person])
        for _ in range(chance.randint(2, 6))
    ]
    now, before = sets[-1], sets[-2]
    if len(now) < LEAST_PEOPLE:
        return None
    returned = sorted(now - before)
    target = chance.choice(returned if back and returned else sorted(now))
    return Case(size, ratings, before, now, tuple(sets[:-1]), target)


def guesses_right(case: Case, scheme: Scheme, *, without: bool) -> bool:
    """Say whether the likeliest rating of the target is right; `without` takes the target out of what is released."""
    left_out = frozenset({case.target}) if without else frozenset()
    periods = case.before, case.now
    silent = [len(people) < LEAST_PEOPLE for people in periods]
    earlier = [people for people in case.earlier if len(people) >= LEAST_PEOPLE]
    nears = too_near(case.before, earlier[: -1 if earlier[-1:] == [case.before] else None]), too_near(case.now, earlier)
    weights = dict(enumerate(scheme.weights, 1))
    sets = [people - left_out for people in periods]
    heard = [
        None if quiet else scheme.says(sum(weights[case.ratings[one]] for one in people), len(people), near)
        for people, near, quiet in zip(sets, nears, silent, strict=True)
    ]
    before, now = (people - {case.target} for people in periods)
    chances = np.zeros(PLACES)
    for spread in SPREADS:
        both, only_before, only_now = (
            _sums(len(group), spread, scheme.weights) for group in (now & before, before - now, now - before)
        )
        for place in range(PLACES):
            fits = []
            for period, rest in enumerate((only_before, only_now)):
                there = not without and (period == 1 or not case.came_back)
                added = scheme.weights[place] if there else 0
                said = partial(_said, scheme, len(sets[period]), nears[period], added)
                fits.append(_fits(heard[period], said, len(both), rest))
            chances[place] += spread[place] * float(both @ (fits[0] * fits[1]))
    return int(np.argmax(chances)) + 1 == case.ratings[case.target]


def _sums(people: int, spread: np.ndarray, weights: tuple[int, ...]) -> np.ndarray:
    """Give the chances of each sum of the weights of so many people."""
    one = np.zeros(max(weights) + 1)
    for weight, chance in zip(weights, spread, strict=True):
        one[weight] += chance
    total = np.ones(1)
    for _ in range(people):
        total = np.convolve(total, one)
    return total


def _said(scheme: Scheme, people: int, near: bool, added: int, total: int) -> Release:  # noqa: FBT001  as above
    return scheme.says(total + added, people, near)


def _fits(heard: Release, said: Callable[[int], Release], sums: int, rest: np.ndarray) -> np.ndarray:
    """For each sum of those who are in both periods, give the chance that this release was heard.

    `said` is what would be released of a sum of all but the target; `rest` has the chances of the sums of those who are
    in one period only.
    """
    if heard is None:
        return np.ones(sums)
    matches = np.array([said(total) == heard for total in range(sums + len(rest) - 1)], float)
    return np.array([rest @ matches[total : total + len(rest)] for total in range(sums)])


def attack(periods: int, seed: int) -> float:
    """Print how often the lead is right, with and without the target, for both schemes; give the gain by our rules."""
    hits: dict[tuple[str, str, bool], list[bool]] = defaultdict(list)
    for case in islice(cases(seed), periods):
        for scheme in (OURS, MEANS):
            for without in (False, True):
                hit = guesses_right(case, scheme, without=without)
                for group in _groups(case):
                    hits[scheme.name, group, without].append(hit)
    print(f"{'':22} {'':>8} {'our rules':^24} {'5 or more, mean to 0.1':^24}")
    print(f"{'released periods':22} {'':>8}" + f" {'right':>8} {'without':>8} {'gain':>6}" * 2)
    for group in (*_GROUPS, *(f"team of {size}" for size in SIZES)):
        line = f"{group:22} {len(hits[OURS.name, group, True]):8,}"
        for scheme in (OURS, MEANS):
            right, alone = (mean(hits[scheme.name, group, out] or [False]) for out in (False, True))
            line += f" {right:8.1%} {alone:8.1%} {100 * (right - alone):+6.1f}"
        print(line)
    return 100 * (mean(hits[OURS.name, "all", False]) - mean(hits[OURS.name, "all", True]))


_GROUPS = (
    "all",
    "came back",
    "came back, only change",
    "stayed",
    "teams of 5 to 9",
    "teams of 10 to 19",
    "teams of 20 to 30",
)


def _groups(case: Case) -> list[str]:
    sizes = _GROUPS[4] if case.size <= 9 else _GROUPS[5] if case.size <= 19 else _GROUPS[6]
    groups = ["all", sizes, f"team of {case.size}", "came back" if case.came_back else "stayed"]
    if case.came_back and len(case.now ^ case.before) == 1:
        groups.append("came back, only change")
    return groups


_TEAMS = 4


def silence(seed: int) -> None:
    """Print how often a team hears of the core rating, and of any theme question, by size and participation."""
    questions = [Question("extent", "purpose", PLACES), Question("reach", "heard", PLACES)]
    shares = (0.2, 0.4, 0.6, 0.8)
    print("\nPeriods with a figure, by the share of a team that reflects in a week (each time on one of five themes)")
    print(f"{'':14}" + f"{'core rating':^32}{'a theme question':^32}")
    print(f"{'team of':14}" + "".join(f"{share:>8.0%}" for share in shares * 2))
    for size in (5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30):
        told = [
            [_told(Random(f"{seed} {size} {share} {team}"), size, share, questions) for team in range(_TEAMS)]
            for share in shares
        ]
        cells = [mean(one[which] for one in teams) for which in (0, 1) for teams in told]
        print(f"{size:<14}" + "".join(f"{cell:8.0%}" for cell in cells))


def _told(chance: Random, size: int, share: float, themes: list[Question]) -> tuple[float, float]:
    """Let a team live through two years; give the shares of its own periods, and of blocks, with a figure."""
    people = frozenset(range(size))
    habits = [min(1.0, max(0.02, chance.gauss(share, 0.2))) for _ in people]
    sets: dict[str, list[ReleasedSet]] = defaultdict(list)
    told: dict[str, list[bool]] = defaultdict(list)
    weeks: list[dict[int, Question]] = []
    for number in range(104):
        weeks.append(
            {one: chance.choice([*themes, *[QUESTION] * 3]) for one in people if chance.random() < habits[one]}
        )
        for period in ending_with(number):
            latest = weeks[-period.weeks :]
            given: dict[Question, dict[int, tuple[int, ...]]] = {
                QUESTION: {one: (chance.randint(1, 4),) for said in latest for one in said}
            }
            given |= {
                theme: {one: (2,) for said in latest for one, asked in said.items() if asked == theme}
                for theme in themes
            }
            ratings = tuple(Ratings(question, values) for question, values in given.items())
            result = disclose(Evidence(period, people, frozenset(), ratings, frozenset(), {}), sets)
            for one in result.sets:
                sets[one.item].append(one)
            heard = {figure.question for figure in result.figures}
            if period.is_block:
                told["theme"].append(bool(heard - {CORE}))
            if period.is_block != (size >= LEAST_WEEKLY_TEAM):
                told[CORE].append(CORE in heard)
    return mean(told[CORE]), mean(told["theme"])


def main() -> int:
    """Run both, and give the exit status."""
    periods, seed = (int(text) for text in [*sys.argv[1:], *["10000", "1"][len(sys.argv) - 1 :]])
    gain = attack(periods, seed)
    silence(seed)
    print(f"\nBy our rules the lead is right {gain:+.1f} points more often; {MOST_GAIN:.0f} are allowed.")
    return int(gain > MOST_GAIN)


if __name__ == "__main__":
    sys.exit(main())
