"""Names of accounts made of words alone, which the sentence announces: "a dm from ohitsmillieagain", "BadManBatley"."""

import re
from collections.abc import Iterator, Sequence

from dialogues.screening.personal_data.codes.accounts import SAID_OF_ACCOUNTS
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists, words_of

SHORTEST = 6  # letters of such a name
_SENT = (
    r"dms?|screenshots?|messages?|msgs?|snaps?|texts?|requests?|comments?|posts?|story|stories|voice ?notes?|"
    r"tik ?toks?|"
    r"videos?|vids?|clips?|reels?|streams?|pics?|photos?|selfies?|links?|notifications?|invites?|likes?|memes?|friend|"
    r"follower|followers|something|stuff|threats?|abuse|money|payments?"
)
_ANNOUNCED = re.compile(
    rf"\b(?:(?:{_SENT}) (?:from|by|off|to)|(?:type[ds]?|typing|search(?:e[ds]|ing)?|look(?:ed|ing)?|scroll(?:ed|ing)?) "
    r"(?:in|for|up|to|past)|signed(?: off)?(?: as| by| with)?|(?:goes?|going|went|known|posts?|posting|posted|plays?|"
    r"playing|played|streams?|streaming|log(?:s|ged)? (?:in|on)|live|saved|listed|tagged|registered|chats|"
    r"comes up|shows "
    r"up|showed up|came up|pops up|popped up|down) (?:as|by|under)|call(?:s|ing|ed)? (?:himself|herself|"
    r"themsel(?:f|ves))"
    r"|(?:user ?name|gamer ?tag|gamer ?name|handle|screen ?name|account|profile|nickname|display ?name|"
    r"id)[^.!?\n,]{0,24}"
    r" (?:was|is|called|as|named|reads|read|says|said)|(?:user ?name|gamer ?tag|gamer ?name|handle|login)(?: is|"
    r":|,| -)?)"
    r" [\"'“‘(]?$",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"\b(?:find|add|adds|adding|added|follow|follows|following|followed|block|blocks|blocked|blocking|unblocked|report|"
    r"reported|message|messaged|messages|recognised?|know|knows|tag|tagged|dm|was|is|shes|hes|she['’]s|he['’]s|its|"
    r"it['’]s|"
    r"said|called|named|uses?|using|via|through|under|as|by|from|with|off|to|behind|were|are|watch(?:es|ed)?|see|saw|"
    r"friended|unfollowed|muted) [\"'“‘(]?$",
    re.IGNORECASE,
)
_ONLINE = words_of(
    "online insta instagram snap snapchat tiktok twitter facebook fb discord roblox xbox psn ps4 ps5 telegram "
    "steam twitch "
    "youtube yt kik yubo fortnite minecraft reddit vinted whatsapp onlyfans username usernames gamer gaming gamertag "
    "account accounts profile chat groupchat gc chatroom dm dms followers follower server channel avatar app "
    "apps snapmap snapmaps instergram streamer messenger login stories tok posting live follows follow dming "
    "streams streaming screenshot screenshots phone posts posted livestream lobby clan tag nickname burner alias "
    "screen feed notification notifications tinder grindr depop signal threads bereal wattpad"
)
_SAID_ONLINE = _ONLINE | SAID_OF_ACCOUNTS
_APPS = _ONLINE - words_of(
    "phone live posted posting feed screen account accounts app apps chat alias stories follow follows channel server "
    "signal threads tag lobby online notification notifications streaming streams profile twitter facebook fb gc"
)
_ROLES_BEHIND = tuple(
    words_of(
        "worker workers visitor visitors carer carers nurse manager teacher help chat group time line service services "
        "team meeting call book note notes work school day home house care plan training lead guarding"
    )
)
_WORD_ENDINGS = ("ing", "ed", "ent", "ful", "ly", "ness", "able", "less", "you", "ment", "procedures", "mind")
_NAMES_END = ("king", "wing", "bling", "red", "bed")
_PREFIXES = ("over", "under", "well", "thank", "first", "never", "long", "self", "non", "anti", "multi", "pre", "post")
_JOINING = words_of(
    "dont cant to n my its im ur a i of the x xx xxx z zz o d me is it not lil u ya da no mr ms dj oh so we he ab jr"
)
_CAPITALISED = re.compile(r"(?<![\w.@/#&'’-])(?:[A-Z][a-z]{2,12}){2,5}(?![\w@/'’-])")
_CAPITALS_AND_FIGURES = re.compile(
    r"(?<![\w.@/#&'’-])(?:(?:[A-Z][a-z]{1,12}){2,5}\d{1,4}|[A-Z][a-z]{2,12}\d{1,4}[A-Z][a-z]{2,12})(?!\w)"
)
# What products and charities end or begin with, whose names are written alike.
_BRANDED = re.compile(
    r"Mail|Pay|Net|Logic|Link|Care|App|One|Director|Plus|Point|Mate|Safe|Mind|Line|Start|Track|Hub|View|Watch|"
    r"Dojo|Book|"
    r"Tok|Chat|Tube|Space|Tree|Works|Lives|Log|Trak|Concern|First|Board|Form|Note|Drive|Share|Connect|Chart|Star|Time|"
    r"Mc|Mac|Station|Edge|Gram|Soft|Word|Force|Pad|Pod|Phone|Box|Base|Bank|Card|Flix|Play|Help|Health|Work|"
    r"Family|Child|"
    r"Learn|School|Parent|Teach|Class|Talk|Social|Systm|Case|File|Data|Cloud|Cyber|Youth|Young|Home|Shop|Barnar|"
    r"Kooth|Team"
)
_CHANNEL = re.compile(
    r"(?:['’]s|\b(?:his|her|their|whose)) (?:You ?Tube|TikTok|Insta(?:gram)?|Facebook|Twitch|channel|youtube|"
    r"tiktok|insta|"
    r"podcast|blog|page)(?: name| channel| account| page)?(?:,| is| was|:| called| named) [\"'“‘]?"
    r"((?:[A-Z][\w'’]{1,14} ){1,3}[A-Z][\w'’]{1,14})"
)
_SAID = re.compile(
    r"\b(?:said|called|named|via|off|by|adds?|find|blocks?|follows?|followed|checks?|checked|as|himself|herself|"
    r"messages?) [\"'“‘(]?$"
)
_LONG_PLAYFUL = 8
_LONG_NAME = 11  # letters run together that need nothing about accounts beside
_SHOWN_AS = re.compile(  # "our page from Brum Wanderer 61"
    r"\b(?:messaged?|messages|dms?|requests?|page|stories|story|comments?|posts?|account|profile|"
    r"name)\b[^.!?\n\d]{0,40}?"
    r"(?: from| by| called| as|:) ((?:[A-Z][a-z]{0,12} ){2,4}\d{2,4})(?![\w:])"
)
_OF_A_YEAR = re.compile(r"(?<![\w.@/])[a-z]{4,20}2k\d{1,2}(?!\w)")
_BACK, _ON = 60, 48  # characters read before and behind


