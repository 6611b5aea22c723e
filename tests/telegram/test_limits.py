"""What breaks the schema or a documented limit is refused in Telegram's words, and remembered."""

import aiohttp
import pytest

from tests.telegram.emulator import Emulator
from tests.telegram.errors import JSON, ViolationError
from tests.telegram.markup import parse_html
from tests.telegram.people import Person
from tests.telegram.raw import Raw
from tests.telegram.schema import DEFAULT_PATH

needs_schema = pytest.mark.skipif(not DEFAULT_PATH.exists(), reason="the Bot API schema is kept beside the project")


def keyboard(*buttons: JSON) -> JSON:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": "x", "colour": "red"}, 'unknown parameter "colour"'),
        ({"text": 5}, "can't parse text: text must be of type String"),
        ({"text": "x", "disable_notification": "perhaps"}, "can't parse disable_notification"),
        ({"text": "x", "reply_markup": {"keyboard": "none"}}, "can't parse reply_markup"),
        ({"text": "x", "reply_markup": keyboard({"callback_data": "y"})}, "can't parse reply_markup"),
        (
            {"text": "x", "reply_markup": keyboard({"text": "y", "callback_data": "y", "size": 3})},
            "can't parse reply_markup",
        ),
        ({}, "message text is empty"),
    ],
)
@needs_schema
async def test_parameters_that_are_not_in_the_schema(
    telegram: Emulator, raw: Raw, ada: Person, parameters: JSON, reason: str
) -> None:
    await ada.start()
    answer = await raw("sendMessage", chat_id=ada.user, **parameters)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert answer["description"].startswith(f"Bad Request: {reason}")
    assert telegram.violations == [{"method": "sendMessage", "description": answer["description"][13:]}]


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "\N{GRINNING FACE}" * 2049}, "message is too long"),
        (
            {"text": "<b>bold", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "1 < 2", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        (
            {"text": "\u00e9<p>x</p>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 2',
        ),
        ({"text": "x", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "x", "reply_markup": keyboard({"text": "y", "callback_data": "\u00e9" * 33})}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard({"text": "y", "callback_data": ""})}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard({"text": "y"})}, "can't parse inline keyboard button: Text buttons"),
        (
            {"text": "x", "reply_markup": keyboard(*[{"text": "y", "callback_data": "y"}] * 101)},
            "reply markup is too long",
        ),
        ({"text": "https://t.me/some_bot?start=a.b"}, "start payload"),
        (
            {"text": "x", "reply_markup": keyboard({"text": "y", "url": "https://t.me/a_bot?start=" + "a" * 65})},
            "start payload",
        ),
    ],
)
async def test_limits_of_a_message(telegram: Emulator, raw: Raw, ada: Person, parameters: JSON, reason: str) -> None:
    await ada.start()
    answer = await raw("sendMessage", chat_id=ada.user, **parameters)
    assert answer["description"].startswith(f"Bad Request: {reason}")
    assert len(telegram.violations) == 1
    assert await ada.look() == "Ada: /start"


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (("answerCallbackQuery", {"callback_query_id": "1", "text": "a" * 201}), "MESSAGE_TOO_LONG"),
        (("setMyCommands", {"commands": [{"command": "Start", "description": "Begin"}]}), "BOT_COMMAND_INVALID"),
        (("setMyCommands", {"commands": [{"command": "a" * 33, "description": "Begin"}]}), "BOT_COMMAND_INVALID"),
        (("setMyCommands", {"commands": [{"command": "a", "description": ""}]}), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (("setMyCommands", {"commands": [{"command": "a", "description": "b"}] * 101}), "BOT_COMMANDS_TOO_MUCH"),
        (("sendChatAction", {"chat_id": 701, "action": "thinking"}), "wrong parameter action in request"),
        (("setWebhook", {"url": "https://example.org", "secret_token": "a b"}), "secret token contains unallowed"),
        (("setWebhook", {"url": "http://example.org"}), "bad webhook: An HTTPS URL must be provided"),
    ],
)
async def test_limits_of_other_methods(
    telegram: Emulator, raw: Raw, ada: Person, request_: tuple[str, JSON], reason: str
) -> None:
    await ada.start()
    method, parameters = request_
    answer = await raw(method, **parameters)
    assert answer["description"].startswith(f"Bad Request: {reason}")
    assert len(telegram.violations) == 1


async def test_a_long_text_counts_after_its_markup_is_read(telegram: Emulator, raw: Raw, ada: Person) -> None:
    await ada.start()
    assert (await raw("sendMessage", chat_id=ada.user, text="<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML"))["ok"]
    assert telegram.violations == []


async def test_an_unknown_method_is_not_found(telegram: Emulator, raw: Raw) -> None:
    assert await raw("sendTelepathy") == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert telegram.violations == [{"method": "sendTelepathy", "description": "Not Found"}]


async def test_refusals_for_what_can_happen_to_any_bot_are_no_violations(telegram: Emulator, raw: Raw) -> None:
    assert (await raw("sendMessage", chat_id=1, text="x"))["description"] == "Bad Request: chat not found"
    assert telegram.violations == []


def test_markup_becomes_text_and_entities_in_utf16_units() -> None:
    plain, entities = parse_html(
        '  \N{GRINNING FACE} <b>a<i>b</i></b> <a href="https://x.org?a=1&amp;b">c</a> &lt;&#33;&copy; '
    )
    assert plain == "\N{GRINNING FACE} ab c <!&copy;"
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [
        ("bold", 3, 2),
        ("italic", 4, 1),
        ("text_link", 6, 1),
    ]


@pytest.mark.parametrize(
    "text",
    ["<b><i>x</b></i>", "x</b>", "<b", "<span>x</span>", "<b class='x'>y</b>", "<br>", "<b>x</b", "<script>x</script>"],
)
def test_markup_that_telegram_does_not_take(text: str) -> None:
    with pytest.raises(ViolationError, match="can't parse entities"):
        parse_html(text)


async def test_without_the_schema_the_limits_still_hold(ada: Person) -> None:
    async with Emulator(schema=None) as telegram:
        await (await Person.join(telegram, ada.user)).start()
        markup = '{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}'
        async with aiohttp.ClientSession() as session:
            url = f"{telegram.base_url}/bot{telegram.token}/sendMessage"
            async with session.post(url, data={"chat_id": "701", "text": "5", "reply_markup": markup}) as answer:
                assert (await answer.json())["result"]["text"] == "5"
            async with session.post(url, data={"chat_id": "701"}) as answer:
                assert (await answer.json())["description"] == "Bad Request: message text is empty"
            async with session.post(url, data={"text": "5"}) as answer:
                assert (await answer.json())["ok"] is False
        assert len(telegram.violations) == 2
