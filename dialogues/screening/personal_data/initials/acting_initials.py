"""Letters that stand for an agency elsewhere, but here do what only a person does: "Young person ZA wants", "re: T"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import NOT_DOTTED, ROLES, WORDS_OF_TWO
from dialogues.screening.personal_data.people.person_words import PERSON
from dialogues.screening.personal_data.word_lists import words_of

_BEHIND_PERSON = re.compile(rf"\b(?i:{PERSON}),? ([A-Z]{{2}}|[a-z]{{2}})(?= \w)")
_DOES = re.compile(
    r" (?:wants?|wanted|asked|asks|told|tells|said|says|refused|refuses|declined|disclosed|cried|ran|rang|"
    r"does(?:n['’]?t|nt)|did(?:n['’]?t|nt| her| his| the| it| well)|won['’]?t|would(?:n['’]?t|nt)|could(?:n['’]?t|nt)|"
    r"turned|hates|hated|likes|"
    r"liked|loves|loved|feels|felt|lives|lived|sits|sat|stays|stayed|went|goes|moved|met|hid|walked|slept|sleeps|"
    r"answered|trusts|trusted|got excluded|opened up|let (?:me|us|him|her|them)|and (?:his|her|their)) ?\b"
)
_IS = re.compile(
    r" (?:(?:is|was|has|had|has been|got) (?:been |now |still |not )?(?:seen|off|placed|moved|excluded|missing|asked|"
    r"fine|happy|safe|scared|upset|tired|hungry|at|in|with|on|told|left|removed|no|six|five|four|three|two|nothing|"
    r"fourteen|fifteen|sixteen|thirteen|\d{1,2})|isn['’]?t|wasn['’]?t|hasn['’]?t)\b"
)
_ON_ROLL = re.compile(r" (?:is |was |has been )?on (?:a (?:part|reduced)|roll|(?:his|her|their) )")
_NO_PERSON = ROLES | words_of(
    "MH LD SU IT TV PE PP OT SN HR HA HO ID FS KS DP IQ AI VI HI SI EI EH CC GB UK EU US AD BP DR MR MS MA BA NB OK NP "
    "HQ IS AS AT BY OR AM RE QA PR PI CV FE GM RO BT LS PT PV PB NI DD"
)
_NO_SMALL = WORDS_OF_TWO | words_of(
    "ok ex id mr ms dr st tv hr hq pe pp np fb "
    "pc bf gf rn cw fr gc db tt nd wd cd im iv ll ve re yr wk ur em ed ad ah lb yh wn oh um eh ha hi jr sr ya "
    "ye ta sw hv gp "
    "ep pa la ss sg fc mh ld su ot da dv cp it"
)
_AGED = re.compile(r"(?<![\w)])\(([B-HJ-Z])[,.]? (?:aged? )?\d{1,2}(?: ?(?:yo|y/o|yrs?|years?(?: old)?|m|months?))?\)")
_PEOPLE_BESIDE = re.compile(
    rf"\b(?:{PERSON}|eldest|youngest|oldest|middle one|kids|boys|girls|lads|sibs|saw|seen|met|her|his|two|both)"
    r"[^.!?\n()]{0,12}$",
    re.IGNORECASE,
)
_NEXT_AGED = re.compile(r"(?:,| and|,? &) \([A-Z][,.]? (?:aged? )?\d{1,2}")
_RE = re.compile(r"(?:^|[.!?\n] ?)(?i:re):? ([B-HJ-Z])(?= ?[-–—,:]|$)", re.MULTILINE)
_FELT_FOR = re.compile(
    r"\b(?i:worried|worry|worries|worrying|concerns?|concerned|anxious|chat|talked|talking|update|heard|thinking) "
    r"(?:about|for|re|on) ([B-HJ-Z])(?=[.,;!?](?!\w)|$| (?:who|because|cos|being|since|again|at|today|when|nobody)\b)",
    re.MULTILINE,
)
_WITH = re.compile(
    r"\b(?i:visit|visits|meeting|met|working|work|chat|call|went|sat|spoke) (?:with|to) ([B-HJ-Z])(?= from\b)"
)
_LITTLE = re.compile(
    r"\b(?:little|lil|wee|baby) ([b-hj-mo-z])(?= (?:is|was|has|had|cried|said|told|wont|didnt|and (?:his|her))\b)"
)
_DOTTED = re.compile(
    r"\b(?:meetings?|groups?|review|conference|taf|tac|cin|plan|visit|visits|strat|strategy|referral|panel|case|pep|"
    r"lac|"
    r"update|handover|supervision|worker|carer|lead|mum|dad|nan) (?:for|about|re|to|of|on) "
    r"([A-Za-z]\.[A-Za-z]\.?)(?!\w)",
    re.IGNORECASE,
)
_ALWAYS = words_of("ie eg am pm nb uk us ok tv it re bb pe ad sw hv gp")


def find_acting(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yields initials that the sentence around gives away; `words` are ordinary words in lower case."""
    for match in _BEHIND_PERSON.finditer(text):
        if _acts(text, match, words):
            yield match.span(1)
    for match in _AGED.finditer(text):
        before = text[max(0, match.start() - 28) : match.start()]
        beside = _PEOPLE_BESIDE.search(before) or (before.endswith((") and ", "), ")) and "(" in before)
        if beside or _NEXT_AGED.match(text, match.end()):
            yield match.span(1)
    for pattern in (_RE, _FELT_FOR, _WITH, _LITTLE):
        yield from (match.span(1) for match in pattern.finditer(text))
    for match in _DOTTED.finditer(text):
        letters = match.group(1).replace(".", "").lower()
        if letters in NOT_DOTTED - _ALWAYS:
            yield match.span(1)


def _acts(text: str, match: re.Match[str], words: frozenset[str]) -> bool:
    """Whether the two letters behind a word for a person do what a person does, and are no role and no short word."""
    pair, end = match.group(1), match.end(1)
    if pair.upper() in ROLES:
        return False
    if _DOES.match(text, end):
        return pair not in _NO_PERSON | _NO_SMALL and (
            pair.isupper() or pair not in words or not set(pair) & set("aeiou")
        )
    if _ON_ROLL.match(text, end):
        return pair not in _NO_PERSON | (_NO_SMALL - {"cw"})
    return pair.isupper() and pair not in _NO_PERSON and bool(_IS.match(text, end))
