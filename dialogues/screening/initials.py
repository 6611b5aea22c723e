"""People who are hidden behind letters: "J.B.", "JB's mum", "child A", "Mum (K)"."""

import re
from collections.abc import Iterator

from dialogues.screening.acronyms import EVERYDAY, LONGER, NOT_DOTTED, PAIRS, ROLES, SELDOM, SHORT_WORDS
from dialogues.screening.spans import Span
from dialogues.screening.word_lists import words_of


def _by_first_letter(alternatives: str) -> str:
    """The same alternatives grouped by their first letter, which a search skips at once where no one begins."""
    grouped: dict[str, list[str]] = {}
    for each in alternatives.split("|"):
        grouped.setdefault(each[0], []).append(each[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in grouped.items()) + ")"


_PERSON = _by_first_letter(
    "cyp|fao|cc|case of|mum of|dad of|mother of|nan of|carer of|sibling of|brother of|sister of|child|children|"
    "baby|family|"
    "families|young person|yp|yps|siblings?|brother|sister|twins?|boy|girl|pupil|student|parent|mother|father|"
    "mum|dad|mam|"
    "nan|gran|grandma|grandad|grandmother|grandfather|aunt|auntie|uncle|stepdad|stepmum|teen|teenager|toddler|infant|"
    "patient|client|son|daughter|cousin|colleague|worker|foster carer|carer|resident|learner|minor|unborn|bairn|"
    "kid|lad|"
    "lass|practitioner|manager|teacher|staff member|adult|person|subject|named|called|niece|nephew|partner|boyfriend|"
    "girlfriend"
)
_KIN = (
    r"(?:mum|mums|mother|dad|dads|father|nan|nana|gran|grandma|grandad|stepdad|stepmum|step-?dad|aunt|"
    r"auntie|uncle|brother|sister|siblings?|foster|carers?|parents?|family|social worker|school|placement|"
    r"case|plan|behaviour|teacher|review|partner|boyfriend|girlfriend|son|daughter|baby|nursery|house|"
    r"home|room|needs|file|care|voice|views|wishes|phone|meeting|key worker|attendance)"
)
_DOTTED = re.compile(
    r"(?<![\w.])(?:[A-Za-z]\. ?[A-Za-z](?:\. ?[A-Za-z])?(?:\.(?!\w)|(?![\w.]))|[A-Z]-[A-Z](?![\w'’-]))"
)
# Initials of a double or a Gaelic surname: "K L-B", "T.McD.", "L O'R".
_LONG_SURNAME = re.compile(
    r"(?<![\w.'’])[A-Z]\.? ?(?:[A-Z]-[A-Z]|(?:Mc|Mac|O['’]|[dD]['’])[A-Z])(?:\.(?!\w)|(?![\w'’.]))"
)
_AFTER_PERSON = re.compile(
    rf"\b((?i:{_PERSON})),? [(\"“‘']?([A-Z](?:[.\-]? ?[A-Z]){{0,2}}(?![a-z])\.?|[a-z]{{2}})(?![\w’&/-]|'\w|\.\w| ?&)"
)
_IN_BRACKETS = re.compile(rf"\b(?i:{_PERSON}) [\[(]([A-Z]\.?(?: ?[A-Z]\.?){{0,2}}|[a-z]\.?[a-z]\.?)[\])]")
_PERSON_OWNER = re.compile(rf"\b({_PERSON}),? ([A-Za-z]{{1,3}})(?=['’]s\b)", re.IGNORECASE)
_OWNER = re.compile(rf"(?<![\w.&/@])([A-Za-z]{{2,3}})(['’]?)s {_KIN}\b")
_LETTER_OWNER = re.compile(rf"(?<![\w.&/@'’\-(])([B-HJ-Z])\.?['’]s (?:\w{{3,8}} )?{_KIN}\b")
_CHILD_SMALL = re.compile(  # "child p": no "w", "n", "r", "u", which stand for words
    r"\b(?:child|baby|yp|twin|sibling|family|pupil|mr|mrs|cousin) ([dfghjklmopqtvyz])(?=[ ,.;:?!]|$)", re.IGNORECASE
)
_LISTED = re.compile(rf"\b(?i:{_PERSON})[,:]? ([A-Z](?:(?:, ?| and | & |/)[A-Z]){{1,4}})(?![\w'’&/-])")
_HOUSEHOLD = re.compile(
    r"\bthe ([B-HJ-Z](?:[.\-]?[A-Z]\.?)?) (?:family|siblings|children|twins|household|kids|case|sisters|brothers)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\w.&/@#-])[A-Z]{2}(?![\w&/@-]|['’]?[A-Z]|\.\w)")
_PAIRS_LISTED = re.compile(r"\(([A-Z]{2}(?:(?:, ?| and )[A-Z]{2}){1,5})\)")
_LETTER = re.compile(r"(?<![\w.&/@#'’\-])[B-HJ-Z](?=[ ,;)?!]|\.(?!\w)|$)", re.MULTILINE)
_SMALL = r"[bcdfghj-np-tv-z]{2}"  # two letters without a vowel make no word
_TYPED_SMALL = re.compile(
    rf"(?:(?:^|[.!?\n] ?|, | and | but | cos | when | if )({_SMALL})(?= (?:is|was|has|had|said|says|told|asked|"
    rf"came|isnt|wasnt|hasnt|"
    r"didnt|doesnt|wont|missing|doing|back|again|moved|got|going|needs|at|rang|left|missed|wants|feels|refused|"
    r"stayed|lives|attends|and (?:me|i|his|her|their)|seen|not|still)\b)"
    rf")"
)
_ABOUT = re.compile(
    r"(?:(?:^|[.!?\n] ?)re:?|\b(?:update on|notes? on|concerns? (?:re|about|for)|visit to|meeting for|supervision re|"
    r"case of|mum of|dad of|nan of|seen|saw|met|spoke (?:to|with)|talk about|discuss(?:ed)?|contact for|"
    r"rang)) ([a-z]{2})(?=[ ,.;:?!]|$)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:['’]s)? (?:is|was|has|had|said|says|told|asked|went|came|isn['’]?t|wasn['’]?t|hasn['’]?t|"
    r"didn['’]?t|does|doesn['’]?t|did|disclosed|and (?:his|her|their|i\b)|mum|rang|left|moved|missed|wants|"
    r"feels|felt|refused|stayed|stays|lives|attends|will)\b",
    re.IGNORECASE,
)
_DOES_ONLY_A_PERSON = re.compile(
    r" (?:said|says|told|asked|went home|came|isn['’]?t|wasn['’]?t|hasn['’]?t|didn['’]?t|doesn['’]?t|disclosed|"
    r"and (?:his|her|their)|rang|left|missed|wants|feels|felt|refused|stayed|stays|lives|attends|won['’]?t|"
    r"cried|ran)\b",
)
_SPOKEN_TO = re.compile(r"\b(?:told|asked|saw|met|rang|visited|spoke to|spoke with|collected|hugged) $", re.IGNORECASE)
_SPOKEN_OF = re.compile(rf"\b(?:{_PERSON},?|with|about|for|saw|met|visited|told|asked|re) $", re.IGNORECASE)
_IN_A_LIST = re.compile(r"\b[A-Z](?:,|,? and|,? or) $")
_NO_LETTER = words_of(
    "generation plan hepatitis vitamin band part option group section type grade class level block size wing "
    "form appendix annex annexe room ward category stage strand column point step bus letter drive key year team u "
    "schedule unit zone tier theme set gate floor house"
)
_SINGLE = words_of("child family baby mother mum parent pupil sibling yp") | {"young person"}
_LOUD = 0.7  # share of capitals from which a text is typed in capitals throughout


def find_initials(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields initials; `words` are ordinary words in lower case, which two letters after "child" may be."""
    yield from (Span(start, end, "INITIALS") for start, end in _dotted(text))
    yield from (Span(start, end, "INITIALS") for start, end in _beside_person(text, words))
    letters = sum(map(str.isalpha, text))
    if " " not in text or sum(map(str.isupper, text)) <= _LOUD * max(1, letters):
        yield from (Span(start, end, "INITIALS") for start, end in _bare(text))


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _LONG_SURNAME.finditer(text))
    for match in _DOTTED.finditer(text):
        said, start = match.group(), match.start()
        letters = re.sub(r"[ .\-]", "", said).lower()
        spoken_of = bool(_SPOKEN_OF.search(text[max(0, start - 24) : start]))
        if letters in NOT_DOTTED and not (spoken_of and said[0].isupper() and letters in {"am", "pm", "us", "ps"}):
            continue
        if said[0].islower() and (" " in said or not (spoken_of or said.endswith("."))):
            continue
        if " " in said and said[-1] != ".":
            continue
        if "-" in said and not (spoken_of or _DOES.match(text, match.end())):
            continue
        yield start, match.end()


def _beside_person(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    for match in _AFTER_PERSON.finditer(text):
        if _stands_for_person(text, match, words):
            yield match.span(2)
    yield from (match.span(1) for match in _CHILD_SMALL.finditer(text))
    yield from _owning(text, words)
    yield from _bracketed_or_listed(text)


def _bracketed_or_listed(text: str) -> Iterator[tuple[int, int]]:
    """Letters in brackets, in lists, before a household, or behind "re"."""
    for match in _IN_BRACKETS.finditer(text):
        letters = match.group(1).replace(".", "").replace(" ", "")
        if letters.upper() not in _AGENCIES and letters.lower() not in SHORT_WORDS:
            yield match.span(1)
    for match in _LISTED.finditer(text):
        yield from ((at, at + 1) for at in range(*match.span(1)) if text[at].isupper())
    for match in _HOUSEHOLD.finditer(text):
        if match.group(1).isupper() and match.group(1) not in PAIRS:
            yield match.span(1)
    for match in _ABOUT.finditer(text):
        letters = match.group(1)
        if letters.islower() and letters not in SHORT_WORDS | _AFTER_RE and letters.upper() not in PAIRS:
            yield match.span(1)


def _owning(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Letters with a possessive: "JB's mum", "jbs mum"."""
    for match in _PERSON_OWNER.finditer(text):
        if _may_be_initials(match.group(2), words):
            yield match.span(2)
    for match in _OWNER.finditer(text):
        letters = match.group(1)
        if _may_be_initials(letters, words) and (match.group(2) or not _is_word(letters.lower() + "s", words)):
            yield match.span(1)


_AGENCIES = PAIRS | LONGER
_VERBS = words_of("is was has this his its us yes")
_AFTER_RE = words_of("my our an the all it ur em ad eh cp hr pr nb tv pe gp sw hv ta us ed ms mr dr up go be we he")


def _is_word(typed: str, words: frozenset[str]) -> bool:
    return typed in words or typed in _VERBS


def _may_be_initials(letters: str, words: frozenset[str]) -> bool:
    if letters.upper() in _AGENCIES or letters.lower() in words or letters.lower() in SHORT_WORDS:
        return False
    return letters.isupper() or len(letters) == 2  # noqa: PLR2004  letters, as in "jbs mum"


def _bare(text: str) -> Iterator[tuple[int, int]]:
    """Two capitals that are no agency, and one that does what a person does: "TK missed", "told K"."""
    for match in _PAIR.finditer(text):
        if match.group() not in PAIRS or (match.group() in SELDOM and _in_place_of_person(text, match)):
            yield match.span()
    for match in _PAIRS_LISTED.finditer(text):
        if not set(match.group(1).replace("and", ",").replace(" ", "").split(",")) <= PAIRS:
            yield match.span(1)
    for match in _TYPED_SMALL.finditer(text):
        if match.group(1) not in SHORT_WORDS and match.group(1).upper() not in EVERYDAY:
            yield match.span(1)
    for match in _LETTER_OWNER.finditer(text):
        yield match.span(1)
    for match in _LETTER.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        behind = before.lower().split()
        if (
            (not behind or behind[-1] not in _NO_LETTER)
            and not _IN_A_LIST.search(before)
            and (
                _DOES_ONLY_A_PERSON.match(text, match.end())
                or _IS_AGED.match(text, match.end())
                or _SPOKEN_TO.search(before)
            )
        ):
            yield match.span()


def _in_place_of_person(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if before.lower().endswith(("the ", "a ", "our ", "an ", "by ")):
        return False
    after = _DOES.match(text, match.end()) or _AGED.match(text, match.end()) or _OWNS.match(text, match.end())
    return bool(after or _SPOKEN_TO.search(before) or _CONCERNS.search(before))


_IS_AGED = re.compile(r",? (?:is )?\d{1,2}(?:,| and|\.)|\. (?:didn['’]?t|wasn['’]?t|isn['’]?t|said|told|was)\b")
_AGED = re.compile(r" \(\d{1,2}\)|, \d{1,2},| and (?:family|siblings?|mum|dad)\b|: ")
_CONCERNS = re.compile(
    r"\b(?:about|lead for|worker for|plan for|re|discuss|discussed|regarding|supporting|concerning) $", re.IGNORECASE
)
_OWNS = re.compile(rf"['’]?s {_KIN}\b")


def _stands_for_person(text: str, match: re.Match[str], words: frozenset[str]) -> bool:
    word, letters = match.group(1).lower(), match.group(2)
    plain = re.sub(r"[ .\-]", "", letters)
    if len(plain) == 1:
        if plain == "A":
            after = text[match.end() : match.end() + 12]
            return word in _SINGLE and not re.match(r" (?:&|and e\b|level|star)", after, re.IGNORECASE)
        return plain.isupper() and plain != "I"
    if plain.isupper():
        return plain not in (ROLES if word.endswith(" of") else EVERYDAY) and plain not in LONGER
    return (
        len(plain) == 2  # noqa: PLR2004  letters, as in "mum of jb"
        and plain.islower()
        and plain not in words
        and plain not in SHORT_WORDS
        and plain.upper() not in PAIRS
    )
