"""How soon an answer follows a slider: 20,000 draws of a case of 8 options x 12 criteria, with its tables.

Prints the median time in milliseconds and its ratio to drawing and ranking the same by bare numpy.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from innokit import scoring
from innokit.records import Case, Criterion, Option, Score, SwingPoints

OPTIONS, CRITERIA, DRAWS, TIMES = 8, 12, 20_000, 11


def case() -> Case:
    source = np.random.default_rng(1)
    options = [Option(id=f"o{i}", title=f"Option {i}") for i in range(OPTIONS)]
    criteria = [Criterion(id=f"c{j}", title=f"Criterion {j}") for j in range(CRITERIA)]
    scores = [Score(option=o.id, criterion=c.id, value=float(source.integers(0, 101)))
              for o in options for c in criteria]  # fmt: skip
    points = [SwingPoints(criterion=c.id, points=float(source.integers(1, 101))) for c in criteria]
    return Case([*options, *criteria, *scores, *points])


def median(work: Callable[[], object]) -> float:
    """The median of several runs, in milliseconds."""
    found = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1_000)
    return statistics.median(found)


def main() -> None:
    held = case()
    table = scoring.compare(held).scores

    def bare() -> object:
        weights = -np.sort(-np.random.default_rng(1).standard_exponential((DRAWS, CRITERIA)), axis=1)
        return np.argsort(weights @ table.T, axis=1)

    def slider() -> object:
        result = scoring.robustness(held, DRAWS)
        return result.sheet("ranks"), result.switches

    def sheets() -> object:
        return scoring.robustness(held, DRAWS).sheets()

    took, floor = median(slider), median(bare)
    print(f"{DRAWS:,} draws with chart data: {took:.0f} ms, {took / floor:.1f} times bare numpy")
    print(f"with every table: {median(sheets):.0f} ms")


if __name__ == "__main__":
    main()