def find_announced(text: str, words: Sequence[Token], lists: Lists) -> Iterator[Span]:
    """Yields names of accounts that are words run together, or a made-up word, where one is announced.

    Args:
        text: any text.
        words: its words, from `tokens`.
        lists: the word lists.
    """
    for word in words:
        if is_unheard_of(word, lists) and _is_announced(text, word, lists):
            yield Span(word.start, word.end, "HANDLE")
    for match in _CAPITALS_AND_FIGURES.finditer(text):
        if not _BRANDED.search(match.group()):
            yield Span(match.start(), match.end(), "HANDLE")
    for match in _CAPITALISED.finditer(text):
        if not _BRANDED.search(match.group()) and _is_pointed_at(text, *match.span()):
            yield Span(match.start(), match.end(), "HANDLE")
    if any(map(str.isdecimal, text)):
        yield from (Span(*match.span(1), "HANDLE") for match in _SHOWN_AS.finditer(text))
        yield from (Span(match.start(), match.end(), "HANDLE") for match in _OF_A_YEAR.finditer(text))
    if any(said in text for said in ("ouTube", "outube", "hannel", "ikTok", "iktok", "odcast", "nsta", "witch")):
        yield from (Span(*match.span(1), "HANDLE") for match in _CHANNEL.finditer(text))


