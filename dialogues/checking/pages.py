"""Explains every problem to authors: the pages of docs/diagnostics, made of diagnostics.yaml."""

from __future__ import annotations

import msgspec

from dialogues.problems import Code  # noqa: TC001  msgspec reads the annotations at run time

INDEX = "README.md"

_PAGE = """\
# {code}

{wrong}

**Why it matters.** {why}

**What to do.** {do}

## Example

This has the problem:

```yaml
{bad}```

This is mended:

```yaml
{good}```

[All problems](README.md)
"""

_INDEX = """\
# What check can find

`reflection-bot check FOLDER` names the file, the line and one of these codes. Each page says why it matters and what to
do, with an example and its mend.

| code | what is wrong |
|---|---|
{rows}
"""


class Diagnostic(msgspec.Struct, frozen=True):
    """One kind of problem: what is wrong, why it matters, what to do, and a small example with its mend."""

    code: Code
    wrong: str
    why: str
    do: str
    bad: str
    good: str


def diagnostics_of(data: object) -> tuple[Diagnostic, ...]:
    """Make the diagnostics of what diagnostics.yaml holds.

    Raises:
        msgspec.ValidationError: a key is missing, or a code is none that check knows.
    """
    return msgspec.convert(data, tuple[Diagnostic, ...])


def pages_of(diagnostics: tuple[Diagnostic, ...]) -> dict[str, str]:
    """Give the text of each page by file name: one a code, and the index."""
    pages = {f"{one.code}.md": _PAGE.format(**msgspec.structs.asdict(one)) for one in diagnostics}
    rows = "\n".join(f"| [{one.code}]({one.code}.md) | {one.wrong} |" for one in diagnostics)
    return pages | {INDEX: _INDEX.format(rows=rows)}
