"""The grid without a browser: messages go in as the script sends them, traits and the book are read."""

from typing import Any

import pytest

import innokit
from innokit.errors import RecordError
from innokit.panels.grid import Grid, grid
from innokit.records import Assessor, CostLine, Criterion, Idea, Level, Option, Record, Score, Stakeholder
from innokit.store import Book, open_book
from tests.counts import count
from tests.store.hostile import HOSTILE

OPTIONS = [Option(id=f"o{place}", title=f"Option {place}") for place in range(12)]
CRITERIA = [Criterion(id=f"k{place}", title=f"Criterion {place}") for place in range(7)]
ASSESSOR = Assessor(id="ann", title="Ann")


def key(number: int) -> str:
    """The key of a new row, as the script makes them."""
    return f"r{number:016x}"


def typed(panel: Grid, cells: dict[str, dict[str, str]], number: int = 1) -> None:
    """Send what was typed, as the script does."""
    fresh = [
        *panel.draft.get("fresh", []),
        *(row for row in cells if row not in panel.draft.get("fresh", [])),
    ]
    message = {"do": "type", "cells": cells, "fresh": fresh, "view": "v", "number": number}
    panel.hear(panel, message)


def press(panel: Grid, what: str = "save", **more: Any) -> None:
    panel.hear(panel, {"do": what, **more})


@pytest.fixture
def scored(book: Book) -> Book:
    """A book with 12 options, 7 criteria and an assessor."""
    records: list[Record] = [*OPTIONS, *CRITERIA, ASSESSOR]
    book.record(records)
    return book


def block(**odd: str) -> dict[str, dict[str, str]]:
    """12 by 7 scores; ``o2k3="text"`` puts something else in a cell."""
    return {
        f"ro{i}": {f"ck{j}": odd.get(f"o{i}k{j}", str((7 * i + j) % 101)) for j in range(7)}
        for i in range(12)
    }


# A block of scores


def test_a_pasted_block_lists_exactly_its_two_bad_cells(scored: Book) -> None:
    panel = grid(scored, "scores", assessor="Ann")
    typed(panel, block(o3k2="1,5", o10k6="101"))
    assert panel.refused == [
        ("Option 3", "Criterion 2", "1,5", "'1,5' has a comma where a decimal point belongs: write 1.5."),
        ("Option 10", "Criterion 6", "101", "A score lies between 0 and 100."),
    ]
    press(panel)
    assert scored.case().scores == ()
    assert panel.message.startswith("Nothing is recorded: 2 cells are refused.")


def test_the_rest_is_recorded_on_purpose_and_the_refused_stay_as_typed(scored: Book) -> None:
    panel = grid(scored, "scores", assessor="Ann")
    typed(panel, block(o3k2="1,5", o10k6="101"))
    press(panel, rest=True)
    assert len(scored.case().scores) == 12 * 7 - 2
    assert panel.draft["rows"] == {"ro3": {"ck2": "1,5"}, "ro10": {"ck6": "101"}}
    assert len(panel.refused) == 2
    assert "2 cells refused and not recorded" in panel.message
    typed(panel, {"ro3": {"ck2": "15"}}, 2)
    assert len(panel.refused) == 1


def test_a_block_becomes_scores_of_this_assessor(scored: Book) -> None:
    panel = grid(scored, "scores", assessor="Ann")
    typed(panel, {"ro0": {"ck0": "75", "ck1": "n/a", "ck2": " "}, "ro1": {"ck0": "12.5"}})
    press(panel)
    found = {(s.option, s.criterion): (s.value, s.not_applicable, s.assessor) for s in scored.case().scores}
    assert found == {
        ("o0", "k0"): (75.0, False, "ann"),
        ("o0", "k1"): (None, True, "ann"),
        ("o1", "k0"): (12.5, False, "ann"),
    }
    assert panel.draft["rows"] == {}
    assert "in the name of Analyst" in panel.message
    assert "04: How good is each option on each criterion?" in panel.stale


def test_another_assessors_scores_are_left_alone(scored: Book) -> None:
    scored.record(Assessor(id="ben", title="Ben"))
    scored.record(Score(option="o0", criterion="k0", value=10, assessor="ben"))
    panel = grid(scored, "scores", assessor="Ann")
    assert panel.model["rows"][0]["values"]["ck0"] == ""
    typed(panel, {"ro0": {"ck0": "90"}})
    press(panel)
    assert sorted(s.value for s in scored.case().scores) == [10, 90]


