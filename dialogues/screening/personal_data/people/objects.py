"""A name that is a word too as what somebody does something to, with or about."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import Reading
from dialogues.screening.personal_data.people.subjects import VERBS
from dialogues.screening.personal_data.word_lists import words_of

_GIVES = words_of("gave give giving lent handed showed")
_GIFTS = words_of("lift call ring hug card cuppa copy form shout heads update text message key phone cake")
_CARRIES = words_of(
    "took take taking dropped drop dropping drove picked brought bring walked collected collect fetched bought moved "
    "placed got left"
)
_HOME = words_of("home up round back in out off")
_TO_PLACES = words_of("the school nursery a her his hospital contact college camhs swimming court")
# What is for somebody, to somebody, about somebody.
_NOUNS_BEFORE = {
    "for": words_of(
        "plan referral placement meeting review passport place support bed worker contact taxi transport assessment "
        "god goodness form report cake card school nursery lead ehcp panel visit worker keyworker advocate mentor "
        "carer taf taxi "
        "funding solicitor guardian timetable"
    ),
    "to": words_of("visit visits thanks trip letter card message text email due said listened listen introduced"),
    "about": words_of(
        "worried concerned concerns concern update news thinking talked spoke info worry call rang meeting asked"
    ),
    "on": words_of("update eye info notes pick picking"),
    "with": words_of("work working contact session visit chat sat sit living lives stay staying"),
    "w": words_of("work working contact session visit chat sat sit living lives stay staying"),
    "of": words_of("mum dad nan half sister brother photo picture care"),
}
_ENDS = (
    say.SCENES
    | words_of("is was in it we she he they i who but so cos because now if were left starts started has had")
    | {""}
)


def is_object(reading: Reading, index: int) -> bool:
    """Whether somebody gives the word something, takes it somewhere, or speaks of it as of a person."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if word.folded in say.MONTHS_AND_SEASONS - {"dawn"} or word.possessive:
        return False
    if before in _GIVES and following in {"a", "an"} and reading.folded(index + 2) in _GIFTS:
        return True
    if before in _GIVES:
        return following in {"my", "our", "his", "her", "the", "some"} and word.folded not in VERBS
    if before in _CARRIES and reading.before(index - 1) not in {"has", "have"}:
        return following in _HOME or (following in {"to", "from"} and reading.folded(index + 2) in _TO_PLACES)
    if before in {"its", "it's"} and following in {"i", "we", "who", "that"}:
        return reading.folded(index + 2) in {"worry", "feel", "need", "think", "needs", "rang", "told", "ring", "am"}
    earlier = reading.before(index - 1)
    return earlier in _NOUNS_BEFORE.get(before, ()) and following in _ENDS


def owns_what_people_have(reading: Reading, index: int) -> bool:
    """A possessive before what a child or a colleague has: "hope's worker", "summer's placement"."""
    word = reading.words[index]
    return (
        word.possessive
        and reading.following(index) in _OWN
        and reading.before(index) not in say.DETERMINERS
        and word.folded not in say.MONTHS_AND_SEASONS - {"dawn"}
    )


_OWN = words_of(
    "worker social plan school placement teacher file ehcp behaviour house speech attendance meds bedroom keyworker "
    "views voice coat shoes dentist gp solicitor health class caseload desk email"
)
