"""How soon the board of 5,000 ideas stands on the screen, beside the same cards in a bare pandas HTML table.

The table gets its five columns ready made; the board works them out from the record first. Both in the same
run and the same real Chromium, alternated: what Python makes (the panel's model; pandas' `to_html`) and what
the browser takes from there to the frame that shows it. Needs a Chromium on this machine.

    python benchmarks/board_opening.py [ideas] [rounds]
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from typing import Any

import numpy as np
import pandas as pd
from playwright.sync_api import Page, sync_playwright

from innokit import process
from innokit.panels import board
from innokit.panels.board import BoardPanel
from innokit.records import Idea, Merging, Record, Sifting, Theme, Vote
from innokit.store import open_book
from innokit.store.book import Book

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAINTED = """const painted = () => new Promise(done => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
}));"""
WALL = """async ([code, css, model]) => {
    PAINTED
    document.head.appendChild(document.createElement("style")).textContent = css;
    const traits = { model, message: "", stale: [] };
    const module = await import("data:text/javascript," + encodeURIComponent(code));
    const el = document.body.appendChild(document.createElement("div"));
    const from = performance.now();
    module.default.render({ model: { get: name => traits[name], on() {}, off() {}, send() {} }, el });
    await painted();
    return performance.now() - from;
}""".replace("PAINTED", PAINTED)
BARE = """async html => {
    PAINTED
    const el = document.body.appendChild(document.createElement("div"));
    const from = performance.now();
    el.innerHTML = html;
    await painted();
    return performance.now() - from;
}""".replace("PAINTED", PAINTED)


def filled(book: Book, many: int) -> None:
    """Record an event: ideas, themes, dots, merges and outcomes."""
    random = np.random.default_rng(7)
    ideas = [
        Idea(
            id=f"{n:016x}",
            title=f"Idea {n}: a lesson by phone",
            author=f"Seat {n % 30}",
            table=f"Table {n % 6}",
        )
        for n in range(many)
    ]
    ids = [idea.id for idea in ideas]
    also: list[Record] = [Theme(title=f"Theme {k}", ideas=tuple(ids[k::12])) for k in range(12)]
    also += [Merging(into=ids[n], ideas=(ids[n + 1],), reason="Alike") for n in range(0, many // 5 * 2, 2)]
    also += [Vote(idea=ids[int(random.integers(many))], voter=f"Seat {n}", dots=2) for n in range(many // 5)]
    also += [Sifting(idea=id, outcome="parked", reason="Later") for id in ids[many // 2 : many // 2 + 200]]
    book.record([*ideas, *also])


def timed(make: Any) -> tuple[float, Any]:
    """Milliseconds that Python takes, and what it makes."""
    start = time.perf_counter()
    found = make()
    return 1000 * (time.perf_counter() - start), found


def in_page(page: Page, script: str, given: Any) -> float:
    """Milliseconds from drawing to the frame that shows it, on an empty page."""
    page.goto("about:blank")
    return float(page.evaluate(script, given))


def main(many: int = 5_000, rounds: int = 7) -> None:
    """Print medians and their ratio."""
    program = next(found for name in BROWSERS if (found := shutil.which(name)))
    with open_book(":memory:", by="Typist") as book, sync_playwright() as play:
        filled(book, many)
        case, panel = book.case(), board(book)
        page = play.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
        rows = [
            {"theme": c.theme, "title": c.title, "author": c.author, "status": c.status, "dots": c.dots}
            for c in process.board(case).cards
        ]
        wall: list[tuple[float, float]] = []
        bare: list[tuple[float, float]] = []
        for _ in range(rounds):
            panel.case = case
            made, model = timed(panel.drawn)
            plain = json.loads(json.dumps(model))
            wall.append((made, in_page(page, WALL, [BoardPanel._esm, BoardPanel._css, plain])))
            made, text = timed(lambda: pd.DataFrame(rows).to_html())
            bare.append((made, in_page(page, BARE, text)))
        print(f"{many:,} ideas, {len(process.board(case).cards):,} cards on the board; medians of {rounds}\n")
        print(f"{'':24}{'Python':>10}{'browser':>10}{'together':>10}")
        for name, found in (("board", wall), ("bare pandas table", bare)):
            python, browser = (statistics.median(column) for column in zip(*found, strict=True))
            print(f"{name:24}{python:8.0f}ms{browser:8.0f}ms{python + browser:8.0f}ms")
        ratio = statistics.median(sum(one) / sum(other) for one, other in zip(wall, bare, strict=True))
        print(f"\nboard / bare table: {ratio:.2f} (aim: under 2)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
