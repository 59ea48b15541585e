"""Opening a case of 200,000 scores: time and memory beside ``pandas.read_sql("select *")`` on the same file.

Prints one line for each way of reading; 5 times pandas or less is the aim, in time and in memory, and history
and ``as_of`` are to take no longer than the case. Each is done in processes of its own, in turns, and the
best of several counts. Run it on a quiet machine: ``python benchmarks/store_opening.py``; ``--check`` ends
with 1 when an aim is missed, ``--scores 20000`` is a quicker look.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TIMES, MOST = 3, 5.0


def make(path: Path, scores: int) -> None:
    """Record as many scores: 20 assessors, 20 criteria, and options to match."""
    from innokit.records import Assessor, Criterion, Option, Score
    from innokit.store import open_book

    options = [Option(title=f"Option {n}") for n in range(scores // 400)]
    criteria = [Criterion(title=f"Criterion {n}") for n in range(20)]
    assessors = [Assessor(title=f"Assessor {n}") for n in range(20)]
    with open_book(path, by="Assessor") as book:
        book.record([*options, *criteria, *assessors])
        for n, who in enumerate(assessors):
            given = [
                Score(
                    option=option.id, criterion=criterion.id, assessor=who.id, value=float((n * 7 + k) % 101)
                )
                for k, option in enumerate(options)
                for criterion in criteria
            ]
            book.record(given, why="Scored on the day")


def work(way: str, path: str) -> Callable[[], object]:
    """Give what is to be measured, its libraries loaded and the file at hand."""
    if way == "pandas":
        import pandas as pd
        import sqlalchemy as sa

        engine = sa.create_engine(f"sqlite:///{path}")
        return lambda: pd.read_sql("select * from entries", engine)
    from innokit.store import open_book

    book = open_book(path, read_only=True)
    middle = book._last_number() // 2
    instant = book.history(book._rows()[middle].id)[0].when if way == "as_of an instant" else ""
    return {
        "case": book.case,
        "history": book.history,
        "as_of a number": lambda: book.case(as_of=middle),
        "as_of an instant": lambda: book.case(as_of=instant),
        "as_of the last number": lambda: book.case(as_of=2 * middle),
    }[way]


def measured(way: str, path: str) -> None:
    """Do it once, and print seconds and the megabytes that it took at most."""
    done = work(way, path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    kept = done()
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert kept is not None
    print(json.dumps([seconds, (peak - before) / 1024]))


def best(path: Path, ways: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    """Give least seconds and least megabytes of each way, measured in turns."""
    found: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for _ in range(TIMES):
        for way in ways:
            line = [sys.executable, __file__, "--way", way, "--book", str(path)]
            said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
            found[way].append(tuple(json.loads(said)))
    return {way: (min(s for s, _ in all_), min(m for _, m in all_)) for way, all_ in found.items()}


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--scores", type=int, default=200_000)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--way")
    asked.add_argument("--book")
    given = asked.parse_args()
    if given.way:
        measured(given.way, given.book)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.innokit"
        make(path, given.scores)
        ways = ("pandas", "case", "history", "as_of a number", "as_of an instant", "as_of the last number")
        found = best(path, ways)
    seconds, megabytes = found["pandas"]
    missed = False
    for way, (took, held) in found.items():
        times = f"{took / seconds:4.1f} times; {held:6.0f} MB, {held / megabytes:4.1f} times"
        print(f"{way:22} {took:6.2f} s, {times}")
        missed |= took > MOST * seconds or held > MOST * megabytes
        missed |= way.startswith(("history", "as_of")) and took > 1.1 * found["case"][0]
    print("an aim was missed" if missed else "all within the aims")
    return int(missed and given.check)


if __name__ == "__main__":
    sys.exit(main())
