"""People who are hidden behind letters, with full stops or beside a word for a person: "J.B.", "child A", "Mum (K)"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import EVERYDAY, LONGER, NOT_DOTTED, PAIRS, ROLES, SHORT_WORDS
from dialogues.screening.personal_data.people.person_words import DOES, KIN, PERSON
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.word_lists import words_of

_DOTTED = re.compile(
    r"(?<![\w.])(?:[A-Za-z]\. ?[A-Za-z](?:\.[A-Za-z]|\. [A-Z](?=\.))?(?:\.(?!\w)|(?![\w.]))|[A-Z]-[A-Z](?![\w'’-]))"
)
# Initials of a double or a Gaelic surname: "K L-B", "T.McD.", "L O'R".
_LONG_SURNAME = re.compile(
    r"(?<![\w.'’])[A-Z]\.? ?(?:[A-Z]-[A-Z]|(?:Mc|Mac|O['’]|[dD]['’])[A-Z])(?:\.(?!\w)|(?![\w'’.]))"
)
_AFTER_PERSON = re.compile(
    rf"\b((?i:{PERSON})),? [(\"“‘']?([A-Z](?:[.\-]? ?[A-Z]){{0,2}}(?![a-z])\.?|[a-z]{{2}})(?![\w’&/-]|'\w|\.\w| ?&)"
)
_IN_BRACKETS = re.compile(rf"\b(?i:{PERSON}) [\[(]([A-Z]\.?(?: ?[A-Z]\.?){{0,2}}|[a-z]\.?[a-z]\.?)[\])]")
_PERSON_OWNER = re.compile(rf"\b({PERSON}),? ([A-Za-z]{{1,3}})(?=['’]s\b)", re.IGNORECASE)
_OWNER = re.compile(rf"(?<![\w.&/@])([A-Za-z]{{2,3}})(['’]?)s {KIN}\b")
_CHILD_SMALL = re.compile(  # "child p": no "w", "n", "r", "u", which stand for words
    r"\b(?:(?:child|baby|yp|twin|sibling|family|pupil|mr|mrs|ms|miss|cousin) ([dfghjklmopqtvyz])(?=[ ,.;:?!]|$)|"
    r"(?:mum|mam|dad|nan|uncle|auntie|brother|sister|stepdad|partner) ([b-hj-mopqtvz])(?= (?:is|was|has|had|said|"
    r"told|rang|came|wont|isnt|didnt|doesnt|and (?:his|her))\b)|"
    r"child ([a-cegiw])(?=[.,]|,? (?:is|was|has|had|and child|said|told|but)\b)|"
    r"(?:mum|mam|dad|mother|father|nan|gran|carer|siblings?|brothers?|sisters?) of ([b-hj-tv-z])(?=[ ,.;:?!]|$))",
    re.IGNORECASE,
)
# "Child 1", not "a child 2 years behind".
_NUMBERED = re.compile(
    r"\b(?:child|sibling|baby|twin|parent|pupil|patient|young person) #?(\d)(?:(?=[,.;:)?!'’](?!\d)|$)|"
    r"(?= (?:is|was|has|had|have|and|said|told|lives?|goes|went|came|wants?|needs?|but|who|with)\b))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"\b(?i:{PERSON}|parents|brothers|sisters|sibs|kids)[,:]? \(?"
    r"([A-Z](?:(?:, ?| and | & |/)[A-Z]){1,4})(?![\w'’&/-])"
)
_HOUSEHOLD = re.compile(
    r"\bthe ([B-HJ-Z](?:[.\-]?[A-Z]\.?)?) (?:family|siblings|children|twins|household|kids|case|sisters|brothers)\b",
    re.IGNORECASE,
)
_CLAN = re.compile(
    r"\b(?:the|The) ((?:O['’]|Mc|Mac)[A-Z]) (?:family|siblings|children|twins|kids|case|sisters|brothers|lot)\b"
)
_ABOUT = re.compile(
    r"(?:(?:^|[.!?\n] ?)re:?|\b(?:update on|notes? on|concerns? (?:re|about|for)|visit to|meeting for|supervision re|"
    r"case of|mum of|dad of|nan of|seen|saw|met|spoke (?:to|with)|talk about|discuss(?:ed)?|contact for|"
    r"rang)) ([a-z]{2})(?=[ ,.;:?!]|$)",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(rf"\b(?:{PERSON},?|with|about|for|saw|met|visited|told|asked|re) $", re.IGNORECASE)
_COMPASS = words_of("NE NW SE")  # "the NW case" is a child's
_NO_VOWEL = words_of("wb nt dm dn tx xx fm sn")  # short for something, but not before "'s mum"
_SINGLE = words_of("child family baby mother mum parent pupil sibling yp twin") | {"young person"}


def find_initials(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields initials; `words` are ordinary words in lower case, which two letters after "child" may be."""
    yield from (Span(start, end, "INITIALS") for start, end in _dotted(text))
    yield from (Span(start, end, "INITIALS") for start, end in _beside_person(text, words))


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _LONG_SURNAME.finditer(text))
    for match in _DOTTED.finditer(text):
        said, start = match.group(), match.start()
        letters = re.sub(r"[ .\-]", "", said).lower()
        spoken_of = bool(_SPOKEN_OF.search(text[max(0, start - 24) : start]))
        if (
            letters in NOT_DOTTED
            and not ("-" in said and said.isupper())
            and not (spoken_of and said[0].isupper() and letters in {"am", "pm", "us", "ps"})
            and not text.startswith(("'s", "’s"), match.end())
        ):
            continue
        if said[0].islower() and (" " in said or not (spoken_of or said.endswith("."))):
            continue
        if " " in said and said[-1] != ".":
            continue
        if "-" in said and not (spoken_of or DOES.match(text, match.end())):
            continue
        yield start, match.end()


def _beside_person(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    for match in _AFTER_PERSON.finditer(text):
        if _stands_for_person(text, match, words):
            yield match.span(2)
    yield from (match.span(match.lastindex or 0) for match in _CHILD_SMALL.finditer(text))
    yield from (match.span(1) for match in _NUMBERED.finditer(text))
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
        if match.group(1).isupper() and match.group(1) not in EVERYDAY - _COMPASS:
            yield match.span(1)
    yield from (match.span(1) for match in _CLAN.finditer(text))
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
    if letters.upper() in _AGENCIES or letters.lower() in words or letters.lower() in SHORT_WORDS - _NO_VOWEL:
        return False
    return letters.isupper() or len(letters) == 2  # noqa: PLR2004  letters, as in "jbs mum"


def _stands_for_person(text: str, match: re.Match[str], words: frozenset[str]) -> bool:
    word, letters = match.group(1).lower(), match.group(2)
    plain = re.sub(r"[ .\-]", "", letters)
    if len(plain) == 1:
        if plain == "A":
            after = text[match.end() : match.end() + 12]
            return word in _SINGLE and not re.match(r" (?:&|and e\b|level|star)", after, re.IGNORECASE)
        return plain.isupper() and plain != "I"
    if plain.isupper():
        if len(plain) > 2 and plain.lower() in words:  # noqa: PLR2004  "the Team Manager ALL thought"
            return False
        return plain not in (ROLES if word.endswith(" of") else EVERYDAY) and plain not in LONGER
    return (
        len(plain) == 2  # noqa: PLR2004  letters, as in "mum of jb"
        and plain.islower()
        and plain not in words
        and plain not in SHORT_WORDS
        and plain.upper() not in PAIRS
    )
