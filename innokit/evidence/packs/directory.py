"""The directory at the end of a zip from anybody: read, and what could do harm refused by name."""

from __future__ import annotations

import re
import stat
from itertools import pairwise
from typing import NamedTuple

from innokit.evidence.packs import container, names
from innokit.evidence.packs.container import CENTRAL_FORM, END_FORM, LOCAL_FORM, Stamp
from innokit.evidence.packs.findings import Finding, shown

TOTAL_LIMIT = 200_000_000
COUNT_LIMIT = 2_000
RATIO_LIMIT, RATIO_FROM = 200, 1_000_000
"""A member of so many bytes that is so many times as large as its stream is a bomb."""

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_ZIP64 = 0xFFFFFFFF


class Line(NamedTuple):
    """A member's line in the directory."""

    name: str
    flags: int
    method: int
    stamp: Stamp
    crc: int
    packed: int
    size: int
    extra: bytes
    comment: bytes
    attributes: int
    offset: int


NO_END = "The end of the file, which lists its members, is not there: it was cut or altered"


def end(content: bytes) -> int | None:
    """Find the end record; None where there is none."""
    usual = len(content) - container.SEAL - END_FORM.size
    if usual >= 0 and content[usual : usual + 4] == container.END:
        return usual
    found = content.rfind(container.END, max(0, len(content) - END_FORM.size - 0xFFFF))
    return found if 0 <= found <= len(content) - END_FORM.size else None


def lines_of(content: bytes, last: int) -> tuple[list[Line], tuple[Finding, ...]]:
    """Read the directory; where it does not hold together, give what of it could be read, and say so."""
    _, _, _, many, _, size, offset, _ = END_FORM.unpack_from(content, last)
    at, found = offset, list[Line]()
    if offset + size != last or many > COUNT_LIMIT:
        start = last - size
        at = start if start >= 0 and content[start : start + 4] == container.CENTRAL else last
    while at + CENTRAL_FORM.size <= last and content[at : at + 4] == container.CENTRAL:
        line, at = _line(content, at)
        if at > last or len(found) > COUNT_LIMIT:
            break
        found.append(line)
    if (at, many) == (last, len(found)) and offset + size == last:
        return found, ()
    says = "The directory of its members does not hold together: bytes were added, taken away or altered"
    return found, (Finding("container", says),)


def _line(content: bytes, at: int) -> tuple[Line, int]:
    """Read one line of the directory, and give where the next begins."""
    (_, _, _, flags, method, time, date, crc, packed, size, named, extra, said, _, _, attributes, offset
     ) = CENTRAL_FORM.unpack_from(content, at)  # fmt: skip
    start = at + CENTRAL_FORM.size
    ends = (start + named, start + named + extra, start + named + extra + said)
    name = content[start : ends[0]].decode("utf-8", "surrogateescape")
    line = Line(
        name, flags, method, Stamp(time, date), crc, packed, size,
        content[ends[0] : ends[1]], content[ends[1] : ends[2]], attributes, offset,
    )  # fmt: skip
    return line, ends[2]


def refusals(content: bytes, lines: list[Line]) -> list[Finding]:
    """Say of each member why it is refused."""
    found = [Finding(line.name, said) for line in lines if (said := _refusal(line))]
    counted: dict[str, int] = {}
    for line in lines:
        counted[line.name] = counted.get(line.name, 0) + 1
    found += [Finding(name, f"is there {many} times") for name, many in counted.items() if many > 1]
    found += [Finding(name, f"clashes with {shown(other)}") for name, other in names.clashes(counted)
              if name != other]  # fmt: skip
    found += _overlaps(lines)
    if len(lines) > COUNT_LIMIT:
        found.append(Finding("container", f"It holds more than {COUNT_LIMIT:,} members"))
    if sum(line.size for line in lines) > TOTAL_LIMIT:
        found.append(Finding("container", f"Its members come to more than {TOTAL_LIMIT:,} bytes"))
    if any(line.offset + line.packed > len(content) for line in lines):
        says = "says that it lies beyond the end of the file"
        found += [Finding(line.name, says) for line in lines if line.offset + line.packed > len(content)]
    return found


def _refusal(line: Line) -> str:
    """Say why a member is refused by its line alone; empty where it is not."""
    named = names.fault(line.name)
    if named:
        return f"its name {named}"
    if line.flags & _ENCRYPTED:
        return "is encrypted"
    if _ZIP64 in (line.packed, line.size, line.offset) or re.match(rb"\x01\x00", line.extra):
        return "gives its size or place as zip64, which no pack needs"
    kind = stat.S_IFMT(line.attributes >> 16)
    if kind == stat.S_IFLNK:
        return "is a link"
    if kind not in (0, stat.S_IFREG) or line.attributes & 0x10:
        return "is not an ordinary file"
    if line.method not in (container.STORED, container.DEFLATED):
        return f"is packed by a method that no pack uses ({line.method})"
    if line.size >= RATIO_FROM and line.size > RATIO_LIMIT * max(line.packed, 1):
        return f"is a bomb: {line.packed:,} bytes that say they unpack to {line.size:,}"
    return ""


def _overlaps(lines: list[Line]) -> list[Finding]:
    """Name members whose bytes lie over those of another."""
    placed = sorted(lines, key=lambda line: (line.offset, line.packed))
    found = []
    for one, after in pairwise(placed):
        if after.offset < one.offset + LOCAL_FORM.size + len(stored(one.name)) + one.packed:
            found.append(Finding(after.name, f"lies over {shown(one.name)}"))
    return found


def stored(name: str) -> bytes:
    """Give the bytes of a name as they stand in the file."""
    return name.encode("utf-8", "surrogateescape")
