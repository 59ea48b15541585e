"""All seven notebooks on a book in which nothing is missing: values, charts, and no entry more."""

from pathlib import Path
from typing import Any

import pytest

from innokit.records import SignOff
from innokit.store import open_book
from tests.notebooks.running import entries, figures, run, said
from tests.notebooks.templates import NAMES
from tests.process.cases import records

PLOTLY = "application/vnd.plotly.v1+json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("whole")
    made = records()
    with open_book(found / "case.innokit", by="Learning officer") as book:
        book.record([one for one in made if not isinstance(one, SignOff)])
    for one in made:  # whoever signs records it, as whoever made the figures may not
        if isinstance(one, SignOff):
            with open_book(found / "case.innokit", by=one.holder or one.role) as book:
                book.record(one)
    return found


@pytest.fixture(scope="module")
def done(folder: Path) -> dict[str, Any]:
    return run(folder, *NAMES)


def test_every_phase_is_complete(done: dict[str, Any]) -> None:
    assert said(done["00_start.ipynb"], "overview").endswith("Nothing is missing in any phase.")
    for name in NAMES[1:]:
        assert "Nothing is missing at its end." in said(done[name], "missing")


def test_the_funnel_holds_each_idea_once(done: dict[str, Any]) -> None:
    counts = {id: f["value"] for id, f in figures(done["03_innovation_event.ipynb"], "funnel").items()}
    parts = ("shortlisted", "not_yet_sifted", "parked", "refused")
    assert [counts[f"funnel.{part}"] for part in parts] == [1, 0, 1, 1]
    assert counts["funnel.in"] == 3


def test_the_comparison_is_worked_out(done: dict[str, Any]) -> None:
    """Scores of 30 on both criteria weigh to 30 whatever the weights."""
    assert "A campus ranks first with an overall value of 30.0" in said(
        done["04_idea_refinement.ipynb"], "comparison"
    )


def test_the_appraisal_is_worked_out(done: dict[str, Any]) -> None:
    """Each option costs £10 in year 0, which is not discounted, and its benefit has no money value."""
    npsv = figures(done["05_business_case.ipynb"], "appraisal")["npsv.o1"]
    assert npsv["value"] == pytest.approx(-10)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("04_idea_refinement.ipynb", ["comparison-overall", "comparison-contributions"]),
        ("05_business_case.ipynb", ["bridge-chart", "cumulative-chart", "who-chart"]),
    ],
)
def test_charts_are_drawn_with_their_words(done: dict[str, Any], name: str, cells: list[str]) -> None:
    for cell in done[name].cells:
        if cell.id in cells:
            picture = cell.outputs[0]["data"]
            assert picture[PLOTLY]["layout"]["meta"]["alt"] == picture["text/plain"]
            cells.remove(cell.id)
    assert cells == []


def test_the_head_stands_at_the_end(done: dict[str, Any], folder: Path) -> None:
    with open_book(folder / "case.innokit") as book:
        assert f"its head is {book.case().head}." in said(done["06_action_decision.ipynb"], "closing")


def test_running_recorded_nothing(done: dict[str, Any], folder: Path) -> None:
    assert len(done) == 7
    assert entries(folder) == len(records())
