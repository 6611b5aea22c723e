"""Names that stand for a place, a programme or a thing here: "the Barry office", "HENRY course", "in Brecon"."""

from dialogues.screening.personal_data.people.reading import Reading
from dialogues.screening.personal_data.word_lists import words_of

# What follows the name of a programme, a product or an organisation.
_THINGS = words_of(
    "course courses training leaflet leaflets model programme programmes programs form forms tool tools approach "
    "dashboard system systems app apps database project projects scheme software platform portal login licence "
    "guidance framework pathway protocol assessment scale tablets spray cream vouchers voucher stickers card cards "
    "group groups session sessions sticker poster posters website page link update updates upgrade server laptop "
    "helpline line service services contract contracts pilot bid fund funding charts chart report review inquiry "
    "survey data file pathways screening score scores questionnaire resources books book film day week month festival "
    "holiday theory"
)
_SYSTEMS = words_of("system systems database platform app software server portal record records")
_IN_PLACES = words_of("n s e w round in at near around across outside round north south east west greater central")
_MOVES = words_of("from to of via between through over")
_COMPARING = words_of(
    "than better worse further ahead between versus vs unlike compared differ different differs slower"
)
_NEAR = 6  # words
_LOCAL = words_of(
    "office offices team teams hub hubs council branch area areas locality based people side road hospital surgery "
    "clinic clinics university city town centre center station college academy borough high schools families family "
    "refugees staff nick police lot patch site end estate services market council's one ones library mosque pilot "
    "practice practices nurseries workers panel panels board cluster meeting depot hall bus train court magistrates "
    "gp gps front"
)


def is_place_here(reading: Reading, index: int) -> bool:
    """Whether a name that is a town or a village too stands for the place."""
    word = reading.words[index]
    ward = word.capital and reading.before(index) == "at" and reading.before(index - 1) in _OF_HOSPITALS
    if ward and word.folded not in reading.lists.first:  # "the ward sister at Pinderfields"
        return True
    if not word.capital or (word.folded not in reading.lists.towns and word.folded not in reading.lists.villages):
        return False
    before, following = reading.before(index), reading.following(index)
    if word.possessive:
        return False
    if following in _LOCAL:
        return not (following == "family" and before == "the" and word.folded in reading.lists.surnames) or (
            reading.folded(index + 2) in {"hub", "centre", "center"}
        )
    if following == "and" or before == "and":
        beside = reading.folded(index + 2) if following == "and" else reading.folded(index - 2)
        known = beside in reading.lists.towns
        if known and beside not in reading.lists.first and beside not in reading.lists.word_first:
            return True
    if _is_compared(reading, index):
        return True
    return before in _IN_PLACES or (before in _MOVES and _moves(reading, index))


_OF_HOSPITALS = words_of(
    "ward sister matron midwife consultant maternity paeds paediatrician neonatal clinic unit nurse"
)


def _is_compared(reading: Reading, index: int) -> bool:
    """Whether another town stands near and the two are set side by side: "in Bradford then Kent", "Lincoln than X"."""
    near = range(max(0, index - _NEAR), min(len(reading.words), index + _NEAR + 1))
    others = [
        at for at in near if at != index and reading.words[at].capital and reading.folded(at) in reading.lists.towns
    ]
    if not others:
        return False
    first, last = min(index, *others), max(index, *others)
    said = {reading.folded(at) for at in range(max(0, first - 2), min(len(reading.words), last + 3))}
    return bool(said & _COMPARING) or reading.before(index) == "then"


def _moves(reading: Reading, index: int) -> bool:
    """Whether somebody or something comes from, or goes to, what stands at `index`."""
    earlier = reading.before(index - 1)
    return earlier in {
        "moved",
        "moving",
        "move",
        "live",
        "lives",
        "travel",
        "drive",
        "transfer",
        "transferred",
        "bus",
        "train",
        "go",
        "went",
    }


_PLANTED = words_of(
    "plant plants pot pots tea oil leaf leaves tree trees flower flowers wreath bush seeds scented coloured"
)
_OF_GEMS_AND_PLANTS = {
    "ruby": words_of("wedding anniversary ring red slippers rings"),
    "iris": words_of("scan scans scanner scanners scanning recognition training") | _PLANTED,
    "poppy": words_of("appeal day seller sellers seeds field fields badge") | _PLANTED,
    "daisy": words_of("chain chains") | _PLANTED,
    "jasmine": words_of("rice") | _PLANTED,
    "holly": words_of("berry berries") | _PLANTED,
    "lily": words_of("pond pad") | _PLANTED,
    "jade": words_of("green ring"),
    "crystal": words_of("clear ball meth glass"),
    "hazel": words_of("eyes nut nuts"),
    "victoria": words_of("sponge line station"),
    "christmas": words_of("day"),
    "jack": words_of("plug lead socket russell"),
    "carol": words_of("service singing concert sheet"),
    "robin": words_of("hood redbreast reliant"),
    "charlotte": words_of("potatoes"),
    "georgia": words_of("font typeface"),
    "ginger": words_of("nuts nut biscuits biscuit tea ale beer"),
}


def is_thing_here(reading: Reading, index: int) -> bool:
    """Whether the name belongs to a programme or a product: a thing of that name follows."""
    word = reading.words[index]
    if reading.following(index) in _OF_GEMS_AND_PLANTS.get(word.folded, ()):
        return True
    if word.capital and reading.following(index) in {"is", "was"} and reading.folded(index + 2) in {"our", "the", "a"}:
        return any(reading.folded(at) in _SYSTEMS for at in (index + 3, index + 4))
    return (
        word.capital
        and not word.possessive
        and reading.following(index) in _THINGS
        and (
            word.shouted
            or reading.before(index) in {"the", "a", "our", "this", "to", "on", "new", "of", "your"}
            or word.opens
        )
    )
