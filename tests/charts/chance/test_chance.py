"""Charts of chance draw the simulation's own figures, whatever the titles and however many options."""

import numpy as np
import pytest

from innokit import businesscase, charts
from innokit.records import Assumption, Case, Option, Ref
from tests.businesscase.cases import benefit, cost, framed


def unsure(many: int = 1, title: str = "Take-up") -> Case:
    """A case of some options that all hang on one assumption, and each on one of its own."""
    given = [Assumption(id="t", title=title, value=0.5, low=0.2, high=0.8, unit="share")]
    lines = [cost(4_000)]
    for n in range(many):
        id = "new" if n == 0 else f"o{n}"
        given.append(Assumption(id=f"v{n}", title=f"{title} {n}", value=100, low=50, high=120, unit="£"))
        lines.append(
            benefit(Ref(assumption=f"v{n}"), id=f"b{n}", option=id, people=20, take_up=Ref(assumption="t"))
        )
    others = [Option(id=f"o{n}", title=f"{title} option {n}") for n in range(1, many)]
    return framed(*given, *others, *lines)


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


def test_hostile_titles_stay_text() -> None:
    found = businesscase.simulate(unsure(2, "<img src=x onerror=alert(1)>"), draws=50)
    each = (charts.chances, charts.fan, charts.shapes)
    for chart in (*(draw(found) for draw in each), charts.drivers(businesscase.drivers(found))):
        assert "<img src" not in chart.data_html()
        layout = chart.to_plain()["layout"]
        shown = [a["text"] for a in layout.get("annotations", [])] + list(layout["yaxis"].get("ticktext", []))
        assert not any("<img" in text for text in shown)
