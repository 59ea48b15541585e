"""Thousands of odd files: no traceback, and every filled cell is in a record, named or refused."""

import csv
import io
import time
import warnings
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

import innokit
from innokit import intake
from innokit.errors import IntakeError
from innokit.intake import Preview
from tests.counts import count
from tests.intake.fuzzing import a_file

BATCHES = 20


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_file_ends_in_a_traceback_and_no_cell_goes_unmentioned(batch: int) -> None:
    for seed in range(batch, count("import_files"), BATCHES):
        name, data = a_file(seed)
        started = time.process_time()
        try:
            preview = intake.read(data, name=name)
        except IntakeError as refused:
            assert "Traceback" not in str(refused)
            assert len(str(refused)) > 20
        else:
            check(preview, name, data)
        assert time.process_time() - started < 5, seed


def check(preview: Preview, name: str, data: bytes) -> None:
    """Every cell is accounted for, every refused cell is where it says, and a second import adds nothing."""
    for account in preview.accounts:
        parts = (
            account.taken,
            account.told,
            account.refused,
            account.beside,
            account.headings,
            account.aside,
        )
        assert sum(parts) == account.filled
        assert min(parts) >= 0
    cells = dict(filled_cells(data))
    assert sum(account.filled for account in preview.accounts) == len(cells)
    for refused in preview.refused:
        assert refused.remedy
        assert refused.what
        if refused.value:
            place = (refused.sheet, refused.row, refused.column.split(" ")[0])
            assert refused.value.rstrip("…")[:60] in said(cells[place]), place
    assert preview.in_words()
    assert "<script>" not in preview._repr_html_()
    texts = "\x00".join(said(cell) for cell in cells.values())
    for record in preview.every:
        assert getattr(record, "title", "") in texts
        assert type(record)(**{name: getattr(record, name) for name in record.model_fields_set}) == record
    with innokit.open_book(":memory:", by="Importer") as book:
        added = intake.accept(preview, book)
        assert len(added) == len(preview.records) == sum(preview.added.values())
        again = intake.read(data, name=name, case=book.case())
        assert again.records == ()
        assert intake.accept(again, book) == []
        assert not again.differing


def said(cell: Any) -> str:
    """A cell as text, its outer spaces taken off."""
    if hasattr(cell, "isoformat"):
        return " ".join((str(cell), cell.isoformat(), str(cell).removesuffix(" 00:00:00")))
    if isinstance(cell, bool):
        return str(cell).upper() + str(cell)
    text = str(cell)
    return (text + (f" {int(cell)}" if isinstance(cell, float) and cell == int(cell) else "")).replace(
        "\r\n", "\n"
    )


def filled_cells(data: bytes) -> Iterator[tuple[tuple[str, int, str], Any]]:
    """Every filled cell of a file by sheet, row and letter, found in another way than the kit's."""
    if data.startswith(b"PK"):
        for title, rows, formulas in sheets(data):
            for number, (row, also) in enumerate(zip_longest(rows, formulas, fillvalue=()), 1):
                for place, (value, formula) in enumerate(zip_longest(row, also)):
                    cell = formula if value is None else value
                    if cell is not None and (not isinstance(cell, str) or cell.strip(" \t\r\n\xa0\ufeff")):
                        yield (title, number, get_column_letter(place + 1)), getattr(cell, "text", cell)
        return
    from innokit.intake.reading.decoding import decode
    from innokit.intake.reading.delimited import _separator

    text = decode(data)[0]
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)), 1):
        for place, cell in enumerate(row):
            if cell.strip(" \t\r\n\xa0\ufeff"):
                yield ("", number, get_column_letter(place + 1)), cell


def sheets(data: bytes) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """Values and formulas of every sheet, read whole; a damaged one that cannot be, row by row."""
    for lean in (False, True):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                load = partial(openpyxl.load_workbook, read_only=lean)
                books = [load(io.BytesIO(data), data_only=stored) for stored in (True, False)]
            except (IndexError, KeyError, TypeError, ValueError):
                if lean:
                    raise
                continue
            for sheet in books[0].worksheets:
                both = [sheet, books[1][sheet.title]]
                for one in both if lean else ():
                    one.reset_dimensions()
                yield sheet.title, *(list(one.iter_rows(values_only=True)) for one in both)
        return


def test_the_account_would_notice_a_dropped_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    from innokit.intake.reading import delimited

    whole = delimited._rows

    def lossy(text: str, mark: str) -> tuple[list[list[str]], dict[int, str]]:
        rows, broken = whole(text, mark)
        return [*rows[:-1], rows[-1][:-1]], broken

    monkeypatch.setattr(delimited, "_rows", lossy)
    data = b"Idea,Name\nA van,Ann\n"
    with pytest.raises(AssertionError):
        check(intake.read(data, name="ideas.csv"), "ideas.csv", data)
