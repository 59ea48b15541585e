"""The completed notebooks of the examples: their values, and that a fresh run gives the same."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from innokit.evidence import example_project
from innokit.store import example, example_names, open_book
from tests.notebooks.running import FIGURES

PRINTED_TOTALS = (80.8, 39.4, 47.4, 52.3, 64.8, 20.9, 60.2)  # Goodwin and Wright, chapter 3
NOTEBOOKS = [(name, number) for name in example_names() for number in range(7)]


def read(folder: Path, number: int) -> Any:
    """The notebook of one phase."""
    (path,) = folder.glob(f"{number:02}_*.ipynb")
    return nbformat.read(path, as_version=4)


def outputs(notebook: Any) -> list[dict[str, Any]]:
    """Everything its cells show, by media type."""
    return [output["data"] for cell in notebook.cells for output in cell.get("outputs", ())]


def figures(notebook: Any) -> dict[str, dict[str, Any]]:
    """Every figure it shows, by id."""
    found = (data[FIGURES]["figures"] for data in outputs(notebook) if FIGURES in data)
    return {figure["id"]: figure for shown in found for figure in shown}


@pytest.mark.slow
def test_notebook_05_shows_the_two_printed_answers(demo_output: Path) -> None:
    """Box 15 of the Green Book (2003): 247 and minus 168 thousand pounds."""
    case = example("green-book-it-system")
    shown = figures(read(demo_output / "green-book-it-system", 5))
    option, saving = case.options[1].id, case.assumptions[0].id
    answer, test = shown[f"npsv.{option}"], shown[f"npsv-at-low.{saving}.{option}"]
    assert answer["value"] == pytest.approx(247_490.80, abs=0.01)
    assert test["value"] == pytest.approx(-168_339.47, abs=0.01)
    page = "".join(
        data.get("text/html", "") for data in outputs(read(demo_output / "green-book-it-system", 5))
    )
    assert ">247</a>" in page
    assert ">−168</a>" in page
    assert "Published figures reproduced: 2 figures of 2." in page


@pytest.mark.slow
def test_notebook_04_shows_the_printed_totals_and_the_frontier(demo_output: Path) -> None:
    """At the rounded weights as printed, the swing totals beside, and who is on the frontier."""
    case = example("office-location")
    shown = figures(read(demo_output / "office-location", 4))
    direct = [shown[f"overall.direct.{option.id}"]["value"] for option in case.options]
    assert [round(value, 1) for value in direct] == list(PRINTED_TOTALS)
    swing = [shown[f"overall.swing.{option.id}"]["value"] for option in case.options]
    assert swing[0] == pytest.approx(80.483871, abs=1e-6)
    on = [option.title for option in case.options if shown[f"on-frontier.{option.id}"]["value"] == 1]
    assert on == ["Addison Square", "Carlisle Walk", "Gorton Square"]


@pytest.mark.slow
def test_every_notebook_of_the_thread_has_something_to_show(demo_output: Path) -> None:
    """Mobile ESOL goes through all six phases, and says wherever figures are invented."""
    for number in range(1, 7):
        notebook = read(demo_output / "mobile-esol", number)
        shown = [data for data in outputs(notebook) if data.get(FIGURES, {}).get("figures")]
        assert len(shown) >= 3, number
        page = "".join(data.get("text/html", "") for data in outputs(notebook))
        assert "Illustrative:" in page, number


def said(notebook: Any, cell: str) -> str:
    """The words that one cell put out."""
    (found,) = (one for one in notebook.cells if one.id == cell)
    return " ".join(output["data"].get("text/plain", "") for output in found.outputs)


@pytest.mark.parametrize(
    ("number", "cell", "words"),
    [
        (2, "value-functions", "worth was asked by bisection"),
        (2, "lock", "5 criteria stood before the first idea. Since then: "),
        (4, "short-list", "Kitchen learning circles is not judged yet on Safe for learners and children."),
        (4, "scored", "Nobody scored Kitchen learning circles on Lasts"),
        (4, "people", "2 of 9 put another first"),
        (4, "people", "There were 2 rounds; 8 scores changed between them."),
        (4, "people", "Interests declared: "),
        (4, "weights", "By swing weights of 9 assessors"),
        (4, "beside", "Both sets of weights put the options in the same order."),
        (4, "frontier", "Kitchen learning circles has no place"),
        (4, "fragility", "It would not be first if Lasts weighed more than 23.4% (now 14.2%)"),
    ],
)
def test_the_thread_answers_the_councillor(number: int, cell: str, words: str, root: Path) -> None:
    """Nine scored in two rounds: who disagreed, what would flip it, what was left open."""
    assert words in said(read(root / "examples" / "mobile-esol", number), cell)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "number"), NOTEBOOKS)
def test_a_fresh_run_gives_the_completed_notebook(
    name: str, number: int, demo_output: Path, root: Path
) -> None:
    """The stored outputs are those of today; after a meant change: ``python -m tests.notebooks.refresh``."""
    stored, fresh = read(root / "examples" / name, number), read(demo_output / name, number)
    assert [cell.source for cell in stored.cells] == [cell.source for cell in fresh.cells]
    assert outputs(stored) == outputs(fresh)


@pytest.mark.slow
@pytest.mark.parametrize("name", example_names())
def test_running_notebooks_records_nothing(name: str, demo_output: Path) -> None:
    """After the demonstration each book holds exactly the entries it was filled with, and is sound."""
    with open_book(demo_output / name / "case.innokit", read_only=True) as book:
        assert [entry.digest for entry in book.history()] == [entry.digest for entry in example(name).entries]
        assert book.verify(expect=example(name).head).ok


@pytest.mark.parametrize(("name", "number"), NOTEBOOKS)
def test_completed_notebooks_hold_nothing_of_the_machine(name: str, number: int, root: Path) -> None:
    """No widget state, no copy of plotly, no path, no time of running, no error."""
    (path,) = (root / "examples" / name).glob(f"{number:02}_*.ipynb")
    text = path.read_text(encoding="utf-8")
    assert len(text) < 9_000_000
    for trace in (
        "widget-state",
        "Plotly.newPlot",
        str(Path.home()),
        "iopub.execute_input",
        '"output_type": "error"',
    ):
        assert trace not in text


def leave_out_panels(completed: Path, copy: Path) -> None:
    """Tell nbval to skip the cells that a headless run skips."""
    notebook = nbformat.read(completed, as_version=4)
    for cell in notebook.cells:
        if "skip-headless" in cell.metadata.get("tags", ()):
            cell.metadata["tags"] = [*cell.metadata["tags"], "nbval-skip"]
    nbformat.write(notebook, copy)


@pytest.mark.slow
def test_nbval_agrees(tmp_path: Path, root: Path) -> None:
    """A second runner, with a kernel of its own for each notebook, compares every stored output."""
    for name in example_names():
        example_project(name, tmp_path / name)
        for completed in (root / "examples" / name).glob("*.ipynb"):
            leave_out_panels(completed, tmp_path / name / completed.name)
    sanitize = root / "tests" / "notebooks" / "sanitize.cfg"
    options = [
        "--nbval",
        f"--nbval-sanitize-with={sanitize}",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        "2",
        "--dist=loadfile",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "INNOKIT_HEADLESS": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
