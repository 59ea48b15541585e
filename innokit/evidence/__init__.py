"""Evidence: notebooks run headless, and pages on which every figure leads to the entries behind it."""

from innokit.evidence.answers import Answer, answer, results_of
from innokit.evidence.demo import demo
from innokit.evidence.returning import export_workbook, look_at_returned, take_back
from innokit.evidence.running import Progress, run
from innokit.evidence.shipped import (
    BOOK,
    book_of,
    case_of,
    example_project,
    new_project,
    notebooks_of,
)
from innokit.evidence.workbook import write_workbook
from innokit.evidence.writing import write_html, write_one_file

__all__ = [
    "BOOK", "Answer", "Progress", "answer", "book_of", "case_of", "demo", "example_project",
    "export_workbook", "look_at_returned", "new_project", "notebooks_of", "results_of", "run", "take_back",
    "write_html", "write_one_file", "write_workbook",
]  # fmt: skip
