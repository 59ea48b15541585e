"""Bombs are refused quickly and in little memory; sheets that only declare too much are read as they are."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from innokit import intake
from innokit.errors import IntakeError
from tests.intake import bombs

SECONDS, MEGABYTES = 2.0, 300

CHILD = """
import json, resource, sys, time
limit = int(sys.argv[2]) * 1_000_000
from innokit import intake
from innokit.errors import IntakeError
import openpyxl, pandas
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
resource.setrlimit(resource.RLIMIT_AS, (4_000_000_000, 4_000_000_000))
started = time.perf_counter()
try:
    intake.read(sys.argv[1])
    said = ""
except IntakeError as refused:
    said = str(refused)
took = time.perf_counter() - started
if sys.platform == "linux":  # getrusage counts what the parent held before this program began
    [line] = [line for line in open("/proc/self/status") if line.startswith("VmHWM:")]
    peak = int(line.split()[1]) / 1000
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(json.dumps([said, took, peak]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set otherwise there")
@pytest.mark.parametrize("name", bombs.BOMBS)
def test_a_bomb_is_refused_within_two_seconds_and_300_mb(name: str, tmp_path: Path) -> None:
    data = bombs.BOMBS[name]()
    path = tmp_path / ("bomb.xlsx" if data.startswith(b"PK") else "bomb.csv")
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(MEGABYTES)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr[-500:]
    said, took, peak = json.loads(done.stdout)
    assert said, "it was read"
    assert "bomb." in said
    assert took < SECONDS
    assert peak < MEGABYTES


def test_the_first_bomb_is_as_small_as_it_claims() -> None:
    assert len(bombs.swollen()) < 320_000


@pytest.mark.parametrize("make", [bombs.vast, bombs.deep])
def test_a_sheet_that_declares_more_than_it_holds_is_read_as_it_is(make: object) -> None:
    preview = intake.read(make(), name="ideas.xlsx")
    assert preview.added["idea"] == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "an old Excel workbook"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<html><table><tr><td>Idea</td></tr></table>", "a web page"),
        (bombs.packed({**bombs.plain(), "xl/vbaProject.bin": b"x"}), "macros"),
        (bombs.packed({"xl/workbook.bin": b"x"}), "binary workbook"),
        (bombs.packed({"content.xml": b"<x/>", "mimetype": b"x"}), "OpenDocument"),
        (bombs.packed({"word/document.xml": b"<x/>"}), "without a workbook"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"  \r\n", "empty"),
        (b"", "empty"),
    ],
)
def test_other_files_are_refused_by_what_they_are_with_advice(data: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said) as refused:
        intake.read(data, name="ideas.xlsx")
    assert refused.value.remedy


def test_a_file_that_is_not_there_and_one_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="There is no such file"):
        intake.read(tmp_path / "gone.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.truncate(150_000_000)
    with pytest.raises(IntakeError, match="larger than 100 MB"):
        intake.read(large)
