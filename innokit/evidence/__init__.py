"""Evidence: notebooks run headless, and pages on which every figure leads to the entries behind it."""

from innokit.evidence.answers import Answer, answer, results_of
from innokit.evidence.behind import details
from innokit.evidence.demo import demo
from innokit.evidence.documents import compose, write_calendar, write_docx, write_pdf, write_tables
from innokit.evidence.library import PRINTED, guide_text, write_guide, write_library, write_print
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
from innokit.evidence.shown import Shown, figures_shown, find_figure
from innokit.evidence.workbook import write_workbook
from innokit.evidence.writing import write_html, write_one_file

__all__ = [
    "BOOK", "PRINTED", "Answer", "Progress", "Shown", "answer", "book_of", "case_of", "compose", "demo",
    "details", "example_project", "export_workbook", "figures_shown", "find_figure", "guide_text",
    "look_at_returned",
    "new_project", "notebooks_of", "results_of", "run", "take_back", "write_calendar", "write_docx",
    "write_guide", "write_html", "write_library", "write_one_file", "write_pdf", "write_print",
    "write_tables", "write_workbook",
]  # fmt: skip
