"""The door: a file in, a preview out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from innokit.errors import IntakeError
from innokit.intake import accounting
from innokit.intake.preview import Preview
from innokit.intake.reading import File, opened
from innokit.intake.shapes import Aside, Found, Plan, Table, recognise
from innokit.intake.taking import Refused, Taken, Taking, take
from innokit.intake.taking.refused import shown
from innokit.records import KINDS, Case, Criterion


def read(
    source: str | os.PathLike[str] | bytes,
    kind: str | None = None,
    *,
    case: Case | None = None,
    columns: Mapping[str, str] | None = None,
    sheets: Sequence[str] | None = None,
    tool: str | None = None,
    encoding: str | None = None,
    name: str = "",
) -> Preview:
    r"""Look at a file, and say what of it would be recorded. Nothing is recorded by looking.

    CSV and XLSX are read: plain tables of any kind of record, our own sheets, answers to Microsoft Forms and
    Google Forms, and exports of Decidim, Loomio, Pol.is, Pabulib and Miro. What does not fit is refused cell
    by cell; nothing is guessed and nothing is left out without a word.

    Parameters
    ----------
    source : str, path or bytes
        The file, or what is in it.
    kind : str, optional
        What it holds, by its plural: ``"ideas"``, ``"scores"``, ``"weights"``, ``"stakeholders"``,
        ``"costs"``, ``"participants"`` and so on. Found out from headings and names unless given.
    case : Case, optional
        What is recorded already, such as ``book.case()``: names in the file may mean what stands in it, and
        what is there is not added again.
    columns : mapping, optional
        What a column is, where its heading does not say: heading or letter to the name of the field, such as
        ``{"Your bright thought": "title"}``. Several columns given as ``"title"`` are several records a row.
    sheets : sequence of str, optional
        Sheets of a workbook to read; those that are not hidden unless given.
    tool : str, optional
        One of ``"plain"``, ``"microsoft"``, ``"google"``, ``"decidim"``, ``"loomio"``, ``"polis"``,
        ``"pabulib"``, ``"miro"``: what it is an export of. Found out from its shape unless given.
    encoding : str, optional
        Of a text file, as Python names it. Found out unless given.
    name : str, optional
        What to call bytes.

    Returns
    -------
    Preview
        It shows itself in a notebook; ``.records`` are the records to be added.

    Raises
    ------
    IntakeError
        When the file is not there, damaged, too large, or of a kind that is not read.
    ExtraMissing
        When it is a workbook and the ``intake`` extra is not installed.

    Examples
    --------
    >>> preview = read("Idea,Name\nA shared van,Ann\n,Bob".encode(), name="ideas.csv")
    >>> print(preview.in_words())
    ideas.csv was recognised as a plain table. To be added: 1 idea. Refused: 1 cell; it is in row 3,
    column A (Idea): it is blank, and must be filled. Here belongs: in the author's own words.
    >>> [(idea.title, idea.author) for idea in preview.records]
    [('A shared van', 'Ann')]
    """
    case = case or Case()
    file = opened(source, name=name, encoding=encoding)
    criteria = [criterion.title for criterion in case.of(Criterion)]
    found = recognise(file, kind, tool, dict(columns or {}), sheets, criteria)
    _refuse_lost_columns(found, file, dict(columns or {}))
    recognised = [item for item in found if isinstance(item, Found)]
    taking = take([plan for item in recognised for plan in item.plans], case)
    return _preview(case, file, found, recognised, taking)


def _refuse_lost_columns(found: Sequence[Found | Aside], file: File, columns: Mapping[str, str]) -> None:
    """Refuse what the caller said of a column that is not there, or of a field that does not exist."""
    fields = {name for cls in KINDS.values() for name in cls.model_fields}
    for heading, field in columns.items():
        if field not in fields:
            raise IntakeError(f"No record has a field {field!r}", remedy="Names are in docs/records.md")
        tables = [plan.table for item in found if isinstance(item, Found) for plan in item.plans]
        if tables and not any(heading in (h.text, h.letter) for table in tables for h in table.headings):
            raise IntakeError(
                f"There is no column {heading!r}",
                where=file.name,
                remedy="Give its heading as it stands, or its letter",
            )


def _preview(
    case: Case, file: File, found: Sequence[Found | Aside], recognised: Sequence[Found], taking: Taking
) -> Preview:
    """Put together what is known of a file."""
    accounts, columns, forms = [], [], []
    aside = [item for item in found if isinstance(item, Aside)]
    for item in recognised:
        aside += item.aside
        for table, taken in _by_table(item.plans, taking.taken):
            _refuse_forgotten(table, taken, taking.refused)
            rows = {cell.row for cell in taking.refused if cell.sheet == table.grid.name}
            account, seen = accounting.of_table(table, item, taken, rows)
            accounts.append(account)
            columns += seen
            forms.append((table.grid.name, item.form, item.why))
    accounts += [accounting.of_aside(item.grid) for item in aside]
    notes = [_in_sheet(grid.name, note) for grid in file.grids for note in grid.notes]
    notes += [note for item in recognised for note in item.notes]
    taking.refused.sort(key=lambda cell: (cell.sheet, cell.row))
    return Preview(
        case, file.name, file.digest, file.how, tuple(forms), tuple(taking.taken), taking.mentioned,
        tuple(taking.refused), tuple(columns), tuple(accounts), tuple(aside), tuple(notes),
    )  # fmt: skip


def _by_table(plans: Sequence[Plan], taken: Sequence[Taken]) -> list[tuple[Table, list[Taken]]]:
    """Group what was carried out by the table it came from."""
    tables = {id(plan.table.grid): plan.table for plan in plans}
    return [
        (table, [item for item in taken if item.plan.table.grid is table.grid]) for table in tables.values()
    ]


def _refuse_forgotten(table: Table, taken: Sequence[Taken], refused: list[Refused]) -> None:
    """Refuse rows in which what makes a record is blank in every plan."""
    for place in accounting.forgotten(table, taken, refused):
        use = next(use for item in taken for use in item.plan.uses if use.column.codes[place] >= 0)
        only = next((item.plan.use(item.plan.only) for item in taken if item.plan.only), None)
        wants = f"{only.heading.text!r}" if only is not None and only.heading.text else "what it is about"
        refused.append(
            Refused(
                table.grid.name, table.first + place, f"{use.heading.letter} ({use.heading.text})",
                shown(use.column[place]), "the row says nothing that could be recorded",
                f"fill {wants}, or clear the row",
            )
        )  # fmt: skip


def _in_sheet(name: str, note: str) -> str:
    """Say of which sheet a note is."""
    return f"Sheet {name!r}: {note}" if name else note
