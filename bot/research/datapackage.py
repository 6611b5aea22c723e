"""The description of an export as a Frictionless data package. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.research.columns import PERIOD, PERSON, QUASI_IDENTIFIERS, SENSITIVE
from bot.research.csv_files import CODEBOOK, QUESTIONS
from bot.research.qdpx_file import TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.research.anonymising import Recoding
    from bot.research.columns import Column
    from bot.research.job import Request

Json = dict[str, Any]
_MEDIA = {
    "parquet": "application/vnd.apache.parquet",
    "sav": "application/x-spss-sav",
    "qdpx": "application/zip",
    "qdc": "application/xml",
}
_WORDS = ("theme", "item", "points", "words")
_TITLES = {
    "data.csv": "Responses, one a row",
    "codebook.csv": "Columns and codes of data.csv",
    "questions.csv": "Text of each edition of the scripts",
    "words.csv": "Words, redacted and reviewed, without pseudonym",
    "words-tags.csv": "The codes of words.qdpx for Taguette",
    "parquet": "The rows of data.csv for Arrow",
    "sav": "The rows of data.csv for SPSS and PSPP, texts as numbers with labels",
    "qdpx": "The rows of words.csv for programs of qualitative analysis (REFI-QDA)",
    "qdc": "The codes of words.qdpx alone (REFI-QDA)",
}


def datapackage(
    request: Request, recoding: Recoding, columns: Sequence[Column], files: Mapping[str, tuple[int, str]]
) -> Json:
    """Describe an export; `files` give the size in bytes and the SHA-256 of each.

    Formats that programs for data packages can't check by themselves stand apart, under `other_files`.
    """
    schemas = {
        "data.csv": {"fields": [_field(column) for column in columns], "missingValues": [""]},
        "codebook.csv": _texts(CODEBOOK),
        "questions.csv": _texts(QUESTIONS, integers=("edition", "number")),
        "words.csv": _texts(_WORDS),
        "words-tags.csv": _texts(TAGS),
    }
    return {
        "name": "reflections-on-working-together",
        "title": "Reflections on working together across agencies",
        "description": f"{request.purpose}. Periods {request.first_week} to {request.last_week}. Read disclosure.md.",
        "profile": "tabular-data-package",
        "created": request.exported_at,
        "keywords": ["reflection", "integrated children's services", "multi-agency working"],
        "licenses": [_licence(is_open=request.is_open)],
        "sources": [
            {
                "title": "Reflections given to research by staff, asked with the questions in questions.csv",
                "path": "questions.csv",
            },
            {"title": "Points of the review: National Foundation for Educational Research, 2008, in words of our own"},
        ],
        "contributors": [{"title": request.by, "role": "publisher"}],
        "disclosure": {
            "k": recoding.k,
            "l": recoding.l,
            "people": recoding.people,
            "suppressed": recoding.suppressed,
            "quasi_identifiers": list(QUASI_IDENTIFIERS),
            "person": PERSON,
            "period": PERIOD,
            "sensitive": [SENSITIVE],
            "linked": request.linked,
            "loss": round(recoding.loss, 3),
        },
        "resources": [_table(name, *about, schemas[name]) for name, about in files.items() if name in schemas],
        "other_files": [_file(name, *about) for name, about in files.items() if name not in schemas],
    }


def _file(name: str, size: int, checksum: str) -> Json:
    ending = name.rpartition(".")[2]
    return {
        "path": name,
        "title": _TITLES[ending],
        "format": ending,
        "mediatype": _MEDIA[ending],
        "bytes": size,
        "hash": f"sha256:{checksum}",
    }


def _table(name: str, size: int, checksum: str, schema: Json) -> Json:
    return {
        "name": name.removesuffix(".csv"),
        "title": _TITLES[name],
        "path": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{checksum}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> Json:
    constraints: Json = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = list(column.codes)
    if column.kind == "integer":
        constraints["minimum"] = 1
    field: Json = {"name": column.name, "type": column.kind, "title": column.label, "level": column.level}
    if column.codes:
        field["labels"] = column.codes
    return field | ({"constraints": constraints} if constraints else {})


def _texts(names: Sequence[str], integers: Sequence[str] = ()) -> Json:
    fields = [{"name": name, "type": "integer" if name in integers else "string"} for name in names]
    return {"fields": fields, "missingValues": [""]}


def _licence(*, is_open: bool) -> Json:
    if is_open:
        return {"name": "other-open", "title": "As the archive says; no linking with other data, no re-identification"}
    return {
        "name": "other-closed",
        "title": "Only for the purpose stated; not to be passed on, no linking with other data, no re-identification",
    }
