"""The words and tables of a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.intake.shapes import Aside
from innokit.intake.taking.refused import shown
from innokit.intake.taking.rows import Taken
from innokit.records import KINDS
from innokit.results import Column, Sentence, Sheet
from innokit.words import a_list, count, one_line

if TYPE_CHECKING:
    from innokit.intake.preview import Preview

SHOWN, REFUSED = 10, 200
"""How many records, and how many refused cells, a table shows; all are in ``.records`` and ``.refused``."""
_LONGEST, _NAMED = 120, 8


def kinds_counted(counted: dict[str, int]) -> str:
    """Say how many of each kind, such as "3 ideas and 1 option"."""
    said = [
        count(many, kind.replace("_", " "), KINDS[kind].plural.replace("_", " "))
        for kind, many in counted.items()
    ]
    return a_list(said, "nothing")


def sentences(preview: Preview) -> tuple[Sentence, ...]:
    """Say what the file is, what would be added, what is there already, and what is refused."""
    forms = dict.fromkeys(form for _, form, _ in preview.forms)
    name = one_line(preview.name) or "The file"
    recognised = f"{name} was recognised as {a_list([*forms])}." if forms else f"{name} was not recognised."
    added = f"To be added: {kinds_counted(preview.added)}." if preview.added else "Nothing would be added."
    left = [_left_out(aside) for aside in preview.aside]
    said = [
        recognised,
        added,
        *_there(preview),
        *_mentioned(preview),
        _refused(preview),
        *_unknown(preview),
        *left,
    ]
    return tuple((line,) for line in (*said, *preview.notes))


def _there(preview: Preview) -> list[str]:
    """Say what is recorded already, and whether the file agrees with it."""
    said = [f"Recorded already: {kinds_counted(preview.there)}."] if preview.there else []
    if preview.differing:
        rows = len({(item.sheet, item.row) for item in preview.differing})
        says = "row says" if rows == 1 else "rows say"
        said.append(f"Of these, {rows:,} {says} something else than the record, which stays as it is.")
    return said


def _mentioned(preview: Preview) -> list[str]:
    """Name what was made from its mention."""
    named = [one_line(record.name, 40) for record in preview.mentioned]
    return [f"Made from their mention: {_some(named)}."] if named else []


def _unknown(preview: Preview) -> list[str]:
    """Name the columns that were not understood."""
    unknown = [column for column in preview.columns if not column.field and column.filled]
    named = [repr(one_line(column.heading, 40) or column.letter) for column in unknown]
    return (
        [f"Not understood, and left out: {count(len(unknown), 'column')} ({_some(named)})."]
        if unknown
        else []
    )


def _left_out(aside: Aside) -> str:
    """Say why nothing of a sheet is taken."""
    sheet = f"Sheet {aside.grid.name!r}" if aside.grid.name else "The sheet"
    remedy = f" {aside.remedy[:1].upper()}{aside.remedy[1:]}." if aside.remedy else ""
    return f"{sheet} was left out ({count(aside.grid.filled, 'filled cell')}): {aside.why}.{remedy}"


def _some(named: list[str]) -> str:
    """List the first of many names."""
    more = len(named) - _NAMED
    return a_list(named) if more <= 0 else f"{', '.join(named[:_NAMED])} and {more:,} more"


def _refused(preview: Preview) -> str:
    """Say how many cells are refused, and the first."""
    if not preview.refused:
        return "No cell is refused."
    many = len(preview.refused)
    return (
        f"Refused: {count(many, 'cell')}; {'it is' if many == 1 else 'the first is'} in {preview.refused[0]}"
    )


def sheets(preview: Preview) -> tuple[Sheet, ...]:
    """Give the tables, those to act on first."""
    made = [
        _found(preview),
        _refused_cells(preview),
        _differing(preview),
        _columns(preview),
        _first(preview),
        _cells(preview),
    ]
    return tuple(sheet for sheet in made if sheet.rows)


def _found(preview: Preview) -> Sheet:
    """Count records by kind."""
    rows = tuple(
        (
            KINDS[kind].plural.replace("_", " ").capitalize(),
            f"{many:,}",
            f"{preview.there[kind]:,}",
            f"{preview.added[kind]:,}",
        )
        for kind, many in preview.found.items()
    )
    columns = ("Records", "In the file", "Recorded already", "To be added")
    return Sheet("found", "What the file holds", tuple(map(Column, columns)), rows)


def _refused_cells(preview: Preview) -> Sheet:
    """List refused cells."""
    rows = tuple(
        (
            cell.sheet or "the file",
            str(cell.row),
            one_line(cell.column, _LONGEST),
            cell.value or "blank",
            _sentence(cell.what),
            _sentence(cell.remedy),
        )
        for cell in preview.refused[:REFUSED]
    )
    more = len(preview.refused) - REFUSED
    columns = ("Sheet", "Row", "Column", "Value", "What is wrong", "What would put it right")
    note = f"And {more:,} more, all in .refused." if more > 0 else "Rows with a refused cell add nothing."
    return Sheet("refused", "Refused cells", tuple(map(Column, columns)), rows, note)


def _sentence(text: str) -> str:
    """Begin with a capital, and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _differing(preview: Preview) -> Sheet:
    """List where the file differs from the record."""
    rows = tuple(
        (item.sheet or "the file", str(item.row), item.field, shown(item.file), shown(item.recorded))
        for item in preview.differing[:REFUSED]
    )
    columns = ("Sheet", "Row", "Field", "In the file", "In the record")
    return Sheet(
        "differing", "Recorded otherwise", tuple(map(Column, columns)), rows,
        "The record stays as it is. To take over what the file says: accept(preview, book, changes=True).",
    )  # fmt: skip


