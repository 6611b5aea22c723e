"""Reads YAML into plain values that know their lines.

`yaml.safe_load` would turn the words yes and no into booleans and accept a key twice; composing nodes keeps words as
words, finds repeated keys, and knows where everything stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from dialogues.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Code

Path = tuple[str | int, ...]
Data = Any
_QUICK: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 50


class Document(msgspec.Struct, frozen=True):
    """A file's content as strings, lists and dicts, and the line of each place in it."""

    file: str
    data: Data
    lines: dict[Path, int]
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """Give the line of a place, or of the nearest place around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, code: Code, path: Path, message: str, hint: str) -> Problem:
        """Make a problem that stands at a place of this file."""
        return Problem(self.file, self.line(path), code, message, hint)


def read(content: bytes | str, file: str) -> Document:
    """Read one file; whatever is wrong with its YAML comes as problems, never as an exception."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        try:
            alias_line, root = _composed(text, _QUICK)
        except (yaml.YAMLError, RecursionError):
            alias_line, root = _composed(text, yaml.BaseLoader)
        if alias_line:
            return _broken(file, alias_line, "An alias (*name) is not used here.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _broken(file, line, "The file is not UTF-8 text.", "Save it as UTF-8 in your editor.")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 1 if mark is None else mark.line + 1
        return _broken(file, line, f"This is not valid YAML: {error.problem}.")
    except (yaml.YAMLError, RecursionError) as error:
        return _broken(file, 1, f"This is not valid YAML: {str(error).splitlines()[0]}.")
    lines: dict[Path, int] = {}
    problems: list[Problem] = []
    data = _value(root, (), file, lines, problems) if root else None
    return Document(file, data, lines, tuple(problems))


def _composed(text: str, loader: Any) -> tuple[int, yaml.Node | None]:  # noqa: ANN401  a class of PyYAML
    """Give the line of the first alias, or else 0 and the whole.

    PyYAML's loader in C is ten times as fast as the one in Python, which says better what is wrong, and knows when
    something is nested too deeply.

    Raises:
        yaml.YAMLError: the text is no YAML.
        RecursionError: it is nested too deeply for the loader.
    """
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):
            return (event.start_mark.line if event.start_mark else 0) + 1, None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST and loader is not yaml.BaseLoader:
            raise RecursionError
    return 0, yaml.compose(text, Loader=loader)


def _broken(file: str, line: int, message: str, hint: str = "") -> Document:
    hint = hint or "Look at this line and the one above: indent with spaces, quote texts that hold ': ' or ' #'."
    return Document(file, None, {}, (Problem(file, line, "yaml-does-not-parse", message, hint),))


def _value(node: yaml.Node, path: Path, file: str, lines: dict[Path, int], problems: list[Problem]) -> Data:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Data] = {}
        for key, value, line in _pairs(node):
            if key in mapping:
                message = f"The key {key!r} stands here twice."
                problems.append(Problem(file, line, "duplicate-key", message, "Keep one of the two."))
                continue
            lines[*path, key] = line
            mapping[key] = _value(value, (*path, key), file, lines, problems)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, place), file, lines, problems) for place, child in enumerate(node.value)]
    return str(node.value)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    for key, value in node.value:
        yield str(key.value), value, key.start_mark.line + 1
