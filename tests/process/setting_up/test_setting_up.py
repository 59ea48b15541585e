"""Set-up as results: rationale, sourcing, roles, budget and calendar."""

import datetime

import pytest

from innokit import process
from innokit.process.setting_up.calendar import day_of
from innokit.records import (
    Approach,
    Assumption,
    BudgetItem,
    Case,
    Challenge,
    Decision,
    Event,
    Idea,
    Meeting,
    NeedGroup,
    Record,
    Role,
    SignOff,
)
from tests.process.cases import whole

DAY = datetime.date(2026, 6, 1)
FULL = {"drivers": "Waits", "evidence": "A survey", "most_in_need": "Parents", "owner": "Director"}


def ways(**theirs: object) -> list[Record]:
    """Our own people beside a firm."""
    ours = Approach(
        id="us", title="Ourselves", sourcing="in-sourced", budget=4_000, days=60, weeks=20, skills=6
    )
    fields = {"budget": 30_000, "days": 12, "weeks": 12, "skills": 9} | theirs
    return [ours, Approach(id="firm", title="A firm", sourcing="out-sourced", **fields)]


def favoured(*given: Record) -> list[str]:
    return [way.id for way in process.sourcing(Case(given)).favoured]


class TestRationale:
    @pytest.mark.parametrize("blank", FULL)
    def test_each_blank_part_is_named(self, blank: str) -> None:
        found = process.rationale(Case([Challenge(title="Why?", **(FULL | {blank: " "}))]))
        (gap,) = found.gaps
        assert gap == Challenge.model_fields[blank].title
        assert f"Still blank: {gap.lower()}." in found.in_words()
        assert dict(found.sheet("rationale").frame().to_numpy())[gap] == "not yet recorded"

    def test_a_whole_one_has_no_gap_and_says_who_is_in_most_need(self) -> None:
        groups = [NeedGroup(title="Carers", need=4), NeedGroup(title="Parents", need=9)]
        found = process.rationale(Case([Challenge(title="Why?", **FULL), *groups]))
        assert found.gaps == ()
        assert "In most need: Parents (9 on a scale from 0 to 10)." in found.in_words()
        assert "No sponsor has signed yet." in found.in_words()

    def test_the_newest_sign_off_of_a_sponsor_is_shown(self) -> None:
        case = Case(
            [
                Challenge(title="Why?"),
                SignOff(title="The approach", role="Sponsor", holder="Director", as_at=7, comment="Go on"),
                SignOff(title="The approach", role="assurer", holder="Auditor"),
            ]
        )
        said = process.rationale(case).in_words()
        assert "Signed as sponsor: Director (The approach, as read at entry 7). Remark: Go on" in said

    def test_nothing_recorded(self) -> None:
        assert process.rationale(Case()).sheets() == ()
        assert "Challenge" in process.rationale(Case()).in_words()


class TestSourcing:
    def test_who_leads_on_what(self) -> None:
        said = process.sourcing(Case(ways())).in_words()
        assert said.startswith(
            "Costs least: Ourselves; fewest own days: A firm; soonest: A firm; most skills: A firm."
        )

    def test_switching_the_inputs_changes_what_is_favoured(self) -> None:
        assert favoured(*ways()) == ["firm"]
        assert favoured(*ways(days=90, weeks=30, skills=7)) == ["us"]
        assert favoured(*ways(skills=4)) == ["us"]

    def test_a_day_rate_puts_own_days_into_the_cost(self) -> None:
        rate = Assumption(title="Day rate of our own people", value=600, unit="£ a day")
        found = process.sourcing(Case([*ways(), rate]))
        assert {id: found.figures[f"way_total.{id}"].value for id in ("us", "firm")} == {
            "us": 4_000 + 60 * 600,
            "firm": 30_000 + 12 * 600,
        }
        assert [way.id for way in found.leaders("total")] == ["firm"]
        assert rate.id in found.figures["way_total.us"].records
        assert "day rate" not in found.in_words()
        assert "No day rate is recorded" in process.sourcing(Case(ways())).in_words()

    def test_equals_are_told_apart_by_cost_or_not_at_all(self) -> None:
        level = {"weeks": None, "skills": None}
        assert favoured(*ways(**level)) == ["us"]
        assert favoured(*ways(budget=None, weeks=20, skills=6)) == ["firm"]
        assert favoured(*ways(budget=4_000, days=60, weeks=12, skills=5)) == ["us", "firm"]
        said = process.sourcing(Case(ways(budget=4_000, days=60, weeks=12, skills=5))).in_words()
        assert "The figures favour none: Ourselves and A firm are level." in said

    def test_too_few_figures_favour_nothing(self) -> None:
        bare = [Approach(title="A", sourcing="mixed"), Approach(title="B", sourcing="mixed")]
        assert "Too few figures" in process.sourcing(Case(bare)).in_words()
        assert "Only one way" in process.sourcing(Case(bare[:1])).in_words()

    def test_a_choice_against_the_figures_says_so_with_its_reason(self) -> None:
        ours, firm = ways()
        chosen = ours.changed(chosen=True, reason="People would not speak to a firm.")
        said = process.sourcing(Case([chosen, firm])).in_words()
        assert (
            "Chosen: Ourselves, which the figures do not favour. Reason: People would not speak to a firm."
            in said
        )
        kept = process.sourcing(Case([ours, firm.changed(chosen=True)])).in_words()
        assert "Chosen: A firm. Reason: no reason is recorded." in kept


