"""Names that are ordinary words too, such as Joy, Mark and Summer."""

from dialogues.screening import contexts as say
from dialogues.screening.reading import PLAIN, RARE_SURNAME, SURE, SURNAME, Reading
from dialogues.screening.surroundings import has_person_around, listed_with_names, names_institution


def is_word_used_as_name(reading: Reading, index: int) -> bool:  # noqa: PLR0911
    """A name that is a word too: "Joy", "mark", "Summer"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    after = reading.words[index + 1] if index + 1 < len(reading.words) and reading.words[index + 1].tight else None
    if names_institution(reading, index):
        return False
    if word.capital and after and after.capital and not word.possessive:
        if after.folded in reading.lists.word_surnames or reading.kinds[index + 1] in {SURNAME, RARE_SURNAME, SURE}:
            return word.folded not in reading.lists.towns
        if reading.kinds[index + 1] == PLAIN and not after.shouted:
            return False
    if has_person_around(reading, index):
        return not (word.folded in say.MONTHS_AND_SEASONS and following in say.DETERMINERS)
    if not word.capital:
        if word.possessive:
            return following in say.RELATIVES and before not in say.DETERMINERS
        return acts_in_lower_case(reading, index)
    if word.possessive and (following in say.BELONGINGS or following in say.RELATIVES):
        return word.folded not in reading.lists.towns or following in say.RELATIVES | say.OF_THE_BODY
    if before in {"the", "a", "an"} or (after and after.text[0].isdigit()):
        return False
    if acts(reading, index):
        return True
    if word.opens or word.folded in say.HARD:
        return listed_with_names(reading, index)
    if word.folded in reading.lists.towns or word.folded in reading.lists.villages:
        return before not in say.PLACE_BEFORE and following not in say.PLACE_AFTER
    previous = reading.words[index - 1] if index else None
    return not (
        previous and word.tight and previous.capital and not previous.opens and reading.kinds[index - 1] == PLAIN
    )


def acts(reading: Reading, index: int) -> bool:
    """Whether a capitalised word is followed by what only a person does."""
    word, following = reading.words[index], reading.following(index)
    if word.possessive or reading.before(index) in say.DETERMINERS:
        return False
    if word.folded in reading.lists.towns and reading.before(index) in say.PLACE_BEFORE:
        return False
    then = reading.folded(index + 2)
    if word.folded in say.MONTHS_AND_SEASONS:
        return (following in say.SPEECH and following != "needs") or (
            following in {"is", "was"} and then in say.STRICT_STATES
        )
    if word.folded in say.ABSTRACT or word.folded in reading.lists.towns or word.folded in say.HARD:
        if word.folded in reading.lists.towns and following in {"needs", "goes", "covers", "wants", "knows", "has"}:
            return following == "has" and then in {
                "gone",
                "moved",
                "missed",
                "told",
                "asked",
                "refused",
                "settled",
                "stopped",
                "started",
                "lost",
                "left",
            }
        return following in say.FLESH or (
            following in {"is", "was", "has", "hasn't", "wasn't", "isn't"}
            and then in say.HUMAN_STATES - {"a", "an", "the", "in", "on", "not", "there", "what", "one", "so", "off"}
        )
    if following in say.ADVERBS and then in say.ACTS | say.FLESH | say.BEING:
        return True
    return following in say.ACTS | say.FLESH | say.BEING


def acts_in_lower_case(reading: Reading, index: int) -> bool:
    """A word without a capital that is the subject of what a person is: "dawn has been brilliant"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if (
        word.folded in say.MONTHS_AND_SEASONS - {"dawn"}
        or word.folded in say.HARD
        or before in say.DETERMINERS
        or (before and before not in say.JOINED)
    ):
        return False
    then = reading.folded(index + 2)
    if following in {"is", "was"}:
        return (
            then
            in say.STRICT_STATES | {"there", "fab", "brilliant", "lovely", "off", "amazing", "great", "here", "honest"}
            and word.folded not in reading.lists.towns
        )
    if following == "has":
        return then in {"been", "gone", "left", "moved", "told", "asked", "said"}
    return False
