"""Whole cases through a book and the business-case room, for case files that list their records."""

import tempfile
from pathlib import Path

import innokit
from innokit import businesscase
from innokit.records import Assumption, from_body
from tests.published.methods import Answers, Inputs, method


@method("whole_appraisal")
def whole_appraisal(inputs: Inputs) -> Answers:
    """Every figure of appraisal and chain by id, and of one assumption at a time where one has a range.

    ``records`` lists what a book would hold: the kind, the id and the fields of each record.
    """
    with tempfile.TemporaryDirectory() as folder:
        book = innokit.open_book(str(Path(folder) / "case.innokit"), by="Analyst")
        book.record([from_body(kind, id, fields) for kind, id, fields in map(_record, inputs["records"])])
        case = book.case()
        book.close()
    appraisal = businesscase.appraise(case)
    results = [appraisal, businesscase.chain(case)]
    if any(a.low is not None or a.high is not None for a in case.of(Assumption)):
        results.append(businesscase.one_way(case))
    figures = {id: figure.value for result in results for id, figure in result.figures.items()}
    return {**figures, "order": [outcome.option.id for outcome in appraisal.ranked]}


def _record(given: dict[str, object]) -> tuple[str, str, dict[str, object]]:
    """The kind, the id and the other fields of one record."""
    fields = {name: value for name, value in given.items() if name not in ("kind", "id")}
    return str(given["kind"]), str(given["id"]), fields
