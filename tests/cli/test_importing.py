"""Tables come into a project from the command line: shown first, recorded once, refused cells named."""

from pathlib import Path

import pytest

from innokit import cli, evidence, store

CAFE = "مقهى للجيران 🙂"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "ideas.csv"
    rows = ("Idea,Name,Shoe size", "A shared van,Ann,7", ",Bob,9", f"{CAFE},None,8")
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "b.innokit"
    store.open_book(path, by="Manager").close()
    return path


def test_a_table_is_recorded_once_with_its_authors_and_the_importer_apart(
    table: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(table), "--book", str(book), "--by", "Typist"]
    assert cli.main(words) == 1
    said = capsys.readouterr().out
    assert "To be added: 2 ideas." in said
    assert "row 3, column A (Idea): it is blank, and must be filled." in said
    assert "Not understood, and left out: 1 column ('Shoe size')." in said
    assert "2 entries recorded by Typist." in said
    assert cli.main(words) == 1
    assert "No entries recorded" in capsys.readouterr().out
    with store.open_book(book) as opened:
        assert [(idea.title, idea.author) for idea in opened.case().ideas] == [
            ("A shared van", "Ann"),
            (CAFE, "None"),
        ]
        assert {entry.who for entry in opened.history()} == {"Typist"}


def test_a_dry_run_records_nothing_and_needs_no_book(
    table: Path, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(table), "--book", str(book), "--dry-run"]) == 1
    assert cli.main(["import", str(table), str(tmp_path), "--dry-run"]) == 1
    assert "Nothing was recorded" in capsys.readouterr().out
    with store.open_book(book) as opened:
        assert opened.history() == []


def test_a_project_folder_is_recorded_in(table: Path, tmp_path: Path) -> None:
    table.write_text("Idea\nA shared van\n", encoding="utf-8")
    folder = tmp_path / "project"
    evidence.new_project(folder, "Manager")
    assert cli.main(["import", str(table), str(folder), "--by", "Typist"]) == 0
    assert [idea.title for idea in evidence.case_of(folder).ideas] == ["A shared van"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], 'Add --by "your post or name"'),
        (["--by", "Typist", "--kind", "idees"], "did you mean 'ideas'?"),
        (["--by", "Typist", "--kind", "costs"], "headings was found with what costs need"),
    ],
)
def test_what_cannot_be_done_is_said(
    more: list[str], said: str, table: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(table), "--book", str(book), *more]) == 2
    assert said.casefold() in capsys.readouterr().err.casefold()
