"""The export job: reads what was given, makes it anonymous, writes the files, and writes down that it did.

Everything goes into a temporary folder beside the one asked for, which takes its place when complete.
"""

from __future__ import annotations

import hmac
import secrets
import shutil
import tempfile
import zipfile
from datetime import datetime
from hashlib import file_digest
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bot.digests.periods import WEEKS_OF_A_BLOCK, ZONE, week_of
from bot.research import formats
from bot.research.anonymising import CantBeAnonymousError, recode
from bot.research.columns import QUASI_IDENTIFIERS, columns_of, core_codes
from bot.research.csv_files import CODEBOOK, QUESTIONS, codebook_rows, question_rows, write_csv
from bot.research.datapackage import datapackage
from bot.research.disclosure_text import fill
from bot.research.hierarchy_files import read_hierarchies
from bot.research.obstacles import name_of_block
from bot.research.reflections import Reflection, core_of
from bot.research.rows import RowMaker, closed_answers
from bot.research.words import ReviewedWords, WordsNotReadyError, reviewed_words
from dialogues.checking.whole import CORE_RATING
from storage import editions, exports, given, profiles
from storage.exports import Export

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from bot.library import Library
    from bot.research.anonymising import Recoding
    from bot.research.columns import Column
    from bot.research.generalising import Hierarchy
    from bot.research.job import Request
    from dialogues.script import Script
    from storage.database import Database

    Progress = Callable[[int, int], None]

PACKED = ".zip"
_PAGE = 2_000
_KEY_BYTES = 32
_PSEUDONYM_CHARACTERS = 15
_NO_PROFILE = profiles.Profile()
_ORDER_BITS = 128


class RefusedError(Exception):
    """A rule refuses the export, and nothing was written; the message is one sentence."""


class Done(msgspec.Struct, frozen=True):
    """What was exported, and what the researcher should know about it."""

    people: int
    suppressed: int
    responses: int
    words: int
    k: int
    l: int  # noqa: E741  the letter that the literature uses
    warnings: tuple[str, ...]


