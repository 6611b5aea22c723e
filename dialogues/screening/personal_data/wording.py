"""The wording without personal data: plain words in place of names, a label in brackets where nothing plain fits."""

import re
from collections.abc import Sequence

import msgspec

from dialogues.screening.personal_data.plain_words import RELATIVES, person_noun
from dialogues.screening.personal_data.spans import Span

_LABELS = {
    "PHONE": "[phone number]",
    "EMAIL": "[email address]",
    "NHS_NUMBER": "[NHS number]",
    "NINO": "[National Insurance number]",
    "POSTCODE": "[postcode]",
    "ADDRESS": "[address]",
    "DOB": "[date of birth]",
    "CASE_REF": "[case reference]",
    "VEHICLE_REG": "[registration]",
    "HANDLE": "[username]",
}
_UNMARKED_OWNER = re.compile(rf" (?:{RELATIVES}|baby|mate)\b", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:calls?|called) (?:him|her|them) $|\b(?:all|everyone) calls? $|\b(?:known as|goes by|nicknamed) $",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:mum|dad|mother|father|nan|gran|grandma|grandad|brother|sister|child|yp|young person|baby|aunt|uncle) [(\[]$",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"(?:(?<=\s)|^)(child|baby|yp|young person|pupil|student|sibling|siblings|family|twin|boy|girl|"
    r"toddler|worker|supervisor|"
    r"manager|colleague|brother|sister|son|daughter|cousin|teacher|senco|interpreter|visitor|midwife|caretaker|mentor|"
    r"practitioner|client|patient|partner|boyfriend|girlfriend|niece|nephew|head|headteacher|deputy|nurse|therapist|"
    r"psychologist|counsellor|receptionist|coordinator|keyworker|doctor|gp|landlord|coach|officer|advocate|"
    r"solicitor|mum|dad|mam|nan|gran|grandad|stepdad|stepmum|"
    r"guardian) $",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"(?:(?<=\s)|^)(?<!the )(?<!our )(?<!my )(?<!a )(?<!her )(?<!his )(?:little|lil|wee|poor) $", re.IGNORECASE
)
_IS_WHO = re.compile(
    r" (the|our|my|his|her|their)(?= (?:new |old |deputy |school |team |social |family |health |youth |ward |"
    r"link ){0,2}"
    r"(?:head|headteacher|manager|dad|mum|nan|gran|grandad|uncle|auntie|aunt|stepdad|stepmum|carer|worker|"
    r"visitor|nurse|"
    r"midwife|teacher|officer|tutor|mentor|therapist|psychologist|interpreter|advocate|caretaker|receptionist|"
    r"doctor|gp|"
    r"sw|hv|ta|senco|dsl|cook|driver|coach|landlord|vicar|chair|sister|brother|son|daughter|supervisor|coordinator)\b)",
    re.IGNORECASE,
)
_NURSE = re.compile(
    r"\b(?:school|community|named|practice|district|ward|specialist|staff|duty|our|the|my|a) $", re.IGNORECASE
)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|my|our|his|her|their|your|this|that|little|poor|dear|another|each|every|old) $", re.IGNORECASE
)
_HOUSEHOLD_AFTER = re.compile(
    r" (?:family|children|kids|household|siblings|twins|case|brothers|sisters|boys|girls)\b", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[.!?\n\r…•])[\s\"'“‘(\-*]*$")
_NURSERY = re.compile(
    r"nurser|pre-?school|playgroup|kindergarten|creche|day ?care|bees|acorns|toes|stars|angels|kids|"
    r"horizons|childcare|explorers",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"(?:hospital|hospice|infirmary|surgery|practice|clinic|medical centre|health centre|centre|center)$", re.IGNORECASE
)
_SERVICES = {
    "hospital": "hospital",
    "infirmary": "hospital",
    "hospice": "hospice",
    "surgery": "surgery",
    "practice": "surgery",
    "medical centre": "surgery",
    "health centre": "surgery",
    "clinic": "clinic",
}
_COLLEGE = re.compile(r"college|university|sixth form", re.IGNORECASE)
_WINDOW = 60  # characters on either side that tell a child from a colleague


class _Piece(msgspec.Struct, frozen=True):
    """What stands in for `text[start:end]`."""

    start: int
    end: int
    wording: str


def replace(text: str, spans: Sequence[Span]) -> str:
    """The text with plain words in place of its personal data.

    Args:
        text: what was typed.
        spans: from `find`, in order and not overlapping.

    Returns:
        Wording in which nothing of a span is left: "Connor's mum" becomes "a child's mum".
    """
    met: dict[str, str] = {}
    parts: list[str] = []
    done = 0
    for span in spans:
        piece = _piece(text, span, met, done)
        parts += [text[done : piece.start], piece.wording]
        done = piece.end
    return "".join([*parts, text[done:]])


