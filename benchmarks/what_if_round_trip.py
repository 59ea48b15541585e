"""From the hand to the painted answer: the what-if panel beside the weights panel and a bare slider.

All three stand in one notebook of a real JupyterLab in Chromium and are moved in turn by the mouse: the
what-if panel over the example mobile-esol (two options, 11 lines), the weights panel and the bare slider,
which drives a plotly chart, over office-location. Beside it stands what a preview costs by itself on a case
of 60 lines by 30 years with 40 assumptions. Run from the top folder, on a machine with Chromium::

    python -m benchmarks.what_if_round_trip [moves]

Exits 1 when the panel takes more than 1.5 times as long as the bare slider.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.drag_to_chart import BARE, PANEL, SHARED, TARGET, drag, lab_in_chromium, said
from innokit.panels.what_if import moves as pure
from innokit.panels.what_if.showing import now
from innokit.records import Assumption, BenefitLine, Case, CostLine, Frame, Option, Ref, Stakeholder

if TYPE_CHECKING:
    from tests.panels.conftest import Lab

ROUNDS = 4
MONEY = """
from innokit.panels import what_if
money = innokit.open_book("money.innokit", by="Analyst")
money.import_jsonl(example_folder("mobile-esol") / ENTRIES)
what_if(money)
"""


def measure(lab: Lab, moves: int) -> dict[str, list[float]]:
    """Times of each of the three, in turn."""
    page = lab.open_notebook([SHARED, MONEY, PANEL, BARE], height=3200)
    ours, weights = page.locator(".innokit-what-if"), page.locator(".innokit-weights")
    ours.locator(".ww-step").first.wait_for()
    weights.locator(".iw-bar").first.wait_for()
    page.locator(".js-plotly-plot .point").first.wait_for()
    plain, figure = page.locator(".jupyter-widgets.widget-slider"), page.locator(".js-plotly-plot .main-svg")
    native, other = (panel.get_by_role("slider").first for panel in (ours, weights))
    page.wait_for_timeout(2000)
    moved = {
        "What-if panel": (native, native, ours.locator(".iw-chart")),
        "Weights panel": (other, other, weights.locator(".iw-bars")),
        "Bare slider and plotly": (plain.locator(".noUi-base"), plain.locator(".noUi-handle"), figure.first),
    }
    times: dict[str, list[float]] = {name: [] for name in moved}
    for _ in range(ROUNDS):
        for name, places in moved.items():
            times[name] += drag(page, *places, moves // ROUNDS)
    return times


def large() -> Case:
    """A case of 60 lines by 30 years, three options, and 40 assumptions that lines use."""
    options = [Option(id="o0", title="As now", role="baseline")]
    options += [Option(id=f"o{i}", title=f"Option {i}") for i in (1, 2, 3)]
    given = [Assumption(id=f"a{i}", title=f"A {i}", value=0.5, low=0, high=1) for i in range(40)]
    lines = [
        BenefitLine(title=f"Benefit {i}", option=f"o{i % 4}", gainer="c", people=1_000, unit_value=90,
                    take_up=Ref(assumption=f"a{i}"), drop_off=0.05, lag=i % 5)
        for i in range(40)
    ]  # fmt: skip
    costs = [CostLine(title=f"Cost {i}", option=f"o{i % 4}", payer="c", amount=9_000, last_year=29)
             for i in range(20)]  # fmt: skip
    frame = Frame(base_year="2026", last_year=29)
    return Case([frame, Stakeholder(id="c", title="Council"), *options, *given, *lines, *costs])


def preview(many: int, times: int = 15) -> float:
    """Median milliseconds of a preview of the large case with so many assumptions moved."""
    ground, found = pure.Ground(large()), []
    for turn in range(times):
        draft = pure.recorded(ground)
        for given in ground.assumptions[:many]:
            draft[given.id] = {"given": 0.3 + turn / 100, "widen": False}
        start = time.perf_counter()
        now(ground, draft, "o1")
        found.append((time.perf_counter() - start) * 1_000)
    return statistics.median(found)


def main() -> int:
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    with lab_in_chromium() as lab:
        times = measure(lab, moves)
    for name, found in times.items():
        print(f"{name + ':':<25}{said(found)}")
    ours, weights, bare = (statistics.median(found) for found in times.values())
    print(f"Ratio of the medians: {ours / bare:.2f} to the bare slider (at most {TARGET} wanted), "
          f"{ours / weights:.2f} to the weights panel")  # fmt: skip
    for many in (1, 40):
        took = preview(many)
        print(f"A preview of 60 lines by 30 years with {many} of 40 assumptions moved: {took:.1f} ms")
    return int(ours / bare > TARGET)


if __name__ == "__main__":
    sys.exit(main())
