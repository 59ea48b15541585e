"""The simulation: against appraising each draw, the exact mean, and itself on any number of workers."""

import math

import numpy as np
import pytest

from innokit.businesscase import appraise, simulate
from innokit.businesscase.uncertainty.chunks import draws as drawn
from innokit.businesscase.uncertainty.expected import given as expected
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Assumption, Case, Correlation, Option, Ref, Stakeholder
from tests.businesscase.cases import benefit, cost, framed, toolkit
from tests.counts import count, seeds

COUNCIL = Stakeholder(id="council", title="Council", sector="council")


def assumption(id, value, low=None, high=None, **fields):
    return Assumption(id=id, title=fields.pop("title", id), value=value, low=low, high=high, **fields)


def ref(id):
    return Ref(assumption=id)


def everything():
    """A case in which every field that can be uncertain is, in several shapes."""
    given = [
        assumption("people", 1_000, 800, 1_500, shape="triangular"),
        assumption("take", 0.6, 0.3, 0.8, unit="share"),
        assumption("works", 0.5, 0.4, 0.7, unit="share", shape="uniform"),
        assumption("anyway", 0.2, 0.1, 0.35, unit="share"),
        assumption("worth", 90, 60, 130, unit="£", shape="lognormal"),
        assumption("fades", 0.15, 0.05, 0.3, unit="share"),
        assumption("price", 50_000, 40_000, 80_000, unit="£", shape="normal"),
        assumption("bias", 0.3, 0.1, 0.5, unit="share", shape="discrete", values=(0.1, 0.3, 0.5)),
        assumption("managed", 0.4, 0.2, 0.6, unit="share", range_means="90 per cent sure"),
        assumption("moved", 0.1, 0.0, 0.3, unit="share", shape="from data", values=(0.0, 0.1, 0.1, 0.3)),
    ]
    lines = [
        cost(
            ref("price"), id="build", sort="capital", optimism_bias=ref("bias"), managed_share=ref("managed"),
        ),
        cost(0, id="team", by_year=(5_000, 6_000, 7_000), first_year=1, optimism_bias=0.1),
        cost(9_000, id="asnow", option="bau", last_year=8),
        benefit(
            ref("worth"), id="main", people=ref("people"), take_up=ref("take"), impact=ref("works"),
            deadweight=ref("anyway"), deadweight_meaning="points", displacement=ref("moved"), lag=1,
            duration=6, drop_off=ref("fades"), ramp=(0.5,), confidence=0.9,
            gainer={"council": 0.4, "residents": 0.6},
        ),
        benefit(
            30, id="also", people=ref("people"), impact=ref("works"), deadweight=ref("anyway"),
            deadweight_meaning="share", drop_off=0.2, gainer="council", sort="cash-releasing", cashable=1.0,
        ),
        benefit(2, id="effort", burden=True, people=ref("people"), take_up=ref("take")),
        benefit(ref("worth"), id="other", option="less", people=ref("people"), impact=0.1),
    ]  # fmt: skip
    case = framed(*given, *lines, Option(id="less", title="Less"), last_year=8)
    return case.replaced(COUNCIL)


def recorded_with(case: Case, values: dict[str, float]) -> Case:
    """The case as it would be recorded with other central values and no ranges."""
    plain = {"low": None, "high": None, "shape": "", "range_means": "", "values": (), "chances": ()}
    found = (case.get(Assumption, id).changed(value=value, **plain) for id, value in values.items())
    return case.replaced(*found)


def test_each_draw_is_the_case_appraised_with_those_values() -> None:
    case = everything()
    found = simulate(case, draws=25, seed=11)
    values = drawn(found.task.at(0, 25, yearly=False))
    for k in range(25):
        at = {one.assumption.id: float(values[row, k]) for row, one in enumerate(found.inputs)}
        exact = appraise(recorded_with(case, at))
        for row, outcome in enumerate(exact.outcomes):
            assert found.npsv[row, k] == pytest.approx(outcome.npsv, rel=1e-9)
            assert found.costs[row, k] == pytest.approx(outcome.pv_costs, rel=1e-9)
            assert found.benefits[row, k] == pytest.approx(outcome.pv_benefits, rel=1e-9)
            assert found.cumulative[row, :, k] == pytest.approx(outcome.cumulative, rel=1e-9, abs=1e-6)
            for part in outcome.parts:
                place = [who.id for who in found.stakeholders].index(part.stakeholder)
                assert found.parts[row, place, k] == pytest.approx(part.net, rel=1e-9, abs=1e-6)


def test_council_cash_is_that_of_the_budget() -> None:
    from innokit.businesscase import council_cash

    case = everything()
    found = simulate(case, draws=5, seed=3)
    values = drawn(found.task.at(0, 5, yearly=False))
    for k in range(5):
        at = {one.assumption.id: float(values[row, k]) for row, one in enumerate(found.inputs)}
        exact = council_cash(recorded_with(case, at))
        for row, option in enumerate(found.options):
            assert found.cash is not None
            assert found.cash[row, k] == pytest.approx(exact.budget(option.id).total("before"), rel=1e-9)