def _columns(preview: Preview) -> Sheet:
    """List columns and what they were understood as."""
    rows = tuple(
        (
            column.sheet or "the file", column.letter, one_line(column.heading, _LONGEST) or "no heading",
            column.field or "not understood", f"{column.filled:,}", f"{column.taken:,}",
        )
        for column in preview.columns
    )  # fmt: skip
    columns = ("Sheet", "Column", "Heading", "Understood as", "Filled cells", "Taken in")
    return Sheet("columns", "Columns", tuple(map(Column, columns)), rows)


def _first(preview: Preview) -> Sheet:
    """Show the first rows of each table, without making any record."""
    known = {*preview.case.by_id, *preview.case.latest} if preview.there else set()
    rows = []
    for item in preview.taken:
        for place, row in enumerate(item.rows[:SHOWN].tolist()):
            there = "yes" if known and item.ids[place] in known else "no"
            rows.append((item.kind.replace("_", " "), str(item.number(row)), *_told(item, row), there))
    columns = ("Kind", "Row", "What", "Who or more", "Recorded already")
    return Sheet("first", "The first rows", tuple(map(Column, columns)), tuple(rows[: 3 * SHOWN]))


def _told(item: Taken, row: int) -> tuple[str, str]:
    """Say a row in two cells, in its own words."""
    info = KINDS[item.kind].model_fields
    said = {
        name: column[row] for name, column in item.raw.items() if column[row] is not None and name != "id"
    }
    said |= dict(item.plan.constants)
    title = str(said.pop("title", ""))
    more = "; ".join(f"{info[name].title or name}: {one_line(value, 40)}" for name, value in said.items())
    return one_line(title or more, _LONGEST), one_line(more if title else "", _LONGEST)


def _cells(preview: Preview) -> Sheet:
    """Account for every filled cell."""
    rows = tuple(
        (
            account.sheet or "the file",
            *(
                f"{many:,}"
                for many in (
                    account.filled, account.taken, account.told, account.refused, account.beside,
                    account.headings, account.aside,
                )
            ),
        )
        for account in preview.accounts
    )  # fmt: skip
    columns = (
        "Sheet", "Filled cells", "In records", "Tell rows apart", "In refused rows", "Not understood",
        "Headings and above", "In sheets left out",
    )  # fmt: skip
    return Sheet(
        "cells", "What became of every filled cell", tuple(map(Column, columns)), rows,
        "The columns to the right of the first number sum to it.",
    )  # fmt: skip
