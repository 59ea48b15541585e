"""Packing the largest example beside bare nbclient on the same notebooks.

Bare nbclient is a loop over the notebooks with `NotebookClient.execute`, as anybody would write it; the same
cells are left out as in a headless run. Packing runs the notebooks two at a time and writes pages, workbook,
documents, record and tables besides. The two take turns, each run in a process of its own, and of each the
run counts that was disturbed least, as a machine has other work too. Processor time is that of the process
and of everything it starts (kernels, writers, browser), on all cores; it tells more than the clock where
others use the machine. Run from the top folder::

    python -m benchmarks.packing [example] [rounds]

Exits 1 when packing takes more than 1.5 times as long by the clock, when the pack has 10 MB or more, or when
it does not check.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from innokit.evidence import example_project, notebooks_of, packs
from innokit.store import HEADLESS

TARGET = 1.5
LARGEST = 10_000_000
ROUNDS = 2
_TOP = Path(__file__).resolve().parents[1]
_TAKE_IN = 36
"""Linux's PR_SET_CHILD_SUBREAPER: helpers whose own parent has ended, as a browser's, count as ours."""


class Took(NamedTuple):
    """What a run took, in seconds by the clock and of processor time."""

    clock: float
    processor: float


def bare(folder: Path) -> None:
    """Run the notebooks of a project with nbclient, one after another."""
    import nbclient
    import nbformat

    env = {**os.environ, HEADLESS: "1", "PYTHONPATH": str(_TOP)}
    for path in notebooks_of(folder):
        notebook = nbformat.read(path, as_version=4)
        nbclient.NotebookClient(
            notebook, timeout=600, kernel_name="python3", skip_cells_with_tag="skip-headless",
            resources={"metadata": {"path": str(folder)}},
        ).execute(env=env)  # fmt: skip


def alone(folder: Path, to: Path | None) -> None:
    """Run the notebooks, or pack; then wait for every helper, so that its time is told."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_TAKE_IN, 1, 0, 0, 0)
    if to is None:
        bare(folder)
    else:
        packs.pack(folder, to)
    with contextlib.suppress(ChildProcessError, AttributeError):
        while True:
            os.waitpid(-1, 0)


def took(folder: Path, to: Path | None = None) -> Took:
    """Have one run made in a fresh process; packing where a file is named."""
    line = [sys.executable, "-m", "benchmarks.packing", "--alone", str(folder), *([str(to)] if to else [])]
    before, start = os.times(), time.perf_counter()
    subprocess.run(line, cwd=_TOP, check=True)
    clock, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(clock, spent)


def turns(folder: Path, to: Path, rounds: int) -> tuple[Took, Took]:
    """Let the two take turns, each first in every other round; give the least that each took."""
    found: dict[Path | None, list[Took]] = {None: [], to: []}
    for number in range(rounds):
        for target in (None, to) if number % 2 == 0 else (to, None):
            one = took(folder, target)
            found[target].append(one)
            print(f"{'packing' if target else 'bare nbclient':14} {one.clock:6.1f} s by the clock, "
                  f"{one.processor:6.1f} s of processor time", flush=True)  # fmt: skip
    first, second = (
        Took(min(run.clock for run in runs), min(run.processor for run in runs)) for runs in found.values()
    )
    return first, second


def main() -> int:
    name = sys.argv[1] if len(sys.argv) > 1 else "north-lincolnshire"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with tempfile.TemporaryDirectory() as scratch:
        folder = example_project(name, Path(scratch) / name)
        target = Path(scratch) / "pack.zip"
        loop, packing = turns(folder, target, rounds)
        start = time.perf_counter()
        quick = packs.check(target, quick=True)
        checking = time.perf_counter() - start
        start = time.perf_counter()
        full = packs.check(target)
        again = time.perf_counter() - start
        size = target.stat().st_size
    ratio = packing.clock / loop.clock
    print(f"{name}, the least of {rounds} runs each on {os.cpu_count()} cores")
    print(f"By the clock: bare nbclient {loop.clock:.1f} s, packing {packing.clock:.1f} s, "
          f"ratio {ratio:.2f} (at most {TARGET} wanted)")  # fmt: skip
    print(f"Processor time: bare nbclient {loop.processor:.1f} s, packing {packing.processor:.1f} s, "
          f"ratio {packing.processor / loop.processor:.2f}")  # fmt: skip
    print(f"Pack of {size / 1e6:.1f} MB. Checked in {checking:.2f} s, worked out again in {again:.1f} s")
    return int(ratio > TARGET or size >= LARGEST or not (quick.ok and full.ok))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        alone(Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
        sys.exit(0)
    sys.exit(main())
