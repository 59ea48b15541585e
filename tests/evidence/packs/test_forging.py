"""Packs forged by somebody who knows the format: every sum fits, and the manifest names other versions.

Nothing is run again here: the sound pack stands for what working it out gives, as another test shows it to.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from innokit.errors import BookError
from innokit.evidence import packs
from innokit.evidence.packs import listing, manifest, unlike
from innokit.evidence.packs.findings import Checked, Report
from innokit.evidence.packs.staging import notebook
from innokit.evidence.packs.verifying import redrawn, rerunning, versions, wording
from innokit.results import FIGURES_MIME
from tests.evidence.packs.projects import heading, resealed

NOTEBOOK, FRONT = "notebooks/case.ipynb", "pages/index.html"
Members = dict[str, bytes]
PLOTLY, BROWSER, CODE = {"plotly": "9.9.9"}, {"browser": "Chromium 150.0"}, {"innokit code": "0" * 16}


def declaring(members: Mapping[str, bytes], made_by: Mapping[str, str]) -> Members:
    """The same files, said to be made by other versions, the sizes in the research metadata made to fit."""
    plain, crate = (json.loads(members[path]) for path in ("manifest.json", "ro-crate-metadata.json"))
    plain["made_by"] |= made_by
    for item in crate["@graph"]:
        if "contentSize" in item:
            item["contentSize"] = str(len(members.get(item["@id"], b"")))
    made = {"manifest.json": manifest.text(plain), "ro-crate-metadata.json": manifest.text(crate)}
    return {**members, **made}


def checked(forged: Mapping[str, bytes], sound: Mapping[str, bytes], made_by: Mapping[str, str]) -> Checked:
    """What checking a forged pack finds, once everything was worked out again."""
    members = packs.opened(resealed(declaring(forged, made_by))).members
    report = Report()
    listed = listing.read_manifest(members["manifest.json"])
    differs = versions.differ(report, listed, members)
    rerunning.compare_all(report, members, sound, listed, differs, {})
    return report.checked()


def places(found: Checked) -> set[str]:
    return {problem.where for problem in found.problems}


def swapped(content: bytes, **parts: Any) -> bytes:
    """A document with text of its parts replaced."""
    source, out = io.BytesIO(content), io.BytesIO()
    with zipfile.ZipFile(source) as file, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in file.infolist():
            made.writestr(info, re.sub(parts["old"], parts["new"], file.read(info), count=1))
    return out.getvalue()


def with_output(members: Mapping[str, bytes], edit: Any) -> Members:
    """A notebook with what one cell of figures shows changed."""
    plain = json.loads(members[NOTEBOOK])
    for cell in plain["cells"]:
        for output in cell.get("outputs", ()):
            for figure in output.get("data", {}).get(FIGURES_MIME, {}).get("figures", ()):
                if figure["id"].startswith("npsv.") and figure["value"]:
                    edit(output["data"], figure)
                    return {**members, NOTEBOOK: json.dumps(plain).encode()}
    raise AssertionError


@pytest.mark.parametrize("made_by", [{}, PLOTLY, BROWSER, {"numpy": "9.9"}])
def test_declaring_other_versions_alone_alters_nothing(members: Members, made_by: dict[str, str]) -> None:
    found = checked(members, members, made_by)
    assert found.problems == (), found.in_words()
    assert found.code == 0
    assert "As the pack declares it" in found.in_words()
    assert found.in_words().startswith("Sound")


TEXT = rb">[A-Z][a-z]+ [a-z]+[^<]*</w:t>"
FORGED = {
    FRONT: lambda held: held.replace(b"</h1>", b"</h1><p>It goes ahead in full.</p>"),
    "documents/case.docx": lambda held: swapped(held, old=TEXT, new=b">Approved</w:t>"),
    "documents/case.pdf": lambda held: held[:-20] + b"% forged",
    "documents/case.xlsx": lambda held: swapped(held, old=rb"<v>\d[\d.]*</v>", new=b"<v>999999</v>"),
    "tables/discount_schedules.csv": lambda held: held.replace(b"0.035", b"0.001"),
    "README.txt": lambda held: held + b"The internal auditor found no fault.\n",
    "ro-crate-metadata.json": lambda held: held.replace(b"As its makers decide", b"Approved by Cabinet!"),
}  # fmt: skip


@pytest.mark.parametrize("path", FORGED)
@pytest.mark.parametrize("made_by", [PLOTLY, BROWSER], ids=["plotly", "browser"])
def test_another_plotly_or_browser_frees_no_words(
    members: Members, path: str, made_by: dict[str, str]
) -> None:
    forged = FORGED[path](members[path])
    assert forged != members[path]
    found = checked({**members, path: forged}, members, made_by)
    assert found.code == 1, found.in_words()
    assert path in places(found), found.in_words()


@pytest.mark.parametrize("path", FORGED)
def test_another_innokit_may_word_things_otherwise_and_is_never_called_sound(
    members: Members, path: str
) -> None:
    found = checked({**members, path: FORGED[path](members[path])}, members, CODE)
    table = path.startswith("tables/")
    assert found.code == (1 if table else 2), found.in_words()
    assert path in (places(found) if table else found.uncompared)
    assert not found.in_words().startswith("Sound")
    if not table:
        assert "could not be compared" in found.in_words().splitlines()[0]
        assert any("was not compared" in said for said in found.unknown)


@pytest.mark.parametrize("made_by", [PLOTLY, CODE], ids=["plotly", "innokit"])
def test_a_figure_whose_digits_are_not_its_value_is_a_fault_whatever_is_declared(
    members: Members, made_by: dict[str, str]
) -> None:
    def edit(shown: dict[str, Any], figure: dict[str, Any]) -> None:
        figure["text"] = "£9,000,000"

    found = checked(with_output(members, edit), members, made_by)
    assert found.code == 1
    assert any("reads £9,000,000" in problem.says for problem in found.problems)


@pytest.mark.parametrize("made_by", [PLOTLY, CODE], ids=["plotly", "innokit"])
def test_a_figure_on_a_page_is_compared_by_its_id(members: Members, made_by: dict[str, str]) -> None:
    page = members[FRONT].decode()
    found_there = wording.figures_in(page)
    shown = next((id, text) for id, text in found_there if id.startswith("npsv.") and "£" in text)
    at = page.index(shown[1], page.index(f'data-figure="{shown[0]}"'))
    forged = page[:at] + "£9,000,000" + page[at + len(shown[1]) :]
    found = checked({**members, FRONT: forged.encode()}, members, made_by)
    assert found.code == 1
    assert any(shown[0] in problem.says for problem in found.problems if problem.where == FRONT)


def test_words_a_cell_shows_stand_with_another_plotly_and_its_chart_alone_does_not(members: Members) -> None:
    plain = json.loads(members[NOTEBOOK])
    for cell in plain["cells"]:
        for output in cell.get("outputs", ()):
            if "application/vnd.plotly.v1+json" in output.get("data", {}):
                output["data"]["application/vnd.plotly.v1+json"]["layout"]["height"] = 1
    found = checked({**members, NOTEBOOK: json.dumps(plain).encode()}, members, PLOTLY)
    assert found.code == 2
    assert "case.ipynb" in found.in_words().splitlines()[0]

    def edit(shown: dict[str, Any], figure: dict[str, Any]) -> None:
        shown["text/html"] = "<p>Choose another.</p>"

    assert checked(with_output(members, edit), members, PLOTLY).code == 1


@pytest.mark.parametrize("made_by", [{}, PLOTLY, BROWSER], ids=["none", "plotly", "browser"])
def test_a_page_taken_out_is_missing_whatever_is_declared(members: Members, made_by: dict[str, str]) -> None:
    left = {path: held for path, held in members.items() if path != "pages/record.html"}
    found = checked(left, members, made_by)
    assert found.code == 1
    assert "pages/record.html: is missing" in found.in_words()


def test_every_forged_file_is_told_though_others_differ_too(members: Members) -> None:
    plain = json.loads(members["manifest.json"]) | {"question": "Shall we celebrate?"}
    forged = {**members, "manifest.json": manifest.text(plain)}
    forged |= {path: FORGED[path](members[path]) for path in (FRONT, "README.txt", "ro-crate-metadata.json")}
    found = checked(forged, members, {})
    assert places(found) >= {FRONT, "README.txt", "ro-crate-metadata.json", "manifest.json"}
    assert "'question'" in found.in_words()
    assert "The internal auditor found no fault." in found.in_words()


def test_a_picture_drawn_elsewhere_leaves_the_words_of_documents_to_be_compared(
    members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both documents are written anew with the pack's own pictures, which are not compared."""
    from innokit.evidence.documents import pictures

    def drawing(grey: int) -> Any:
        return lambda charts: [_png(grey) for _ in charts]

    record = members["record/entries.jsonl"]
    monkeypatch.setattr(pictures, "browser", lambda: "one")
    monkeypatch.setattr(pictures, "draw", drawing(10))
    theirs = redrawn.redrawn(record, _docx_with_pictures(record))
    assert theirs is not None
    made, many = theirs
    assert many > 0
    monkeypatch.setattr(pictures, "draw", drawing(200))
    again = redrawn.redrawn(record, made[".docx"])
    assert again is not None
    assert again[0] == made
    forged = swapped(made[".docx"], old=TEXT, new=b">Approved</w:t>")
    other = redrawn.redrawn(record, forged)
    assert other is not None
    assert other[0][".docx"] != forged


