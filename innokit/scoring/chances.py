"""Draws of weights and scores, and how often each option then has each rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused
from innokit.maths import robustness as rules
from innokit.words import per_cent

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison

Array = NDArray[np.float64]
WeightMode = Literal["free", "ranked", "bounded", "elicited"]
ScoreMode = Literal["median", "assessors"]

MODE_WORDS: dict[str, str] = {
    "free": "weights of any size",
    "ranked": "weights that keep the recorded order of importance",
    "bounded": "weights near the recorded ones",
    "elicited": "the weights as the assessors gave them",
}

MOST_CELLS = 30_000_000
"""Scores that are drawn anew are held at once: so many take up a quarter of a gigabyte."""

STEPS = (0.0001, 0.001, 0.01, 0.05, 0.10)
"""What a share of draws is rounded to: the first that its sampling error does not exceed."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and how often.

    Attributes
    ----------
    weights : {"free", "ranked", "bounded", "elicited"}
    scores : {"median", "assessors"}
    within : float
        For bounded weights: how far each may be off, as a share of itself.
    draws, seed : int
    """

    weights: WeightMode
    scores: ScoreMode
    within: float
    draws: int
    seed: int


def checked(weights: str, scores: str, within: float, draws: int, seed: int) -> Drawing:
    """Give what is drawn, refusing what cannot be.

    Raises
    ------
    MethodRefused
        When an argument is not among those that a drawing has.
    """
    _allowed(weights, get_args(WeightMode), "weights")
    _allowed(scores, get_args(ScoreMode), "scores")
    if not 0 < within <= 1:
        raise MethodRefused(
            f"{within!r} is not a share of a weight",
            where="within",
            remedy="Give a fraction above 0, up to 1",
        )
    if type(draws) is not int or not 1 <= draws <= 10_000_000:
        raise MethodRefused(
            f"{draws!r} draws cannot be made",
            where="draws",
            remedy="Give a whole number from 1 to 10,000,000",
        )
    if type(seed) is not int or seed < 0:
        raise MethodRefused(f"{seed!r} is not a seed", where="seed", remedy="Give a whole number from 0 up")
    return Drawing(weights, scores, within, draws, seed)  # type: ignore[arg-type]


def _allowed(given: str, allowed: tuple[str, ...], where: str) -> None:
    """Refuse a word that is not among those known."""
    if given not in allowed:
        raise MethodRefused(
            f"{given!r} is not known", where=where, remedy=f"Give one of {', '.join(map(repr, allowed))}"
        )


def acceptability(comparison: Comparison, drawing: Drawing) -> rules.RankAcceptability:
    """Find the share of draws in which each ranked option has each rank."""
    if not _uncertain(comparison, drawing):
        return rules.rank_acceptability(_scores(comparison), _weights(comparison, drawing))
    shape = (drawing.draws, len(comparison.options), len(comparison.criteria))
    if np.prod(shape, dtype=float) > MOST_CELLS:
        raise MethodRefused(
            f"{drawing.draws:,} draws of uncertain scores would take up too much memory",
            where="draws",
            remedy=f"Ask for {MOST_CELLS // (shape[1] * shape[2]):,} draws or fewer",
        )
    source = np.random.default_rng([drawing.seed, 1])
    weights = _weights(comparison, drawing)
    table = weights if isinstance(weights, np.ndarray) else np.concatenate(list(weights))
    scores = (
        _people(comparison, drawing, source)
        if drawing.scores == "assessors"
        else _repeated(comparison, shape)
    )
    _fill_blanks(comparison, scores, source)
    _pass_on(comparison, scores, table)
    return rules.rank_acceptability(scores, table)


def share_text(share: float, draws: int) -> str:
    """Write a share of draws with no more digits than its sampling error allows.

    >>> share_text(0.6234, 10_000), share_text(0.6234, 100), share_text(0.0002, 10_000), share_text(0, 100)
    ('62%', '60%', 'under 0.1%', 'none')
    """
    if share <= 0 or share >= 1:
        return "all" if share > 0 else "none"
    error = margin(share, draws)
    step = next((step for step in STEPS if error <= step), STEPS[-1])
    if share < step or share > 1 - step:
        return f"{'under' if share < step else 'over'} {_trimmed(step if share < step else 1 - step, step)}"
    return _trimmed(round(share / step) * step, step)


def margin(share: float, draws: int) -> float:
    """Give the 95% sampling error of a share of draws, 3 / draws where it is none or all."""
    error = 1.96 * float(np.sqrt(share * (1 - share) / draws))
    return max(error, min(3 / draws, 1.0)) if share <= 0 or share >= 1 else error


def _trimmed(share: float, step: float) -> str:
    """Write a share with the decimals of its step."""
    return per_cent(share, {0.0001: 2, 0.001: 1}.get(step, 0))


def _uncertain(comparison: Comparison, drawing: Drawing) -> bool:
    """Say whether scores differ from draw to draw."""
    cells = [cell for option in comparison.options for cell in comparison.card.row(option)]
    several = drawing.scores == "assessors" and any(cell.spread for cell in cells)
    return several or any(cell.score is None for cell in cells)


def _scores(comparison: Comparison) -> Array:
    """Give the median scores; a blank or what does not apply as 0, to be filled in."""
    return np.nan_to_num(comparison.scores)


def _repeated(comparison: Comparison, shape: tuple[int, int, int]) -> Array:
    """Give the median scores once for each draw."""
    return np.broadcast_to(_scores(comparison), shape).copy()


def _weights(comparison: Comparison, drawing: Drawing) -> Array | rules.WeightBlocks:
    """Draw weights."""
    size, draws, seed = len(comparison.criteria), drawing.draws, drawing.seed
    given = np.array([comparison.weights[criterion.id] for criterion in comparison.criteria])
    if drawing.weights == "free":
        return rules.weight_blocks(size, draws, seed)
    if drawing.weights == "ranked":
        return _ranked(given, drawing)
    if drawing.weights == "bounded":
        low, high = given * (1 - drawing.within), np.minimum(given * (1 + drawing.within), 1.0)
        return rules.weight_blocks(size, draws, seed, lower=low, upper=high)
    each = comparison.weighing.each
    sets = np.array([[row[c.id] for c in comparison.criteria] for row in each]) if each else given[None, :]
    drawn: Array = sets[np.random.default_rng([seed, 2]).integers(len(sets), size=draws)]
    return drawn


def _ranked(given: Array, drawing: Drawing) -> Array | rules.WeightBlocks:
    """Draw weights in the recorded order; criteria that weigh alike are in no order among themselves."""
    order = np.argsort(-given, kind="stable")
    edges = np.flatnonzero(np.diff(given[order]) < -1e-12) + 1
    groups = [group for group in np.split(order, edges) if len(group) > 1]
    blocks = rules.weight_blocks(len(given), drawing.draws, drawing.seed, order=order.tolist())
    if not groups:
        return blocks
    source, table = np.random.default_rng([drawing.seed, 3]), np.concatenate(list(blocks))
    for group in groups:
        table[:, group] = source.permuted(table[:, group], axis=1)
    return table


def _people(comparison: Comparison, drawing: Drawing, source: np.random.Generator) -> Array:
    """Give each draw one assessor's whole table; where that one is silent, one of those who did score."""
    judges = comparison.card.judges
    turn = source.integers(max(len(judges), 1), size=drawing.draws)
    scores = np.zeros((drawing.draws, len(comparison.options), len(comparison.criteria)))
    for i, option in enumerate(comparison.options):
        for j, cell in enumerate(comparison.card.row(option)):
            if cell.scores:
                given = np.array(cell.scores)
                said = dict(zip(cell.assessors, cell.scores, strict=True))
                own = np.array([said.get(judge, np.nan) for judge in judges] or [np.nan])[turn]
                silent = np.isnan(own)
                own[silent] = given[source.integers(len(given), size=int(silent.sum()))]
                scores[:, i, j] = own
    return scores


def _fill_blanks(comparison: Comparison, scores: Array, source: np.random.Generator) -> None:
    """Let a score nobody gave be anything from 0 to 100, each value as likely as another."""
    for i, option in enumerate(comparison.options):
        for j, cell in enumerate(comparison.card.row(option)):
            if cell.blank:
                scores[:, i, j] = source.uniform(0, 100, size=len(scores))


def _pass_on(comparison: Comparison, scores: Array, weights: Array) -> None:
    """Put in what does not apply the mean of what does, so that its weight is shared over the others."""
    for i, option in enumerate(comparison.options):
        applies = np.array([cell.applies for cell in comparison.card.row(option)])
        if not applies.all():
            held, said = weights[:, applies], scores[:, i, applies]
            mass = held.sum(axis=1)
            held = np.where(mass[:, None] > 0, held, 1.0)
            scores[:, i, ~applies] = ((held * said).sum(axis=1) / held.sum(axis=1))[:, None]
