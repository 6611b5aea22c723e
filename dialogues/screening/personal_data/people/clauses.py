"""Sentences that make a person of a name that is a word too, typed with or without a capital letter."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.objects import is_object, owns_what_people_have
from dialogues.screening.personal_data.people.reading import RARE, SURE, SURNAME, WORD, Reading
from dialogues.screening.personal_data.people.subjects import OPENING, ROLES, VERBS, is_subject
from dialogues.screening.personal_data.people.telling_words import tells_a_person
from dialogues.screening.personal_data.word_lists import words_of

_AUXILIARIES = words_of("is was has did does can could would should isnt wasnt hasnt didnt doesnt isn't wasn't didn't")
_AFTER_AUXILIARY = words_of(
    "still back off ok okay coming going around available happy aware involved allocated get got know want need say "
    "said come go ring call see seen tell told have had ask asked turn attend been even ever actually working alright "
    "due leaving bringing covering attending sorted meeting doing meant supposed"
)
_OF_ROLES = words_of(
    "the our my her his their a another one new old social health early family key school support link duty youth "
    "foster senior"
)
_OUT = words_of("sick leave annual mat maternity hols holiday holidays duty call shift course")
_PRONOUNS = words_of("her his she he him herself himself hers")


def makes_a_person(reading: Reading, index: int) -> bool:
    """Whether the clause around a name that is a word speaks of a person: "did summer get her passport"."""
    return (
        _asked_about(reading, index)
        or _answers_who(reading, index)
        or _pointed_at(reading, index)
        or _placed_at_work(reading, index)
        or _described(reading, index)
        or _away(reading, index)
        or _beside_names(reading, index)
        or is_subject(reading, index)
        or is_object(reading, index)
        or owns_what_people_have(reading, index)
        or tells_a_person(reading, index)
    )


def _answers_who(reading: Reading, index: int) -> bool:
    """A name that is an answer by itself, and the next sentence says who: "What worked? Grace. She made tea"."""
    word = reading.words[index]
    then = reading.words[index + 1] if index + 1 < len(reading.words) else None
    alone = word.opens and word.capital and then and reading.text[word.end : then.start] in {". ", "! ", ", "}
    return bool(alone and then and then.opens and then.folded in {"she", "he", "she's", "he's"})


def _asked_about(reading: Reading, index: int) -> bool:
    """A question turned round, "is grace still duty manager", or the same in a clause: "if summer gets her"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if before not in _AUXILIARIES or word.possessive:
        return False
    if (
        before in {"is", "was"}
        and (following in _OF_ROLES or following == "still")
        and _is_role_soon(reading, index + 2)
    ):
        return True
    if word.folded in say.MONTHS_AND_SEASONS | VERBS:
        return following in _AFTER_AUXILIARY and any(
            reading.folded(later) in _PRONOUNS for later in range(index + 2, index + 6)
        )
    return following in _AFTER_AUXILIARY


def _is_role_soon(reading: Reading, first: int) -> bool:
    """Whether a role stands at `first` or up to two words later, with no other noun between: "the link worker"."""
    return any(
        reading.folded(at) in ROLES and all(reading.folded(each) in _OF_ROLES for each in range(first, at))
        for at in range(first, first + 4)
    )


def _pointed_at(reading: Reading, index: int) -> bool:
    """Set apart: "it was Summer who told", "is it hope now"."""
    before, following = reading.before(index), reading.following(index)
    if (
        before in {"was", "is", "its", "it's", "not", "always", "only", "usually", "just", "often"}
        and following == "who"
    ):
        return True
    return before == "it" and reading.before(index - 1) in {"is", "was"} and following in {"now", "who", "or"}


def _placed_at_work(reading: Reading, index: int) -> bool:
    """A person at a place or from a team who then does something: "joy in the office knows"."""
    word, before = reading.words[index], reading.before(index)
    if reading.following(index) not in {"in", "at", "from", "on"} or (
        before and before not in say.JOINED | say.TALK | _BUT
    ):
        return False
    the = reading.folded(index + 2) in {"the", "our", "their"}
    place, then = reading.folded(index + 2 + the), reading.folded(index + 3 + the)
    if place not in say.ORGANISED - say.NO_TEAM and place not in _WORKPLACES:
        return False
    acts = then in say.SPEECH | say.FLESH | say.BEING | _DOES_OFTEN
    return acts or (the is False and word.folded not in say.ABSTRACT | VERBS)


