"""Each command: what it says, how it ends, and that it never shows a traceback."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from innokit import cli, evidence, store
from innokit.errors import EvidenceError
from tests.cli.projects import some_entries

COMMANDS = ("new", "demo", "lab", "status", "import", "run", "export", "verify", "trace", "reference")


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    return some_entries(tmp_path / "entries.jsonl")


@pytest.fixture
def project(tmp_path: Path, entries: Path) -> Path:
    folder = evidence.new_project(tmp_path / "project")
    assert cli.main(["import", str(entries), str(folder)]) == 0
    return folder


def test_every_command_has_help() -> None:
    runner = CliRunner()
    whole = runner.invoke(cli.app, ["--help"])
    assert whole.exit_code == 0
    for command in COMMANDS:
        assert f"  {command} " in whole.output
        said = runner.invoke(cli.app, [command, "--help"])
        assert said.exit_code == 0
        assert "Usage:" in said.output


def test_new_makes_a_folder_that_explains_itself(tmp_path: Path, capsys) -> None:
    assert cli.main(["new", str(tmp_path / "esol"), "--by", "O'Neill, analyst"]) == 0
    made = {path.name for path in (tmp_path / "esol").iterdir()}
    assert {"case.innokit", "READ-ME.txt", "00_start.ipynb", "06_action_decision.ipynb"} <= made
    assert "innokit lab" in capsys.readouterr().out
    told = (tmp_path / "esol" / "READ-ME.txt").read_text(encoding="utf-8")
    assert all(f"innokit {word}" in told for word in ("lab", "status", "run", "export", "verify"))
    for path in (tmp_path / "esol").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        given = ["".join(c["source"]) for c in cells if "parameters" in c["metadata"].get("tags", [])]
        assert any('ME = "O\'Neill, analyst"' in source for source in given), path.name


def test_new_never_overwrites(project: Path, capsys) -> None:
    before = {path.name: path.read_bytes() for path in project.glob("*.ipynb")}
    assert cli.main(["new", str(project)]) == 2
    assert "holds a project already" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in project.glob("*.ipynb")} == before


def test_status_says_what_is_done_and_what_is_missing(project: Path, capsys) -> None:
    assert cli.main(["status", str(project)]) == 0
    said = capsys.readouterr().out
    assert "What should we do?" in said
    assert "[x]" in said
    assert "[ ]" in said
    assert evidence.case_of(project).head in said


def test_import_is_verbatim_and_adds_nothing_twice(project: Path, entries: Path, capsys) -> None:
    head = json.loads(entries.read_text(encoding="utf-8").splitlines()[-1])["digest"][:12]
    assert evidence.case_of(project).head == head
    capsys.readouterr()
    assert cli.main(["import", str(entries), str(project)]) == 0
    assert "No entries taken in" in capsys.readouterr().out
    assert evidence.case_of(project).head == head


@pytest.mark.parametrize("name", ["costs.ods", "ideas.docx", "nothing"])
def test_import_says_which_files_it_understands(project: Path, tmp_path: Path, capsys, name: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert cli.main(["import", str(tmp_path / name), str(project)]) == 2
    assert ".jsonl" in capsys.readouterr().err


def test_verify_takes_a_folder_a_book_and_a_file(project: Path, entries: Path, capsys) -> None:
    head = evidence.case_of(project).head
    for thing in (project, project / "case.innokit", entries):
        assert cli.main(["verify", str(thing), "--expect", head, "--quick"]) == 0
        assert head in capsys.readouterr().out


def test_verify_ends_with_1_when_an_entry_was_altered(entries: Path, capsys) -> None:
    text = entries.read_text(encoding="utf-8")
    entries.write_text(text.replace("An idea", "An idol"), encoding="utf-8")
    assert cli.main(["verify", str(entries)]) == 1
    assert "0123456789abcdef" in capsys.readouterr().out
    entries.write_text(text, encoding="utf-8")
    assert cli.main(["verify", str(entries), "--expect", "0" * 12]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["verify", "nowhere"],
        ["verify", "."],
        ["status", "nowhere"],
        ["run", "nowhere"],
        ["export", "nowhere"],
        ["trace", "1", "nowhere"],
        ["lab", "nowhere"],
        ["import", "nowhere.jsonl", "."],
        ["reference", "nothing"],
        ["demo", "--example", "nothing"],
        ["nothing"],
        ["verify", ".", "--nothing"],
        ["new"],
    ],
)
def test_what_cannot_be_done_ends_with_2_and_plain_sentences(
    tmp_path: Path, monkeypatch, capsys, words
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(words) == 2
    said = capsys.readouterr()
    assert said.err.strip()
    assert "Traceback" not in said.err + said.out
    assert list(tmp_path.iterdir()) == []


def test_trace_leads_from_a_figure_a_record_and_a_number(project: Path, capsys) -> None:
    case = evidence.case_of(project)
    figure = next(id for id in evidence.results_of(case)[0].figures if id.startswith("npsv."))
    assert cli.main(["trace", figure, str(project)]) == 0
    said = capsys.readouterr().out
    assert "Cost of Something else" in said
    assert "Analyst" in said
    assert cli.main(["trace", "0123456789abcdef", str(project)]) == 0
    said = capsys.readouterr().out
    assert "'An idea' came in: its author is not recorded; recorded by Analyst" in said
    assert "Nobody has said yet what becomes of 'An idea'." in said
    assert cli.main(["trace", "funnel.in", str(project)]) == 0
    assert "Ideas in: 1 idea (funnel.in)" in capsys.readouterr().out
    for start in ("an ide", "An  IDEA"):
        assert cli.main(["trace", start, str(project)]) == 0
        assert capsys.readouterr().out == said
    assert cli.main(["trace", "1", str(project)]) == 0
    assert "the board asked" in capsys.readouterr().out
    assert cli.main(["trace", "npsv.nothing", str(project)]) == 2
    assert "npsv.nothing" in capsys.readouterr().err
    assert cli.main(["trace", "No such title", str(project)]) == 2
    assert "an idea's title" in capsys.readouterr().err


def test_reference_lists_editions_with_their_licences(capsys) -> None:
    assert cli.main(["reference"]) == 0
    assert {"discount_schedules", "gdp_deflators"} <= set(capsys.readouterr().out.replace(",", " ").split())
    assert cli.main(["reference", "discount_schedules"]) == 0
    said = capsys.readouterr().out
    assert "0.035" in said
    assert "Licence:" in said


def test_export_writes_pages_and_one_file(project: Path, tmp_path: Path, capsys) -> None:
    assert cli.main(["export", str(project)]) == 0
    assert Path(capsys.readouterr().out.strip()) == (project / "evidence" / "index.html").resolve()
    assert "has not been run yet" in (project / "evidence" / "05_business_case.html").read_text(
        encoding="utf-8"
    )
    assert cli.main(["export", str(project), "--one-file", str(tmp_path / "case.html")]) == 0
    assert (tmp_path / "case.html").stat().st_size > 10_000


def test_run_runs_every_notebook(project: Path, capsys) -> None:
    for path in project.glob("0[1-6]*.ipynb"):
        path.unlink()
    assert cli.main(["run", str(project)]) == 0
    assert "1 notebook run" in capsys.readouterr().out


def test_a_missing_extra_is_told_with_the_line_that_brings_it(project: Path, monkeypatch, capsys) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nbclient", None)
    assert cli.main(["run", str(project)]) == 2
    assert "pip install 'innokit[evidence]'" in capsys.readouterr().err
    monkeypatch.setattr("innokit.cli.lab.find_spec", lambda _: None)
    assert cli.main(["lab", str(project)]) == 2
    assert "pip install 'innokit[notebooks]'" in capsys.readouterr().err


def test_lab_starts_jupyterlab_in_the_folder(project: Path, monkeypatch) -> None:
    begun = {}

    def start(command, cwd, check):
        begun.update(command=command, cwd=cwd)
        return type("Done", (), {"returncode": 0})()

    monkeypatch.setattr("innokit.cli.lab.subprocess.run", start)
    assert cli.main(["lab", str(project)]) == 0
    assert begun["cwd"] == project.resolve()
    assert "jupyterlab" in begun["command"]


def test_the_unforeseen_ends_in_a_sentence(monkeypatch, capsys) -> None:
    def fail(*_):
        raise RuntimeError("the unforeseen")

    monkeypatch.setattr("innokit.cli.showing.reference", fail)
    assert cli.main(["reference"]) == 2
    said = capsys.readouterr().err
    assert "the unforeseen" in said
    assert "report" in said
    assert "Traceback" not in said


def test_demo_leaves_a_record_of_ones_own_alone(tmp_path: Path) -> None:
    name = store.example_names()[0]
    some_entries(tmp_path / "entries.jsonl")
    folder = evidence.new_project(tmp_path / name)
    assert cli.main(["import", str(tmp_path / "entries.jsonl"), str(folder)]) == 0
    head = evidence.case_of(folder).head
    assert cli.main(["demo", "--example", name, "--to", str(tmp_path)]) == 2
    assert evidence.case_of(folder).head == head


def test_an_example_of_ones_own_making_is_told_from_the_shipped_one(tmp_path: Path) -> None:
    from innokit import store
    from innokit.records import Idea

    name = store.example_names()[0]
    folder = evidence.example_project(name, tmp_path / name)
    evidence.example_project(name, folder)
    with store.open_book(folder / evidence.BOOK, by="Analyst") as book:
        book.record(Idea(title="Mine"))
    with pytest.raises(EvidenceError, match="more than the example"):
        evidence.example_project(name, folder)
    shutil.rmtree(folder)
