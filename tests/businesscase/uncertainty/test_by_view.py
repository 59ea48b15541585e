"""Ranges of every view: each draw against the views worked out again with that draw recorded."""

from functools import cache

import numpy as np
import pytest

from innokit import businesscase
from innokit.businesscase.uncertainty import yearly
from innokit.businesscase.uncertainty.chunks import draws
from innokit.maths import returns
from innokit.records import Assumption, Case, Ref
from tests.businesscase.views.money import benefit, case_of, cost, funding, new_system, saving

DRAWS = 300


@cache
def unsure() -> Case:
    """Every kind of line, with a cost, a share that is cash, a take-up and a drop-off that have ranges."""
    given = [
        Assumption(id="price", title="Price", value=100_000, low=80_000, high=160_000, unit="£"),
        Assumption(id="cash", title="Cashable", value=0.5, low=0.2, high=0.9, unit="share"),
        Assumption(id="up", title="Take-up", value=0.8, low=0.3, high=1.0, unit="share", shape="uniform"),
        Assumption(id="fade", title="Fading", value=0.1, low=0.0, high=0.3, unit="share"),
    ]
    case = new_system()
    system = next(line for line in case.costs if line.id == "system")
    posts = next(line for line in case.benefits if line.id == "posts")
    grown = posts.changed(
        cashable=Ref(assumption="cash"), take_up=Ref(assumption="up"), drop_off=Ref(assumption="fade")
    )
    moved = system.changed(amount=Ref(assumption="price"), payer={"council": 0.9, "nhs": 0.1})
    grant = cost(5_000, id="grant", title="Grant to NHS", payer={"council": 1.0}, transfer=True)
    return case.replaced(*given, moved, grown, grant)


@cache
def found() -> businesscase.ByView:
    return businesscase.by_view(businesscase.simulate(unsure(), draws=DRAWS, seed=5))


def recorded(k: int) -> Case:
    """The case in which somebody recorded what the k-th draw drew."""
    simulation = found().simulation
    values = draws(simulation.task.at(0, DRAWS, yearly=False))[:, k]
    return unsure().replaced(
        *(
            one.assumption.changed(value=float(value), low=None, high=None, shape="")
            for one, value in zip(simulation.inputs, values, strict=True)
        )
    )


@pytest.mark.parametrize("k", [0, 17, 299])
def test_each_draw_is_the_view_of_the_case_with_that_draw_recorded(k: int) -> None:
    case, shown = recorded(k), found()
    outcome = businesscase.appraise(case).outcomes[0]
    budget = businesscase.council_cash(case).budgets[0]
    position = businesscase.public_agencies(case).positions[0]
    mine = shown.positions[0]
    assert mine.social[:, k] == pytest.approx(outcome.net)
    assert mine.discounted[:, k].sum() == pytest.approx(outcome.npsv)
    assert mine.put_in[k] == pytest.approx(outcome.own_costs)
    assert mine.agencies[:, :, k] == pytest.approx(position.net)
    assert mine.paid[:, k] == pytest.approx(position.paid)
    assert mine.gained[:, k] == pytest.approx(position.gained)
    assert mine.cashable[k] == pytest.approx(position.cashable)
    assert mine.cash[:, k] == pytest.approx(budget.by_year["before"])
    assert shown.cash(0)[:, k] == pytest.approx(budget.by_year["gap"])
    answers = {one.key: one.values[k] for one in shown.answers(0)}
    assert answers["payback"] == pytest.approx(np.inf if outcome.payback is None else outcome.payback)
    back = position.payback(None)
    assert answers["public-payback"] == pytest.approx(np.inf if back is None else back)
    assert answers["sroi"] == pytest.approx(outcome.sroi)
    assert answers["fiscal-return"] == pytest.approx(position.fiscal_return)
    assert answers["cashable-return"] == pytest.approx(position.cashable_return)
    assert answers["peak"] == pytest.approx(budget.peak[0])
    assert answers["peak-before"] == pytest.approx(budget.peak_before[0])


def test_the_social_view_is_that_of_the_simulation() -> None:
    shown = found()
    assert shown.positions[0].discounted.sum(axis=0) == pytest.approx(shown.simulation.npsv[0])


def test_chances_are_counts_of_draws() -> None:
    shown = found()
    position, table = shown.positions[0], shown.table("agencies")
    net = position.gained - position.paid
    assert table["Worse off in (share)"].tolist() == pytest.approx((net < 0).mean(axis=1))
    middle = np.quantile(net, 0.5, axis=1, method="inverted_cdf")
    assert table["Net: half are below (£)"].tolist() == pytest.approx(middle)
    gaps = shown.table("gaps")["New system (share)"]
    assert gaps.tolist() == pytest.approx([float((year < 0).mean()) for year in shown.cash(0)])
    views = shown.table("views")
    assert views["View"].tolist() == ["Council cash", "All public agencies", "Social"]
    assert views["Below nothing in (share)"].tolist()[0] == pytest.approx(
        (shown.cash(0).sum(axis=0) < 0).mean()
    )


def test_figures_of_cash_rest_on_the_funding_too() -> None:
    figures = found().figures
    assert {"loan", "cash"} <= set(figures["range-cash-q50.new"].records)
    assert "loan" not in figures["range-social-q50.new"].records


def test_payback_of_many_is_that_of_each() -> None:
    flows = np.random.default_rng(3).normal(size=(6, 400)).round(1)
    flows[:, :5] = [[0.0], [0.0], [0.0], [0.0], [0.0], [0.0]]
    each = [returns.payback(one) for one in flows.T]
    assert yearly.payback(flows) == pytest.approx([np.inf if one is None else one for one in each])


def test_a_payback_that_never_comes_is_never_and_counts_as_late() -> None:
    worth = Assumption(id="w", title="Worth", value=60, low=10, high=110, unit="£", shape="uniform")
    case = case_of(worth, cost(100), benefit(Ref(assumption="w"), lag=1, duration=2))
    shown = businesscase.by_view(businesscase.simulate(case, draws=DRAWS))
    late = next(one for one in shown.answers(0) if one.key == "payback")
    drawn = draws(shown.simulation.task.at(0, DRAWS, yearly=False))[0]
    assert late.missing == pytest.approx((drawn * 2 < 100).mean())
    assert shown.figures["range-payback-q95.new"].text == "never"
    assert shown.figures["range-payback-q95.new"].value is None


def test_a_view_that_needs_more_says_so() -> None:
    people = [one.changed(sector="residents") for one in unsure().stakeholders]
    kept = [record for record in unsure().records if record.kind != "funding"]
    shown = businesscase.by_view(businesscase.simulate(Case(kept).replaced(*people), draws=20))
    assert [one.key for one in shown.views(0)] == ["social"]
    assert shown.in_words().count("Not yet: ") == 2
    assert [sheet.key for sheet in shown.sheets()] == ["views", "answers"]


def test_the_sentences_say_who_is_left_worse_off_and_what_may_be_needed() -> None:
    said = found().in_words()
    assert "New system comes to less than nothing: council cash in " in said
    assert "the council's peak funding need is at most £" in said


def test_funding_and_savings_alone_make_no_agency_of_residents() -> None:
    worth = Assumption(id="w", title="Worth", value=100, low=50, high=150, unit="£")
    case = case_of(worth, funding(50), saving(Ref(assumption="w")), cost(80))
    shown = businesscase.by_view(businesscase.simulate(case, draws=50))
    assert shown.table("agencies")["Agency"].tolist() == ["Council"]
    assert shown.cash(0)[0] == pytest.approx(shown.positions[0].cash[0] + 50)
