"""A name that is a word too as the subject of its clause: what it does, is or has."""

import re

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import Reading
from dialogues.screening.personal_data.word_lists import words_of

# Words that are verbs or set a scene far more often than they are a person.
VERBS = words_of(
    "will may mark hope grant sue rob chase drew rose pat bill guy art skip chuck peg nick dot bud stew frank drake "
    "jet ace cash chance trace blaze storm rain snow page ward price can has spike slim tear dash pip hunt hunter's "
    "major lance link echo star rich bear trigger stretch rocket"
)
ROLES = words_of(
    "sw hv ta fsw dsl senco sendco worker visitor manager nurse midwife teacher head lead mentor officer tutor pa "
    "carer mum dad nan boss supervisor colleague therapist psychologist chair interpreter advocate caretaker "
    "receptionist practitioner coordinator keyworker gp doctor pc police yot camhs housing cousin brother sister son "
    "daughter"
)
OPENING = words_of(
    "and but so then cos because when if that think thinks thought said says reckon apparently since while until as "
    "tho though where why how whether told bcos coz cos bcs cause cuz only"
) | {""}
_ADVERBS = words_of("never always still just really also usually actually finally only")
_BE = words_of("is was isnt wasnt isn't wasn't")
_HAVE = words_of("has had hadnt hasnt hadn't hasn't")
_AGE = re.compile(
    r" (?:is|was|turns|turned) \d{1,2}(?: (?:and|now|next|today|in|on|last|this|when|"
    r"yrs? old|years? old|but|with)\b|[,.;:!?)]|$)"
)
_AGED = re.compile(r" \(\d{1,2}\)|, \d{1,2},")
_TREATED = words_of("weighed seen told referred moved asked given allocated sent taken in to at off great brilliant")
_LEAVES = words_of("leaving crying refusing asking living staying settling")
_HUMAN_PLACES = words_of(
    "plan cin cp care school placement hospital college nursery court custody respite foster year reception hostel "
    "refuge report panel register caseload meds mainstream pru remand bail tag"
)
_PRONOUNS = words_of("her his she he me him us herself himself")
_NEAR, _LATER = 6, 9  # words within which a pronoun follows a verb; later behind a name with a capital
_TURNS = words_of(
    "turned turns came comes goes does did doesnt didnt hasnt wasnt kicked drove gets got been seen needs wont cant "
    "retires retired wants helped helps gives gave moved moves left leaves knows won't can't"
)
# With the words behind, what even a virtue or a stone called so does only as a person.
_MOVES = {
    "came": words_of("to in with back round along out from for home late"),
    "comes": words_of("to in with back round along out from home late"),
    "goes": words_of("to home back in with"),
    "went": words_of("to home back in with missing off round"),
    "turned": words_of("up"),
    "turns": words_of("up"),
    "moved": words_of("to in out back school schools placement house again"),
    "gave": words_of("me us"),
    "gives": words_of("me us"),
    "helped": words_of("me us"),
    "helps": words_of("me us"),
    "left": words_of("school home care early us me it we she he"),
    "ran": words_of("off away home to"),
    "wont": words_of("go talk come engage let speak see open leave eat sleep get answer have"),
    "won't": words_of("go talk come engage let speak see open leave eat sleep get answer have"),
    "cant": words_of("go come sleep stay read get"),
    "can't": words_of("go come sleep stay read get"),
    "isnt": words_of("in at here back talking eating going coming ready"),
    "isn't": words_of("in at here back talking eating going coming ready"),
    "wasnt": words_of("in at here there back talking invited asked told seen"),
    "wasn't": words_of("in at here there back talking invited asked told seen"),
    "was": words_of("moved there late back outside upstairs asleep waiting sat"),
    "does": words_of("the my our her his"),
    "did": words_of("the my our her his"),
    "has": words_of("missed told asked moved gone got refused stopped started settled done left agreed said"),
    "got": words_of("invited told asked moved sacked involved stuck home"),
    "took": words_of("minutes notes him her me us them"),
    "had": words_of("told asked missed refused gone moved said"),
}


