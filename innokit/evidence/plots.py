"""Charts on a page: a caption in words, a picture with its description, and the data to draw it from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from innokit.words import escape

_FROM_AFAR = re.compile(r"(?!heat|tree).*(map|mapbox|geo)|choropleth|image")
"""Sorts of trace that fetch tiles, outlines or pictures from elsewhere; heatmap and treemap fetch nothing."""

_TITLE_ROOM = 30


def plot_html(plain: Mapping[str, Any], place: str) -> str:
    """Write one plotly figure, which the page's own script draws.

    Parameters
    ----------
    plain : mapping
        The figure as plain data, ``layout.meta`` holding its description and title.
    place : str
        The id of its element in the page.
    """
    data, layout = list(plain.get("data") or []), dict(plain.get("layout") or {})
    if any(_FROM_AFAR.fullmatch(str(trace.get("type", ""))) for trace in data):
        return '<p class="innokit-note">A map stands here in the notebook; it needs a network.</p>'
    found = layout.get("meta")
    meta = found if isinstance(found, dict) else {}
    title, subtitle = _headings(layout)
    title = str(meta.get("title") or title)
    alt = str(meta.get("alt") or title or "A chart without a description")
    _make_room(layout)
    caption = f"<strong>{escape(title)}</strong>" if title else ""
    caption += f"<span>{escape(subtitle)}</span>" if subtitle else ""
    return (
        f'<figure class="plot" role="group" aria-label="{escape(title or alt)}">'
        f"{f'<figcaption>{caption}</figcaption>' if caption else ''}"
        f'<div class="innokit-scroll" role="region" tabindex="0" aria-label="Chart: {escape(title or alt)}">'
        f'<div class="chart" role="img" aria-label="{escape(alt)}" id="{place}"></div></div>'
        f'<script type="application/json" id="{place}-data">'
        f"{in_script({'data': data, 'layout': layout})}</script>"
        "</figure>"
    )


def in_script(value: Any) -> str:
    """Write data as JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _headings(layout: Mapping[str, Any]) -> tuple[str, str]:
    """Give title and subtitle as plain text."""
    title = layout.get("title")
    if not isinstance(title, dict):
        return _plain(title or ""), ""
    subtitle = title.get("subtitle")
    return _plain(title.get("text") or ""), _plain(subtitle.get("text") or "") if isinstance(
        subtitle, dict
    ) else ""


def _plain(text: object) -> str:
    """Take the tags of chart labels out of text."""
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", str(text)).split()))


def _make_room(layout: dict[str, Any]) -> None:
    """Take the title out of the picture, as it stands above it as text, and the room that it took."""
    layout.pop("title", None)
    layout.pop("images", None)
    layout.pop("width", None)
    margin = dict(layout.get("margin") or {})
    spare = max(0, float(margin.get("t", 100)) - _TITLE_ROOM)
    layout["margin"] = {**margin, "t": min(float(margin.get("t", 100)), _TITLE_ROOM)}
    if layout.get("height"):
        layout["height"] = max(160, float(layout["height"]) - spare)
