"""The one form in which a pack's zip is written: every byte of it follows from its members and its date.

Members stand one after another in order of name, then their directory, then the end. No extra fields, no
gaps, no comments but the seal: the last 64 characters of the file are the SHA-256 of all bytes before them.
Only the compressed streams may differ from one zlib to another; what is in them may not. Format: PKWARE
APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (end).
"""

from __future__ import annotations

import datetime
import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
STORED, DEFLATED = 0, 8
SEAL_WORDS = b"innokit evidence pack. SHA-256 of all bytes before this: "
SEAL = len(SEAL_WORDS) + 64
"""Bytes of the comment that ends every pack."""

LOCAL_FORM = struct.Struct("<4s5H3L2H")
CENTRAL_FORM = struct.Struct("<4s6H3L5H2L")
END_FORM = struct.Struct("<4s4H2LH")
VERSION, UNIX, UTF8 = 20, 3 << 8, 0x800
ATTRIBUTES = 0o100644 << 16
"""An ordinary file that its owner may write and all may read."""


class Stamp(NamedTuple):
    """A moment as zip files hold it: two numbers of 16 bits, to the even second."""

    time: int
    date: int


class Part(NamedTuple):
    """One member as it stands in the file.

    Attributes
    ----------
    name : str
    method : int
        0 stored, 8 deflated.
    crc, size : int
        Of the content.
    stream : bytes
        The content as stored or deflated.
    """

    name: str
    method: int
    crc: int
    size: int
    stream: bytes


def stamp(when: str) -> Stamp:
    """Give the stamp of an instant written as ISO text; of the start of 1980 for none, or one before.

    >>> stamp("2026-11-23T18:02:03+00:00"), stamp("")
    (Stamp(time=36929, date=23927), Stamp(time=0, date=33))
    """
    if not when:
        return Stamp(0, 33)
    moment = datetime.datetime.fromisoformat(when).astimezone(datetime.UTC)
    if not 1980 <= moment.year <= 2107:
        return Stamp(0, 33)
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return Stamp(time, (moment.year - 1980) << 9 | moment.month << 5 | moment.day)


def part(name: str, content: bytes) -> Part:
    """Deflate a member; one that does not shrink is stored."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    stream = packer.compress(content) + packer.flush()
    crc = zlib.crc32(content)
    if len(stream) < len(content):
        return Part(name, DEFLATED, crc, len(content), stream)
    return Part(name, STORED, crc, len(content), content)


def written(parts: Iterable[Part], at: Stamp) -> bytes:
    """Write members as a pack, sealed."""
    pieces, directory, offset = [], [], 0
    for item in sorted(parts):
        head = _local(item, at)
        directory.append(_central(item, at, offset))
        pieces += [head, item.stream]
        offset += len(head) + len(item.stream)
    size, many = sum(map(len, directory)), len(directory)
    end = END_FORM.pack(END, 0, 0, many, many, size, offset, SEAL)
    body = b"".join([*pieces, *directory, end, SEAL_WORDS])
    return body + seal(body)


def seal(body: bytes) -> bytes:
    """Give the seal of everything before it."""
    return hashlib.sha256(body).hexdigest().encode()


def first_difference(ours: bytes, theirs: bytes) -> int:
    """Give the place of the first byte in which two files differ; the shorter one's length where it ends.

    >>> first_difference(b"abcd", b"abxd"), first_difference(b"ab", b"abc")
    (2, 2)
    """
    low, high = 0, min(len(ours), len(theirs))
    while low < high:
        middle = (low + high + 1) // 2
        if ours[:middle] == theirs[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def place_of(parts: Sequence[Part], offset: int) -> str:
    """Say what stands at a place of a pack that is written as `written` does."""
    at = 0
    for item in sorted(parts):
        head = LOCAL_FORM.size + len(item.name.encode())
        if offset < at + head:
            return f"in the header of {item.name}"
        at += head + len(item.stream)
        if offset < at:
            return f"in {item.name}"
    for item in sorted(parts):
        at += CENTRAL_FORM.size + len(item.name.encode())
        if offset < at:
            return f"in the directory, at {item.name}"
    return "in the end record or the seal"


def _common(item: Part, at: Stamp) -> tuple[bytes, tuple[int, ...]]:
    """Give the name and the numbers that stand both before a member and in the directory."""
    name = item.name.encode()
    flags = 0 if name.isascii() else UTF8
    numbers = (VERSION, flags, item.method, *at, item.crc, len(item.stream), item.size, len(name), 0)
    return name, numbers


def _local(item: Part, at: Stamp) -> bytes:
    """Write what stands before a member."""
    name, numbers = _common(item, at)
    return LOCAL_FORM.pack(LOCAL, *numbers) + name


def _central(item: Part, at: Stamp, offset: int) -> bytes:
    """Write a member's line in the directory."""
    name, numbers = _common(item, at)
    return CENTRAL_FORM.pack(CENTRAL, UNIX | VERSION, *numbers, 0, 0, 0, ATTRIBUTES, offset) + name
