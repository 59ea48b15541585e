"""Small projects with notebooks of their own, so that these tests know what must come out."""

from pathlib import Path

import nbformat

from innokit import evidence, store
from innokit.records import (
    Assumption,
    BenefitLine,
    Challenge,
    CostLine,
    Criterion,
    Frame,
    Idea,
    Option,
    Ref,
    Score,
    Source,
    Stakeholder,
    SwingPoints,
)
from tests.evidence.hostile import TITLES

OPENING = 'import innokit\nbook = innokit.open_book("case.innokit")\ncase = book.case()'

HOSTILE_DISPLAYS = """
from IPython.display import HTML, Markdown, display
from tests_hostile import TITLES
for title in TITLES:
    print(title)
    display(HTML(title), Markdown(title), Markdown("# " + title))
    display({"text/plain": title}, raw=True)
    display({"application/vnd.plotly.v1+json": {
        "data": [{"type": "bar", "x": [title], "y": [1], "text": [title]}],
        "layout": {"title": {"text": title}, "meta": {"alt": title, "title": title, "chart": title},
                   "images": [{"source": "https://example.org/in-a-chart.png"}],
                   "annotations": [{"text": "<a href='javascript:window.pwned=27'>" + title + "</a>"}]}}},
            raw=True)
    display({"text/html": "<a class='innokit-figure' href='#trace-" + title + "'>x</a>",
             "application/vnd.innokit.figures+json": {"title": title, "as_at": None, "figures": [
                 {"id": title, "label": title, "value": 1, "text": title, "unit": title, "records": [title]},
                 {"id": "fine", "label": title, "value": 1, "text": title, "unit": "£", "records": []}, 7]}},
            raw=True)
"""


def cell(text: str, *tags: str, markdown: bool = False):
    made = nbformat.v4.new_markdown_cell(text) if markdown else nbformat.v4.new_code_cell(text)
    if tags:
        made.metadata["tags"] = list(tags)
    return made


def write_notebook(path: Path, *cells) -> None:
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    for number, made in enumerate(notebook.cells):
        made.id = f"cell-{number}"
    nbformat.write(notebook, path)


def record_case(folder: Path, titles: list[str], standing: str = "estimated") -> None:
    """Record a case that can be scored and appraised, its titles taken in turn from those given."""
    turn = iter(titles * 20)
    say = lambda: next(turn)  # noqa: E731
    bau, first, second = Option(title=say(), role="baseline"), Option(title=say()), Option(title=say())
    who, source = Stakeholder(title=say()), Source(title=say(), address=say(), publisher=say())
    saved = Assumption(
        title=say(),
        value=150_000,
        low=90_000,
        high=180_000,
        unit="£ a year",
        source=source.id,
        standing=standing,
    )
    criteria = [Criterion(title=say(), meaning=say(), best_words=say()) for _ in range(2)]
    with store.open_book(folder / evidence.BOOK, by=say()) as book:
        book.record(Challenge(title=say(), owner=say()), why=say())
        book.record([bau, first, second, who, source, saved, *criteria], why=say())
        book.record([Score(option=o.id, criterion=c.id, value=60) for o in (first, second) for c in criteria])
        book.record([SwingPoints(criterion=c.id, points=100) for c in criteria])
        book.record(Frame(base_year="2026", last_year=4))
        book.record(CostLine(title=say(), option=bau.id, amount=50_000, last_year=4, payer=who.id))
        book.record(
            CostLine(title=say(), option=first.id, amount=200_000, payer=who.id, source=say(), note=say())
        )
        book.record(CostLine(title=say(), option=second.id, amount=400_000, payer=who.id))
        lines = [
            BenefitLine(title=say(), option=o.id, gainer=who.id, unit_value=Ref(assumption=saved.id))
            for o in (first, second)
        ]
        book.record(lines)
        ideas = [Idea(title=title, text=title) for title in titles]
        book.record(ideas, why=say())
        book.withdraw(ideas[0], why=say())


def fill_hostile(folder: Path) -> None:
    record_case(folder, list(TITLES))
    (folder / "tests_hostile.py").write_text(f"TITLES = {TITLES!r}\n", encoding="utf-8")
    results = [
        "innokit.businesscase.appraise(case)",
        "innokit.charts.cumulative(innokit.businesscase.appraise(case))",
        "innokit.charts.who(innokit.businesscase.appraise(case))",
        "innokit.scoring.compare(case)",
        "innokit.charts.overall(innokit.scoring.compare(case))",
        "innokit.listing(case, 'ideas')",
        "innokit.table(case, 'ideas')",
    ]
    write_notebook(folder / "01_results.ipynb", cell(OPENING), *map(cell, results))
    said = [cell(f"# {title}\n\n{title}\n\n- {title}", markdown=True) for title in TITLES]
    write_notebook(folder / "02_displays.ipynb", *said, cell(HOSTILE_DISPLAYS))


def fill_plain(folder: Path) -> None:
    names = [
        "Keep it",
        "Buy one",
        "Build one",
        "The council",
        "The survey",
        "https://example.org/a",
        "Us",
        "Staff time",
    ]
    record_case(folder, names, standing="illustrative")
    write_notebook(
        folder / "01_start.ipynb",
        cell(
            "# Where do we stand?\n\nSee [the case](02_case.ipynb) and [a guide](https://example.org/).",
            markdown=True,
        ),
        cell(OPENING, "parameters"),
        cell("## What is recorded?", markdown=True),
        cell("innokit.listing(case, 'options')", "hide-input"),
        cell("secret = 'hidden cell'", "hide-cell"),
        cell("secret = 'removed cell'", "remove-cell"),
        cell("raise SystemError('nobody is there')", "skip-headless"),
        cell(
            "import os, sys\nprint('in', os.getcwd(), sys.prefix, os.environ['INNOKIT_HEADLESS'])\nobject()"
        ),
    )
    write_notebook(
        folder / "02_case.ipynb",
        cell("# Is it worth it?", markdown=True),
        cell(OPENING, "parameters"),
        cell("appraisal = innokit.businesscase.appraise(case)\nappraisal"),
        cell("innokit.charts.cumulative(appraisal)", "hide-input"),
        cell("innokit.table(case, 'costs')", "hide-input"),
    )
