"""From the hand to the painted chances: the what-if panel with its second picture open and folded.

In one notebook of a real JupyterLab in Chromium stands the what-if panel over the example mobile-esol (two
options, 11 lines) and over a case of 60 lines by 30 years with 40 uncertain assumptions. Its sliders are
moved by the mouse, in turn with "How sure can we be?" folded (the deterministic update alone) and open
(10,000 draws and the shapes as well). Then the slider is let go, and the time until 100,000 draws are painted
is measured; it holds the quarter of a second for which the panel waits. Run from the top folder, on a machine
with Chromium::

    python -m benchmarks.what_if_chances [moves]

Exits 1 when the chances take more than 4 times as long as the deterministic update.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.drag_to_chart import drag, lab_in_chromium, said

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.panels.conftest import Lab

TARGET = 4.0
ROUNDS = 4
EXAMPLE = """
import innokit
from innokit.panels import what_if
from innokit.store.examples import ENTRIES, example_folder
small = innokit.open_book("small.innokit", by="Analyst")
small.import_jsonl(example_folder("mobile-esol") / ENTRIES)
what_if(small)
"""
LARGE = """
from benchmarks.what_if_round_trip import large
book = innokit.open_book("large.innokit", by="Analyst")
book.record(list(large().records))
what_if(book)
"""
Times = dict[str, list[float]]


def measure(page: Page, panel: Locator, moves: int) -> Times:
    """Milliseconds from the hand to the painted change: folded, open, and until the fine picture."""
    slider, fold = panel.get_by_role("slider").first, panel.locator("summary")
    chart, shapes = panel.locator(".iw-chart"), panel.locator(".ww-shapes")
    times: Times = {"deterministic": [], "10,000 draws": [], "100,000 draws, once let go": []}
    for _ in range(ROUNDS):
        fold.click()
        page.wait_for_timeout(700)
        times["deterministic"] += drag(page, slider, slider, chart, moves // ROUNDS)
        fold.click()
        shapes.wait_for()
        page.wait_for_timeout(700)
        times["10,000 draws"] += drag(page, slider, slider, shapes, moves // ROUNDS)
        start = time.perf_counter()
        panel.locator(".ww-sure .iw-said", has_text="100,000 draws").first.wait_for()
        times["100,000 draws, once let go"].append((time.perf_counter() - start) * 1_000)
    return times


def both(lab: Lab, moves: int) -> dict[str, Times]:
    """The times of each case."""
    page = lab.open_notebook([EXAMPLE, LARGE], height=9000)
    panels = page.locator(".innokit-what-if")
    panels.nth(1).locator(".ww-shape").first.wait_for()
    page.wait_for_timeout(2000)
    names = ("mobile-esol, 11 lines, 4 drawn", "60 lines by 30 years, 40 drawn")
    return {name: measure(page, panels.nth(place), moves) for place, name in enumerate(names)}


def main() -> int:
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    with lab_in_chromium() as lab:
        found = both(lab, moves)
    worst = 0.0
    for case, times in found.items():
        print(case)
        for name, each in times.items():
            few = f"{statistics.median(each):.0f} ms ({min(each):.0f} to {max(each):.0f}; {len(each)} times)"
            print(f"  {name + ':':<28}{few if len(each) <= ROUNDS else said(each)}")
        ratio = statistics.median(times["10,000 draws"]) / statistics.median(times["deterministic"])
        worst = max(worst, ratio)
        print(f"  Ratio of the medians: {ratio:.2f} (at most {TARGET:g} wanted)")
    return int(worst > TARGET)


if __name__ == "__main__":
    sys.exit(main())
