"""The two commands as people type them."""

from pathlib import Path

import pytest

from innokit.cli import main
from tests.evidence.packs.projects import small_project


def test_quick_checks_run_nothing_and_answer_by_their_exit_code(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--quick", str(small)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The files agree with the list in this pack. Nothing was worked out again.")
    assert "run again" not in said
    altered = bytearray(small.read_bytes())
    altered[len(altered) // 2] ^= 1
    (tmp_path / "altered.zip").write_bytes(altered)
    assert main(["verify", str(tmp_path / "altered.zip"), "--quick"]) == 1
    assert capsys.readouterr().out.startswith("Not sound")
    (tmp_path / "letter.zip").write_bytes(b"Dear sir")
    assert main(["verify", str(tmp_path / "letter.zip")]) == 2
    told = capsys.readouterr().err
    assert "not an evidence pack" in told
    assert "Working it out" not in told
    assert main(["verify", "--quick", str(small), "--expect", ""]) == 2
    assert "blank" in capsys.readouterr().err
    assert main(["verify", "--quick", str(small), "--expect", "head of it"]) == 2
    assert "is not a head" in capsys.readouterr().err


def test_pack_prints_the_file_what_to_note_and_what_was_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small_project(tmp_path / "project")
    (tmp_path / "project" / "case.ipynb").unlink()
    (tmp_path / "project" / "survey.csv").write_text("a,b\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    parts = [f"--without={part}" for part in ("pages", "workbook", "document", "pdf")]
    assert main(["pack", "project", "--to", "new/my pack.zip", "--with", "survey.csv", *parts]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == str(tmp_path / "new" / "my pack.zip")
    assert lines[-1] == "To check it: innokit verify 'new/my pack.zip'"
    assert any(line.startswith("Head of the record ") for line in lines)
    assert sum(line.startswith("Left out: ") for line in lines) == 4
    assert main(["verify", "new/my pack.zip"]) == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["my pack.zip"]
    assert main(["pack", "project", "--to", "new/other.zip", "--without", "everything"]) == 2
    assert "Name pages, workbook, document and pdf" in capsys.readouterr().err


def test_what_holds_nothing_or_is_no_file_is_never_called_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "entries.jsonl").write_bytes(b"")
    assert main(["verify", str(tmp_path / "entries.jsonl")]) == 2
    assert capsys.readouterr().out == "There is nothing to verify: this file holds no entries.\n"
    assert main(["verify", ""]) == 2
    assert "No file or folder is named" in capsys.readouterr().err
    if Path("/dev/null").exists():
        assert main(["verify", "/dev/null"]) == 2
        assert "neither a file nor a folder" in capsys.readouterr().err