def closed_form(found):
    """The exact mean NPSV of each option."""
    model = found.task.model
    lines = range(len(model.factors))
    return found.task.sums.npsv @ expected(model, found.inputs, lines, {})[:, 0]


def random_case(seed: int) -> Case:
    """A case of independent assumptions of random shapes in random fields."""
    g = np.random.default_rng(seed)
    shapes = ("", "uniform", "triangular", "PERT")
    given, lines = [], []
    for n in range(4):
        low, middle, high = np.sort(g.uniform(0.05, 0.95, 3)).tolist()
        given.append(assumption(f"s{n}", middle, low, high, unit="share", shape=str(g.choice(shapes))))
        given.append(
            assumption(
                f"v{n}", 100 * middle, 100 * low, 100 * high, shape=str(g.choice([*shapes, "lognormal"]))
            )
        )
    for n in range(5):
        share, other = (ref(f"s{k}") for k in g.choice(4, 2, replace=False))
        lines.append(
            benefit(
                ref(f"v{g.integers(4)}"), id=f"b{n}", people=float(g.integers(1, 500)), take_up=share,
                deadweight=other, deadweight_meaning="share", lag=int(g.integers(0, 3)),
                drop_off=ref(f"s{g.integers(4)}") if g.random() < 0.5 else 0.1, burden=bool(g.random() < 0.2),
            )
        )  # fmt: skip
    return framed(*given, cost(ref("v0"), last_year=3, optimism_bias=ref("s1")), *lines, last_year=6)


@pytest.mark.parametrize("seed", range(count("simulated_cases")))
def test_the_simulated_mean_is_within_4_standard_errors_of_the_exact_one(seed: int) -> None:
    found = simulate(random_case(seed), draws=4_000, seed=seed)
    [exact] = closed_form(found)
    error = found.standard_error(found.npsv[0])
    assert abs(found.npsv[0].mean() - exact) <= 4.5 * error + 1e-9 * abs(exact)


def test_the_interval_printed_covers_the_exact_mean_as_often_as_it_says() -> None:
    case, tries = random_case(3), count("coverage")
    [exact] = closed_form(simulate(case, draws=2, seed=0))
    held = 0
    for seed in range(tries):
        found = simulate(case, draws=400, seed=seed)
        held += abs(found.npsv[0].mean() - exact) <= 1.96 * found.standard_error(found.npsv[0])
    spread = math.sqrt(0.95 * 0.05 / tries)
    assert abs(held / tries - 0.95) <= 4 * spread + 0.01


def test_sobol_cuts_the_error_of_the_mean_at_least_tenfold_in_variance() -> None:
    case = random_case(5)
    [exact] = closed_form(simulate(case, draws=2, seed=0))

    def square(method: str) -> float:
        means = [simulate(case, draws=8_192, seed=s, method=method).npsv[0].mean() for s in range(6)]
        return float(np.mean((np.array(means) - exact) ** 2))

    assert square("sobol") < square("random") / 10


def test_more_draws_extend_earlier_ones_and_edits_leave_other_draws() -> None:
    case = everything()
    few, more = simulate(case, draws=100, seed=4), simulate(case, draws=300, seed=4)
    assert (few.npsv == more.npsv[:, :100]).all()
    edited = simulate(case.replaced(case.by_id["works"].changed(high=0.9)), draws=100, seed=4)
    before, after = (drawn(s.task.at(0, 100, yearly=False)) for s in (few, edited))
    row = [one.assumption.id for one in few.inputs].index("works")
    same = np.array([r != row for r in range(len(before))])
    assert (before[same] == after[same]).all()
    assert not (before[row] == after[row]).all()


def test_a_shared_assumption_is_one_draw_so_that_differences_cancel() -> None:
    given = assumption("worth", 100, 50, 200)
    lines = [
        benefit(ref("worth"), id="one", duration=1),
        benefit(ref("worth"), id="two", burden=True, duration=1),
    ]
    found = simulate(framed(given, *lines), draws=500)
    assert abs(found.npsv).max() < 1e-9


def test_correlated_assumptions_move_together_and_keep_their_own_shapes() -> None:
    given = [assumption("a", 50, 0, 100, shape="uniform"), assumption("b", 50, 0, 100, shape="uniform")]
    lines = [benefit(ref("a"), id="one", duration=1), benefit(ref("b"), id="two", duration=1)]
    apart = framed(*given, *lines)
    found = {
        rank: simulate(apart.replaced(Correlation(first="a", second="b", value=rank)), draws=16_000).npsv[0]
        for rank in (-0.8, 0.8)
    }
    alone = simulate(apart, draws=16_000).npsv[0]
    assert found[-0.8].var() < 0.5 * alone.var()
    assert found[0.8].var() > 1.5 * alone.var()
    assert all(values.mean() == pytest.approx(100, rel=0.01) for values in found.values())


