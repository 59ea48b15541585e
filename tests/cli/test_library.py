"""The commands for paper, and what status says of gates."""

from pathlib import Path

import pytest

from innokit import cli, evidence
from innokit.records import Focus, Idea, Override
from innokit.store import open_book


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = evidence.new_project(tmp_path / "project")
    with open_book(evidence.book_of(folder), by="Clerk") as book:
        book.record([Idea(title="A bus"), Focus(title="Learning <at> home")])
    return folder


def test_status_lists_what_each_gate_misses_and_who_let_the_work_pass(project: Path, capsys) -> None:
    assert cli.main(["status", str(project)]) == 0
    before = capsys.readouterr().out
    assert "  Gate 2, ready for the event: shut" in before
    assert "    Missing: A project manager runs the process; The focus is fixed" in before
    assert "The work has gone on past this shut gate (1 idea)" in before
    with open_book(evidence.book_of(project), by="Clerk") as book:
        override = Override(gate=2, by="Chief executive", reason="The hall is booked")
        seq = book.record(override).seq
    assert cli.main(["status", str(project)]) == 0
    after = capsys.readouterr().out
    assert "  Gate 2, ready for the event: passed by override" in after
    assert f"    Override by Chief executive (entry {seq}, " in after
    assert "Missing: A project manager runs the process" in after
    with open_book(evidence.book_of(project), by="Clerk") as book:
        book.withdraw(override, why="a mistake")
    assert cli.main(["status", str(project)]) == 0
    gone = capsys.readouterr().out
    assert "  Gate 2, ready for the event: shut" in gone
    assert f"This was withdrawn by Clerk at entry {seq + 1}: a mistake." in gone


def test_a_guide_is_shown_or_written(tmp_path: Path, capsys) -> None:
    assert cli.main(["guide"]) == 0
    assert "Gate 1: the sponsor agrees." in capsys.readouterr().out
    assert cli.main(["guide", "2"]) == 0
    assert "  What goes wrong: " in capsys.readouterr().out
    assert cli.main(["guide", "2", "--to", str(tmp_path / "g.html")]) == 0
    assert "Guide to phase 2 Planning" in (tmp_path / "g.html").read_text(encoding="utf-8")
    assert cli.main(["guide", "7"]) == 2
    assert "There is no phase 7" in capsys.readouterr().err


def test_the_library_is_listed_or_written(tmp_path: Path, capsys) -> None:
    assert cli.main(["library", "--phase", "4"]) == 0
    listed = capsys.readouterr().out
    assert "Concept sheet" in listed
    assert "Focus" not in listed
    assert cli.main(["library", "--phase", "4", "--to", str(tmp_path / "l")]) == 0
    assert capsys.readouterr().out.strip().endswith("phase-4.html")
    assert (tmp_path / "l" / "index.html").is_file()


def test_a_sheet_is_printed_blank_or_from_the_record(project: Path, tmp_path: Path, capsys) -> None:
    target = tmp_path / "focus.html"
    assert cli.main(["print", "focus", str(project), "--to", str(target)]) == 0
    assert "Learning &lt;at&gt; home" in target.read_text(encoding="utf-8")
    assert cli.main(["print", "focus", "--to", str(target)]) == 0
    assert "Learning" not in target.read_text(encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["print", "-"]) == 0
    assert "run-sheet" in capsys.readouterr().out
    assert cli.main(["print", "nothing"]) == 2
    assert "Ask for one of" in capsys.readouterr().err