def _png(grey: int) -> bytes:
    """A picture of 40 by 20 points in one shade."""
    import struct
    import zlib

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))

    rows = zlib.compress((b"\0" + bytes([grey]) * 40) * 20)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _docx_with_pictures(record: bytes) -> bytes:
    """The document of a record, its charts drawn by whatever draws."""
    import tempfile

    from innokit import store
    from innokit.evidence.documents import write_docx

    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "a.jsonl"
        lines.write_bytes(record)
        with store.open_book(":memory:", by="reader") as book:
            book.import_jsonl(lines)
            return write_docx(book.case(), Path(scratch) / "a.docx").read_bytes()


# Notebooks not as they came


def templates() -> dict[str, dict[str, Any]]:
    from innokit.reference import locate

    return {path.name: notebook(path.read_bytes()) for path in sorted(locate("notebooks").glob("*.ipynb"))}


def test_notebooks_as_they_came_are_passed_over() -> None:
    plain = templates()
    for one in plain.values():
        for cell in one["cells"]:
            if "parameters" in cell["metadata"].get("tags", ()):
                cell["source"] = 'BOOK = "case.innokit"\nME = "Ann"'
    assert unlike.unlike(plain) == ()


def test_words_taken_out_cells_another_order_and_absent_notebooks_are_named() -> None:
    plain = templates()
    name = "06_action_decision.ipynb"
    cells = plain[name]["cells"]
    mine = heading("# Assured by the section 151 officer", "x")
    plain[name]["cells"] = [mine, *cells[1:5], cells[7], cells[6]]
    del plain["02_planning.ipynb"]
    said = unlike.unlike(plain)
    assert len(said) == 4
    assert "holds words that did not come with innokit: under 'Assured by the section 151 officer'" in said[0]
    assert "lacks" in said[1]
    assert "another order" in said[2]
    assert said[3] == "Not in this pack, of the notebooks that come with innokit: 02_planning.ipynb."


