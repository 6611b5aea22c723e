"""The guide for authors: its example works, and it explains every key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.library import build_library
from dialogues.checking import check
from dialogues.grammar import POINTS, SCRIPT, SHARED, USE
from dialogues.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.library import Sources
    from dialogues.grammar import Key

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "dialogues" / "README.md").read_text("utf-8")


def keys_of(keys: Iterable[Key]) -> Iterator[Key]:
    for key in keys:
        yield key
        yield from keys_of(key.of)


def test_the_example_is_a_whole_script_without_problems(sources: Sources) -> None:
    (example,) = re.findall(r"```yaml\n(theme:.*?)```", GUIDE, re.DOTALL)
    document = read(example, "moving-up.yaml")
    assert check([document], sources.shared, sources.points) == []
    assert f"`{document.file}`" in GUIDE
    own = type(sources)((document,), sources.shared, sources.points)
    assert [item.id for item in build_library(own).scripts["moving-up"].items][-1] == "plan"


@pytest.mark.parametrize("key", sorted({key.name for key in keys_of((*SCRIPT, *SHARED, *USE, *POINTS))}))
def test_every_key_is_explained(key: str) -> None:
    assert re.search(rf"^\| `{key}` \|.{{20}}", GUIDE, re.MULTILINE) or key == USE[0].name
    assert f"`{key}`" in GUIDE


@pytest.mark.parametrize("word", sorted({word for key in keys_of((*SCRIPT, *SHARED, *POINTS)) for word in key.allowed}))
def test_every_word_that_a_key_allows_is_explained(word: str) -> None:
    assert f"`{word}`" in GUIDE or f"finds: {word}" in GUIDE


def test_limits_in_the_guide_are_those_of_the_grammar() -> None:
    for key in keys_of((*SCRIPT, *POINTS)):
        if key.most:
            rows = [row for row in GUIDE.splitlines() if row.startswith(f"| `{key.name}` |")]
            assert any(f"{key.most} characters" in row for row in rows), key.name


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)", GUIDE))))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / "dialogues" / target).exists()
