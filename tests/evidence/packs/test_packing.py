"""What goes into a pack, that it is the same each time, and that nothing is left of one that fails."""

import json
import re
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

import pytest

from innokit import evidence, reference
from innokit.errors import BookError, EvidenceError
from innokit.evidence import packs
from innokit.evidence.packs import container
from innokit.records import Idea
from innokit.store import open_book, verify_jsonl
from tests.evidence.packs.projects import code, heading, shipped_cells, small_project, write_notebook

EXPECTED = {
    "README.txt", "SHA256SUMS", "manifest.json", "ro-crate-metadata.json", "record/entries.jsonl",
    "notebooks/case.ipynb", "documents/case.xlsx", "documents/case.docx", "documents/case.pdf",
    "pages/index.html", "pages/case.html", "pages/record.html", "tables/datapackage.json",
    "tables/discount_schedules.csv",
}  # fmt: skip


def test_any_program_reads_it_and_everything_is_there(small: Path) -> None:
    with zipfile.ZipFile(small) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert names == sorted(names)
        assert set(names) >= EXPECTED
        assert len({info.date_time for info in file.infolist()}) == 1
        assert {info.external_attr >> 16 for info in file.infolist()} == {0o100644}


def test_the_same_record_gives_the_same_bytes_in_another_folder(
    home: Path, small: Path, tmp_path: Path
) -> None:
    """Another place, another name, and a record taken in from JSON Lines: nothing of these is inside."""
    other = tmp_path / "some where else"
    other.mkdir()
    with open_book(home / "project" / evidence.BOOK, read_only=True) as book:
        book.export_jsonl(tmp_path / "entries.jsonl")
    with open_book(other / evidence.BOOK) as book:
        book.import_jsonl(tmp_path / "entries.jsonl")
    (other / "case.ipynb").write_bytes((home / "project" / "case.ipynb").read_bytes())
    packs.pack(other, tmp_path / "another.zip", workers=1)
    assert (tmp_path / "another.zip").read_bytes() == small.read_bytes()


def test_packing_leaves_the_project_as_it_was(home: Path) -> None:
    """The notebooks are run elsewhere: this one was never run here."""
    there = {path.name for path in (home / "project").iterdir()}
    assert there - {"case.innokit-wal", "case.innokit-shm"} == {"case.innokit", "case.ipynb"}
    assert '"outputs": [{' not in (home / "project" / "case.ipynb").read_text(encoding="utf-8")


def test_nothing_of_the_machine_is_inside(home: Path, members: dict[str, bytes]) -> None:
    telling = [str(home), str(Path.home()), sys.prefix, tempfile.gettempdir(), "widget-state", "iopub"]
    for name, content in members.items():
        if not name.endswith((".xlsx", ".docx", ".pdf", "plotly.min.js")):
            text = content.decode()
            assert [word for word in telling if word in text] == [], name


def test_the_record_in_it_is_byte_for_byte_the_books(
    home: Path, members: dict[str, bytes], tmp_path: Path
) -> None:
    with open_book(home / "project" / evidence.BOOK, read_only=True) as book:
        meant = book.export_jsonl(tmp_path / "entries.jsonl").read_bytes()
        head = book.head
    assert members["record/entries.jsonl"] == meant
    assert verify_jsonl(tmp_path / "entries.jsonl", expect=head).ok


def test_the_manifest_lists_every_file_and_what_made_it(members: dict[str, bytes]) -> None:
    listed = json.loads(members["manifest.json"])
    assert {item["path"] for item in listed["files"]} == set(members) - {"manifest.json", "SHA256SUMS"}
    assert all(item["what"] and "/" in item["media_type"] for item in listed["files"])
    assert {"innokit", "python", "numpy", "pandas"} <= listed["made_by"].keys()
    assert listed["record"]["head"] == listed["record"]["digest"][:12]
    assert listed["commands"]["verify"].startswith("innokit verify PACK.zip --expect ")
    assert "as declared" in listed["names"]
    assert "not signed" in listed["signed"]


