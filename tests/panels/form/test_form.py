"""The form without a browser: messages in, traits and entries out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokit.errors import RecordError
from innokit.panels import panel as panels
from innokit.panels.form import Form, form
from innokit.records import KINDS, Challenge, Idea, Option
from innokit.results import FIGURES_MIME
from innokit.store import Book, open_book
from tests.panels.test_drafts import cast, least


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """Each test begins without anybody's drafts."""
    panels._KEPT.clear()
    yield
    panels._KEPT.clear()


def do(shown: Form, deed: str, *, why: str = "", more: dict[str, Any] | None = None, **fields: Any) -> None:
    """Send what the script would send after these fields were filled in."""
    draft = {**shown.draft, "fields": {**shown.draft["fields"], **fields}, "why": why or shown.draft["why"]}
    content = json.loads(json.dumps({"do": deed, "draft": draft, **(more or {})}))
    shown.hear(shown, content, [])


def typed(shown: Form, **fields: Any) -> None:
    """Let the browser keep a draft, as it does while somebody types."""
    shown.draft = {**shown.draft, "fields": {**shown.draft["fields"], **fields}}


def test_a_draft_held_up_on_its_way_does_not_come_back(book: Book) -> None:
    """It was recorded with the message that overtook it; coming back, it would be recorded twice."""
    shown = form(book, "ideas")
    late = {**shown.draft, "fields": {**shown.draft["fields"], "title": "A shared calendar"}}
    do(shown, "save", title="A shared calendar")
    shown.draft = late
    assert not shown.draft["fields"].get("title")
    do(shown, "save", title="Another")
    assert [idea.title for idea in book.case().ideas] == ["A shared calendar", "Another"]


def test_something_is_recorded_at_once_and_the_form_is_ready_for_the_next(book: Book) -> None:
    shown = form(book, "challenges")
    do(shown, "save", title="Why do buses not run?", why="Asked by the board")
    [challenge] = book.case().challenges
    assert challenge.title == "Why do buses not run?"
    assert book.history()[0].why == "Asked by the board"
    assert shown.message == "Recorded as entry 1 in the name of Analyst."
    assert "01: What is the question, and why now?" in shown.stale
    assert [row["name"] for row in shown.model["rows"]] == ["Why do buses not run?"]
    assert shown.draft["fields"]["title"] == ""
    assert shown.draft["why"] == ""


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"sign_off"}))
def test_every_kind_can_be_recorded_changed_and_withdrawn(book: Book, kind: str) -> None:
    others = cast()
    mine = others[kind].id if kind in others else ""
    book.record([r for r in others.values() if r.kind != kind and mine not in r.references()])
    shown = form(book, KINDS[kind].plural)
    fields = least(kind, shown.case)
    do(shown, "save", **fields)
    assert shown.faults == {}
    [row] = shown.model["rows"]
    do(shown, "open", more={"id": row["id"]})
    simple = [f for f in shown.model["fields"] if f["type"] in ("text", "long", "flag", "integer")]
    free = next(field for field in simple if not field["offers"])
    changed = {"flag": not shown.draft["fields"][free["name"]], "integer": "2"}.get(free["type"], "2027/28")
    do(shown, "save", **{free["name"]: changed})
    assert shown.message.startswith("Recorded as entry")
    [row] = shown.model["rows"]
    assert row["version"] == 2
    do(shown, "open", more={"id": row["id"]})
    do(shown, "withdraw", why="A slip")
    assert shown.message.startswith("Withdrawn as entry")
    assert shown.model["rows"] == []
    shown.hear(shown, {"do": "history", "id": row["id"]})
    assert [entry["action"] for entry in shown.past["entries"]] == ["withdraw", "record", "record"]
    assert [change["title"] for change in shown.past["entries"][1]["changes"]] == [free["title"]]


def test_a_sign_off_is_recorded_and_taken_back_with_a_reason_but_never_changed(book: Book) -> None:
    shown = form(book, "sign_offs")
    do(shown, "save", title="Business case", role="Assurer", holder="Head of audit")
    [row] = shown.model["rows"]
    do(shown, "open", more={"id": row["id"]})
    do(shown, "save", comment="Read twice")
    assert shown.message.startswith("A sign-off is never changed")
    do(shown, "open", more={"id": row["id"]})
    do(shown, "withdraw")
    assert "with a reason" in shown.message
    do(shown, "withdraw", why="Signed by mistake")
    assert shown.model["rows"] == []


def test_signing_out_of_turn_is_refused_in_words(book: Book) -> None:
    shown = form(book, "sign_offs")
    do(shown, "save", title="The decision", role="Approver", holder="Cabinet")
    assert shown.message.startswith(
        "Approval needs an assurance that stands, and nobody has signed as assurer"
    )
    assert shown.draft["fields"]["title"] == "The decision"
    assert book.history() == []


def test_a_faulty_draft_is_not_recorded_and_stays(book: Book) -> None:
    shown = form(book, "meetings")
    do(shown, "save", title="", date="31/02/2026")
    assert set(shown.faults) == {"title", "date"}
    assert shown.message == "Not recorded: 2 things to put right: 'Meeting' and 'Date'."
    assert shown.draft["fields"]["date"] == "31/02/2026"
    assert book.history() == []