_BUT = words_of("without and but so then cos because when ask tell see")
_PAIRS_DO = words_of("did went came were are both have had met rang said did do was told saw get got")
_WORKPLACES = words_of(
    "refuge hostel school nursery gym club council college hospital surgery church mosque office reception kitchen "
    "front desk hub canteen centre library clinic food bank cafe chapel foodbank"
)
_DOES_OFTEN = words_of("always never usually sorts does gets helps runs makes keeps sees rang thinks just also")


def _described(reading: Reading, index: int) -> bool:
    """With a role beside it: "grace the hv", "Dawn, our social worker," "joy (sw)" and "the new SENCo, Summer,"."""
    word = reading.words[index]
    behind = index > 0 and reading.text[reading.words[index - 1].end : word.start] == ", "
    if behind and reading.folded(index - 1) in ROLES and reading.text[word.end : word.end + 1] == ",":
        return word.capital or word.folded not in VERBS
    if index + 1 >= len(reading.words) or reading.before(index) in say.DETERMINERS:
        return False
    between = reading.text[word.end : reading.words[index + 1].start]
    if between == " (":
        return reading.folded(index + 1) in ROLES and reading.text[reading.words[index + 1].end :][:1] == ")"
    position = index + 1
    while position < index + 4 and reading.folded(position) in _OF_ROLES:
        position += 1
    if (
        position == index + 1
        or reading.folded(position) not in ROLES
        or reading.folded(index + 1) in {"social", "health"}
    ):
        return False
    if word.folded in VERBS and not word.capital:
        return between == ", "
    return between in {" ", ", "} and (between == ", " or word.folded not in say.ABSTRACT | VERBS)


def _away(reading: Reading, index: int) -> bool:
    """Off sick or on leave."""
    return (
        reading.following(index) in {"off", "on", "is", "was"}
        and (
            reading.folded(index + 2) in _OUT
            or (reading.folded(index + 2) in {"off", "on", "away"} and reading.folded(index + 3) in _OUT)
        )
        and reading.before(index) not in say.DETERMINERS
        and reading.words[index].folded not in say.MONTHS_AND_SEASONS
    )


def _beside_names(reading: Reading, index: int) -> bool:
    """Joined to a name or to the writer: "priya and joy", "me and mark", "dawn n me"."""
    word, words = reading.words[index], reading.words
    lower = not word.capital
    following, before = reading.following(index), reading.before(index)
    if following in {"and", "n", "&"} and reading.folded(index + 2) in {"i", "me"}:
        if lower and before and before not in _BUT | say.JOINED:
            return False
        return (
            before not in say.DETERMINERS
            and word.folded not in say.MONTHS_AND_SEASONS - {"dawn"}
            and (before not in {"to", "of"} or word.capital)
        )
    if before in {"and", "n", "&"} and reading.before(index - 1) == "me" and following not in say.DETERMINERS:
        return word.folded not in VERBS or following in say.SPEECH | {"", "at", "went", "had", "were", "both"}
    if following in {"and", "n"} and index + 3 < len(words) and reading.folded(index + 3) in _PAIRS_DO:
        return lower and before in OPENING and reading.kinds[index + 2] == WORD
    if before in {"and", "n"} and index > 1 and following in _PAIRS_DO and reading.kinds[index - 2] == WORD:
        return (
            lower
            and not words[index - 2].capital
            and word.folded not in say.ABSTRACT
            and reading.before(index - 2) in OPENING
        )
    if word.folded in say.MONTHS_AND_SEASONS:
        return False
    if not lower and before == "and" and index > 1 and reading.kinds[index - 2] == WORD and words[index - 2].capital:
        return True
    if not lower and following == "and" and index + 2 < len(words) and reading.kinds[index + 2] == WORD:
        return words[index + 2].capital
    for other, between in ((index - 2, before), (index + 2, following)):
        if between not in {"and", "n"} or not 0 <= other < len(words) or words[other].possessive:
            continue
        sure = reading.kinds[other] in {SURE, SURNAME, RARE} and words[other].capital is word.capital
        if sure and (word.folded not in VERBS | say.MONTHS_AND_SEASONS or (other > index) or not lower):
            return reading.kinds[other] == SURE and words[other].folded not in reading.lists.towns
    return False
