"""Bytes of a text file as text, and how they were read."""

from __future__ import annotations

import codecs
import re

from innokit.errors import IntakeError

LOST = "\ufffd"
"""What stands where a character could not be read; a cell that holds it is refused."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8, as its first bytes say"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16, as its first bytes say"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16, as its first bytes say"),
)


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    r"""Give the text, and in words which encoding it was read in.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        As Python names it; found out unless given. No file says that it is in, say, Windows-1250.

    Raises
    ------
    IntakeError
        When there is no such encoding.

    >>> decode("Caffè".encode("cp1252"))
    ('Caffè', 'Windows-1252, as it is not valid UTF-8')
    """
    if encoding is not None:
        return _as_told(data, encoding)
    for mark, codec, words in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), words
    if (unmarked := _utf16(data)) is not None:
        return data.decode(unmarked, errors="replace"), "UTF-16, as every other byte is zero"
    try:
        return data.decode(), "UTF-8"
    except UnicodeDecodeError:
        return _not_quite(data)


def _as_told(data: bytes, encoding: str) -> tuple[str, str]:
    """Read in a named encoding."""
    try:
        text = data.decode(encoding, errors="replace")
    except (LookupError, UnicodeError, ValueError) as fault:
        raise IntakeError(
            f"There is no encoding {encoding!r}", remedy='Give one such as "utf-8", "cp1252" or "cp1250"'
        ) from fault
    return text.removeprefix("\ufeff"), f"{encoding}, as asked"


def _utf16(data: bytes) -> str | None:
    """Say which sort of UTF-16 this is without saying so itself, if any."""
    start = data[:4000]
    if len(start) < 4 or start.count(0) < len(start) / 4:
        return None
    low, high = start[0::2].count(0), start[1::2].count(0)
    return "utf-16-le" if high > 4 * low else "utf-16-be" if low > 4 * high else None


def _not_quite(data: bytes) -> tuple[str, str]:
    """Read what is not valid UTF-8: damaged UTF-8 where most of it is, else Windows-1252."""
    mended = data.decode(errors="replace")
    whole = len(re.findall(r"[^\x00-\x7f\ufffd]", mended))
    if whole > mended.count(LOST):
        return mended, "UTF-8 with damaged characters, whose cells are refused"
    return data.decode("cp1252", errors="replace"), "Windows-1252, as it is not valid UTF-8"
