"""Every table as CSV and JSON: what stands in both is what innokit holds; words are never formulas."""

import csv
import datetime
import json
from pathlib import Path

import icalendar
import pandas as pd
import pytest

from innokit import businesscase, evidence
from innokit.errors import EvidenceError, MethodRefused
from innokit.evidence.documents.calendar_file import folded
from innokit.records import Case, Meeting, Milestone
from tests.evidence.documents.conftest import HOSTILE


@pytest.fixture(scope="module")
def folder(esol, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return evidence.write_tables(esol.case, tmp_path_factory.mktemp("tables") / "esol").parent


def listed(folder: Path) -> list[dict]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def test_the_list_names_every_file_and_how_many_rows_it_holds(folder) -> None:
    names = {path.name for path in folder.iterdir()}
    assert names == {"datapackage.json"} | {
        f"{r['name']}.{e}" for r in listed(folder) for e in ("csv", "json")
    }
    for told in listed(folder):
        read = pd.read_csv(folder / told["path"])
        assert len(read) == told["rows"]
        assert [field["name"] for field in told["schema"]["fields"]] == list(read.columns)
        data = json.loads((folder / f"{told['name']}.json").read_text(encoding="utf-8"))
        assert len(data["rows"]) == told["rows"]


def test_every_kind_that_holds_anything_is_there(folder, esol) -> None:
    names = {told["name"] for told in listed(folder)}
    assert {type(record).plural for record in esol.case.records} | {"entries"} <= names
    assert len(pd.read_csv(folder / "entries.csv")) == len(esol.case.entries)


def test_values_are_exact_and_figures_keep_their_ids(folder, esol) -> None:
    found = businesscase.appraise(esol.case)
    sheet = found.sheet()
    read = pd.read_csv(folder / "appraisal-answers.csv")
    wanted = sheet.frame().map(str)
    pd.testing.assert_frame_equal(read.map(str), wanted, check_dtype=False)
    data = json.loads((folder / "appraisal-answers.json").read_text(encoding="utf-8"))
    told = {cell["id"]: cell["value"] for row in data["rows"] for cell in row if isinstance(cell, dict)}
    assert told == {figure.id: figure.value for figure in sheet.figures()}
    assert data["head"] == esol.case.head


def test_words_are_never_formulas(hostile, tmp_path) -> None:
    folder = evidence.write_tables(hostile.case, tmp_path / "tables").parent
    live = ("=", "+", "-", "@", "\t", "\r")
    seen = 0
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    seen += cell.startswith("'=cmd")
                    assert not cell.startswith(live) or is_number(cell), (path.name, cell)
    assert seen > 3


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text not in HOSTILE


def test_the_same_case_gives_the_same_files_and_takes_away_what_is_gone(office, tmp_path) -> None:
    folders = [evidence.write_tables(office.case, tmp_path / name).parent for name in "ab"]
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert first == second
    assert "scores.csv" in first
    evidence.write_tables(Case(), folders[0])
    assert not (folders[0] / "scores.csv").exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(EvidenceError, match="holds other things than tables"):
        evidence.write_tables(Case(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


# The calendar


def events_of(path: Path) -> dict[str, icalendar.Event]:
    read = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["UID"]): event for event in read.walk("VEVENT")}


def test_another_library_reads_every_date(esol, tmp_path) -> None:
    case = esol.case
    found = events_of(evidence.write_calendar(case, tmp_path / "a.ics"))
    for stage in case.of(Milestone):
        event = found[f"{stage.id}@innokit"]
        assert event["SUMMARY"] == stage.title
        assert event.decoded("DTSTART") == (stage.start or stage.finish)
        assert event.decoded("DTEND") == (stage.finish or stage.start) + datetime.timedelta(days=1)
    meetings = [item for item in case.of(Meeting) if item.date]
    assert {f"{item.id}@innokit" for item in meetings} < {*found}
    assert {str(found[f"{item.id}@innokit"]["DESCRIPTION"]).split("\n")[0] for item in meetings} == {
        item.purpose for item in meetings
    }
    assert all(
        f"Entry {case.latest[id.split('@')[0]].seq} " in event["DESCRIPTION"] for id, event in found.items()
    )


def test_hostile_titles_stay_titles(hostile, tmp_path) -> None:
    path = evidence.write_calendar(hostile.case, tmp_path / "a.ics")
    summaries = [str(event["SUMMARY"]) for event in events_of(path).values()]
    assert len(summaries) == len(HOSTILE) + 2
    for title in HOSTILE[6:13]:
        assert title in summaries
    assert max(len(line) for line in path.read_bytes().split(b"\r\n")) <= 75


def test_long_lines_are_folded_between_letters() -> None:
    line = "SUMMARY:" + "ŵ中😀" * 60
    rows = folded(line).split("\r\n")
    assert all(len(row.encode()) <= 75 for row in rows)
    assert "".join([rows[0], *(row[1:] for row in rows[1:])]) == line


def test_the_same_case_gives_the_same_calendar(esol, tmp_path) -> None:
    one, two = (
        evidence.write_calendar(esol.case, tmp_path / name).read_bytes() for name in ("a.ics", "b.ics")
    )
    assert one == two


def test_without_a_date_it_says_what_to_record(tmp_path) -> None:
    with pytest.raises(MethodRefused, match="Record the dates"):
        evidence.write_calendar(Case([Meeting(title="Board")]), tmp_path / "a.ics")
    assert not (tmp_path / "a.ics").exists()


def test_a_case_without_a_book_has_a_calendar_too(tmp_path) -> None:
    case = Case([Meeting(title="Board", date=datetime.date(2027, 1, 5))])
    assert len(events_of(evidence.write_calendar(case, tmp_path / "a.ics"))) == 1
