"""What drives the uncertainty and what knowing is worth: closed forms, and nested simulation."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from innokit.businesscase import drivers, knowing, simulate
from innokit.businesscase.uncertainty.chunks import draws as drawn
from innokit.businesscase.uncertainty.worth import worth_of
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Correlation, Ref, Study
from tests.businesscase.cases import benefit, cost, framed


def two_normals(mean: float = 0.0) -> Case:
    """NPSV = 1,000 + 100 x - 100 y + mean, with x and y normal of mean 10 and standard deviation 1 and 2."""
    reach = 1.6448536269514722
    given = [
        Assumption(id=id, title=id, value=10, low=10 - reach * sd, high=10 + reach * sd, shape="normal")
        for id, sd in (("x", 1.0), ("y", 2.0))
    ]
    lines = [
        benefit(Ref(assumption="x"), id="gain", units=100, duration=1),
        benefit(Ref(assumption="y"), id="pain", units=100, duration=1, burden=True),
        benefit(max(mean, 0.0), id="sure", duration=1),
        cost(max(-mean, 0.0), id="spend"),
    ]
    return framed(*given, *lines)


def loss(mean: float, sd: float) -> float:
    """E[max(0, N(mean, sd))] less max(0, mean): unit normal loss."""
    z = abs(mean) / sd
    return sd * (stats.norm.pdf(z) - z * stats.norm.sf(z))


@pytest.mark.parametrize("mean", [0.0, 100.0, -150.0])
def test_values_of_information_of_normal_answers_are_the_closed_forms(mean):
    study = Study(id="pilot", title="Pilot", assumption="x", people=4, spread=2.0)
    found = knowing(simulate(two_normals(mean).replaced(study), draws=16_384, seed=1, method="sobol"))
    size = 100 * math.sqrt(5)
    assert found.everything == pytest.approx(loss(mean, size), abs=0.02 * size)
    by_id = {found.simulation.inputs[one.row].assumption.id: one for one in found.worths}
    for id, sd in (("x", 100.0), ("y", 200.0)):
        assert by_id[id].exact
        assert by_id[id].value == pytest.approx(loss(mean, sd), abs=0.005 * sd)
    # observing the mean of 4 with spread 2 of something that has spread 1: half the variance is told
    told = next(size for size in found.pilots[0].sizes if size.people == 4)
    assert told.value == pytest.approx(loss(mean, 100 * math.sqrt(0.5)), abs=2)


def test_drivers_of_a_sum_are_shares_of_its_variance():
    found = drivers(simulate(two_normals(), draws=16_384, seed=1))
    effects = {one.input.assumption.id: one for one in found.effects}
    for id, share in (("x", 0.2), ("y", 0.8)):
        assert effects[id].first == pytest.approx(share, abs=0.02)
        assert effects[id].total == pytest.approx(share, abs=0.03)
    assert [one.input.assumption.id for one in found.effects] == ["y", "x"]
    assert "comes most from y: about 8 in 10 of it" in found.in_words()


def product() -> Case:
    """NPSV = a b with both uniform on 0 to 1 times 1,000: interactions have a closed form."""
    given = [
        Assumption(id=id, title=id, value=0.5, low=0, high=1, shape="uniform", unit="share") for id in "ab"
    ]
    line = benefit(1_000, take_up=Ref(assumption="a"), impact=Ref(assumption="b"), duration=1)
    return framed(*given, line, cost(0))


def test_drivers_of_a_product_have_their_interaction():
    """Var(ab) = 7/144; Var(a/2) = 1/48, so each first-order effect is 3/7 and each total effect 4/7."""
    found = drivers(simulate(product(), draws=16_384, seed=2))
    for one in found.effects:
        assert one.first == pytest.approx(3 / 7, abs=0.01)
        assert one.total == pytest.approx(4 / 7, abs=0.02)


def test_knowing_by_exact_means_agrees_with_nested_simulation():
    case = product()
    case = case.replaced(cost(240), Assumption(id="c", title="c", value=0.5, low=0, high=1, unit="share"))
    found = simulate(case, draws=16_384, seed=1)
    row = [one.assumption.id for one in found.inputs].index("a")
    a = np.random.default_rng(0).random(4_000)
    inner = np.random.default_rng(1).random(4_000).mean()
    nested = np.maximum(1_000 * a * inner - 240, 0).mean() - max(1_000 * a.mean() * inner - 240, 0)
    assert worth_of(found, [row]).value == pytest.approx(nested, abs=3)


def test_a_group_is_worth_at_least_its_members_and_at_most_everything():
    found = simulate(product().replaced(cost(240)), draws=8_000)
    alone = [worth_of(found, [row]).value for row in range(2)]
    together = worth_of(found, [0, 1]).value
    assert max(alone) - 1e-9 <= together <= knowing(found).everything + 1e-9
    assert together == pytest.approx(knowing(found).everything, rel=1e-9)


def test_correlated_inputs_go_by_regression_and_say_so():
    case = two_normals().replaced(Correlation(first="x", second="y", value=0.5))
    found = knowing(simulate(case, draws=16_000))
    assert not any(one.exact for one in found.worths)
    assert "regression; a little too high when small" in found.table()["How it was worked out"].tolist()
    # x tells 2 sin(pi/12) of y: the answer given x has slope 100 (1 - 2 x 0.5176)
    slope = 100 * abs(1 - 2 * 2 * math.sin(math.pi * 0.5 / 6))
    by_id = {found.simulation.inputs[one.row].assumption.id: one.value for one in found.worths}
    assert by_id["x"] == pytest.approx(loss(0.0, slope), abs=3)


@pytest.mark.parametrize("rank", [-0.6, 0.3])
def test_what_moves_together_is_exact_together_and_all_there_is_to_know_of_a_sum(rank):
    """With x and y known, nothing is left: the group is worth EVPI, a normal loss with their covariance."""
    case = two_normals().replaced(Correlation(first="x", second="y", value=rank))
    found = knowing(simulate(case, draws=16_384))
    [both] = found.groups
    assert both.exact
    assert both.value == pytest.approx(found.everything, rel=1e-9)
    size = 100 * math.sqrt(1 + 4 - 2 * 2 * 2 * math.sin(math.pi * rank / 6))
    assert abs(both.value - loss(0.0, size)) < 4.5 * both.error
    assert "Known together, x and y:" in found.in_words()


def test_an_input_apart_from_what_moves_together_stays_exact():
    """z has a line of its own; x and y move together in others."""
    z = Assumption(id="z", title="z", value=2, low=0, high=4, shape="uniform")
    case = two_normals().replaced(
        z, benefit(Ref(assumption="z"), id="third", units=100, duration=1), cost(200, id="off"),
        Correlation(first="x", second="y", value=0.5),
    )  # fmt: skip
    found = knowing(simulate(case, draws=16_384))
    by_id = {found.simulation.inputs[one.row].assumption.id: one for one in found.worths}
    assert [by_id[id].exact for id in "xyz"] == [False, False, True]
    # z uniform on 0 to 4, worth 100 (z - 2) on top of an even choice: half of the mean distance, 100 / 2
    assert abs(by_id["z"].value - 50) < 4.5 * by_id["z"].error


def test_the_sampling_error_is_that_of_repeats():
    """The spread over seeds is what one run says of exact means; of a regression it says no less."""
    case = two_normals(50.0).replaced(Correlation(first="x", second="y", value=0.3))
    runs = [simulate(case, draws=1_000, seed=seed) for seed in range(30)]
    for rows, most in (([0, 1], 1.5), ([0], 6)):
        found = [worth_of(run, rows) for run in runs]
        spread = np.std([one.value for one in found], ddof=1)
        assert 0.7 * spread < np.mean([one.error for one in found]) < most * spread


def test_a_group_asked_for_by_title_or_id_stands_under_its_name():
    found = knowing(simulate(product().replaced(cost(240)), draws=4_000), {"A trial": ["a", "b"]})
    assert found.table("knowing-groups")["Assumption"].tolist() == ["A trial"]
    assert found.groups[0].value == pytest.approx(found.everything, rel=1e-9)
    assert found.figures["evppi.a.b"].value == found.groups[0].value


@pytest.mark.parametrize(("members", "words"), [(["a", "gone"], "'gone' is not"), ([], "names no")])
def test_a_group_of_what_is_not_there_is_refused(members, words):
    with pytest.raises(MethodRefused, match=words) as refused:
        knowing(simulate(product(), draws=100), {"A trial": members})
    assert refused.value.where == "group 'A trial'"
    assert refused.value.remedy == "Name some of: a, b"


def test_drivers_take_what_moves_together_as_one():
    """100 x - 100 y with x, y correlated, and z apart: shares of a variance known in closed form."""
    z = Assumption(id="z", title="z", value=10, low=4, high=16, shape="uniform")
    r = 2 * math.sin(math.pi * 0.5 / 6)
    case = two_normals().replaced(
        z, benefit(Ref(assumption="z"), id="third", units=100, duration=1),
        Correlation(first="x", second="y", value=0.5),
    )  # fmt: skip
    found = drivers(simulate(case, draws=16_384))
    both, alone = sorted(found.effects, key=lambda one: -len(one.inputs))
    xy, zz = 1 + 4 - 2 * 2 * r, 12**2 / 12
    assert both.ids == ("x", "y")
    assert both.first == pytest.approx(xy / (xy + zz), abs=0.02)
    assert both.total == pytest.approx(xy / (xy + zz), abs=0.02)
    assert alone.total == pytest.approx(zz / (xy + zz), abs=0.03)
    # each alone, with what it tells of the other: slopes 1 - 2 r of x, and r - 2 of y
    assert both.alone == pytest.approx([(1 - 2 * r) ** 2 / (xy + zz), (r - 2) ** 2 / (xy + zz)], abs=0.02)
    assert "no share is anyone's own" in found.in_words()
    assert found.table("drivers-together")["Moves together with"].tolist() == ["y", "x"]


def pilot(**fields):
    return Study(**{"id": "pilot", "title": "Pilot", "assumption": "a", "people": 50, **fields})


def test_a_pilot_that_costs_nothing_is_worth_it_and_larger_ones_tell_more():
    case = product().replaced(cost(240))
    [free] = knowing(simulate(case.replaced(pilot()), draws=8_000)).pilots
    values = [size.value for size in free.sizes]
    assert free.worth_it
    assert all(later >= earlier - 1 for earlier, later in pairwise(values))
    assert values[-1] <= worth_of(simulate(case, draws=8_000), [0]).value + 2


def test_cost_delay_and_decisions_enter_the_net_gain():
    case = product().replaced(cost(240))
    found = knowing(
        simulate(case.replaced(pilot(fixed_cost=10, cost_each=0.5, delay=2, decisions=3)), draws=8_000)
    )
    [one] = found.pilots
    now = max(found.simulation.npsv[0].mean(), 0.0)
    for size in one.sizes:
        later = (now + size.value / 3) * 1.035**-2
        assert size.cost == 10 + 0.5 * size.people
        assert size.net == pytest.approx(3 * (later - now) - size.cost, abs=6)


def test_not_worth_it_is_an_answer():
    case = product().replaced(cost(240), pilot(fixed_cost=1_000_000))
    found = knowing(simulate(case, draws=2_000))
    assert "is not worth it at any size looked at" in found.in_words()


def test_nothing_that_changes_the_choice_is_worth_nothing():
    found = knowing(simulate(product().replaced(cost(0)), draws=2_000))
    assert found.everything == pytest.approx(0, abs=1e-9)
    assert "none is worth finding out alone" in found.in_words()


@pytest.mark.parametrize(
    ("study", "words"),
    [
        (pilot(assumption="gone"), "not uncertain"),
        (Study(title="Pilot", assumption="x", people=10), "spread of one observation"),
    ],
)
def test_a_study_that_tells_nothing_is_refused_by_name(study, words):
    with pytest.raises(MethodRefused, match=words) as refused:
        knowing(simulate(two_normals().replaced(study), draws=100))
    assert "'Pilot'" in refused.value.where


def test_an_option_that_is_not_there_is_refused():
    with pytest.raises(MethodRefused, match="no such option"):
        drivers(simulate(product(), draws=100), "gone")


def test_draws_are_kept_by_the_simulation_itself():
    found = simulate(product(), draws=50, seed=5)
    a, b = drawn(found.task.at(0, 50, yearly=False))
    assert found.npsv[0] == pytest.approx(1_000 * a * b)
