"""What `innokit export` writes beside pages: documents, a calendar, a workbook, and tables as data."""

from __future__ import annotations

from pathlib import Path

ENDINGS = (".docx", ".pdf", ".ics", ".xlsx")


def is_document(to: Path | None) -> bool:
    """Whether a name asks for one file that is no page."""
    return to is not None and to.suffix.lower() in ENDINGS


def written(folder: Path, to: Path, order: str, reference: Path | None, pictures: bool) -> Path:
    """Write a project as what the ending of a name asks for; give where it stands."""
    from innokit import evidence

    ending = to.suffix.lower()
    if ending == ".xlsx":
        return evidence.export_workbook(folder, to).resolve()
    case = evidence.case_of(folder)
    if ending == ".ics":
        return evidence.write_calendar(case, to).resolve()
    if ending == ".pdf":
        return evidence.write_pdf(case, to, order=order, pictures=pictures).resolve()
    return evidence.write_docx(case, to, reference, order=order, pictures=pictures).resolve()


def tables(folder: Path, to: Path) -> Path:
    """Write every table of a project as CSV and JSON; give the list of them."""
    from innokit import evidence

    return evidence.write_tables(evidence.case_of(folder), to).resolve()
