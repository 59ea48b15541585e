"""Planning as results: focus, mix, running order, countdown and run sheet."""

import datetime

import pytest

from innokit import process
from innokit.process import prompts
from innokit.process.planning.focus import Words
from innokit.records import AgendaItem, Case, Event, Focus, Idea, Participant, SessionNote
from tests.process.cases import DAY, changed, whole

GOOD = {"target_group": "Carers of people with dementia", "out_of_scope": "Care homes"}


def found(title: str, **fields: str) -> list[tuple[str, str]]:
    return [(prompt.sort, prompt.found) for prompt in prompts(Focus(title=title, **(GOOD | fields)))]


class TestFocus:
    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("Carers who cannot leave the house long enough to learn", []),
            ("An app by which carers can book respite", [("too narrow", "app")]),
            ("How carers apply for a break, and why so few do", []),
            ("A website and a helpline for carers of adults", [("too narrow", "website and helpline")]),
            ("Faster answers by our team to carers who write", [("too narrow", "our team")]),
            ("Better lives for everyone who cares for somebody", [("too wide", "everyone")]),
            ("The whole journey of carers through services", [("too wide", "whole")]),
            ("Carers", [("unclear", "1 word")]),
            (
                "Health and work and money and housing for carers",
                [("too wide", "3 joining words")],
            ),
            (" ".join(["carers"] * 31), [("too wide", "31 words")]),
        ],
    )
    def test_sample_statements(self, title: str, expected: list[tuple[str, str]]) -> None:
        assert found(title) == expected

    @pytest.mark.parametrize("many", [2, 3])
    def test_two_joining_words_pass_and_three_do_not(self, many: int) -> None:
        title = "Sleep" + " and work" * many + " of carers"
        assert bool(found(title)) == (many == 3)

    def test_a_word_counts_only_whole(self) -> None:
        """An application, an allotment and a manyfold are no app, all or any."""
        assert found("Applications, allotments and company for carers") == []

    def test_what_is_missing_is_a_prompt(self) -> None:
        assert found("Carers who get no sleep", target_group="") == [("too wide", "no target group")]
        assert found("Carers who get no sleep", target_group="All residents") == [
            ("too wide", "all (target group)")
        ]
        assert found("Carers who get no sleep", out_of_scope=" ") == [("unclear", "nothing is out of scope")]

    def test_another_language_brings_its_own_words(self) -> None:
        welsh = Words(solutions=("ap",), single=(), everybody=("pawb",), joining=("a",))
        said = prompts(Focus(title="Ap i bawb, pawb sy'n gofalu", **GOOD), welsh)
        assert [(p.sort, p.found) for p in said] == [("too narrow", "ap"), ("too wide", "pawb")]

    def test_the_result_says_the_focus_and_its_prompts(self) -> None:
        case = Case([Focus(title="An app for everyone at home", **GOOD)])
        result = process.focus(case)
        assert "It may be too narrow and too wide." in result.in_words()
        assert len(result.sheet("focus").rows) == 2
        assert process.focus(Case()).sheets() == ()


class TestMix:
    def test_a_missing_sector_and_practice_are_reported(self) -> None:
        assert process.mix(whole()).missing == ()
        assert process.mix(changed("p2", sector="public")).missing == ("private sector",)
        assert process.mix(changed("p3", status="declined")).missing == (
            "third sector",
            "people who use the service",
        )
        assert "Missing: private sector." in process.mix(changed("p2", sector="public")).in_words()

    def test_who_has_not_said_yes_is_named(self) -> None:
        case = whole()
        assert process.mix(case).not_sure == (
            "private sector",
            "third sector",
            "technology practice",
            "people who use the service",
        )
        assert "private sector" not in process.mix(changed("p2", status="came")).not_sure

    def test_the_gauge_counts_people(self) -> None:
        frame = process.mix(whole()).table("mix").set_index("Brings")
        assert frame.loc["Public sector"].tolist() == [1, 1, "there"]
        assert frame.loc["Third sector"].tolist() == [1, 0, "nobody has said yes"]
        assert process.mix(whole()).figures["mix.people"].value == 3

    def test_a_room_of_one_sector_is_named(self) -> None:
        crowd = [Participant(title=f"P{n}", sector="public" if n < 5 else "third") for n in range(6)]
        assert "About 8 in 10 come from the public sector." in process.mix(Case(crowd)).in_words()

    def test_disciplines_are_listed(self) -> None:
        people = [Participant(title="A", discipline="nursing"), Participant(title="B", discipline="nursing ")]
        assert process.mix(Case(people)).table("disciplines").to_numpy().tolist() == [["nursing", 2]]


def order(*points: tuple[str, str, int | None]) -> Case:
    return Case([AgendaItem(title=title, starts=starts, minutes=lasts) for title, starts, lasts in points])


