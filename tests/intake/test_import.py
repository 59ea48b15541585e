"""The import contract: what is taken, what is refused and why, and that a second time adds nothing."""

import datetime
import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

import innokit
from innokit import intake
from innokit.errors import IntakeError
from innokit.intake.reading import delimited
from innokit.records import Assessor, Case, Criterion, Idea, Option, Score
from tests.counts import count

TONGUES = (
    "Clwb brecwast i'r gymuned",
    "Banca ùine sa bhaile mhòr",
    "Życzliwość dla sąsiadów",
    "مقهى للجيران",
    "🚐 lifts",
)
STAY = ("None", "NA", "null", "nan", "007", "6, 2, 3", "1-2", "TRUE", "1e5", "=1+1", "a<b>c</b>")


def workbook(sheets: dict[str, list[list[Any]]], epoch: Any = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    if epoch is not None:
        book.epoch = epoch
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ideas(*titles: str) -> bytes:
    return pd.DataFrame({"Idea": titles}).to_csv(index=False).encode()


def faults(preview: intake.Preview) -> list[tuple[int, str, str]]:
    return [(cell.row, cell.column, cell.value) for cell in preview.refused]


# What stays as it is


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_comes_through_every_encoding_and_separator(encoding: str, separator: str) -> None:
    table = pd.DataFrame({"Idea": [*TONGUES, *STAY], "Name": "Ann"})
    data = table.to_csv(index=False, sep=separator).encode(encoding)
    preview = intake.read(data, name="ideas.csv")
    assert [idea.title for idea in preview.records] == [*TONGUES, *STAY]
    assert preview.refused == ()


def test_windows_1252_is_known_from_utf_8_and_said() -> None:
    preview = intake.read("Idea;Name\nCaffè – “open”;Zoë\n".encode("cp1252"), name="ideas.csv")
    assert (preview.records[0].title, preview.records[0].author) == ("Caffè – “open”", "Zoë")
    assert "Windows-1252" in preview.how


def test_an_encoding_may_be_given() -> None:
    data = "Idea\nŻyczliwość\n".encode("cp1250")
    assert intake.read(data, encoding="cp1250", name="ideas.csv").records[0].title == "Życzliwość"
    with pytest.raises(IntakeError, match="There is no encoding 'klingon'"):
        intake.read(data, encoding="klingon")


def test_damaged_characters_are_refused_and_not_made_up() -> None:
    data = "Idea\nŻyczliwość\nZażółć gęślą".encode()[:-1]
    preview = intake.read(data, name="ideas.csv")
    assert [idea.title for idea in preview.records] == ["Życzliwość"]
    assert preview.refused[0].row == 3
    assert "could not be read" in preview.refused[0].what


def test_a_workbook_and_a_text_file_of_one_table_are_the_same_records() -> None:
    rows = [["Idea", "Name", "Table"], *([title, "Ann", 7] for title in (*TONGUES, "007", "None"))]
    text = pd.DataFrame(rows[1:], columns=rows[0]).to_csv(index=False).encode()
    one = intake.read(workbook({"Ideas": rows}), name="a.xlsx")
    other = intake.read(text, name="b.csv")
    assert one.records == other.records
    assert one.records[0].table == "7"


def test_ids_carry_no_text_and_are_the_same_on_every_machine() -> None:
    (idea,) = intake.read(ideas("A shared van"), name="x.csv").records
    assert idea.id == "22d2383eeb9eb454"


# A second time


def test_a_second_import_adds_nothing_and_withdrawn_things_stay_withdrawn() -> None:
    data = ideas("A van", "A van", "A bus")
    with innokit.open_book(":memory:", by="Project manager") as book:
        assert len(intake.accept(intake.read(data, name="ideas.csv"), book)) == 3
        assert intake.accept(intake.read(data, name="copy.csv"), book) == []
        book.withdraw(book.case().ideas[1], why="the same card twice")
        assert intake.accept(intake.read(data, name="ideas.csv"), book) == []
        assert len(book.case().ideas) == 2
        longer = intake.read(ideas("A tram", "A bus", "A van", "A van"), name="ideas.csv", case=book.case())
        assert [idea.title for idea in longer.records] == ["A tram"]


def test_the_author_stays_and_the_importer_stands_apart() -> None:
    with innokit.open_book(":memory:", by="Project manager") as book:
        (entry,) = intake.accept(
            intake.read(b"Idea,Name\nA van,Ann\n", name="table 3.csv"), book, why="From table 3"
        )
        assert (entry.who, entry.body["author"]) == ("Project manager", "Ann")
        assert entry.why.startswith("From table 3. Imported from table 3.csv (a plain table; SHA-256 ")


def test_what_was_changed_in_the_record_is_not_changed_back() -> None:
    data = b"option,criterion,assessor,value\nBus,Reach,Ann,60\n"
    with innokit.open_book(":memory:", by="Analyst") as book:
        intake.accept(intake.read(data, "scores"), book)
        score = book.case().scores[0]
        book.record(score.changed(value=70), why="typing error")
        again = intake.read(data, "scores", case=book.case())
        assert again.records == ()
        assert [(d.row, d.field, d.file, d.recorded) for d in again.differing] == [(2, "Score", 60, 70)]
        assert "says something else than the record" in again.in_words()
        assert intake.accept(again, book) == []
        assert book.case().scores[0].value == 70
        assert len(intake.accept(again, book, changes=True)) == 1
        assert book.case().scores[0].value == 60


def test_records_made_by_hand_are_found_by_what_tells_them_apart() -> None:
    bus, reach, ann = Option(title="Bus"), Criterion(title="Reach"), Assessor(title="Ann")
    score = Score(option=bus.id, criterion=reach.id, assessor=ann.id, value=60)
    case = Case([bus, reach, ann, score])
    data = b"option,criterion,assessor,value\nBus,Reach,Ann,60\nBus,Reach,Bob,50\n"
    preview = intake.read(data, "scores", case=case)
    assert [(record.kind, case.name(getattr(record, "option", ""))) for record in preview.records] == [
        ("assessor", ""),
        ("score", "Bus"),
    ]


# Other kinds


def test_scores_weights_stakeholders_participants_and_lines_in_one_workbook() -> None:
    data = workbook(
        {
            "Options": [["Option", "Role"], ["As now", "baseline"], ["Bus", "Option"]],
            "Criteria": [["Criterion", "Worst level", "Best level", "Unit"], ["Reach", 0, 100, "people"]],
            "Scores": [
                ["option", "assessor", "Reach"],
                ["Bus", "Ann", 80],
                ["As now", "Ann", "not applicable"],
            ],
            "Weights": [["criterion", "points", "weight"], ["Reach", 100, None], ["Reach", None, 0.5]],
            "Stakeholders": [["Stakeholder", "Sector"], ["Council", "council"], ["NHS", "Public agency"]],
            "Participants": [["Who", "Sector", "Status"], ["Resident", "community", "coming"]] * 1
            + [["Resident", "community", "coming"]],
            "Assumptions": [["Assumption", "Central value"], ["Learners", 40]],
            "Cost lines": [
                ["Line", "Option", "Payer", "Amount (£ a year)", "Last year"],
                ["Fuel", "Bus", "Council: 0.6; NHS: 0.4", 900, 3],
            ],
            "Benefits": [
                ["Line", "Option", "Gainer", "People", "Unit value"],
                ["Time", "Bus", "NHS", "Learners", 1.5],
            ],
            "Milestones": [["Milestone", "Start"], ["First ride", datetime.date(2026, 3, 1)]],
        }
    )
    preview = intake.read(data, name="all.xlsx")
    assert preview.refused == ()
    assert preview.mentioned[0].title == "Ann"
    case = Case(preview.records)
    assert [(case.name(s.option), s.value, s.not_applicable) for s in case.scores] == [
        ("Bus", 80, False),
        ("As now", None, True),
    ]
    assert (case.swing_points[0].points, case.direct_weights[0].weight) == (100, 0.5)
    assert {case.name(id): share for id, share in case.costs[0].payer.items()} == {"Council": 0.6, "NHS": 0.4}
    assert case.name(case.benefits[0].people.assumption) == "Learners"
    assert case.milestones[0].start == datetime.date(2026, 3, 1)
    assert len(case.participants) == 2
    with innokit.open_book(":memory:", by="Analyst") as book:
        assert len(intake.accept(preview, book)) == len(preview.records)
        assert intake.read(data, name="all.xlsx", case=book.case()).records == ()


def test_columns_of_criteria_are_scores_and_a_blank_is_not_scored() -> None:
    preview = intake.read(b"option,Reach,Comfort\nBus,80,\nBike,,\n", "scores")
    assert [record.value for record in preview.records if record.kind == "score"] == [80]
    assert faults(preview) == [(3, "A (option)", "Bike")]


# Refused, with the place and the remedy


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("1,5", "a comma, which may part thousands or decimals"),
        ("1,200", "a comma"),
        ("£5", "a sign of money"),
        ("5 zł", "a sign of money"),
        ("50%", "is a percentage"),
        ("five", "is not a number"),
        ("1_000", "is not a number"),
        ("inf", "is not a number"),
        ("101", "should be less than or equal to 100"),
        ("-1", "should be greater than or equal to 0"),
        ("\u22121", "should be greater than or equal to 0"),
        ("#REF!", "the sheet shows the error"),
    ],
)
def test_a_number_is_never_guessed(cell: str, what: str) -> None:
    data = f'option;criterion;assessor;value\nBus;Reach;Ann;7\nBus;Comfort;Ann;"{cell}"\n'.encode()
    preview = intake.read(data, "scores", name="scores.csv")
    assert [record.value for record in preview.records if record.kind == "score"] == [7]
    assert faults(preview) == [(3, "D (value)", cell)]
    assert what in preview.refused[0].what
    assert preview.refused[0].remedy
    assert str(preview.refused[0]).startswith("row 3, column D (value): ")