def test_a_blanked_score_is_not_scored_and_keeps_its_history(scored: Book) -> None:
    score = Score(option="o0", criterion="k0", value=10, assessor="ann")
    scored.record(score)
    panel = grid(scored, "scores", assessor="Ann")
    typed(panel, {"ro0": {"ck0": ""}})
    press(panel)
    assert [s.value for s in scored.case().scores] == [None]
    assert len(scored.history(score)) == 2


def test_a_score_beside_a_level_is_refused(scored: Book) -> None:
    scored.record(Level(option="o0", criterion="k0", value=3))
    panel = grid(scored, "scores")
    typed(panel, {"ro0": {"ck0": "50"}})
    assert "level" in panel.faults["ro0"]["ck0"]


def test_only_criteria_that_nothing_stands_under_are_scored(scored: Book) -> None:
    scored.record(Criterion(id="sub", title="Under 0", parent="k0"))
    keys = [column["key"] for column in grid(scored, "scores").model["columns"]]
    assert "ck0" not in keys
    assert "csub" in keys


# Records as rows


def test_new_rows_become_records_and_blank_ones_do_not(book: Book) -> None:
    panel = grid(book, "ideas")
    typed(
        panel,
        {
            key(1): {"title": "A shared calendar"},
            key(2): {"title": "  "},
            key(3): {"title": "Bus", "theme": "x"},
        },
    )
    press(panel, why="From the flip chart")
    assert [(i.title, i.theme, i.id) for i in book.case().ideas] == [
        ("A shared calendar", "", key(1)[1:]),
        ("Bus", "x", key(3)[1:]),
    ]
    assert {entry.why for entry in book.history()} == {"From the flip chart"}
    assert panel.draft["rows"] == {}
    assert panel.draft["fresh"] == []


def test_unchanged_rows_record_nothing(book: Book) -> None:
    book.record([CostLine(id="c", title="Rent", option=book.record(Option(title="A")).id, amount=85)])
    panel = grid(book, "costs")
    before = len(book.history())
    typed(panel, {"rc": {"amount": "85"}})
    assert panel.draft["rows"] == {}
    typed(panel, {"rc": {"amount": "£85.00"}}, 2)
    press(panel)
    assert len(book.history()) == before
    assert panel.message.startswith("Nothing has changed")
    assert panel.draft["rows"] == {}


def test_all_or_none(book: Book) -> None:
    option = Option(title="A")
    book.record(option)
    panel = grid(book, "costs")
    cells = {key(n): {"title": f"Line {n}", "option": "A", "amount": "£1,200"} for n in range(1, 6)}
    typed(panel, {**cells, key(3): {**cells[key(3)], "amount": "1,5"}})
    press(panel)
    assert book.case().costs == ()
    typed(panel, {key(3): {"amount": "1.5"}}, 2)
    press(panel)
    assert [c.amount for c in book.case().costs] == [1200, 1200, 1.5, 1200, 1200]
    assert {c.option for c in book.case().costs} == {option.id}


def test_a_blank_that_must_be_filled_is_refused_only_once_record_is_pressed(book: Book) -> None:
    book.record(Idea(title="A"))
    panel = grid(book, "votes")
    typed(panel, {key(1): {"dots": "3"}})
    assert panel.faults == {}
    press(panel)
    assert panel.refused == [("Row 1", "", "", "Say which idea it is for, or that the voter abstains.")]
    typed(panel, {key(1): {"idea": "A"}}, 2)
    assert panel.refused == []


def test_names_and_shares_are_typed_as_people_do(book: Book) -> None:
    book.record(
        [Option(id="a", title="A"), Stakeholder(id="c", title="Council"), Stakeholder(id="n", title="NHS")]
    )
    panel = grid(book, "costs")
    typed(
        panel,
        {
            key(1): {
                "title": "Rent",
                "option": "a",
                "amount": "5",
                "payer": "Council 60%; NHS 40%",
                "transfer": "yes",
            }
        },
    )
    press(panel)
    (line,) = book.case().costs
    assert (line.payer, line.transfer) == ({"c": 0.6, "n": 0.4}, True)
    assert grid(book, "costs").model["rows"][0]["values"]["payer"] == "Council 60%; NHS 40%"


def test_chosen_columns_are_shown_with_those_that_must_be_given(book: Book) -> None:
    panel = grid(book, "benefits", columns=["unit_value", "title"])
    assert [column["key"] for column in panel.model["columns"]] == ["unit_value", "title", "option"]
    with pytest.raises(RecordError, match="no field called price"):
        grid(book, "benefits", columns=["price"])