def test_the_manifest_names_what_is_not_as_it_came(members: Members) -> None:
    told = json.loads(members["manifest.json"])["unlike_as_shipped"]
    assert any("case.ipynb is no notebook that comes with innokit" in said for said in told)


# What is said of what was not done


def test_a_quick_check_says_what_it_did_not_do(members: Members) -> None:
    forged = {path: held for path, held in members.items() if not path.startswith("documents/")}
    found = packs.check_bytes(resealed({**forged, FRONT: FORGED[FRONT](members[FRONT])}))
    said = found.in_words()
    assert said.startswith("The files agree with the list in this pack. Nothing was worked out again.")
    assert "nothing of these was worked out again" in said
    assert "unless signed" not in said


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_a_blank_is_no_head_to_expect(small: Path, blank: str) -> None:
    with pytest.raises(BookError, match="blank"):
        packs.check(small, expect=blank, quick=True)


def test_a_pack_of_an_empty_record_is_not_called_sound(members: Members) -> None:
    kept = {path: held for path, held in members.items() if not path.startswith(("pages/", "documents/"))}
    plain = json.loads(kept["manifest.json"])
    plain["record"] |= {"entries": 0, "head": "", "digest": ""}
    forged = kept | {"record/entries.jsonl": b"", "manifest.json": manifest.text(plain)}
    found = packs.check_bytes(resealed(forged))
    assert found.code == 2
    assert "nothing to verify" in found.in_words()
