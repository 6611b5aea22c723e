"""Sends what the outbox holds: in order for each chat, many chats at once, within Telegram's limits.

A message is marked as sent when Telegram has said so, and only then comes the next of its chat: a kill repeats at most
the one message of a chat that was on its way. Only one that takes another's place is marked while the next is on its
way: done twice, it looks the same. Patient messages, such as the digests of a Monday morning, go in a lane
of their own that never takes all of the pace, so that people who are talking to the bot are answered meanwhile.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict, deque
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram_channel.marking import Marks
from bot.channels.telegram_channel.pacing import Pace
from bot.channels.telegram_channel.posting import parts_of, post
from bot.channels.telegram_channel.reading import CHANNEL
from bot.messages import Message
from storage import outbox, respondents
from storage.database import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telegram import Bot

    from bot.messages import Attachment
    from storage.database import Database
    from storage.outbox import Outgoing

MOST_AT_ONCE = 256
MOST_PATIENT_AT_ONCE = 64
PATIENT_SHARE = 0.6
PER_SECOND = 30.0
PER_SECOND_IN_CHAT = 1.0
BURST_IN_CHAT = 6.0
LONGEST_PAUSE_S = 30.0
_Lane = tuple[str, bool]
_log = logging.getLogger(__name__)


class _Manner(msgspec.Struct):
    """What of a message says in which lane it goes; the rest is read when its turn has come."""

    patient: bool = False


class Sender:
    """Takes messages from the outbox to Telegram. `refused` is set when Telegram refuses the token.

    `content_of` gives the bytes of an attachment that is drawn when it is sent, and may take a while over it.
    """

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Callable[[], datetime],
        content_of: Callable[[Attachment], bytes],
        per_second: float = PER_SECOND,
    ) -> None:
        self._bot = bot
        self._content_of = content_of
        self._pace = Pace(per_second, burst=per_second)
        self._patient_pace = Pace(per_second * PATIENT_SHARE, burst=1)
        self._chat_paces: dict[str, Pace] = {}
        self._chat_rate = PER_SECOND_IN_CHAT if per_second else 0.0
        self._database = database
        self._clock = clock
        self._queues: dict[_Lane, deque[Outgoing]] = defaultdict(deque)
        self._chats: dict[_Lane, asyncio.Task[None]] = {}
        self._at_once = {False: asyncio.Semaphore(MOST_AT_ONCE), True: asyncio.Semaphore(MOST_PATIENT_AT_ONCE)}
        self._closed_until = 0.0
        self._marks = Marks(database)
        self._newest = 0
        self._something_new = asyncio.Event()
        self._something_new.set()
        self._reader = asyncio.create_task(self._read())
        self.refused = asyncio.Event()

    def look(self) -> None:
        """Look what is new in the outbox."""
        self._something_new.set()

    def take(self, messages: Sequence[Outgoing]) -> None:
        """Take what was put into the outbox just now; where something else came before it, look there for both."""
        if messages and messages[0].id == self._newest + 1:
            self._enqueue_all(messages)
        else:
            self.look()

    def say_goodbye(self, farewells: Sequence[Outgoing]) -> None:
        """Send the last words to people who were forgotten, in place of all that waits and is not on its way."""
        for message in farewells:
            for lane in ((message.address, False), (message.address, True)):
                queue = self._queues.get(lane, deque())
                while len(queue) > 1:
                    queue.pop()
        for message in farewells:
            self._enqueue(message)

    async def finish(self, seconds: float) -> None:
        """Send what can be sent in so many seconds, mark it, and stop.

        Raises:
            StorageError: what was sent can't be marked; it will be sent again.
        """
        self._reader.cancel()
        await asyncio.gather(self._reader, return_exceptions=True)
        with contextlib.suppress(StorageError):
            await self._take_up()
        chats = list(self._chats.values())
        if chats:
            await asyncio.wait(chats, timeout=0 if self.refused.is_set() else seconds)
        for task in chats:
            task.cancel()
        await asyncio.gather(*chats, return_exceptions=True)
        await self._marks.finish()

    async def _read(self) -> None:
        while True:
            await self._something_new.wait()
            self._something_new.clear()
            try:
                await self._take_up()
            except Exception as error:  # noqa: BLE001  whatever fails, what waits must be sent in the end
                _log.warning("sending waits", extra={"error": type(error).__name__, "pause_s": 1.0})
                await asyncio.sleep(1)
                self._something_new.set()

    async def _take_up(self) -> None:
        """Take up what was put into the outbox since the last time, or by an earlier process."""
        messages = await self._database.in_one_go(lambda at_once: outbox.unsent(at_once, CHANNEL, self._newest))
        self._enqueue_all(messages)

    def _enqueue_all(self, messages: Sequence[Outgoing]) -> None:
        for message in messages:
            if message.id > self._newest:
                self._newest = message.id
                self._enqueue(message)

    def _enqueue(self, message: Outgoing) -> None:
        lane = (message.address, msgspec.json.decode(message.message, type=_Manner).patient)
        self._queues[lane].append(message)
        if lane not in self._chats:
            self._chats[lane] = asyncio.create_task(self._serve(lane))

    async def _serve(self, lane: _Lane) -> None:
        queue = self._queues[lane]
        try:
            while queue:
                await self._deliver_first(queue)
        finally:
            self._queues.pop(lane, None)
            self._chats.pop(lane, None)
            self._forget_rested_paces()

    async def _deliver_first(self, queue: deque[Outgoing]) -> None:
        try:
            if await self._deliver(queue[0]):
                queue.popleft()
            else:
                queue.clear()
        except StorageError as error:
            _log.warning("sending waits", extra={"error": type(error).__name__, "pause_s": 1.0})
            await asyncio.sleep(1)
        except Exception as error:  # noqa: BLE001  a message that can't even be put together must not hold up the next
            _log.error("message refused", extra={"error": type(error).__name__})
            await self._marks.put(queue.popleft().id)

    async def _deliver(self, outgoing: Outgoing) -> bool:
        """Send a message part by part, each as often as it takes; say whether the chat can be reached."""
        address, pause = outgoing.address, 0.5
        message = msgspec.json.decode(outgoing.message, type=Message)
        parts = deque(parts_of(message))
        if await self._kept_quiet(message) and not await self._is_wanted(outgoing):
            return True
        while parts:
            await self._turn(address, patient=message.patient)
            try:
                async with self._at_once[message.patient]:
                    await post(self._bot, int(address), await self._drawn(parts[0]))
            except RetryAfter as error:
                self._hold(error)
                continue
            except ChatMigrated as error:
                address = await self._move(outgoing, str(error.new_chat_id))
                continue
            except Forbidden:
                await self._give_up(address)
                return False
            except InvalidToken:
                self.refused.set()
                await asyncio.Event().wait()
            except BadRequest as error:
                if "chat not found" in error.message.lower():
                    await self._give_up(address)
                    return False
                if "not modified" not in error.message and parts[0].replaces is None and parts[0].deletes is None:
                    _log.error("message refused", extra={"error": type(error).__name__})
            except TelegramError as error:
                _log.warning("sending again", extra={"error": type(error).__name__, "pause_s": pause})
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_S)
                continue
            parts.popleft()
        written = self._marks.put_soon(outgoing.id)
        if message.replaces is None:
            await written
        return True

    async def _kept_quiet(self, message: Message) -> bool:
        """Hold a message that would come too late, after a pause of the service, until it may come; say if it was."""
        if message.quiet is None:
            return False
        begins, ends = (datetime.fromisoformat(time) for time in message.quiet)
        if not begins < (now := self._clock()) < ends:
            return False
        await asyncio.sleep((ends - now).total_seconds())
        return True

    async def _is_wanted(self, outgoing: Outgoing) -> bool:
        """Say whether a message that was held still stands in the outbox: somebody may have been forgotten since."""
        async with self._database.transaction() as transaction:
            return await outbox.is_unsent(transaction, outgoing.id)

    async def _drawn(self, message: Message) -> Message:
        """Draw a picture that was left to be drawn, in a thread, since it takes a while."""
        attachment = message.attachment
        if attachment is None or not attachment.drawn_from:
            return message
        content = await asyncio.to_thread(self._content_of, attachment)
        return replace(message, attachment=replace(attachment, content=content, drawn_from=""))

    async def _turn(self, address: str, *, patient: bool) -> None:
        """Wait until something may be sent to a chat."""
        await self._chat_paces.setdefault(address, Pace(self._chat_rate, BURST_IN_CHAT)).wait()
        if patient:
            await self._patient_pace.wait()
        loop = asyncio.get_running_loop()
        await self._pace.wait()
        while (closed := self._closed_until - loop.time()) > 0:
            await asyncio.sleep(closed)
            await self._pace.wait()

    def _forget_rested_paces(self) -> None:
        if len(self._chat_paces) > MOST_AT_ONCE:
            self._chat_paces = {address: pace for address, pace in self._chat_paces.items() if not pace.rested}

    def _hold(self, error: RetryAfter) -> None:
        """Hold all sending for as long as Telegram asks."""
        wait = error.retry_after
        seconds = wait if isinstance(wait, int) else wait.total_seconds()
        _log.warning("told to wait", extra={"pause_s": seconds})
        self._closed_until = max(self._closed_until, asyncio.get_running_loop().time() + seconds)

    async def _move(self, outgoing: Outgoing, address: str) -> str:
        async with self._database.transaction() as transaction:
            await respondents.move(transaction, (CHANNEL, outgoing.address), (CHANNEL, address))
        return address

    async def _give_up(self, address: str) -> None:
        _log.info("unreachable")
        async with self._database.transaction() as transaction:
            await respondents.save_unreachable(transaction, (CHANNEL, address), self._clock().isoformat())
            await outbox.drop(transaction, (CHANNEL, address))
