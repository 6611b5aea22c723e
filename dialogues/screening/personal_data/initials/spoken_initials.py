"""Letters that the words before them make a person: "visit for HKR", "with T L", "had nb and her mum in"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import EVERYDAY, ROLES, SELDOM, THREE, WORDS_OF_TWO
from dialogues.screening.personal_data.people.person_words import DOES
from dialogues.screening.personal_data.word_lists import words_of

_MATTER = re.compile(
    r"\b(?:visits?|meetings?|reviews?|conference|core groups?|tafs?|tacs?|cin|plans?|concerns?|worr(?:y|ies|ied)|"
    r"referrals?|"
    r"ehcp|pep|case|update|handover|supervision|discussion|discussed|chat|assessment|strategy|panel|story|file|"
    r"placement|"
    r"discharge|worker|thinking|talking|talk|notes?|chronology|lead|pattern|work|worked|working|joint work|success|cpc|"
    r"safety plan|mapping|transition|support) (?:for|about|re) $",
    re.IGNORECASE,
)
_FOR_CHILD = re.compile(
    r"\b(?:visits?|reviews?|conference|core groups?|tafs?|tacs?|strategy|strat|pep|cin|concerns?|referrals?|safety "
    r"plan|case|lead) (?:for|about|"
    r"re) $",
    re.IGNORECASE,
)
_THREE = re.compile(r"(?<![\w.&/@#-])[A-Z]{3}(?![\w&/@-]|['’][A-Z]|\.\w)")
_TWO = re.compile(r"(?<![\w.&/@#-])[A-Z]{2}(?![\w&/@-]|['’][A-Z]|\.\w)")
_GOES_ON = re.compile(
    r"[.,;:!?)]|$|['’]s\b| (?:is|was|has|had|went|and|where|when|who|because|cos|after|before|finally|again|today|"
    r"yesterday|at|in|on|we|i|she|he|they|with|to|this|last|but|as|which|got|never|ended|fell|done|finally|came|"
    r"worked|needed|from|"
    r"until|that|so|since|together|next|took)\b",
    re.MULTILINE,
)
_INITIALS_ARE = re.compile(r"\b(?i:initials)(?: are| were| is| being|:| =)? ([A-Z]{2,4})(?!\w)")
_SPACED = re.compile(r"(?<![\w.'’&/-])[B-HJ-Z] [A-HJ-Z](?![\w'’&/-]|\.\w)")
_SPOKEN_OF = re.compile(
    r"\b(?:with|for|about|told|saw|met|of|asked|re|child|visited|by|rang|seen|named|yp|baby|to|service user|"
    r"client|young person|pupil|student|patient|resident|care leaver|tenant) $",
    re.IGNORECASE,
)
_AND_KIN = re.compile(
    r"(?<![\w'’.@&/#-])([A-Za-z][a-z])(?= (?:and|n|&|\+) (?:his|her|their) (?:mum|mam|dad|nan|nana|gran|grandma|"
    r"grandad|"
    r"brother|"
    r"sister|siblings|twin|baby|aunt|auntie|uncle|family|carers?|foster|parents?|mother|father|step\w{3,6}|partner|"
    r"kids)\b)"
)
_BEHIND = re.compile(
    r"\b(?:sw|worker|hv|visit|review|taf|tac|strat|core group|conference|panel|plan|"
    r"meeting|concerns|referral|school|place|lead|update|carer|placement|case|"
    r"yp)"
    r" (?:for|about|re|of|with) ([a-z]{2})(?=[ ,;:?!]|\.(?!\w)|$)"
)
_TAKEN = re.compile(
    r"\b(?:took|taking|collected|picked up|dropped|brought|bringing|taken|had) ([a-z]{2})(?= (?:to|home|from|back|out|"
    r"in|"
    r"up to|over) (?!of\b)\w)"
)
_LETTER_BEFORE = re.compile(
    r"\b(?:generation|plan|hepatitis|vitamin|band|part|option|group|section|type|grade|class|level|block|form|appendix|"
    r"stage|drive|schedule|unit|zone|tier|row|gate) $",
    re.IGNORECASE,
)
_NOBODY = WORDS_OF_TWO | words_of(
    "ok oh hi ha ya ye mr ms dr st em im id iv ur yr tv pc vs sm bf gf mp hv gp sw ta ep iro pa pm dc pe pr hr dj"
)
_KIND_OF = words_of("kg km cm mm oz nd rd th st mr ms dr jr sr vs tv pc dv mh cp ok id")


_VOWELS = frozenset("aeiou")


def find_spoken_of(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yields initials that only their place in the sentence tells; `words` are ordinary words in lower case."""
    for match in _THREE.finditer(text):
        told = match.group() not in THREE and _GOES_ON.match(text, match.end())
        if told and _MATTER.search(text[max(0, match.start() - 40) : match.start()]):
            yield match.span()
    for match in _TWO.finditer(text):
        told = match.group() in SELDOM - ROLES and _GOES_ON.match(text, match.end())
        if told and _FOR_CHILD.search(text[max(0, match.start() - 40) : match.start()]):
            yield match.span()
    yield from (match.span(1) for match in _INITIALS_ARE.finditer(text))
    for match in _SPACED.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if _LETTER_BEFORE.search(before):
            continue
        if _SPOKEN_OF.search(before) or DOES.match(text, match.end()):
            yield match.span()
    yield from _small(text, words)


def _small(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Two small letters: with a mum, taken somewhere, or behind a plan that is theirs."""
    for match in _AND_KIN.finditer(text):
        if match.group(1).lower() not in _NOBODY and match.group(1).lower() not in words:
            yield match.span(1)
    for match in _BEHIND.finditer(text):
        pair = match.group(1)
        if not set(pair) & _VOWELS and pair not in _NOBODY | _KIND_OF and pair.upper() not in EVERYDAY:
            yield match.span(1)
    for match in _TAKEN.finditer(text):
        pair = match.group(1)
        word = pair in words and set(pair) & _VOWELS
        if pair not in _NOBODY | _KIND_OF and not word and pair.upper() not in ROLES:
            yield match.span(1)
