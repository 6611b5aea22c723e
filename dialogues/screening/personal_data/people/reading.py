"""A text prepared for the search for names: its words, what the lists say of each, and its neighbours."""

from collections.abc import Sequence

from dialogues.screening.personal_data.people.phrases import SET_PHRASES
from dialogues.screening.personal_data.tokens import Token, tokens
from dialogues.screening.personal_data.word_lists import Lists, fold

SURE, RARE, WORD, SURNAME, RARE_SURNAME, UNKNOWN, PLAIN = (
    "sure",
    "rare",
    "word",
    "surname",
    "rare surname",
    "unknown",
    "",
)
NAMES = frozenset((SURE, RARE, WORD, SURNAME, RARE_SURNAME, UNKNOWN))
_CONTRACTED = ("'d", "'ve", "'ll", "'re", "'m", "n't")
LONG_ENOUGH = 5  # letters from which a surname in lower case, or a name in capitals among other words, stands alone


class Reading:
    """One text while its names are looked for; `kinds` holds what the lists say of each word."""

    def __init__(self, text: str, words: Sequence[Token], lists: Lists, known: frozenset[str]) -> None:
        self.text, self.words, self.lists = text, words, lists
        parts = [fold(part) for name in known for part in name.split() if len(part) > 1]
        self.known = frozenset(part for part in parts if part not in lists.words)
        self.known_words = frozenset(parts) - self.known
        self.kinds = [self._kind(word) for word in words]
        folded = fold(text)
        self.phrases = _set_phrases(folded, words) if len(folded) == len(text) else frozenset()

    def _kind(self, word: Token) -> str:  # noqa: PLR0911, PLR0912  one line a list, in the order of their weight
        lists, folded = self.lists, word.folded
        if folded in self.known:
            return SURE
        if folded.endswith(_CONTRACTED):
            return PLAIN
        if "-" in folded:
            return self._kind_of_parts(word)
        if folded in self.known_words and word.capital:
            return SURE
        marked = word.capital and not word.text.isascii()  # "Thư" is not Thursday
        if folded in lists.not_names and not marked:
            return PLAIN
        if folded in lists.first:
            return SURE
        if folded in lists.word_first:
            return WORD
        if folded in lists.surnames:
            return SURNAME
        if folded in lists.rare_first:
            return RARE
        if folded in lists.words:
            return PLAIN
        if _is_of_a_clan(word):
            return SURNAME
        if folded in lists.rare_surnames:
            return RARE_SURNAME
        if folded in lists.towns or folded in lists.villages:
            return PLAIN
        return UNKNOWN

    def _kind_of_parts(self, word: Token) -> str:
        parts = [part for part in word.folded.split("-") if part]
        named = [
            part for part in parts if part in self.lists.first or part in self.lists.surnames or part in self.known
        ]
        weaker = [
            part
            for part in parts
            if part in self.lists.word_first or part in self.lists.rare_first or part in self.lists.word_surnames
        ]
        if not parts or word.folded in self.lists.not_names or word.folded in self.lists.words:
            return PLAIN
        if word.text.startswith(("Mc", "Mac")) and _is_of_a_clan(word):
            return SURE
        if len(named) == len(parts) or (named and len(named) + len(weaker) == len(parts)):
            return SURE
        if (
            (named or len(weaker) == len(parts))
            and word.capital
            and word.text[word.text.rfind("-") + 1 :][:1].isupper()
        ):
            return SURE
        if word.capital and not any(part in self.lists.words or part in self.lists.not_names for part in parts):
            return SURE if word.text.title() == word.text else UNKNOWN
        return (
            SURE
            if named and not any(part in self.lists.words or part in self.lists.not_names for part in parts)
            else PLAIN
        )

    def folded(self, index: int) -> str:
        """The word at `index`, folded; nothing outside the text."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""

    def following(self, index: int) -> str:
        """The word after, if no sentence or comma ends between."""
        if index + 1 >= len(self.words):
            return ""
        between = self.text[self.words[index].end : self.words[index + 1].start]
        return self.words[index + 1].folded if between in {" ", "  ", "'s ", "’s ", "' ", "’ "} else ""

    def before(self, index: int) -> str:
        """The word before, if nothing but a space lies between."""
        if index <= 0:
            return ""
        between = self.text[self.words[index - 1].end : self.words[index].start]
        return self.words[index - 1].folded if between in {" ", "  "} else ""


_BY_FIRST_WORD: dict[str, list[str]] = {}
for _phrase in SET_PHRASES + tuple(phrase.replace("'", "") for phrase in SET_PHRASES if "'" in phrase):
    _BY_FIRST_WORD.setdefault(tokens(_phrase)[0].folded, []).append(_phrase)


def _is_of_a_clan(word: Token) -> bool:
    """A surname by its form: "O'Rourke", "MacAllan"."""
    if len(word.folded) < LONG_ENOUGH:
        return False
    inner = any(map(str.isupper, word.text[2:]))
    return word.folded.startswith("o'") or (inner and word.capital and word.folded.startswith(("mc", "mac")))


def _set_phrases(folded: str, words: Sequence[Token]) -> frozenset[int]:
    """Where words of fixed phrases start, such as "Jack of all trades"."""
    starts: set[int] = set()
    for word in words:
        for phrase in _BY_FIRST_WORD.get(word.folded, ()):
            if folded.startswith(phrase, word.start):
                starts.update(range(word.start, word.start + len(phrase)))
    return frozenset(starts)
