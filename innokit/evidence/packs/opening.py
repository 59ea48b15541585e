"""Opening a pack that may come from anybody: looked through before anything of it is unpacked or written.

Refused, each by name: members that lead out of their folder, links, doubles, names that clash or that some
system cannot have, encryption, zip64, members that overlap or lie about their size, and bombs.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from innokit.errors import EvidenceError
from innokit.evidence.packs import container, directory, names
from innokit.evidence.packs.container import LOCAL_FORM, Part, Stamp
from innokit.evidence.packs.directory import Line
from innokit.evidence.packs.findings import Finding, shown

FILE_LIMIT = 100_000_000
NO_STAMP = Stamp(0, 0)


@dataclass(frozen=True)
class Opened:
    """A pack in memory.

    Attributes
    ----------
    members : mapping of str to bytes
        What could be unpacked, by name.
    stamp : Stamp
        Its date.
    faults : tuple of Finding
        What was altered in the file itself.
    refused : tuple of Finding
        Why nothing of it was unpacked; empty where it was.
    broken : tuple of Finding
        That the seal does not hold, though nothing else of the file itself is amiss.
    """

    members: Mapping[str, bytes]
    stamp: Stamp = NO_STAMP
    faults: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    broken: tuple[Finding, ...] = ()


def read(path: str | os.PathLike[str]) -> bytes:
    """Read a file that says it is a pack.

    Raises
    ------
    EvidenceError
        When it is not there, cannot be read, is too large, or is nothing like a pack.
    """
    source = Path(path)
    try:
        size = source.stat().st_size
        content = source.read_bytes() if size <= FILE_LIMIT else b""
    except OSError as fault:
        said = "There is no such file" if isinstance(fault, FileNotFoundError) else f"{fault.strerror}"
        raise EvidenceError(said, where=str(path), remedy="Check its name") from fault
    if size > FILE_LIMIT:
        raise EvidenceError(
            f"This file is larger than a pack can be: {size:,} bytes, at most {FILE_LIMIT:,}", where=str(path)
        )
    if not content.startswith(container.LOCAL) and container.SEAL_WORDS not in content[-2 * container.SEAL :]:
        raise EvidenceError(
            "This is not an evidence pack", where=str(path), remedy="Name a file that innokit pack wrote"
        )
    return content


def opened(content: bytes) -> Opened:
    """Look through the bytes of a pack, and unpack it into memory where that is safe."""
    end = directory.end(content)
    if end is None:
        return Opened({}, faults=(Finding("container", directory.NO_END),))
    lines, damage = directory.lines_of(content, end)
    refused = directory.refusals(content, lines)
    if refused or not lines:
        empty = () if refused or damage else (Finding("container", "It lists no members at all"),)
        return Opened({}, faults=(*damage, *empty), refused=tuple(refused))
    members, parts, faults = {}, [], [*damage]
    for line in lines:
        stream = _stream(content, line)
        parts.append(Part(line.name, line.method, line.crc, line.size, stream))
        found = _unpacked(line, stream)
        if found is None:
            faults.append(Finding(line.name, "its stored bytes were altered: it cannot be unpacked"))
        else:
            members[line.name] = found
    meant = container.written(parts, lines[0].stamp)
    faults += _outside(content, meant, parts)
    broken = () if faults or content == meant else (_broken(parts, members),)
    return Opened(members, lines[0].stamp, tuple(faults), broken=broken)


def unpack(members: Mapping[str, bytes], folder: Path) -> None:
    """Write members into a new or empty folder, each file once, and nothing outside it.

    Raises
    ------
    EvidenceError
        When a name is not harmless, or something is there already.
    """
    _refuse_names(members)
    for name, content in members.items():
        target = folder.joinpath(*name.split("/"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            # "x" refuses what is there already, a link among it.
            with target.open("xb") as file:
                file.write(content)
        except OSError as fault:
            raise EvidenceError(
                f"This cannot be unpacked: {fault.strerror}", where=str(target), remedy="Name a new folder"
            ) from fault


def _refuse_names(members: Iterable[str]) -> None:
    """Refuse names that are not harmless."""
    found = [f"{shown(name)} {said}" for name in members if (said := names.fault(name))]
    found += [f"{shown(name)} clashes with {shown(other)}" for name, other in names.clashes(members)]
    if found:
        raise EvidenceError(f"These members are refused: {'; '.join(found)}")


def _stream(content: bytes, line: Line) -> bytes:
    """Give the bytes of a member as they stand in the file, past the header before it."""
    start = line.offset + LOCAL_FORM.size + len(directory.stored(line.name))
    return content[start : start + line.packed]


def _unpacked(line: Line, stream: bytes) -> bytes | None:
    """Unpack a member, never to more than it says; None where it is not what it says."""
    if line.method == container.STORED:
        found = stream
    else:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            found = unpacker.decompress(stream, line.size + 1)
        except zlib.error:
            return None
        if not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail:
            return None
    return found if len(found) == line.size and zlib.crc32(found) == line.crc else None


def _outside(content: bytes, meant: bytes, parts: list[Part]) -> list[Finding]:
    """Say where the file differs from the one form that these members have, its seal left aside."""
    if content[:-64] == meant[:-64] and len(content) == len(meant):
        return []
    offset = container.first_difference(content, meant)
    place = container.place_of(parts, offset)
    says = f"The file is not in the form in which packs are written: byte {offset + 1:,}, {place}, differs"
    return [Finding("container", says)]


def _broken(parts: Iterable[Part], members: Mapping[str, bytes]) -> Finding:
    """Say that the seal is broken, and which member was packed otherwise, where that can be told."""
    other = [
        item.name for item in parts if item.stream != container.part(item.name, members[item.name]).stream
    ]
    if len(other) == 1:
        return Finding(other[0], "its packed bytes were altered, though what they hold was not")
    return Finding("container", "The file does not match the seal at its end: bytes of it were altered")
