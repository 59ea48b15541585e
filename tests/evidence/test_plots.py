"""Only charts that need a network are left out of a page."""

import pytest

from innokit.evidence.plots import plot_html

NOTE = "it needs a network"


@pytest.mark.parametrize("sort", ["bar", "scatter", "heatmap", "treemap", "waterfall"])
def test_charts_that_fetch_nothing_are_drawn(sort: str) -> None:
    page = plot_html({"data": [{"type": sort}], "layout": {}}, "a")
    assert NOTE not in page
    assert f'"type":"{sort}"' in page


@pytest.mark.parametrize(
    "sort",
    ["scattermap", "scattermapbox", "densitymap", "densitymapbox", "choropleth", "choroplethmap",
     "choroplethmapbox", "scattergeo", "image"],
)  # fmt: skip
def test_maps_and_pictures_from_elsewhere_are_not(sort: str) -> None:
    assert NOTE in plot_html({"data": [{"type": "bar"}, {"type": sort}], "layout": {}}, "a")
