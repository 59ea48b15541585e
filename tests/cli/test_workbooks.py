"""The business case out as a workbook by one command, and back as proposals by another."""

from pathlib import Path

import openpyxl
import pytest

from innokit import evidence, store
from innokit.cli.main import main
from innokit.records import Proposal


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return evidence.example_project("green-book-it-system", tmp_path / "project")


def test_out_and_back(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.xlsx"
    assert main(["export", str(project), "--to", str(file)]) == 0
    assert capsys.readouterr().out.strip() == str(file.resolve())
    sheet = openpyxl.load_workbook(file)
    sheet["Assumptions"]["B5"] = 120_000
    sheet["Answers"]["B5"] = "=999999"
    sheet["Costs"]["D5"] = "£1m"
    sheet.save(file)
    given = ["import", str(file), str(project), "--by", "Section 151 officer"]
    assert main([*given, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Proposed: Annual saving: from £150,000 a year to £120,000 a year" in said
    assert "Refused: Costs, cell D5: '£1m' is not a number. Type a number of at least 0" in said
    assert "Formula changed: never taken in. Answers B5: =B6-B7 → =999999" in said
    assert "Nothing was recorded" in said
    assert main(given) == 0
    assert "1 proposal recorded." in capsys.readouterr().out
    with store.open_book(project / evidence.BOOK, by="reader") as book:
        (entry,) = [entry for entry in book.history() if entry.kind == "proposal"]
        assert entry.who == "Section 151 officer"
        assert entry.why == "Came back in case.xlsx from Section 151 officer"
        assert [one.value for one in book.case().of(Proposal)] == ["£120,000 a year"]
    assert main(given) == 0
    assert "No proposals recorded." in capsys.readouterr().out


def test_a_workbook_of_another_project_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "case.xlsx", tmp_path / "other"
    main(["export", str(project), "--to", str(file)])
    main(["new", str(other)])
    capsys.readouterr()
    assert main(["import", str(file), str(other), "--by", "Section 151 officer"]) == 2
    assert "which this record does not hold" in capsys.readouterr().err


def test_a_case_that_cannot_be_appraised_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", str(tmp_path / "empty")])
    assert main(["export", str(tmp_path / "empty"), "--to", str(tmp_path / "case.xlsx")]) == 2
    assert "business as usual" in capsys.readouterr().err
    assert not (tmp_path / "case.xlsx").exists()