class TestAgenda:
    def test_starts_follow_from_what_is_before(self) -> None:
        slots = process.agenda(order(("A", "09:30", 15), ("B", "", 30), ("C", "10:15", 45))).slots
        assert [slot.times for slot in slots] == ["09:30 to 09:45", "09:45 to 10:15", "10:15 to 11:00"]
        assert process.agenda(order(("A", "09:30", 15))).faults == ()

    @pytest.mark.parametrize(
        ("points", "fault"),
        [
            ((("A", "09:00", 70), ("B", "10:00", 10)), "'A' overlaps 'B' by 10 minutes"),
            ((("A", "09:00", 50), ("B", "10:00", 10)), "'A' leaves a gap of 10 minutes before 'B'"),
            ((("A", "09:00", None), ("B", "10:00", 10)), "no length is recorded for A"),
            ((("A", "", 10),), "'A' has no start"),
            ((("A", "09:00", 100), ("B", "", 21)), "no break between 09:00 and 11:01"),
            ((("A", "23:00", 100),), "it goes past midnight, to 00:40 the next day"),
        ],
    )
    def test_what_does_not_fit_is_named(
        self, points: tuple[tuple[str, str, int | None], ...], fault: str
    ) -> None:
        assert process.agenda(order(*points)).faults == (fault,)
        assert fault in process.agenda(order(*points)).in_words()

    @pytest.mark.parametrize(("last", "long"), [(60, False), (61, True)])
    def test_a_day_of_more_than_eight_hours_is_long(self, last: int, long: bool) -> None:
        hours = [(name, "", 100) for name in ("Lunch", "Tea", "Walk", "Food")]
        found = process.agenda(order(("Break", "09:00", 20), *hours, ("Rest", "", last)))
        assert any("long day" in fault for fault in found.faults) == long

    def test_a_break_ends_a_stretch(self) -> None:
        case = order(("A", "09:00", 100), ("Tea break", "", 20), ("B", "", 100))
        assert process.agenda(case).faults == ()

    def test_a_point_recorded_late_takes_its_place(self) -> None:
        slots = process.agenda(order(("B", "10:00", 10), ("C", "", 5), ("A", "09:00", 60))).slots
        assert [slot.item.title for slot in slots] == ["A", "B", "C"]

    def test_an_agenda_written_with_the_event_is_mentioned(self) -> None:
        said = process.agenda(Case([Event(title="E", agenda="10:00 start")])).in_words()
        assert said.startswith("An agenda is written down with the event")


class TestCountdown:
    @pytest.mark.parametrize(("days", "warned"), [(41, True), (42, False)])
    def test_six_weeks_are_42_days(self, days: int, warned: bool) -> None:
        case = changed("e", date=DAY + datetime.timedelta(days=days))
        found = process.countdown(case, on=DAY)
        assert (found.given, found.left) == (days, days)
        assert bool(found.warning) == warned
        assert (f"Only {days} days" in found.in_words()) == warned
        assert (process.CHECKS["notice"](case).holds == "no") == warned

    @pytest.mark.parametrize(("days", "warned"), [(41, True), (42, False), (-1, False)])
    def test_it_warns_before_the_invitees_are_known(self, days: int, warned: bool) -> None:
        case = changed("e", date=DAY + datetime.timedelta(days=days), invitees_known=None)
        assert bool(process.countdown(case, on=DAY).warning) == warned
        if days == 42:
            assert "Know whom to invite by 2 March 2026." in process.countdown(case, on=DAY).in_words()

    def test_what_is_due_when(self) -> None:
        event = DAY + datetime.timedelta(days=42)
        case = Case([r for r in whole().records if r.id not in ("s2", "tick-venue_booked")])
        ready = {row[0].text: row[1:3] for row in process.countdown(case, on=event).sheet("due").rows}
        assert ready["There is a question to prepare beforehand"][0] == "30 March 2026"
        assert ready["There is a question to prepare beforehand"][1].startswith("overdue")
        assert ready["Place, food and equipment are booked"][0] == "16 March 2026"
        early = {row[0].text: row[2] for row in process.countdown(case, on=DAY).sheet("due").rows}
        assert early["There is a question to prepare beforehand"] == "to do"
        assert early["The focus is fixed, with its target group"] == "done"

    def test_without_event_or_date(self) -> None:
        assert "No event is recorded" in process.countdown(Case()).in_words()
        assert process.countdown(Case([Event(title="E")])).in_words() == "The event has no date yet."


class TestRunSheet:
    CASE = Case(
        [
            *order(("Welcome", "09:30", 30), ("Ideas", "", 60)).records,
            SessionNote(title="Late start", at="09:40"),
            SessionNote(title="A quarrel", at="10:00", table="4"),
            SessionNote(title="Nobody knows when"),
            SessionNote(title="Doors", at="09:00"),
            Participant(title="P", status="came"),
            Idea(title="A bus"),
        ]
    )

    def test_each_note_stands_with_the_point_in_whose_time_it_was_made(self) -> None:
        rows = process.run_sheet(self.CASE).sheet("notes").rows
        assert [(row[0].text, row[1], row[3]) for row in rows] == [
            ("09:00", "Doors", "none"),
            ("09:40", "Late start", "Welcome"),
            ("10:00", "A quarrel", "Ideas"),
            ("no time noted", "Nobody knows when", "none"),
        ]

    def test_it_counts_who_came_and_what_was_kept(self) -> None:
        assert (
            process.run_sheet(self.CASE).in_words().endswith("Came: 1 person. 4 notes and 1 idea recorded.")
        )
        assert process.run_sheet(Case()).sheets() == ()