def _piece(text: str, span: Span, met: dict[str, str], done: int) -> _Piece:
    if span.label in _LABELS:
        return _Piece(span.start, span.end, _LABELS[span.label])
    before, after = text[max(done, span.start - _WINDOW) : span.start], text[span.end : span.end + _WINDOW]
    said = text[span.start : span.end]
    noun = (
        _school(said) if span.label == "SCHOOL" else person_noun(said, before, after, initials=span.label == "INITIALS")
    )
    end, owner = span.end, ""
    if span.label in {"PERSON", "INITIALS"}:
        beside = _told_beside(text, span, before, after, met, done)
        if beside:
            return beside
        if _DETERMINER.search(before) and _HOUSEHOLD_AFTER.match(after):
            return _Piece(span.start, span.end + 1, "")
        household = _HOUSEHOLD_AFTER.match(after)
        if household and said[:1].isupper():
            the = "The" if _OPENS.search(before) else "the"
            return _Piece(span.start, span.end, the)
        if before.lower().endswith("the ") and said.lower().endswith("s") and not after.startswith(("'", "’")):
            noun = "family"
        elif after[:2] == "s " and _UNMARKED_OWNER.match(after[1:]):
            end, owner = span.end + 1, "'s"
        elif after[:3] == " s ":  # "rob s replacement"
            end, owner = span.end + 2, "'s"
        elif said.lower().endswith("s") and _UNMARKED_OWNER.match(after):
            owner = "'s"
        elif after[:1] in {"'", "’"} and not after[1:2].isalnum():
            end, owner = span.end + 1, "'s"
    wording = _with_article(said, noun, before, met) + owner
    return _Piece(span.start, end, _as_typed(wording, said, before, done, span.start))


def _told_beside(text: str, span: Span, before: str, after: str, met: dict[str, str], done: int) -> _Piece | None:
    """What stands in where the words right beside say who it is; None if they do not."""
    said, who, little = text[span.start : span.end], _IS_WHO.match(after), _LITTLE.search(before)
    if who and not _DETERMINER.search(before):
        return _Piece(span.start, span.end + who.end(), _as_typed(who.group(1), said, before, done, span.start))
    if said.lower().startswith("nurse ") and _NURSE.search(before):
        return _Piece(span.start, span.end, said[:5])
    if little and not _HOUSEHOLD_AFTER.match(after):
        return _without_little(text, span, little, met, done)
    if _CALLED.search(before):
        return _Piece(span.start, span.end, "[nickname]")
    if _ASIDE.search(before) and after[:1] in {")", "]"}:
        return _Piece(span.start - 2, span.end + 1, "")
    role = _ROLE_BEFORE.search(before)
    return _beside_role(text, span, role, before, met) if role else None


def _without_little(text: str, span: Span, little: re.Match[str], met: dict[str, str], done: int) -> _Piece:
    """A child who is called little: "little jayden" becomes "a child"."""
    start = span.start - len(little.group())
    before = text[max(done, start - _WINDOW) : start]
    owner = "'s" if text[span.end : span.end + 2] == "s " else ""
    wording = _with_article(text[span.start : span.end], "child", before, met) + owner
    return _Piece(start, span.end + len(owner[1:]), _as_typed(wording, text[start : span.end], before, done, start))


def _beside_role(text: str, span: Span, role: re.Match[str], before: str, met: dict[str, str]) -> _Piece:
    """Beside a role: "my supervisor Rosalind" loses the name, "child P.K." becomes "a child"."""
    start = span.start - len(role.group())
    earlier = before[: role.start()]
    word = role.group(1)
    if (
        _DETERMINER.search(earlier)
        or word.lower() == "siblings"
        or (earlier and earlier[-1:] == " " and earlier[-2:-1].isalpha() and not _TAKES_ARTICLE.search(earlier))
    ):
        return _Piece(span.start - 1, span.end, "")
    article = "a"
    if word[0].isupper() and _OPENS.search(earlier):
        article = "A"
    noun = word if word.isupper() else word.lower()
    if noun in met.values():
        article = "Another" if article == "A" else "another"
    met.setdefault(text[span.start : span.end].lower(), noun)
    return _Piece(start, span.end, f"{article} {noun}")


_TAKES_ARTICLE = re.compile(
    r"\b(?:with|met|saw|visited|of|for|about|to|by|and|that|when|told|asked|from|on|if|but|re) $", re.IGNORECASE
)


def _with_article(said: str, noun: str, before: str, met: dict[str, str]) -> str:
    key = said.lower().removesuffix("s")
    if _DETERMINER.search(before):
        met.setdefault(key, noun)
        return noun
    if key in met:
        return met[key] if met[key] == "someone" else f"the {met[key]}"
    if noun == "someone":
        others = noun in met.values()
        met[key] = noun
        return "someone else" if others else noun
    again = noun in met.values()
    met[key] = noun
    return f"another {noun}" if again else f"a {noun}"


def _as_typed(wording: str, said: str, before: str, done: int, start: int) -> str:
    """With a capital where one was typed at the start of a sentence."""
    opens = bool(_OPENS.search(before)) and (bool(before.strip()) or start - len(before) == 0 == done)
    return wording[0].upper() + wording[1:] if wording and said[:1].isupper() and opens else wording


def _school(said: str) -> str:
    service = _SERVICE.search(said)
    if service:
        return _SERVICES.get(service.group().lower(), "centre")
    if _NURSERY.search(said):
        return "nursery"
    return "college" if _COLLEGE.search(said) else "school"
