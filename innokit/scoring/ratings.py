"""From ratings of 0 to 10 to what each option means for each stakeholder; ratings never mix with scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from innokit.errors import MethodRefused
from innokit.records import (
    Aspect,
    AspectRating,
    Benefit,
    Burden,
    Case,
    Option,
    Rating,
    Stakeholder,
)
from innokit.scoring.cells import there
from innokit.words import a_list

LEAST, MOST = 0.0, 10.0
"""The ends of the scale of ratings."""
MUST = 3.0
"""A rating below this on an aspect that must pass fails the option."""
CUT = 5.0
"""Where effectiveness and achievability are cut into quadrants."""

QUADRANTS = {
    (True, True): "do now",
    (True, False): "build capability first",
    (False, True): "quick but weak",
    (False, False): "drop",
}

Side = Literal["effectiveness", "achievability"]


@dataclass(frozen=True, slots=True)
class Span:
    """A rating worked out from ratings, an interval where something is not rated.

    Attributes
    ----------
    low, high : float
        Equal where nothing is open.
    records : tuple of str
        Ids behind it.
    """

    low: float
    high: float
    records: tuple[str, ...]

    @property
    def value(self) -> float | None:
        """The number; None for an interval."""
        return self.low if abs(self.high - self.low) < 1e-12 else None


def net(case: Case, stakeholder: Stakeholder, option: Option) -> Span | None:
    """Give benefits less burdens of one option to one stakeholder; None where nothing is rated.

    ``N = sum(v x) / sum(v)`` over benefits less the same over burdens, v the importance; 0 for a side
    without an item. What another option is rated on and this one is not counts as anything from 0 to 10.
    """
    sides = [_side(case, kind, stakeholder, option) for kind in (Benefit, Burden)]
    if not any(rating.option == option.id for rating in _all(case)) or not any(sides):
        return None
    good, bad = (
        Span(0.0, 0.0, ()) if not side else _mean([(r.importance, r.value, r.id) for r in side])
        for side in sides
    )
    return Span(good.low - bad.high, good.high - bad.low, (*good.records, *bad.records))


def total(case: Case, option: Option, stakeholders: Sequence[Stakeholder]) -> Span | None:
    """Give the weighted mean over stakeholders of benefits less burdens; None where nothing is rated."""
    found = [(weight(s), net(case, s, option), s.id) for s in stakeholders]
    if not found or any(span is None for _, span, _ in found):
        return None
    mass = sum(share for share, _, _ in found)
    low = sum(share * span.low for share, span, _ in found if span) / mass
    high = sum(share * span.high for share, span, _ in found if span) / mass
    return Span(low, high, tuple(id for _, span, s in found if span for id in (*span.records, s)))


def aspect_mean(case: Case, option: Option, side: Side) -> Span | None:
    """Give the weighted mean of an option's ratings on one side; None where it has none."""
    aspects = [aspect for aspect in case.of(Aspect) if aspect.side == side and aspect.weight > 0]
    said = {rating.aspect: rating for rating in case.of(AspectRating) if rating.option == option.id}
    if not aspects or not any(aspect.id in said for aspect in aspects):
        return None
    parts = [
        (a.weight, said[a.id].value if a.id in said else None, said[a.id].id if a.id in said else a.id)
        for a in aspects
    ]
    return _mean(parts)


def failed(case: Case, option: Option) -> tuple[AspectRating, ...]:
    """Give an option's ratings below 3 on aspects that must pass."""
    must = {aspect.id for aspect in case.of(Aspect) if aspect.must_pass}
    mine = [r for r in case.of(AspectRating) if r.option == option.id and r.aspect in must]
    return tuple(rating for rating in mine if rating.value is not None and rating.value < MUST)


def quadrant(effect: Span | None, achieve: Span | None) -> str:
    """Name where effectiveness and achievability put an option; open where an interval straddles the cut."""
    if effect is None or achieve is None:
        return "not rated"
    sides = [
        span.low >= CUT if (span.low >= CUT) == (span.high >= CUT) else None for span in (effect, achieve)
    ]
    if sides[0] is None or sides[1] is None:
        return "open: something is not rated"
    return QUADRANTS[sides[0], sides[1]]


def weight(stakeholder: Stakeholder) -> float:
    """Give a stakeholder's rating weight; 1 where none is recorded for anybody."""
    return 1.0 if stakeholder.weight is None else stakeholder.weight


def checked(case: Case) -> tuple[Stakeholder, ...]:
    """Give the stakeholders for whom something is rated, refusing records that contradict each other."""
    ratings, aspects = _all(case), case.of(AspectRating)
    for record in ratings:
        there(case, record, "stakeholder", Stakeholder)
        there(case, record, "option", Option)
    for rating in aspects:
        there(case, rating, "aspect", Aspect)
        there(case, rating, "option", Option)
    _once(case, ((r.kind, r.stakeholder, r.option, r.title.casefold()) for r in ratings))
    _once(case, ((r.kind, r.aspect, r.option, "") for r in aspects))
    rated = tuple(s for s in case.of(Stakeholder) if any(r.stakeholder == s.id for r in ratings))
    bare = [s.title for s in rated if s.weight is None]
    if bare and len(bare) < len(rated):
        raise MethodRefused(
            f"Some stakeholders have a rating weight, but not {a_list(bare)}",
            where="stakeholders",
            remedy="Give every stakeholder a rating weight, or none",
        )
    if rated and not any(weight(s) for s in rated):
        raise MethodRefused(
            "Every stakeholder has a rating weight of zero",
            where="stakeholders",
            remedy="Give at least one a weight above zero",
        )
    return rated


def _all(case: Case) -> tuple[Rating, ...]:
    """Give every rating of a benefit or a burden."""
    return (*case.of(Benefit), *case.of(Burden))


def _once(case: Case, keys: Iterable[tuple[str, str, str, str]]) -> None:
    """Refuse two ratings of the same thing."""
    seen: set[tuple[str, str, str, str]] = set()
    for key in keys:
        if key in seen:
            raise MethodRefused(
                f"There are two ratings of {key[3] or case.name(key[1])!r} for {case.name(key[2])!r}",
                where=f"{key[0].replace('_', ' ')}, {case.name(key[1])!r}",
                remedy="Withdraw one of them, or give it another title",
            )
        seen.add(key)


def _side(
    case: Case, kind: type[Benefit] | type[Burden], stakeholder: Stakeholder, option: Option
) -> list[Rating]:
    """Give a stakeholder's items on one side, for this option; one not rated for it has no value."""
    items: dict[str, Rating] = {}
    for rating in case.of(kind):
        if rating.stakeholder == stakeholder.id:
            key = rating.title.casefold()
            if rating.option == option.id:
                items[key] = rating
            else:
                items.setdefault(key, rating.changed(value=None))
    return list(items.values())


def _mean(parts: Sequence[tuple[float, float | None, str]]) -> Span:
    """Give a weighted mean with each blank at 0, then at 10."""
    mass = sum(part for part, _, _ in parts)
    low, high = (
        sum(part * (end if value is None else value) for part, value, _ in parts) / mass
        for end in (LEAST, MOST)
    )
    return Span(low, high, tuple(id for _, _, id in parts))
