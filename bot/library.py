"""All that the bot reads from files before it starts: scripts, points, texts, the tailoring model."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import TYPE_CHECKING, get_args

import msgspec

from bot.screening import Screener, answers_to_questions
from bot.tailoring import find_points
from dialogues.building import build_review, build_script
from dialogues.checking import check
from dialogues.conversation import Switch
from dialogues.reading import read
from storage.reminding import Nation  # noqa: TC001  msgspec reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

    from bot.screening import Screened
    from dialogues.conversation import Fit
    from dialogues.problems import Problem
    from dialogues.reading import Document
    from dialogues.review import Review
    from dialogues.script import Script

SHARED = "shared.yaml"
FOLLOW_UP = "follow-up"


class Sources(msgspec.Struct, frozen=True):
    """The files of scripts and points as they were read, with whatever is wrong in them.

    `other_points` are those that come with the bot in files that an author has of their own.
    """

    scripts: tuple[Document, ...]
    shared: Document
    points: tuple[Document, ...]
    other_points: tuple[Document, ...] = ()

    def problems(self) -> list[Problem]:
        """Give all problems of these files."""
        return check(self.scripts, self.shared, self.points)


class Contacts(msgspec.Struct, frozen=True):
    """Whom people are told to turn to; an empty contact is left out of the sentence."""

    safeguarding: str = ""
    staff_support: str = ""
    whistleblowing: str = ""
    privacy: str = ""
    privacy_notice: str = ""


class Retention(msgspec.Struct, frozen=True):
    """How long reflections are kept after their last change: finished ones in months, unfinished ones in days."""

    months: int = 24
    unfinished_days: int = 30


class Texts:
    """The bot's own sentences by key, in Telegram's HTML; what fills their brackets is escaped."""

    def __init__(self, sentences: dict[str, str], fills: dict[str, str] | None = None) -> None:
        self._sentences = sentences
        self._fills = fills or {}

    def __call__(self, key: str, **fills: object) -> str:
        """Give the sentence of a key."""
        escaped = {name: escape(str(value), quote=False) for name, value in fills.items()}
        return self._sentences[key].format_map(self._fills | escaped)


class Library(msgspec.Struct, frozen=True):
    """What conversations are made of. `switches` are those that there are, in the order of the closing screen.

    `bot_username` is the bot's name on Telegram, without which it can make no links. `follow_up` asks about plans, and
    is no theme of its own. `timezone` and `nation` are those of people who chose none.
    """

    scripts: dict[str, Script]
    review: Review
    texts: Texts
    find_points: Callable[[str, str], tuple[Fit, ...]]
    screen: Callable[[str], Screened]
    answers: dict[str, str]
    follow_up: Script
    switches: tuple[Switch, ...] = get_args(Switch)
    bot_username: str = ""
    retention: Retention = Retention()
    timezone: str = "Europe/London"
    nation: Nation = "ENG"

    @property
    def all_scripts(self) -> Mapping[str, Script]:
        """The scripts by theme, follow-ups included."""
        return {**self.scripts, FOLLOW_UP: self.follow_up}

    def script(self, theme: str) -> Script | None:
        """Give the script of a conversation's theme, follow-ups included, or None if there is none such any more."""
        return self.follow_up if theme == FOLLOW_UP else self.scripts.get(theme)


def read_follow_up() -> Document:
    """Read the script that asks about plans; it comes with the package."""
    file = resources.files("dialogues") / "afterwards" / f"{FOLLOW_UP}.yaml"
    return read(file.read_bytes(), file.name)


def read_sources(folder: Traversable | None = None) -> Sources:
    """Read the scripts in a folder (by default those of the package); what the folder lacks comes from the package.

    The folder holds scripts, or `themes` with scripts and `review` with points. A point that it lacks stays as it comes
    with the bot, since the tailoring model, open conversations and released digests may name any of them.
    """
    package = resources.files("dialogues")
    themes = package / "themes"
    own_points: tuple[Document, ...] = ()
    if folder is not None:
        themes = folder / "themes" if (folder / "themes").is_dir() else folder
        if (folder / "review").is_dir():
            own_points = _read_all(folder / "review")
    shared = themes / SHARED if (themes / SHARED).is_file() else package / "themes" / SHARED
    own_files = {document.file for document in own_points}
    ours = _read_all(package / "review")
    return Sources(
        _read_all(themes, besides=SHARED),
        read(shared.read_bytes(), SHARED),
        (*own_points, *(document for document in ours if document.file not in own_files)),
        tuple(document for document in ours if document.file in own_files),
    )


def build_library(
    sources: Sources,
    contacts: Contacts | None = None,
    known_names: frozenset[str] = frozenset(),
    retention: Retention | None = None,
) -> Library:
    """Make the library of files that are free of problems; `known_names` are never stored."""
    contacts = contacts or Contacts()
    retention = retention or Retention()
    sentences = read((resources.files("bot.reflecting") / "texts" / "en.yaml").read_bytes(), "en.yaml").data
    return Library(
        _scripts(sources),
        _review(sources),
        Texts(sentences, _in_sentences(contacts) | _about_privacy(sentences, contacts, retention)),
        find_points,
        Screener(known_names),
        {name: _answer(answer, contacts) for name, answer in answers_to_questions().items()},
        follow_up=msgspec.structs.replace(build_script(read_follow_up(), sources.shared), closing=False),
        retention=retention,
    )


def with_sources(library: Library, sources: Sources) -> Library:
    """Give a library with other scripts and points, free of problems, and all else as it was."""
    return msgspec.structs.replace(library, scripts=_scripts(sources), review=_review(sources))


def _scripts(sources: Sources) -> dict[str, Script]:
    scripts = [build_script(document, sources.shared) for document in sources.scripts]
    return {script.theme: script for script in scripts}


def _review(sources: Sources) -> Review:
    return build_review((*sources.other_points, *sources.points))


def _in_sentences(contacts: Contacts) -> dict[str, str]:
    """Give each contact as it stands in a sentence: in brackets, or not at all."""
    fields = {name: getattr(contacts, name) for name in Contacts.__struct_fields__}
    return {name: f" ({escape(contact, quote=False)})" if contact else "" for name, contact in fields.items()}


def _about_privacy(sentences: dict[str, str], contacts: Contacts, retention: Retention) -> dict[str, str]:
    """Give what /privacy adds to the sentences: how long, whom to ask, and where the notice is, if there is one."""
    asked = {"privacy_ask": contacts.privacy, "privacy_notice": contacts.privacy_notice}
    lines = [sentences[key].format(contact=escape(contact, quote=False)) for key, contact in asked.items() if contact]
    return {
        "retention_months": str(retention.months),
        "unfinished_days": str(retention.unfinished_days),
        "privacy_contacts": "".join(f"\n{line}" for line in lines),
    }


def _answer(answer: dict[str, str], contacts: Contacts) -> str:
    without_contact = answer.get("answer_without_contact", answer["answer"])
    text = answer["answer"] if contacts.safeguarding else without_contact
    return escape(text.format_map({"safeguarding_contact": contacts.safeguarding}), quote=False)


def _read_all(folder: Traversable, besides: str = "") -> tuple[Document, ...]:
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml") and file.name != besides),
        key=lambda file: file.name,
    )
    return tuple(read(file.read_bytes(), file.name) for file in files)
