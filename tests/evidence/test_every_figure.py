"""Every figure that a completed example shows leads to the entries it rests on, by its id alone."""

import shutil
from pathlib import Path

import pytest

from innokit import evidence, results
from innokit.cli.tracing import trace
from innokit.errors import EvidenceError
from innokit.store import example, example_names
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"


@pytest.mark.parametrize("name", example_names())
def test_every_figure_of_every_example_rests_on_entries(name: str) -> None:
    """A number leads to at least one record, and each record to its entry; a count of nothing to none."""
    case = example(name)
    shown = list(evidence.figures_shown(EXAMPLES / name))
    assert len(shown) > 100
    sets = {item.figure.records for item in shown}
    entries = {records: results.grounds(case, records) for records in sets}
    assert [item.figure.id for item in shown if item.figure.value and not entries[item.figure.records]] == []
    assert all(ground.entry is not None for grounds in entries.values() for ground in grounds)


def test_a_figure_that_takes_draws_is_found_by_the_command(tmp_path: Path) -> None:
    """The appraisal is worked out again; what a simulation gave is read from the notebook that shows it."""
    home = evidence.example_project("office-location", tmp_path / "office")
    for notebook in (EXAMPLES / "office-location").glob("*.ipynb"):
        shutil.copyfile(notebook, home / notebook.name)
    case = evidence.case_of(home)
    drawn = next(item for item in evidence.figures_shown(home) if item.figure.id.startswith("rank-share"))
    said = trace(case, drawn.figure.id, home)
    assert said.startswith(f"Shown in {drawn.notebook}, as at entry {drawn.as_at}")
    assert "Entry " in said
    with pytest.raises(EvidenceError, match="Nothing here is called"):
        trace(case, "no-such.figure", home)
