"""A chart: a plotly figure that cannot be made without its alt text and its data table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from innokit.results import FIGURES_MIME, Result, Sheet, html
from innokit.words import escape

PLOTLY_MIME = "application/vnd.plotly.v1+json"


@dataclass(frozen=True, eq=False)
class Chart:
    """One chart of one result.

    Attributes
    ----------
    key : str
        Which chart it is; its page in the docs has the same name.
    title : str
        The finding, as a sentence.
    subtitle : str
        What is measured, in which units, as at which entry.
    alt : str
        What a reader who cannot see it needs to know.
    plot : plotly.graph_objects.Figure
    data : Sheet
        The figures drawn.
    result : Result
        What it was drawn from.
    """

    key: str
    title: str
    subtitle: str
    alt: str
    plot: go.Figure
    data: Sheet
    result: Result

    def to_plain(self) -> dict[str, Any]:
        """Give the plotly figure as plain data, with the alt text inside."""
        plain: dict[str, Any] = json.loads(self.plot.to_json(engine="json"))
        plain["layout"]["meta"] = {"alt": self.alt, "chart": self.key, "title": self.title}
        return plain

    def data_html(self) -> str:
        """Give the description and the data table, for readers who do without the picture."""
        summary = f"<summary>Description and data: {escape(self.title)}</summary>"
        return (
            f'<details class="innokit-chart-data">{summary}'
            f"<p>{escape(self.alt)}</p>{html.sheet(self.data)}</details>"
        )

    def _repr_html_(self) -> str:
        return self.data_html()

    def _ipython_display_(self) -> None:
        """Show the picture, then its description and data."""
        from IPython.display import display

        display({PLOTLY_MIME: self.to_plain(), "text/plain": self.alt}, raw=True)  # type: ignore[no-untyped-call]
        table = {
            "text/plain": self.subtitle,
            "text/html": self.data_html(),
            FIGURES_MIME: self.result.to_plain(self.data.figures()),
        }
        display(table, raw=True)  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return self.alt
