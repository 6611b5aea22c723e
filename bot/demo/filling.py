"""Makes a demonstration: people, what they answered week by week, and what was released of it."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from bot.demo.answering import answer, as_conversation, make_moods
from bot.demo.sayings import read_sayings
from bot.demo.staff import make_staff
from bot.demo.visits import LONGEST_WEEKS, plan_visits
from bot.digests.composing import LOOK_BACK, as_release, as_sets, meeting_questions, rating_items, scale_of
from bot.digests.disclosure import Evidence, Question, Ratings, ReleasedSet
from bot.digests.periods import ending_with, monday_of, name_of, week
from bot.digests.telling import Told, tell
from bot.teams.sending_times import next_slot
from storage.filling import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.demo.staff import Membership, Staff
    from bot.demo.visits import Visit
    from bot.digests.periods import Period
    from bot.library import Library
    from dialogues.conversation import Answer
    from storage.database import Database, Value
    from storage.filling import Table

    Row = Sequence[Value]

CHANNEL = "demo"
_ZONE = "Europe/London"
_ANSWERS_AT_ONCE = 40_000
_MARGIN_WEEKS = 44
_NONE_NAMED = "none"


class TruthRow(NamedTuple):
    """What counts for a team: a rating's place on its scale from 1, or the point that an answer in words named."""

    team: str
    person: str
    week: str
    theme: str
    item: str
    value: int | str


class Said(NamedTuple):
    """What one person said in a week."""

    ratings: dict[Question, list[int]]
    named: set[str]


async def fill_with_demo(
    database: Database,
    library: Library,
    size: tuple[int, int],
    last_week: int,
    seed: int,
    progress: Callable[[int], None],
) -> Iterator[TruthRow]:
    """Fill a new database; the same arguments give the same data.

    Args:
        database: an empty one.
        library: scripts, points and texts.
        size: how many teams, and how many answers.
        last_week: the number of the last week that people reflected in.
        seed: where chance begins.
        progress: is told how many answers are written.

    Returns:
        What counts for each team, as the digests should see it.

    Raises:
        TooManyAnswersError: so few teams can't give so many answers.
    """
    teams, answers = size
    chance = Random(seed)  # noqa: S311  the same data again is what it is for
    staff = make_staff(chance, teams, last_week - LONGEST_WEEKS - _MARGIN_WEEKS, last_week)
    visits = plan_visits(chance, staff, library.scripts, answers, last_week)
    maker = _Maker(library, staff, chance, visits[0].week, last_week)
    await _write(database, maker.beginnings())
    written = 0
    position = 0
    for number in range(visits[0].week, last_week + 1):
        begins = position
        while position < len(visits) and visits[position].week == number:
            position += 1
        maker.live_through(number, visits[begins:position])
        if maker.answers - written >= _ANSWERS_AT_ONCE or number == last_week:
            await _write(database, maker.take_rows())
            written = maker.answers
            progress(written)
    return iter(maker.truth)


async def _write(database: Database, rows: Mapping[Table, list[Row]]) -> None:
    async with database.transaction() as transaction:
        for table, some in rows.items():
            await fill(transaction, table, some)