async def export(
    database: Database,
    library: Library,
    request: Request,
    folder: Path,
    progress: Progress = lambda done, of: None,  # noqa: ARG005  nobody watches
) -> Done:
    """Export what a request asks for into a folder, or a ZIP, that does not exist yet.

    Raises:
        RefusedError: a rule refuses it.
        OSError: the files can't be written, for instance because the disk is full; nothing is left of them.
    """
    hierarchies = read_hierarchies()
    try:
        async with database.transaction() as transaction:
            await editions.save(transaction, library.scripts.values())
            scripts = await editions.every(transaction)
            words = await reviewed_words(transaction, library, request) if request.words else None
            before = await exports.every(transaction)
    except WordsNotReadyError as error:
        raise RefusedError(str(error)) from error
    reflections = [one async for one in _given(database, scripts, request)]
    people = {one.person for one in reflections}
    async with database.transaction() as transaction:
        said = await profiles.of(transaction, people)
    values = {one: _values(said.get(one, _NO_PROFILE)) for one in people}
    try:
        recoding = recode(reflections, values, hierarchies, request.rules)
    except CantBeAnonymousError as error:
        raise RefusedError(str(error)) from error
    unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        job = _Job(library, request, scripts, hierarchies, values, recoding)
        responses = await job.write(database, unfinished, words, progress)
        await _still_given(database, recoding, words)
        done = Done(
            recoding.people,
            recoding.suppressed,
            responses,
            len(words.texts) if words else 0,
            recoding.k,
            recoding.l,
            tuple(_warnings(request, before)),
        )
        async with database.transaction() as transaction:
            await exports.record(transaction, _recorded(request, done), _checksums(unfinished))
        _move(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return done


class _Job:
    """Writes the files of one export."""

    def __init__(
        self,
        library: Library,
        request: Request,
        scripts: Mapping[tuple[str, int], Script],
        hierarchies: Sequence[Hierarchy],
        values: Mapping[int, tuple[str, ...]],
        recoding: Recoding,
    ) -> None:
        self._library = library
        self._request = request
        self._hierarchies = hierarchies
        self._recoding = recoding
        asked = {one.theme for one in recoding.reflections}
        self._scripts = {key: script for key, script in scripts.items() if key[0] in asked}
        self._respondents = _Respondents(request, scripts, hierarchies, values, recoding)

    async def write(self, database: Database, folder: Path, words: ReviewedWords | None, progress: Progress) -> int:
        """Write all files and give the number of responses."""
        chosen = list(zip(self._hierarchies, self._recoding.levels, strict=True))
        names = self._respondents.period_names()
        columns = columns_of(self._scripts, self._library.review, names, chosen)
        responses = await self._write_data(database, folder, columns, progress)
        write_csv(folder / "codebook.csv", CODEBOOK, codebook_rows(columns))
        write_csv(folder / "questions.csv", QUESTIONS, question_rows(self._scripts))
        if words is not None:
            formats.write_words(folder, words, self._library.review, self._request)
        self._describe(folder, columns, responses)
        return responses

    def _describe(self, folder: Path, columns: Sequence[Column], responses: int) -> None:
        files = {path.name: (path.stat().st_size, _sha256(path)) for path in sorted(folder.iterdir())}
        described = datapackage(self._request, self._recoding, columns, files)
        (folder / "datapackage.json").write_bytes(msgspec.json.format(msgspec.json.encode(described)))
        for name in ("disclosure.md", "README.txt"):
            template = (resources.files("bot.research") / "texts" / name).read_text("utf-8")
            text = fill(template, self._request, self._recoding, self._hierarchies, responses)
            (folder / name).write_text(text, "utf-8")

    async def _write_data(self, database: Database, folder: Path, columns: Sequence[Column], progress: Progress) -> int:
        """Write rows in random order: reflections are shuffled, then the rows of each page of them."""
        maker = RowMaker(self._scripts)
        order = np.random.default_rng(secrets.randbits(_ORDER_BITS))
        shuffled = [self._recoding.reflections[place] for place in order.permutation(len(self._recoding.reflections))]
        written = 0
        with formats.open_data(folder, columns, self._request.formats) as files:
            for start in range(0, len(shuffled), _PAGE):
                page = shuffled[start : start + _PAGE]
                async with database.transaction() as transaction:
                    outcomes = await given.outcomes(transaction, [one.number for one in page])
                if len(outcomes) < len(page):
                    raise RefusedError("Somebody deleted a reflection while this ran: run it again.")
                rows = []
                for one in page:
                    outcome = outcomes[one.number]
                    before, after = self._respondents.around(one)
                    begins = (*before, one.theme, outcome.edition)
                    rows += [(*begins, *middle, *after) for middle in maker.rows(one.theme, outcome)]
                mixed = [rows[place] for place in order.permutation(len(rows))]
                for file in files:
                    file.write(mixed)
                written += len(rows)
                progress(start + len(page), len(shuffled))
        return written


class _Respondents:
    """Gives pseudonyms and what stands beside them. The key is in memory only, and goes with this."""

    def __init__(
        self,
        request: Request,
        scripts: Mapping[tuple[str, int], Script],
        hierarchies: Sequence[Hierarchy],
        values: Mapping[int, tuple[str, ...]],
        recoding: Recoding,
    ) -> None:
        self._key = secrets.token_bytes(_KEY_BYTES)
        self._request = request
        self._blocks = recoding.blocks
        self._lookups = [
            {leaf: one.generalised(leaf, level) for leaf in one.leaves}
            for one, level in zip(hierarchies, recoding.levels, strict=True)
        ]
        self._values = values
        codes = core_codes(scripts, CORE_RATING)
        cores: dict[tuple[int, int], list[int]] = {}
        for one in recoding.reflections:
            cores.setdefault(self._who(one), []).append(one.core)
        self._cores = {who: codes[core_of(those)] for who, those in cores.items()}
        self._known: dict[tuple[int, int], tuple[tuple[str, str], tuple[str, ...]]] = {}

    def around(self, one: Reflection) -> tuple[tuple[str, str], tuple[str, ...]]:
        """Give the columns before and after those of a response."""
        key = (one.person, one.block // self._blocks)
        if key not in self._known:
            who = self._who(one)
            token = hmac.digest(self._key, b"%d.%d" % who, "sha256").hex()[:_PSEUDONYM_CHARACTERS]
            recoded = (
                known.get(value, known["not-given"])
                for known, value in zip(self._lookups, self._values[one.person], strict=True)
            )
            self._known[key] = ((f"r{token}", self._name(key[1])), (*recoded, self._cores[who]))
        return self._known[key]

    def period_names(self) -> tuple[str, ...]:
        """Give the names of all periods of the export, empty ones too."""
        last = self._request.last_period.last // WEEKS_OF_A_BLOCK - self._request.first_block
        return tuple(self._name(number) for number in range(last // self._blocks + 1))

    def _who(self, one: Reflection) -> tuple[int, int]:
        return (one.person, 0 if self._request.linked else one.block)

    def _name(self, number: int) -> str:
        first = self._request.first_block + number * self._blocks
        last = self._request.last_period.last // WEEKS_OF_A_BLOCK
        return name_of_block(first, min(self._blocks, last - first + 1))


async def _given(
    database: Database, scripts: Mapping[tuple[str, int], Script], request: Request
) -> AsyncIterator[Reflection]:
    """Read what was given page by page, so that the running bot never waits long for the file."""
    start, end = request.first_period.start, request.last_period.end
    codes = core_codes(scripts, CORE_RATING)
    async with database.transaction() as transaction:
        giving = await given.givers(transaction, "ratings")
    after, page = 0, [given.Given(0, 0, "", 0, "", "", given.GivenState())]
    while page:
        async with database.transaction() as transaction:
            page = await given.ended(transaction, start, end, after, _PAGE)
        for one in page:
            after = one.number
            script = scripts.get((one.theme, one.edition))
            if one.respondent in giving and script is not None and one.state.answers:
                answers = closed_answers(script, one.state)
                core = dict(answers).get(CORE_RATING, "")
                day = datetime.fromisoformat(one.ended_at).astimezone(ZONE).date()
                yield Reflection(
                    one.number,
                    one.respondent,
                    week_of(day) // WEEKS_OF_A_BLOCK - request.first_block,
                    one.theme,
                    one.status == "finished",
                    codes.index(core) if core in codes else 0,
                    answers,
                )


async def _still_given(database: Database, recoding: Recoding, words: ReviewedWords | None) -> None:
    """Look once more, at the end, whether somebody took back what was read."""
    async with database.transaction() as transaction:
        ratings = await given.givers(transaction, "ratings")
        of_words = await given.givers(transaction, "words")
        out = await given.taken_out(transaction)
    back = any(one.person not in ratings or one.number in out for one in recoding.reflections)
    if back or (words is not None and not words.people <= of_words):
        raise RefusedError("Somebody took back what they gave while this ran: run it again.")


def _values(profile: profiles.Profile) -> tuple[str, ...]:
    return tuple(getattr(profile, column) or "not-given" for column in QUASI_IDENTIFIERS)


def _warnings(request: Request, before: Sequence[exports.Recorded]) -> list[str]:
    warnings = [
        f"Export {one.number}, of {one.export.first_week} to {one.export.last_week} by {one.export.by}, has periods of"
        " this one: don't put the two together."
        for one in before
        if one.export.first_week <= request.last_week and request.first_week <= one.export.last_week
    ]
    if request.exported_at < request.last_period.end:
        warnings.append(
            f"The period {request.last_period.text} is not over yet: a later export of it overlaps with this."
        )
    return warnings


def _recorded(request: Request, done: Done) -> Export:
    return Export(
        request.exported_at,
        request.by,
        request.purpose,
        request.first_week,
        request.last_week,
        request.filter,
        done.people,
        done.suppressed,
        done.responses,
        done.words,
        done.k,
        done.l,
    )


def _move(unfinished: Path, folder: Path) -> None:
    """Put the complete files where they were asked for: in a folder, or packed where its name ends in .zip."""
    if folder.suffix != PACKED:
        unfinished.rename(folder)
        return
    files = sorted(unfinished.iterdir())
    packed = unfinished / folder.name
    with zipfile.ZipFile(packed, "x", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, f"{folder.stem}/{file.name}")
    packed.rename(folder)


def _checksums(folder: Path) -> dict[str, str]:
    return {path.name: _sha256(path) for path in sorted(folder.iterdir())}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
