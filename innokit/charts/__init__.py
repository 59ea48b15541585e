"""Charts: a result in, a plotly figure out, with its alt text and data table by construction.

Nothing is computed here; every number drawn is a figure of the result and keeps its id. Each chart has
a page in the docs: what it shows, how to read it, what to do about it.
"""

from __future__ import annotations

from innokit.errors import ExtraMissing

try:
    from innokit.charts.chance import chances, drivers, fan, net_gain, shapes
    from innokit.charts.chart import PLOTLY_MIME, Chart
    from innokit.charts.choice import (
        agreement,
        contributions,
        frontier,
        funnel,
        heat_map,
        overall,
        quadrant,
        ranks,
        spread,
        sweep,
        switching,
        tally,
        theory_of_change,
        value_functions,
        weight_tornado,
    )
    from innokit.charts.money import (
        break_even,
        bridge,
        budget,
        by_agency,
        clouds,
        cumulative,
        flows,
        gantt,
        money_and_score,
        one_way,
        risk_matrix,
        scenarios,
        two_way,
        who,
    )
    from innokit.charts.process import need_and_cost, process_map
except ModuleNotFoundError as missing:
    if missing.name != "plotly":
        raise
    raise ExtraMissing("Charts need plotly", remedy="Install it: pip install 'innokit[charts]'") from missing

__all__ = [
    "PLOTLY_MIME",
    "Chart",
    "agreement",
    "break_even",
    "bridge",
    "budget",
    "by_agency",
    "chances",
    "clouds",
    "contributions",
    "cumulative",
    "drivers",
    "fan",
    "flows",
    "frontier",
    "funnel",
    "gantt",
    "heat_map",
    "money_and_score",
    "need_and_cost",
    "net_gain",
    "one_way",
    "overall",
    "process_map",
    "quadrant",
    "ranks",
    "risk_matrix",
    "scenarios",
    "shapes",
    "spread",
    "sweep",
    "switching",
    "tally",
    "theory_of_change",
    "two_way",
    "value_functions",
    "weight_tornado",
    "who",
]
