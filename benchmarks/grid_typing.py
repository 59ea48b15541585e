"""How soon the grid shows what is typed and pasted: 200 rows by 12 columns in real Chromium.

Beside the grid, in the same run, a bare HTML table of as many inputs does the same: each key is a real key
press, and the time runs from the key to the frame that shows it. Python's part (the check of every value) is
timed by itself, since it runs after the paint. Prints a table; needs a Chromium on this machine.

    python benchmarks/grid_typing.py [keys] [rounds]
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from innokit.panels.grid import Grid, grid
from innokit.records import Idea
from innokit.store import open_book

ROWS, COLUMNS = 200, 12
FIELDS = [
    "title",
    "text",
    "author",
    "table",
    "who_gains",
    "technology",
    "theme",
    "source",
    "standing",
    "note",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

STAGE = """async ([code, traits]) => {
    const heard = {};
    window.sent = [];
    const model = {
        get: name => traits[name], send: message => window.sent.push(message),
        on: (name, act) => { heard[name] = act; }, off: () => {},
    };
    const module = await import("data:text/javascript," + encodeURIComponent(code));
    const el = document.body.appendChild(document.createElement("div"));
    el.className = "under-test";
    module.default.render({ model, el });
}"""
BARE = """([rows, columns]) => {
    const el = document.body.appendChild(document.createElement("div"));
    const table = el.appendChild(document.createElement("table"));
    for (let row = 0; row < rows; row++) {
        const tr = table.insertRow();
        for (let col = 0; col < columns; col++) {
            const input = tr.insertCell().appendChild(document.createElement("input"));
            input.dataset.col = col;
        }
    }
    el.addEventListener("paste", event => {
        event.preventDefault();
        const lines = event.clipboardData.getData("text/plain").split("\\n");
        lines.forEach((line, row) => line.split("\\t").forEach((text, col) => {
            table.rows[row].cells[col].firstChild.value = text;
        }));
    });
}"""
WATCH = """() => {
    window.times = [];
    document.addEventListener("keydown", event => {
        const from = event.timeStamp;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.times.push(performance.now() - from);
            port2.postMessage(0);
        });
    }, true);
}"""
PASTE = """async text => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const from = performance.now();
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    await new Promise(done => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
    }));
    return performance.now() - from;
}"""


def panel() -> Grid:
    """A grid of 200 recorded rows and 12 columns, each of the kind that a text needs."""
    book = open_book(":memory:", by="Analyst")
    book.record(
        [Idea(title=f"Idea {place}", text="A few words of it", table=str(place)) for place in range(ROWS)]
    )
    return grid(book, "ideas", columns=FIELDS)


def traits(made: Grid) -> dict[str, Any]:
    """What the script draws, padded to 12 columns."""
    model = dict(made.model)
    spare = {**model["columns"][2], "title": "Spare"}
    model["columns"] = [
        *model["columns"],
        *({**spare, "key": f"spare{n}"} for n in range(COLUMNS - len(FIELDS))),
    ]
    return {"model": model, "draft": {}, "faults": {}, "message": "", "clash": {}, "stale": [], "past": {}}


def typing(page: Page, keys: int) -> list[float]:
    """Milliseconds from key to paint, in a cell in the middle."""
    page.bring_to_front()
    page.locator("[data-col='2']").nth(100).focus()
    page.evaluate("window.times = []")
    for stroke in range(keys):
        page.keyboard.press("abcdefghij"[stroke % 10])
    page.wait_for_timeout(300)
    return list(page.evaluate("window.times"))


def pasting(page: Page, text: str) -> float:
    """Milliseconds from paste to paint."""
    page.bring_to_front()
    page.locator("[data-col='0']").first.focus()
    return float(page.evaluate(PASTE, text))


def in_python(made: Grid) -> float:
    """Seconds that Python takes to check a paste of every cell."""
    rows = [row["key"] for row in made.model["rows"]]
    cells = {key: {name: "text" for name in FIELDS if name != "standing"} for key in rows}
    start = time.perf_counter()
    made.do_type({"cells": cells, "fresh": [], "view": "v", "number": 1})
    return time.perf_counter() - start


def opened(browser: Browser, made: Grid) -> dict[str, Page]:
    """The two pages, each with its table drawn."""
    pages = {
        name: browser.new_page(viewport={"width": 1280, "height": 900}) for name in ("bare table", "grid")
    }
    for page in pages.values():
        page.set_content("<!doctype html><html lang=en><body class=jp-Notebook></body></html>")
        page.evaluate(WATCH)
    pages["bare table"].evaluate(BARE, [ROWS, COLUMNS])
    pages["grid"].add_style_tag(content=str(made._css))
    start = time.perf_counter()
    pages["grid"].evaluate(STAGE, [str(made._esm), json.loads(json.dumps(traits(made)))])
    print(f"first drawing of the grid   {(time.perf_counter() - start) * 1000:7.0f} ms")
    return pages


def main(keys: int = 40, rounds: int = 5) -> None:
    """Measure both in turn, round by round, so that a busy machine slows both alike."""
    made = panel()
    found: dict[str, tuple[list[float], list[float]]] = {"bare table": ([], []), "grid": ([], [])}
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        pages = opened(browser, made)
        for turn in range(rounds):
            lines = ("\t".join(f"{turn}: {row}.{col}" for col in range(COLUMNS)) for row in range(ROWS))
            text = "\n".join(lines)
            for name, page in pages.items():
                found[name][0].extend(typing(page, keys))
                found[name][1].append(pasting(page, text))
        sent = pages["grid"].evaluate("window.sent.length")
        browser.close()
    report(found)
    print(f"Python's check of a paste   {in_python(made) * 1000:7.0f} ms, after the paint")
    print(f"messages for {keys * rounds} keys and {rounds} pastes: {sent}")


def report(found: dict[str, tuple[list[float], list[float]]]) -> None:
    """Print medians, worst and the ratio to the bare table."""
    print(f"{ROWS} x {COLUMNS} cells; milliseconds to the frame that shows it")
    for at, what in ((0, "one key"), (1, f"paste of {ROWS * COLUMNS:,} cells")):
        middle = {name: statistics.median(times[at]) for name, times in found.items()}
        worst = {name: max(times[at]) for name, times in found.items()}
        for name in found:
            print(f"{what:24s} {name:11s} median {middle[name]:7.1f}   worst {worst[name]:7.1f}")
        print(f"{what:24s} ratio       {middle['grid'] / middle['bare table']:14.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
