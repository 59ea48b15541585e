"""How sure the answer is: what each option is worth over the draws, as shapes and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from innokit.businesscase import Moved, Moving
from innokit.charts.style import looks
from innokit.errors import InnokitError
from innokit.maths.arrays import Array
from innokit.panels.sliders import Draft
from innokit.panels.what_if import moves
from innokit.panels.what_if.answer import round_scale
from innokit.panels.what_if.moves import Ground
from innokit.words import MINUS, a_list, count, draws_words, one_line, sum_of_money

QUICK, FINE = 10_000, 100_000
"""Draws while a slider moves, and once it has come to rest."""
BINS = 60
"""About how many columns a shape has."""
OUTERMOST = 0.005
"""The share of draws on either side that may lie outside the picture."""


class Asked(NamedTuple):
    """What the script asks of the second picture.

    Attributes
    ----------
    held : bool
        Whether a moved assumption is held at its new value; otherwise its range moves with it.
    fine : bool
        Whether the slider has come to rest, so that more draws are worth their time.
    """

    held: bool = False
    fine: bool = False


def sure(ground: Ground, draft: Draft, asked: Asked) -> dict[str, Any]:
    """Give the second picture: a finding, one shape an option, and the scale below them.

    Under ``why`` stands why there is none: nothing is uncertain, or the draws cannot be worked out.
    """
    try:
        moving = ground.moving
        changed = moves.moved(ground, draft)
        found = moving.at(changed, held=asked.held, draws=FINE if asked.fine else 0)
    except InnokitError as refusal:
        return {"why": f"No chances yet: {refusal}"}
    before = moving.at({}) if changed else None
    return {
        "why": "",
        "finding": finding(moving, found),
        "subtitle": _subtitle(
            ground, moving, found, held=bool(changed) and asked.held, shifted=bool(changed)
        ),
        "usual": _usual(found),
        **_picture(ground, moving, found, before),
    }


def finding(moving: Moving, found: Moved) -> str:
    """Say how often the option with the highest mean loses, and how often it is worth most."""
    best = found.best
    name = one_line(moving.options[best].title, 60)
    loses = f"{name} loses in {draws_words(float(found.chance_of_loss[best]))}"
    if len(found.npsv) == 1:
        return loses
    first = float(found.chance_best[best + 1])
    return f"{loses} and is worth most in {draws_words(first)}"


def _usual(found: Moved) -> str:
    """Say how often no option is worth more than business as usual."""
    return f"No option is worth more than business as usual in {draws_words(float(found.chance_best[0]))}."


def _subtitle(ground: Ground, moving: Moving, found: Moved, *, held: bool, shifted: bool) -> str:
    """Say what is drawn, how often, and what becomes of the range of what was moved."""
    drawn = count(len(moving.uncertain), "assumption")
    what = f"NPSV in {found.draws:,} draws of {drawn} at once (seed {moving.task.seed})"
    said = [f"{what}; a draw below £0 is a loss, hatched; the outermost 1 in 100 are not drawn"]
    if shifted:
        said.append("the broken outline is what is recorded")
    if found.limited:
        names = a_list([one_line(ground.case.name(id), 40) for id in found.limited])
        said.append(f"draws of {names} beyond what a line can take are set to its limit")
    if held:
        said.append("what is moved is held at its value, all else is drawn")
    return f"{'; '.join(said)}."


# The shapes


def _picture(ground: Ground, moving: Moving, found: Moved, before: Moved | None) -> dict[str, Any]:
    """Give the shapes on one scale; beside each, that of what is recorded where something has moved."""
    ends = [one.quantiles((OUTERMOST, 1 - OUTERMOST)) for one in (found, before) if one is not None]
    low, high, ticks = round_scale(*_ends(ends))
    each = -(-BINS // (len(ticks) - 1))
    bins = each * (len(ticks) - 1)
    zero = round((0.0 - low) / (high - low) * bins)
    heights = _heights(found, low, high, bins)
    was = None if before is None else _heights(before, low, high, bins)
    order = {outcome.option.id: place for place, outcome in enumerate(moving.appraisal.ranked)}
    rows = sorted(range(len(moving.options)), key=lambda row: order[moving.options[row].id])
    middle = found.quantiles((0.05, 0.95))
    return {
        "shapes": [
            _shape(
                ground, moving, found, row, middle[row], heights[row], None if was is None else was[row], zero
            )
            for row in rows
        ],
        "zero": round(zero / bins * 100, 3),
        "ticks": [
            {"at": round((tick - low) / (high - low) * 100, 3), "text": sum_of_money(tick) if tick else "£0"}
            for tick in ticks
        ],
    }


def _ends(found: Sequence[Array]) -> tuple[float, float]:
    """Give lowest and highest of some ends, nothing among them."""
    return min(0.0, *(float(one.min()) for one in found)), max(0.0, *(float(one.max()) for one in found))


def _heights(found: Moved, low: float, high: float, bins: int) -> Array:
    """Give the share of draws in each column of the scale, shape (options, columns)."""
    out = np.zeros((len(found.npsv), bins))
    for row, values in enumerate(found.npsv):
        place = np.floor((values - low) * (bins / (high - low))).astype(np.int64)
        inside = place[(place >= 0) & (place < bins)]
        out[row] = np.bincount(inside, minlength=bins) / found.draws
    return out


def _shape(
    ground: Ground,
    moving: Moving,
    found: Moved,
    row: int,
    middle: Array,
    heights: Array,
    was: Array | None,
    zero: int,
) -> dict[str, Any]:
    """Give one option: its mark, its shape left and right of zero, and the same in words."""
    option = moving.options[row]
    colour, mark, _ = looks(ground.case, option.id)
    tallest = float(max(heights.max(), 0.0 if was is None else was.max())) or 1.0
    low, high = (sum_of_money(float(value)) for value in middle)
    loses = draws_words(float(found.chance_of_loss[row]))
    first = draws_words(float(found.chance_best[row + 1]))
    span = f"9 of 10 draws between {low} and {high}" if low != high else f"9 of 10 draws at {low}"
    return {
        "id": option.id,
        "name": option.title,
        "colour": colour,
        "mark": mark,
        "loses": f"loses in {loses}",
        "rest": f"{_tied(span)}; worth most in {first}" if len(found.npsv) > 1 else _tied(span),
        "alt": f"Distribution of what {one_line(option.title, 120)} is worth: {span}; it loses in {loses}.",
        "columns": len(heights),
        "loss": steps(heights[:zero] / tallest, 0),
        "gain": steps(heights[zero:] / tallest, zero),
        "was": "" if was is None else steps(was / tallest, 0),
    }


def _tied(text: str) -> str:
    """Keep minus signs on the line of their number."""
    return text.replace(MINUS, f"{MINUS}\u2060")


def steps(heights: Array, start: int) -> str:
    """Draw columns as the path of one outline, 100 high at a height of 1, from a column on.

    >>> steps(np.array([0.0, 1.0, 0.5]), 4)
    'M5,100V0H6V50H7V100Z'
    """
    used = np.flatnonzero(heights)
    if not used.size:
        return ""
    first, last = int(used[0]), int(used[-1])
    parts, level = [f"M{start + first},100"], -1.0
    for place in range(first, last + 1):
        top = round(100 - 100 * float(heights[place]), 1)
        if top != level:
            parts.append(f"H{start + place}V{top:g}" if level >= 0 else f"V{top:g}")
            level = top
    return "".join([*parts, f"H{start + last + 1}V100Z"])
