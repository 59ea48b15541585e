"""A simulation in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.uncertainty.figures import USUAL, chance, chance_best, mean, money
from innokit.results import Fragment, Sentence

if TYPE_CHECKING:
    from innokit.businesscase.uncertainty.simulate import Simulation


def sentences(shown: Simulation) -> tuple[Sentence, ...]:
    """The answer, most important first."""
    best = shown.best
    said = [_range(shown, best), _loss(shown, best), _first(shown)]
    if shown.cash is not None:
        said.append(_council(shown, best))
    others = [row for row in range(len(shown.options)) if row != best]
    said += [_range(shown, row) for row in others]
    said += _losers(shown, best)
    clipped = [one.assumption.title for one in shown.inputs if one.clipped]
    if clipped:
        limit = "draws beyond what a line can take are set to its limit"
        said.append((f"Approximate: {limit}, for {words.a_list(clipped)}.",))
    return tuple(said)


def _range(shown: Simulation, row: int) -> Sentence:
    """Between what an option's NPSV lies in 9 of 10 draws, and its mean."""
    low, high = shown.quantiles([0.05, 0.95])[row].tolist()
    title = shown.options[row].title
    return (
        f"In 9 of 10 draws {title} is worth between ",
        money(shown, row, "q5", low, "NPSV that 5 in 100 draws are below"),
        " and ",
        money(shown, row, "q95", high, "NPSV that 95 in 100 draws are below"),
        " against business as usual; its mean is ",
        mean(shown, row),
        ".",
    )


def _loss(shown: Simulation, row: int) -> Sentence:
    """The chance that an option is worth less than business as usual."""
    return (
        "It is worth less than business as usual in ",
        chance(shown, f"chance-of-loss.{shown.options[row].id}", float(shown.chance_of_loss[row]), row,
               "Chance that {} is worth less than business as usual"),
        ".",
    )  # fmt: skip


def _first(shown: Simulation) -> Sentence:
    """How often each option is worth most."""
    pieces: list[Fragment] = []
    for place, share in enumerate(shown.chance_best):
        name = USUAL if place == 0 else shown.options[place - 1].title
        pieces += ["; " if pieces else "Worth most: ", f"{name} in ", chance_best(shown, place, float(share))]
    return (*pieces, ".")


def _council(shown: Simulation, row: int) -> Sentence:
    """The chance that the council's cash is worse over the years counted."""
    cash = shown.cash
    share = 0.0 if cash is None else float((cash[row] < 0).mean())
    option = shown.options[row]
    return (
        f"Before funding, {option.title} leaves the council's own cash worse off over the years counted in ",
        chance(shown, f"chance-council-loses.{option.id}", share, row,
               "Chance that the council's cash is worse off under {}"),
        ".",
    )  # fmt: skip


def _losers(shown: Simulation, row: int) -> list[Sentence]:
    """Who is likely to be left worse off by an option."""
    said: list[Sentence] = []
    option = shown.options[row]
    for place, who in enumerate(shown.stakeholders):
        share = float((shown.parts[row, place] < -1e-9).mean())
        if share >= 0.5:
            id = f"chance-loses.{option.id}.{who.id}"
            figure = chance(shown, id, share, row, f"Chance that {who.title} is worse off under {{}}")
            said.append((f"{who.title} is left worse off by {option.title} in ", figure, "."))
    return said
