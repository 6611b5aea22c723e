"""The limits the Bot API documents beside its types."""

import re

from tests.telegram.errors import JSON, ViolationError
from tests.telegram.markup import parse_html, trimmed, utf16_length

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_DATA_BYTES = 64
BUTTONS = 100
BUTTONS_IN_A_ROW = 8
ANSWER_LIMIT = 200
COMMANDS = 100
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
START_LINK = re.compile(r"(?:t\.me/\w+|tg://resolve)\?(?:domain=\w+&)?start(?:group)?=([^\s&\"'<>]*)")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def formatted(parameters: JSON, key: str) -> tuple[str, list[JSON]]:
    """The text or caption of a request after entity parsing, within its limit."""
    given = parameters.get(key, "")
    mode = parameters.get("parse_mode", "")
    if mode.lower() not in ("", "html"):
        raise ViolationError(f"unsupported parse_mode: the emulator reads HTML only, not {mode}")
    entities = parameters.get("entities" if key == "text" else "caption_entities", [])
    plain, entities = parse_html(given) if mode else trimmed(given, entities)
    check_links(plain, *(entity.get("url", "") for entity in entities))
    if key == "caption":
        if utf16_length(plain) > CAPTION_LIMIT:
            raise ViolationError("message caption is too long")
        return plain, entities
    if not plain:
        raise ViolationError("text must be non-empty" if given else "message text is empty")
    if utf16_length(plain) > TEXT_LIMIT:
        raise ViolationError("message is too long")
    return plain, entities


def check_links(*texts: str) -> None:
    """A start link carries 1 to 64 of A-Z a-z 0-9 _ -."""
    for text in texts:
        for payload in START_LINK.findall(text):
            if not PAYLOAD.fullmatch(payload):
                raise ViolationError(f"start payload {payload!r} must be 1 to 64 of A-Z a-z 0-9 _ -")


def check_markup(markup: JSON) -> None:
    """An inline keyboard's buttons: how many, one action each, data of 1 to 64 bytes."""
    rows = markup.get("inline_keyboard", [])
    if sum(map(len, rows)) > BUTTONS or any(len(row) > BUTTONS_IN_A_ROW for row in rows):
        raise ViolationError("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise ViolationError("can't parse inline keyboard button: text is empty")
        actions = button.keys() - {"text", "icon_custom_emoji_id", "style"}
        if len(actions) != 1:
            raise ViolationError(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
                if not actions
                else "can't parse inline keyboard button: exactly one action is allowed",
            )
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_DATA_BYTES:
            raise ViolationError("BUTTON_DATA_INVALID")
        if "url" in button:
            check_links(button["url"])
            if not re.match(r"(https?|tg)://[^\s]+", button["url"]):
                raise ViolationError("BUTTON_URL_INVALID")


def check_commands(commands: list[JSON]) -> None:
    """Up to 100 commands of 1 to 32 of a-z 0-9 _, each with a description of 1 to 256 characters."""
    if len(commands) > COMMANDS:
        raise ViolationError("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise ViolationError("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(command["description"]) <= 256:
            raise ViolationError("BOT_COMMAND_DESCRIPTION_INVALID")


def check_answer(text: str) -> None:
    """The little text that answers a button press has at most 200 characters."""
    if utf16_length(text) > ANSWER_LIMIT:
        raise ViolationError("MESSAGE_TOO_LONG")


def check_action(action: str) -> None:
    """A chat action is one of Telegram's."""
    if action not in ACTIONS:
        raise ViolationError("wrong parameter action in request")


def check_secret(secret: str) -> None:
    """A webhook's secret token has 1 to 256 of A-Z a-z 0-9 _ -."""
    if not SECRET.fullmatch(secret):
        raise ViolationError("secret token contains unallowed characters")
