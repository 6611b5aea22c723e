"""The emulator answers as Telegram does, to python-telegram-bot and to plain HTTP."""

import asyncio
import time

import aiohttp
import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken

from tests.telegram.emulator import Emulator
from tests.telegram.errors import JSON
from tests.telegram.people import Person
from tests.telegram.raw import Raw

BOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="y"), InlineKeyboardButton("No", callback_data="n")]]
)


def ids(answer: JSON) -> list[int]:
    return [update["update_id"] for update in answer["result"]]


async def test_the_bot_knows_who_it_is_and_a_wrong_token_is_unauthorised(telegram: Emulator, bot: Bot) -> None:
    assert (await bot.get_me()).username == "reflection_test_bot"
    stranger = Bot("1:wrong", base_url=f"{telegram.base_url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_message_goes_both_ways(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await ada.start("invite-1")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start invite-1"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]
    sent = await bot.send_message(ada.user, "Hello <b>Ada</b> &amp; all", parse_mode=ParseMode.HTML, reply_markup=BOARD)
    assert sent.text == "Hello Ada & all"
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [("bold", 6, 3)]
    assert abs(sent.date.timestamp() - time.time()) < 5
    assert sent.message_id == update.message.message_id + 1
    (heard,) = await ada.hears()
    assert heard.buttons == (("Yes", "No"),)
    assert ada.screen == "Ada: /start invite-1\nbot: Hello Ada & all\n  [Yes] [No]"
    assert telegram.violations == []


async def test_a_pressed_button_comes_with_its_message_which_can_then_lose_its_buttons(bot: Bot, ada: Person) -> None:
    await ada.start()
    await bot.send_message(ada.user, "Ready?", reply_markup=BOARD)
    await ada.click("No")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("n", ada.user)
    await query.answer("Noted")
    await query.edit_message_text("Ready? No")
    assert "bot (edited): Ready? No" in await ada.sees("Ready? No")
    assert "[" not in ada.screen
    assert ada.alerts == ["Noted"]


async def test_buttons_are_found_by_label_place_and_age(bot: Bot, ada: Person) -> None:
    await ada.start()
    await bot.send_message(ada.user, "First?", reply_markup=BOARD)
    await bot.send_message(ada.user, "Second?", reply_markup=BOARD)
    for press in (ada.click("Yes"), ada.click(2), ada.click("No", older=1)):
        await press
    queries = [update.callback_query for update in (await bot.get_updates())[1:]]
    pressed = [(query.data, query.message.text) for query in queries if query and query.message]  # type: ignore[attr-defined]
    assert pressed == [("y", "Second?"), ("n", "Second?"), ("n", "First?")]
    with pytest.raises(AssertionError, match="no button 'Perhaps'"):
        await ada.click("Perhaps")


async def test_an_edited_text_comes_as_an_edited_message(bot: Bot, ada: Person) -> None:
    await ada.write("we met")
    await ada.edit("we met twice")
    updates = await bot.get_updates()
    assert updates[1].edited_message is not None
    assert updates[0].message is not None
    assert updates[1].edited_message.message_id == updates[0].message.message_id
    assert updates[1].edited_message.edit_date is not None
    assert await ada.look() == "Ada (edited): we met twice"


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "sticker", "document", "location", "poll", "contact"])
async def test_everything_a_person_can_send_is_read_by_the_library(bot: Bot, ada: Person, kind: str) -> None:
    await ada.send(kind)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.effective_attachment


async def test_forwarded_messages_groups_and_channels(telegram: Emulator, bot: Bot, ada: Person, ben: Person) -> None:
    await telegram.call("chat", chat=-500, kind="group", title="Team")
    await telegram.call("chat", chat=-900, kind="channel", title="News")
    await ada.forward("as Somebody said")
    await Person(telegram, ben.user, "Ben", chat=-500).write("hello all")
    await telegram.call("post", chat=-900, text="news")
    forwarded, group, post = await bot.get_updates()
    assert forwarded.message is not None
    assert forwarded.message.forward_origin is not None
    assert group.effective_chat is not None
    assert group.effective_chat.type == "group"
    assert post.channel_post is not None


async def test_an_offset_confirms_everything_below_it(raw: Raw, ada: Person) -> None:
    for words in ("one", "two", "three"):
        await ada.write(words)
    first = ids(await raw("getUpdates"))
    assert ids(await raw("getUpdates", offset=first[1])) == first[1:]
    assert ids(await raw("getUpdates", offset=-1)) == first[2:]
    assert ids(await raw("getUpdates", offset=first[2])) == first[2:]


async def test_a_limit_is_kept_and_a_far_offset_is_not_believed(raw: Raw, ada: Person) -> None:
    for words in ("one", "two", "three"):
        await ada.write(words)
    assert len(ids(await raw("getUpdates", limit=2))) == 2
    assert len(ids(await raw("getUpdates", offset=2_000_000_000))) == 3


async def test_the_same_offset_asked_again_at_once_gives_one_update_at_a_time(raw: Raw, ada: Person) -> None:
    for words in ("one", "two", "three"):
        await ada.write(words)
    assert len(ids(await raw("getUpdates"))) == 3
    assert len(ids(await raw("getUpdates"))) == 1


async def test_a_long_poll_ends_with_the_update_it_waited_for(telegram: Emulator, raw: Raw, ada: Person) -> None:
    poll = asyncio.create_task(raw("getUpdates", timeout=50))
    assert await telegram.call("polled", seconds=5)
    assert not poll.done()
    update = await ada.write("here")
    assert (await poll)["result"] == [update]