def test_sums_are_checked_by_a_command_that_is_not_ours(members: dict[str, bytes], tmp_path: Path) -> None:
    packs.unpack(members, tmp_path)
    tool = ["sha256sum"] if sys.platform != "darwin" else ["shasum", "-a", "256"]
    done = subprocess.run(
        [*tool, "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert len(members["SHA256SUMS"].splitlines()) == len(members) - 1


def test_only_the_editions_that_a_result_names_are_packed(members: dict[str, bytes], tmp_path: Path) -> None:
    """As a Data Package that innokit itself reads, its rows as they stand in the shipped table."""
    for name, content in members.items():
        if name.startswith("tables/"):
            (tmp_path / name.removeprefix("tables/")).write_bytes(content)
    assert reference.check(tmp_path) == []
    (name,) = {*reference.catalogue(tmp_path)["name"]}
    (edition,) = {*reference.catalogue(tmp_path)["edition"]}
    assert reference.load(name, edition, tmp_path).values.equals(reference.load(name, edition).values)
    notebook = members["notebooks/case.ipynb"].decode()
    assert edition in notebook
    assert reference.load(name).editions[-1] not in notebook


def test_the_crate_describes_every_file_by_its_size(members: dict[str, bytes]) -> None:
    """What RO-Crate 1.1 asks for: a descriptor, a root with its parts, and each part described once."""
    crate = json.loads(members["ro-crate-metadata.json"])
    by_id = {item["@id"]: item for item in crate["@graph"]}
    assert len(by_id) == len(crate["@graph"])
    descriptor, root = by_id["ro-crate-metadata.json"], by_id["./"]
    assert descriptor["about"] == {"@id": "./"}
    assert crate["@context"] == f"{descriptor['conformsTo']['@id']}/context"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", root["datePublished"])
    parts = {part["@id"] for part in root["hasPart"]}
    assert parts == set(members) - {"ro-crate-metadata.json"}
    assert all(by_id[id]["@type"] == "File" for id in parts)
    sizes = {id: by_id[id].get("contentSize") for id in parts - {"manifest.json", "SHA256SUMS"}}
    assert sizes == {id: str(len(members[id])) for id in sizes}
    pointed = re.findall(r'\{\s*"@id": "([^"]+)"\s*\}', members["ro-crate-metadata.json"].decode())
    assert [id for id in pointed if id not in by_id and not id.startswith("https:")] == []


def test_a_person_reads_how_to_check_it(members: dict[str, bytes]) -> None:
    said = members["README.txt"].decode()
    for words in (
        "HOW TO CHECK THIS",
        "sha256sum -c SHA256SUMS",
        "innokit verify",
        "not signed",
        "as declared",
    ):
        assert words in said
    assert max(map(len, said.splitlines())) <= 100


def test_parts_are_left_out_on_request_and_the_manifest_says_so(tmp_path: Path) -> None:
    """A book without a notebook: nothing has to be run."""
    small_project(tmp_path / "project")
    (tmp_path / "project" / "case.ipynb").unlink()
    made = packs.pack(
        tmp_path / "project", tmp_path / "less.zip", without=["pages", "workbook", "document", "pdf"]
    )
    names = set(packs.opened((tmp_path / "less.zip").read_bytes()).members)
    assert not any(name.startswith(("pages/", "documents/")) for name in names)
    assert {item.what for item in made.left_out} >= {"pages/", "documents/case.xlsx"}
    assert "left out on request" in made.in_words()
    assert packs.check(tmp_path / "less.zip", quick=True).ok
    assert made.size < 300_000


def test_a_failed_cell_names_notebook_section_and_entry_and_leaves_no_pack(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    opening = shipped_cells()
    fault = code("line = book.case().costs[1]\nraise ValueError(f'no payer in {line.id}')", "bad")
    write_notebook(project / "case.ipynb", *opening, heading("## Who pays?", "h"), fault)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pack.zip").write_bytes(b"an earlier pack")
    with pytest.raises(EvidenceError) as failed:
        packs.pack(project, tmp_path / "out" / "pack.zip", without=["workbook", "document", "pdf"])
    seq = next(
        e.seq for e in evidence.case_of(project).entries if e.kind == "cost" and e.body["amount"] == 200_000
    )
    said = str(failed.value)
    assert re.search(r"case\.ipynb, under 'Who pays\?': ValueError: no payer in", said)
    assert f"entry {seq} (cost line '" in said
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pack.zip"]
    assert (tmp_path / "out" / "pack.zip").read_bytes() == b"an earlier pack"


@pytest.mark.parametrize(
    ("folder", "to", "error", "words"),
    [
        ("gone", "a.zip", BookError, "no project here"),
        ("project", "a.tar", EvidenceError, "ends in .zip"),
        ("project", "project", EvidenceError, "zip file"),
    ],
)
def test_what_cannot_be_packed_is_refused_in_words(
    home: Path, tmp_path: Path, folder: str, to: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        packs.pack(home / folder, tmp_path / to)
    assert list(tmp_path.iterdir()) == []


def test_names_that_some_system_cannot_have_are_refused(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "case.ipynb").rename(project / "aux.ipynb")
    with pytest.raises(EvidenceError, match=r"aux\.ipynb is the name of a device on Windows"):
        packs.pack(project, tmp_path / "a.zip")


@pytest.mark.parametrize("outside", ["../secret.csv", "gone.csv"])
def test_a_file_beside_must_lie_in_the_project(tmp_path: Path, outside: str) -> None:
    (tmp_path / "secret.csv").write_text("a", encoding="utf-8")
    project = small_project(tmp_path / "project")
    with pytest.raises(EvidenceError, match="project"):
        packs.pack(project, tmp_path / "a.zip", beside=[outside])


def test_a_part_that_does_not_exist_cannot_be_left_out(home: Path, tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="pages, workbook"):
        packs.pack(home / "project", tmp_path / "a.zip", without=["page"])


def test_what_was_withheld_is_in_no_byte_of_a_pack(tmp_path: Path) -> None:
    """Neither in the record, nor on a page; and the chain still holds."""
    project = small_project(tmp_path / "project")
    (project / "case.ipynb").unlink()
    with open_book(project / evidence.BOOK, by="Analyst") as book:
        entry = book.record(Idea(title="Ring Zaphod Beeblebrox"), why="He said so")
        book.withhold(entry, "title", why="A private person")
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        packs.pack(project, tmp_path / "a.zip", without=["workbook", "document", "pdf"])
        content = (tmp_path / "a.zip").read_bytes()
        found = packs.check(tmp_path / "a.zip", quick=True)
    assert found.ok
    assert any("withheld" in note for note in found.notes)
    members = packs.opened(content).members
    assert [name for name, held in members.items() if b"Zaphod" in held] == []


@pytest.mark.slow
def test_the_largest_example_stays_well_under_ten_megabytes(demo_output: Path) -> None:
    """Notebooks, pages and record as packed; workbook and documents came to 4 MB when measured."""
    project = demo_output / "north-lincolnshire"
    kept = [*project.glob("*.ipynb"), *(path for path in (project / "evidence").rglob("*") if path.is_file())]
    record = demo_output.parent / "largest.jsonl"
    with open_book(project / evidence.BOOK, read_only=True) as book:
        kept.append(book.export_jsonl(record))
    assert sum(len(container.part(path.name, path.read_bytes()).stream) for path in kept) < 5_500_000