@pytest.mark.parametrize("cell", ["01/02/2026", "2026-02-30", "March", "6, 2, 3", "46000"])
def test_a_day_is_never_guessed(cell: str) -> None:
    data = f'Milestone;Start\nA;2026-03-01\nB;"{cell}"\n'.encode()
    preview = intake.read(data, "milestones")
    assert [m.start for m in preview.records] == [datetime.date(2026, 3, 1)]
    assert faults(preview) == [(3, "B (Start)", cell)]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_days_of_both_calendars_of_spreadsheets_are_the_same_day(epoch: Any) -> None:
    day = datetime.date(2026, 3, 1)
    preview = intake.read(workbook({"Milestones": [["Milestone", "Start"], ["A", day]]}, epoch))
    assert preview.records[0].start == day


def test_names_nobody_knows_are_refused_with_the_nearest() -> None:
    data = workbook(
        {
            "Options": [["Option", "Role"], ["Addison Square", "option"], ["Elton Street", "odd"]],
            "Scores": [
                ["option", "criterion", "value"],
                ["Addison Sqare", "Reach", 5],
                ["Elton Street", "Reach", 5],
                ["Addison Square", "Reach", 5],
            ],
        }
    )
    preview = intake.read(data)
    told = [(cell.sheet, cell.row, cell.what, cell.remedy) for cell in preview.refused]
    assert told[0][:2] == ("Options", 3)
    assert told[1] == (
        "Scores", 2, "'Addison Sqare' is none of the options known",
        "did you mean 'Addison Square'? Else add it to the options, or record it first",
    )  # fmt: skip
    assert told[2][2] == "'Elton Street' stands in a row that is refused"
    assert preview.added == {"option": 1, "criterion": 1, "score": 1}


