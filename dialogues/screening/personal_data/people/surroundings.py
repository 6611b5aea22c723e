"""What stands beside a word and makes it a person, or an institution."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import SURE, SURNAME, WORD, Reading


def is_spoken_to(reading: Reading, index: int) -> bool:
    """Whether somebody speaks to, meets or rings what stands at `index`."""
    before = reading.before(index)
    if before in say.TALK:
        return True
    if before in {"to", "with", "by", "from", "w"}:
        earlier = reading.before(index - 1)
        return earlier in say.TALK_TO or (
            before in {"with", "by", "from", "w"}
            and earlier
            in {
                "feedback",
                "word",
                "update",
                "apologies",
                "reply",
                "voicemail",
                "vm",
                "txt",
                "email",
                "call",
                "text",
                "letter",
                "message",
                "heard",
                "worked",
                "working",
                "work",
                "met",
                "visit",
                "meeting",
                "chat",
                "visited",
                "lives",
                "live",
                "living",
                "stays",
                "staying",
                "went",
                "sat",
                "stayed",
            }
        )
    return False


def has_person_around(reading: Reading, index: int) -> bool:  # noqa: C901, PLR0911, PLR0912  one return a sign
    """Whether the words beside say clearly that a person is meant."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if word.possessive:
        return following in say.RELATIVES and before not in say.DETERMINERS
    if (
        following in say.SPEECH
        and (following not in say.NEGATED or word.capital)
        and before not in say.DETERMINERS
        and before not in {"i", "we", "they", "he", "she", "who", "which", "to"}
    ):
        return True
    if is_spoken_to(reading, index):
        if not word.capital and reading.kinds[index] == WORD and _is_plural(reading, following):
            return False  # "saw star ratings"
        if not word.capital and before in {"with", "w", "by", "from"} and following not in _PERSON_ENDS:
            return reading.kinds[index] != WORD
        if before in {"told", "asked", "rang", "phoned", "texted"} and following in {
            "what",
            "that",
            "if",
            "to",
            "all",
            "this",
            "up",
        }:
            return True
        return (
            following not in say.DETERMINERS and before not in {"see", "meeting", "called"}
        ) or following in say.SCENES
    if word.folded in say.EVERYDAY and before not in say.DETERMINERS:
        then = reading.folded(index + 2)
        if following == "and" and then in {"me", "i"}:
            return True
        if following in {"at", "on", "in"} and then in say.ORGANISED - say.NO_TEAM:
            return True
    if following == "and" and reading.folded(index + 2) in {"her", "his", "i", "me"} and before not in say.DETERMINERS:
        return (
            reading.folded(index + 2) in {"i", "me"} and before not in {"to", "of", "in"} and word.capital
        ) or reading.folded(index + 3) in say.RELATIVES | say.HOUSEHOLDS
    if before in say.NAMING and (word.capital or before in {"called", "named"}):
        return following not in say.DETERMINERS
    if before in {"with", "w"} and not word.capital:
        return following in {"to", "at", "about", "yesterday", "today", "on", "from", "when"}
    if (
        following == "from"
        and word.folded != "miles"
        and before not in say.DETERMINERS
        and (
            reading.folded(index + 2) in say.ORGANISED - {"the", "our", "number", "next", "across"}
            or (reading.folded(index + 2) == "the" and reading.folded(index + 3) in say.ORGANISED)
        )
    ):
        return True
    if (
        following == "at"
        and word.capital
        and word.folded not in say.ABSTRACT | say.HARD
        and reading.folded(index + 2) == "the"
        and reading.folded(index + 3) in say.ORGANISED
    ):
        return True
    return bool(
        following == "in"
        and (word.opens or before in say.JOINED)
        and reading.folded(index + 2) in say.ORGANISED - {"the", "our", "number", "social", "children's", "early", "it"}
        and word.folded not in say.ABSTRACT
    )


def _is_plural(reading: Reading, following: str) -> bool:
    if len(following) < _SHORTEST_PLURAL or not following.endswith("s") or following not in reading.lists.words:
        return False
    return following not in say.ACTS | say.RELATIVES | _NO_PLURALS


_SHORTEST_PLURAL = 5  # letters
_NO_PLURALS = frozenset(("perhaps", "always", "across", "besides", "sometimes"))
_PERSON_ENDS = say.SCENES | {"", "to", "is", "was", "who", "but", "so", "she", "he", "we", "i", "her", "his", "cos"}


def owns_a_relative(reading: Reading, index: int) -> bool:
    """Whether a relative belongs to the word: "Xyz's mum"."""
    word = reading.words[index]
    following = reading.following(index)
    if word.possessive and following in say.RELATIVES - {
        "family",
        "parent",
        "parents",
        "carers",
        "carer",
        "friends",
        "partner",
    }:
        return reading.before(index) not in {"the", "a", "an", "this", "that", "every", "each"} or word.capital
    return False


def names_institution(reading: Reading, index: int) -> bool:
    """Whether the name names a house, a law, a report: "Dale House", "the Laming inquiry"."""
    word, position = reading.words[index], index + 1
    while (
        position < len(reading.words)
        and reading.words[position].tight
        and reading.kinds[position] in {SURE, SURNAME, WORD}
        and reading.words[position].capital
        and position - index < 3  # noqa: PLR2004  letters or words
    ):
        position += 1
    if position >= len(reading.words) or not (reading.words[position].tight or word.possessive):
        return False
    following = reading.words[position]
    if following.folded not in say.INSTITUTIONS or not following.capital:
        return False
    if (
        following.folded in say.ROOMY
        and following.folded in reading.lists.word_surnames
        and reading.kinds[index] == SURE
    ):
        return reading.before(index) in {"the", "at", "in", "on"}
    return True


def is_nicknamed(reading: Reading, index: int) -> bool:
    """Whether a nickname is announced: "we call him Chunk", "known as Bear"."""
    before, earlier = reading.before(index), reading.before(index - 1)
    if before in {"him", "her"} and earlier in {"call", "called", "calls"}:
        return True
    if before in {"call", "calls"} and earlier in {"all", "everyone", "everybody"}:
        return reading.words[index].folded not in reading.lists.not_names
    return ((before == "as" and earlier == "known") or before in {"nicknamed", "nickname"}) and reading.words[
        index
    ].folded not in reading.lists.not_names


def listed_with_names(reading: Reading, index: int) -> bool:
    """Joy and Priya", "with Skye and River"."""
    if reading.following(index) == "and" and index + 2 < len(reading.words):
        return reading.kinds[index + 2] in {SURE, SURNAME} and reading.words[index + 2].capital
    return (
        reading.before(index) == "and"
        and index > 1
        and reading.kinds[index - 2] == SURE
        and reading.words[index - 2].capital
    )
