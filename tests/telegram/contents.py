"""What a person's message can carry, as the Bot API shows it."""

import re
import secrets

from tests.telegram.errors import JSON
from tests.telegram.markup import utf16_length

COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?")


def text(words: str) -> JSON:
    """A text with the entities of its commands."""
    if not 1 <= utf16_length(words) <= 4096:
        raise ValueError("a person's app sends texts of 1 to 4096 characters")
    entities = [
        {"type": "bot_command", "offset": utf16_length(words[: found.start()]), "length": len(found.group())}
        for found in COMMAND.finditer(words)
    ]
    return {"text": words, **({"entities": entities} if entities else {})}


def of_kind(kind: str, caption: str = "") -> JSON:
    """A photo, voice, video, sticker, document, location, poll or contact."""
    identifier = secrets.token_urlsafe(24)
    file = {"file_id": identifier, "file_unique_id": identifier[:12], "file_size": 4_321}
    picture = {"width": 512, "height": 512}
    plain = {"is_animated": False, "is_video": False, "type": "regular"}
    contents: JSON = {
        "photo": [{**file, "width": 90, "height": 67}, {**file, "file_unique_id": identifier[-12:], **picture}],
        "voice": {**file, "duration": 4, "mime_type": "audio/ogg"},
        "video": {**file, **picture, "duration": 9, "mime_type": "video/mp4"},
        "sticker": {**file, **picture, **plain, "emoji": "\N{THUMBS UP SIGN}"},
        "document": {**file, "file_name": "minutes.pdf", "mime_type": "application/pdf"},
        "location": {"latitude": 53.48, "longitude": -2.24},
        "contact": {"phone_number": "+447700900123", "first_name": "Sam"},
        "poll": {
            "id": str(secrets.randbits(62)),
            "question": "Which day suits?",
            "options": [
                {"persistent_id": str(place), "text": day, "voter_count": 0}
                for place, day in enumerate(["Monday", "Friday"])
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        },
    }
    return {kind: contents[kind], **({"caption": caption} if caption else {})}
