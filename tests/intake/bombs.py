"""Files made to fill the memory of whoever opens them, themselves small."""

import io
import zipfile

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"


def plain(rows: int = 3) -> dict[str, bytes]:
    """The parts of a small honest workbook."""
    book = openpyxl.Workbook()
    book.active.title = "Ideas"
    book.active.append(["Idea", "Name"])
    for row in range(rows):
        book.active.append([f"Idea {row}", "Ann"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return out.getvalue()


def swollen(megabytes: int = 300, part: str = "xl/sharedStrings.xml") -> bytes:
    """A workbook of some 300 KB that unpacks to 300 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        for name, data in plain().items():
            if name != part:
                book.writestr(name, data)
        with book.open(part, "w", force_zip64=True) as stream:
            stream.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>')
            for _ in range(megabytes):
                stream.write(b"x" * 1_000_000)
            stream.write(b"</t></si></sst>")
    return out.getvalue()


def laughing(encoding: str = "utf-8") -> bytes:
    """A workbook whose sheet declares a billion laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]>'
    body = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
    )
    return packed({**plain(), SHEET: (head + body).encode(encoding)})


def outside() -> bytes:
    """A workbook whose sheet asks for a file of the reader's machine."""
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    parts = plain()
    sheet = parts[SHEET].partition(b"?>")[2] or parts[SHEET]
    return packed({**parts, SHEET: head + sheet})


def vast(rows: str = "XFD1048576") -> bytes:
    """A workbook whose sheet declares all the cells a sheet can have, and holds few."""
    parts = plain()
    sheet = parts[SHEET].replace(b'ref="A1:B4"', f'ref="A1:{rows}"'.encode())
    assert sheet != parts[SHEET]
    return packed({**parts, SHEET: sheet})


def scattered(rows: int = 3_000) -> bytes:
    """A workbook with a cell in the last column of each row: few cells, padded to millions."""
    cells = "".join(
        f'<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>'
        for row in range(1, rows + 1)
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )
    return packed({**plain(), SHEET: sheet.encode()})


def deep() -> bytes:
    """A workbook whose only row is the last a sheet can have."""
    sheet = plain()[SHEET].replace(b'r="4"', b'r="1048576"')
    return packed({**plain(), SHEET: sheet})


def two_gigabytes() -> bytes:
    """A workbook whose sheet says in the list of parts that it unpacks to two gigabytes."""
    data = bytearray(packed(plain()))
    size = (2_000_000_000).to_bytes(4, "little")
    local, listed = data.find(SHEET.encode()), data.rfind(SHEET.encode())
    data[local - 8 : local - 4] = size
    data[listed - 22 : listed - 18] = size
    return bytes(data)


def many_parts(parts: int = 20_000) -> bytes:
    """A workbook of very many parts."""
    return packed({**plain(), **{f"xl/x{n}.xml": b"<x/>" for n in range(parts)}})


def wide(columns: int = 1_000_000) -> bytes:
    """A text file of a million columns."""
    return b",".join([b"Idea"] * columns) + b"\n" + b"," * (columns - 1)


BOMBS = {
    "300 MB in 300 KB": swollen,
    "300 MB in a sheet": lambda: swollen(part=SHEET),
    "100 MB in 100 KB": lambda: swollen(100),
    "a billion laughs": laughing,
    "a billion laughs in UTF-16": lambda: laughing("utf-16"),
    "an entity from outside": outside,
    "two gigabytes declared": two_gigabytes,
    "millions of blank cells": scattered,
    "very many parts": many_parts,
    "a million columns": wide,
}
"""Each must be refused."""
