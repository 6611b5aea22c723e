"""Single words beside a name that is a word too, which only fit a person: "hope will turns up", "tell hope the"."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import Reading
from dialogues.screening.personal_data.people.subjects import ROLES, VERBS
from dialogues.screening.personal_data.word_lists import words_of

_AGES = words_of(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen one two three four five six "
    "seven eight nine"
)
_BEHIND_AGE = words_of("and but in on last this next so yesterday today now with while when") | {""}
# "will" is no helping verb before these.
_IN_THIRD_PERSON = words_of(
    "turns comes gets goes rings knows says thinks needs does sends chairs leads runs wants has is was gives helps "
    "covers keeps makes brings tells asks moves lives likes takes"
)
_TELL = words_of("tell told ask asked remind reminded warn warned")
_TOLD = words_of("the that we she he they its it's theres i im i'm about when where not")
_PAIR_DOES = words_of("have both get got went came had met clicked")
_SETTING = words_of("club youth school family centre support community local new old night day")


def tells_a_person(reading: Reading, index: int) -> bool:
    """Whether a word right beside leaves no other reading than a person."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    then = reading.folded(index + 2)
    if word.possessive:
        return False
    if following in {"turned", "turns"} and then in _AGES and before not in say.DETERMINERS:
        return reading.following(index + 2) in _BEHIND_AGE
    if word.folded == "will" and following in _IN_THIRD_PERSON:
        return before not in say.DETERMINERS | {"free", "good", "ill", "political"}
    if word.folded in say.MONTHS_AND_SEASONS - {"dawn", "summer"}:
        return False
    if before in _TELL and following in _TOLD and word.folded not in VERBS - {"will", "hope", "mark", "grant", "rob"}:
        return not (following == "about" and word.folded in say.ABSTRACT)
    if before in {"and", "n"} and following in _PAIR_DOES and reading.before(index - 1) in ROLES:
        return word.folded not in say.ABSTRACT - {"hope", "grace", "joy", "faith", "amber"} or word.capital
    return False


def is_pointed_out(reading: Reading, index: int) -> bool:
    """A capitalised name with a role behind that says who it is: "it was Granville the youth club caretaker who"."""
    word = reading.words[index]
    if not word.capital or word.shouted or reading.following(index) not in {"the", "our", "their", "my"}:
        return False
    position = index + 2
    while position < index + 4 and reading.folded(position) in _SETTING:
        position += 1
    role = reading.folded(position) in ROLES - {"lead", "head", "chair", "housing", "police", "camhs", "yot"}
    return role and (reading.before(index) in {"was", "is", "with", "to", "told", "and"} or word.opens)