def is_unheard_of(word: Token, lists: Lists) -> bool:
    """Whether a word without a capital is on no list."""
    folded = word.folded
    return (
        len(folded) >= SHORTEST
        and folded not in lists.words
        and folded not in _SAID_ONLINE
        and word.text.islower()
        and word.text.isalpha()
        and not any(
            folded in names
            for names in (
                lists.first,
                lists.surnames,
                lists.rare_first,
                lists.rare_surnames,
                lists.towns,
                lists.villages,
                lists.not_names,
            )
        )
    )


def _is_announced(text: str, word: Token, lists: Lists) -> bool:
    if text[word.end : word.end + 1] in {"@", "_", "/"} or text[max(0, word.start - 1) : word.start] in {"@", "_", "/"}:
        return False
    before = text[max(0, word.start - _BACK) : word.start]
    announced = bool(_ANNOUNCED.search(before))
    long = len(word.folded) >= _LONG_NAME and _SAID.search(before)
    pointed = _POINTED.search(before)
    online = len(word.folded) > SHORTEST and _is_online(text, word.start, word.end, _ONLINE if pointed else _APPS)
    if not (announced or long or online):
        return False
    if _is_run_together(word.folded, lists):
        return True
    told = announced or (pointed and len(word.folded) >= _LONG_PLAYFUL)
    return bool(told and _is_playful(word.folded) and not _is_slip(word.folded, lists))


def _is_pointed_at(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BACK) : start]
    return bool(_ANNOUNCED.search(before)) or (bool(_POINTED.search(before)) and _is_online(text, start, end, _ONLINE))


def _is_online(text: str, start: int, end: int, signs: frozenset[str]) -> bool:
    """Whether something about accounts or phones stands near."""
    around = text[max(0, start - _BACK) : start] + text[end : end + _ON]
    return not signs.isdisjoint(re.split(r"[^a-z0-9]+", around.lower()))


def _is_playful(folded: str) -> bool:
    """Spelt as no word is: a letter three times, "z" or "xx" at the end."""
    return folded.endswith(("z", "xx", "yy", "ii", "tt", "ss")) or any(letter * 3 in folded for letter in set(folded))


def _is_slip(folded: str, lists: Lists) -> bool:
    """Whether a letter more, less, other or in another place makes an ordinary word of it."""
    for at in range(len(folded) + 1):
        left, right = folded[:at], folded[at:]
        if left + right[1:] in lists.words or left + right[1:2] + right[:1] + right[2:] in lists.words:
            return True
        if any(left + letter + rest in lists.words for letter in _LETTERS for rest in (right, right[1:])):
            return True
    return False


def _is_run_together(folded: str, lists: Lists) -> bool:
    """Whether it is two or more words without a space, and no role or thing of the work."""
    plain = folded.endswith(_ROLES_BEHIND + _WORD_ENDINGS) and not folded.endswith(_NAMES_END)
    if plain or folded.startswith(_PREFIXES) or _is_slip(folded, lists):
        return False
    reached = {0: (0, 0)}  # how far words reach: how many, and how many longer ones
    for at in range(len(folded)):
        if at not in reached:
            continue
        for end in range(at + 1, min(len(folded), at + _LONGEST_PART) + 1):
            part = folded[at:end]
            long = len(part) >= _LONG_PART and (part in lists.words or part in lists.first or part in lists.word_first)
            if long or part in _JOINING:
                so_far = (reached[at][0] + 1, reached[at][1] + long)
                reached[end] = max(reached.get(end, so_far), so_far, key=lambda each: each[1])
    if len(folded) in reached:
        return reached[len(folded)][1] > 1
    rest = len(folded) - max(reached)
    return rest < _LONGEST_REST and reached[max(reached)][0] > 2 and reached[max(reached)][1] > 1  # noqa: PLR2004  words


_LONGEST_REST = 6  # letters that are no word behind three that are
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_PART, _LONGEST_PART = 3, 14  # letters
