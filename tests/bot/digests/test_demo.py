from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

import msgspec
import pytest

from bot.digests import composing
from bot.digests.periods import Period, block_with, parse_week, week
from bot.main import run
from dialogues.conversation import Conversation
from storage import releases, team_answers
from storage.database import Database
from tests.bot.digests.conftest import demo_command

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library
    from tests.bot.digests.conftest import Demo

Rows = list[tuple[object, ...]]


def rows(database: Path, sql: str) -> Rows:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def copy_of(demo: Demo, folder: Path) -> Path:
    copy = folder / "copy.sqlite3"
    with closing(sqlite3.connect(demo.database)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
    return copy


def truth(demo: Demo) -> list[dict[str, str]]:
    with demo.truth.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_holds_exactly_as_many_answers_as_asked_for(demo: Demo) -> None:
    assert rows(demo.database, "SELECT count(*) FROM response") == [(20_000,)]
    assert rows(demo.database, "SELECT count(*) FROM team") == [(12,)]


def test_the_same_arguments_give_the_same_data_and_another_seed_gives_other_data(tmp_path: Path) -> None:
    tables = ("conversation", "response", "point_offered", "membership", "switch_turned", "token", "release", "plan")
    contents = []
    for number, seed in enumerate((1, 1, 2)):
        database = tmp_path / f"{number}.sqlite3"
        assert run(demo_command(database, teams=3, answers=2000, seed=seed)) == 0
        contents.append([rows(database, f"SELECT * FROM {table}") for table in tables])
    assert contents[0] == contents[1]
    assert contents[0] != contents[2]


def test_people_have_habits_and_join_and_leave(demo: Demo) -> None:
    first, last = (
        str(one) for one in rows(demo.database, "SELECT min(started_at), max(started_at) FROM conversation")[0]
    )
    members = rows(demo.database, f"SELECT * FROM membership WHERE left_at IS NULL OR left_at > '{first}'")
    assert any(left is not None for *_, left in members)
    assert any(first < str(joined) < last for _, _, joined, _ in members)
    often = Counter(who for (who,) in rows(demo.database, "SELECT respondent FROM conversation"))
    assert max(often.values()) > 4 * min(often.values())


def test_what_it_holds_can_be_read_by_the_bot(demo: Demo) -> None:
    states = rows(demo.database, "SELECT state, status FROM conversation")
    conversations = [msgspec.json.decode(str(state), type=Conversation) for state, _ in states]
    assert [one.status for one in conversations] == [status for _, status in states]
    assert {one.status for one in conversations} <= {"finished", "stopped"}


async def test_its_releases_are_those_that_the_bot_would_have_made(
    demo: Demo, tmp_path: Path, library: Library
) -> None:
    """The demonstration works them out in memory; here the bot does, from the tables, one period after the other."""
    copy = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(demo.database)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
        made = there.execute(
            "SELECT team, last_week, weeks, content FROM release ORDER BY last_week, team, weeks"
        ).fetchall()
        sets = there.execute("SELECT * FROM released_set ORDER BY 1, 2, 3, 4").fetchall()
        there.execute("DELETE FROM release")
        there.execute("DELETE FROM released_set")
        there.commit()
    database = await Database.open(copy)
    async with database.transaction() as transaction:
        for team, last, weeks, content in made:
            period = Period(last, weeks)
            digest = await composing.release(transaction, library.scripts, team, period, period.end)
            assert composing.as_release(team, period, digest.told).content == content
        again = await transaction.rows(
            "SELECT team, item, weeks, last_week, people FROM released_set ORDER BY 1, 2, 3, 4"
        )
    await database.close()
    assert [tuple(one) for one in again] == sets


def values(demo: Demo) -> dict[tuple[str, str, str], dict[int, dict[str, list[int]]]]:
    """Give ratings of the truth by team, theme and item ("all" for closeness), by week, by person."""
    found: dict[tuple[str, str, str], dict[int, dict[str, list[int]]]] = {}
    for row in truth(demo):
        if row["value"].isdigit():
            theme = "all" if row["item"] == "closeness" else row["theme"]
            weeks = found.setdefault((row["team"], theme, row["item"]), {})
            weeks.setdefault(parse_week(row["week"]), {}).setdefault(row["person"], []).append(int(row["value"]))
    return found


def test_every_figure_follows_from_the_truth(demo: Demo) -> None:
    names = dict(rows(demo.database, "SELECT id, name FROM team"))
    by_item = values(demo)
    scale_of_three = {("reach", "voice")}
    checked = 0
    for team, last, weeks, content in rows(demo.database, "SELECT team, last_week, weeks, content FROM release"):
        period = Period(int(str(last)), int(str(weeks)))
        for figure in json.loads(str(content)).get("figures", ()):
            by_week = by_item[str(names[team]), figure["theme"], figure["question"]]
            people: dict[str, list[int]] = defaultdict(list)
            for number in range(period.first, period.last + 1):
                for person, places in by_week.get(number, {}).items():
                    people[person] += places
            middle = 2.0 if (figure["theme"], figure["question"]) in scale_of_three else 2.5
            ratings = [median(places) for places in people.values()]
            low, high = sum(one < middle for one in ratings), sum(one > middle for one in ratings)
            assert len(ratings) >= 5
            band = "low" if low * 10 >= len(ratings) * 6 else "high" if high * 10 >= len(ratings) * 6 else "mixed"
            assert figure["band"] == band
            assert figure["count_range"] == ("5-9" if len(ratings) < 10 else "10-19" if len(ratings) < 20 else "20+")
            checked += 1
    assert checked > 100


def test_common_points_follow_from_the_truth(demo: Demo) -> None:
    names = dict(rows(demo.database, "SELECT id, name FROM team"))
    said = [row for row in truth(demo) if not row["value"].isdigit()]
    for team, last, weeks, content in rows(demo.database, "SELECT team, last_week, weeks, content FROM release"):
        period = Period(int(str(last)), int(str(weeks)))
        points = json.loads(str(content)).get("points", ())
        if points:
            here = [
                row
                for row in said
                if row["team"] == names[team] and period.first <= parse_week(row["week"]) <= period.last
            ]
            assert len({row["person"] for row in here}) >= 8
            for point in points:
                assert len({row["person"] for row in here if row["value"] == point}) >= 3


def test_brute_force_no_two_released_sets_break_rule_4_or_5(demo: Demo) -> None:
    shares = set()
    for team, last, weeks, content in rows(demo.database, "SELECT team, last_week, weeks, content FROM release"):
        for figure in json.loads(str(content)).get("figures", ()):
            if "shares" in figure:
                shares.add((team, f"{figure['theme']}.{figure['question']}", weeks, last))
    by_item: dict[object, Rows] = defaultdict(list)
    sql = "SELECT team, item, weeks, last_week, people FROM released_set ORDER BY last_week, team, weeks"
    for row in rows(demo.database, sql):
        by_item[row[1]].append(row)
    pairs = 0
    for item, sets in by_item.items():
        kept = [(team, weeks, last, frozenset(json.loads(str(people)))) for team, _, weeks, last, people in sets]
        for first, second in combinations(kept, 2):
            pairs += 1
            differ = len(first[3] ^ second[3])
            if Period(int(str(first[2])), int(str(first[1]))).overlaps(
                Period(int(str(second[2])), int(str(second[1])))
            ):
                assert differ not in (1, 2), item
            if (second[0], item, second[1], second[2]) in shares:
                assert differ not in (1, 2), item
    assert pairs > 10_000
    assert shares


def test_small_teams_hear_of_nothing_and_teams_of_five_to_nine_only_of_blocks(demo: Demo) -> None:
    for team, last, weeks, content in rows(demo.database, "SELECT team, last_week, weeks, content FROM release"):
        end = Period(int(str(last)), int(str(weeks))).end
        size = rows(
            demo.database,
            f"SELECT count(*) FROM membership WHERE team = {team} AND joined_at < '{end}'"
            f" AND (left_at IS NULL OR left_at >= '{end}')",
        )[0][0]
        told = json.loads(str(content))
        if int(str(size)) < 5 or (int(str(size)) < 10 and weeks == 1):
            assert "figures" not in told
            assert "points" not in told


async def test_forgetting_somebody_deletes_the_link_and_leaves_what_was_released(demo: Demo, tmp_path: Path) -> None:
    copy = copy_of(demo, tmp_path)
    database = await Database.open(copy)
    async with database.transaction() as transaction:
        before = await transaction.rows("SELECT count(*), sum(length(people)) FROM released_set")
        ((somebody, token),) = await transaction.rows("SELECT respondent, token FROM token LIMIT 1")
        await transaction.write("DELETE FROM respondent WHERE id = ?", [(somebody,)])
        assert await releases.tokens(transaction, [int(str(somebody))]) == {}
        assert await transaction.rows("SELECT count(*) FROM token WHERE token = ?", (token,)) == [(0,)]
        assert await transaction.rows("SELECT count(*), sum(length(people)) FROM released_set") == before
    await database.close()


async def test_a_late_answer_changes_nothing(demo: Demo, tmp_path: Path, library: Library) -> None:
    copy = copy_of(demo, tmp_path)
    period = block_with(parse_week("2026-W40"))
    database = await Database.open(copy)
    async with database.transaction() as transaction:
        members = await team_answers.members(transaction, 1, period.end)
        before = await team_answers.given(transaction, members, ["closeness"], period.start, period.end)
        changed = before[0]
        await transaction.write(
            "INSERT INTO response (conversation, item, revision, wording, skipped, choices, answered_at)"
            " VALUES (?, 'closeness', 2, '', 0, '[\"apart\"]', ?)",
            [(changed.conversation, period.end)],
        )
        assert await team_answers.given(transaction, members, ["closeness"], period.start, period.end) == before
        following = week(period.last + 1)
        assert await team_answers.given(transaction, members, ["closeness"], following.start, following.end) == []
        frozen = await composing.find(transaction, 1, period)
        again = await composing.release(transaction, library.scripts, 1, period, period.end)
        assert again == frozen
    await database.close()


async def test_only_those_who_agreed_before_the_end_and_have_not_withdrawn_count(demo: Demo, tmp_path: Path) -> None:
    copy = copy_of(demo, tmp_path)
    end = week(parse_week("2026-W40")).end
    database = await Database.open(copy)
    async with database.transaction() as transaction:
        everybody = await team_answers.counted(transaction, range(1, 100), end)
        first, second, *_ = sorted(everybody)
        await transaction.write("DELETE FROM switch_turned WHERE respondent = ?", [(first,), (second,)])
        await transaction.write(
            "INSERT INTO switch_turned (respondent, switch, is_on, words_edition, turned_at)"
            " VALUES (?, 'teams', ?, 1, ?)",
            [(first, 1, end), (second, 1, "2026-01-01"), (second, 0, end)],
        )
        assert await team_answers.counted(transaction, everybody, end) == everybody - {first, second}
    await database.close()


async def test_a_period_that_is_not_over_is_not_released(demo: Demo, tmp_path: Path, library: Library) -> None:
    copy = copy_of(demo, tmp_path)
    database = await Database.open(copy)
    following = week(parse_week("2026-W41"))
    with pytest.raises(ValueError, match="is not over"):
        async with database.transaction() as transaction:
            await composing.release(transaction, library.scripts, 1, following, following.start)
    await database.close()


def test_a_database_that_exists_is_refused(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(demo_command(demo.database)) == 2
    assert "exists already" in capsys.readouterr().err


def test_more_answers_than_so_few_can_give_are_refused_and_leave_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(demo_command(tmp_path / "new.sqlite3", teams=1, answers=5_000_000)) == 2
    assert (
        capsys.readouterr().err.strip() == "One team can't give 5,000,000 answers in three years; ask for more teams."
    )
    assert not (tmp_path / "new.sqlite3").exists()


@pytest.mark.parametrize(
    "wrong", [["--teams", "0"], ["--answers", "-3"], ["--until", "2026-W60"], ["--until", "soon"], ["--seed", "x"]]
)
def test_arguments_that_mean_nothing_are_status_2(wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        run([*demo_command(tmp_path / "new.sqlite3"), *wrong])
    assert stop.value.code == 2
