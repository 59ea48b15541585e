"""Packing the largest example beside bare nbclient on the same notebooks.

Bare nbclient is a loop over the notebooks with `NotebookClient.execute`, as anybody would write it; the same
cells are left out as in a headless run. Packing runs the notebooks two at a time and writes pages, workbook,
documents, record and tables besides. Run from the top folder::

    python -m benchmarks.packing [example]

Exits 1 when packing takes more than 1.5 times as long, or the pack has 10 MB or more.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from innokit.evidence import example_project, notebooks_of, packs
from innokit.store import HEADLESS

TARGET = 1.5
LARGEST = 10_000_000


def bare(folder: Path) -> float:
    """Seconds that nbclient takes for the notebooks of a project, one after another."""
    import nbclient
    import nbformat

    env = {**os.environ, HEADLESS: "1", "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    start = time.perf_counter()
    for path in notebooks_of(folder):
        notebook = nbformat.read(path, as_version=4)
        nbclient.NotebookClient(
            notebook, timeout=600, kernel_name="python3", skip_cells_with_tag="skip-headless",
            resources={"metadata": {"path": str(folder)}},
        ).execute(env=env)  # fmt: skip
    return time.perf_counter() - start


def main() -> int:
    name = sys.argv[1] if len(sys.argv) > 1 else "north-lincolnshire"
    with tempfile.TemporaryDirectory() as scratch:
        folder = example_project(name, Path(scratch) / name)
        alone = bare(folder)
        start = time.perf_counter()
        made = packs.pack(folder, Path(scratch) / "pack.zip")
        packing = time.perf_counter() - start
        start = time.perf_counter()
        quick = packs.check(made.path, quick=True)
        checking = time.perf_counter() - start
        start = time.perf_counter()
        full = packs.check(made.path)
        again = time.perf_counter() - start
    print(f"{name}: bare nbclient {alone:.1f} s, packing {packing:.1f} s, ratio {packing / alone:.2f} "
          f"(at most {TARGET} wanted)")  # fmt: skip
    print(f"Pack of {made.size / 1e6:.1f} MB, {made.files} files. Checked in {checking:.2f} s, "
          f"worked out again in {again:.1f} s")  # fmt: skip
    sound = quick.ok and full.ok
    return int(packing > TARGET * alone or made.size >= LARGEST or not sound)


if __name__ == "__main__":
    sys.exit(main())
