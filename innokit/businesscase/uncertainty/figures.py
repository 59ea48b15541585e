"""The figures of a simulation: sums, chances and means, each with its id and the records behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from innokit import words
from innokit.results import Figure

if TYPE_CHECKING:
    from innokit.businesscase.uncertainty.simulate import Simulation

USUAL = "Business as usual"


def mean(shown: Simulation, row: int) -> Figure:
    """Mean NPSV of an option, with no more digits than its sampling error allows."""
    found = float(shown.npsv[row].mean())
    text = rounded(found, shown.standard_error(shown.npsv[row]))
    return money(shown, row, "mean", found, "Mean NPSV", text)


def rounded(value: float, error: float) -> str:
    """Write a sum with no more digits than its sampling error allows.

    >>> rounded(38_123.4, 612.0), rounded(-1_234_567.0, 20.0)
    ('£38,000', '−£1.2 million')
    """
    step = 10.0 ** math.ceil(math.log10(error)) if error > 0 else 1.0
    kept = round(value / step) * step
    return words.sum_of_money(kept) if abs(kept) >= 1_000 else words.money(kept)


def of_draws(share: float) -> str:
    """Say a share of draws.

    >>> of_draws(0.0), of_draws(0.31), of_draws(1.0)
    ('no draw', 'about 3 in 10 draws', 'every draw')
    """
    return {0.0: "no draw", 1.0: "every draw"}.get(share) or f"{words.share_words(share)} draws"


def chance(shown: Simulation, id: str, share: float, row: int, label: str) -> Figure:
    """A chance, in words."""
    option = shown.options[row]
    behind = shown.appraisal.make.behind(shown.appraisal.outcomes[row].lines)
    return Figure(id, share, of_draws(share), label.replace("{}", option.title), behind, "share")


def chance_best(shown: Simulation, place: int, share: float) -> Figure:
    """Share of draws in which business as usual (0) or an option is worth most."""
    if place == 0:
        id = f"chance-best.{shown.appraisal.baseline.id}"
        behind = shown.appraisal.make.behind(shown.appraisal.flows)
        return Figure(id, share, of_draws(share), f"Chance that {USUAL.lower()} is best", behind, "share")
    row = place - 1
    return chance(shown, f"chance-best.{shown.options[row].id}", share, row, "Chance that {} is best")


def money(
    shown: Simulation, row: int, key: str, value: float, what: str, text: str = "", rest: str = ""
) -> Figure:
    """A sum of an option."""
    option = shown.options[row]
    behind = shown.appraisal.make.behind(shown.appraisal.outcomes[row].lines)
    said = text or words.sum_of_money(value)
    return Figure(f"sim-{key}.{option.id}{rest}", value, said, f"{what}, {option.title}", behind, "£")
