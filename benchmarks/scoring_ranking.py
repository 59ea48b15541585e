"""Ranking 100,000 options on 12 criteria: the kit's arithmetic beside the same in bare numpy.

Prints one ratio; 1.3 or less is the aim. Run it on a quiet machine: ``python benchmarks/scoring_ranking.py``.
"""

import time
from collections.abc import Callable

import numpy as np

from innokit.maths import aggregate

OPTIONS, CRITERIA, TIMES = 100_000, 12, 15


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def main() -> None:
    source = np.random.default_rng(1)
    scores, weights = source.uniform(0, 100, (OPTIONS, CRITERIA)), source.dirichlet(np.ones(CRITERIA))

    def bare() -> object:
        totals = scores @ weights
        return OPTIONS - np.searchsorted(np.sort(totals), totals, side="right") + 1

    def kit() -> object:
        return aggregate.ranks(aggregate.overall_value(scores, weights))

    assert np.array_equal(bare(), kit())
    print(f"{OPTIONS:,} options x {CRITERIA} criteria: {best(kit) / best(bare):.2f} times bare numpy")


if __name__ == "__main__":
    main()
