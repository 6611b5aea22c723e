"""The weekly job: every team once a week, whatever happens to the clocks, the bot, and the leads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.digests.sending import MOST_AT_ONCE, send_digests
from storage import outbox, teams
from tests.bot.teams.helping import Troupe
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library

HOUR = timedelta(hours=1)


@pytest.fixture
async def troupe(library: Library, tmp_path: Path) -> AsyncIterator[Troupe]:
    stage = await Stage.open(tmp_path / "r.sqlite3", library)
    yield Troupe(stage)
    await stage.database.close()


async def hours_of_sending(troupe: Troupe, start: datetime, hours: int) -> list[datetime]:
    """Play hour by hour and give when a digest came."""
    troupe.stage.now = start
    return [troupe.stage.now for _ in range(hours) if "lead" in await troupe.stage.later(HOUR)]


async def test_a_lead_hears_once_a_week_and_what_is_said_betrays_nobody(troupe: Troupe) -> None:
    team = await troupe.team("North & <East>")
    await troupe.lead("lead", team)
    heard = await troupe.stage.later(HOUR)
    assert "North &amp; &lt;East&gt;" in heard["lead"]
    lead = troupe.stage.person("lead")
    assert [button.label for button in lead.heard[-1].buttons] == ["Past digests", "Pause"]
    assert lead.heard[-1].patient
    assert await troupe.stage.later(timedelta(days=6, hours=23)) == {}
    assert "lead" in await troupe.stage.later(HOUR)


@pytest.mark.parametrize(
    ("zone", "day", "time", "start"),
    [
        ("Europe/London", 7, "01:30", datetime(2027, 3, 20, tzinfo=UTC)),
        ("Europe/London", 7, "01:30", datetime(2026, 10, 17, tzinfo=UTC)),
        ("Africa/Cairo", 5, "00:30", datetime(2027, 4, 22, tzinfo=UTC)),
        ("Africa/Cairo", 4, "23:30", datetime(2026, 10, 21, tzinfo=UTC)),
        ("America/Santiago", 6, "23:30", datetime(2027, 3, 27, tzinfo=UTC)),
        ("America/Santiago", 7, "00:00", datetime(2026, 8, 29, tzinfo=UTC)),
        ("America/Havana", 7, "00:30", datetime(2027, 3, 6, tzinfo=UTC)),
        ("Pacific/Auckland", 7, "02:30", datetime(2026, 9, 19, tzinfo=UTC)),
    ],
)
async def test_over_a_change_of_the_clocks_there_is_one_digest_in_every_week(
    zone: str, day: int, time: str, start: datetime, troupe: Troupe
) -> None:
    troupe.stage.now = start
    await troupe.lead("lead", await troupe.team("North", zone, day, time))
    came = await hours_of_sending(troupe, start, 24 * 21)
    assert len(came) == 3
    assert all(
        timedelta(days=6, hours=22) <= after - before <= timedelta(days=7, hours=2) for before, after in pairwise(came)
    )


async def test_a_bot_that_was_down_for_weeks_sends_what_is_due_once(troupe: Troupe) -> None:
    await troupe.lead("lead", await troupe.team("North"))
    heard = await troupe.stage.later(timedelta(days=24))
    assert len(troupe.stage.person("lead").heard) == 4  # hello, the invitation, that it was taken, and one digest
    assert "13 December" in heard["lead"]
    assert await troupe.stage.later(timedelta(days=3)) == {}
    assert "lead" in await troupe.stage.later(timedelta(days=2))


async def test_a_kill_before_the_write_repeats_everything_and_one_after_it_nothing(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "r.sqlite3"
    stage = await Stage.open(path, library)
    await Troupe(stage).lead("lead", await Troupe(stage).team("North"))
    stage.now += HOUR
    with pytest.raises(KeyboardInterrupt):
        async with stage.database.transaction() as transaction:
            assert len(await send_digests(transaction, library, stage.now)) == 1
            raise KeyboardInterrupt
    await stage.errands.run()
    await stage.database.close()
    again = await Stage.open(path, library)
    again.now = stage.now
    await again.errands.run()
    async with again.database.transaction() as transaction:
        waiting = await outbox.unsent(transaction, "test")
    await again.database.close()
    assert len(waiting) == 1


async def test_moving_the_day_after_a_digest_brings_no_second_one_in_the_same_week(troupe: Troupe) -> None:
    lead = await troupe.lead("lead", await troupe.team("North"))
    await troupe.stage.later(2 * HOUR)
    await lead.write("/lead")
    await lead.press("Change when it comes")
    await lead.press("Day")
    assert "The next digest comes on Friday 4 December" in await lead.press("Friday")
    assert await troupe.stage.later(timedelta(days=7)) == {}
    assert "lead" in await troupe.stage.later(timedelta(days=5))


async def test_what_is_due_goes_out_even_if_the_day_is_moved_first(troupe: Troupe) -> None:
    team = await troupe.team("North")
    lead = await troupe.lead("lead", team)
    troupe.stage.now += 2 * HOUR
    heard = await lead.press_code(f"do:lead:day:{team}:5")
    assert "In your next meeting" in heard or "meeting" in heard


async def test_a_lead_who_blocked_the_bot_is_not_sent_to_and_shows_in_the_list(troupe: Troupe) -> None:
    team = await troupe.team("North")
    lead = await troupe.lead("lead", team)
    await lead.block()
    assert await troupe.stage.later(timedelta(days=1)) == {}
    standing = await troupe.standing(team)
    assert (standing.leads, standing.reachable_leads) == (1, 0)
    assert standing.team.due_at == "2026-11-30T09:00:00+00:00"
    await lead.block(now=False)
    await lead.write("/teams")
    assert "lead" in await troupe.stage.later(timedelta(days=7))


async def test_a_team_without_a_lead_is_passed_over_and_all_leads_of_one_are_told(troupe: Troupe) -> None:
    await troupe.team("Nobody's")
    team = await troupe.team("North")
    await troupe.lead("ada", team)
    await troupe.lead("ben", team)
    heard = await troupe.stage.later(HOUR)
    assert heard["ada"] == heard["ben"]
    assert set(heard) == {"ada", "ben"}


async def test_a_removed_team_hears_nothing_more(troupe: Troupe) -> None:
    team = await troupe.team("North")
    await troupe.lead("lead", team)
    async with troupe.stage.database.transaction() as transaction:
        await teams.remove(transaction, team, troupe.stage.now.isoformat())
    assert await troupe.stage.later(timedelta(days=8)) == {}


async def test_many_teams_are_taken_a_few_at_a_time_also_where_most_have_no_lead(troupe: Troupe) -> None:
    for number in range(3 * MOST_AT_ONCE):
        await troupe.team(f"Team {number:03}")
    await troupe.lead("lead", await troupe.team("The last"))
    await troupe.stage.play()
    troupe.stage.now += HOUR
    async with troupe.stage.database.transaction() as transaction:
        sent = await send_digests(transaction, troupe.stage.library, troupe.stage.now)
        assert len(sent) == 1
        assert await teams.due(transaction, troupe.stage.now.isoformat(), 1) == []


async def test_past_digests_can_be_read_again_as_they_were(troupe: Troupe) -> None:
    lead = await troupe.lead("lead", await troupe.team("North"))
    await lead.write("/lead")
    assert await lead.press("Past digests") == "No digest was sent yet."
    first = (await troupe.stage.later(HOUR))["lead"]
    await troupe.stage.later(timedelta(days=7))
    assert await lead.press("Past digests") == "Which one?"
    assert [button.label for button in lead.heard[-1].buttons] == ["29 November", "22 November"]
    assert await lead.press("22 November") == first
    assert "earlier conversation" in await lead.press_code("do:lead:show:1:9999")
