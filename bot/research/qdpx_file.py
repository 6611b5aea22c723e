"""Files for programs of qualitative analysis: a REFI-QDA project (.qdpx) and its codebook (.qdc).

The review's enablers and challenges are the codes, grouped by theme; an answer is coded with the points that its author
picked. Schemas: REFI-QDA 1.0, www.qdasoftware.org.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid4, uuid5
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.research.words import ReviewedWords
    from dialogues.review import Point, Review

_PROJECT, _CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_ORIGIN = "reflection-bot"
TAGS = ("tag", "description")
_CODED = ("enabler", "challenge")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write_project(path: Path, words: ReviewedWords, review: Review, exported_at: str) -> None:
    """Write a project: each answer is a source, coded as a whole.

    Programs ask for a maker and a time of everything: those are the bot and the time of the export.
    """
    sources = [(str(uuid4()), one) for one in words.texts]
    coder = str(uuid4())
    made = f'creatingUser="{coder}" creationDateTime="{exported_at[:19]}Z"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for guid, one in sources:
            archive.writestr(zipfile.ZipInfo(f"Sources/{guid}.txt", _ZIP_TIME), _writable(one.text))
        parts = [
            _HEAD,
            f'<Project xmlns="{_PROJECT}" name="Reflections on working together" origin="{_ORIGIN}"',
            f' creationDateTime="{exported_at[:19]}Z"><Users><User guid="{coder}" name="{_ORIGIN}"/></Users>',
            "<CodeBook>",
            *_codes(review),
            "</CodeBook><Sources>",
        ]
        for number, (guid, one) in enumerate(sources, 1):
            name = quoteattr(f"{one.theme} {one.item} {number}")
            parts.append(f'<TextSource guid="{guid}" name={name} plainTextPath="internal://{guid}.txt" {made}')
            codings = "".join(
                f'<Coding guid="{uuid4()}" {made}><CodeRef targetGUID="{_guid(point)}"/></Coding>'
                for point in one.points
                if point in review
            )
            length = len(_writable(one.text))
            parts.append(
                f'><PlainTextSelection guid="{uuid4()}" name={name} startPosition="0" endPosition="{length}" {made}>'
                f"{codings}</PlainTextSelection></TextSource>"
                if codings
                else "/>"
            )
        parts.append("</Sources></Project>\n")
        archive.writestr(zipfile.ZipInfo("project.qde", _ZIP_TIME), "".join(parts))


def write_codebook(path: Path, review: Review) -> None:
    """Write the codebook alone."""
    codes = "".join(_codes(review))
    path.write_text(f'{_HEAD}<CodeBook xmlns="{_CODEBOOK}" origin="{_ORIGIN}">{codes}</CodeBook>\n', "utf-8")


def tags(review: Review) -> Iterator[tuple[str, str]]:
    """Give the codes as Taguette imports them: a path with dots, which it shows as a tree, and what it says."""
    for point in review:
        if point.kind in _CODED:
            yield (point.id, f"{point.label}. {point.wording} ({point.section})")


def _codes(review: Review) -> Iterator[str]:
    themes: dict[str, list[Point]] = {}
    for point in review:
        if point.kind in _CODED:
            themes.setdefault(point.theme, []).append(point)
    yield "<Codes>"
    for theme, points in themes.items():
        yield f'<Code guid="{_guid(theme)}" name={quoteattr(theme)} isCodable="false">'
        for point in points:
            yield f'<Code guid="{_guid(point.id)}" name={quoteattr(f"{point.label} ({point.id})")} isCodable="true">'
            yield f"<Description>{_text(f'{point.wording} ({point.section})')}</Description></Code>"
        yield "</Code>"
    yield "</Codes>"


def _guid(name: str) -> str:
    """Give the same id for the same code in every export, so that codings can be compared."""
    return str(uuid5(NAMESPACE_URL, f"reflection-bot:{name}"))


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _text(text: str) -> str:
    return _writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
