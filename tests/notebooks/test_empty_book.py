"""All seven notebooks run unattended on an empty book, say what to record first, and record nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.notebooks.running import entries, figures, run, said
from tests.notebooks.templates import NAMES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def done(folder: Path) -> dict[str, Any]:
    """Every notebook by its name."""
    return run(folder, *NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_beside_the_answers(done: dict[str, Any], name: str) -> None:
    """No error, no warning, no print: each output is the answer of a cell."""
    kinds = {output.output_type for cell in done[name].cells for output in cell.get("outputs", [])}
    assert "execute_result" in kinds
    assert kinds <= {"execute_result", "display_data"}


def test_the_start_says_what_to_record_first(done: dict[str, Any]) -> None:
    start = done["00_start.ipynb"]
    assert said(start, "overview") == (
        "No question is recorded yet: record a Challenge. Next: phase 1 Set-up, in 01_set_up.ipynb."
    )
    ends = {id: figure["text"] for id, figure in figures(start, "overview").items()}
    assert ends == {
        "phase.1.end": "0 of 8",
        "phase.2.end": "0 of 10",
        "phase.3.end": "0 of 9",
        "phase.4.end": "0 of 9",
        "phase.5.end": "0 of 10",
        "phase.6.end": "0 of 7",
    }


@pytest.mark.parametrize("name", NAMES[1:])
def test_each_phase_says_that_nothing_is_there_and_what_is_missing(done: dict[str, Any], name: str) -> None:
    notebook, number = done[name], NAMES.index(name)
    ticks = {f["text"] for id, f in figures(notebook, "guide").items() if id.startswith("tick.")}
    assert ticks == {"not yet"}
    assert figures(notebook, "missing")[f"phase.{number}.end"]["value"] == 0
    after = f"Next: {NAMES[number + 1]}." if number < 6 else "This is the last phase."
    assert said(notebook, "missing").endswith(after)


@pytest.mark.parametrize(
    ("name", "cell", "words"),
    [
        ("01_set_up.ipynb", "rationale", "book.record(innokit.records.Challenge("),
        ("03_innovation_event.ipynb", "funnel", "No idea is recorded yet"),
        ("02_planning.ipynb", "criteria", "Not yet: No criterion is recorded"),
        ("02_planning.ipynb", "lock", "Not yet: Nobody can say when the criteria were fixed"),
        ("04_idea_refinement.ipynb", "scored", "Not yet: No score is recorded"),
        ("04_idea_refinement.ipynb", "fragility", "Not yet: "),
        ("04_idea_refinement.ipynb", "comparison", "Not yet: "),
        ("04_idea_refinement.ipynb", "beside", "Not yet: "),
        ("04_idea_refinement.ipynb", "frontier", "Not yet: "),
        ("05_business_case.ipynb", "appraisal", "Not yet: No option is business as usual"),
        ("05_business_case.ipynb", "one-way", "Not yet: "),
        ("05_business_case.ipynb", "front-sheet", "Not yet recorded. "),
        ("06_action_decision.ipynb", "closing", "no head to note"),
    ],
)
def test_what_cannot_be_shown_yet_says_why(done: dict[str, Any], name: str, cell: str, words: str) -> None:
    assert words in said(done[name], cell)


def test_running_twice_records_nothing(done: dict[str, Any], folder: Path) -> None:
    assert len(done) == 7
    assert entries(folder) == 0
    run(folder, *NAMES)
    assert entries(folder) == 0