class TestRoles:
    def test_gaps_and_days(self) -> None:
        roles = [
            Role(title="Executive sponsor", holder="Director", days=4),
            Role(title="Project manager", holder=" "),
            Role(title="Poet", holder="Makar", days=2),
        ]
        found = process.roles(Case([*roles, Approach(title="A", sourcing="mixed", days=10, chosen=True)]))
        assert found.gaps == ("Project manager", "Facilitator", "Analyst", "Finance lead", "Assurer")
        assert found.figures["roles.held"].text == "1 of 6"
        assert "Days set aside: 6, where the chosen way takes 10: 4 too few." in found.in_words()
        by_role = {row[0].text: row[2] for row in found.sheet("roles").rows}
        assert (by_role["Sponsor"], by_role["Project manager"], by_role["Poet"]) == (
            "Director",
            "nobody yet",
            "Makar",
        )

    def test_two_roles_on_one_person_are_named(self) -> None:
        roles = [Role(title=title, holder="Ms A") for title in ("Analyst", "Assurer")]
        assert "Holds more than one role: Ms A." in process.roles(Case(roles)).in_words()

    def test_a_council_brings_its_own(self) -> None:
        needed = (("Noddwr", "yn ateb am y gwaith", ("noddwr",)),)
        assert process.roles(Case([Role(title="Noddwr", holder="X")]), needed).gaps == ()


class TestBudget:
    ITEMS = (
        BudgetItem(id="h", title="Hall", amount=600, secured=True),
        BudgetItem(id="l", title="Lunch", amount=399.5),
        BudgetItem(id="x", title="Expenses"),
    )

    def test_the_sums_add_up(self) -> None:
        found = process.budget(Case(self.ITEMS))
        assert (found.total.value, found.secured.value, found.open.value) == (999.5, 600, 399.5)
        assert "Amount not known: Expenses." in found.in_words()
        assert found.total.records == ("h", "l")

    def test_it_stands_beside_the_chosen_way(self) -> None:
        way = Approach(title="A", sourcing="mixed", budget=1_500, chosen=True)
        assert (
            "takes £1,500; the items come to £500 less."
            in process.budget(Case([*self.ITEMS, way])).in_words()
        )

    @pytest.mark.parametrize(("many", "holds"), [(1, "yes"), (2, "not yet"), (3, "not yet")])
    def test_money_is_set_aside_once_each_item_is_agreed(self, many: int, holds: str) -> None:
        money = process.CHECKS["money"](Case([*whole().records, *self.ITEMS[:many]]))
        assert money.holds == holds
        assert ("Lunch" in money.why) == (many > 1)


class TestCalendar:
    def test_dates_in_order_and_what_is_overdue(self) -> None:
        review = Decision(title="Pilot", outcome="pilot", date=datetime.date(2026, 2, 1), review=DAY)
        case = Case(
            [
                Meeting(title="Board", date=datetime.date(2026, 7, 1)),
                Meeting(title="Later"),
                Meeting(title="Start", date=datetime.date(2026, 1, 5)),
                Event(title="The day", date=datetime.date(2026, 3, 1)),
                review,
            ]
        )
        found = process.calendar(case, on=datetime.date(2026, 6, 2))
        assert [(day.what, day.state) for day in found.days] == [
            ("Start", "gone by"),
            ("Pilot", "made"),
            ("The day", "overdue: no idea is recorded"),
            ("Review: Pilot", "overdue: nothing was decided since"),
            ("Board", "to come"),
            ("Later", "not yet dated"),
        ]
        said = found.in_words()
        assert said.startswith("Next: Board, 1 July 2026. Overdue: The day (no idea is recorded)")
        assert "Without a date: Later." in said
        held = process.calendar(Case([*case.records, Idea(title="A bus")]), on=datetime.date(2026, 6, 2))
        assert "held" in {day.state for day in held.days}
        on_the_day = process.calendar(case, on=DAY).days
        assert next(day for day in on_the_day if day.what.startswith("Review")).state == "to come"

    def test_without_a_day_nothing_is_overdue(self) -> None:
        case = Case([Meeting(title="Board", date=DAY)])
        assert day_of(case) is None
        assert [day.state for day in process.calendar(case).days] == ["dated"]
