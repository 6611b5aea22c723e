"""Writes docs/diagnostics from dialogues/checking/diagnostics.yaml: a page for every problem, and their index.

python tools/write_diagnostics.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dialogues.checking.pages import diagnostics_of, pages_of  # noqa: E402
from dialogues.reading import read  # noqa: E402

TABLE = ROOT / "dialogues" / "checking" / "diagnostics.yaml"
PAGES = ROOT / "docs" / "diagnostics"


def main() -> None:
    """Write the pages, and take away those of problems that are gone."""
    pages = pages_of(diagnostics_of(read(TABLE.read_bytes(), TABLE.name).data))
    PAGES.mkdir(exist_ok=True)
    for page in PAGES.glob("*.md"):
        if page.name not in pages:
            page.unlink()
    for name, text in pages.items():
        (PAGES / name).write_text(text, "utf-8")
    print(f"{len(pages)} pages in {PAGES.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