class _Maker:
    """Makes rows, week by week."""

    def __init__(self, library: Library, staff: Staff, chance: Random, first_week: int, last_week: int) -> None:
        self._library = library
        self._staff = staff
        self._chance = chance
        self._first_week = first_week
        self._last_week = last_week
        self._sayings = read_sayings(library.review)
        self._moods = make_moods(chance, staff, library.scripts, self._sayings)
        self._questions = {
            (theme, item.id): question for theme, question, item in rating_items(library.scripts.values())
        }
        self._scales = {(theme, item.id): scale_of(item) for theme, _, item in rating_items(library.scripts.values())}
        self._of_team: dict[int, list[Membership]] = defaultdict(list)
        self._of_person: dict[int, list[Membership]] = defaultdict(list)
        for one in staff.memberships:
            self._of_team[one.team].append(one)
            self._of_person[one.person].append(one)
        self._tokens = {person: chance.getrandbits(63) for person in staff.people}
        self._sets: dict[int, dict[str, list[ReleasedSet]]] = {team: {} for team in staff.teams}
        self._earlier: dict[tuple[int, int], deque[Told]] = defaultdict(lambda: deque(maxlen=LOOK_BACK))
        self._said: deque[dict[int, Said]] = deque(maxlen=4)
        self._rows: dict[Table, list[Row]] = defaultdict(list)
        self._has_agreed: set[int] = set()
        self._conversations = 0
        self._in_turn = sorted(question.item for question in set(self._questions.values()))
        self.answers = 0
        self.truth: list[TruthRow] = []

    def take_rows(self) -> dict[Table, list[Row]]:
        """Give the rows made so far, in the order in which they can be written."""
        rows, self._rows = self._rows, defaultdict(list)
        order: tuple[Table, ...] = (
            "conversation", "response", "point_offered", "point_shown", "plan", "switch_turned", "release",
            "released_set",
        )  # fmt: skip
        return {table: rows[table] for table in order}

    def beginnings(self) -> dict[Table, list[Row]]:
        """Give the rows for people, teams, who is in which and leads which."""
        staff = self._staff
        start, end = week(self._first_week).start, week(self._last_week).end
        due = next_slot(ZoneInfo(_ZONE), 1, "09:00", datetime.fromisoformat(end)).at.isoformat()
        first_lead = len(staff.people)
        people: list[Row] = [(one, CHANNEL, f"p{one}", start, start) for one in staff.people]
        leads: list[Row] = [(first_lead + one, CHANNEL, f"lead{one}", start, start) for one in staff.teams]
        memberships: list[Row] = [
            (
                one.team,
                one.person,
                week(one.first_week).start,
                None if one.last_week is None else week(one.last_week).end,
            )
            for one in staff.memberships
        ]
        return {
            "respondent": people + leads,
            "team": [(one, name, _ZONE, 1, "09:00", due, start) for one, name in staff.teams.items()],
            "membership": memberships,
            "role": [(first_lead + one, "lead", one, start) for one in staff.teams],
            "token": list(self._tokens.items()),
        }

    def live_through(self, number: int, visits: Sequence[Visit]) -> None:
        """Let people reflect in a week, and release what ends with it."""
        said: dict[int, Said] = {}
        for visit in visits:
            self._reflect(visit, said)
        self._said.append(said)
        self._moods.drift(self._chance)
        for team in self._staff.teams:
            for period in ending_with(number):
                self._release(team, period)

    def _reflect(self, visit: Visit, said: dict[int, Said]) -> None:
        teams = [one.team for one in self._of_person[visit.person] if one.holds(visit.week)]
        person = self._staff.people[visit.person]
        answers = answer(self._chance, visit, person, teams[0], self._moods, self._sayings)
        self.answers += len(answers)
        self._conversations += 1
        self._keep(visit, answers)
        told = said.setdefault(visit.person, Said({}, set()))
        script = self._library.scripts[visit.theme]
        for item, one in answers.items():
            value = self._note(told, visit, item, one)
            if value is None and not (script.item(item) or visit.items[0]).finds:
                continue
            self.truth += [
                TruthRow(
                    self._staff.teams[team],
                    f"p{visit.person}",
                    name_of(visit.week),
                    visit.theme,
                    item,
                    _NONE_NAMED if value is None else value,
                )
                for team in teams
            ]

    def _note(self, told: Said, visit: Visit, item: str, one: Answer) -> int | str | None:
        """Note what an answer says, and give it as it stands in the truth; None where it says nothing that counts."""
        key = visit.theme, item
        if key in self._scales:
            scale = self._scales[key]
            if one.choices[0] not in scale:
                return None
            place = scale.index(one.choices[0]) + 1
            told.ratings.setdefault(self._questions[key], []).append(place)
            return place
        if one.found is not None:
            told.named.add(one.picked or _NONE_NAMED)
        return one.picked or None

    def _keep(self, visit: Visit, answers: dict[str, Answer]) -> None:
        number = self._conversations
        time = self._time(visit.week)
        began = time.isoformat()
        for item, one in answers.items():
            time += timedelta(seconds=self._chance.randint(15, 60))
            at = time.isoformat()
            choices = json.dumps(one.choices) if one.choices else None
            self._rows["response"].append(
                (number, item, 1, one.wording, one.skipped, one.words or None, None, choices, at)
            )
            for place, point in enumerate(one.offered, 1):
                self._rows["point_offered"].append((number, item, 1, point, place, 0.6 / place, one.picked == point))
        ended = time.isoformat()
        conversation = as_conversation(number, visit, self._library.scripts[visit.theme].edition, answers)
        state = msgspec.json.encode(conversation).decode()
        self._rows["conversation"].append(
            (number, visit.person, visit.theme, conversation.edition, conversation.status, False, state, began, ended)
        )
        verdicts = self._chance.choices(("fits", "partly", None), (5, 2, 3), k=len(conversation.shown))
        self._rows["point_shown"] += [
            (number, point, 0.6, ended, verdict) for point, verdict in zip(conversation.shown, verdicts, strict=True)
        ]
        plan = next((one.words for item, one in answers.items() if item == "plan" and one.words), None)
        if plan is not None:
            self._rows["plan"].append((number, plan, ended, None, None, None))
        if visit.person not in self._has_agreed:
            self._has_agreed.add(visit.person)
            edition = int(self._library.texts("switches_edition"))
            self._rows["switch_turned"].append((visit.person, "teams", True, edition, ended))

    def _time(self, number: int) -> datetime:
        """Give a time on a working day of a week, in UTC."""
        monday = datetime.combine(monday_of(number), datetime.min.time(), UTC)
        return monday + timedelta(days=self._chance.randrange(5), minutes=self._chance.randint(8 * 60, 17 * 60))

    def _release(self, team: int, period: Period) -> None:
        members = {one.person for one in self._of_team[team] if one.holds(period.last)}
        evidence = self._evidence(period, members)
        earlier = self._earlier[team, period.weeks]
        told, disclosure = tell(team, evidence, self._sets_near(team, members), list(earlier), meeting_questions())
        earlier.appendleft(told)
        for one in disclosure.sets:
            self._sets[team].setdefault(one.item, []).append(one)
        release = as_release(team, period, told)
        self._rows["release"].append((team, release.last_week, release.weeks, release.content, period.end))
        self._rows["released_set"] += [
            (team, one.item, one.weeks, one.last_week, json.dumps(sorted(one.people)))
            for one in as_sets(team, disclosure)
        ]

    def _sets_near(self, team: int, members: set[int]) -> dict[str, list[ReleasedSet]]:
        """Give the sets of all teams that these people were ever in."""
        teams = {team, *(one.team for person in members for one in self._of_person[person])}
        if len(teams) == 1:
            return self._sets[team]
        items = {item for one in teams for item in self._sets[one]}
        return {item: [one for near in teams for one in self._sets[near].get(item, ())] for item in items}

    def _evidence(self, period: Period, members: set[int]) -> Evidence:
        tokens = self._tokens
        given: dict[Question, dict[int, tuple[int, ...]]] = {one: {} for one in self._questions.values()}
        answered: set[int] = set()
        named: dict[str, set[int]] = defaultdict(set)
        for said in list(self._said)[-period.weeks :]:
            for person in members & said.keys():
                who = tokens[person]
                for question, places in said[person].ratings.items():
                    given[question][who] = (*given[question].get(who, ()), *places)
                if said[person].named:
                    answered.add(who)
                for point in said[person].named - {_NONE_NAMED}:
                    named[point].add(who)
        return Evidence(
            period,
            frozenset(tokens[person] for person in members),
            frozenset(),
            tuple(Ratings(question, people) for question, people in given.items()),
            frozenset(answered),
            {point: frozenset(who) for point, who in named.items()},
        )
