"""What is not live: found by the whole model over and over, and put in as words and numbers."""

from __future__ import annotations

from dataclasses import replace

from innokit.businesscase.sensitivity.one_way import one_way
from innokit.businesscase.sensitivity.references import reference_range
from innokit.businesscase.sensitivity.scenarios import scenarios
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import Plan
from innokit.results import Figure, Fragment, NotYet, Result, Sheet, ready, text_of
from innokit.results.workbook import Tab


def computed(plan: Plan) -> Tab:
    """Switching values, scenarios, reference ranges and every measure in innokit's own words."""
    pad = Pad(
        "Computed by innokit",
        f"Computed by innokit {plan.case.moment}; not live: figures stay as they are when inputs change.",
    )
    results: list[Result | NotYet] = [plan.appraisal]
    results += [ready(make, plan.case) for make in (one_way, scenarios, reference_range)]
    row = 3
    for found in results:
        if isinstance(found, NotYet):
            continue
        pad.text(row, 0, found.title, "title")
        for sentence in found.sentences():
            row += 1
            pad.text(row, 0, text_of(sentence), "note")
        row += 2
        sheets = (_without_meanings(plan),) if found is plan.appraisal else found.sheets()
        for sheet in sheets:
            row = _sheet(pad, row, sheet) + 2
    widest = max(column for _, column in pad.cells)
    return pad.tab((48, *(20 for _ in range(widest))), (3, 1))


def _without_meanings(plan: Plan) -> Sheet:
    """Every measure in innokit's words; what each means stands in the tab Answers."""
    found = plan.appraisal.sheet("measures")
    return replace(found, columns=found.columns[:-1], rows=tuple(row[:-1] for row in found.rows))


def _sheet(pad: Pad, row: int, sheet: Sheet) -> int:
    """A table of a result; gives the first row below it."""
    pad.text(row, 0, sheet.caption, "group")
    pad.texts(row + 1, 0, (column.heading for column in sheet.columns), "head")
    row += 2
    for cells in sheet.rows:
        for column, cell in enumerate(cells):
            pad.text(row, column, _words(cell), "label" if column == 0 else "text")
        row += 1
    if sheet.note:
        pad.text(row, 0, sheet.note, "note")
        row += 1
    return row


def _words(cell: Fragment) -> str:
    """A cell as it is shown elsewhere."""
    return cell.text if isinstance(cell, Figure) else cell