async def test_a_second_poll_ends_the_first_with_a_conflict(
    telegram: Emulator, bot: Bot, raw: Raw, ada: Person
) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    assert await telegram.call("polled", seconds=5)
    second = asyncio.create_task(raw("getUpdates", timeout=50))
    with pytest.raises(Conflict):
        await first
    await ada.write("for the second")
    assert len(ids(await second)) == 1


async def test_only_allowed_kinds_of_updates_are_kept(raw: Raw, ada: Person) -> None:
    await raw("getUpdates", allowed_updates=["callback_query"])
    assert await ada.write("unheard") is None
    await raw("getUpdates", offset=1, allowed_updates=["message"])
    assert await ada.write("heard") is not None


async def test_messages_wait_a_day_and_button_presses_150_seconds(
    telegram: Emulator, bot: Bot, raw: Raw, ada: Person
) -> None:
    await ada.start()
    await bot.send_message(ada.user, "Ready?", reply_markup=BOARD)
    await ada.click("Yes")
    await telegram.call("advance", seconds=151)
    assert [update.keys() - {"update_id"} for update in (await raw("getUpdates"))["result"]] == [{"message"}]
    await telegram.call("advance", seconds=86_400)
    assert ids(await raw("getUpdates", offset=-100)) == []


async def test_ids_can_restart_and_an_old_offset_still_finds_the_new_updates(
    telegram: Emulator, raw: Raw, ada: Person
) -> None:
    await ada.write("before")
    (last,) = ids(await raw("getUpdates"))
    poll = asyncio.create_task(raw("getUpdates", offset=last + 1, timeout=50))
    assert await telegram.call("drained", seconds=5)
    await telegram.call("restart_ids", next_id=77)
    update = await ada.write("after")
    assert update is not None
    assert update["update_id"] == 77
    await poll
    assert ids(await raw("getUpdates", offset=last + 2)) == [77]


async def test_an_edit_that_changes_nothing_is_an_error(bot: Bot, ada: Person) -> None:
    await ada.start()
    sent = await bot.send_message(ada.user, "Ready?", reply_markup=BOARD)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("Ready?", reply_markup=BOARD)
    await sent.edit_reply_markup(None)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(None)
    await sent.delete()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("Gone")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    assert await ada.look() == "Ada: /start"


async def test_a_button_press_is_answered_once_and_in_time(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await ada.start()
    await bot.send_message(ada.user, "Ready?", reply_markup=BOARD)
    await ada.click("Yes")
    await ada.click("Yes")
    first, second = [update.callback_query for update in (await bot.get_updates())[1:]]
    assert first is not None
    assert second is not None
    await first.answer()
    with pytest.raises(BadRequest, match="Query is too old"):
        await first.answer()
    await telegram.call("advance", seconds=151)
    with pytest.raises(BadRequest, match="Query is too old"):
        await second.answer()


async def test_a_person_who_never_started_blocked_or_left_hears_nothing(
    telegram: Emulator, bot: Bot, ada: Person
) -> None:
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(ada.user, "Hello")
    await ada.start()
    await ada.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ada.user, "Hello")
    await ada.unblock()
    await bot.send_message(ada.user, "Hello")
    states = [
        update.my_chat_member.new_chat_member.status for update in await bot.get_updates() if update.my_chat_member
    ]
    assert states == ["kicked", "member"]
    await telegram.call("deactivate", user=ada.user)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ada.user, "Hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "Hello")


async def test_a_migrated_group_names_its_new_id(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await telegram.call("chat", chat=-500, kind="group", title="Team")
    await telegram.call("migrate", chat=-500, user=ada.user, to=-1001234)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-500, "Hello")
    assert caught.value.new_chat_id == -1001234
    assert (await bot.send_message(-1001234, "Hello")).chat.type == "supergroup"
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [(message.migrate_to_chat_id, message.migrate_from_chat_id) for message in messages] == [
        (-1001234, None),
        (None, -500),
    ]


async def test_files_are_uploaded_kept_and_given_back(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await ada.start()
    sent = await bot.send_document(
        ada.user, b"a,b\n1,2\n", filename="digest.csv", caption="<i>Four weeks</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("digest.csv", "Four weeks")
    assert await (await sent.document.get_file()).download_as_bytearray() == b"a,b\n1,2\n"
    photo = await bot.send_photo(ada.user, b"\x89PNG picture", reply_markup=BOARD)
    again = await bot.send_photo(ada.user, photo.photo[0].file_id)
    assert again.photo[0].file_id == photo.photo[0].file_id
    assert telegram.violations == []


async def test_commands_menu_and_typing(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await bot.set_my_commands([BotCommand("start", "Begin"), BotCommand("help", "What this is")])
    assert [command.command for command in await bot.get_my_commands()] == ["start", "help"]
    await ada.start()
    await bot.send_chat_action(ada.user, ChatAction.TYPING)
    await ada.look()
    assert ada.typing == 1
    assert [entry["method"] for entry in await telegram.call("requested", method="sendChatAction")] == [
        "sendChatAction"
    ]


async def test_form_and_json_bodies_mean_the_same(telegram: Emulator, raw: Raw, ada: Person) -> None:
    await ada.start()
    url = f"{telegram.base_url}/bot{telegram.token}/sendmessage"
    markup = '{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}'
    form = {"chat_id": str(ada.user), "text": "Hello", "reply_markup": markup, "disable_notification": "true"}
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        by_form = (await answer.json())["result"]
    by_json = (await raw("sendMessage", chat_id=ada.user, text="Hello", reply_markup=by_form["reply_markup"]))["result"]
    assert {**by_form, "message_id": 0, "date": 0} == {**by_json, "message_id": 0, "date": 0}
