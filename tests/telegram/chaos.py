"""A storm: people by the dozen, a Telegram where everything goes wrong, and a bot that is killed again and again."""

import asyncio
import pickle
import random
import signal
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.library import build_library, read_sources
from tests.telegram.bot_process import BotProcess, start_bot, webhook_settings
from tests.telegram.chaos_bot import quick
from tests.telegram.chaos_people import Crowd
from tests.telegram.chaos_reference import NOW, Entry, replay, tables
from tests.telegram.chaos_verdict import Verdict, judge
from tests.telegram.control import Remote
from tests.telegram.errors import JSON
from tests.telegram.process import emulator_process

PROGRAM = ("-m", "tests.telegram.chaos_bot", "run", "--now", NOW.isoformat())
DISTURBANCES = {"latency": 0.002, "duplicate": 0.05, "reorder": 0.1, "unparsable": 0.02, "unknown": 0.01}
FAULTS: tuple[JSON, ...] = (
    {"kind": "server_error", "chance": 0.005},
    {"kind": "server_error_after", "chance": 0.003},
    {"kind": "drop_before", "chance": 0.005},
    {"kind": "drop_after", "chance": 0.005},
    {"kind": "slow", "chance": 0.01, "seconds": 0.2},
    {"kind": "retry_after", "chance": 0.0005, "seconds": 1, "method": "sendMessage"},
)
KILLED_WHILE_STARTING = 0.2
LONGEST_START_S, LONGEST_LIFE_S = 1.5, 1.5
PATIENCE_S = 120.0
# What the walk writes; what jobs beside it write has tests of its own.
COMPARED = (
    "respondent", "conversation", "response", "point_offered", "point_shown", "plan", "switch_turned", "typed_message",
    "update_taken",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """How hard it storms, at least. `thinking_s` is how long people think before they do something."""

    kills: int
    updates: int
    people: int
    seed: int
    webhook: bool = False
    thinking_s: float = 0.15


@dataclass
class Outcome:
    """What came of a storm. `expired` counts presses that Telegram dropped while the bot was down or behind."""

    kills: int = 0
    updates: int = 0
    tailored: int = 0
    expired: int = 0
    not_stored: int = 0
    stored_twice: int = 0
    taken_out_of_order: int = 0
    rows_wrong: dict[str, int] = field(default_factory=dict)
    unsent: int = 0
    struck: JSON = field(default_factory=dict)
    violations: list[JSON] = field(default_factory=list)
    verdict: Verdict = field(default_factory=Verdict)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Storm:
    """One storm over one database."""

    def __init__(self, plan: Plan, folder: Path, telegram: Remote, token: str) -> None:
        self._plan = plan
        self._dice = random.Random(plan.seed)
        self._telegram = telegram
        self._token = token
        self._folder = folder
        self.database = folder / "storm.sqlite3"
        self.crowd = Crowd(telegram, plan.people, plan.seed, plan.thinking_s)
        self.starts: list[float] = []
        self._bots: list[BotProcess] = []
        sources = folder / "sources.pickle"
        sources.write_bytes(pickle.dumps(read_sources()))
        self._settings = {"CHAOS_SOURCES": str(sources), **(webhook_settings() if plan.webhook else {})}

    async def blow(self) -> int:
        """Kill the bot until people have done enough; give the number of kills."""
        await self._telegram.call("disturb", seed=self._plan.seed, **DISTURBANCES)
        for fault in FAULTS:
            await self._telegram.call("fault", times=None, **fault)
        self.crowd.come()
        kills = 0
        while kills < self._plan.kills or len(self.crowd.updates) < self._plan.updates:
            bot = await self.start()
            await self._live_a_while(bot)
            status = await bot.stop(signal.SIGKILL)
            assert status == -signal.SIGKILL, f"the bot ended by itself: {bot.log}"
            self.crowd.check()
            kills += 1
        return kills

    async def calm_down(self) -> None:
        """Let everything arrive, and end the bot as an operator would."""
        await self.crowd.go()
        await self._telegram.call("calm")
        bot = await self.start()
        assert await self._telegram.call("drained", seconds=PATIENCE_S)
        async with asyncio.timeout(PATIENCE_S):
            while self._rows("SELECT 1 FROM outbox UNION SELECT 1 FROM conversation WHERE waits = 1"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        assert await bot.stop() == 0, bot.log

    async def end(self) -> None:
        """Leave nobody and nothing behind."""
        await self.crowd.disperse()
        for bot in self._bots:
            await bot.stop(signal.SIGKILL)

    async def start(self) -> BotProcess:
        self.starts.append(time.monotonic())
        bot = await start_bot(
            self._telegram.base_url,
            self._token,
            self.database,
            program=PROGRAM,
            LOG_LEVEL="ERROR",
            **self._settings,
        )
        self._bots = [bot]
        return bot

    async def compare(self, outcome: Outcome) -> None:
        """Hold what is stored and what was seen against the undisturbed reference."""
        state = await self._telegram.call("state")
        outcome.struck, outcome.violations = state["struck"], state["violations"]
        diary = self._rows("SELECT process, number, address, tailored FROM diary ORDER BY place")
        numbers = [number for _, number, _, _ in diary if number is not None]
        outcome.updates, outcome.tailored = len(self.crowd.updates), len(diary) - len(numbers)
        missed = self.crowd.updates.keys() - set(numbers)
        outcome.expired = len(missed & set(state["expired_ids"]))
        outcome.not_stored = len(missed) - outcome.expired
        outcome.stored_twice = len(numbers) - len(set(numbers))
        if not self._plan.webhook:
            outcome.taken_out_of_order = _out_of_order(diary)
        library = quick(build_library(read_sources()))
        expected = await replay(diary, self.crowd.updates, library, self._folder / "reference.sqlite3")
        stored, right = tables(self.database), tables(self._folder / "reference.sqlite3")
        outcome.unsent = len(stored["outbox"])
        for name in COMPARED:
            if wrong := stored[name] ^ right[name]:
                outcome.rows_wrong[name] = len(wrong)
                outcome.examples += [f"{name}: {row}" for row in list(wrong)[:4]]
        aside = {number for _, number, *_ in stored["update_aside"]}
        if aside != set(state["broken_ids"]):
            outcome.rows_wrong["update_aside"] = len(aside ^ set(state["broken_ids"]))
        for user in self.crowd.users:
            requests = await self._telegram.call("requested", chat=user)
            judge(outcome.verdict, expected[str(user)], requests, self.starts)
        outcome.examples += outcome.verdict.examples

    async def _live_a_while(self, bot: BotProcess) -> None:
        if self._dice.random() < KILLED_WHILE_STARTING:
            await asyncio.sleep(self._dice.uniform(0, LONGEST_START_S))
            return
        async with asyncio.timeout(PATIENCE_S):
            confirmed = await self._confirmed()
            while await self._confirmed() == confirmed:
                assert bot.running, bot.log
                await asyncio.sleep(0.05)
        await asyncio.sleep(self._dice.uniform(0, LONGEST_LIFE_S))

    async def _confirmed(self) -> int:
        count: int = (await self._telegram.call("state"))["confirmed"]
        return count

    def _rows(self, sql: str) -> list[Entry]:
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


def _out_of_order(diary: list[Entry]) -> int:
    """Updates that were taken after a later one of the same person."""
    newest: dict[str, int] = {}
    count = 0
    for _, number, address, _ in diary:
        if number is not None:
            count += number < newest.get(address, 0)
            newest[address] = max(number, newest.get(address, 0))
    return count


@asynccontextmanager
async def _telegram(plan: Plan) -> AsyncIterator[tuple[Remote, str]]:
    async with emulator_process("--seed", str(plan.seed)) as remote:
        await remote.call("webhook_pause", pause=0.05)
        yield remote, (await remote.call("state"))["token"]


async def storm(plan: Plan, folder: Path) -> Outcome:
    """Run a whole storm and judge it."""
    outcome = Outcome()
    began = time.monotonic()
    async with _telegram(plan) as (remote, token):
        weather = Storm(plan, folder, remote, token)
        try:
            outcome.kills = await weather.blow()
            await weather.calm_down()
        finally:
            await weather.end()
        outcome.seconds = time.monotonic() - began
        await weather.compare(outcome)
    return outcome


def report(outcome: Outcome) -> str:
    """The outcome as a table."""
    verdict, twice = outcome.verdict, outcome.verdict.twice
    per_kill = [count for cause, count in twice.items() if isinstance(cause, int)]
    struck = ", ".join(f"{name} {count}" for name, count in sorted(outcome.struck.items()))
    lines = {
        "kills -9": outcome.kills,
        "updates of people": outcome.updates,
        "faults": struck,
        "answers tailored": outcome.tailored,
        "presses that Telegram let expire": outcome.expired,
        "updates lost": outcome.not_stored,
        "updates stored twice": outcome.stored_twice,
        "updates taken out of order": outcome.taken_out_of_order,
        "rows that differ from the reference": outcome.rows_wrong or 0,
        "replies expected": verdict.expected,
        "replies lost": verdict.lost + outcome.unsent,
        "replies out of order": verdict.out_of_order,
        "sent twice around a kill": f"{sum(per_kill)} ({len(per_kill)} kills, at most {max(per_kill, default=0)})",
        "... in one chat after one kill": f"{verdict.most_in_a_chat} at most",
        "sent twice, Telegram's answer dropped": twice["unheard"],
        "sent twice otherwise": twice["unexplained"],
        "requests against the schema": len(outcome.violations),
        "seconds": round(outcome.seconds),
    }
    return "\n".join(f"{name:38}{value}" for name, value in lines.items())


def well(outcome: Outcome) -> bool:
    """Whether the promise held."""
    verdict = outcome.verdict
    wrong = (outcome.not_stored, outcome.stored_twice, outcome.taken_out_of_order, outcome.rows_wrong, outcome.unsent)
    return not any((*wrong, outcome.violations, verdict.lost, verdict.out_of_order, verdict.twice["unexplained"]))
