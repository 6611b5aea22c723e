"""The wording without personal data: plain words in place of names, a label in brackets where nothing plain fits."""

import re
from collections.abc import Sequence

import msgspec

from dialogues.screening.spans import Span
from dialogues.screening.word_lists import words_of

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
_BY_TITLE = (
    (re.compile(r"(?:mr|mrs|dr) (?:and|&) ", re.IGNORECASE), "couple"),
    (re.compile(r"dr\b", re.IGNORECASE), "doctor"),
    (
        re.compile(r"(?:pc|pcso|ds|di|dc|dci|dcs|supt|sgt|sergeant|inspector|constable)\b", re.IGNORECASE),
        "police officer",
    ),
    (re.compile(r"(?:cllr|councillor)\b", re.IGNORECASE), "councillor"),
    (re.compile(r"(?:rev|reverend|revd|imam|rabbi|rebbetzin|pastor|mufti)\b", re.IGNORECASE), "faith leader"),
    (re.compile(r"(?:auntie|aunty|aunt|uncle)\b", re.IGNORECASE), "relative"),
    (re.compile(r"prof(?:essor)?\b", re.IGNORECASE), "colleague"),
)
_OF_CHILDREN = words_of(
    "child children baby mum mums dad dads nan nana gran grandma brother sister sibling siblings school nursery "
    "class pupil foster carer stepdad stepmum placement excluded ehcp contact dob aged year old little toddler "
    "boy girl lad teen yp coat playing seen lunch breakfast club attendance behaviour bedroom bruises missing "
    "autistic speech toys jabs in-need care adopted uncle aunt exclusion classroom lessons timetable gang mates"
)
_OF_COLLEAGUES = words_of(
    "from team chair chaired chairs manager supervisor colleague worker email emailed rang ring phoned meeting "
    "minutes panel social visitor health housing camhs mash senco dsl early help police thanks thank asked joint "
    "visit visits led runs supervision referral desk office reception covers covered referred legal finance "
    "interpreter interprets translated translation practitioner lead spoke told emails reply replied link duty "
    "midwife teacher home-start training advice"
)
_OF_PARENTS = words_of(
    "tenancy landlord benefits signed consent parenting partner pregnant midwife kids husband wife ex rent "
    "divorce parent midwife's daughter son job"
)
_RELATIVES = (
    r"mum|mums|mam|mother|dad|dads|father|nan|nana|gran|granny|grandma|grandad|stepdad|stepmum|aunt|auntie|uncle|"
    r"brother|sister|siblings?|foster|carers?|parents?|teacher|school|placement|class|social worker|behaviour|nursery"
)
_OWNS_RELATIVE = re.compile(rf"(?:['’]s?)? (?:new |old )?(?:{_RELATIVES})\b", re.IGNORECASE)
_UNMARKED_OWNER = re.compile(rf" (?:{_RELATIVES}|baby|mate)\b", re.IGNORECASE)
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
    noun = _school(said) if span.label == "SCHOOL" else _person(said, span, before, after)
    end, owner = span.end, ""
    if span.label in {"PERSON", "INITIALS"}:
        role = _ROLE_BEFORE.search(before)
        if role:
            return _beside_role(span, role, before)
        if _DETERMINER.search(before) and _HOUSEHOLD_AFTER.match(after):
            return _Piece(span.start, span.end + 1, "")
        if before.lower().endswith("the ") and said.lower().endswith("s") and not after.startswith(("'", "’")):
            noun = "family"
        elif said.lower().endswith("s") and _UNMARKED_OWNER.match(after):
            owner = "'s"
        elif after[:1] in {"'", "’"} and not after[1:2].isalnum():
            end, owner = span.end + 1, "'s"
    wording = _with_article(said, noun, before, met) + owner
    return _Piece(span.start, end, _as_typed(wording, said, before, done, span.start))


def _beside_role(span: Span, role: re.Match[str], before: str) -> _Piece:
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
    return _Piece(start, span.end, f"{article} {word if word.isupper() else word.lower()}")


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


def _person(said: str, span: Span, before: str, after: str) -> str:
    """Child, colleague, parent, or what the title says; "someone" where the words around do not tell."""
    for title, noun in _BY_TITLE:
        if title.match(said):
            return noun
    if _OWNS_RELATIVE.match(after):
        return "child"
    words = re.findall(r"[a-z\-]+", f"{before[-_WINDOW:]} {after}".lower())
    scores = {
        "colleague": sum(word in _OF_COLLEAGUES for word in words),
        "child": sum(word in _OF_CHILDREN for word in words) + (span.label == "INITIALS"),
        "parent": sum(word in _OF_PARENTS for word in words),
    }
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else "someone"
