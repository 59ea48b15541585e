"""What the money rests on: its frame, assumptions, what prices do, what others found, other worlds."""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Ref, Title, register, told


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
    inflation: str = told(
        "Inflation",
        "By which the council's budget rises where a line names no other; blank is none.",
        default="",
        refers="inflation",
    )
    reference_income: float | None = told(
        "Reference income",
        "Equivalised household income whose pounds weigh 1 in the weighted sensitivity.",
        unit="£ a year",
        default=None,
        gt=0,
    )


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
    shape: Literal[
        "", "fixed", "uniform", "triangular", "PERT", "normal", "lognormal", "discrete", "from data"
    ] = told(
        "Shape", "How likely the values between are; blank is PERT, most likely near the middle.", default=""
    )
    range_means: Literal["", "limits", "90 per cent sure", "80 per cent sure"] = told(
        "Low and high are",
        "Limits that are never passed, or the ends of a range that is not certain.",
        default="",
    )
    values: tuple[float, ...] = told("Values", "Of a discrete shape, or measured ones.", default=())
    chances: tuple[float, ...] = told(
        "Chances", "Of each value, in the same order; blank is equal chances.", unit="share", default=()
    )

    def check(self) -> None:
        """Refuse a range that does not hold its central value, and values and chances that do not fit."""
        if bool(self.values) != (self.shape in ("discrete", "from data")):
            raise ValueError("values belong to the shapes 'discrete' and 'from data', and these need them")
        if self.chances and len(self.chances) != len(self.values):
            raise ValueError(
                f"there are {len(self.values)} values and {len(self.chances)} chances; give each one"
            )
        if any(chance < 0 for chance in self.chances) or (self.chances and abs(sum(self.chances) - 1) > 1e-9):
            raise ValueError(f"the chances sum to {sum(self.chances):g}, not 1, or one is below 0")
        if self.low is not None and self.low > self.value:
            raise ValueError(f"the low value {self.low:g} is above the central value {self.value:g}")
        if self.high is not None and self.high < self.value:
            raise ValueError(f"the high value {self.high:g} is below the central value {self.value:g}")


@register
class Correlation(Record):
    """How far two assumptions move together."""

    kind: ClassVar[str] = "correlation"
    plural: ClassVar[str] = "correlations"
    phase: ClassVar[int] = 5

    first: str = told("First", "An assumption.", refers="assumption", min_length=1)
    second: str = told("Second", "Another.", refers="assumption", min_length=1)
    value: float = told("Correlation", "Of ranks: -1 opposite, 0 apart, 1 together.", ge=-1, le=1)
    reason: str = told("Reason", "Why they move together.", default="")


@register
class Study(Evidenced):
    """A pilot or study that could be done before deciding, and what it would tell."""

    kind: ClassVar[str] = "study"
    plural: ClassVar[str] = "studies"
    phase: ClassVar[int] = 5

    title: Title = told("Study", "What would be done, such as a pilot at two sites.")
    assumption: str = told(
        "Measures", "The assumption it would tell about.", refers="assumption", min_length=1
    )
    people: int = told(
        "Size", "How many people or cases it would observe.", unit="people", ge=1, le=1_000_000
    )
    spread: float | None = told(
        "Spread of one observation",
        "Its standard deviation; blank for a share, whose spread follows from it.",
        default=None,
        gt=0,
    )
    fixed_cost: float = told("Fixed cost", "Whatever its size.", unit="£", default=0.0, ge=0)
    cost_each: float = told("Cost of each", "For each person or case observed.", unit="£", default=0.0, ge=0)
    delay: float = told("Delay", "By which a full start is put off.", unit="years", default=0.0, ge=0, le=50)
    decisions: float = told(
        "Decisions it informs", "How many places of this size would decide by it.", default=1.0, gt=0
    )


@register
class Inflation(Evidenced):
    """How fast some prices rise in the council's budget; the appraisal itself is in real prices."""

    kind: ClassVar[str] = "inflation"
    plural: ClassVar[str] = "inflations"
    phase: ClassVar[int] = 5

    title: Title = told("Inflation", "What rises, such as pay or contracts.")
    rate: float = told("Rate", "A year; 0.02 is 2 per cent.", unit="share", ge=-0.5, le=1)
    by_year: tuple[float, ...] = told(
        "Rates by year",
        "From year 1 on, while they differ; the rate holds afterwards.",
        unit="share",
        default=(),
    )

    def check(self) -> None:
        """Refuse rates by year beyond those that one rate may have."""
        if any(not -0.5 <= rate <= 1 for rate in self.by_year):
            raise ValueError("each rate lies between a halving (-0.5) and a doubling (1)")


@register
class Scenario(Record):
    """Another world in which several assumptions differ at once, and why it could come about."""

    kind: ClassVar[str] = "scenario"
    plural: ClassVar[str] = "scenarios"
    phase: ClassVar[int] = 5

    title: Title = told("Scenario", "A name for it.")
    reason: str = told("Reason", "What would bring it about.", default="")


@register
class ScenarioValue(Record):
    """The value of one assumption in one scenario; assumptions not named keep their central value."""

    kind: ClassVar[str] = "scenario_value"
    plural: ClassVar[str] = "scenario_values"
    phase: ClassVar[int] = 5

    scenario: str = told("Scenario", "Which one.", refers="scenario", min_length=1)
    assumption: str = told("Assumption", "Which one.", refers="assumption", min_length=1)
    value: float = told("Value", "In the assumption's own unit.")
    reason: str = told("Reason", "Why this value.", default="")


@register
class ReferenceClass(Evidenced):
    """What others found when they did something like it, to stand beside an assumption of ours."""

    kind: ClassVar[str] = "reference_class"
    plural: ClassVar[str] = "reference_classes"
    phase: ClassVar[int] = 5

    title: Title = told("Reference class", "What was done, where and by whom.")
    assumption: str = told("Assumption", "Which of ours it speaks to.", refers="assumption", min_length=1)
    low: float = told("Low", "The lowest of what was found, or its lower quarter.")
    middle: float | None = told("Middle", "The one in the middle, where known.", default=None)
    high: float = told("High", "The highest of what was found, or its upper quarter.")
    cases: int | None = told("Cases", "How many it rests on.", default=None, ge=1)

    def check(self) -> None:
        """Refuse a range that runs backwards."""
        if not self.low <= (self.low if self.middle is None else self.middle) <= self.high:
            raise ValueError("low, middle and high rise in that order")


def number(value: float | Ref, assumptions: dict[str, float]) -> float:
    """Give the number in a field, looking it up where the field names an assumption.

    Raises
    ------
    KeyError
        When the assumption is not among those given.
    """
    return assumptions[value.assumption] if isinstance(value, Ref) else value
