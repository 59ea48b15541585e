"""Notebooks run headless, and what is left in them."""

import json
import re
import sys
from pathlib import Path

import pytest

from innokit import evidence
from innokit.errors import EvidenceError
from tests.evidence.projects import OPENING, cell, fill_plain, write_notebook


def outputs(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return json.dumps([made.get("outputs") for made in cells], ensure_ascii=False)


def test_cells_run_in_the_project_folder_and_skipped_ones_do_not(plain) -> None:
    said = outputs(plain.folder / "01_start.ipynb")
    assert "in . python 1" in said
    assert "SystemError" not in said


def test_no_machine_user_or_time_is_left_inside(plain) -> None:
    for path in plain.folder.glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        for telling in (
            str(plain.folder),
            str(Path.home()),
            sys.prefix,
            'execution":',
            "iopub",
            "widgets",
            "0x7f",
        ):
            assert telling not in text
        notebook = json.loads(text)
        assert notebook["metadata"].keys() == {"kernelspec", "language_info"}
        assert all(made["metadata"].keys() <= {"tags"} for made in notebook["cells"])


def test_running_again_gives_the_same_notebooks_and_the_same_pages(plain, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in plain.folder.glob("*.ipynb")}
    evidence.run(plain.folder)
    assert {path.name: path.read_bytes() for path in plain.folder.glob("*.ipynb")} == before
    evidence.write_html(plain.folder, tmp_path / "again", case=evidence.case_of(plain.folder))
    for page in plain.pages.glob("*.html"):
        assert (tmp_path / "again" / page.name).read_bytes() == page.read_bytes()
    again = evidence.write_one_file(plain.folder, tmp_path / "again.html")
    assert again.read_bytes() == plain.one_file.read_bytes()


def test_running_records_nothing(plain) -> None:
    before = evidence.case_of(plain.folder).head
    evidence.run(plain.folder, ["02_case.ipynb"])
    assert evidence.case_of(plain.folder).head == before


def test_a_failed_cell_is_named_and_the_others_finish(tmp_path: Path) -> None:
    heading = cell("# Phase\n\n## Who pays?\n\ntext", markdown=True)
    write_notebook(tmp_path / "01_bad.ipynb", heading, cell("1 / 0"), cell("'never'"))
    code = "import os\n'finished with threads: ' + os.environ['OPENBLAS_NUM_THREADS']"
    write_notebook(tmp_path / "02_good.ipynb", cell(code))
    with pytest.raises(
        EvidenceError, match=r"01_bad\.ipynb, under 'Who pays\?': ZeroDivisionError: division by zero"
    ):
        evidence.run(tmp_path)
    assert "finished with threads: 1" in outputs(tmp_path / "02_good.ipynb")
    bad = outputs(tmp_path / "01_bad.ipynb")
    assert "ZeroDivisionError" in bad
    assert not re.search(r"Traceback|File |never", bad)


def test_the_longest_begins_first_and_faults_stand_in_order_of_name(tmp_path: Path) -> None:
    waiting = (
        "import pathlib, time\nuntil = time.monotonic() + 30\n"
        "while not pathlib.Path('begun').exists():\n"
        "    assert time.monotonic() < until, 'the longest was left for last'\n    time.sleep(0.05)\n"
    )
    write_notebook(tmp_path / "01.ipynb", cell(f"{waiting}raise ValueError('one')"))
    write_notebook(tmp_path / "02.ipynb", cell(f"{waiting}raise ValueError('two')"))
    write_notebook(tmp_path / "03.ipynb", cell(f"open('begun', 'w').close()\n{'# long' * 200}"))
    with pytest.raises(EvidenceError, match=r"01\.ipynb.*ValueError: one; 02\.ipynb.*ValueError: two"):
        evidence.run(tmp_path, ["01.ipynb", "02.ipynb", "03.ipynb", "01.ipynb"])


def test_progress_counts_every_cell_once(tmp_path: Path) -> None:
    write_notebook(tmp_path / "01.ipynb", cell("# A", markdown=True), cell("1"), cell("2", "skip-headless"))
    seen: list[tuple[int, int, str]] = []
    evidence.run(tmp_path, progress=lambda *told: seen.append(told))
    assert [done for done, _, _ in seen] == sorted({done for done, _, _ in seen})
    assert seen[-1] == (3, 3, "01.ipynb")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"nbformat": 4, "cells": [1]}'])
def test_what_is_no_notebook_is_refused_by_name(tmp_path: Path, content: str) -> None:
    fill_plain(tmp_path)
    (tmp_path / "03_broken.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(EvidenceError, match="03_broken"):
        evidence.write_html(tmp_path)


def test_a_folder_without_notebooks_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="innokit new FOLDER"):
        evidence.run(tmp_path)
    with pytest.raises(EvidenceError, match="no notebook 09.ipynb"):
        evidence.run(tmp_path, ["09.ipynb"])


def test_an_older_run_says_that_the_record_has_grown(tmp_path: Path) -> None:
    from innokit import store
    from innokit.records import Idea

    fill_plain(tmp_path)
    write_notebook(
        tmp_path / "02_case.ipynb",
        cell("# Case", markdown=True),
        cell(OPENING),
        cell("innokit.listing(case, 'ideas')"),
    )
    evidence.run(tmp_path, ["02_case.ipynb"])
    with store.open_book(tmp_path / evidence.BOOK, by="Analyst") as book:
        seq = book.record(Idea(title="One more")).seq
    page = evidence.write_html(tmp_path).parent / "02_case.html"
    assert f"as at entry {seq - 1}; it now ends at entry {seq}" in page.read_text(encoding="utf-8")