def test_a_column_not_on_show_is_kept_when_a_row_changes(book: Book) -> None:
    idea = Idea(title="Bus", note="Heard twice")
    book.record(idea)
    panel = grid(book, "ideas", columns=["title"])
    typed(panel, {f"r{idea.id}": {"title": "Minibus"}})
    press(panel)
    assert book.case().ideas == (idea.changed(title="Minibus"),)


def test_withdrawing_a_row_keeps_what_was_typed_elsewhere(book: Book) -> None:
    book.record([Idea(id="1", title="One"), Idea(id="2", title="Two")])
    panel = grid(book, "ideas")
    typed(panel, {"r1": {"theme": "x"}, "r2": {"theme": "y"}})
    press(panel, "withdraw", row="r1", why="Said twice")
    assert [i.id for i in book.case().ideas] == ["2"]
    assert book.history("1")[-1].why == "Said twice"
    assert panel.draft["rows"] == {"r2": {"theme": "y"}}
    assert panel.message.startswith("Withdrawn as entry 3")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_identical(book: Book, text: str) -> None:
    panel = grid(book, "ideas")
    typed(panel, {key(1): {"title": text, "note": text}})
    press(panel)
    assert [(i.title, i.note) for i in book.case().ideas] == [(text, text)]
    assert grid(book, "ideas").model["rows"][0]["values"]["title"] == text


def test_ids_that_mean_something_to_a_script_are_harmless(book: Book) -> None:
    book.record([Idea(id="__proto__", title="One"), Idea(id="constructor", title="Two")])
    panel = grid(book, "ideas")
    typed(panel, {"r__proto__": {"title": "First"}, "rconstructor": {"title": "Second"}})
    press(panel)
    assert [i.title for i in book.case().ideas] == ["First", "Second"]


@pytest.mark.parametrize(
    "cells",
    [
        {"rnobody": {"title": "x"}},
        {key(1): {"price": "x"}},
        {key(1): {"title": 3}},
        {key(1): "x"},
        None,
        ["x"],
    ],
)
def test_cells_that_are_not_there_change_nothing(book: Book, cells: Any) -> None:
    panel = grid(book, "ideas")
    panel.hear(panel, {"do": "type", "cells": cells, "fresh": [], "view": "v", "number": 1})
    assert "does not have" in panel.message
    assert panel.draft["rows"] == {}


def test_a_block_takes_no_new_rows(scored: Book) -> None:
    panel = grid(scored, "scores", assessor="Ann")
    typed(panel, {key(1): {"ck0": "5"}})
    assert "does not have" in panel.message


# Two people


@pytest.fixture
def two(tmp_path: Any) -> Any:
    """Two people with one book, in which the first recorded an idea."""
    with (
        open_book(tmp_path / "b.innokit", by="Ann") as ann,
        open_book(tmp_path / "b.innokit", by="Ben") as ben,
    ):
        ann.record(Idea(id="1", title="Bus"))
        yield ann, ben


def test_changing_somebody_elses_entry_wants_a_reason(two: tuple[Book, Book]) -> None:
    panel = grid(two[1], "ideas")
    typed(panel, {"r1": {"title": "Minibus"}})
    press(panel)
    assert "say why" in panel.message
    assert two[0].case().ideas[0].title == "Bus"
    press(panel, why="Agreed with Ann")
    assert two[0].case().ideas[0].title == "Minibus"
    press(grid(two[0], "ideas"), "withdraw", row="r1", why=" ")
    assert len(two[0].case().ideas) == 1


def test_a_colleagues_newer_entry_is_shown_beside_mine_and_neither_is_lost(two: tuple[Book, Book]) -> None:
    ann, ben = two
    panel = grid(ann, "ideas")
    typed(panel, {"r1": {"title": "Tram"}, key(1): {"title": "New"}})
    ben.case()
    ben.record(Idea(id="1", title="Minibus", theme="travel"))
    ann.case()  # another cell of the notebook read the book meanwhile
    press(panel)
    assert panel.clash["rows"][0]["cells"] == [{"title": "Idea", "theirs": "Minibus", "mine": "Tram"}]
    assert "Ben recorded it" in panel.clash["rows"][0]["said"]
    assert [i.title for i in ann.case().ideas] == ["Minibus"]
    press(panel, "settle", row="r1", keep="mine")
    press(panel, why="Tram it is")
    assert [(i.title, i.theme) for i in ann.case().ideas] == [("Tram", "travel"), ("New", "")]


