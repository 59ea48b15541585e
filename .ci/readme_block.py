"""Print one fenced ``bash`` block of the README, so that what runs is what the reader reads."""

import re
import sys
from pathlib import Path

FENCE = re.compile(r"^```bash[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> list[str]:
    """The contents of every fenced ``bash`` block of ``text``, in order."""
    return FENCE.findall(text)


if __name__ == "__main__":
    readme = Path(__file__).resolve().parents[1] / "README.md"
    number = int(sys.argv[1])
    found = blocks(readme.read_text(encoding="utf-8"))
    if len(found) < number:
        sys.exit(f"README.md has {len(found)} bash blocks; block {number} is not among them")
    print(found[number - 1], end="")
