"""What the analyses cost beside the run they start from, what Sobol draws save, and how the time grows.

Ratios of this one run, the sides by turns, medians of processor time, on the reference workload as records.
Aims: all total effects within 2 base runs; the exact value of knowing one assumption within 5 per cent of it;
the variance of the mean at 8,192 Sobol draws at most a tenth of that of random ones. Then seconds for each
draw, option and line as their number doubles: level is linear. Run it from the checkout:
``python -m benchmarks.simulation_answers``.
"""

import numpy as np

from benchmarks.simulation import alternated, cold
from benchmarks.simulation_workload import as_case, make
from innokit.businesscase import Simulation, drivers, simulate
from innokit.businesscase.uncertainty.expected import given
from innokit.businesscase.uncertainty.worth import worth_of
from innokit.maths import streams
from innokit.records import Case

DRAWS, REPEATS, SOBOL = streams.CHUNK, 20, 8_192


def fresh(found: Simulation, case: Case) -> Simulation:
    """The same simulation, with nothing of it worked out beforehand."""
    return Simulation(
        case, found.appraisal, found.inputs, found.task, found.draws, found.seed, found.npsv, found.costs,
        found.benefits, found.parts, found.cumulative, found.cash,
    )  # fmt: skip


def analyses(case: Case) -> None:
    """Effects and value of information beside a base run."""
    found = simulate(case, DRAWS)
    ids = [option.id for option in found.options]
    shared = next(row for row, one in enumerate(found.inputs) if one.assumption.id == "value0")
    base, total, every, first, one = alternated(
        lambda: simulate(case, DRAWS),
        lambda: drivers(fresh(found, case)),
        lambda: [drivers(found, id) for id in ids],
        lambda: worth_of(fresh(found, case), [shared]),
        lambda: [worth_of(found, [row]) for row in range(40)],
        times=7,
    )
    many = len(found.inputs)
    print(f"{many} assumptions, {DRAWS:,} draws; a base run is 1")
    print(f"  first-order and total effects of all of them on one option: {total / base:.2f}")
    print(f"  the same on all {len(ids)} options: {every / base:.2f}")
    print(
        f"  knowing one assumption, the first time: {first / base:.3f}; each later one: {one / base / 40:.4f}"
    )


def sobol(case: Case) -> None:
    """Variance of the mean of Sobol draws beside random ones, about the exact mean."""
    found = simulate(case, 2)
    model = found.task.model
    exact = found.task.sums.npsv @ given(model, found.inputs, range(len(model.factors)), {})[:, 0]
    spread = {}
    for method in ("random", "sobol"):
        means = [simulate(case, SOBOL, seed, method=method).npsv.mean(axis=1) for seed in range(REPEATS)]
        spread[method] = ((np.array(means) - exact) ** 2).mean(axis=0)
    less = spread["random"] / spread["sobol"]
    print(f"{SOBOL:,} Sobol draws, {REPEATS} repeats: variance of the mean NPSV smaller by a factor of")
    print("  " + ", ".join(f"{factor:.0f}" for factor in less) + " (one an option)")


def growth() -> None:
    """Time a unit as draws, options and lines double."""
    case = as_case(make())
    print("time for each, beside that of the smallest (level is linear)")
    many = [25_000, 50_000, 100_000, 200_000]
    took = alternated(*(lambda n=n: simulate(case, n) for n in many), times=3)
    _print("draws", many, took)
    for name, sizes in (("options", [2, 4, 8, 16, 32]), ("lines", [10, 20, 40, 80, 160])):
        cases = [as_case(make(**{"options": 2, "lines": 10, name: size})) for size in sizes]
        took = alternated(*(cold(lambda one=one: simulate(one, DRAWS)) for one in cases), times=3)
        _print(name, sizes, took)


def _print(name: str, sizes: list[int], took: list[float]) -> None:
    """One line of growth."""
    each = [seconds / size for seconds, size in zip(took, sizes, strict=True)]
    told = ", ".join(f"{size:,}: {one / each[0]:.2f}" for size, one in zip(sizes, each, strict=True))
    print(f"  {name}: {told}")


def main() -> None:
    case = as_case(make())
    analyses(case)
    sobol(case)
    growth()


if __name__ == "__main__":
    main()
