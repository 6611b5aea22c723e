"""Whole dates that no word announces as births, but that can hardly be anything else: "she's 18.02.2005"."""

import re

from dialogues.screening.personal_data.people.person_words import by_first_letter

_PEOPLE = by_first_letter(
    r"mum|mam|mother|dad|father|nan|nana|gran|grandma|grandad|sisters?|brothers?|siblings?|sibs?|twins?|sons?|"
    r"newborn|unborn|daughters?|baby|babies|child|children|kids?|girls?|boys?|lads?|lass|lasses|toddler|teen|"
    r"teenager|infant|yp|pupil|student|parent|carer|auntie|aunt|uncle|cousin|stepdad|stepmum|partner|boyfriend|"
    r"girlfriend|eldest|oldest|youngest|middle one|little one|older one|younger one|elder one|other one|one|"
    r"male|female|care leaver|young person|young man|young woman|patient|client|bairn"
)
_CUT = re.compile(r"[!?\n]|\.(?!\d)")
# "she's", "mums", "put him at", "they had her down as", "7yo (": the date can only be theirs.
_IS = re.compile(
    rf"\b(?:(?:s?he|{_PEOPLE})(?:['’]?s| is| was|['’]?s a| is a| was a)|"
    r"(?:put|got|had|have|has|gave|recorded|down|listed|registered|logged|assessed|aged|entered|typed)"
    r"(?: (?:him|her|them|it|down|in|up)){0,2} (?:as|at|for)|"
    r"\b(?:form|system|hospital|nursery|gp|passport|file|records?|referral|certificate|cert|register|mosaic|paperwork) "
    r"(?:had|has|have|says?|said|gives?|gave|puts?|shows?|showed)|"
    r"\baged? \d{1,2},?|\d{1,2} ?(?:yo|y/o|yrs?(?: old)?|years? old),?|[mf],|(?:fe)?male,?) [(\[]?$",
    re.IGNORECASE,
)
_THEIRS = re.compile(rf"\b(?:his|her|{_PEOPLE}['’]s) $", re.IGNORECASE)
_SET_APART = re.compile(rf"\b{_PEOPLE}(?:,| \(|:) ?$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:on|by|until|till|since|from|dated|before|after|between|to|of|w/?c|ending|ends?|starting|starts?|due|"
    r"expires?|in|and|next|last|with effect) (?:the )?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:reviews?|reviewed|referrals?|referred|diagnos(?:is|ed)|runs? out|ran out|funding|notice|letters?|emails?|"
    r"died|meetings?|met|meet|panels?|visit(?:s|ed)?|conferences?|tafs?|core groups?|strat|training|"
    r"trained|deadline|closed|opened|reopened|closes|opens|court|hearing|order|tribunal|appointments?|appt|discharged?|"
    r"versions?|contracts?|guidance|policy|policies|went live|launch(?:ed)?|induction|reports?|inspection|ofsted|ends?|"
    r"ended|start(?:s|ed)?|seen|saw|see|came|come|moved|left|joined|excluded|missing|arrested|admitted|placed|removed|"
    r"married|made|signed|sent|received|emailed|rang|called|attended|attends|turned up|log|manager|interview|shift|"
    r"invoice|published|updated|booked|cancelled|scheduled|session|group|event|diary|holiday|leave|term|venue|\d "
    r"?[ap]m)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"\b(?:s?he|him|his|hers?|{_PEOPLE}|(?:un)?born|d\.?o\.?b|passport|uasc|age|aged|birth cert\w*)(?:['’]?s)?\b",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"\b(?:as (?:my |their |his |her |an? )?(?:id|identification|password|proof)|for (?:id|security))\b", re.IGNORECASE
)
_BEFORE, _BESIDE, _AFTER, _SOON = 90, 40, 60, 30  # characters that are read around a date


def states_birth(text: str, start: int, end: int) -> bool:
    """Whether the whole date at `start` to `end` is somebody's birth.

    It is where a person "is" the date. Elsewhere the sentence has to speak of a person and of no occasion that may
    have been on that day, and no preposition may lead to the date, as in "on 14/06/2023".
    """
    before = _CUT.split(text[max(0, start - _BEFORE) : start])[-1]
    if _IS.search(before[-_BESIDE:]):
        return True
    after = _CUT.split(text[end : end + _AFTER])[0]
    if _PROOF.search(after):
        return True
    if _PREPOSITION.search(before) or _OCCASION.search(before):
        return False
    if _SET_APART.search(before[-_BESIDE:]) and after[:1] in {",", ")"}:
        return True
    if _OCCASION.search(after[:_SOON]):
        return False
    return bool(_THEIRS.search(before[-_BESIDE:]) or _SOMEBODY.search(before) or _SOMEBODY.search(after))
