"""Money: how the appraisal is framed, what options cost and bring, and the assumptions behind them.

Amounts are at least 0 and in pounds a year; whether they count for or against is decided by the kind of
line. Years are numbered from 0, the base year, which is not discounted.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Amount, Evidenced, Record, Ref, Share, Shares, Title, register, told


@register
class Frame(Record):
    """What every line of the appraisal shares: base year, horizon, prices and discounting."""

    kind: ClassVar[str] = "frame"
    plural: ClassVar[str] = "frames"
    phase: ClassVar[int] = 5

    title: Title = told("Appraisal", "A name for it.", default="Appraisal")
    base_year: str = told("Base year", "Year 0, such as 2026 or 2026/27.", min_length=4)
    last_year: int = told("Last year", "The number of the last year counted.", unit="years", ge=0, le=500)
    price_year: str = told(
        "Price base", "Whose prices the answers are in; the base year where left blank.", default=""
    )
    schedule: str = told("Discount schedule", "Its name in the reference tables.", default="standard")
    schedule_edition: str = told("Edition of the schedule", "Blank is the newest.", default="")
    deflator_edition: str = told("Edition of the deflators", "Blank is the newest.", default="")
    timing: Literal["end", "mid", "mid_after_0"] = told(
        "Timing", "When in its year a flow falls; 'end' leaves year 0 undiscounted.", default="end"
    )


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

    def check(self) -> None:
        """Refuse shares that do not sum to 1, years that run backwards, and two amounts at once."""
        _sum_to_one(self.payer, "payers")
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
    unit_value: Amount | None = told(
        "Unit value", "Blank: the benefit is not valued, and stands in words.", unit="£", default=None
    )
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
    owner: str = told("Benefit owner", "The post that will see it happens.", default="")

    def check(self) -> None:
        """Refuse an unexplained deadweight, two corrections at once, and shares that do not sum to 1."""
        _sum_to_one(self.gainer, "gainers")
        if self.deadweight != 0.0 and not self.deadweight_meaning:
            raise ValueError(
                "say whether deadweight is a 'share' of the successes or 'points' off the success rate"
            )
        if self.confidence != 1.0 and self.optimism_bias != 0.0:
            raise ValueError("confidence and optimism bias correct the same doubt twice; keep one")
        if any(not 0 <= value <= 1 for value in self.ramp):
            raise ValueError("each step of the ramp is a share from 0 to 1")


def _sum_to_one(shares: dict[str, float], who: str) -> None:
    """Refuse shares of a line that leave something over."""
    if shares and abs(sum(shares.values()) - 1) > 1e-9:
        raise ValueError(f"the shares of its {who} sum to {sum(shares.values()):g}, not 1")


@register
class Assumption(Evidenced):
    """A number we rely on, with its range, its source and its owner; used wherever lines name it."""

    kind: ClassVar[str] = "assumption"
    plural: ClassVar[str] = "assumptions"
    phase: ClassVar[int] = 5

    title: Title = told("Assumption", "What is assumed.")
    value: float = told("Central value", "The figure used.")
    unit: str = told("Unit", "Such as £ a year, share, people.", default="")
    low: float | None = told("Low", "A low value that is still believable.", default=None)
    high: float | None = told("High", "A high value that is still believable.", default=None)
    owner: str = told("Owner", "The post that answers for it.", default="")
    reason: str = told("Reason", "Why these values.", default="")

    def check(self) -> None:
        """Refuse a range that does not hold its central value."""
        if self.low is not None and self.low > self.value:
            raise ValueError(f"the low value {self.low:g} is above the central value {self.value:g}")
        if self.high is not None and self.high < self.value:
            raise ValueError(f"the high value {self.high:g} is below the central value {self.value:g}")


def number(value: float | Ref, assumptions: dict[str, float]) -> float:
    """Give the number in a field, looking it up where the field names an assumption.

    Raises
    ------
    KeyError
        When the assumption is not among those given.
    """
    return assumptions[value.assumption] if isinstance(value, Ref) else value
