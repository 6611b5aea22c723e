"""Names that people use online: "@jay_14", "his snap is jdawg2011"."""

import re
from collections.abc import Iterator

from dialogues.screening.spans import Span

_HANDLE = re.compile(r"(?<![\w.@/])@(?=[\w.]{0,30}[A-Za-z])[\w.]{2,31}(?<!\.)")
_CLOCK = re.compile(r"@\d{1,2}(?:[.:]?\d{2})?(?:am|pm)?$", re.IGNORECASE)
_UNDERSCORED = re.compile(
    r"(?<![\w.@/\-])(?=[\w.]{0,30}[A-Za-z])[\w.]{1,30}_\w{1,30}(?![\w/]|\.[a-z]{2,4}\b)", re.ASCII
)
_HANDLE_WORDS = re.compile(
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|twitter|facebook|fb|discord|roblox|xbox|psn|ps5|gamer ?tag|"
    r"user ?name|user|handle|telegram|steam|twitch|youtube|bereal|kik|yubo|threads|account|fortnite|minecraft)\b"
    r"(?:[ ,]{1,2}(?:is|name|user ?name|user|tag|account|handle|as|called|under|id|he's|she's|was|on|profile)\b){0,4}"
    r"[ ]{0,2}[:=\-–]?[ ]{0,2}[\"'“‘(]?"
    r"(@?[A-Za-z0-9][\w.#\-]{2,31})",
    re.IGNORECASE,
)
_HANDLE_ON = re.compile(
    r"(?<![\w.@/\-])([A-Za-z][\w.#\-]{2,31}) on (?:her |his |their )?"
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|facebook|fb|discord|roblox|xbox|psn|telegram|twitch|"
    r"kik|yubo|fortnite)\b",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"[\d_#]|[A-Za-z]\.[A-Za-z]|[a-z][A-Z]|xx|xX", re.ASCII)


def find_handles(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields names of accounts; `words` are ordinary words in lower case: one without digits or signs is no handle."""
    for match in _HANDLE.finditer(text):
        name = match.group()[1:]
        if not _CLOCK.match(match.group()) and name.lower() not in words:
            yield Span(match.start(), match.end(), "HANDLE")
    for match in _UNDERSCORED.finditer(text):
        yield Span(match.start(), match.end(), "HANDLE")
    for match in _HANDLE_ON.finditer(text):
        if _MADE_UP.search(match.group(1)):
            yield Span(match.start(1), match.end(1), "HANDLE")
    start = 0
    while said := _HANDLE_WORDS.search(text, start):
        name = said.group(1).rstrip(".-")
        if _MADE_UP.search(name) and not name[0].isdecimal():
            yield Span(said.start(1), said.start(1) + len(name), "HANDLE")
            start = said.end()
        else:
            start = said.start(1)
