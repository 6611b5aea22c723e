"""The promise: killed at random instants, with all that Telegram can do, nothing is lost and nothing comes twice.

`make chaos` runs the full form.
"""

from pathlib import Path

import pytest

from tests.telegram.chaos import Plan, report, storm, well

POLLING = Plan(kills=8, updates=600, people=20, seed=11)
WEBHOOK = Plan(kills=4, updates=250, people=10, seed=12, webhook=True)


@pytest.mark.parametrize("plan", [POLLING, WEBHOOK], ids=["polling", "webhook"])
async def test_nothing_is_lost_and_nothing_comes_twice(plan: Plan, tmp_path: Path) -> None:
    outcome = await storm(plan, tmp_path)
    assert well(outcome), "\n".join([report(outcome), *outcome.examples[:10]])
    assert outcome.kills >= plan.kills
    assert outcome.updates >= plan.updates
    assert outcome.tailored > 0
    assert {"drop_before", "drop_after", "server_error", "slow", "duplicate"} <= outcome.struck.keys()
