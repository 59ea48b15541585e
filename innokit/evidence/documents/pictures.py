"""Charts as pictures, drawn by a browser of this machine in one start; none is downloaded."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from innokit.charts import Chart
from innokit.evidence.plots import in_script

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "microsoft-edge", "brave-browser",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
)
WIDE = 720
_TITLE_ROOM = 24
_SCALE = 2
_PATIENCE = 180
_ARGUMENTS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-device-scale-factor=1",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=120000", "--dump-dom",
)  # fmt: skip
_DRAW = """
const plots = JSON.parse(document.getElementById("plots").textContent);
for (const script of document.scripts) script.textContent = "";
plots.forEach(async (plot, place) => {
  const made = document.createElement("i");
  made.id = "picture-" + place;
  try {
    const {width, height} = plot.layout;
    const drawn = {...plot, config: {staticPlot: true}};
    made.textContent = await Plotly.toImage(drawn, {format: "png", width, height, scale: SCALE});
  } catch (fault) {
    made.textContent = "";
  }
  document.body.append(made);
});
"""
"""Draws each chart once, straight to its picture; what has run is emptied, so that it is not handed back."""
_MADE = re.compile(r'<i id="picture-(\d+)">data:image/png;base64,([A-Za-z0-9+/=]*)</i>')


def browser() -> str:
    """Give the path of a browser that can draw; empty where this machine has none.

    The environment variable ``INNOKIT_BROWSER`` names another, or ``none``.
    """
    named = os.environ.get("INNOKIT_BROWSER", "")
    if named:
        return "" if named.lower() == "none" else named
    installed = (found for name in BROWSERS if (found := shutil.which(name)))
    return next(installed, "") or next((place for place in PLACES if Path(place).is_file()), "")


def draw(charts: Sequence[Chart]) -> list[bytes]:
    """Draw charts as PNG pictures of twice the resolution, without their titles.

    Parameters
    ----------
    charts : sequence of Chart

    Returns
    -------
    list of bytes
        One a chart; empty bytes where there is no browser, or it did not draw.
    """
    program = browser()
    if not charts or not program:
        return [b""] * len(charts)
    made = {
        int(place): base64.b64decode(data) for place, data in _MADE.findall(_shown(program, _page(charts)))
    }
    return [made.get(place, b"") for place in range(len(charts))]


def size_of(picture: bytes) -> tuple[int, int]:
    """Give width and height of a PNG as it stands on a page."""
    wide, high = struct.unpack(">II", picture[16:24])
    return wide // _SCALE, high // _SCALE


def _shown(program: str, page: str) -> str:
    """Open a page in a browser that reaches no network, and give what it holds in the end."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        command = [
            program, *_ARGUMENTS, *(["--no-sandbox"] if as_root else []),
            f"--user-data-dir={Path(folder) / 'profile'}", file.as_uri(),
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - a browser of this machine, opening a page of ours
                command, capture_output=True, timeout=_PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            # Whoever asked gets no picture, and the document says so in its place.
            return ""
    return done.stdout.decode("utf-8", "replace")


def _page(charts: Sequence[Chart]) -> str:
    """Write the page that draws them."""
    plots = in_script([_untitled(chart.to_plain()) for chart in charts])
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Pictures</title><body>"
        f'<script>{_plotly()}</script><script type="application/json" id="plots">{plots}</script>'
        f"<script>{_DRAW.replace('SCALE', str(_SCALE))}</script></body></html>"
    )


def _untitled(plain: dict[str, Any]) -> dict[str, Any]:
    """Take the title out of a picture, as the document says it, and the room that it took."""
    layout = dict(json.loads(json.dumps(plain["layout"])))
    layout.pop("title", None)
    layout.pop("images", None)
    margin = dict(layout.get("margin") or {})
    spare = max(0.0, float(margin.get("t", 100)) - _TITLE_ROOM)
    margin["t"] = min(float(margin.get("t", 100)), _TITLE_ROOM)
    high = max(160.0, float(layout.get("height") or 380) - spare)
    return {
        "data": plain["data"],
        "layout": {**layout, "margin": margin, "width": WIDE, "height": round(high)},
    }


@cache
def _plotly() -> str:
    """Give plotly's own script, which comes with its Python package."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs()).replace("</script", "<\\/script")
