"""Money: what options cost and bring, and what pays for it.

Amounts are at least 0 and in pounds a year; whether they count for or against is decided by the kind of
line. Years are numbered from 0, the base year, which is not discounted.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Amount, Evidenced, Share, Shares, Title, register, told


class Line(Evidenced):
    """What cost lines and benefit lines share."""

    title: Title = told("Line", "What it is.")
    option: str = told("Option", "Which option brings it.", refers="option", min_length=1)
    price_year: str = told("Price year", "Whose prices it is given in; blank is the price base.", default="")
    transfer: bool = told(
        "Transfer",
        "Money that changes hands without using resources; left out of social value.",
        default=False,
    )
    schedule: str = told("Discount schedule", "Its own, such as 'health'; blank is the frame's.", default="")
    inflation: str = told(
        "Inflation", "Its own, in the budget; blank is the frame's.", default="", refers="inflation"
    )
    budget_line: str = told("Budget line", "Where the council's ledger shows it.", default="")
    owner: str = told("Owner", "The post that answers for it.", default="")
    grade: int | None = told(
        "Confidence grade",
        "1, firm data, to 6, unsupported judgement; the table of grades gives the correction.",
        default=None,
        ge=1,
        le=6,
    )
    both_corrections: bool = told(
        "More than one correction",
        "You ask for a grade, a stated share and optimism bias to be applied together.",
        default=False,
    )

    def corrections(self) -> tuple[str, ...]:
        """Name the corrections for doubt that the line asks for."""
        asked = (
            ("a confidence grade", self.grade is not None),
            ("a stated share", getattr(self, "confidence", 1.0) != 1.0),
            ("optimism bias", getattr(self, "optimism_bias", 0.0) != 0.0),
        )
        return tuple(name for name, given in asked if given)

    def check_corrections(self) -> None:
        """Refuse two corrections of the same doubt unless they are asked for."""
        found = self.corrections()
        if len(found) > 1 and not self.both_corrections:
            raise ValueError(
                f"{' and '.join(found)} correct the same doubt twice; keep one, or ask for more than one"
            )


@register
class CostLine(Line):
    """One stream of cost."""

    kind: ClassVar[str] = "cost"
    plural: ClassVar[str] = "costs"
    phase: ClassVar[int] = 5

    payer: Shares = told(
        "Payer", "Who pays: one stakeholder, or shares that sum to 1.", default={}, refers="stakeholder"
    )
    sort: Literal["capital", "revenue", "in kind"] = told(
        "Sort", "Capital, revenue or in kind.", default="revenue"
    )
    amount: Amount | None = told(
        "Amount", "In each year from the first to the last.", unit="£ a year", default=None
    )
    first_year: int = told("First year", "Its number, counted from 0.", default=0, ge=0, le=500)
    last_year: int | None = told("Last year", "Blank: in the first year only.", default=None, ge=0, le=500)
    by_year: tuple[float, ...] = told(
        "Amounts by year", "In place of one amount: from the first year on.", unit="£ a year", default=()
    )
    optimism_bias: Amount = told(
        "Optimism bias", "Uplift before mitigation; 0.24 adds 24 per cent.", unit="share", default=0.0
    )
    managed_share: Share = told(
        "Bias managed", "Share of the uplift removed by evidence.", unit="share", default=0.0
    )
    project_type: str = told(
        "Project type", "Its row in the table of optimism bias; blank where it has none.", default=""
    )
    runs: Literal["", "one-off", "double running", "ongoing"] = told(
        "Runs", "One-off, only while old and new run side by side, or ongoing.", default=""
    )
    consequence_of: str = told(
        "Consequence of", "The capital line that brings this revenue cost about.", default="", refers="cost"
    )

    def check(self) -> None:
        """Refuse shares that do not sum to 1, years that run backwards, and two amounts at once."""
        _sum_to_one(self.payer, "payers")
        self.check_corrections()
        if self.consequence_of and self.sort == "capital":
            raise ValueError("a consequence of capital is revenue; capital has no budget to follow from")
        if self.last_year is not None and self.last_year < self.first_year:
            raise ValueError(f"it ends in year {self.last_year}, before it starts in year {self.first_year}")
        if self.amount is None and not self.by_year:
            raise ValueError("give an amount, or amounts by year; 0 is an amount, and blank is not")
        if self.by_year and self.amount:
            raise ValueError("give either one amount or amounts by year, not both")
        if any(value < 0 for value in self.by_year):
            raise ValueError("amounts by year are at least 0; a saving is a benefit line")


@register
class BenefitLine(Line):
    """One stream of benefit, from people reached to pounds; or one that stands in words.

    A year's value is people x take-up x retention x effect x (1 - deadweight) x (1 - displacement) x
    attribution x units x unit value x confidence x (1 - optimism bias).
    """

    kind: ClassVar[str] = "benefit"
    plural: ClassVar[str] = "benefits"
    phase: ClassVar[int] = 5

    gainer: Shares = told(
        "Gainer", "Who gains: one stakeholder, or shares that sum to 1.", default={}, refers="stakeholder"
    )
    sort: Literal[
        "cash-releasing", "capacity freed", "cost avoided", "income", "economic", "social value"
    ] = told("Sort", "Only cash-releasing benefits can enter a savings plan.", default="social value")
    burden: bool = told(
        "Burden", "It counts against the option: effort or loss laid on somebody.", default=False
    )
    people: Amount = told("People", "How many could be reached.", unit="people", default=1.0)
    take_up: Share = told("Take-up", "Share of them who take part.", unit="share", default=1.0)
    retention: Share = told("Retention", "Share of those who stay.", unit="share", default=1.0)
    impact: Share = told("Effect", "Share of those for whom it works.", unit="share", default=1.0)
    deadweight: Share = told("Deadweight", "What would have happened anyway.", unit="share", default=0.0)
    deadweight_meaning: Literal["", "share", "points"] = told(
        "Deadweight is",
        "A share of the successes, or points off the success rate; the two differ.",
        default="",
    )
    displacement: Share = told(
        "Displacement", "Share that removes a benefit elsewhere.", unit="share", default=0.0
    )
    attribution: Share = told("Attribution", "Share credited to this option.", unit="share", default=1.0)
    units: Amount = told("Units", "Of value for each person a year.", unit="units", default=1.0)
    outcome: str = told(
        "Outcome", "What one unit of effect is, such as 'person in work'; for cost per outcome.", default=""
    )
    outcome_step: str = told(
        "Step of the theory of change", "The outcome that it puts to money.", default="", refers="change_step"
    )
    unit_value: Amount | None = told(
        "Unit value",
        "Blank: taken from the unit cost named, or else not valued, and stands in words.",
        unit="£",
        default=None,
    )
    unit_cost: str = told(
        "Unit cost", "Its id in the table of unit costs, which gives value and price year.", default=""
    )
    unit_cost_edition: str = told("Edition of the unit costs", "Blank is the newest.", default="")
    confidence: Share = told("Confidence", "Share kept for strength of evidence.", unit="share", default=1.0)
    optimism_bias: Share = told("Optimism bias", "Share taken off.", unit="share", default=0.0)
    lag: int = told(
        "Lag", "Number of the first year in which it is felt.", unit="years", default=0, ge=0, le=500
    )
    duration: int | None = told(
        "Duration", "How long it lasts; blank is to the end.", unit="years", default=None, ge=1, le=500
    )
    drop_off: Share = told(
        "Drop-off", "Share by which it fades each year after its first.", unit="share", default=0.0
    )
    ramp: tuple[float, ...] = told(
        "Ramp", "Share reached in each of its first years.", unit="share", default=()
    )
    cashable: Share = told("Cashable", "Share of it that releases cash.", unit="share", default=0.0)
    release_year: int | None = told(
        "Cash from year",
        "Number of the first year in which cash can be released.",
        default=None,
        ge=0,
        le=500,
    )
    confirmed_by: str = told("Confirmed by", "The post that agrees the cash can be taken.", default="")

    def check(self) -> None:
        """Refuse an unexplained deadweight, two corrections at once, and shares that do not sum to 1."""
        _sum_to_one(self.gainer, "gainers")
        self.check_corrections()
        if self.deadweight != 0.0 and not self.deadweight_meaning:
            raise ValueError(
                "say whether deadweight is a 'share' of the successes or 'points' off the success rate"
            )
        if any(not 0 <= value <= 1 for value in self.ramp):
            raise ValueError("each step of the ramp is a share from 0 to 1")


@register
class Funding(Evidenced):
    """Money that pays for an option: it decides the council's budget, never the value of the option."""

    kind: ClassVar[str] = "funding"
    plural: ClassVar[str] = "fundings"
    phase: ClassVar[int] = 5

    title: Title = told("Funding", "What it is called.")
    option: str = told("Option", "What it pays for.", refers="option", min_length=1)
    sort: Literal["grant", "reserves", "capital receipts", "borrowing", "partner", "existing budget"] = told(
        "Sort", "Where it comes from."
    )
    provider: str = told("Provider", "Who gives it.", default="", refers="stakeholder")
    pays_for: Literal["capital", "revenue"] = told("Pays for", "Capital or revenue.", default="revenue")
    amount: Amount | None = told(
        "Amount",
        "In each year from the first to the last, in that year's money.",
        unit="£ a year",
        default=None,
    )
    first_year: int = told("First year", "Its number, counted from 0.", default=0, ge=0, le=500)
    last_year: int | None = told("Last year", "Blank: in the first year only.", default=None, ge=0, le=500)
    by_year: tuple[float, ...] = told(
        "Amounts by year", "In place of one amount: from the first year on.", unit="£ a year", default=()
    )
    interest: Share = told("Interest", "Only for borrowing: a year.", unit="share", default=0.0)
    repaid_over: int | None = told(
        "Repaid over",
        "Only for borrowing: equal yearly payments from the year after.",
        unit="years",
        default=None,
        ge=1,
        le=100,
    )

    def check(self) -> None:
        """Refuse two amounts or none, and borrowing that is never repaid."""
        if (self.amount is None) == (not self.by_year):
            raise ValueError("give either one amount or amounts by year")
        if any(value < 0 for value in self.by_year):
            raise ValueError("amounts by year are at least 0")
        if self.last_year is not None and self.last_year < self.first_year:
            raise ValueError(f"it ends in year {self.last_year}, before it starts in year {self.first_year}")
        if (self.sort == "borrowing") != (self.repaid_over is not None):
            raise ValueError("borrowing, and nothing else, says over how many years it is repaid")


def _sum_to_one(shares: dict[str, float], who: str) -> None:
    """Refuse shares of a line that leave something over."""
    if shares and abs(sum(shares.values()) - 1) > 1e-9:
        raise ValueError(f"the shares of its {who} sum to {sum(shares.values()):g}, not 1")
