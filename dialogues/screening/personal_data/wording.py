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
    r"practitioner|client|patient|partner|boyfriend|girlfriend|niece|nephew) $",
    re.IGNORECASE,
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
        if _CALLED.search(before):
            return _Piece(span.start, span.end, "[nickname]")
        if _ASIDE.search(before) and after[:1] in {")", "]"}:
            return _Piece(span.start - 2, span.end + 1, "")
        role = _ROLE_BEFORE.search(before)
        if role:
            return _beside_role(text, span, role, before, met)
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
        elif said.lower().endswith("s") and _UNMARKED_OWNER.match(after):
            owner = "'s"
        elif after[:1] in {"'", "’"} and not after[1:2].isalnum():
            end, owner = span.end + 1, "'s"
    wording = _with_article(said, noun, before, met) + owner
    return _Piece(span.start, end, _as_typed(wording, said, before, done, span.start))


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
    if _NURSERY.search(said):
        return "nursery"
    return "college" if _COLLEGE.search(said) else "school"
