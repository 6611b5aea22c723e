"""How far a name reaches: surnames, particles, an initial."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import (
    NAMES,
    PLAIN,
    RARE,
    RARE_SURNAME,
    SURE,
    SURNAME,
    UNKNOWN,
    WORD,
    Reading,
)
from dialogues.screening.personal_data.word_lists import words_of

_AFTER_FULL_NAME = words_of(
    "from at and who is was has had said rang about re in on with for to when but because yesterday today didnt "
    "told asked came twice again no hasnt wasnt then this last also if so the a or as by after before"
)
_BEFORE_NAMES = words_of(
    "Nana Nanny Granny Gran Nain Tiny Posh Mad Fat Skinny Ginger Scouse Big Little Lil Wee Young Old Umm Abu Md Mohd "
    "Mc Mac Sister Brother Father Mother Bishop Baroness"
)
NICKED = words_of(
    "big lil wee tiny posh old young mad fat skinny ginger scouse geordie irish scottish welsh polish tall short scary "
    "nanny nana granny gran nain crazy grumpy smelly speedy lovely"
)
_LETTER_WORDS = words_of("a i n r u x w y k e o")
_NEVER_AFTER = words_of(
    "long call said best day hand hands read way means light just part little made may will mark hope case page "
    "per low high late main head lead work works time need needs main free minor major strong rush senior key "
    "sharp"
)


def last_word(reading: Reading, index: int) -> int:
    """The last word of the name that begins before or at `index`: surnames, particles, an initial."""
    last = index
    while last + 1 < len(reading.words) and not reading.words[last].possessive and last - index < 5:  # noqa: PLR2004  letters or words
        word = reading.words[last + 1]
        if not word.tight and reading.text[reading.words[last].end : word.start] not in {"  ", ". "}:
            break
        if reading.text[reading.words[last].end : word.start] == ". " and len(reading.words[last].text) > 1:
            break
        if continues(reading, last, last + 1):
            last += 1
        elif (
            word.folded in say.PARTICLES
            and last + 2 < len(reading.words)
            and reading.words[last + 2].tight
            and continues(reading, last + 1, last + 2)
            and (word.folded != "la" or reading.words[last + 2].capital)
        ):
            last += 2
        else:
            break
    return last


def continues(reading: Reading, last: int, index: int) -> bool:
    """Whether the word at `index` goes on with the name before it."""
    word, kind, previous = reading.words[index], reading.kinds[index], reading.words[last]
    if len(word.text) == 1 and not word.capital:  # "sheila m from contact"
        known = reading.kinds[last] == SURE and not previous.possessive and not previous.capital
        return known and word.folded not in _LETTER_WORDS and reading.following(index) in _AFTER_FULL_NAME
    if len(word.text) == 1:
        return (
            word.capital
            and word.text.isupper()
            and word.text not in {"I", "A"}
            and not reading.following(index).startswith("&")
        )
    if (
        word.folded in say.NOT_AFTER_TITLE
        or word.folded in say.SPEECH
        or (word.shouted and previous.text.isupper() is False and len(word.text) < 5 and kind not in {SURE, SURNAME})  # noqa: PLR2004  letters or words
    ):
        return False
    if word.capital:
        if kind in {SURE, RARE, SURNAME, RARE_SURNAME, WORD} or word.folded in reading.lists.word_surnames:
            return (
                word.folded not in {"may", "june", "april", "august", "sunday", "friday", "monday"}
                or not reading.words[last].folded
            )
        if kind == PLAIN and previous.capital and word.folded in reading.lists.words and len(word.folded) > 2:  # noqa: PLR2004  letters or words
            return (
                word.folded not in say.INSTITUTIONS
                and word.folded not in reading.lists.not_names
                and not word.shouted
                and reading.kinds[last] in NAMES
            )
        return kind == UNKNOWN or (
            word.folded in reading.lists.villages or (word.folded in reading.lists.towns and previous.capital)
        )
    if previous.capital and kind != SURNAME and previous.folded not in say.TITLES:
        return False
    if (kind in {SURE, SURNAME} and len(word.folded) > 2) or (kind in {RARE_SURNAME, RARE} and len(word.folded) > 3):  # noqa: PLR2004  letters or words
        return True
    if (
        word.folded in reading.lists.word_surnames
        and word.folded not in say.DETERMINERS
        and word.folded not in _NEVER_AFTER
    ):
        return reading.following(index) == "" or reading.following(index) in _AFTER_FULL_NAME
    return False


def _is_initial_before(reading: Reading, index: int) -> bool:
    """Whether a capital with a full stop stands before the name: "D. Okoro"."""
    word, before = reading.words[index], reading.words[index - 1]
    initial = len(before.text) == 1 and before.text.isupper() and word.capital
    return initial and reading.text[before.end : word.start] in {". ", "."}


def first_word(reading: Reading, index: int) -> int:
    """The first word of a full name whose later part was recognised: "Xiuqing Wang"."""
    first = index
    if first and not reading.words[first].capital and reading.before(first) in NICKED:
        return first - 1
    if first and _is_initial_before(reading, first):
        return first - 1
    while first and index - first < 3 and reading.words[first].tight and reading.words[first].capital:  # noqa: PLR2004  letters or words
        word = reading.words[first - 1]
        if word.text in _BEFORE_NAMES or (len(word.text) == 1 and word.text.isupper() and word.text not in {"I", "A"}):
            first -= 1
            continue
        if "-" in word.text and word.text.istitle():
            first -= 1
            continue
        if (
            not word.capital
            or word.shouted
            or word.possessive
            or reading.kinds[first - 1] not in {UNKNOWN, RARE, RARE_SURNAME, WORD, SURE}
        ):
            break
        if reading.kinds[first - 1] == UNKNOWN and reading.kinds[index] not in {SURE, SURNAME, RARE}:
            break
        if (
            reading.kinds[first - 1] == WORD
            and (word.opens or word.folded in say.MONTHS_AND_SEASONS)
            and reading.kinds[index] != SURNAME
        ):
            break
        first -= 1
    return first
