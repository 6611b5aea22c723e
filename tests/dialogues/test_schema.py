"""The JSON Schema for editors: current, and of one mind with check."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from dialogues.schema import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILES = sorted((ROOT / "dialogues").glob("themes/*.yaml")) + sorted((ROOT / "dialogues").glob("review/*.yaml"))
SEEN_BY_AN_EDITOR = [
    "edition-below-one",
    "finds-without-words",
    "long-in-brief",
    "long-option-label",
    "missing-key",
    "nudge-without-plan",
    "options-without-buttons",
    "probe-without-words",
    "unknown-key",
    "wrong-type",
]


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, in which yes and on are words."""

    yaml_implicit_resolvers: Mapping[str, list[Any]] = {}


AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[0-9]+"), list("0123456789"))
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def errors(path: Path) -> list[str]:
    data = yaml.load(path.read_text("utf-8"), AsEditorsRead)
    return [error.message for error in Draft7Validator(schema()).iter_errors(data)]


def test_the_file_for_editors_is_current() -> None:
    written = json.loads((ROOT / "docs" / "script.schema.json").read_text("utf-8"))
    assert written == schema(), "run tools/write_schema.py"
    Draft7Validator.check_schema(written)


@pytest.mark.parametrize(
    "path", [*FILES, HERE / "good_script.yaml"], ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_what_comes_with_the_bot_fits_it(path: Path) -> None:
    assert errors(path) == []


@pytest.mark.parametrize("stem", SEEN_BY_AN_EDITOR)
def test_an_editor_sees_what_is_wrong_while_the_author_types(stem: str) -> None:
    assert errors(HERE / "bad_scripts" / f"{stem}.yaml")
