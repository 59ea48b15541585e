"""Files as they come: tables of odd texts, in odd encodings, cut short, merged, hidden, doubled and dated."""
# ruff: noqa: E501, S311, DTZ001 - lists of odd cells; drawn again from a seed; spreadsheets know no zones

import csv
import datetime
import io
import random
import zipfile
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

TEXTS = (
    "A shared van", "None", "NA", "null", "007", "nan", "6, 2, 3", "1,5", "=1+1", "@SUM(A1)", "<script>alert(1)</script>",
    "Clwb brecwast i'r gymuned", "Banca ùine sa bhaile mhòr", "Życzliwość dla sąsiadów", "مقهى للجيران", "🚐 lifts",
    "two\nlines", 'He said "no"', "a;b,c\td", "  spaces  ", "2026-03-01", "01/02/2026", "TRUE", "#REF!", "0", "-3",
    "x" * 300, "£1,200", "12", "50%", "'=1+1", "\u202eright to left", "A\u00a0B",
)  # fmt: skip
HEADINGS = {
    "ideas": ["Idea", "Name", "Description", "Table", "Theme"],
    "scores": ["option", "criterion", "assessor", "value", "round"],
    "stakeholders": ["Stakeholder", "Sector", "Part", "Rating weight"],
    "participants": ["Who", "Sector", "Practice", "Status"],
    "weights": ["criterion", "points", "assessor"],
    "costs": ["Line", "Option", "Payer", "Amount", "First year", "Last year"],
    "milestones": ["Milestone", "Start", "Finish"],
}
GOOD = {
    "value": ("0", "55", "100", "not applicable"), "round": ("1", "2"), "points": ("100", "40"), "Amount": ("9000", "12.5"),
    "First year": ("0", "1"), "Last year": ("3",), "Rating weight": ("2",), "Sector": ("public", "council", ""),
    "Practice": ("social",), "Status": ("invited", "Coming"), "Start": ("2026-03-01",), "Finish": ("2026-09-30",),
}  # fmt: skip


def table(draw: random.Random) -> tuple[str, list[list[str]]]:
    """A kind, and rows that begin with its headings."""
    kind = draw.choice([*HEADINGS])
    headings = list(HEADINGS[kind])
    if draw.random() < 0.3:
        headings.insert(
            draw.randrange(len(headings) + 1), draw.choice(["Notes to self", "", headings[0], "Idea"])
        )
    rows = [
        [
            _cell(draw, heading)
            for heading in headings[: draw.choice([len(headings)] * 4 + [1, len(headings) - 1])]
        ]
        for _ in range(draw.randrange(12))
    ]
    if draw.random() < 0.2:
        rows.insert(draw.randrange(len(rows) + 1), [])
    if draw.random() < 0.15:
        rows.append([*(_cell(draw, heading) for heading in headings), "beyond the headings"])
    above = [["Export of the day"], []] if draw.random() < 0.15 else []
    return kind, [*above, headings, *rows]


def _cell(draw: random.Random, heading: str) -> str:
    chance = draw.random()
    if chance < 0.08:
        return ""
    if heading in GOOD and chance < 0.85:
        return draw.choice(GOOD[heading])
    return draw.choice(TEXTS)


def csv_bytes(draw: random.Random, rows: list[list[str]]) -> bytes:
    """A text file, sometimes damaged."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=draw.choice(",;\t"), lineterminator=draw.choice(["\r\n", "\n"]))
    writer.writerows(rows)
    data = out.getvalue().encode(
        draw.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "cp1250"]), errors="replace"
    )
    return damaged(draw, data)


def xlsx_bytes(draw: random.Random, tables: list[tuple[str, list[list[str]]]]) -> bytes:
    """A workbook with merged cells, hidden sheets, formulas and dates, sometimes damaged."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if draw.random() < 0.4:
        book.epoch = CALENDAR_MAC_1904
    for number, (kind, rows) in enumerate(tables):
        sheet = book.create_sheet(f"{kind} {number}" if draw.random() < 0.7 else f"Sheet{number}")
        for row in rows:
            sheet.append([_odd(draw, cell) for cell in row])
        if draw.random() < 0.3 and sheet.max_row > 3:
            sheet.merge_cells(start_row=2, end_row=3, start_column=1, end_column=draw.choice([1, 2]))
        if draw.random() < 0.2 and number:
            sheet.sheet_state = draw.choice(["hidden", "veryHidden"])
    out = io.BytesIO()
    book.save(out)
    return damaged(draw, out.getvalue())


def _odd(draw: random.Random, cell: str) -> Any:
    """A cell as somebody may have typed it."""
    chance = draw.random()
    if cell.startswith("=") or (cell and chance < 0.03):
        return draw.choice(["=1+1", '="a"&"b"', "=SUM(A1:A3)"])
    if chance < 0.06:
        return draw.choice(
            [datetime.datetime(2026, 3, 1), datetime.date(1904, 1, 2), datetime.time(9, 30), True, 7, 2.5]
        )
    if cell.isdecimal() and len(cell) < 5 and chance < 0.6:
        return int(cell)
    return cell.replace("\x0b", "") or None


def damaged(draw: random.Random, data: bytes) -> bytes:
    """Now and then cut short, or with bytes changed, or with a part of the package left out."""
    chance = draw.random()
    if chance < 0.15:
        return data[: draw.randrange(len(data) + 1)]
    if chance < 0.3 and data:
        changed = bytearray(data)
        for _ in range(draw.randrange(1, 6)):
            changed[draw.randrange(len(changed))] = draw.randrange(256)
        return bytes(changed)
    if chance < 0.36 and data.startswith(b"PK"):
        return _without_a_part(draw, data)
    return data


def _without_a_part(draw: random.Random, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = old.infolist()
        gone = draw.choice(parts).filename
        for part in parts:
            if part.filename != gone:
                new.writestr(part.filename, old.read(part))
    return out.getvalue()


def a_file(seed: int) -> tuple[str, bytes]:
    """The name and bytes of one file."""
    draw = random.Random(seed)
    if draw.random() < 0.5:
        kind, rows = table(draw)
        return f"{kind if draw.random() < 0.7 else 'list'}.csv", csv_bytes(draw, rows)
    tables = [table(draw) for _ in range(draw.choice([1, 1, 2, 3]))]
    return "book.xlsx", xlsx_bytes(draw, tables)