def test_doubles_are_refused_where_both_cannot_stand() -> None:
    data = b"option,criterion,assessor,value\nBus,Reach,Ann,5\nBus,Reach,Ann,6\nBus,Reach,,6\nBus,Reach,,6\n"
    preview = intake.read(data, "scores")
    assert preview.added["score"] == 3
    assert preview.refused[0].what == "it is there again, as in row 2"
    options = intake.read(b"Option,Role\nBus,option\n Bus ,baseline\n", "options")
    assert faults(options) == [(3, "A (Option)", "Bus")]


def test_doubles_in_two_sheets_are_refused_too() -> None:
    rows = [["option", "criterion", "assessor", "value"], ["Bus", "Reach", "Ann", 5]]
    data = workbook({"Scores": rows, "Scores 2": rows})
    preview = intake.read(data)
    assert preview.added["score"] == 1
    assert preview.refused[0].what == "another sheet or column holds it too"
    again = intake.read(data, case=Case(preview.records))
    assert (again.records, again.refused) == ((), preview.refused)


def test_a_row_that_speaks_of_a_refused_row_of_its_table_is_refused() -> None:
    data = b"Criterion,Under,Worst level,Best level\nA,,1,\nB,A,,\nC,B,,\nD,,,\n"
    preview = intake.read(data, "criteria")
    assert [criterion.title for criterion in preview.records] == ["D"]
    assert [cell.row for cell in preview.refused] == [2, 3, 4]


def test_headings_that_are_there_twice_are_not_chosen_between() -> None:
    preview = intake.read(b"Idea,Name,Name\nA van,Ann,Bob\n", name="x.csv")
    assert preview.records[0].author == ""
    assert [c.letter for c in preview.columns if not c.field] == ["B", "C"]


# What a sheet holds beside values


