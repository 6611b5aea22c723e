"""The methods that send, edit and delete messages."""

import secrets

from tests.telegram import limits
from tests.telegram.errors import JSON, ApiError, ViolationError
from tests.telegram.schema import Upload
from tests.telegram.world import Chat, World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class Sending:
    """sendMessage and its relatives."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def send_message(self, parameters: JSON) -> JSON:
        text, entities = limits.formatted(parameters, "text")
        return self._send(parameters, {"text": text, **_present(entities=entities)})

    async def send_photo(self, parameters: JSON) -> JSON:
        file = self._file(parameters["photo"])
        return self._send_media(parameters, {"photo": [{**file, "width": 90, "height": 90}]})

    async def send_document(self, parameters: JSON) -> JSON:
        given = parameters["document"]
        name = {"file_name": given.filename} if isinstance(given, Upload) else {}
        return self._send_media(parameters, {"document": {**self._file(given), **name}})

    async def send_chat_action(self, parameters: JSON) -> bool:
        limits.check_action(parameters["action"])
        self._world.chat(parameters["chat_id"]).note("action", action=parameters["action"])
        return True

    async def edit_message_text(self, parameters: JSON) -> JSON:
        text, entities = limits.formatted(parameters, "text")
        chat, message = self._own_message(parameters)
        if "text" not in message:
            raise ApiError("there is no text in the message to edit")
        changed = {key: value for key, value in message.items() if key not in ("entities", "reply_markup")}
        changed |= {"text": text, **_present(entities=entities), **_keyboard(parameters)}
        return self._edit(chat, message, changed)

    async def edit_message_reply_markup(self, parameters: JSON) -> JSON:
        chat, message = self._own_message(parameters)
        changed = {key: value for key, value in message.items() if key != "reply_markup"} | _keyboard(parameters)
        return self._edit(chat, message, changed)

    async def delete_message(self, parameters: JSON) -> bool:
        chat = self._world.chat(parameters["chat_id"])
        if chat.messages.pop(parameters["message_id"], None) is None:
            raise ApiError("message to delete not found")
        chat.note("deleted", message_id=parameters["message_id"])
        return True

    def _send_media(self, parameters: JSON, content: JSON) -> JSON:
        caption, entities = limits.formatted(parameters, "caption")
        return self._send(parameters, {**content, **_present(caption=caption, caption_entities=entities)})

    def _send(self, parameters: JSON, content: JSON) -> JSON:
        keyboard = _keyboard(parameters)
        chat = self._world.chat(parameters["chat_id"])
        reply = parameters.get("reply_parameters")
        if reply:
            original = chat.messages.get(reply["message_id"])
            if original is None and not reply.get("allow_sending_without_reply"):
                raise ApiError("message to be replied not found")
            content = {**content, **_present(reply_to_message=original)}
        return chat.add(self._world.bot, self._world.clock.date(), {**content, **keyboard})

    def _file(self, given: object) -> JSON:
        if isinstance(given, Upload):
            if not given.content:
                raise ViolationError("file must be non-empty")
            identifier = secrets.token_urlsafe(24)
            self._world.files[identifier] = given.content
        else:
            identifier = str(given)
            if identifier not in self._world.files:
                raise ApiError("wrong file identifier/HTTP URL specified")
        size = len(self._world.files[identifier])
        return {"file_id": identifier, "file_unique_id": identifier[:12], "file_size": size}

    def _own_message(self, parameters: JSON) -> tuple[Chat, JSON]:
        if "chat_id" not in parameters or "message_id" not in parameters:
            raise ViolationError("message identifier is not specified")
        chat = self._world.chat(parameters["chat_id"])
        message = chat.messages.get(parameters["message_id"])
        if message is None:
            raise ApiError("message to edit not found")
        if message.get("from") != self._world.bot:
            raise ApiError("message can't be edited")
        return chat, message

    def _edit(self, chat: Chat, message: JSON, changed: JSON) -> JSON:
        if changed == message:
            raise ApiError(NOT_MODIFIED)
        return chat.replace({**changed, "edit_date": self._world.clock.date()})


def _present(**values: object) -> JSON:
    return {name: value for name, value in values.items() if value}


def _keyboard(parameters: JSON) -> JSON:
    markup = parameters.get("reply_markup", {})
    limits.check_markup(markup)
    return {"reply_markup": markup} if markup.get("inline_keyboard") else {}
