"""The reference workload by other libraries: their draws, and naive numpy for lines and years.

None of them knows lines and years. Each peer that is installed is timed by turns with the kit; one that is
not is said to be missing. They are no dependency of the kit: run this from the checkout by a Python that has
them beside what the kit needs, ``python -m benchmarks.simulation_peers``.
"""

import importlib
import importlib.util
from collections.abc import Callable

import numpy as np

from benchmarks.simulation import alternated, peak
from benchmarks.simulation_workload import Array, Work, engine, make, naive, plain_draws
from innokit.maths import streams

DRAWS, TIMES = 2 * streams.CHUNK, 5


def by_squigglepy(work: Work, draws: int) -> Array:
    """Draws by squigglepy, an array for each input."""
    sq = importlib.import_module("squigglepy")

    def shape(family: str, p: tuple[float, ...]) -> object:
        match family:
            case "lognormal":
                return sq.lognorm(norm_mean=p[0], norm_sd=p[1])
            case "normal":
                return sq.norm(mean=p[0], sd=p[1])
            case "discrete":
                return sq.discrete([[1 / 3, 0], [1 / 3, 1], [1 / 3, 2]])
        return getattr(sq, family)(*p)

    return np.array([sq.sample(shape(family, p), draws) for _, family, p in work.inputs], dtype=float)


def by_openturns(work: Work, draws: int) -> Array:
    """Draws by OpenTURNS, one distribution for each input."""
    ot = importlib.import_module("openturns")

    def shape(family: str, p: tuple[float, ...]) -> object:
        match family:
            case "pert":
                lean = 4 * (p[1] - p[0]) / (p[2] - p[0])
                return ot.Beta(1 + lean, 5 - lean, p[0], p[2])
            case "discrete":
                choice = getattr(ot, "FiniteDiscreteDistribution", None) or ot.UserDefined
                return choice([[0.0], [1.0], [2.0]])
            case "lognormal":
                return ot.LogNormal(*p)
        return getattr(ot, family.capitalize())(*p)

    return np.array([np.asarray(shape(family, p).getSample(draws))[:, 0] for _, family, p in work.inputs])


def by_chaospy(work: Work, draws: int) -> Array:
    """Draws by chaospy, one distribution for each input."""
    cp = importlib.import_module("chaospy")

    def shape(family: str, p: tuple[float, ...]) -> object:
        match family:
            case "pert":
                return cp.PERT(*p)
            case "discrete":
                return cp.DiscreteUniform(0, 2)
            case "triangular":
                return cp.Triangle(*p)
            case "lognormal":
                return cp.LogNormal(*p)
        return getattr(cp, family.capitalize())(*p)

    return np.array([shape(family, p).sample(draws, rule="random") for _, family, p in work.inputs])


PEERS: dict[str, Callable[[Work, int], Array]] = {
    "squigglepy": by_squigglepy,
    "openturns": by_openturns,
    "chaospy": by_chaospy,
}


def main() -> None:
    work = make()
    engine(work, 100)
    plain = naive(work, plain_draws(work, DRAWS))[0].mean(axis=1)
    print(f"5 options x 40 lines x 10 years, {len(work.inputs)} inputs, {DRAWS:,} draws")
    small = peak(lambda: engine(work, DRAWS))
    sides: dict[str, Callable[[Work, int], Array]] = {"numpy alone": plain_draws, **PEERS}
    for name, drawing in sides.items():
        if name in PEERS and importlib.util.find_spec(name) is None:
            print(f"  {name}: not installed")
            continue
        mean = naive(work, drawing(work, DRAWS))[0].mean(axis=1)
        assert np.allclose(mean, plain, rtol=0.1)
        ours, theirs = alternated(
            lambda: engine(work, DRAWS), lambda of=drawing: naive(work, of(work, DRAWS)), times=TIMES
        )
        large = peak(lambda of=drawing: naive(work, of(work, DRAWS)))
        print(f"  {name}: {theirs / ours:.1f} times as long, {large / small:.0f} times the memory")


if __name__ == "__main__":
    main()
