"""Charts: a result in, a plotly figure out, with its alt text and data table by construction.

Nothing is computed here; every number drawn is a figure of the result and keeps its id. Each chart has
a page in the docs: what it shows, how to read it, what to do about it.
"""

from __future__ import annotations

from innokit.errors import ExtraMissing

try:
    from innokit.charts.chart import PLOTLY_MIME, Chart
    from innokit.charts.money import bridge, cumulative, flows
    from innokit.charts.robust import ranks, switching
    from innokit.charts.scoring import contributions, frontier, overall
    from innokit.charts.sensitivity import one_way
    from innokit.charts.stakes import who
except ModuleNotFoundError as missing:
    if missing.name != "plotly":
        raise
    raise ExtraMissing("Charts need plotly", remedy="Install it: pip install 'innokit[charts]'") from missing

__all__ = [
    "PLOTLY_MIME",
    "Chart",
    "bridge",
    "contributions",
    "cumulative",
    "flows",
    "frontier",
    "one_way",
    "overall",
    "ranks",
    "switching",
    "who",
]
