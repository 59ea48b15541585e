"""The published choice among seven offices (Goodwin and Wright, chapter 3) comes out as printed."""

import pytest

from innokit import scoring
from innokit.results import Figure
from tests.scoring.cases import COSTS, OFFICES, POINTS, PRINTED_TOTALS, SWING_TOTALS, office

COST_OF = {f"o{i}": cost for i, cost in enumerate(COSTS)}


def test_printed_totals_come_out_with_the_printed_weights() -> None:
    result = scoring.compare(office(), "direct")
    assert result.low == pytest.approx(PRINTED_TOTALS, abs=1e-9)
    assert [result.figures[f"overall.direct.o{i}"].text for i in range(7)] == [
        f"{t:.1f}" for t in PRINTED_TOTALS
    ]


def test_swing_totals_and_weights_come_out() -> None:
    result = scoring.compare(office())
    assert result.weighing.name == "swing"
    assert result.low == pytest.approx(SWING_TOTALS, abs=1e-6)
    assert list(result.weights.values()) == pytest.approx([p / sum(POINTS) for p in POINTS])
    assert result.figures["weight.swing.c0"].text == "32.3%"


def test_the_order_is_the_published_one() -> None:
    result = scoring.compare(office())
    assert result.winner is not None
    assert result.winner.title == "Addison Square"
    assert [OFFICES[i][0] for i in result.order] == list("AEGDCBF")
    assert result.best_rank.tolist() == result.worst_rank.tolist() == [1, 6, 5, 4, 2, 7, 3]
    assert result.in_words().startswith(
        "By swing weights, Addison Square ranks first with an overall value of 80.5 out of 100, "
        "16.0 above Elton Street (64.5)."
    )
    assert "no business as usual among the options" in result.in_words()


def test_the_frontier_is_a_g_and_c() -> None:
    result = scoring.frontier(office(), COST_OF)
    assert [option.title[0] for option in result.on] == ["A", "G", "C"]
    assert result.in_words().startswith("On the frontier: Addison Square, Gorton Square and Carlisle Walk.")
    assert result.figures["on-frontier.o0"].value == 1
    assert result.figures["on-frontier.o4"].value == 0
    better = {option.title[0]: result.better(option) for option in result.options}
    assert {k: v.title[0] for k, v in better.items() if v} == {"B": "G", "D": "G", "E": "A", "F": "G"}


def test_a_cost_given_as_a_figure_keeps_what_is_behind_it() -> None:
    given = {**COST_OF, "o0": Figure("npc.o0", 30_000.0, "£30,000", "Cost", ("s0-0",), "£")}
    result = scoring.frontier(office(), given)
    assert result.figures["cost-for-frontier.o0"].records == ("s0-0",)
    assert result.figures["cost-for-frontier.o1"].records == ("o1",)
    assert result.figures["cost-for-frontier.o1"].text == "£15,000"


def test_both_sets_of_weights_stand_side_by_side() -> None:
    result = scoring.beside(office())
    assert result.agree
    assert result.figures["overall.swing.o6"].text == "60.3"
    assert result.figures["overall.direct.o6"].text == "60.2"
    assert result.figures["rank.direct.o6"].value == 3
    assert "same order" in result.in_words()
    assert result.table().shape == (7, 5)


def test_contributions_sum_to_the_overall_value() -> None:
    result = scoring.compare(office())
    assert result.contributions.sum(axis=1) == pytest.approx(result.low)
    total = sum(result.figures[f"contribution.swing.o3.c{j}"].value or 0 for j in range(6))
    assert total == pytest.approx(result.figures["overall.swing.o3"].value)


def test_tables_hold_exact_values() -> None:
    result = scoring.compare(office())
    table = result.table()
    assert list(table["Option"])[:2] == ["Addison Square", "Elton Street"]
    assert list(table["Overall value (0 to 100)"]) == pytest.approx(
        sorted(SWING_TOTALS, reverse=True), abs=1e-6
    )
    assert list(result.table("weights")["Swing (points)"]) == list(POINTS)
    assert list(result.table("scores")["car parking (0 to 100)"]) == [90, 30, 100, 90, 70, 0, 80]
    assert result.table("contributions").shape == (7, 8)
