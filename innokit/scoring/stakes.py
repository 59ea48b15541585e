"""Stakeholder value: benefits and burdens, effectiveness and achievability, and only then a total."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import AspectRating, Benefit, Burden, Case, Option, Stakeholder
from innokit.results import Made, Result, Sentence, Sheet
from innokit.scoring import ratings, stakeslayout
from innokit.scoring.ratings import Side, Span


@dataclass(frozen=True, eq=False)
class StakeholderValue(Result):
    """What each option means for each stakeholder, how effective and how achievable it is.

    Parameters
    ----------
    case : Case
    stakeholders : tuple of Stakeholder
        Those for whom something is rated.
    shares : tuple of float
        What value, effectiveness and achievability count in the total, beside each other.
    """

    title: ClassVar[str] = "What each option means for each stakeholder"
    cut: ClassVar[float] = ratings.CUT
    quadrants: ClassVar[Mapping[tuple[bool, bool], str]] = ratings.QUADRANTS
    """Names of the quadrants by whether effectiveness, then achievability, reaches the cut."""
    case: Case
    stakeholders: tuple[Stakeholder, ...]
    shares: tuple[float, float, float] = (1.0, 1.0, 1.0)

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option, business as usual included."""
        return self.case.of(Option)

    @cached_property
    def net(self) -> dict[tuple[str, str], Span | None]:
        """Benefits less burdens by option id and stakeholder id; None where nothing is rated."""
        return {(o.id, s.id): ratings.net(self.case, s, o) for o in self.options for s in self.stakeholders}

    @cached_property
    def value(self) -> dict[str, Span | None]:
        """The weighted mean of these by option id."""
        return {o.id: ratings.total(self.case, o, self.stakeholders) for o in self.options}

    def side(self, option: Option, side: Side) -> Span | None:
        """Give an option's effectiveness or achievability."""
        return ratings.aspect_mean(self.case, option, side)

    def quadrant(self, option: Option) -> str:
        """Say in words where an option's effectiveness and achievability put it."""
        if ratings.failed(self.case, option):
            return "fails a must"
        return ratings.quadrant(self.side(option, "effectiveness"), self.side(option, "achievability"))

    def total(self, option: Option) -> Span | None:
        """Give the toolkit's own total, (a V + b E + c A) / (a + b + c) with V = (N + 10) / 2."""
        parts = (
            self.value[option.id],
            self.side(option, "effectiveness"),
            self.side(option, "achievability"),
        )
        value, effect, achieve = parts
        if value is None or effect is None or achieve is None:
            return None
        halved = Span((value.low + 10) / 2, (value.high + 10) / 2, value.records)
        spans, mass = (halved, effect, achieve), sum(self.shares)
        low = sum(share * span.low for share, span in zip(self.shares, spans, strict=True)) / mass
        high = sum(share * span.high for share, span in zip(self.shares, spans, strict=True)) / mass
        return Span(low, high, tuple(id for span in spans for id in span.records))

    def losers(self, option: Option) -> tuple[Stakeholder, ...]:
        """Give the stakeholders who are, or could be, worse off by an option."""
        spans = ((s, self.net[option.id, s.id]) for s in self.stakeholders)
        return tuple(s for s, span in spans if span is not None and span.low < 0)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Ratings of 0 to 10, weighted means by importance and by stakeholder; benefits less burdens; a "
            "missing rating anywhere from 0 to 10. Our own scales, after the parts of the Social and "
            "Economic Business Case Tool; never mixed with scores"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who gains and who loses, where each option stands, and the total last."""
        return stakeslayout.sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the parts, then the total."""
        return stakeslayout.sheets(self)


def stakeholder_value(
    case: Case, *, value: float = 1.0, effectiveness: float = 1.0, achievability: float = 1.0
) -> StakeholderValue:
    """Work out what each option means for each stakeholder, and how effective and achievable it is.

    Parameters
    ----------
    case : Case
    value, effectiveness, achievability : float
        What each part counts in the toolkit's total.

    Returns
    -------
    StakeholderValue

    Raises
    ------
    MethodRefused
        When nothing is rated, when something is rated twice, or when a part's count is negative.
    """
    shares = (value, effectiveness, achievability)
    if any(not math.isfinite(share) or share < 0 for share in shares) or not any(shares):
        raise MethodRefused(
            "The parts of the total count nothing, or less than nothing",
            where="value, effectiveness, achievability",
            remedy="Give numbers of 0 or more, not all 0",
        )
    if not (*case.of(Benefit), *case.of(Burden), *case.of(AspectRating)):
        raise MethodRefused(
            "Nothing is rated",
            where="ratings",
            remedy="Record a Benefit or Burden for each stakeholder and option, and AspectRatings",
        )
    return StakeholderValue(case, ratings.checked(case), shares)
