"""How far the name of a street or a house reaches, forwards from its first word and back from its last."""

import re

from dialogues.screening.personal_data.places import street_words as say
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists, fold

_LOCALITY = re.compile(r", ([^\W\d_]{3,20})\b")
_ENDINGS = (
    "way",
    "gate",
    "side",
    "croft",
    "royd",
    "thorpe",
    "holme",
    "hurst",
    "dale",
    "fold",
    "wynd",
    "ings",
    "garth",
    "lea",
)
_LONGEST = 3  # words of a street's name before its kind
_CAPITALS = 4  # words of the name of a house


def street_end(words: list[Token], first: int, lists: Lists, *, lives: bool) -> int:
    """Where the street that begins with word `first` ends; 0 if none does.

    Args:
        words: the words of the text.
        first: index of the first word.
        lists: the word lists.
        lives: whether the words before say that somebody lives there, so that no capital letter is needed.
    """
    for index in range(first, min(first + _LONGEST + 1, len(words))):
        word = words[index]
        if index > first and not word.tight and words[index - 1].folded not in {"st", "mt"}:
            return 0
        if index > first and word.folded in say.NUMBERED and _is_numbered(words, first, index, lists, lives=lives):
            return word.end
        if (
            index > first
            and word.capital
            and word.folded.endswith(_ENDINGS)
            and _is_numbered(words, first, index, lists, lives=False)
        ) and odd(word, lists):
            return word.end
        if word.folded in say.STREETS and index > first:
            named = words[first:index]
            signed = word.capital or all(each.capital for each in named) or any(odd(each, lists) for each in named)
            if word.folded in say.SHY_STREETS and not (signed or lives):
                continue
            longer = words[index + 1] if index + 1 < len(words) else None
            if longer and longer.tight and longer.folded in say.STREETS and longer.capital == word.capital:
                return longer.end
            return word.end
        then = words[index + 1].folded if index + 1 < len(words) else ""
        new = word.folded in {"new", "long", "half"} and lives and then in say.STREETS
        the = word.folded == "the" and (lives or word.capital)
        if not (new or the) and word.folded in say.NOT_IN_STREETS:
            return 0
    return 0


def _is_numbered(words: list[Token], first: int, last: int, lists: Lists, *, lives: bool) -> bool:
    """Whether a rarer kind of street ends the name: no capital follows, and capitals or an odd word lead."""
    then = words[last + 1] if last + 1 < len(words) else None
    if then and then.tight and (then.capital or then.folded in say.STREETS | say.NUMBERED):
        return False
    if words[last].capital:
        return all(word.capital for word in words[first:last])
    named = words[first:last]
    return lives and any(odd(word, lists) and len(word.folded) > 3 for word in named)  # noqa: PLR2004  letters


def welsh_end(words: list[Token], first: int, lists: Lists) -> int:
    """Where a Welsh street ends, whose kind comes first: "Heol y Bryn", "ffordd penrhyn"; 0 if none begins."""
    if words[first].folded not in say.WELSH_STREETS:
        return 0
    last = first
    for index in range(first + 1, min(first + _CAPITALS + 1, len(words))):
        word = words[index]
        named = word.capital or index == first + 1 or word.folded in say.OF_WELSH or odd(word, lists)
        if not word.tight or word.folded in say.NOT_IN_STREETS or not named:
            break
        last = index
    return words[last].end if last > first else 0


def with_locality(text: str, end: int, lists: Lists) -> int:
    """Where an address that ends at `end` really ends: behind its town or village ("33 high street, littlewick")."""
    place = _LOCALITY.match(text, end) if end else None
    if not place:
        return end
    name = place.group(1)
    return place.end() if fold(name) in lists.towns or fold(name) in lists.villages else end


def capitals_end(words: list[Token], first: int) -> int:
    """Where a run of up to four capitalised words ends; 0 if there is none."""
    end = 0
    for word in words[first : first + _CAPITALS]:
        if (end and not word.tight) or not (word.capital or (end and word.folded in say.OF_WELSH)):
            break
        end = word.end
    return end


def name_start(words: list[Token], index: int) -> int:
    """The first of the up to three capitalised words, or the one other word, that name the street at `index`."""
    first = capitals_start(words, index, _LONGEST)
    if first == index and words[index].tight and words[index - 1].folded not in say.NOT_IN_STREETS:
        first -= 1
    if words[first].folded == "tree" and first and words[first].tight:  # "elm tree gardens"
        first -= words[first - 1].folded in say.TREES
    return first


def capitals_start(words: list[Token], index: int, longest: int) -> int:
    """The first of the up to `longest` capitalised words right before word `index`; `index` if there is none."""
    first = index
    while (
        first > 0
        and index - first < longest
        and words[first].tight
        and words[first - 1].capital
        and words[first - 1].folded not in say.NOT_IN_STREETS
    ):
        first -= 1
    return first


def odd(word: Token, lists: Lists) -> bool:
    """Whether a word is no ordinary one, or a name as well."""
    folded = word.folded
    if folded in lists.not_names or folded in say.NOT_IN_STREETS or len(folded) <= 2:  # noqa: PLR2004  "w", "nr"
        return False
    return (
        folded not in lists.words or folded in say.TREES or folded in lists.word_surnames or folded in lists.word_first
    )
