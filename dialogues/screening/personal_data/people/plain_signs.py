"""Signs right beside a name that is a word too: "Mark the dad", "Faith too", "rob s replacement", "the Smiths"."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import Reading
from dialogues.screening.personal_data.people.subjects import OPENING
from dialogues.screening.personal_data.word_lists import words_of

_KIN = words_of(
    "dad mum nan grandad uncle auntie aunt stepdad stepmum carer carers boyfriend girlfriend partner brother "
    "sister son "
    "daughter mam gran cousin granny grandma nephew niece"
)
_JOBS = words_of(
    "worker visitor manager nurse midwife teacher mentor officer tutor therapist psychologist interpreter advocate "
    "caretaker "
    "receptionist practitioner coordinator keyworker gp doctor pc sw hv fsw ta senco dsl cook driver chef "
    "cleaner vicar "
    "librarian coach landlord solicitor head"
)
_SETTING = words_of("youth family social support health school link key duty community new old club nice student")
_ASKS = words_of("will may hope can bill")  # "will the dad come", "hope the mum is there"
_NOT_PAST = ("eed", "embed", "shed", "wed", "bed", "red")
# Names that are words which do nothing: adjectives, verbs, short names of men.
_MAY = words_of("can could should will would did does shall if let")
_BARE = words_of(
    "come go stay speak talk sit see have ring call join move visit attend start leave be live sleep eat meet"
)
_IDLE = words_of(
    "christian roman guy frank rob mark pat nick drew chuck rich grant victor carol sue ray don ed eddy bob stew dean "
    "curt lance "
    "gene grace joy dawn ruby heather robin gill carol max roy jay kit harry bob bobby penny dolly sally"
)
_DO = words_of(
    "runs leads manages chairs organises handles supervises spots notices minuted won helped listened explained "
    "understood remembered volunteered translated drafted hosted facilitated escalated flagged cooked emails rings "
    "knows cares listens explains helps"
)
_WITH_NAMES = words_of(
    "sue pat carol nick rob frank ray don eddy bob bobby gill roy jay dean dolly wally viola hank nat victor gene "
    "heather "
    "robin drew sally harry kit"
)
_ENDS = words_of(
    "so cos because but and i we he she they who on at when as if who it was is then again today yesterday"
)
_BELONGS = say.BELONGINGS | words_of("replacement leaving cover post job baby house kids email shift desk number")
# Plurals of surnames that are things or groups more often.
_THINGS = words_of(
    "woods fields hills banks parks greens kings queens lanes streets brooks rivers bridges guides rangers scouts "
    "brownies rainbows games days downs flats halls heaths moors lakes wells mills mounts towers gates stones walls "
    "temples churches chambers bells blues reds whites blacks browns potters marks cooks bakers butchers farmers "
    "gardeners carpenters masons bishops popes knights barons lords barbers drivers masters bonds bucks cards "
    "christians romans germans sheriffs proctors stewards wards pages lows highs longs shorts youngs nobles prices "
    "rooms houses homes works springs summers winters boys girls dales isles forests waters friars grants cotswolds "
    "saints beaches points lodges chases groves oaks holts hursts fens needs hands courts cross"
)
_HOUSEHOLD_DOES = words_of(
    "had have are were moved said dont don't wont got house family kids children boys girls lot all both came went "
    "live lived cancelled rang asked"
)
_SEES = words_of("visited visit visiting saw see seen met with about told rang for like to of called")


def is_told_plainly(reading: Reading, index: int) -> bool:
    """Whether one sign right beside the word makes a person of it."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if word.folded in say.MONTHS_AND_SEASONS - {"summer", "dawn"} or before in say.DETERMINERS:
        return False
    then = reading.folded(index + 2)
    if _is_in_place_of_name(reading, index, then):
        return True
    if following == "s" and reading.text[reading.words[index + 1].end :][:1] == " ":  # "rob s replacement"
        return then in _BELONGS
    if following in {"the", "our", "my", "his", "her", "their"} and not word.possessive:
        return _is_apposed(reading, index, then)
    if following == "too":
        ends = index + 2 >= len(reading.words) or reading.words[index + 2].opens
        return ends and word.capital and word.opens
    if word.folded == "will" and following.endswith("ed"):
        return not following.endswith(_NOT_PAST) and len(following) > 4  # noqa: PLR2004  letters
    if following in _DO and before in OPENING:
        return word.folded in _IDLE
    return before in {"with", "w"} and word.folded in _WITH_NAMES and following in _ENDS


def _is_in_place_of_name(reading: Reading, index: int, then: str) -> bool:
    """Whether it comes, is replaced, or is the answer: "Can Summer come", "rob's replacement", "now that its joy"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if word.possessive:
        return following in {"replacement", "cover", "leaving", "rota"} and word.folded not in {"summer", "dawn"}
    if before in _MAY and following in _BARE:
        return word.capital
    if word.capital and word.opens and following in {"is", "was"} and then in {"a", "an"}:
        return word.folded == reading.folded(index + 3)  # "Blessing was a blessing"
    if index + 1 < len(reading.words):
        return False
    if before == "its":
        return word.folded in _IDLE and reading.before(index - 1) in {"that", "now", "time", "because"}
    return before == "got" and "asked" in {reading.folded(at) for at in range(max(0, index - 6), index)}


def _is_apposed(reading: Reading, index: int, then: str) -> bool:
    """Who it is stands right behind: "Mark the dad", "rose the school cook"."""
    word = reading.words[index]
    if word.folded in _ASKS and (word.opens or not word.capital):
        return False
    at = index + 2
    while at < index + 4 and reading.folded(at) in _SETTING:
        at += 1
    if reading.folded(at) in _JOBS and not word.capital:
        return reading.before(index) in {"and", "with", "told", "asked"} and word.folded in _WITH_NAMES
    return then in _KIN or (word.capital and reading.folded(at) in _JOBS)


def is_clan(reading: Reading, index: int) -> bool:
    """Whether a plural with a capital is a family: "the Smiths", "the Joneses"."""
    word = reading.words[index]
    if not word.capital or word.shouted or word.opens or reading.before(index) != "the":
        return False
    lists, folded = reading.lists, word.folded
    stems = {folded[:-1], folded.removesuffix("es")}
    if not any(stem in lists.surnames or stem in lists.word_surnames for stem in stems):
        return False
    if index + 1 < len(reading.words) and reading.words[index + 1].tight and reading.words[index + 1].capital:
        return False
    if folded in _THINGS:
        return reading.following(index) in {"family", "kids", "children"} or (
            reading.following(index) in _HOUSEHOLD_DOES - {"are", "all", "both"} and reading.before(index - 1) in _SEES
        )
    return True