def test_leaving_a_field_checks_that_field_alone(book: Book) -> None:
    shown = form(book, "meetings")
    do(shown, "check", date="soon", more={"field": "date"})
    assert set(shown.faults) == {"date"}
    do(shown, "check", date="3 November 2026", more={"field": "date"})
    assert shown.faults == {}


def test_pressing_twice_records_once(book: Book) -> None:
    shown = form(book, "ideas")
    draft = {**shown.draft, "fields": {**shown.draft["fields"], "title": "A shared calendar"}}
    for _ in range(2):
        shown.hear(shown, {"do": "save", "draft": draft})
    assert len(book.history()) == 1


def test_saying_the_same_again_is_no_new_entry(book: Book) -> None:
    book.record(Idea(title="A shared calendar"))
    shown = form(book, "ideas")
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    do(shown, "save")
    assert len(book.history()) == 1
    assert shown.message == "Nothing new to record: entry 1 by Analyst says the same already."
    assert shown.stale == []


def test_a_draft_outlives_its_widget_and_other_records_shown(book: Book) -> None:
    book.record(Idea(title="A shared calendar"))
    shown = form(book, "ideas")
    typed(shown, title="Half an idea")
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    typed(shown, text="Half a change")
    again = form(book, "ideas")
    assert again.draft["fields"]["text"] == "Half a change"
    do(again, "open", more={"id": ""})
    assert again.draft["fields"]["title"] == "Half an idea"
    assert set(again.model["unrecorded"]) == {"", again.model["rows"][0]["id"]}
    do(again, "drop")
    assert again.draft["fields"]["title"] == ""
    assert book.history()[-1].seq == 1


def test_something_withdrawn_comes_back(book: Book) -> None:
    idea = Idea(title="A shared calendar", text="For all")
    book.record(idea)
    book.withdraw(idea)
    shown = form(book, "ideas")
    assert [row["name"] for row in shown.model["withdrawn"]] == ["A shared calendar"]
    do(shown, "open", more={"id": idea.id})
    assert shown.draft["back"]
    assert shown.draft["fields"]["text"] == "For all"
    do(shown, "save")
    assert book.case().ideas == (idea,)


# Two people


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    """Two people's books on one file, with one challenge recorded by the first."""
    path = tmp_path / "shared.innokit"
    with open_book(path, by="Ann") as ann, open_book(path, by="Ben") as ben:
        ann.record(Challenge(title="Why?", drivers="Cost"))
        yield ann, ben


def test_a_reason_is_wanted_for_changing_what_somebody_else_recorded(two: tuple[Book, Book]) -> None:
    _, ben = two
    shown = form(ben, "challenges")
    id = shown.model["rows"][0]["id"]
    do(shown, "open", more={"id": id})
    assert shown.draft["asks_why"]
    do(shown, "save", drivers="Cost and time")
    assert shown.faults == {"why": "Say why: Ann recorded this, and you are changing it."}
    do(shown, "withdraw")
    assert "withdrawing it" in shown.faults["why"]
    do(shown, "save", why="The board said so")
    assert ben.case().challenges[0].drivers == "Cost and time"
    assert len(ben.history()) == 2


def clashing(two: tuple[Book, Book]) -> Form:
    """Ben's form, in which he pressed Record just after Ann did."""
    ann, ben = two
    shown = form(ben, "challenges")
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    ann.record(ann.case().challenges[0].changed(drivers="Ann's drivers"), why="New figures")
    do(shown, "save", drivers="Ben's drivers", why="Heard at the board")
    return shown


def test_a_clash_shows_both_and_records_neither(two: tuple[Book, Book]) -> None:
    shown = clashing(two)
    assert len(two[0].history()) == 2
    assert shown.clash["theirs"]["who"] == "Ann"
    assert shown.clash["theirs"]["why"] == "New figures"
    assert shown.clash["fields"] == [{"title": "Drivers", "theirs": "Ann's drivers", "mine": "Ben's drivers"}]
    assert shown.draft["fields"]["drivers"] == "Ben's drivers"
    assert shown.message.startswith("Not recorded. Somebody recorded a newer version: Ann recorded version 2")


def test_mine_can_be_recorded_over_theirs(two: tuple[Book, Book]) -> None:
    shown = clashing(two)
    do(shown, "mine")
    assert [e.body["drivers"] for e in two[0].history()] == ["Cost", "Ann's drivers", "Ben's drivers"]
    assert shown.clash == {}


def test_theirs_can_stand_and_mine_be_brought_back(two: tuple[Book, Book]) -> None:
    shown = clashing(two)
    do(shown, "theirs")
    assert shown.clash == {}
    assert shown.draft["fields"]["drivers"] == "Ann's drivers"
    assert shown.draft["aside"]["drivers"] == "Ben's drivers"
    do(shown, "unaside")
    assert shown.draft["fields"]["drivers"] == "Ben's drivers"
    do(shown, "save", why="Still holds")
    assert two[1].case().challenges[0].drivers == "Ben's drivers"


