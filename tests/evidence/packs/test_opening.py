"""Packs from strangers: refused by name, nothing unpacked, and nothing written outside the folder."""

import io
import stat
import struct
import time
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from innokit.errors import EvidenceError
from innokit.evidence import packs
from innokit.evidence.packs import container, names, opening

BAD_NAMES = [
    "../outside.txt", "pages/../../outside.txt", "/etc/outside", "C:/outside.txt", "c:outside.txt",
    "..\\outside.txt", "pages\\outside.txt", "pages//a", "pages/./a", "pages/", "CON", "aux.txt",
    "nul.tar.gz",
    "pages/COM1.html", "lpt9", "COM¹.txt", "a.", "a ", " a", "pages./a", "pages /a", "a\x00b", "a\nb",
    "a\u202egpj.exe", "a:b", "a?b", "a|b", "x" * 300, "",
]  # fmt: skip


_ALL = 0xFFFFFFFF


def zipped(*files: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for info, content in files:
            file.writestr(info, content)
    return out.getvalue()


def with_name(name: str) -> bytes:
    """A zip holding a member of any name at all, written as packs are."""
    return container.written([container.part("README.txt", b"hello"), container.part(name, b"bad")],
                             container.Stamp(0, 33))  # fmt: skip


def linked(target: str) -> bytes:
    info = zipfile.ZipInfo("pages/link")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped(("README.txt", b"hello"), (info, target.encode()))


def device() -> bytes:
    info = zipfile.ZipInfo("pages/pipe")
    info.create_system, info.external_attr = 3, (stat.S_IFIFO | 0o644) << 16
    return zipped((info, b""))


def patched(pack: bytes, at: int, form: str, *values: int) -> bytes:
    """Numbers in the first line of the directory, replaced."""
    start = pack.index(container.CENTRAL) + at
    return pack[:start] + struct.pack(form, *values) + pack[start + struct.calcsize(form) :]


def bomb(size: int, times: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(times):
            file.writestr(f"pages/{number}.html", bytes(size))
    return out.getvalue()


def overlapping() -> bytes:
    """Two lines of the directory that lead to the same bytes: what makes bombs of a few kilobytes."""
    pack = zipped(("a.html", bytes(3000)), ("b.html", b"b"))
    second = pack.rindex(container.CENTRAL)
    return pack[: second + 42] + struct.pack("<L", 0) + pack[second + 46 :]


def refusals(content: bytes) -> str:
    found = opening.opened(content)
    assert found.members == {}
    return "\n".join(map(str, found.refused))


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_is_refused_by_that_name(name: str, tmp_path: Path) -> None:
    assert names.fault(name)
    assert refusals(with_name(name))
    with pytest.raises(EvidenceError, match="refused"):
        packs.unpack({"README.txt": b"fine", name: b"bad"}, tmp_path / "to")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/outside", "C:\\outside.txt"])
def test_the_report_names_it_and_says_that_nothing_was_unpacked(name: str) -> None:
    found = packs.check_bytes(with_name(name))
    assert found.code == 1
    assert name.replace("\\", "\\") in found.in_words()
    assert "Nothing of this file was unpacked" in found.in_words()


@pytest.mark.parametrize(
    "name", ["pages/index.html", "notebooks/07_cymraeg_ŵŷ.ipynb", "a.b/c-d_e (1).csv", "conf"]
)
def test_ordinary_names_pass(name: str) -> None:
    assert names.fault(name) == ""
    assert opening.opened(with_name(name)).members[name] == b"bad"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (linked("/etc/passwd"), "pages/link: is a link"),
        (linked("../../outside"), "pages/link: is a link"),
        (device(), "pages/pipe: is not an ordinary file"),
        (zipped(("a", b"1"), ("a", b"2")), "a: is there 2 times"),
        (zipped(("a.csv", b"1"), ("A.CSV", b"2")), "A.CSV: clashes with a.csv"),
        (zipped(("é", b"1"), ("e\u0301", b"2")), "clashes with é"),
        (zipped(("a", b"1"), ("a/b", b"2")), "a/b: clashes with a"),
        (patched(zipped(("a", b"1")), 8, "<H", 1), "a: is encrypted"),
        (patched(zipped(("a", b"1")), 10, "<H", 14), "a: is packed by a method"),
        (patched(zipped(("a", b"1")), 20, "<LL", _ALL, _ALL), "a: gives its size or place as zip64"),
        (patched(zipped(("a", b"1")), 20, "<LL", 1, 900_000_000), "a: is a bomb"),
        (patched(zipped(("a", b"1")), 42, "<L", 900_000), "a: says that it lies beyond the end"),
        (overlapping(), "lies over"),
        (bomb(50_000_000), "pages/0.html: is a bomb"),
        (bomb(999_999, 300), "come to more than 200,000,000 bytes"),
        (zipped(*((str(number), b"") for number in range(2_500))), "more than 2,000 members"),
    ],
)  # fmt: skip
def test_what_could_do_harm_is_refused_by_name(content: bytes, words: str) -> None:
    assert words in refusals(content)
    assert packs.check_bytes(content).code == 1


def test_a_size_that_lies_is_found_before_it_is_unpacked() -> None:
    """The directory says ten bytes, the stream holds 60 megabytes: never more than eleven are made."""
    lying = patched(bomb(60_000_000), 24, "<L", 10)
    start = time.perf_counter()
    tracemalloc.start()
    found = opening.opened(lying)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.perf_counter() - start < 2
    assert most < 20_000_000
    assert found.members == {}
    assert "pages/0.html" in {fault.where for fault in found.faults}


def test_what_is_no_pack_is_told_apart_from_an_altered_one(tmp_path: Path) -> None:
    for content in (b"", b"%PDF-1.7", b"PK", b"\x1f\x8b" + bytes(100)):
        (tmp_path / "a.zip").write_bytes(content)
        with pytest.raises(EvidenceError, match="not an evidence pack"):
            packs.check(tmp_path / "a.zip", quick=True)
    with pytest.raises(EvidenceError, match="no such file"):
        packs.check(tmp_path / "gone.zip", quick=True)


def test_a_zip_that_is_no_pack_is_not_sound(tmp_path: Path) -> None:
    (tmp_path / "holiday.zip").write_bytes(zipped(("photo.jpg", b"x")))
    found = packs.check(tmp_path / "holiday.zip")
    assert "manifest.json: is missing" in found.in_words()


def test_unpacking_writes_inside_the_folder_and_overwrites_nothing(tmp_path: Path) -> None:
    packs.unpack({"a/b.txt": b"1", "c.txt": b"2"}, tmp_path / "to")
    assert (tmp_path / "to" / "a" / "b.txt").read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["to"]
    with pytest.raises(EvidenceError, match="Name a new folder"):
        packs.unpack({"c.txt": b"3"}, tmp_path / "to")
    assert (tmp_path / "to" / "c.txt").read_bytes() == b"2"


def test_a_directory_that_lists_nothing_is_not_sound() -> None:
    """As another program would see it there is no file at all, whatever stands before its end."""
    first = zipped(("README.txt", b"hello"))
    emptied = first[: first.index(container.CENTRAL)] + zipped()
    assert packs.check_bytes(emptied).code == 1


def test_no_name_in_a_pack_can_command_a_terminal() -> None:
    said = packs.check_bytes(with_name("a\x1b[2J\x1b]0;sound\x07.txt")).in_words()
    assert "\\x1b[2J" in said
    assert all(letter.isprintable() or letter == "\n" for letter in said)