def test_formulas_merged_cells_and_hidden_sheets_are_said() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ideas"
    for row in (["Idea", "Name"], ["A van", "Ann"], ["A bus", None], ['="A "&"tram"', "Bob"]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    hidden = book.create_sheet("Old")
    hidden.append(["Idea"])
    hidden.append(["A horse"])
    hidden.sheet_state = "hidden"
    preview = intake.read(saved(book), name="a.xlsx")
    assert [idea.title for idea in preview.records] == ["A van", "A bus"]
    assert faults(preview) == [(4, "A (Idea)", '="A "&"tram"')]
    assert "no stored value" in preview.refused[0].what
    words = preview.in_words()
    assert "Merged cells (B2:B3)" in words
    assert "Sheet 'Old' was left out (2 filled cells): the sheet is hidden" in words
    assert [i.title for i in intake.read(saved(book), sheets=["Old"]).records] == ["A horse"]


def test_the_stored_value_of_a_formula_is_used_and_said() -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Ideas")
    sheet.write_row(0, 0, ["Idea", "Name"])
    sheet.write_formula(1, 0, '="A "&"tram"', value="A tram")
    book.close()
    preview = intake.read(out.getvalue())
    assert preview.records[0].title == "A tram"
    assert "1 formula (A2): the stored values were used." in preview.in_words()


def test_what_stands_above_the_headings_is_counted() -> None:
    preview = intake.read(b"Export of the day,,\n,,\nIdea,Name,\nA van,Ann,\n", name="ideas.csv")
    assert [(i.title, i.author) for i in preview.records] == [("A van", "Ann")]
    (account,) = preview.accounts
    assert (account.filled, account.taken, account.headings) == (5, 2, 3)


def test_a_quotation_mark_left_open_spoils_its_row_and_no_other() -> None:
    preview = intake.read(b'Idea,Name\nA van,Ann\n"A bus,Bob\nA tram,Cy\n', name="ideas.csv")
    assert [idea.title for idea in preview.records] == ["A van"]
    assert [cell.row for cell in preview.refused] == [3]
    assert "never closed" in preview.refused[0].what


# Reading quickly and slowly is reading the same


@settings(max_examples=4 * count("hypothesis"))
@given(
    st.lists(
        st.lists(st.text("ab ,;\"'\n\r\té🙂0", max_size=5), min_size=3, max_size=3), min_size=1, max_size=6
    ),
    st.sampled_from(",;\t"),
)
def test_the_quick_way_of_reading_agrees_with_the_slow_one(rows: list[list[str]], mark: str) -> None:
    text = pd.DataFrame(rows).to_csv(index=False, header=False, sep=mark, lineterminator="\n")
    quick = delimited._quickly(text, mark)
    slow = delimited._rows(text, mark)[0]
    if quick is not None:
        columns = [[column[n] for n in range(len(column))] for column in quick]
        plain = [
            [
                cell.strip(" \t\r\n\xa0\ufeff").replace("\r\n", "\n").replace("\r", "\n") or None
                for cell in row
            ]
            for row in slow
        ]
        width = max(map(len, plain))
        assert list(map(list, zip(*columns, strict=True))) == [
            row + [None] * (width - len(row)) for row in plain
        ]


def test_a_large_file_is_read_quickly_and_the_same() -> None:
    rows = [[f"Idea {n}, or so", "None", "007"] for n in range(20_000)]
    data = pd.DataFrame(rows, columns=["Idea", "Name", "Table"]).to_csv(index=False).encode()
    preview = intake.read(data, name="ideas.csv")
    assert preview.added == {"idea": 20_000}
    assert (preview.records[-1].author, preview.records[-1].table) == ("None", "007")


def test_kinds_tools_columns_and_sheets_that_do_not_exist_are_refused() -> None:
    data = ideas("A van")
    for more in ({"kind": "idees"}, {"tool": "padlet"}, {"columns": {"Idea": "titel"}}, {"sheets": ["x"]}):
        with pytest.raises(IntakeError):
            intake.read(data, **more)
    with pytest.raises(IntakeError, match="There is no column 'Thought'"):
        intake.read(data, name="ideas.csv", columns={"Thought": "title"})


def test_a_preview_shows_itself_escaped() -> None:
    preview = intake.read(ideas("<script>alert(1)</script>", *TONGUES), name="<img src=x>.csv")
    shown = preview._repr_html_()
    assert "<script>" not in shown
    assert "<img" not in shown
    for text in TONGUES[1:]:
        assert innokit.words.escape(text) in shown
    assert isinstance(preview.records[0], Idea)