def test_a_third_version_while_choosing_is_a_clash_again(two: tuple[Book, Book]) -> None:
    shown = clashing(two)
    two[0].record(two[0].case().challenges[0].changed(drivers="Ann once more"))
    do(shown, "mine")
    assert shown.clash["fields"][0]["theirs"] == "Ann once more"
    assert len(two[0].history()) == 3


def test_a_withdrawal_clashes_with_a_change(two: tuple[Book, Book]) -> None:
    ann, ben = two
    shown = form(ben, "challenges")
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    ann.record(ann.case().challenges[0].changed(drivers="Ann's drivers"))
    do(shown, "withdraw", why="Not ours")
    assert shown.clash["withdrawing"]
    assert len(ann.case().challenges) == 1
    do(shown, "mine")
    assert ann.case().challenges == ()


def test_a_change_clashes_with_a_withdrawal(two: tuple[Book, Book]) -> None:
    ann, ben = two
    shown = form(ben, "challenges")
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    ann.withdraw(ann.case().challenges[0], why="Settled")
    do(shown, "save", drivers="Ben's drivers", why="Heard at the board")
    assert shown.clash["theirs"]["action"] == "withdraw"
    do(shown, "mine")
    assert ann.case().challenges[0].drivers == "Ben's drivers"


def test_refresh_shows_what_a_colleague_recorded(two: tuple[Book, Book]) -> None:
    ann, ben = two
    shown = form(ben, "challenges")
    ann.record(Challenge(title="What else?"))
    shown.hear(shown, {"do": "refresh"})
    assert [row["name"] for row in shown.model["rows"]] == ["Why?", "What else?"]
    assert shown.message == "Up to date, as at entry 2: 1 new."


# Where nothing may be recorded


def test_a_book_for_reading_only_and_one_without_a_name_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.innokit"
    open_book(path, by="Ann").close()
    with open_book(path, by="Ben", read_only=True) as reading, open_book(path) as nobody:
        for book, said in ((reading, "reading only"), (nobody, "Nobody is named")):
            shown = form(book, "ideas")
            assert not shown.model["writable"]
            do(shown, "save", title="An idea")
            assert said in shown.message


def test_a_headless_run_has_a_table_and_no_widget(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.record(Idea(title="A <b>shared</b> calendar"))
    monkeypatch.setenv("INNOKIT_HEADLESS", "1")
    shown = form(book, "ideas")
    assert shown.comm is None
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", FIGURES_MIME}
    assert "A &lt;b&gt;shared&lt;/b&gt; calendar" in bundle["text/html"]
    do(shown, "save", title="Another")
    assert "Headless runs record nothing" in shown.message


def test_beside_the_widget_stands_a_table(book: Book) -> None:
    book.record(Idea(title="A shared calendar"))
    data, _ = form(book, "ideas")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "A shared calendar" in data["text/html"]


def test_what_was_not_asked_is_refused(book: Book) -> None:
    shown = form(book, "ideas")
    for content in ({"do": "__init__"}, {"do": "_record"}, {}, "save", None):
        with pytest.raises(RecordError, match="A panel was asked for"):
            shown.hear(shown, content)
    shown.hear(shown, {"do": "save"})
    assert "sent no draft" in shown.message
    with pytest.raises(RecordError, match="There is no kind of record called 'unicorns'"):
        form(book, "unicorns")


def test_other_records_are_shown_by_name(book: Book) -> None:
    book.record([option := Option(title="Tram")])
    shown = form(book, "risks")
    assert shown.model["names"]["option"] == ["Tram"]
    do(shown, "save", title="Late", option="Tram")
    assert book.case().risks[0].option == option.id
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    book.withdraw(option)
    do(shown, "save", likelihood="3")
    assert shown.message.startswith("Recorded")
    do(shown, "open", more={"id": shown.model["rows"][0]["id"]})
    assert shown.draft["fields"]["option"] == "Tram (withdrawn)"


def test_two_books_share_no_draft(tmp_path: Path) -> None:
    for name in ("Ann", "Ben"):
        with open_book(tmp_path / f"{name}.innokit", by="Analyst") as book:
            assert form(book, "ideas").draft["fields"]["title"] == ""
            typed(form(book, "ideas"), title=f"{name}'s idea")
            assert form(book, "ideas").draft["fields"]["title"] == f"{name}'s idea"


def test_an_open_history_grows_with_the_record(book: Book) -> None:
    book.record(idea := Idea(title="A shared calendar"))
    shown = form(book, "ideas")
    shown.hear(shown, {"do": "history", "id": idea.id})
    do(shown, "open", more={"id": idea.id})
    do(shown, "save", text="For all")
    assert [entry["entry"] for entry in shown.past["entries"]] == [2, 1]
    shown.hear(shown, {"do": "history"})
    assert shown.past == {}
    shown.hear(shown, {"do": "history", "id": "nobody"})
    assert shown.past == {}
