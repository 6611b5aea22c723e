"""Names behind a title: "Dr Osei", "mr and mrs tunnicliffe"."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import NAMES, PLAIN, UNKNOWN, WORD, Reading
from dialogues.screening.personal_data.word_lists import words_of

_RANKS = words_of("sgt cllr pcso insp supt hhj revd dci dcs")


def titled(reading: Reading, index: int) -> int | None:
    """The word that a title at `index` names: "Dr Osei", "mr and mrs tunnicliffe"."""
    word = reading.words[index]
    if word.folded not in say.TITLES:
        return None
    after = index + 1
    if reading.folded(after) in {"and", "&"} and reading.folded(after + 1) in say.TITLES:
        after += 2
    if after >= len(reading.words):
        return None
    if _is_particle(reading, after):
        return after + 1
    name = reading.words[after]
    between = reading.text[reading.words[after - 1].end : name.start]
    stopped = "." in between and reading.words[after - 1].folded not in say.SHORTENED
    if (
        between not in {" ", ". ", ".", "  "}
        or stopped
        or ((name.folded in say.NOT_AFTER_TITLE or name.folded in say.ACTS) and not _is_initial(reading, after))
    ):
        return None
    if len(name.text) == 1:
        return after if name.capital and word.folded not in say.SHY_TITLES - {"ms", "miss", "dr"} else None
    kind = reading.kinds[after]
    if word.folded in say.SHY_TITLES:
        place = name.folded in reading.lists.towns or name.folded in reading.lists.villages
        namelike = kind in NAMES or name.folded in reading.lists.word_surnames or (place and name.capital)
        if kind == UNKNOWN and not name.capital and word.folded in {"pc", "di", "dc", "ds", "dcs", "lord"}:
            namelike = False
        if (
            name.shouted
            or (kind in {WORD, PLAIN} and not namelike)
            or (kind in {WORD, PLAIN} and word.capital and not name.capital)
        ):
            return None
        if (
            word.folded == "miss"
            and not word.capital
            and not name.capital
            and reading.before(index) in {"i", "we", "they", "you", "to", "will", "dont", "would"}
        ):
            return None
        return after if namelike else None
    odd = name.folded not in reading.lists.words and name.folded not in reading.lists.not_names
    ranked = odd and word.folded in _RANKS and len(name.folded) > 3  # noqa: PLR2004  letters
    if not ranked and word.folded not in {"mr", "mrs", "mx"} and kind in {PLAIN, UNKNOWN} and not name.capital:
        return None
    return after if ranked or name.folded not in say.RELATIVES or name.capital else None


def title_start(reading: Reading, index: int) -> int:
    """The first word of a title of several: "Detective Sergeant", "chief inspector"."""
    while index and reading.before(index) in {"detective", "chief", "police", "acting", "temporary"}:
        index -= 1
    return index


def _is_particle(reading: Reading, index: int) -> bool:
    """A particle with a capital before a surname: "Ms Dos Santos"."""
    word = reading.words[index]
    then = reading.words[index + 1] if index + 1 < len(reading.words) else None
    return word.capital and word.folded in say.PARTICLES and then is not None and then.capital and then.tight


def _is_initial(reading: Reading, index: int) -> bool:
    """A capital with a full stop before a name: "Ms A. Khan"."""
    word = reading.words[index]
    then = reading.words[index + 1] if index + 1 < len(reading.words) else None
    return len(word.text) == 1 and word.capital and then is not None and then.capital
