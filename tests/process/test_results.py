"""Guide, missing, overview, funnel, need, front sheet and head as results."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import process
from innokit.process import PHASES
from innokit.records import Case, Idea, Sifting, Tick, Vote
from innokit.results import Result
from innokit.store import open_book
from tests.counts import count
from tests.process.cases import adding, changed, recordable, whole, without


def test_a_guide_ticks_in_words_and_leads_to_the_records() -> None:
    found = process.guide(whole(), 1)
    assert found.figures["phase.1.end"].text == "8 of 8"
    assert found.figures["phase.1.end"].value == 8
    assert set(found.figures["phase.1.end"].records) == {"c", "so", "a", "r", "m"}
    assert found.figures["tick.challenge"].text == "yes"
    assert found.figures["tick.challenge"].records == ("c",)
    assert [sheet.key for sheet in found.sheets()] == ["start", "activities", "end"]
    assert found.table("end")["Holds"].tolist() == ["yes"] * 8


def test_a_guide_of_an_empty_case_says_not_yet() -> None:
    found = process.guide(Case(), 2)
    assert found.figures["phase.2.end"].text == "0 of 10"
    assert set(found.table("end")["Holds"]) == {"not yet"}
    assert found.table("start").shape[0] == len(PHASES[0].end) + 1
    assert "At least six weeks" in found.in_words()


def test_missing_lists_exactly_what_is_missing() -> None:
    case = Case([r for r in changed("c", most_in_need="").records if r.id not in ("p3", "tick-venue_booked")])
    assert process.missing(case, 1).keys == ("challenge",)
    found = process.missing(case, 2)
    assert found.keys == ("challenge", "sectors", "practices", "venue_booked")
    rows = found.sheet("missing").rows
    assert rows[0][1:4] == (
        "at the start",
        "The challenge does not say who is in most need.",
        "Challenge, with most_in_need",
    )
    assert rows[-1][3] == "Tick, with item='venue_booked'"
    assert "Who should look: Project manager. Next: 03_innovation_event.ipynb." in found.in_words()


def test_missing_of_a_whole_case_is_nothing() -> None:
    found = process.missing(whole(), 6)
    assert found.sheets() == ()
    assert found.in_words() == (
        "Of what phase 6 Action Decision leaves behind, 7 of 7 items hold. Nothing is missing at its end. "
        "This is the last phase."
    )


def test_the_overview_names_the_first_phase_with_a_gap() -> None:
    assert process.overview(whole()).in_words() == (
        "The question: How can more people learn? Nothing is missing in any phase."
    )
    case = without("w1", "ri")
    found = process.overview(case)
    assert found.in_words().endswith("Next: phase 4 Idea Refinement, in 04_idea_refinement.ipynb.")
    assert found.table()["Stands"].tolist() == ["complete"] * 3 + ["under way"] * 2 + ["complete"]
    assert found.figures["phase.4.end"].text == "8 of 9"
    assert process.overview(Case()).table()["Stands"].tolist() == ["not begun"] * 6


def test_the_funnel_adds_up_and_shows_votes_and_reasons() -> None:
    found = process.funnel(without("t3"))
    said = "Ideas in: 3 = 1 shortlisted + 1 not yet sifted + 0 merged + 0 split + 1 parked + 0 refused."
    assert found.in_words() == said
    table = found.table("ideas").set_index("Idea")
    assert table.index.tolist() == ["Lessons by phone", "A bus", "A shared calendar"]
    assert table["Votes (dots)"].tolist() == [7.0, "no vote", 2.0]
    assert table.loc["A shared calendar", "Reason"] == "Next year"
    assert table.loc["A bus", "Outcome"] == "not yet sifted"
    assert found.figures["dots.i2"].records == ("i2", "v2", "v3")
    assert found.figures["funnel.shortlisted"].records == ("i2", "t2")


def test_what_speaks_of_a_withdrawn_idea_is_left_out_and_said() -> None:
    found = process.funnel(without("i2"))
    assert found.figures["funnel.in"].value == 2
    assert found.in_words().endswith("Left out: 3 votes or siftings about withdrawn ideas.")


OUTCOMES = ("shortlisted", "parked", "refused")


@settings(max_examples=count("hypothesis"))
@given(
    ideas=st.integers(0, 8),
    siftings=st.lists(st.tuples(st.integers(0, 11), st.sampled_from(OUTCOMES)), max_size=20),
    votes=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 5)), max_size=12),
)
def test_ideas_in_are_ideas_out_whatever_was_recorded(
    ideas: int, siftings: list[tuple[int, str]], votes: list[tuple[int, int]]
) -> None:
    case = Case(
        [
            *(Idea(id=f"i{n}", title=f"Idea {n}") for n in range(ideas)),
            *(Sifting(id=f"s{at}", idea=f"i{n}", outcome=said) for at, (n, said) in enumerate(siftings)),
            *(Vote(id=f"v{at}", idea=f"i{n}", dots=dots) for at, (n, dots) in enumerate(votes)),
        ]
    )
    by_outcome = process.funnel(case).by_outcome
    assert sorted(idea.id for found in by_outcome.values() for idea in found) == [
        f"i{n}" for n in range(ideas)
    ]
    last = {n: said for n, said in siftings if n < ideas}
    for outcome in OUTCOMES:
        assert len(by_outcome[outcome]) == sum(said == outcome for said in last.values())
    figures = process.funnel(case).figures
    if ideas:
        parts = [f.value for id, f in figures.items() if id.startswith("funnel.") and id != "funnel.in"]
        assert sum(parts) == figures["funnel.in"].value == ideas


def test_need_is_listed_in_order_and_blanks_come_last() -> None:
    found = process.need(whole())
    assert found.table()["Group"].tolist() == ["Parents", "Carers", "Newcomers"]
    assert found.in_words() == "In most need: Parents (9 on a scale from 0 to 10)."
    assert found.figures["need.n3"].value is None
    assert found.figures["cost_to_serve.n1"].text == "£80"
    assert "Carers and Parents (9" in process.need(changed("n1", need=9)).in_words()


def test_in_a_book_every_tick_names_its_person_and_entry(tmp_path: Path) -> None:
    with open_book(tmp_path / "case.innokit", by="Learning officer") as book:
        book.record(recordable())
        book.record(Tick(item="venue_booked", reason="Town hall, paid"))
        case = book.case()
    end = process.guide(case, 2).table("end").set_index("Item")
    booked = f"ticked by Learning officer at entry {case.as_at}: Town hall, paid"
    assert end.loc["Place, food and equipment are booked", "How known"] == booked
    assert (
        f"The record stands at entry {case.as_at}, and its head is {case.head}."
        in process.closing(case).in_words()
    )


def test_corrected_later_counts_as_newer(tmp_path: Path) -> None:
    """Of two siftings of an idea, the one whose newest entry is last stands."""
    first = Sifting(idea="i1", outcome="parked")
    with open_book(tmp_path / "case.innokit", by="Clerk") as book:
        book.record([Idea(id="i1", title="A bus"), first, Sifting(idea="i1", outcome="refused")])
        assert [idea.id for idea in process.funnel(book.case()).by_outcome["refused"]] == ["i1"]
        book.record(first.changed(outcome="shortlisted"))
        assert [idea.id for idea in process.funnel(book.case()).by_outcome["shortlisted"]] == ["i1"]


def every_result(case: Case) -> list[Result]:
    by_phase = [make(case, phase.number) for phase in PHASES for make in (process.guide, process.missing)]
    one_each = (process.overview, process.funnel, process.need, process.closing)
    return [*by_phase, *(make(case) for make in one_each)]


def test_every_result_can_be_shown_empty_whole_and_hostile() -> None:
    hostile = adding(
        Idea(id="z", title="<script>alert(1)</script>"), Tick(id="q", item="focus", reason="<img src=x>")
    )
    for case in (Case(), whole(), hostile):
        for result in every_result(case):
            shown = result._repr_html_()
            assert result.in_words()
            assert "<script" not in shown
            assert "<img" not in shown


def test_every_figure_rests_on_records_that_are_there() -> None:
    case = whole()
    for result in every_result(case):
        for figure in result.figures.values():
            assert set(figure.records) <= set(case.by_id), figure.id
