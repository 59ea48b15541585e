"""The workload of the simulation benchmarks: options x lines x years with some 985 uncertain inputs.

Value of a line in a year, one draw::

    unit value * people * take-up * effect * (1 - deadweight) * attribution * (1 +- bias)
        * profile[s] * (1 - drop-off) ** s,   s = year - lag >= 0

400 uniform inputs, 300 triangular, 210 PERT, 20 lognormal, 5 normal, 50 whole-year lags; values and numbers
of people are shared between lines and options. `naive` is the obvious answer in numpy, draws x lines x years
at once. `as_case` is the same as records of a case; a record's lag is fixed, and a burden's bias taken off.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from innokit.maths import families, simulation, streams
from innokit.records import Assumption, BenefitLine, Case, Frame, Option, Ref, Stakeholder

Array = npt.NDArray[np.float64]
PEOPLE = 6
WIDE = 1.6448536269514722
SHAPES = {"pert": "PERT", "uniform": "uniform", "triangular": "triangular"}


@dataclass
class Work:
    """Inputs (name, family, parameters), and for each line the rows it reads."""

    years: int
    inputs: list[tuple[str, str, tuple[float, ...]]]
    role: npt.NDArray[np.int64]
    drop: npt.NDArray[np.int64]
    lag: npt.NDArray[np.int64]
    profile: Array
    option: npt.NDArray[np.int64]
    who: npt.NDArray[np.int64]
    sign: npt.NDArray[np.int64]

    @property
    def factors(self) -> Array:
        """Discount factors at 3.5 per cent."""
        return 1.035 ** -np.arange(self.years, dtype=float)


def make(options: int = 5, lines: int = 40, years: int = 10, seed: int = 1) -> Work:
    """Make the workload; the same arguments give the same."""
    g, inputs = np.random.default_rng(seed), []

    def add(name: str, family: str, *parameters: float) -> int:
        inputs.append((name, family, tuple(float(x) for x in parameters)))
        return len(inputs) - 1

    values = [add(f"value{i}", "lognormal", np.log(g.uniform(50, 900)), 0.3) for i in range(20)]
    people = [add(f"people{i}", "normal", m := g.uniform(500, 9000), 0.1 * m) for i in range(5)]
    rows = []
    for o in range(options):
        bias = [add(f"o{o}-more", "pert", 0, 0.1, 0.5), add(f"o{o}-less", "pert", 0, 0.15, 0.4)]
        for k in range(lines):
            cost, n, t = k % 5 == 0, f"o{o}-l{k}-", g.uniform(0.1, 0.6)
            role = [
                g.choice(values), g.choice(people), add(n + "takeup", "pert", t * 0.6, t, min(1, t * 1.5)),
                add(n + "effect", "triangular", 0.05, 0.2, 0.5), add(n + "dead", "uniform", 0.1, 0.4),
                add(n + "share", "uniform", 0.5, 0.95), bias[0 if cost else 1],
            ]  # fmt: skip
            drop = add(n + "drop", "triangular", 0, 0.1, 0.3) if k % 2 else -1
            lag = add(n + "lag", "discrete", 0, 1, 2, 1 / 3, 1 / 3, 1 / 3) if k % 4 == 3 else -1
            ramp = np.minimum(1, (np.arange(years) + 1) / (1 + k % 3))
            ramp[int(years * g.uniform(0.6, 1.0001)) :] = 0
            rows.append((role, drop, lag, -ramp if cost else ramp, o, g.integers(PEOPLE), -1 if cost else 1))
    return Work(years, inputs, *(np.array(column) for column in zip(*rows, strict=True)))


def engine(work: Work, draws: int, seed: int = 1) -> Array:
    """Draw and work out what each option is worth to each stakeholder, by the kit's arithmetic."""
    names = [name for name, _, _ in work.inputs]
    inverses = [families.inverse(family, parameters) for _, family, parameters in work.inputs]
    out = []
    for chunk, start in enumerate(range(0, draws, streams.CHUNK)):
        values = streams.uniforms(seed, names, chunk, min(streams.CHUNK, draws - start))
        for inverse, row in zip(inverses, values, strict=True):
            row[:] = inverse(row)
        out.append(present_values(work, values))
    return np.concatenate(out, axis=1)


def present_values(work: Work, values: Array) -> Array:
    """What each option is worth to each stakeholder, in the draws given."""
    plus, times = np.zeros(work.role.shape), np.ones(work.role.shape)
    plus[:, 4], times[:, 4] = 1, -1
    plus[:, 6], times[:, 6] = 1, -work.sign
    return simulation.present_values(
        values, work.role, plus, times, drop_off=work.drop, lag=work.lag, profile=work.profile,
        factors=work.factors, group=work.option * PEOPLE + work.who,
    )  # fmt: skip


