"""The figures, tables and sentences of stakeholder value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokit.records import Aspect, AspectRating, Option, Stakeholder
from innokit.results import Column, Figure, Fragment, Sentence, Sheet
from innokit.scoring import ratings
from innokit.scoring.ratings import Side, Span
from innokit.words import a_list, number

if TYPE_CHECKING:
    from innokit.scoring.stakes import StakeholderValue

NET, RATING = "−10 to 10", "0 to 10"


def sentences(result: StakeholderValue) -> tuple[Sentence, ...]:
    """Say who gains and who loses, where each option stands, and the total last."""
    return tuple(sentence for part in _PARTS for sentence in part(result))


def sheets(result: StakeholderValue) -> tuple[Sheet, ...]:
    """Give the parts, then the total."""
    made = (_by_stakeholder(result), _by_aspect(result), _parts(result), _overall(result))
    return tuple(sheet for sheet in made if sheet.rows)


def net_figure(result: StakeholderValue, option: Option, stakeholder: Stakeholder) -> Figure:
    """Give benefits less burdens of an option to a stakeholder."""
    label = f"Benefits less burdens of {option.title} to {stakeholder.title}"
    spot = (option.id, stakeholder.id)
    return _figure(f"net-rating.{option.id}.{stakeholder.id}", result.net[spot], label, spot, NET)


def value_figure(result: StakeholderValue, option: Option) -> Figure:
    """Give the weighted mean of benefits less burdens of an option."""
    label = f"Benefits less burdens of {option.title}, all stakeholders"
    return _figure(f"net-rating.{option.id}", result.value[option.id], label, (option.id,), NET)


def side_figure(result: StakeholderValue, option: Option, side: Side) -> Figure:
    """Give effectiveness or achievability of an option."""
    label = f"{side.capitalize()} of {option.title}"
    return _figure(f"{side}.{option.id}", result.side(option, side), label, (option.id,), RATING)


def total_figure(result: StakeholderValue, option: Option) -> Figure:
    """Give the toolkit's total of an option."""
    label = f"The toolkit's total rating of {option.title}"
    return _figure(f"total-rating.{option.id}", result.total(option), label, (option.id,), RATING)


def _best(result: StakeholderValue) -> Iterator[Sentence]:
    """Say which option brings stakeholders most."""
    known = [(o, span) for o in result.options if (span := result.value[o.id]) is not None]
    if known:
        most = max(known, key=lambda pair: pair[1].low)[0]
        sure = all(s.high < _low(result, most) for o, s in known if o is not most)
        how = "brings" if sure else "could bring"
        yield (
            f"{most.title} {how} stakeholders most, benefits less burdens: ",
            value_figure(result, most),
            ".",
        )


def _low(result: StakeholderValue, option: Option) -> float:
    """Give the least an option could bring."""
    span = result.value[option.id]
    return -math.inf if span is None else span.low


def _losing(result: StakeholderValue) -> Iterator[Sentence]:
    """Name who is worse off, also where the total is above zero."""
    for option in result.options:
        for stakeholder in result.losers(option):
            span = result.net[option.id, stakeholder.id]
            sure = span is not None and span.high < 0
            yield (
                f"{option.title} {'leaves' if sure else 'could leave'} {stakeholder.title} worse off: ",
                net_figure(result, option, stakeholder),
                f"{', although its total is above zero' if _low(result, option) > 0 else ''}.",
            )


def _standing(result: StakeholderValue) -> Iterator[Sentence]:
    """Say where effectiveness and achievability put each option."""
    for option in result.options:
        if (
            result.side(option, "effectiveness") is not None
            and result.side(option, "achievability") is not None
        ):
            yield (
                f"{option.title}: effectiveness ",
                side_figure(result, option, "effectiveness"),
                ", achievability ",
                side_figure(result, option, "achievability"),
                f" ({result.quadrant(option)}).",
            )


def _failing(result: StakeholderValue) -> Iterator[Sentence]:
    """Name what an option fails."""
    for option in result.options:
        names = [result.case.name(rating.aspect) for rating in ratings.failed(result.case, option)]
        if names:
            yield (f"{option.title} fails {a_list(names)}, which must pass, whatever its other ratings.",)


def _silent(result: StakeholderValue) -> Iterator[Sentence]:
    """Name stakeholders for whom nothing is rated, and options that are not rated."""
    silent = [s.title for s in result.case.of(Stakeholder) if s not in result.stakeholders]
    if silent:
        yield (f"Nothing is rated for {a_list(silent)}, so they count for nothing here.",)
    bare = [o.title for o in result.options if result.value[o.id] is None]
    if bare and result.stakeholders:
        yield (f"Benefits and burdens are not rated for {a_list(bare)}.",)


def _totals(result: StakeholderValue) -> Iterator[Sentence]:
    """Say what the total hides."""
    known = [o for o in result.options if result.total(o) is not None]
    if known:
        yield ("The toolkit's total adds parts that are not alike; read the parts first.",)


def _by_stakeholder(result: StakeholderValue) -> Sheet:
    """Lay out benefits less burdens by stakeholder and option."""
    columns = (
        Column("Stakeholder"),
        Column("Weight"),
        *(Column(option.title) for option in result.options),
    )
    rows: list[tuple[Fragment, ...]] = [
        (s.title, number(ratings.weight(s), 1), *(net_figure(result, o, s) for o in result.options))
        for s in result.stakeholders
    ]
    if rows:
        rows.append(("All, by weight", "", *(value_figure(result, option) for option in result.options)))
    note = "Above 0 better off, below 0 worse off. Ratings, not scores."
    return Sheet("stakeholders", f"Benefits less burdens, {NET}", columns, tuple(rows), note)


def _by_aspect(result: StakeholderValue) -> Sheet:
    """Lay out the ratings on each aspect."""
    said = {(rating.aspect, rating.option): rating for rating in result.case.of(AspectRating)}
    columns = (Column("Aspect"), Column("Side"), *(Column(option.title) for option in result.options))
    rows: list[tuple[Fragment, ...]] = []
    for aspect in result.case.of(Aspect):
        cells = [_rating(aspect, option, said.get((aspect.id, option.id))) for option in result.options]
        rows.append((f"{aspect.title}{' (must pass)' if aspect.must_pass else ''}", aspect.side, *cells))
    return Sheet("aspects", f"Effectiveness and achievability, ratings of {RATING}", columns, tuple(rows))


def _parts(result: StakeholderValue) -> Sheet:
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
            value_figure(result, option),
            side_figure(result, option, "effectiveness"),
            side_figure(result, option, "achievability"),
            result.quadrant(option),
        )
        for option in result.options
    )
    return Sheet("parts", "The parts of each option", columns, rows)


def _overall(result: StakeholderValue) -> Sheet:
    """Lay out the toolkit's total, last."""
    columns = (Column("Option"), Column("Total", RATING))
    known = [option for option in result.options if result.total(option) is not None]
    rows: tuple[tuple[Fragment, ...], ...] = tuple((o.title, total_figure(result, o)) for o in known)
    counted = ", ".join(number(share, 2).rstrip("0").rstrip(".") for share in result.shares)
    note = (
        f"Value (brought to {RATING}), effectiveness and achievability count {counted}. An option that "
        "does nothing is easy to achieve, so this total can reward inaction: the parts decide."
    )
    return Sheet("total", "The toolkit's total, after its parts", columns, rows, note)


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


_PARTS = (_best, _losing, _standing, _failing, _silent, _totals)
