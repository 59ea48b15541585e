"""Every figure that a completed example shows leads to the entries it rests on, by its id alone."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from innokit import businesscase, evidence, results
from innokit.cli.tracing import trace
from innokit.errors import EvidenceError
from innokit.results import Figure, Result
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


shipped = cache(example)
"""Each example once: what was worked out from a case is kept."""
TIMES = {"billion": 1e9, "million": 1e6, "£ thousand": 1e3}


def renderings(result: Result) -> Iterator[tuple[Figure, str]]:
    """Each place where a result shows a sum of money, with the unit that its column says."""
    for sentence in result.sentences():
        yield from ((piece, "") for piece in sentence if isinstance(piece, Figure))
    for sheet in result.sheets():
        for row in sheet.rows:
            pairs = zip(sheet.columns, row, strict=True)
            yield from ((cell, column.unit) for column, cell in pairs if isinstance(cell, Figure))


def pounds(text: str, unit: str) -> tuple[float, float]:
    """Read a sum of money as a reader does, with half of its last digit; that of "£247,000" is a thousand."""
    found = re.match(r"(\u2212?)£?([\d,]+(?:\.(\d+))?) ?(million|billion)?", text)
    assert found is not None, text
    times = TIMES.get(found[4] or unit, 1.0)
    digits = found[2].replace(",", "")
    rounded = 1_000.0 if times == 1 and digits.endswith("000") else times / 10 ** len(found[3] or "")
    return (-1 if found[1] else 1) * float(digits) * times, rounded / 2


@pytest.mark.parametrize("name", example_names())
def test_every_rendering_of_a_sum_of_money_agrees(name: str) -> None:
    """In a sentence, below "£ thousand", on the page's trace and by the command: one size, one unit."""
    case = shipped(name)
    shown = [*evidence.results_of(case)]
    shown += [businesscase.chain(case)] if isinstance(shown[0], businesscase.Appraisal) else []
    sums = [
        (figure, unit)
        for result in shown
        for figure, unit in renderings(result)
        if figure.unit == "£" and figure.value is not None and any(map(str.isdigit, figure.text))
    ]
    for figure, unit in sums:
        value = figure.value or 0.0
        alone, exact = results.alone(figure), results.exactly(figure)
        for text, column in ((figure.text, unit), (alone, ""), (exact, "")):
            read, half = pounds(text, column)
            # "loses £514,000": where no column and no trace stands, the sentence says the sign.
            told = abs(value) if text is figure.text and not column and read >= 0 else value
            assert read == pytest.approx(told, abs=half * 1.001), (figure.id, text, column)
        assert "£" in alone, figure.id
        assert exact.startswith(("£", "−£")), figure.id
    assert len(sums) > 10 or name in ("office-location", "virtual-home", "green-book-it-system")


def test_the_command_goes_on_to_the_published_row_and_its_address() -> None:
    """From an NPSV to its unit cost, price year, bearer, rating, source, deflator, grade and discounting."""
    case = shipped("north-lincolnshire")
    appraisal = businesscase.appraise(case)
    best = appraisal.ranked[0]
    said = trace(case, f"npsv.{best.option.id}")
    head = said.splitlines()[0]
    assert f"exactly £{best.npsv:,.2f}"[:-1] in head
    assert "£4.1 million" in head
    largest = max(best.lines, key=lambda flow: abs(flow.present))
    assert said.split("\n\n")[1].startswith(f"Entry {case.latest[largest.line.id].seq}, ")
    row = said[said.index("Published table, Child in care, average of all settings") :].split("\n\n")[0]
    for fact in (
        "Row: gmca-SS1.0-fiscal", "Value: £51,080 per child a year", "Price year: 2013/14",
        "Who bears it: council 100%", "Evidence: amber", "entry SS1.0", "Status: read at publisher",
        "Address: https://www.greatermanchester-ca.gov.uk/",
    ):  # fmt: skip
        assert fact in row
    assert re.search(r"prices of 2013/14 to 2023/24: × 1\.3174\n.*\n  Index of 2013/14: 73\.7727", said)
    assert re.search(r"confidence grade 3, unconfirmed: 10% taken off benefits", said)
    assert re.search(r"Rows: standard of Discount schedules\n  Rates a year: 3\.5% to year 9", said)
    assert "Discount factor of year 9: 0.7337" in said
