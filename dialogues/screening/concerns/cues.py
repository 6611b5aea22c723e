"""The cue lists and learnt weights of the concerns, made from parsed data files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dialogues.screening.concerns.weighing import LABELS, Weights
from dialogues.screening.concerns.words import Phrases, Words, raw_words, spelt_out

if TYPE_CHECKING:
    from dialogues.screening.concerns.second_view import SecondView

CONCERN_LABELS = ("danger", "distress", "conduct", "question")
SHORTEST_STEM = 2
Stem = tuple[str, tuple[str, ...]]  # the letters with which a word starts, and its kinds


class Question(Struct, frozen=True):
    """One known question to the bot.

    Attributes:
        id: stable name, such as ``who_sees``.
        answer: what the bot says, with ``{..._contact}`` where a contact goes.
        answer_without_contact: the same when that contact is not set; equals ``answer`` if it names none.
    """

    id: str
    answer: str
    answer_without_contact: str


class ConcernCues(Struct, frozen=True):
    """Everything `heard_in` looks things up in.

    `second` gives the second view, and is called only where there is doubt; without it the first decides alone.
    """

    spellings: Phrases
    harmless: Phrases
    always: Phrases
    kinds: Phrases
    stems: dict[str, tuple[Stem, ...]]
    commands: dict[Words, str]
    asked: Phrases
    polite: frozenset[str]
    questions: dict[str, Question]
    concern_weights: Weights
    question_weights: Weights
    second: Callable[[], SecondView] | None = None

    @classmethod
    def from_data(
        cls,
        concerns: Any,  # noqa: ANN401 - parsed YAML
        questions: Any,  # noqa: ANN401 - parsed YAML
        weights: Any,  # noqa: ANN401 - parsed JSON
        second: Callable[[], SecondView] | None = None,
    ) -> ConcernCues:
        """Builds the cues from the parsed concerns.yaml, questions.yaml and weights.json.

        Raises:
            ValueError: a part is missing or is not what it should be; one sentence says where.
        """
        concerns_map, questions_map, weights_map = (
            _mapping(concerns, "concerns"),
            _mapping(questions, "questions"),
            _mapping(weights, "weights"),
        )
        spellings = _spellings(_part(concerns_map, "spellings", "concerns"))
        prefixes: dict[str, str] = {}
        kinds: dict[Words, str] = {}
        for where, part in (("concerns", concerns_map), ("questions", questions_map)):
            _add_kinds(_part(part, "kinds", where), spellings, kinds, prefixes)
        asked: dict[Words, str] = {}
        commands: dict[Words, str] = {}
        known: dict[str, Question] = {}
        for name, entry in _part(questions_map, "questions", "questions").items():
            where = f"questions, {name}"
            known[name] = _question(name, _mapping(entry, where))
            for words in _phrase_list(entry.get("says", []), spellings, where):
                asked.setdefault(words, name)
            for words in _phrase_list(entry.get("commands", []), spellings, where):
                commands.setdefault(words, name)
        always = _part(concerns_map, "always", "concerns")
        if not set(always) <= set(CONCERN_LABELS):
            raise ValueError(f"always: only {', '.join(CONCERN_LABELS)} can stand here.")
        return cls(
            spellings=spellings,
            harmless=Phrases.build(
                dict.fromkeys(_phrase_list(concerns_map.get("harmless", []), spellings, "harmless"), "harmless")
            ),
            always=Phrases.build(
                {words: label for label, list_ in always.items() for words in _phrase_list(list_, spellings, label)}
            ),
            kinds=Phrases.build(kinds),
            stems=_by_first_letters(prefixes),
            commands=commands,
            asked=Phrases.build(asked),
            polite=frozenset(
                word for words in _phrase_list(questions_map.get("polite", []), spellings, "polite") for word in words
            ),
            questions=known,
            concern_weights=_weights(_part(weights_map, "concerns", "weights"), LABELS),
            question_weights=_weights(_part(weights_map, "questions", "weights"), tuple(known)),
            second=second,
        )


def _by_first_letters(prefixes: Mapping[str, str]) -> dict[str, tuple[Stem, ...]]:
    grouped: dict[str, list[Stem]] = {}
    for stem in sorted(prefixes, key=len):
        grouped.setdefault(stem[:SHORTEST_STEM], []).append((stem, tuple(prefixes[stem].split())))
    return {start: tuple(stems) for start, stems in grouped.items()}


def _mapping(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: expected named entries, found {type(value).__name__}.")  # noqa: TRY004 - bad data
    return {str(key): entry for key, entry in value.items()}


def _part(data: Mapping[str, object], key: str, where: str) -> dict[str, Any]:
    if key not in data:
        raise ValueError(f"{where}: the part {key!r} is missing.")
    return _mapping(data[key], f"{where}, {key}")


def _words(phrase: object, spellings: Phrases, where: str) -> Words:
    if not isinstance(phrase, str) or not phrase.strip():
        raise ValueError(f"{where}: {phrase!r} is not a word or phrase; put quotes round it if it is one.")
    words = tuple(word for word in spelt_out(raw_words(phrase), spellings) if word.isalnum() or word == "?")
    if not words:
        raise ValueError(f"{where}: {phrase!r} holds no word.")
    return words


def _phrase_list(phrases: object, spellings: Phrases, where: str) -> list[Words]:
    if not isinstance(phrases, list):
        raise ValueError(f"{where}: expected a list of phrases.")  # noqa: TRY004 - bad data
    return [_words(phrase, spellings, where) for phrase in phrases]


def _spellings(part: Mapping[str, object]) -> Phrases:
    nothing = Phrases.build({})
    return Phrases.build(
        {
            _words(typed, nothing, "spellings"): " ".join(_words(meant, nothing, "spellings"))
            for typed, meant in part.items()
        }
    )


def _add_kinds(
    part: Mapping[str, object], spellings: Phrases, kinds: dict[Words, str], prefixes: dict[str, str]
) -> None:
    for kind, entries in part.items():
        if not isinstance(entries, list):
            raise ValueError(f"kinds, {kind}: expected a list of words.")  # noqa: TRY004 - bad data
        for entry in entries:
            if isinstance(entry, str) and entry.endswith("*"):
                stem = entry[:-1].strip().lower()
                if len(stem) < SHORTEST_STEM or not stem.isalpha():
                    raise ValueError(f"kinds, {kind}: {entry!r} needs one word of two letters or more before the star.")
                prefixes[stem] = f"{prefixes[stem]} {kind}" if stem in prefixes else kind
            else:
                words = _words(entry, spellings, f"kinds, {kind}")
                if kind not in kinds.get(words, "").split():
                    kinds[words] = f"{kinds[words]} {kind}" if words in kinds else kind


def _question(name: str, entry: Mapping[str, object]) -> Question:
    answer = entry.get("answer")
    if not isinstance(answer, str) or not answer.strip():
        raise ValueError(f"questions, {name}: the answer is missing.")
    other = entry.get("answer_without_contact", answer)
    if not isinstance(other, str) or not other.strip() or "_contact}" in other:
        raise ValueError(f"questions, {name}: an answer that names a contact needs an answer_without_contact.")
    return Question(id=name, answer=answer.strip(), answer_without_contact=other.strip())


def _weights(part: Mapping[str, Any], known: tuple[str, ...]) -> Weights:
    labels = tuple(str(label) for label in part.get("labels", ()))
    features = part.get("features")
    if not labels or not set(labels) <= set(known) or not isinstance(features, Mapping):
        raise ValueError("weights: labels or features are missing or unknown; run tools/train_concerns.py.")

    shared: dict[float, float] = {}  # few values differ: one object each keeps them small and near

    def numbers(name: str, values: object) -> tuple[float, ...]:
        if not isinstance(values, list) or len(values) != len(labels):
            raise ValueError(f"weights: {name!r} needs {len(labels)} numbers.")
        return tuple(shared.setdefault(float(value), float(value)) for value in values)

    return Weights(
        labels=labels,
        bias=numbers("bias", part.get("bias")),
        features={str(name): numbers(str(name), values) for name, values in features.items()},
    )
