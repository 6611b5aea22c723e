"""What the doctor says of what it saw."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operating.findings import of_clock, of_database, of_disk, of_username, of_webhook
from storage.checkup import Checkup

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOOK = "https://bot.example/hook"
MB = 1_000_000


@given(st.timedeltas(min_value=timedelta(days=-4000), max_value=timedelta(days=4000)))
def test_a_clock_that_is_off_by_more_than_half_a_minute_is_wrong_and_it_says_which_way(off: timedelta) -> None:
    finding = of_clock(NOW + off, NOW)
    assert finding.mark == ("wrong" if abs(off) > timedelta(seconds=30) else "ok")
    if finding.mark == "wrong":
        assert ("ahead of" if off > timedelta() else "behind") in finding.says


def test_how_far_the_clock_is_off_is_said() -> None:
    assert "It is 1:00:05 behind Telegram's." in of_clock(NOW - timedelta(hours=1, seconds=5), NOW).says
    assert of_clock(NOW, None).mark == "note"


@pytest.mark.parametrize(
    ("free", "used", "mark"),
    [
        (99 * MB, 0, "wrong"),
        (100 * MB, 0, "note"),
        (500 * MB, 0, "ok"),
        (1099 * MB, 1000 * MB, "wrong"),
        (3499 * MB, 1000 * MB, "note"),
        (3500 * MB, 1000 * MB, "ok"),
    ],
)
def test_a_disk_needs_room_for_the_database_once_more(free: int, used: int, mark: str) -> None:
    assert of_disk(free, used).mark == mark


@pytest.mark.parametrize(
    ("named", "mark"), [("", "note"), ("north_bot", "ok"), ("@North_Bot", "ok"), ("south_bot", "wrong")]
)
def test_the_name_is_that_of_the_token(named: str, mark: str) -> None:
    assert of_username(named, "north_bot").mark == mark


@pytest.mark.parametrize(
    ("wanted", "is_set", "failed_ago", "mark"),
    [
        ("", "", None, None),
        ("", HOOK, None, "note"),
        (HOOK, "", None, "note"),
        (HOOK, HOOK, None, "ok"),
        (HOOK, HOOK, timedelta(hours=2), "ok"),
        (HOOK, HOOK, timedelta(minutes=2), "wrong"),
    ],
)
def test_a_webhook_is_wrong_while_telegram_fails_with_it(
    wanted: str, is_set: str, failed_ago: timedelta | None, mark: str | None
) -> None:
    finding = of_webhook(wanted, is_set, NOW - failed_ago if failed_ago else None, "502 Bad Gateway", NOW)
    assert (finding.mark if finding else None) == mark


def test_a_database_says_whether_the_bot_runs_and_what_the_next_start_does() -> None:
    (new,) = of_database("r.sqlite3", Checkup(exists=False))
    assert new.says == "r.sqlite3 does not exist yet; the first start makes it."
    usable, behind, readable = of_database(
        "r.sqlite3", Checkup(exists=True, runs=True, bytes=1, steps_behind=2, others_read=True)
    )
    assert usable.says.endswith("the bot runs on it.")
    assert "Make a backup first." in behind.says
    assert "chmod 600 r.sqlite3" in readable.says
