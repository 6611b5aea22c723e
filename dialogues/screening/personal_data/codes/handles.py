"""Names that people use online: "@jay_14", "his snap is jdawg2011", "on discord hes shadowfrost#4471"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.codes.accounts import ABOUT_ACCOUNTS, APPS, PLATFORM, is_made_up
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.word_lists import words_of

_HANDLE = re.compile(r"(?<![\w.@/])@(?=[\w.]{0,30}[A-Za-z])[\w.]{2,31}(?<!\.)")
_CLOCK = re.compile(r"@\d{1,2}(?:[.:]?\d{2})?(?:am|pm)?$", re.IGNORECASE)
_UNDERSCORED = re.compile(
    r"(?<![\w.@/\-])(?=[\w.]{0,30}[A-Za-z])(?:[\w.]{1,30}_\w{0,30}|_[\w.]{2,30})(?![\w/]|\.[a-z]{2,4}\b)", re.ASCII
)
_REDDIT = re.compile(r"(?<![\w/.])/?u/[\w\-]{3,24}(?!/)|(?<![\w/.])t\.me/\w{3,32}", re.ASCII)
_TAGGED = re.compile(r"(?<![\w.@/#&])[A-Za-z][\w.]{1,30}#\d{3,5}(?!\w)", re.ASCII)
_PROFILE = re.compile(
    r"\b(?:facebook|fb|instagram|tiktok|twitter|x|twitch|snapchat|threads|linktr)\.(?:com|tv|net|me|ee)/(?:add/)?"
    r"(@?[\w.\-]{3,40}\w)",
    re.IGNORECASE | re.ASCII,
)
_NAMED = re.compile(
    rf"\b(?:{PLATFORM})\b"
    r"(?:[ ,]{1,2}(?:is|name|user ?name|user|tag|account|handle|as|called|under|id|he's|she's|hes|shes|was|on|profile)"
    r"\b){0,4}[ ]{0,2}[:=\-–]?[ ]{0,2}[\"'“‘(~]?"
    r"(@?[A-Za-z0-9][\w.#\-]{2,31})",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"\b(?:{APPS}|user ?name|gamer ?tag|handle)(?:['’]?s)?"
    r"(?: (?:name|user ?name|user|tag|account|acc|handle|id|profile))?(?: is| was|['’]s| called|:|=| -)? ?[:\-]? "
    r"[\"'“‘~]?([A-Za-z][\w\-]{4,30})(?![\w.@/'’])",
    re.IGNORECASE,
)
# In the name of a file, a field or a step: "notes_final_v2", "first_name".
_SIGNED = re.compile(r"(?<![\w~])~[A-Z]\w{0,20}(?: [A-Z]\w{0,12}| \d{1,4}(?!\w)){0,2}")  # as WhatsApp shows strangers
_POSTS_AS = re.compile(
    r"\b(?:posts|posted|posting|plays|played|streams|streaming|goes|went) (?:as|under|by) "
    r"([a-z][\w\-]{4,30})(?![\w.@/'’])",
    re.ASCII,
)
_OF_FILES = words_of(
    "name file form final version v1 v2 v3 v4 notes date id referral re doc plan report field type minutes template "
    "draft copy number address list log agenda policy help council"
)
_SAYS_WHO = words_of("is was called name username user tag account acc handle id profile")
_HANDLE_ON = re.compile(
    r"(?<![\w.@/\-])([A-Za-z][\w.#\-]{2,31}) on (?:her |his |their )?"
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|facebook|fb|discord|roblox|xbox|psn|telegram|twitch|"
    r"kik|yubo|fortnite|reddit|youtube|yt|vinted|threads|bluesky)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![\w.@/#&\-'’])[A-Za-z0-9_][\w.#\-]{3,31}(?![\w@/'’])", re.ASCII)
_CALLED = re.compile(
    r"\b(?:called|as|by|from|name|named|is|user|username|uses|using|via|off|himself|herself|themselves|find|add|"
    r"follow) $",
    re.IGNORECASE,
)
_REACH = 48  # characters within which something about accounts makes a name of what is made up


def find_handles(text: str, words: frozenset[str], *, made_up: bool = True, accounts: bool = True) -> Iterator[Span]:
    """Yields names of accounts.

    Args:
        text: any text.
        words: ordinary words in lower case: one without digits or signs is no handle.
        made_up: whether the text holds digits, signs or capitals inside words (`Signs.made_up`).
        accounts: whether an app or an account is named, or somebody posts or plays (`Signs.accounts`).
    """
    if made_up:
        yield from _signed(text, words)
        yield from _after_platform(text, words)
        yield from _near_accounts(text, words)
    if not accounts:
        return
    for match in _POSTS_AS.finditer(text):
        if not _is_word(match.group(1).lower(), words):
            yield Span(*match.span(1), "HANDLE")
    for match in _IS.finditer(text):
        between = text[match.start() : match.start(1)].lower()
        says_who = any(sign in between for sign in ":=") or bool(_SAYS_WHO & set(between.split()))
        name = match.group(1)
        if says_who and name.islower() and not _is_word(name, words):
            yield Span(*match.span(1), "HANDLE")


def _signed(text: str, words: frozenset[str]) -> Iterator[Span]:
    """With a sign that only such names have: "@jay_14", "shadowfrost#4471"."""
    for match in _HANDLE.finditer(text):
        name = match.group()[1:]
        if not _CLOCK.match(match.group()) and name.lower() not in words:
            yield Span(match.start(), match.end(), "HANDLE")
    for match in _UNDERSCORED.finditer(text):
        if not _OF_FILES & set(match.group().lower().split("_")):
            yield Span(match.start(), match.end(), "HANDLE")
    for pattern in (_REDDIT, _TAGGED, _SIGNED):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "HANDLE")
    for match in _PROFILE.finditer(text):
        yield Span(*match.span(1), "HANDLE")
    for match in _HANDLE_ON.finditer(text):
        if is_made_up(match.group(1), words):
            yield Span(*match.span(1), "HANDLE")


def _after_platform(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Right behind the name of an app: "his insta is lilmanz_x", "insta: kay77"."""
    start = 0
    while said := _NAMED.search(text, start):
        name = said.group(1).rstrip(".-")
        if is_made_up(name, words, loose=True):
            yield Span(said.start(1), said.start(1) + len(name), "HANDLE")
            start = said.end()
        else:
            start = said.start(1)


def _is_word(name: str, words: frozenset[str]) -> bool:
    """Whether it is a word, perhaps with a letter too many or an ending."""
    if name in words or name.replace("-", "") in words:
        return True
    near = [name[:at] + name[at + 1 :] for at in range(len(name))]
    near += [name.removesuffix(ending) for ending in ("ed", "ing", "es")]
    return any(each in words for each in near)


def _near_accounts(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Made-up names in a sentence about accounts: "a story by ends.dailyy", "he plays as SniperGoat77"."""
    if not ABOUT_ACCOUNTS.search(text):
        return
    for match in _TOKEN.finditer(text):
        name = match.group().rstrip(".-")
        called = bool(_CALLED.search(text[max(0, match.start() - 12) : match.start()]))
        if is_made_up(name, words, loose=called):
            around = text[max(0, match.start() - _REACH) : match.end() + _REACH // 2]
            if ABOUT_ACCOUNTS.search(around.replace(name, " ")):
                yield Span(match.start(), match.start() + len(name), "HANDLE")
