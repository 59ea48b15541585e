"""Charts of chance draw the simulation's own figures, whatever the titles and however many options."""

import numpy as np
import pytest

from innokit import businesscase, charts
from innokit.errors import MethodRefused
from innokit.records import Correlation
from tests.charts.chance.cases import studied, unsure


@pytest.mark.parametrize("many", [1, 2, 12])
def test_the_ends_drawn_are_those_of_the_result(many: int) -> None:
    found = businesscase.simulate(unsure(many), draws=500)
    chart = charts.chances(found)
    drawn = [tuple(trace.x) for trace in chart.plot.data if trace.mode == "lines" and trace.line.width == 2]
    exact = [tuple(np.quantile(row, [0.05, 0.95])) for row in found.npsv]
    assert np.array(sorted(drawn)) == pytest.approx(np.array(sorted(exact)))
    assert all(option.title[:20] in chart.alt for option in found.options)
    assert "loses in" in chart.alt


def test_the_bars_of_drivers_are_the_effects() -> None:
    found = businesscase.drivers(businesscase.simulate(unsure(), draws=2_000))
    chart = charts.drivers(found)
    alone, others = (trace.x for trace in chart.plot.data)
    effects = sorted(found.effects, key=lambda one: -one.total)
    assert list(alone) == pytest.approx([one.first for one in effects])
    assert list(np.add(alone, others)) == pytest.approx([max(one.total, one.first) for one in effects])
    assert effects[0].input.assumption.title in chart.title


def test_only_the_most_are_drawn_and_the_table_has_them_all() -> None:
    found = businesscase.drivers(businesscase.simulate(unsure(20), draws=400))
    chart = charts.drivers(found)
    assert len(chart.plot.data[0].x) == 12
    assert len(chart.data.rows) == 21
    assert "9 more assumptions in the table" in chart.subtitle


def test_the_fan_is_drawn_from_the_running_totals() -> None:
    found = businesscase.simulate(unsure(), draws=500)
    lines = [trace.y for trace in charts.fan(found).plot.data]
    for share, drawn in zip((0.05, 0.95, 0.25, 0.75, 0.5), lines, strict=True):
        assert list(drawn) == pytest.approx(np.quantile(found.cumulative[0], share, axis=1).tolist())


def test_each_range_drawn_is_that_of_its_distribution() -> None:
    found = businesscase.simulate(unsure(3), draws=50)
    table = charts.shapes(found).data.frame()
    for one, (_, row) in zip(found.inputs, table.iterrows(), strict=True):
        exact = one.draw(np.array([0.05, 0.25, 0.5, 0.75, 0.95]))
        assert row.tolist()[1:] == pytest.approx(exact.tolist())


def test_the_net_gain_is_drawn_by_size_and_its_best_is_marked() -> None:
    found = businesscase.knowing(businesscase.simulate(studied(), draws=2_000))
    chart = charts.net_gain(found)
    [pilot] = found.pilots
    tells, costs, net, ring, cross = chart.plot.data
    assert list(net.x) == list(tells.x) == [size.people for size in pilot.sizes]
    assert list(net.y) == pytest.approx([size.net for size in pilot.sizes])
    assert list(costs.y) == pytest.approx([size.cost for size in pilot.sizes])
    assert (*ring.x, *ring.y) == (pilot.best.people, pilot.best.net)
    assert (*cross.x, *cross.y) == (60, pilot.stated.net)
    assert f"gains most with about {pilot.best.people} people" in chart.title


def test_not_worth_it_is_drawn_too_and_what_is_not_there_is_refused() -> None:
    found = businesscase.knowing(businesscase.simulate(studied(fixed_cost=1e6), draws=200))
    assert charts.net_gain(found).title == "Pilot at two sites is not worth it at any size looked at"
    with pytest.raises(MethodRefused, match="no such study"):
        charts.net_gain(found, "gone")
    with pytest.raises(MethodRefused, match="nothing to draw"):
        charts.net_gain(businesscase.knowing(businesscase.simulate(unsure(), draws=50)))


def test_assumptions_that_move_together_share_a_bar() -> None:
    case = unsure(2).replaced(Correlation(first="t", second="v0", value=0.6))
    chart = charts.drivers(businesscase.drivers(businesscase.simulate(case, draws=500), "new"))
    assert chart.data.frame()["Assumption"].tolist() == ["Take-up and Take-up 0", "Take-up 1"]
    assert chart.title.startswith("Take-up and Take-up 0 drive ")


def test_hostile_titles_stay_text() -> None:
    found = businesscase.simulate(unsure(2, "<img src=x onerror=alert(1)>"), draws=50)
    each = (charts.chances, charts.fan, charts.shapes)
    told = businesscase.knowing(businesscase.simulate(studied("<img src=x onerror=alert(1)>"), draws=50))
    others = charts.drivers(businesscase.drivers(found)), charts.net_gain(told)
    for chart in (*(draw(found) for draw in each), *others):
        assert "<img src" not in chart.data_html()
        layout = chart.to_plain()["layout"]
        shown = [a["text"] for a in layout.get("annotations", [])] + list(layout["yaxis"].get("ticktext", []))
        assert not any("<img" in text for text in shown)
