"""Stakeholder value: benefits and burdens, effectiveness and achievability, and only then a total."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Aspect, AspectRating, Benefit, Burden, Case, Option, Stakeholder
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring import ratings
from innokit.scoring.ratings import Side, Span
from innokit.words import a_list, number

NET, RATING = "−10 to 10", "0 to 10"


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
            "missing rating anywhere from 0 to 10. Our own scales, after the parts of the Social and Economic "
            "Business Case Tool; never mixed with scores"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who gains and who loses, where each option stands, and the total last."""
        parts = (
            self._best(),
            self._losing(),
            self._standing(),
            self._failing(),
            self._silent(),
            self._totals(),
        )
        return tuple(sentence for part in parts for sentence in part)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the parts, then the total."""
        made = (self._by_stakeholder(), self._by_aspect(), self._parts(), self._overall())
        return tuple(sheet for sheet in made if sheet.rows)

    def net_figure(self, option: Option, stakeholder: Stakeholder) -> Figure:
        """Give benefits less burdens of an option to a stakeholder."""
        label = f"Benefits less burdens of {option.title} to {stakeholder.title}"
        spot = (option.id, stakeholder.id)
        return _figure(f"net-rating.{option.id}.{stakeholder.id}", self.net[spot], label, spot, NET)

    def value_figure(self, option: Option) -> Figure:
        """Give the weighted mean of benefits less burdens of an option."""
        label = f"Benefits less burdens of {option.title}, all stakeholders"
        return _figure(f"net-rating.{option.id}", self.value[option.id], label, (option.id,), NET)

    def side_figure(self, option: Option, side: Side) -> Figure:
        """Give effectiveness or achievability of an option."""
        label = f"{side.capitalize()} of {option.title}"
        return _figure(f"{side}.{option.id}", self.side(option, side), label, (option.id,), RATING)

    def total_figure(self, option: Option) -> Figure:
        """Give the toolkit's total of an option."""
        label = f"The toolkit's total rating of {option.title}"
        return _figure(f"total-rating.{option.id}", self.total(option), label, (option.id,), RATING)

    def _best(self) -> Iterator[Sentence]:
        """Say which option brings stakeholders most."""
        known = [(o, span) for o in self.options if (span := self.value[o.id]) is not None]
        if known:
            most = max(known, key=lambda pair: pair[1].low)[0]
            sure = all(s.high < self._low(most) for o, s in known if o is not most)
            how = "brings" if sure else "could bring"
            yield (
                f"{most.title} {how} stakeholders most, benefits less burdens: ",
                self.value_figure(most),
                ".",
            )

    def _low(self, option: Option) -> float:
        """Give the least an option could bring."""
        span = self.value[option.id]
        return -math.inf if span is None else span.low

    def _losing(self) -> Iterator[Sentence]:
        """Name who is worse off, also where the total is above zero."""
        for option in self.options:
            for stakeholder in self.losers(option):
                span = self.net[option.id, stakeholder.id]
                sure = span is not None and span.high < 0
                yield (
                    f"{option.title} {'leaves' if sure else 'could leave'} {stakeholder.title} worse off: ",
                    self.net_figure(option, stakeholder),
                    f"{', although its total is above zero' if self._low(option) > 0 else ''}.",
                )

    def _standing(self) -> Iterator[Sentence]:
        """Say where effectiveness and achievability put each option."""
        for option in self.options:
            if (
                self.side(option, "effectiveness") is not None
                and self.side(option, "achievability") is not None
            ):
                yield (
                    f"{option.title}: effectiveness ",
                    self.side_figure(option, "effectiveness"),
                    ", achievability ",
                    self.side_figure(option, "achievability"),
                    f" ({self.quadrant(option)}).",
                )

    def _failing(self) -> Iterator[Sentence]:
        """Name what an option fails."""
        for option in self.options:
            names = [self.case.name(rating.aspect) for rating in ratings.failed(self.case, option)]
            if names:
                yield (f"{option.title} fails {a_list(names)}, which must pass, whatever its other ratings.",)

    def _silent(self) -> Iterator[Sentence]:
        """Name stakeholders for whom nothing is rated, and options that are not rated."""
        silent = [s.title for s in self.case.of(Stakeholder) if s not in self.stakeholders]
        if silent:
            yield (f"Nothing is rated for {a_list(silent)}, so they count for nothing here.",)
        bare = [o.title for o in self.options if self.value[o.id] is None]
        if bare and self.stakeholders:
            yield (f"Benefits and burdens are not rated for {a_list(bare)}.",)

    def _totals(self) -> Iterator[Sentence]:
        """Say what the total hides."""
        known = [o for o in self.options if self.total(o) is not None]
        if known:
            yield ("The toolkit's total adds parts that are not alike; read the parts first.",)

    def _by_stakeholder(self) -> Sheet:
        """Lay out benefits less burdens by stakeholder and option."""
        columns = (
            Column("Stakeholder"),
            Column("Weight"),
            *(Column(option.title) for option in self.options),
        )
        rows: list[tuple[Fragment, ...]] = []
        for s in self.stakeholders:
            rows.append(
                (s.title, number(ratings.weight(s), 1), *(self.net_figure(o, s) for o in self.options))
            )
        if rows:
            rows.append(("All, by weight", "", *(self.value_figure(option) for option in self.options)))
        note = "Above 0 better off, below 0 worse off. Ratings, not scores."
        return Sheet("stakeholders", f"Benefits less burdens, {NET}", columns, tuple(rows), note)

    def _by_aspect(self) -> Sheet:
        """Lay out the ratings on each aspect."""
        said = {(rating.aspect, rating.option): rating for rating in self.case.of(AspectRating)}
        columns = (Column("Aspect"), Column("Side"), *(Column(option.title) for option in self.options))
        rows: list[tuple[Fragment, ...]] = []
        for aspect in self.case.of(Aspect):
            cells = [_rating(aspect, option, said.get((aspect.id, option.id))) for option in self.options]
            rows.append((f"{aspect.title}{' (must pass)' if aspect.must_pass else ''}", aspect.side, *cells))
        return Sheet("aspects", f"Effectiveness and achievability, ratings of {RATING}", columns, tuple(rows))

    def _parts(self) -> Sheet:
        """Lay out the three parts of each option beside each other."""
        columns = (
            Column("Option"),
            Column("Benefits less burdens", NET),
            Column("Effectiveness", RATING),
            Column("Achievability", RATING),
            Column("Where that puts it"),
        )
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                option.title,
                self.value_figure(option),
                self.side_figure(option, "effectiveness"),
                self.side_figure(option, "achievability"),
                self.quadrant(option),
            )
            for option in self.options
        )
        return Sheet("parts", "The parts of each option", columns, rows)

    def _overall(self) -> Sheet:
        """Lay out the toolkit's total, last."""
        columns = (Column("Option"), Column("Total", RATING))
        known = [option for option in self.options if self.total(option) is not None]
        rows: tuple[tuple[Fragment, ...], ...] = tuple((o.title, self.total_figure(o)) for o in known)
        counted = ", ".join(number(share, 2).rstrip("0").rstrip(".") for share in self.shares)
        note = (
            f"Value (brought to {RATING}), effectiveness and achievability count {counted}. An option that does "
            "nothing is easy to achieve, so this total can reward inaction: the parts decide."
        )
        return Sheet("total", "The toolkit's total, after its parts", columns, rows, note)


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
    if not (case.of(Benefit) or case.of(Burden) or case.of(AspectRating)):
        raise MethodRefused(
            "Nothing is rated",
            remedy="Record a Benefit or Burden for each stakeholder and option, and AspectRatings",
        )
    return StakeholderValue(case, ratings.checked(case), shares)


def _figure(id: str, span: Span | None, label: str, about: tuple[str, ...], unit: str) -> Figure:
    """Give a rating as a figure: a number, an interval in words, or not rated."""
    if span is None:
        return Figure(id, None, "not rated", label, about, unit)
    text = f"{number(span.low, 1)} to {number(span.high, 1)}"
    records = tuple(dict.fromkeys(span.records)) or about
    return Figure(id, span.value, text if span.value is None else number(span.low, 1), label, records, unit)


def _rating(aspect: Aspect, option: Option, rating: AspectRating | None) -> Figure:
    """Give one rating of an aspect."""
    label = f"Rating of {option.title} on {aspect.title}"
    value = None if rating is None else rating.value
    records = (aspect.id, option.id) if rating is None else (rating.id,)
    text = "not rated" if value is None else number(value, 0 if value == round(value) else 1)
    return Figure(f"aspect-rating.{option.id}.{aspect.id}", value, text, label, records, RATING)
