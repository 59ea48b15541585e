"""The answer that some values give, and the bridge from gross benefits to it, ready to be drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from innokit.businesscase import Appraisal, Outcome, Step, bridge_steps
from innokit.charts.money.bridge import NET, STEPS
from innokit.charts.style import looks
from innokit.panels.sliders import Draft
from innokit.panels.what_if import moves
from innokit.panels.what_if.moves import Ground
from innokit.words import count, money, one_line, sum_of_money


def answered(ground: Ground, draft: Draft, found: Sequence[Outcome], option: str) -> dict[str, Any]:
    """Give which option is best, what each is worth, when the best pays back, and the bridge of one."""
    base = ground.appraised
    assert isinstance(base, Appraisal)  # noqa: S101 - there are outcomes
    best = max(found, key=lambda outcome: outcome.npsv)
    winner = best if best.npsv > 0 and len(found) > 1 else None
    before = {outcome.option.id: outcome.npsv for outcome in base.outcomes}
    order = {outcome.option.id: place for place, outcome in enumerate(base.ranked)}
    listed = sorted(found, key=lambda outcome: order[outcome.option.id])
    many = len(moves.moved(ground, draft))
    state = f"with {count(many, 'assumption')} moved" if many else f"as recorded, {ground.case.moment}"
    frame = base.setting.frame
    return {
        "title": finding(best, alone=len(found) == 1),
        "subtitle": "Net present social value (NPSV) beside business as usual, "
        f"years 0 to {frame.last_year}, in {base.setting.price_base} prices; {state}",
        "answers": [_worth(ground, o, before[o.option.id], winner is o) for o in listed],
        "payback": f"Payback of {one_line(best.option.title, 60)}: {base.make.payback(best).text}.",
        "bridge": _bridge(ground, draft, next((o for o in found if o.option.id == option), best)),
    }


def finding(best: Outcome, *, alone: bool = False) -> str:
    """Say which option is worth most, or that none beats business as usual.

    Parameters
    ----------
    best : Outcome
        The one with the highest NPSV.
    alone : bool, optional
        Whether no other is compared.
    """
    if best.npsv <= 0:
        return "No option beats business as usual"
    worth = "is worth" if alone else "is worth most:"
    return f"{one_line(best.option.title, 60)} {worth} {sum_of_money(best.npsv)} more than it costs"


def _worth(ground: Ground, outcome: Outcome, before: float, best: bool) -> dict[str, Any]:
    """Give one option: its mark, what it is worth, and what it was worth as recorded."""
    colour, mark, _ = looks(ground.case, outcome.option.id)
    text, was = money(outcome.npsv), money(before)
    return {
        "id": outcome.option.id,
        "name": outcome.option.title,
        "colour": colour,
        "mark": mark,
        "text": text,
        "before": f"{was} as recorded" if was != text else "",
        "best": best,
    }


# The bridge


def _bridge(ground: Ground, draft: Draft, outcome: Outcome) -> dict[str, Any]:
    """Give the bars from gross benefits to NPSV, each from where the one before it ends."""
    base = ground.appraised
    assert isinstance(base, Appraisal)  # noqa: S101 - there are outcomes
    steps = bridge_steps(outcome, moves.numbers(ground, draft))
    recorded = bridge_steps(base.outcome(outcome.option.id), base.setting.numbers)
    drawn = [step for step, was in zip(steps, recorded, strict=True) if _counts(step) or _counts(was)]
    levels = [level for some in (steps, recorded) for level in _levels(some)]
    low, high, ticks = round_scale(min(0.0, *levels), max(0.0, *levels))

    def at(level: float) -> float:
        return round((level - low) / (high - low) * 100, 3)

    bars, level = [], 0.0
    for step in drawn:
        total = step.key == "npsv"
        start, end = (0.0, step.change) if total else (level, level + step.change)
        level = end
        bars.append(_bar(step, at(min(start, end)), at(max(start, end)), total))
    was = recorded[-1].change
    return {
        "option": outcome.option.id,
        "name": one_line(outcome.option.title, 120),
        "bars": bars,
        "zero": at(0.0),
        "was": at(was),
        "before": f"{money(was)} as recorded" if money(was) != money(steps[-1].change) else "",
        "ticks": [{"at": at(tick), "text": sum_of_money(tick) if tick else "£0"} for tick in ticks],
    }


def _counts(step: Step) -> bool:
    """Whether a step is drawn: first, costs and last always, others where they move as much as a pound."""
    return step.key in ("gross", "costs", "npsv") or abs(step.change) >= 1


def _levels(steps: Sequence[Step]) -> list[float]:
    """Give where each step ends."""
    found, level = [], 0.0
    for step in steps[:-1]:
        level += step.change
        found.append(level)
    return found


def _bar(step: Step, start: float, end: float, total: bool) -> dict[str, Any]:
    """Give one bar: its label, its pounds, where it lies and which way it goes."""
    sort = "total" if total else "up" if step.change >= 0 else "down"
    sign = "+" if sort == "up" and step.key != "gross" and money(step.change) != "£0" else ""
    text = f"{sign}{money(step.change)}"
    return {
        "key": step.key, "name": _called(step), "text": text, "start": start, "wide": round(end - start, 3),
        "sort": sort,
    }  # fmt: skip


def _called(step: Step) -> str:
    """Name a step as the chart of the bridge does: by what it adds, or by what it takes off."""
    if step.key == "npsv":
        return NET
    adds, takes = STEPS[step.key]
    return adds if step.change > 0 or (step.key == "gross" and not step.change) else takes


def round_scale(low: float, high: float) -> tuple[float, float, list[float]]:
    """Give ends that hold a range, and the round numbers between them to be written.

    >>> round_scale(-12_000, 87_000)
    (-50000.0, 100000.0, [-50000.0, 0.0, 50000.0, 100000.0])
    """
    span = max(high - low, 1.0)
    size = 10.0 ** math.floor(math.log10(span / 3))
    step = next(times * size for times in (1, 2, 5, 10) if times * size >= span / 3)
    first, last = math.floor(low / step), max(math.ceil(high / step), math.floor(low / step) + 1)
    return first * step, last * step, [place * step for place in range(first, last + 1)]
