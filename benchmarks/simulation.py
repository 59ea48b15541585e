"""Drawing and evaluating the reference workload: beside bare random numbers, and beside naive numpy.

All ratios come from this one run, the sides by turns, medians of processor time. Aims: at most 15 times bare
SFC64 uniforms, one for each input and draw (12 is within reach); at 30 years at least 10 times as fast as
naive numpy, drawing on both sides, with at most a tenth of its memory; the same answers to 1e-9.
The first run of the kit makes its tables of the PERT inverse, so it is timed with and without them. Run it
from the checkout: ``python -m benchmarks.simulation`` (the memory of naive numpy takes some 6 GB).
"""

import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from benchmarks.simulation_workload import as_case, engine, make, naive, plain_draws, present_values
from innokit.businesscase import simulate
from innokit.maths import families, streams

DRAWS, TIMES = 100_000, 7


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def alternated(*works: Callable[[], object], times: int = TIMES) -> list[float]:
    """Median time of each of several works, run by turns."""
    found = [[seconds(work) for work in works] for _ in range(times)]
    return [statistics.median(column) for column in zip(*found, strict=True)]


def bare(inputs: int, draws: int) -> None:
    """One SFC64 uniform for each input and draw, into memory that stays in cache."""
    source, out = np.random.Generator(np.random.SFC64(1)), np.empty(streams.CHUNK)
    for start in range(0, draws, streams.CHUNK):
        part = out[: min(streams.CHUNK, draws - start)]
        for _ in range(inputs):
            source.random(out=part)


def peak(work: Callable[[], object]) -> float:
    """Greatest memory that one run takes, in MB."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found


def cold(work: Callable[[], object]) -> Callable[[], object]:
    """A run that has to make its tables anew."""

    def run() -> object:
        families._beta_tables.cache_clear()
        return work()

    return run


def main() -> None:
    work = make()
    many = len(work.inputs)
    print(f"5 options x 40 lines x 10 years, {many} inputs, {DRAWS:,} draws")
    values = plain_draws(work, 2_000)
    (_, plain), ours = naive(work, values), present_values(work, values)
    print(f"  largest difference from the plain answer: {abs(ours - plain).max() / abs(plain).max():.0e}")

    floor, new, again = alternated(
        lambda: bare(many, DRAWS), cold(lambda: engine(work, DRAWS)), lambda: engine(work, DRAWS)
    )
    what = "drawing and evaluating"
    print(f"  {what}: {new / floor:.1f} times bare uniforms; with tables made: {again / floor:.1f}")

    case = as_case(work)
    drawn = len(simulate(case, 2).inputs)
    floor, new, again = alternated(
        lambda: bare(drawn, DRAWS), cold(lambda: simulate(case, DRAWS)), lambda: simulate(case, DRAWS)
    )
    whole = "the whole simulation of the same case (shares, costs, running totals, budget)"
    print(f"  {whole}: {new / floor:.1f} times; with tables made: {again / floor:.1f}")

    few = 2 * streams.CHUNK
    for years in (10, 30, 60):
        longer = make(years=years)
        ours_took, naive_took = alternated(
            lambda longer=longer: engine(longer, few),
            lambda longer=longer: naive(longer, plain_draws(longer, few)),
            times=5,
        )
        print(f"  {years} years: naive numpy takes {naive_took / ours_took:.1f} times as long")
    longer = make(years=30)
    mine = peak(lambda: engine(longer, DRAWS))
    theirs = peak(lambda: naive(longer, plain_draws(longer, DRAWS)))
    print(f"  30 years, memory: {mine:.0f} MB beside {theirs:.0f} MB, 1/{theirs / mine:.0f}")


if __name__ == "__main__":
    main()