def test_keeping_theirs_leaves_the_rest_of_mine(two: tuple[Book, Book]) -> None:
    ann, ben = two
    panel = grid(ann, "ideas")
    typed(panel, {"r1": {"title": "Tram"}, key(1): {"title": "New"}})
    ben.case()
    ben.withdraw("1")
    press(panel, "refresh")
    assert "Ben withdrew it" in panel.clash["rows"][0]["said"]
    press(panel, "settle", row="r1", keep="theirs")
    assert panel.clash == {}
    press(panel)
    assert [i.title for i in ann.case().ideas] == ["New"]


def test_two_people_for_one_assessor_do_not_score_a_cell_twice(tmp_path: Any) -> None:
    with (
        open_book(tmp_path / "b.innokit", by="Ann") as one,
        open_book(tmp_path / "b.innokit", by="Ben") as other,
    ):
        one.record([OPTIONS[0], CRITERIA[0], ASSESSOR])
        first, second = grid(one, "scores", assessor="Ann"), grid(other, "scores", assessor="Ann")
        typed(first, {"ro0": {"ck0": "10"}})
        typed(second, {"ro0": {"ck0": "20"}})
        press(first)
        press(second)
        assert second.clash["rows"][0]["cells"] == [{"title": "Criterion 0", "theirs": "10", "mine": "20"}]
        press(second, "settle", row="ro0", keep="mine")
        press(second, why="Ann asked me to")
        assert [s.value for s in one.case().scores] == [20]


# What outlives what


def test_a_draft_survives_running_the_cell_again(book: Book) -> None:
    typed(grid(book, "ideas"), {key(1): {"title": "Half an"}})
    again = grid(book, "ideas")
    assert again.draft["rows"] == {key(1): {"title": "Half an"}}
    press(again)
    assert grid(book, "ideas").draft["rows"] == {}


def test_history_of_a_row_and_of_one_not_recorded(book: Book) -> None:
    book.record(Idea(id="1", title="Bus"))
    panel = grid(book, "ideas")
    press(panel, "history", row="r1", col="title")
    assert [entry["entry"] for entry in panel.past["entries"]] == [1]
    press(panel, "history")
    assert panel.past == {}
    press(panel, "history", row=key(1), col="title")
    assert "no history" in panel.message


def test_headless_there_is_a_table_and_no_widget(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.record(Idea(title="<b>Bus</b>"))
    monkeypatch.setenv("INNOKIT_HEADLESS", "1")
    panel = grid(book, "ideas")
    bundle = panel._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" not in bundle
    assert "&lt;b&gt;Bus" in bundle["text/html"]
    typed(panel, {key(1): {"title": "x"}})
    press(panel)
    assert "Headless runs record nothing" in panel.message


def test_the_doors_refuse_what_is_not_there(scored: Book) -> None:
    with pytest.raises(RecordError, match="no kind of record called 'notions'"):
        grid(scored, "notions")
    with pytest.raises(RecordError, match="Nobody|no assessor called 'Zoe'"):
        grid(scored, "scores", assessor="Zoe")
    with pytest.raises(RecordError, match="assessor by assessor"):
        grid(scored, "ideas", assessor="Ann")


def test_two_people_in_one_kernel_have_a_draft_each(two: tuple[Book, Book]) -> None:
    typed(grid(two[0], "ideas"), {key(1): {"title": "Ann's own"}})
    assert grid(two[1], "ideas").draft["rows"] == {}


@pytest.mark.parametrize(
    "plural", ["challenges", "votes", "levels", "milestones", "concepts", "benefits", "decisions"]
)
def test_every_kind_of_field_is_read_back_as_it_is_shown(plural: str) -> None:
    """Retyping every shown text of the examples' records changes nothing."""
    for name in ("green-book-it-system", "mobile-esol", "office-location"):
        case = innokit.example(name)
        if not getattr(case, plural):
            continue
        with open_book(":memory:", by="Analyst") as book:
            book.record([record for record in case.records if record.kind != "sign_off"])
            panel = grid(book, plural)
            rows = {
                row["key"]: dict(row["values"]) for row in panel.model["rows"][: count("hypothesis_slow")]
            }
            assert panel.sheet.faults(panel.case, rows) == {}
            assert panel.sheet.records(panel.case, rows) == []
