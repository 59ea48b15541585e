"""From the hand to the painted chart: the weights panel beside a bare slider that drives a plotly chart.

Both stand in one notebook of a real JupyterLab in Chromium, over the same seven options and six criteria, and
are moved in turn by the mouse. Each time runs from the pointer's move, as the page hears of it, to the frame
in which the chart has changed. Run from the top folder, on a machine with Chromium::

    python -m benchmarks.drag_to_chart [moves]

Exits 1 when the panel takes more than 1.5 times as long as the bare slider.
"""

from __future__ import annotations

import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.conftest import BROWSER_ARGUMENTS, BROWSERS, ROOT
from tests.panels.conftest import Lab, answer, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TARGET = 1.5
PLACES = (
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "IPYTHONDIR",
)
WARM_UP = 5
SHARED = """
import innokit
from innokit.panels import weights
from innokit.store.examples import ENTRIES, example_folder
book = innokit.open_book("bench.innokit", by="Analyst")
book.import_jsonl(example_folder("office-location") / ENTRIES)
case = book.case()
"""
PANEL = "weights(book, assessor=case.assessors[0].id)"
BARE = """
import ipywidgets, plotly.graph_objects as go
from innokit import scoring
found = scoring.compare(case)
points = {record.criterion: record.points for record in case.swing_points}
first = found.criteria[0].id
chart = go.FigureWidget(go.Bar(y=[o.title for o in found.options], x=found.low, orientation="h"))
chart.update_xaxes(range=[0, 100])
slider = ipywidgets.FloatSlider(value=100, min=0, max=100, step=1)
def moved(change):
    points[first] = change["new"]
    total = sum(points.values())
    chart.data[0].x = found.scores @ [points[c.id] / total for c in found.criteria]
slider.observe(moved, "value")
ipywidgets.VBox([slider, chart])
"""
# Tells how long it took from a move of the pointer to the frame that shows the chart changed.
STOPWATCH = """
chart => {
    let start = 0;
    window.took = null;
    document.addEventListener("pointermove", () => { start ||= performance.now(); }, { capture: true });
    const seen = new MutationObserver(() => {
        if (!start) return;
        const since = start;
        start = 0;
        requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = () => { window.took ??= performance.now() - since; };
            after.port2.postMessage(0);
        });
    });
    seen.observe(chart, { subtree: true, childList: true, characterData: true, attributes: true });
    window.stop = () => seen.disconnect();
}
"""


@contextmanager
def running_lab(folder: Path) -> Iterator[Lab]:
    """A JupyterLab of this run alone."""
    port, token = free_port(), secrets.token_hex(16)
    home = folder / "home"
    own = {name: str(home / name.lower()) for name in PLACES}
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    environment.pop("INNOKIT_HEADLESS", None)
    work = folder / "work"
    work.mkdir()
    line = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ip=127.0.0.1", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={work}",
        "--LabApp.news_url=None",
        "--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    with (folder / "lab.log").open("wb") as log:
        program = subprocess.Popen(line, cwd=work, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            themes = home / "jupyterlab_settings_dir" / "@jupyterlab" / "apputils-extension"
            lab = Lab(work, f"http://127.0.0.1:{port}", token, themes / "themes.jupyterlab-settings")
            answer(lab, program, folder / "lab.log")
            yield lab
        finally:
            program.terminate()
            program.wait(30)


def drag(page: Page, slider: Locator, grip: Locator, chart: Locator, moves: int) -> list[float]:
    """Milliseconds of each move along the slider, held at its grip; the first few are left out."""
    slider.scroll_into_view_if_needed()
    chart.evaluate(STOPWATCH)
    box, held = slider.bounding_box(), grip.bounding_box()
    assert box, "the slider is not on the page"
    assert held, "the slider's grip is not on the page"
    height = held["y"] + held["height"] / 2
    page.mouse.move(held["x"] + held["width"] / 2, height)
    page.mouse.down()
    page.wait_for_timeout(500)
    page.evaluate("window.took = null")
    times = []
    for move in range(moves + WARM_UP):
        page.mouse.move(box["x"] + box["width"] * (0.15 + 0.7 * ((move * 7) % 20) / 20), height)
        page.wait_for_function("window.took !== null", polling=20)
        times.append(float(page.evaluate("window.took")))
        page.wait_for_timeout(60)
        page.evaluate("window.took = null")
    page.mouse.up()
    page.evaluate("window.stop()")
    return times[WARM_UP:]


def measure(lab: Lab, moves: int, rounds: int = 4) -> tuple[list[float], list[float]]:
    """Times of the panel and of the bare slider, in turn."""
    page = lab.open_notebook([SHARED, PANEL, BARE], height=2200)
    panel, plain = page.locator(".innokit-weights"), page.locator(".jupyter-widgets.widget-slider")
    panel.locator(".iw-bar").first.wait_for()
    page.locator(".js-plotly-plot .point").first.wait_for()
    native = panel.get_by_role("slider").first
    track, grip = plain.locator(".noUi-base"), plain.locator(".noUi-handle")
    figure = page.locator(".js-plotly-plot .main-svg").first
    page.wait_for_timeout(2000)
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(rounds):
        ours += drag(page, native, native, panel.locator(".iw-bars"), moves // rounds)
        bare += drag(page, track, grip, figure, moves // rounds)
    return ours, bare


def said(times: list[float]) -> str:
    """The median, and the range that holds 9 of 10."""
    low, high = statistics.quantiles(times, n=20)[0], statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times):.0f} ms (9 in 10 between {low:.0f} and {high:.0f}; {len(times)} moves)"


@contextmanager
def lab_in_chromium() -> Iterator[Lab]:
    """A JupyterLab of this run alone, with a browser to open its notebooks in."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    arguments = [*BROWSER_ARGUMENTS, *as_root]
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        lab = stack.enter_context(running_lab(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        lab.browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield lab
        lab.browser.close()


def main() -> int:
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    with lab_in_chromium() as lab:
        ours, bare = measure(lab, moves)
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"Weights panel, drag to painted chart:  {said(ours)}")
    print(f"Bare slider and plotly FigureWidget:   {said(bare)}")
    print(f"Ratio of the medians: {ratio:.2f} (at most {TARGET} wanted)")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main())