def plain_draws(work: Work, draws: int, seed: int = 1) -> Array:
    """Draws by numpy's own samplers, as somebody would write them."""
    out = np.empty((len(work.inputs), draws))
    for row, (_, family, p) in enumerate(work.inputs):
        g = np.random.Generator(np.random.SFC64([seed, row]))
        if family == "pert":
            low, mode, high = p
            lean = 4 * (mode - low) / (high - low)
            out[row] = low + (high - low) * g.beta(1 + lean, 5 - lean, draws)
        elif family == "discrete":
            out[row] = g.integers(0, 3, draws)
        else:
            out[row] = getattr(g, family)(*p, draws)
    return out


def naive(work: Work, values: Array) -> tuple[Array, Array]:
    """What each option is worth, and to each stakeholder: draws x lines x years, one option at a time."""
    options = int(work.option.max()) + 1
    npsv, out = np.zeros((options, values.shape[1])), np.zeros((options * PEOPLE, values.shape[1]))
    for o in range(options):
        lines = np.flatnonzero(work.option == o)
        value, people, takeup, effect, dead, share, bias = (values[work.role[lines, j]].T for j in range(7))
        each = value * people * takeup * effect * (1 - dead) * share * (1 - work.sign[lines] * bias)
        kept = 1 - np.where(work.drop[lines] >= 0, values[work.drop[lines]].T, 0)
        lag = np.where(work.lag[lines] >= 0, values[work.lag[lines]].T, 0).astype(int)
        since = np.arange(work.years) - lag[:, :, None]
        profile = work.profile[lines][np.arange(len(lines))[:, None], np.maximum(since, 0)]
        cash = each[:, :, None] * np.where(since >= 0, profile, 0) * kept[:, :, None] ** np.maximum(since, 0)
        npsv[o] = (cash * work.factors).sum((1, 2))
        present = (cash * work.factors).sum(2)
        for k in range(PEOPLE):
            out[o * PEOPLE + k] = present[:, work.who[lines] == k].sum(1)
    return npsv, out


def as_case(work: Work) -> Case:
    """The workload as records of a case."""

    def ref(row: int) -> Ref:
        return Ref(assumption=work.inputs[row][0])

    records = [Frame(base_year="2024", last_year=work.years - 1)]
    records += [Option(id="bau", title="As now", role="baseline")]
    records += [Stakeholder(id=f"s{k}", title=f"S{k}", sector="public agency") for k in range(PEOPLE)]
    records += [Option(id=f"o{k}", title=f"Option {k}") for k in range(int(work.option.max()) + 1)]
    records += [_assumption(*one) for one in work.inputs if one[1] != "discrete"]
    for line, (value, people, takeup, effect, dead, share, bias) in enumerate(work.role):
        ramp = abs(work.profile[line])
        rising = tuple(ramp[: int(np.argmax(ramp == ramp.max()))].tolist())
        drop = work.drop[line]
        fields = {
            "id": f"l{line}", "title": f"Line {line}", "option": f"o{work.option[line]}", "ramp": rising,
            "gainer": {f"s{work.who[line]}": 1.0}, "unit_value": ref(value), "people": ref(people),
            "take_up": ref(takeup), "impact": ref(effect), "deadweight": ref(dead),
            "deadweight_meaning": "share", "attribution": ref(share), "optimism_bias": ref(bias),
            "burden": bool(work.sign[line] < 0), "duration": int((ramp > 0).sum()),
            "drop_off": ref(drop) if drop >= 0 else 0.0,
        }  # fmt: skip
        records.append(BenefitLine(**fields))
    return Case(records)


def _assumption(name: str, family: str, p: tuple[float, ...]) -> Assumption:
    """One input as an assumption."""
    if family in ("normal", "lognormal"):
        ends = np.array([p[0] - WIDE * p[1], p[0], p[0] + WIDE * p[1]])
        low, middle, high = (np.exp(ends) if family == "lognormal" else ends).tolist()
        means, shape = "90 per cent sure", family
    else:
        (low, high), middle = (p[0], p[-1]), p[1] if len(p) == 3 else (p[0] + p[1]) / 2
        means, shape = "", SHAPES[family]
    return Assumption(id=name, title=name, value=middle, low=low, high=high, shape=shape, range_means=means)
