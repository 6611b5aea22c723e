"""When the bot counts as well, and since when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operating.health import Seen, judged, sentences, unseen

BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
looks = st.lists(
    st.builds(Seen, st.booleans(), st.none() | st.floats(0, 120), st.none() | st.floats(-60, 120)), max_size=20
)


@pytest.mark.parametrize(
    ("seen", "unwell"),
    [
        (Seen(writable=True, answered_ago=0.0, waits_for=None), []),
        (Seen(writable=True, answered_ago=60.0, waits_for=60.0), []),
        (Seen(writable=False, answered_ago=1.0, waits_for=None), ["database"]),
        (Seen(writable=True, answered_ago=None, waits_for=None), ["telegram"]),
        (Seen(writable=True, answered_ago=60.1, waits_for=None), ["telegram"]),
        (Seen(writable=True, answered_ago=1.0, waits_for=60.1), ["outbox"]),
    ],
)
def test_a_minute_is_the_limit(seen: Seen, unwell: list[str]) -> None:
    assert [name for name, says in sentences(seen).items() if says] == unwell


def test_before_the_first_look_it_is_not_ready() -> None:
    report = unseen(BEGAN)
    assert not report.ready
    assert all(state.says == "This was not looked at yet." for state in report.checks.values())


@given(looks)
def test_a_state_is_told_since_the_look_that_first_found_it(seen: list[Seen]) -> None:
    report, history = unseen(BEGAN), [unseen(BEGAN)]
    for number, one in enumerate(seen, 1):
        report = judged(report, sentences(one), BEGAN + timedelta(seconds=5 * number))
        history.append(report)
        assert report.ready is all(state.ok for state in report.checks.values())
        assert all(state.ok is (state.says == "") for state in report.checks.values())
    for name, state in report.checks.items():
        place = int((state.since - BEGAN).total_seconds() / 5)
        assert all(past.checks[name].ok is state.ok for past in history[place:])
        assert place == 0 or history[place - 1].checks[name].ok is not state.ok
    place = int((report.since - BEGAN).total_seconds() / 5)
    assert all(past.ready is report.ready for past in history[place:])
