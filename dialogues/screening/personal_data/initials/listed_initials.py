"""Letters in lists that stand for brothers and sisters: "AO, BO and FO", "J, K and L", "J and K's mum"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import EVERYDAY, PAIRS, ROLES
from dialogues.screening.personal_data.people.person_words import KIN
from dialogues.screening.personal_data.word_lists import words_of

_JOIN = r"(?:, ?| ?/ ?| ?& ?| ?\+ ?|,? and | n )"
_WHO = r"(?:(?:baby|little|big|sister|brother|his|her|their|twin) ){0,2}"
_PAIRS = re.compile(rf"(?<![\w.&/@#'’-])[A-Z]{{2}}(?:{_JOIN}[A-Z]{{2}}){{1,6}}(?![\w&@/-]|\.\w)")
_LETTERS = re.compile(rf"(?<![\w.&/@#'’+-])[A-HJ-Z]\.?(?:{_JOIN}{_WHO}[A-HJ-Z]\.?){{1,6}}(?![\w&@/+-]|\.\w)")
_PAIR = re.compile(r"[A-Z]{2}")
_PEOPLE = re.compile(
    r"\b(?:siblings?|sibs|sib group|sibling group|brothers|sisters|twins|triplets|kids|children|boys|girls|lads|family|"
    r"families|cousins|young people|yps|yp|both|three of them|two of them|cases|saw|seen|met|visited|told|mum of|"
    r"parents of|mum|dad|carer|named|called)\b[^.!?\n]{0,28}$",
    re.IGNORECASE,
)
_SIBLINGS = re.compile(
    r"\b(?:siblings?|sibs|sibling group|sib group|brothers|sisters|twins|triplets|children|boys|girls|lads|cousins|"
    r"kids)[,:]? (?:are |were )?\(?$",
    re.IGNORECASE,
)
_SIB_GROUP = re.compile(r"\b(?:sib|sibs|sibling|siblings|family) group (?:of )?\(?$", re.IGNORECASE)
_ALIKE = words_of("AM PM PE RE DZ MZ LA PA EP CP SP IT OT")  # as pairs among themselves: no children
_ARE_KIN = r"(?:,? (?:are|were) (?:\w{3,8} )?| ?\(| - |, )(?:brothers|sisters|twins|siblings|cousins|half.siblings)\b"
_KIN_BEHIND = re.compile(rf"['’]s (?:\w{{3,8}} )?{KIN}\b|{_ARE_KIN}")
_DO = re.compile(
    r",? (?:are|were|have|had|told|said|both|all|live|lived|went|came|need|want|see|saw|don['’]?t|didn['’]?t|"
    r"aren['’]?t|"
    r"weren['’]?t|haven['’]?t|share|moved|stayed|stay|attend|go|get|got|miss|left)\b"
)
# "Options A, B and C", "bands B and C", "hepatitis B and C".
_LABELS = re.compile(
    r"\b(?:options?|bands?|parts?|plans?|grades?|sections?|groups?|vitamins?|types?|hepatitis|hep|blocks?|levels?|"
    r"classes|class|forms?|phases?|wings?|categor(?:y|ies)|schedules?|appendi(?:x|ces)|annex(?:es)?|stages?|tiers?|"
    r"rooms?|columns?|points?|steps?|letters?|sets?|units?|zones?|routes?|schools?|teams?|boxes|box|questions?|lists?|"
    r"between|from|words? (?:beginning|starting) with) (?:like )?$",
    re.IGNORECASE,
)
_FIXED = words_of(
    "AE BB RR PL MS QA KN HS TC OT RB PR RD VA DI LD SE GS YN MF FM FT PT BF NA WC CO RA TA PC ER GT UD XY AB ABC XYZ "
    "SEN HV CP IT DV EI TV PA LS VE MB FE"
)


def find_listed(text: str) -> Iterator[tuple[int, int]]:
    """Yields where initials stand in lists."""
    for match in _PAIRS.finditer(text):
        pairs = _PAIR.findall(match.group())
        free = [pair for pair in pairs if pair not in PAIRS]
        of_people = bool(_PEOPLE.search(text[max(0, match.start() - 40) : match.start()])) and len(pairs) > 1
        surnames = {pair[1] for pair in free}
        if _share_surname(text, *match.span(), pairs):
            yield from (
                (match.start() + each.start(), match.start() + each.end()) for each in _PAIR.finditer(match.group())
            )
            continue
        if not free and not (of_people and not set(pairs) & EVERYDAY):
            continue
        for each in _PAIR.finditer(match.group()):
            pair = each.group()
            if pair in ROLES or (pair in EVERYDAY and pair[1] not in surnames):
                continue
            yield match.start() + each.start(), match.start() + each.end()
    for match in _LETTERS.finditer(text):
        if _are_people(text, match):
            yield from ((at, at + 1) for at in range(*match.span()) if text[at].isupper())


def _share_surname(text: str, start: int, end: int, pairs: list[str]) -> bool:
    """Whether the pairs of brothers and sisters end alike, so that even the letters of a plan are a child."""
    alike = len({pair[1] for pair in pairs}) == 1 and not set(pairs) <= _ALIKE
    beside = _SIBLINGS.search(text[max(0, start - 24) : start]) or re.match(_ARE_KIN, text[end : end + 40])
    return alike and bool(beside)


def _are_people(text: str, match: re.Match[str]) -> bool:
    """Whether single letters in a list are people: by what stands before them, or by what they have or do."""
    if any(word.islower() and len(word) > 3 for word in match.group().split()):  # noqa: PLR2004  "M, S and baby R"
        return True
    letters = "".join(letter for letter in match.group() if letter.isupper())
    before = text[max(0, match.start() - 40) : match.start()]
    if _SIB_GROUP.search(before):
        return True
    if letters in _FIXED or _LABELS.search(before):
        return False
    if _KIN_BEHIND.match(text, match.end()) or _PEOPLE.search(before):
        return True
    return "/" not in match.group() and bool(_DO.match(text, match.end())) and letters[0] != "A"
