"""Names from the lists, and words on no list that can only be a name."""

from dialogues.screening import contexts as say
from dialogues.screening.reading import LONG_ENOUGH, Reading
from dialogues.screening.surroundings import has_person_around, is_spoken_to, names_institution, owns_a_relative


def is_sure_name(reading: Reading, index: int) -> bool:
    """Whether a first name from the list stands for a person here."""
    word = reading.words[index]
    if reading.before(index) == "st":
        return False
    if len(word.folded) <= 2 and not word.capital:  # noqa: PLR2004
        return has_person_around(reading, index)
    return not names_institution(reading, index) and not (
        not word.capital
        and reading.before(index) in {"a", "an"}
        and word.folded not in reading.known
        and len(word.folded) < 4  # noqa: PLR2004
    )


def is_surname(reading: Reading, index: int) -> bool:
    """Whether a surname from the list stands for a person here, not for a village of the name."""
    word = reading.words[index]
    if reading.before(index) == "st":
        return False
    place = word.folded in reading.lists.villages or word.folded in reading.lists.towns
    if (
        place
        and reading.before(index) in say.PLACE_BEFORE - {"and", "of", "for", "visited"}
        and not is_spoken_to(reading, index)
    ):
        return False
    if names_institution(reading, index):
        return False
    if word.capital:
        return True
    return (len(word.folded) >= LONG_ENOUGH and not place) or has_person_around(reading, index)


def is_rare_surname(reading: Reading, index: int) -> bool:
    """Whether a rare surname stands for a person, which a capital letter alone does not say."""
    word = reading.words[index]
    if not word.capital:
        return owns_a_relative(reading, index) or (
            is_spoken_to(reading, index) and reading.following(index) in say.SCENES and len(word.folded) > 3  # noqa: PLR2004
        )
    place = word.folded in reading.lists.villages
    if owns_a_relative(reading, index) or (reading.following(index) in say.SPEECH and not place):
        return True
    if reading.before(index) == "the" and reading.following(index) in say.PEOPLE_NOUNS:
        return True
    return (
        not place
        and not names_institution(reading, index)
        and (is_spoken_to(reading, index) or (not word.opens and reading.following(index) in say.ACTS))
    )


def is_surname_that_is_a_word(reading: Reading, index: int) -> bool:
    """Whether a surname that is a word names a household or a person: "the Green family", "Featherstone said"."""
    word = reading.words[index]
    if not word.capital or word.shouted or word.folded not in reading.lists.word_surnames:
        return False
    if word.folded in reading.lists.towns and (
        reading.following(index) in say.SPEECH - {"needs", "covers", "wants", "lives"}
        or has_person_around(reading, index)
    ):
        return not names_institution(reading, index) and reading.before(index) not in say.PLACE_BEFORE - {"to", "with"}
    if reading.before(index) != "the":
        return False
    return word.folded in reading.lists.word_surnames and reading.following(index) in {
        "family",
        "children",
        "household",
        "siblings",
        "case",
        "boys",
        "girls",
        "twins",
        "kids",
    }


def has_unmarked_possessive(reading: Reading, index: int) -> bool:
    """A possessive without its apostrophe: "aishas mum"."""
    folded = reading.words[index].folded
    if not folded.endswith("s") or len(folded) < 4 or reading.following(index) not in say.RELATIVES | {"social", "key"}:  # noqa: PLR2004
        return False
    stem = folded[:-1]
    return stem in reading.lists.first or (
        stem in reading.lists.word_first and reading.before(index) not in say.DETERMINERS
    )


def is_unknown_name(reading: Reading, index: int) -> bool:  # noqa: C901, PLR0911, PLR0912
    """A word on no list: a name where the words around it leave no other reading."""
    word = reading.words[index]
    folded = word.folded
    if folded.endswith("s") and len(folded) > 3:  # noqa: PLR2004
        stem = folded[:-1]
        if stem in reading.lists.first and (word.capital or reading.following(index) in say.BELONGINGS):
            return True
        if stem in reading.lists.surnames and word.capital and reading.before(index) == "the":
            return True
        if stem in reading.lists.rare_first and reading.following(index) in say.RELATIVES:
            return True
    if len(folded) < 3 or not folded.isalpha():  # noqa: PLR2004
        return False
    if word.capital and not word.shouted and not word.text.isascii() and not word.text[1:].isupper():
        return True
    if owns_a_relative(reading, index):
        return True
    if not word.capital:
        return reading.before(index) in {"called", "named"} and reading.before(index - 1) in say.NAMING | {
            "boy",
            "girl",
            "child",
            "lad",
            "lady",
            "woman",
            "man",
            "someone",
        }
    if any(map(str.isupper, word.text[1:])):
        return False
    if folded.endswith("z") and folded not in reading.lists.villages:
        return True
    if has_person_around(reading, index) or (
        reading.following(index) in say.ADVERBS and reading.folded(index + 2) in say.ACTS
    ):
        return True
    before = reading.before(index)
    if before in {"told", "asked", "hugged", "thanked"} or (
        before in say.NAMING and before not in {"lead", "head", "officer", "manager", "partner", "worker"}
    ):
        return True
    if before == "to" and reading.before(index - 1) in say.TALK_TO:
        return True
    if (
        reading.following(index) == "and"
        and reading.folded(index + 2) in {"his", "her"}
        and reading.folded(index + 3) in say.RELATIVES
    ):
        return True
    return (
        reading.following(index)
        in {
            "cried",
            "hugged",
            "smiled",
            "disclosed",
            "hates",
            "wouldn't",
            "loves",
            "whose",
            "rang",
            "phoned",
            "hasn't",
            "texted",
            "lives",
            "chaired",
        }
        | say.SPEECH - {"needs", "covers", "covered", "wants", "goes"}
        and word.folded not in reading.lists.towns
    )
