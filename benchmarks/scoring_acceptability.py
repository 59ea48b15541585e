"""Rank acceptability of 50 options x 12 criteria x 1,000,000 draws beside its floor, and its memory.

The floor is the sum of its unavoidable parts, each timed alone on blocks of the same size: random numbers,
product, sort, count. Prints the ratio (1.5 or less is the aim) and the memory beyond imports (under 100 MB).
"""

import resource
import time

import numpy as np

from innokit.maths import robustness
from innokit.maths.sampling import BLOCK

OPTIONS, CRITERIA, DRAWS = 50, 12, 1_000_000


def floor(scores: np.ndarray) -> dict[str, float]:
    """Seconds that each unavoidable part takes over all draws."""
    source = np.random.Generator(np.random.SFC64(1))
    order = source.permuted(np.tile(np.arange(OPTIONS), (BLOCK, 1)), axis=1)
    places = (order * OPTIONS + np.arange(OPTIONS)).ravel()
    spent = dict.fromkeys(("random numbers", "product", "sort", "count"), 0.0)
    for _ in range(-(-DRAWS // BLOCK)):
        start = time.perf_counter()
        weights = source.standard_exponential((BLOCK, CRITERIA))
        drawn = time.perf_counter()
        totals = weights @ scores.T
        multiplied = time.perf_counter()
        totals.sort(axis=1)
        sorted_at = time.perf_counter()
        np.bincount(places, minlength=OPTIONS * OPTIONS)
        counted = time.perf_counter()
        steps = (drawn - start, multiplied - drawn, sorted_at - multiplied, counted - sorted_at)
        for part, seconds in zip(spent, steps, strict=True):
            spent[part] += seconds
    return spent


def main() -> None:
    scores = np.random.default_rng(1).uniform(0, 100, (OPTIONS, CRITERIA))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ratios = []
    for _ in range(3):
        start = time.perf_counter()
        robustness.rank_acceptability(scores, robustness.weight_blocks(CRITERIA, DRAWS, seed=1))
        took = time.perf_counter() - start
        megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        ratios.append(took / sum(floor(scores).values()))
    print(f"{DRAWS:,} draws: {min(ratios):.2f} times the floor, {megabytes:.0f} MB beyond imports")


if __name__ == "__main__":
    main()
