"""Importing 5,000 ideas, 200 assessors and 200,000 scores, beside pandas reading the same files.

Prints ratios; 5 or less is the aim for a preview and its records, counted: every cell is checked, every
refused one named and the rest accounted for, and each record stands ready to be made when it is reached.
Reaching all of them, which works out the id of each, is timed apart, as is recording them. Pandas and the
kit take turns, so that what slows the machine slows both. Run it on a quiet machine:
``python benchmarks/intake_large.py``. Workbooks, which take some minutes, come with ``--workbooks``, and
recording in a book with ``--book``.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pandas as pd

import innokit
from innokit import intake

IDEAS, ASSESSORS, SCORES, CRITERIA = 5_000, 200, 200_000, 20
KINDS = ("ideas", "assessors", "scores")


def tables() -> dict[str, pd.DataFrame]:
    draw = random.Random(1)  # noqa: S311 - the same files on every machine
    words = ["van", "bus", "café", "czas", "amser", "àite", "🚐", "مقهى", "shared", "school", "form", "map"]
    ideas = [
        {"Idea": f"{' '.join(draw.choices(words, k=8))} {n}", "Name": f"Person {n % 900}", "Table": n % 12}
        for n in range(IDEAS)
    ]
    options = SCORES // ASSESSORS // CRITERIA
    scores = [
        {
            "option": f"Option {o}",
            "criterion": f"Criterion {c}",
            "assessor": f"Assessor {a}",
            "value": draw.randrange(101),
        }
        for a in range(ASSESSORS)
        for o in range(options)
        for c in range(CRITERIA)
    ]
    assessors = [{"Assessor": f"Assessor {n}", "Group": f"Group {n % 7}"} for n in range(ASSESSORS)]
    return {
        "ideas": pd.DataFrame(ideas),
        "assessors": pd.DataFrame(assessors),
        "scores": pd.DataFrame(scores),
    }


def best(works: Sequence[Callable[[], object]], times: int) -> list[float]:
    """The least processor time of each in seconds, taking turns: what else the machine does counts less."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, took in zip(works, found, strict=True):
            start = time.process_time()
            work()
            took.append(time.process_time() - start)
    return [min(took) for took in found]


def write(folder: Path, ending: str) -> list[Path]:
    """Write the files once."""
    paths = []
    for name, table in tables().items():
        path = folder / f"{name}.{ending}"
        if ending == "csv":
            table.to_csv(path, index=False)
        else:
            book = openpyxl.Workbook(write_only=True)
            sheet = book.create_sheet(name)
            for row in (list(table.columns), *table.itertuples(index=False, name=None)):
                sheet.append(row)
            book.save(path)
        paths.append(path)
    return paths


def compare(folder: Path, ending: str, times: int) -> None:
    paths = write(folder, ending)
    bare = pd.read_csv if ending == "csv" else pd.read_excel

    def pandas() -> object:
        return [bare(path) for path in paths]

    def preview() -> list[intake.Preview]:
        return [intake.read(path, kind) for path, kind in zip(paths, KINDS, strict=True)]

    def counted() -> int:
        return sum(len(found.records) for found in preview())

    def reached() -> int:
        return sum(1 for found in preview() for _ in found.records)

    assert all(not found.refused for found in preview())
    yardstick, looked, ready, made = best([pandas, preview, counted, reached], times)
    print(f"{ending}: pandas reads the three files in {yardstick:.3f} s")
    print(f"  preview: {looked / yardstick:.1f} times pandas")
    print(f"  preview and its {counted():,} records, counted: {ready / yardstick:.1f} times pandas")
    print(f"  preview and every record reached: {made / yardstick:.1f} times pandas")


def record(folder: Path) -> None:
    start = time.perf_counter()
    with innokit.open_book(folder / "large.innokit", by="Benchmark") as book:
        for kind in KINDS:
            intake.accept(intake.read(folder / f"{kind}.csv", kind, case=book.case()), book)
        took = time.perf_counter() - start
        start = time.perf_counter()
        again = [intake.accept(intake.read(folder / f"{k}.csv", k, case=book.case()), book) for k in KINDS]
    assert again == [[], [], []]
    print(f"recorded in a book, each entry sealed: {took:.0f} s; a second time, adding nothing: "
          f"{time.perf_counter() - start:.0f} s")  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name), "csv", 7)
        if "--book" in sys.argv:
            record(Path(name))
        if "--workbooks" in sys.argv:
            compare(Path(name), "xlsx", 1)


if __name__ == "__main__":
    main()
