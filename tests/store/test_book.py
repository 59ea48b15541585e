"""What a book promises, whatever holds it."""

import datetime
import re
import threading

import pytest

from innokit.errors import BookError, RecordError
from innokit.records import Assumption, BenefitLine, CostLine, Idea, Option, Ref, Role, Source, Vote
from innokit.store import Book, ClockWarning, open_book
from tests.store.hostile import HOSTILE


def test_an_idea_needs_no_more_than_a_title(book: Book) -> None:
    entry = book.record(Idea(title="Ask the neighbours"))
    assert [idea.title for idea in book.case().ideas] == ["Ask the neighbours"]
    assert (entry.seq, entry.version, entry.action, entry.kind) == (1, 1, "record", "idea")
    assert (entry.who, entry.why, entry.body) == ("Analyst", "", {"title": "Ask the neighbours"})
    assert book.head == entry.digest[:12]


def test_the_time_is_one_form_of_utc(book: Book) -> None:
    before = datetime.datetime.now(datetime.UTC)
    entry = book.record(Idea(title="x"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", entry.when)
    assert before <= entry.moment <= datetime.datetime.now(datetime.UTC)


def test_the_same_body_again_is_no_entry(book: Book) -> None:
    idea = Idea(title="Once")
    first = book.record(idea, why="first")
    assert book.record(idea, why="the answer was lost, so again") == first
    assert book.record([idea, idea]) == [first, first]
    assert len(book.history()) == 1


def test_a_change_is_the_next_version_and_keeps_its_place(book: Book) -> None:
    one, two = Idea(title="One"), Idea(title="Two")
    book.record([one, two])
    entry = book.record(one.changed(title="One, better"))
    assert (entry.seq, entry.version) == (3, 2)
    assert [idea.title for idea in book.case().ideas] == ["One, better", "Two"]
    assert [item.body["title"] for item in book.history(one)] == ["One", "One, better"]


def test_going_back_to_an_earlier_body_is_an_entry(book: Book) -> None:
    idea = Idea(title="One")
    for body in (idea, idea.changed(title="Two"), idea):
        book.record(body)
    assert [item.version for item in book.history(idea.id)] == [1, 2, 3]


def test_withdrawn_things_stand_no_longer_and_can_come_back(book: Book) -> None:
    idea = Idea(title="Back and forth")
    book.record(idea)
    gone = book.withdraw(idea, why="a duplicate")
    assert (gone.action, gone.kind, gone.version, gone.body, gone.why) == (
        "withdraw",
        "idea",
        2,
        {},
        "a duplicate",
    )
    assert book.case().ideas == ()
    with pytest.raises(BookError, match="withdrawn already"):
        book.withdraw(idea.id)
    assert book.record(idea).version == 3
    assert [item.title for item in book.case().ideas] == ["Back and forth"]
    assert book.verify().ok


def test_what_was_never_recorded_cannot_be_withdrawn(book: Book) -> None:
    with pytest.raises(BookError, match="Nothing with this id"):
        book.withdraw("0123")
    with pytest.raises(RecordError, match="not valid text"):
        book.withdraw("\udc80")


def test_a_list_is_recorded_whole_or_not_at_all(book: Book) -> None:
    with pytest.raises(RecordError, match=r"Idea \(idea\) speaks of the idea 'nowhere'"):
        book.record([Idea(title="fine"), Vote(idea="nowhere", dots=1)])
    assert book.history() == []
    assert book.record([]) == []
    idea = Idea(title="named before it stands in the list")
    votes = book.record([Vote(idea=idea.id, dots=1), idea])
    assert [entry.kind for entry in votes] == ["vote", "idea"]


def test_references_need_the_right_kind(book: Book) -> None:
    option = Option(title="A bus")
    book.record(option)
    with pytest.raises(RecordError, match=r"is not recorded.*Record that idea first"):
        book.record(Vote(idea=option.id, dots=1))


def test_an_assumption_must_be_there_before_lines_use_it(book: Book) -> None:
    option = Option(title="A bus")
    line = BenefitLine(title="Trips", option=option.id, people=Ref(assumption="gone"))
    with pytest.raises(RecordError, match=r"People \(people\) speaks of the assumption 'gone'"):
        book.record([option, line])
    learners = Assumption(title="Learners", value=120)
    book.record([option, learners, line.changed(people=Ref(assumption=learners.id))])
    assert book.case().benefits[0].people == Ref(assumption=learners.id)


def test_payers_are_references_and_sources_are_words(book: Book) -> None:
    option = Option(title="A bus")
    book.record([option, Source(title="A report")])
    book.record(CostLine(title="Fuel", option=option.id, amount=10, source="page 12 of the budget"))
    with pytest.raises(RecordError, match=r"Payer \(payer\) speaks of the stakeholder 'council'"):
        book.record(CostLine(title="Driver", option=option.id, amount=10, payer="council"))


def test_an_id_keeps_its_kind(book: Book) -> None:
    idea = Idea(title="An idea")
    book.record(idea)
    with pytest.raises(RecordError, match=r"An idea has the id .* already, so no role can have it"):
        book.record(Role(id=idea.id, title="A role"))


def test_only_records_are_recorded(book: Book) -> None:
    with pytest.raises(RecordError, match="not str"):
        book.record(["an idea"])  # type: ignore[list-item]
    with pytest.raises(RecordError, match="The reason is not valid text"):
        book.record(Idea(title="x"), why="\ud800")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_as_it_went_in(book: Book, text: str) -> None:
    book.by = text
    entry = book.record(Idea(title=f"x{text}", text=text), why=text)
    assert (entry.who, entry.why) == (text, text)
    assert (book.case().ideas[0].title, book.case().ideas[0].text) == (f"x{text}", text)
    assert book.history()[0] == entry
    assert book.verify().ok


def test_as_of_takes_a_number(book: Book) -> None:
    idea = Idea(title="One")
    heads = [book.record(item).digest[:12] for item in (idea, idea.changed(title="Two"), Idea(title="Three"))]
    book.withdraw(idea)
    titles = [[item.title for item in book.case(as_of=n).ideas] for n in range(5)]
    assert titles == [[], ["One"], ["Two"], ["Two", "Three"], ["Three"]]
    assert [book.case(as_of=n).head for n in range(1, 4)] == heads
    assert [book.case(as_of=n).as_at for n in range(3)] == [None, 1, 2]
    for outside in (-1, 5, True, "soon", 1.5):
        with pytest.raises(BookError):
            book.case(as_of=outside)  # type: ignore[arg-type]


def test_as_of_takes_an_instant(book: Book) -> None:
    with pytest.raises(BookError, match="Nothing had been recorded"):
        book.case(as_of="2026-01-01")
    first, second = book.record(Idea(title="One")), book.record(Idea(title="Two"))
    for moment in (first.when, first.moment, first.moment.replace(tzinfo=None)):
        assert len(book.case(as_of=moment).ideas) == 1
    east = first.moment.astimezone(datetime.timezone(datetime.timedelta(hours=9)))
    assert len(book.case(as_of=east.isoformat()).ideas) == 1
    assert len(book.case(as_of=second.moment.date()).ideas) == 2
    for outside in (first.moment - datetime.timedelta(microseconds=1), "2999-01-01"):
        with pytest.raises(BookError, match="within the record: it has entries 1 to 2"):
            book.case(as_of=outside)


def test_numbers_order_the_record_where_the_clock_ran_back(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = iter([f"2026-03-0{day}T00:00:00.000000Z" for day in (1, 5, 2, 9)])
    monkeypatch.setattr("innokit.store.reading.written", lambda _: next(stamps))
    for title in "ab":
        book.record(Idea(title=title))
    with pytest.warns(ClockWarning, match="2026-03-02T00:00 UTC, but entry 2 was recorded at 2026-03-05"):
        book.record(Idea(title="c"))
    book.record(Idea(title="d"))
    monkeypatch.undo()
    assert [idea.title for idea in book.case(as_of="2026-03-03").ideas] == ["a", "b", "c"]
    assert book.verify().ok


def test_a_case_knows_its_entries_and_does_not_change(book: Book) -> None:
    book.record(Idea(title="One"))
    case = book.case()
    book.record(Idea(title="Two"))
    assert len(case.ideas) == len(case.entries) == 1
    assert case.head == case.entries[-1].digest[:12] != book.head


def test_threads_may_share_a_book(book: Book) -> None:
    threads = [
        threading.Thread(target=lambda n=n: [book.record(Idea(title=f"{n} {k}")) for k in range(5)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(book.case().ideas) == 20
    assert book.verify().ok


def test_headless_runs_record_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    idea = Idea(title="Before")
    book.record(idea)
    monkeypatch.setenv("INNOKIT_HEADLESS", "1")
    for refused in (
        lambda: book.record(Idea(title="x")),
        lambda: book.withdraw(idea),
        lambda: book.import_jsonl("x"),
    ):
        with pytest.raises(BookError, match="Headless runs record nothing"):
            refused()
    assert len(book.case().ideas) == 1
    monkeypatch.setenv("INNOKIT_HEADLESS", "0")
    assert book.withdraw(idea).seq == 2


def test_a_closed_book_says_so(book: Book) -> None:
    book.close()
    book.close()
    assert "closed" in repr(book)
    for refused in (book.case, book.history, book.verify, lambda: book.record(Idea(title="x"))):
        with pytest.raises(BookError, match="closed"):
            refused()


def test_a_book_says_what_it_holds(book: Book) -> None:
    assert "nothing recorded yet" in repr(book)
    assert book.head == ""
    book.record(Idea(title="x"))
    assert "1 entry)" in repr(book)


def test_somebody_must_be_named_to_record() -> None:
    with open_book("memory") as book, pytest.raises(BookError, match="Nobody is named"):
        book.record(Idea(title="x"))
