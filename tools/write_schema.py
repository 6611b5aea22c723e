"""Writes docs/script.schema.json from dialogues/grammar.py, for editors that help while an author types.

python tools/write_schema.py
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dialogues.schema import schema  # noqa: E402

SCHEMA = ROOT / "docs" / "script.schema.json"


def main() -> None:
    """Write the schema."""
    SCHEMA.write_text(json.dumps(schema(), indent=2) + "\n", "utf-8")
    print(f"{SCHEMA.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
