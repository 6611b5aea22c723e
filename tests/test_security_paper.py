"""SECURITY.md names a test for each defence: every one of them is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_each_defence_names_a_test_that_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    defences = text.partition("## What is defended against")[2].partition("## What is not")[0]
    rows = [line for line in defences.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 10
    for row in rows:
        named = TEST.findall(row)
        assert named, row
        for file, function in named:
            tree = ast.parse((ROOT / file).read_text("utf-8"))
            functions = {
                node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            }
            assert function in functions, f"{file} has no {function}"


def test_every_setting_that_the_privacy_paper_names_exists() -> None:
    text = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    known = (ROOT / ".env.example").read_text("utf-8")
    for name in set(re.findall(r"`([A-Z]{2,}_[A-Z_]+)`", text)):
        assert f"\n{name}=" in known, name