def test_chances_regret_and_payback_by_brute_force() -> None:
    found = simulate(everything(), draws=300, seed=9)
    table = np.vstack([np.zeros(300), found.npsv])
    winners = table.argmax(axis=0)
    assert found.chance_best.tolist() == [np.mean(winners == k) for k in range(3)]
    assert found.chance_best.sum() == pytest.approx(1)
    assert found.chance_of_loss.tolist() == [np.mean(row < 0) for row in found.npsv]
    assert found.regret.tolist() == pytest.approx([np.mean(table.max(axis=0) - row) for row in table])
    for row in range(2):
        for year in range(9):
            stays = [(found.cumulative[row, year:, k] >= 0).all() for k in range(300)]
            assert found.chance_paid_back[row, year] == np.mean(stays)


def test_the_words_say_the_chance_and_the_figures_are_exact() -> None:
    found = simulate(everything(), draws=2_000, seed=1)
    assert "In 9 of 10 draws New service is worth between" in found.in_words()
    best = found.options[found.best].id
    assert found.figures[f"chance-of-loss.{best}"].value == found.chance_of_loss[found.best]
    assert found.figures[f"sim-q5.{best}"].value == np.quantile(found.npsv[found.best], 0.05)
    assert found.made.draws == 2_000
    assert "2,000 draws, seed 1" in found.provenance()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"shape": "normal", "range_means": "limits"}, "never held by limits"),
        ({"shape": "normal", "low": None}, "needs both ends"),
        ({"shape": "lognormal", "low": 0.0}, "lies above 0"),
        ({"shape": "normal", "low": 0.1, "high": 1.0, "value": 0.6}, "a share lies between 0 and 1"),
        ({"shape": "uniform", "low": None, "high": None}, "has no range"),
        ({"high": 1.4}, "a share lies between 0 and 1"),
        ({"shape": "discrete", "values": (0.5, 1.5)}, "a share lies between 0 and 1"),
    ],
)
def test_a_distribution_that_cannot_be_is_refused_by_name(fields: dict[str, object], words: str) -> None:
    given = {"id": "take", "title": "Take-up", "value": 0.5, "low": 0.2, "high": 0.8, "unit": "share"}
    case = framed(Assumption(**{**given, **fields}), benefit(10, people=100, take_up=ref("take")))
    with pytest.raises(MethodRefused) as refused:
        simulate(case)
    assert words in str(refused.value)
    assert "'Take-up'" in refused.value.where
    assert refused.value.remedy


def test_nothing_to_draw_and_no_draws_are_refused() -> None:
    with pytest.raises(MethodRefused, match="nothing to draw"):
        simulate(framed(cost(1), benefit(2)))
    for draws in (0, 1, -5, 2.5, True, "many", None, math.inf, math.nan):
        with pytest.raises(MethodRefused, match="draws say nothing"):
            simulate(toolkit(), draws=draws)


def test_impossible_and_doubled_correlations_are_refused() -> None:
    case = everything()
    pairs = [("take", "works", 0.9), ("works", "anyway", 0.9), ("take", "anyway", -0.9)]
    with pytest.raises(MethodRefused, match=r"No numbers .*of 'take', 'works' and 'anyway'"):
        simulate(case.replaced(*(Correlation(first=a, second=b, value=r) for a, b, r in pairs)))
    twice = [
        Correlation(first="take", second="works", value=0.1),
        Correlation(first="works", second="take", value=0.2),
    ]
    with pytest.raises(MethodRefused, match="recorded twice"):
        simulate(case.replaced(*twice))


def test_crossing_effect_and_deadweight_in_points_is_refused() -> None:
    given = [
        assumption("works", 0.3, 0.1, 0.5, unit="share"), assumption("anyway", 0.2, 0.1, 0.4, unit="share"),
    ]  # fmt: skip
    line = benefit(10, impact=ref("works"), deadweight=ref("anyway"), deadweight_meaning="points")
    with pytest.raises(MethodRefused, match="more would have succeeded anyway"):
        simulate(framed(*given, line))


def test_progress_is_told_chunk_by_chunk() -> None:
    told: list[tuple[int, int]] = []
    simulate(toolkit(), draws=2 * streams.CHUNK + 1, progress=lambda done, many: told.append((done, many)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_bar_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    simulate(toolkit(), draws=100)
    assert capsys.readouterr().out == ""
    simulate(toolkit(), draws=100, progress=True)
    assert "Drawing" in capsys.readouterr().out


@pytest.mark.parametrize("seed", seeds())
def test_a_case_of_costs_alone_can_be_drawn(seed: int) -> None:
    case = framed(assumption("price", 10, 5, 20), cost(ref("price")))
    found = simulate(case, draws=100, seed=seed)
    assert (found.npsv < 0).all()
    assert "It is worth less than business as usual in every draw." in found.in_words()