def is_subject(reading: Reading, index: int) -> bool:
    """Whether the word does, is or has what only a person does; never in the name of a month."""
    word = reading.words[index]
    if word.possessive or word.folded in say.MONTHS_AND_SEASONS - {"dawn", "summer"}:
        return False
    return _is_of_age_or_kin(reading, index) or _does(reading, index) or _is_where_people_are(reading, index)


def _does(reading: Reading, index: int) -> bool:
    """What people do, where the name opens the clause: "carol does our minutes", "grace never turned up"."""
    word, following, then = reading.words[index], reading.following(index), reading.folded(index + 2)
    if not _opens_clause(reading, index):
        return False
    if following in _ADVERBS:
        return then in say.FLESH | say.HELD | _TURNS and word.folded not in VERBS
    if following in _HAVE and then == "been":
        return reading.folded(index + 3) in say.STRICT_STATES | _TREATED
    if then in _MOVES.get(following, ()) or _acts_on_people(reading, index):
        return True
    if is_behind_role(reading, index) and following in say.FLESH | say.HELD:
        return True
    if word.folded in say.ABSTRACT or word.folded in say.HARD:
        return False
    if following in _BE | _HAVE and word.folded not in reading.lists.words:
        return then in say.HUMAN_STATES | _TURNS
    return following in say.FLESH | say.HELD | _TURNS and word.folded not in _NOT_BARE


_NOT_BARE = words_of(
    "may hope rose bill page ward price storm rain snow tear can has star link major trigger cash chance"
)


def _opens_clause(reading: Reading, index: int) -> bool:
    before = reading.before(index)
    return (
        before in OPENING
        or before in {"little", "poor", "wee", "lil", "young", "big"}
        or is_behind_role(reading, index)
    )


def is_behind_role(reading: Reading, index: int) -> bool:
    """Behind a role that is somebody's: "her sister grace is", "social worker amber covered"."""
    return reading.before(index) in ROLES and reading.before(index - 1) in _WHOSE


_WHOSE = words_of("my her his our their the social new old support youth family duty health key foster school")


def _acts_on_people(reading: Reading, index: int) -> bool:
    """A human verb with "her", "he" or "us" soon behind: "moved in with her nan"."""
    reach = _LATER if reading.words[index].capital else _NEAR
    return reading.following(index) in say.FLESH | say.HELD | _TURNS - {"needs"} and any(
        reading.following(at - 1) in _PRONOUNS for at in range(index + 2, min(index + reach, len(reading.words)))
    )


def _is_where_people_are(reading: Reading, index: int) -> bool:
    """Is on a plan, in care, at school, on her third placement."""
    if reading.following(index) not in _BE or not _opens_clause(reading, index):
        return False
    if is_behind_role(reading, index) or reading.folded(index + 2) in _LEAVES | say.STRICT_STATES:
        return True
    if reading.folded(index + 2) in {"on", "in", "at", "with", "off"}:
        place = {reading.folded(index + 3), reading.folded(index + 4)}
        return reading.folded(index + 3) in {"his", "her"} or bool(place & _HUMAN_PLACES)
    return reading.folded(index + 2) == "the" and reading.folded(index + 3) == "one"


def _is_of_age_or_kin(reading: Reading, index: int) -> bool:
    """Given an age, or called somebody's: "heaven is 4", "ivy, 3,", "my supervisor is faith"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if before in say.ARTICLES:
        return False
    if before in {"is", "was"} and reading.before(index - 1) in ROLES:
        return following in {"", "and", "who", "now", "from", "at"}
    if _AGED.match(reading.text, word.end) and word.folded not in {"page", "ward", "lane", "bill"}:
        return True
    if before in OPENING | {"little"} and _AGE.match(reading.text, word.end):
        return True
    if word.folded in _NEVER_SUBJECTS and following in _BE | _HAVE | {"does", "did", "didnt", "doesnt"}:
        return before not in {"the", "a", "his", "her", "their", "my", "your", "free", "good", "ill", "this", "that"}
    return following in {"got", "gets"} and before in OPENING and reading.folded(index + 2) in say.STRICT_STATES


_NEVER_SUBJECTS = words_of("will sue rob drew chase pat nick chuck frank")
