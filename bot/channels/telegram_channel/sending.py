"""Sends what the outbox holds: in order for each chat, many chats at once, within Telegram's limits.

A message is marked as sent only when Telegram has said so; what was on its way at a kill is sent again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram_channel.pacing import Pace
from bot.channels.telegram_channel.reading import CHANNEL
from bot.channels.telegram_channel.splitting import split
from bot.messages import Attachment, Message
from storage import outbox, respondents
from storage.database import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from telegram import Bot

    from storage.database import Database
    from storage.outbox import Outgoing

MOST_AT_ONCE = 256
MOST_IN_CAPTION = 1024
PER_SECOND = 30.0
PER_SECOND_IN_CHAT = 1.0
BURST_IN_CHAT = 6.0
LONGEST_PAUSE_S = 30.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_log = logging.getLogger(__name__)


class Sender:
    """Takes messages from the outbox to Telegram. `refused` is set when Telegram refuses the token."""

    def __init__(
        self, bot: Bot, database: Database, clock: Callable[[], datetime], per_second: float = PER_SECOND
    ) -> None:
        self._bot = bot
        self._pace = Pace(per_second, burst=per_second)
        self._chat_paces: dict[str, Pace] = {}
        self._chat_rate = PER_SECOND_IN_CHAT if per_second else 0.0
        self._database = database
        self._clock = clock
        self._queues: dict[str, deque[Outgoing]] = defaultdict(deque)
        self._chats: dict[str, asyncio.Task[None]] = {}
        self._at_once = asyncio.Semaphore(MOST_AT_ONCE)
        self._sent: list[int] = []
        self._something_sent = asyncio.Event()
        self._open = asyncio.Event()
        self._open.set()
        self._marker = asyncio.create_task(self._mark_sent())
        self.refused = asyncio.Event()

    async def load(self) -> None:
        """Take up what an earlier process left."""
        async with self._database.transaction() as transaction:
            self.put(await outbox.unsent(transaction, CHANNEL))

    def put(self, messages: Iterable[Outgoing]) -> None:
        """Take messages that stand in the outbox, in their order."""
        for message in messages:
            self._queues[message.address].append(message)
            if message.address not in self._chats:
                self._chats[message.address] = asyncio.create_task(self._serve(message.address))

    async def finish(self, seconds: float) -> None:
        """Send what can be sent in so many seconds, mark it, and stop."""
        if self._chats:
            await asyncio.wait(self._chats.values(), timeout=seconds)
        for task in (*self._chats.values(), self._marker):
            task.cancel()
        await asyncio.gather(*self._chats.values(), self._marker, return_exceptions=True)
        await self._write_marks()

    async def _serve(self, address: str) -> None:
        queue = self._queues[address]
        try:
            while queue:
                async with self._at_once:
                    await self._deliver(address, queue)
        finally:
            self._queues.pop(address, None)
            self._chats.pop(address, None)
            self._forget_rested_paces()

    async def _deliver(self, address: str, queue: deque[Outgoing]) -> None:
        """Send the first message of a queue, as often as it takes; what can never arrive is taken out."""
        outgoing = queue[0]
        message = msgspec.json.decode(outgoing.message, type=Message)
        pause = 0.5
        while True:
            await self._chat_pace(address).wait()
            await self._pace.wait()
            await self._open.wait()
            try:
                await self._send(outgoing.address, message)
            except RetryAfter as error:
                await self._hold(error)
            except ChatMigrated as error:
                outgoing = await self._move(outgoing, str(error.new_chat_id))
            except Forbidden:
                await self._give_up(address)
                queue.clear()
                return
            except InvalidToken:
                self.refused.set()
                await asyncio.Event().wait()
            except BadRequest as error:
                if "chat not found" in error.message.lower():
                    await self._give_up(address)
                elif "not modified" not in error.message and message.replaces is None and message.deletes is None:
                    _log.error("message refused", extra={"error": type(error).__name__})
                break
            except (NetworkError, TelegramError) as error:
                _log.warning("sending again", extra={"error": type(error).__name__, "pause_s": pause})
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_S)
            else:
                break
        queue.popleft()
        self._sent.append(outgoing.id)
        self._something_sent.set()

    async def _send(self, address: str, message: Message) -> None:
        if message.deletes is not None:
            await self._bot.delete_message(int(address), message.deletes)
            return
        if message.attachment is not None:
            await self._send_file(int(address), message, message.attachment)
            return
        *before, last = split(message.text)
        markup = _keyboard(message)
        if message.replaces is not None:
            await self._bot.edit_message_text(
                message.text if not before else last,
                int(address),
                message.replaces,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=markup,
            )
            return
        for part in before:
            await self._bot.send_message(
                int(address), part, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW
            )
        await self._bot.send_message(
            int(address), last, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW, reply_markup=markup
        )

    async def _send_file(self, chat: int, message: Message, attachment: Attachment) -> None:
        text, *after = split(message.text, MOST_IN_CAPTION)
        send = self._bot.send_photo if attachment.is_picture else self._bot.send_document
        file = InputFile(attachment.content, attachment.name)
        await send(chat, file, caption=text, parse_mode=ParseMode.HTML, reply_markup=_keyboard(message))
        for part in after:
            await self._bot.send_message(chat, part, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)

    def _chat_pace(self, address: str) -> Pace:
        return self._chat_paces.setdefault(address, Pace(self._chat_rate, BURST_IN_CHAT))

    def _forget_rested_paces(self) -> None:
        if len(self._chat_paces) > MOST_AT_ONCE:
            self._chat_paces = {address: pace for address, pace in self._chat_paces.items() if not pace.rested}

    async def _hold(self, error: RetryAfter) -> None:
        """Hold all sending for as long as Telegram asks."""
        wait = error.retry_after
        seconds = wait if isinstance(wait, int) else wait.total_seconds()
        if self._open.is_set():
            self._open.clear()
            _log.warning("told to wait", extra={"pause_s": seconds})
            await asyncio.sleep(seconds)
            self._open.set()

    async def _move(self, outgoing: Outgoing, address: str) -> Outgoing:
        async with self._database.transaction() as transaction:
            await respondents.move(transaction, (CHANNEL, outgoing.address), (CHANNEL, address))
        return replace(outgoing, address=address)

    async def _give_up(self, address: str) -> None:
        _log.info("unreachable")
        async with self._database.transaction() as transaction:
            await respondents.save_unreachable(transaction, (CHANNEL, address), self._clock().isoformat())
            await outbox.drop(transaction, (CHANNEL, address))

    async def _mark_sent(self) -> None:
        while True:
            await self._something_sent.wait()
            self._something_sent.clear()
            try:
                await self._write_marks()
            except StorageError as error:
                _log.exception("marks wait", extra={"error": type(error).__name__})
                await asyncio.sleep(1)
                self._something_sent.set()

    async def _write_marks(self) -> None:
        marks = list(self._sent)
        if marks:
            async with self._database.transaction() as transaction:
                await outbox.mark_sent(transaction, marks)
            del self._sent[: len(marks)]


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(one.label, callback_data=one.code) for one in row] for row in message.rows]
    return InlineKeyboardMarkup(rows) if rows else None
