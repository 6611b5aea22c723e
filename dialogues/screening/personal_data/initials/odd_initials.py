"""Initials of two or three letters that only the grammar tells: "of MJO and", "so dmc rings", "unborn baby of DH"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials import odd_letters as odd
from dialogues.screening.personal_data.initials.acronyms import EVERYDAY, PAIRS, ROLES, SHORT_WORDS
from dialogues.screening.personal_data.word_lists import words_of

_BEFORE = (
    r"(?:about|of|re|with|for|told|saw|seen|see|met|take|took|taken|had|have|has|having|got|get|visit(?:ed|s)?(?: to)?|"
    r"rang|"
    r"ring|asked|ask|allocated|chase|chased|collect|collected|placed|hugged|knew|know|knows|by|named|called|regarding|"
    r"concerning|discuss(?:ed|ing)?|unborn|client|move|moved|moving|support(?:ed|ing)?|see(?:ing)?|bring|brought|love|"
    r"miss|"
    r"missed|missing|help|helped|helping|find|found|lost|let|gave|give|know|knowing|like|trust|from|to|let down|failed)"
)
_OBJECT = re.compile(
    rf"\b(?i:{_BEFORE}) ([A-Z]{{3}})(?=[.,;:!?)](?!\w)|['’]s\b|$| (?:and|or|to|in|into|at|on|again|last|next|this|"
    rf"before|"
    r"after|when|who|was|is|has|had|because|cos|but|so|now|today|yesterday|off|back|out|home|since|until|from|with|for|"
    r"as|"
    r"if|while|then|on|we|i|I|he|she|they|it|all|up|over|alone|about|though|tho|every|by|would|will|could)\b)",
    re.MULTILINE,
)
_ACTS = (
    r" (?:both |all |just |never |always |still |also |only |finally |then |now |has |had |have |was |is |were |been |"
    r"got )?"
    r"(?:rings?|rang|stopped|ran|runs|cried|cries|disclosed|hates?|hated|likes?|liked|loves?|loved|lives?|lived|"
    r"sleeps?|"
    r"slept|goes|went|gone|missing|told (?:me|us|her|his)|tells|said|says|refuse[sd]?|won['’]?t|didn['’]?t|doesn['’]?t|"
    r"hasn['’]?t|isn['’]?t|wasn['’]?t|wants?|wanted|turned|turns|moved|moves|missed|misses|hid|hit|hits|bit|kicked|"
    r"seen|"
    r"placed|excluded|upset|happy|settled|scared|home|aged|living|staying|asked for|asks|came|comes|left|leaves|stays|"
    r"stayed|sat|sits|smiled|laughed|opened up|feels?|felt|thinks|thought|knows|knew|walked|started|starts|"
    r"need[s]? (?:a|an|"
    r"new|his|her)|and (?:his|her|their)|has the same|looked|looks|turned|has been|had been|had a|has a|got|gets|wore|"
    r"eats|ate|"
    r"fell)\b"
)
_SUBJECT = re.compile(
    rf"(?:^|[.!?\n] ?|, |\b(?i:and|but|so|when|if|that|because|cos|then|while|since|until|where|after|before|hope|"
    rf"hoping|think|"
    rf"says|said) )([A-Z]{{3}})(?={_ACTS})",
    re.MULTILINE,
)
_SINGLE = re.compile(
    rf"(?:^|[.!?\n] ?|, |\b(?i:but|so|when|if|that|because|cos|since|until|while|hope|think|thinks|says|said|then|"
    rf"yesterday|today) )"
    rf"([B-HJ-Z])(?=(?:{_ACTS})| (?:comes?|is|was|turned|turns) (?:\d{{1,2}}|four|five|six|seven|eight|nine|ten|eleven|"
    rf"twelve|thirteen|"
    r"fourteen|fifteen|sixteen|home)\b)",
    re.MULTILINE,
)
_SINGLE_FOR = re.compile(
    r"\b(?i:carers?|worker|placement|school|advocate|sw|hv|visit|review|taf|contact|referral|bed|taxi|passport|mentor|"
    r"foster mum|"
    r"nursery|social worker|solicitor|guardian) (?i:for|of) ([B-HJ-Z])(?= [a-z]|[.,?!](?!\w)|$)|"
    r"\b(?i:left|took|dropped|collected|brought|placed|moved) ([B-HJ-Z]) (?:with|home|up|back|off|from|to)\b",
    re.MULTILINE,
)
_SINGLE_AND_KIN = re.compile(
    r"(?<![\w'’])([b-df-hj-mp-tvz]) (?:and|n|&) (?:his|her|their) (?:mum|dad|nan|gran|sister|brother|carers?|baby|"
    r"family)\b"
)
_SAME_SURNAME = re.compile(
    r"(?<![\w&/'’-])([A-Z]([A-Z])) (?:&|and) ([A-Z]\2) (?:are|were|both|have|had|share|need|live|went|moved|got)\b"
)
_NOTED = re.compile(
    r"(?:^|[.!?\n] ?)([A-Z]{2,3}) ?[-–:] (?:seen|not seen|moved|no change|missing|placed|home|settled|excluded|still|"
    r"same|attending|"
    r"in care|with (?:his|her|mum|dad|nan))\b",
    re.MULTILINE,
)
_TWO_SUBJECTS = re.compile(
    r"(?<![\w&/'’-])([A-Z]{3})(?=(?: and | & |, )[A-Z]{3} (?:both|are|were|have|had|need|went|live|share|stay|"
    r"don['’]?t|see|want)\b)"
)
_SECOND_SUBJECT = re.compile(
    r"(?<=[A-Z]{3} and )([A-Z]{3})(?= (?:both|are|were|have|had|need|went|live|share|stay|don['’]?t|see|want)\b)"
)
_LISTED = re.compile(r"(?<![\w&/'’-])[A-Z]{2}(?:, [A-Z]{2}){0,4}(?:,? and |, | & )([A-Z]{3})(?![\w&/'’-])")
_OF_PERSON = re.compile(
    r"\b(?i:baby|child|children|unborn|siblings?|brother|sister|mum|dad|mother|father|parents?|twins?|case|carers?|"
    r"family|"
    r"friends?|cousin|daughter|son|nan|grandma|aunt) (?i:of|for) ([A-Z]{2})(?=[.,;:!?)](?!\w)|['’]s\b|$| [a-z])",
    re.MULTILINE,
)
_HEADING = re.compile(
    r"(?:^|[.!?\n] ?)(?i:re|fao|about|regarding|supervision re|update on|update re):? ([A-Z]{2,3})(?=:| ?[-–—] |, |"
    r"\.? *$)",
    re.MULTILINE,
)
_IN_NOTES = re.compile(
    r"\b(?i:meeting|visit|review|conference|core group|taf|tac|panel|contact|call|session), ([A-Z]{2,3}), "
)
_OWNS = re.compile(
    r"(?<![\w.&/@#-])([A-Z]{2,3})['’]s (?:\w{3,8} )?(?:birthday|ehcp|EHCP|chronology|assessment|bruises?|coat|bag|"
    r"shoes|"
    r"teacher|face|hair|medication|meds|diagnosis|story|drawing|wish|wishes|file|bed|toys?|laptop|attendance|behaviour|"
    r"mum|dad|nan|sister|brother|sw|worker|placement|foster|school|nursery|grandparents|solicitor|timetable|transport|"
    r"taxi)\b"
)
_MIXED = re.compile(
    r"\b(?i:client|child|yp|young person|mum|dad|baby|pupil|sibling|student|for|about|re|of|told|saw|with) "
    r"([A-Z]{1,2}[a-z]{1,2}[A-Z]|[A-Z]{2}[a-rt-z])(?=[.,;:!?)](?!\w)|['’]s\b|$| [a-z])"
)
_OPENING_FOR = re.compile(
    r"(?:^|[.!?\n] ?)(?:As for|For|With|About|On) ([A-Z]{2,3}),? (?:the|it|we|this|that|well|i|I|he|she|they|"
    r"everything|nothing|"
    r"what|nobody|no|my|our|there)\b",
    re.MULTILINE,
)
_ADVICE_ON = re.compile(
    r"\b(?:advice|updates?|notes?|info|information|reports?|concerns?|intel|views?|papers?|line|file) (?:on|for|about|"
    r"re) "
    r"([A-Z]{3})(?=[.,;:!?)](?!\w)|$| [a-z])",
    re.MULTILINE,
)
_EQUALS = re.compile(
    r"\b(?i:mum|dad|child|baby|nan|gran|sister|brother|mother|father|carer|yp|eldest|youngest|twin) ?[=:] ?([A-Z]{2,3}|"
    r"[a-z]{2})(?![\w'’])"
)
_SMALL_LISTED = re.compile(
    r"\b(?:sib(?:ling)?s?(?: group)?|brothers|sisters|twins|kids|children|cousins|family)[,:]? (?:are |were |of |\()?"
    r"([a-z]{2}(?:(?:, ?| and | n | & |/)[a-z]{2}){1,5})(?![\w'’])"
)
_SMALL_FOR = re.compile(
    r"\b(?:responsibility|pr|advocate|guardian|order|lac|review|taxi|respite|contact|funding|passport|transport|ehcp|"
    r"meds|carer|"
    r"placement|school|nursery|worker|bed|sw|hv) for ([b-df-hj-np-tv-z]{2})(?=[.,;!?]|$| [a-z])",
    re.MULTILINE,
)
_CLAN = re.compile(r"(?<![\w'’.&-])[A-Z]{1,2}\.?(?:(?:Mc|Mac|O['’])[A-Z]| Mc)(?![\w'’-])")
_NUMBERED = re.compile(
    r"(?<![\w/-])(?:C?YP\d|([CTKS])\d(?=(?:,? and |, ?|/| & | \(\d{1,2}\),? (?:and )?)\1\d(?!\w)))(?![\w/-])|"
    r"(?<=[CTKS]\d and )[CTKS]\d(?!\w)|(?<=[CTKS]\d, )[CTKS]\d(?!\w)|(?<=[CTKS]\d/)[CTKS]\d(?!\w)|"
    r"(?<=[CTKS]\d \(\d\), )[CTKS]\d(?!\w)"
)
_AGED_CHILD = re.compile(r"\b(?i:girl|boy|child|lad|lass|baby|yp), ([A-Z]{2}), \(?\d{1,2}\b")
_OWN_KIN = re.compile(
    r"(?<![\w.&/@#-])([A-Z]{2})['’]s (?:mum|dad|nan|nana|gran|grandma|brother|sister|auntie|uncle|twin)\b"
)
_SMALL_OBJECT = re.compile(
    r"\b(?:about|re|worry about|told|saw|met|seen|miss|like|of|with|for|missed|lost|"
    r"hugged) ([b-df-hj-np-tv-z]{2,3})(?= (?:and|last|"
    r"this|again|at|in|on|all|today|yesterday|but|so|when|cos|because|who|i|we|if|that|to|before|after|now|is|was|has|"
    r"had|a|"
    r"since|went|over|tonight)\b|[.,;!?](?!\w)|$)",
    re.MULTILINE,
)
_SMALL_SUBJECT = re.compile(
    rf"(?:^|[.!?\n] ?|, |\b(?i:and|but|so|when|if|that|because|cos|then|while|since|until|where|after|before|hope|"
    rf"think) )"
    rf"([b-df-hj-np-tv-z]{{2,3}})(?={_ACTS})",
    re.MULTILINE,
)
_CAPITALS = re.compile(r"(?<![\w&/'’-])[A-Z](?:[A-Z]{1,2}|[A-Z]{0,2}[a-z]{0,2}[A-Z][a-z]?)(?![\w&/-])")
_CONSONANTS = re.compile(r"(?<![\w'’.@&/#-])[b-df-hj-np-tv-z]{2,3}(?![\w'’@&/-])")
_NOT_TWO = words_of("IT HR CP PR EH CI DV MH SG AP QA EP OT TV GP HV SW TA LA PM AM UK US EU NHS PC MP HT DH") - {"DH"}


def find_odd_initials(text: str, words: frozenset[str], *, loud: bool) -> Iterator[tuple[int, int]]:
    """Yields initials by their place in the sentence; `words` are ordinary words, `loud` texts are all in capitals."""
    if not loud and any(_may_stand_for_person(letters, words) for letters in _CAPITALS.findall(text)):
        yield from _in_capitals(text, words)
    if _FIGURE.search(text):
        yield from (match.span() for match in _NUMBERED.finditer(text))
    if _ALONE.search(text):
        yield from _single(text)
    if any(said in text for said in _BROTHERS):
        yield from _in_a_row(text)
    if "=" in text or ":" in text:
        for match in _EQUALS.finditer(text):
            if match.group(1).lower() not in SHORT_WORDS and match.group(1) not in ROLES:
                yield match.span(1)
    small = _CONSONANTS.findall(text)
    if any(_may_be_small(letters, words) for letters in small):
        for pattern in (_SMALL_OBJECT, _SMALL_SUBJECT):
            for match in pattern.finditer(text):
                if _may_be_small(match.group(1), words):
                    yield match.span(1)
    if any(letters not in odd.NEVER_SMALL for letters in small):
        yield from (match.span(1) for match in _SMALL_FOR.finditer(text) if match.group(1) not in odd.NEVER_SMALL)


# "Plan B is ready, so C comes next"
_LABELLED = re.compile(
    r"\b(?:plan|class|team|group|option|vitamin|hepatitis|hep|grade|set|wing|block|level|part|section|type|band|stage|"
    r"row|gate|"
    r"line|drive) [A-Z]\b|\b(?:when|and|then) [A-Z] (?:went|goes) (?:up|down)\b",
    re.IGNORECASE,
)
_REACH = 40  # characters
_FIGURE = re.compile(r"\d")
_ALONE = re.compile(r"[B-HJ-Zb-df-hj-mp-tvz](?<![\w'’].)(?![\w'’])")
_BROTHERS = ("sib", "brothers", "sisters", "twins", "kids", "cousins", "children", "family")


def _single(text: str) -> Iterator[tuple[int, int]]:
    """One letter that does, has or is what a person does, has or is."""
    for pattern in (_SINGLE, _SINGLE_FOR):
        for match in pattern.finditer(text):
            start, end = match.span(match.lastindex or 1)
            if not _LABELLED.search(text[max(0, start - _REACH) : start]) and not text.startswith(
                (" level", " block"), end
            ):
                yield start, end
    yield from (match.span(1) for match in _SINGLE_AND_KIN.finditer(text))


def _in_a_row(text: str) -> Iterator[tuple[int, int]]:
    """Small letters of brothers and sisters in a row."""
    for match in _SMALL_LISTED.finditer(text):
        pairs = _TWO_SMALL.findall(match.group(1))
        if odd.LITTLE_WORDS.isdisjoint(pairs):
            yield from (
                (match.start(1) + each.start(), match.start(1) + each.end())
                for each in _TWO_SMALL.finditer(match.group(1))
                if each.group() != "and"
            )


_TWO_SMALL = re.compile(r"(?<!\w)[a-z]{2}(?!\w)")


def _may_stand_for_person(letters: str, words: frozenset[str]) -> bool:
    """Whether letters with capitals are no agency, role or word; of two letters more may be told by their place."""
    if len(letters) == 2:  # noqa: PLR2004  letters
        return letters not in ROLES and letters not in _NOT_TWO
    if letters.isupper():
        return letters not in odd.KNOWN and letters.lower() not in words
    return not letters.endswith("s") and letters.lower() not in words


def _may_be_small(letters: str, words: frozenset[str]) -> bool:
    """Whether small letters without a vowel are short for nothing."""
    if letters in odd.SMALL_KNOWN or letters.upper() in odd.KNOWN:
        return False
    if len(letters) > 2:  # noqa: PLR2004  letters
        return letters not in words
    return letters.upper() not in EVERYDAY and (letters not in words or letters in _FREE)


def _in_capitals(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    for pattern in _BY_PLACE:
        for match in pattern.finditer(text):
            if _may_stand_for_person(match.group(1), words):
                yield match.span(1)
    for match in _OWNS.finditer(text):
        if match.group(1) not in EVERYDAY and _may_stand_for_person(match.group(1), words):
            yield match.span(1)
    yield from (match.span() for match in _CLAN.finditer(text))
    yield from (match.span(1) for match in _AGED_CHILD.finditer(text))
    for match in _OWN_KIN.finditer(text):
        if match.group(1) not in ROLES | _NOT_TWO:
            yield match.span(1)
    for match in _SAME_SURNAME.finditer(text):
        if not {match.group(1), match.group(3)} & (ROLES | _NOT_TWO):
            yield match.span(1)
            yield match.span(3)
    for match in _NOTED.finditer(text):
        if match.group(1) not in ROLES | _NOT_TWO | odd.KNOWN:
            yield match.span(1)


_BY_PLACE = (
    _OBJECT,
    _SUBJECT,
    _TWO_SUBJECTS,
    _SECOND_SUBJECT,
    _LISTED,
    _OF_PERSON,
    _HEADING,
    _IN_NOTES,
    _MIXED,
    _OPENING_FOR,
    _ADVICE_ON,
)
_FREE = frozenset(pair.lower() for pair in PAIRS - EVERYDAY)
