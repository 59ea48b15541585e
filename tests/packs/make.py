"""Make the pack of this version that is kept here: ``python -m tests.packs.make``, once at each release.

It holds a published appraisal (HM Treasury, The Green Book, 2003, Box 15) and one notebook of shipped cells.
The sums of all cells of this version are noted too, so that later versions know them for innokit's own.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from innokit.evidence import BOOK, packs
from innokit.evidence.packs import trust
from innokit.evidence.packs.manifest import CELLS
from innokit.reference import locate
from innokit.store import example_folder, open_book
from innokit.version import __version__
from tests.evidence.packs.projects import heading, shipped_cells, write_notebook

HERE = Path(__file__).parent
NOTED = HERE / "noted.json"
EXAMPLE = "green-book-it-system"


def make(folder: Path) -> packs.Pack:
    """Pack the example with a notebook of a few cells."""
    with open_book(folder / BOOK) as book:
        book.import_jsonl(example_folder(EXAMPLE) / "entries.jsonl")
    worth, sure = heading("# Is it worth buying?", "worth"), heading("## How sure is that?", "sure")
    first, second, *cells = shipped_cells("costs", "benefits", "appraisal", "one-way", "published")
    write_notebook(folder / "case.ipynb", first, worth, second, *cells[:3], sure, *cells[3:])
    return packs.pack(folder, HERE / f"innokit-{__version__}.zip", without=packs.PARTS)


def note(made: packs.Pack) -> None:
    """Note digest and head elsewhere, as minutes would."""
    noted = json.loads(NOTED.read_text(encoding="utf-8")) if NOTED.exists() else {}
    noted[made.path.name] = {"digest": made.digest, "head": made.head}
    NOTED.write_text(f"{json.dumps(noted, indent=1, sort_keys=True)}\n", encoding="utf-8", newline="\n")


def note_cells() -> None:
    """Write this version's cells below those of earlier ones."""
    file = locate("notebooks").parent / "innokit" / "evidence" / "packs" / CELLS
    kept = file.read_text(encoding="utf-8").split(f"# {__version__}\n")[0]
    words = (f"{trust.PROSE}{known}" for known in trust.shipped_prose())
    cells = "\n".join([*sorted(trust.shipped()), *sorted(words)])
    file.write_text(f"{kept}# {__version__}\n{cells}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    os.environ["INNOKIT_BROWSER"] = "none"
    with tempfile.TemporaryDirectory() as scratch:
        done = make(Path(scratch))
    note(done)
    note_cells()
    sys.stdout.write(f"{done.path}\n{done.in_words()}\n")
