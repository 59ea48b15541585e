"""Run every example from its record and put the completed notebooks beside it.

After a change that shows in a notebook: ``python -m tests.notebooks.refresh``, then read the difference.
"""

import shutil
import tempfile
from pathlib import Path

from innokit.evidence import demo

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def refresh() -> None:
    """Replace the completed notebooks of each example by those of a fresh run."""
    with tempfile.TemporaryDirectory() as folder:
        demo(folder)
        for example in sorted(path.parent for path in EXAMPLES.glob("*/entries.jsonl")):
            for completed in sorted((Path(folder) / example.name).glob("*.ipynb")):
                shutil.copyfile(completed, example / completed.name)


if __name__ == "__main__":
    refresh()
