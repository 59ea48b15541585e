"""What an analyst's own function gives, in words and tables: chances, drivers, what knowing more is worth."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.figures import of_draws, rounded
from innokit.businesscase.uncertainty.inputs import Input
from innokit.maths import information
from innokit.maths.regression import explained
from innokit.records import Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import per_cent, sum_of_money

SHARES = {0.05: "5 in 100 are below", 0.5: "Half are below", 0.95: "95 in 100 are below"}


@dataclass(frozen=True, eq=False)
class Own(Result):
    """What a function of an analyst's own gives in each draw.

    Parameters
    ----------
    case : Case
    inputs : tuple of Input
        Every uncertain assumption of the case.
    names : tuple of str
        Of the answers.
    values : ndarray, shape (inputs, draws)
    answers : ndarray, shape (answers, draws)
        Worth against business as usual, £.
    source : str
        The function's text, empty where it cannot be had.
    seed : int
    """

    title: ClassVar[str] = "What our own function says"
    case: Case
    inputs: tuple[Input, ...]
    names: tuple[str, ...]
    values: Array
    answers: Array
    source: str
    seed: int

    @property
    def made(self) -> Made:
        """How it was made; the mark of the function's text tells whether it was changed since."""
        mark = hashlib.sha256(self.source.encode()).hexdigest()[:12] if self.source else "text not at hand"
        what = f"Monte Carlo simulation of a function that is not part of the record (its mark: {mark})"
        how = f"{what}; effects and value of information by regression"
        return Made(how, (), self.seed, self.answers.shape[1])

    @cached_property
    def best(self) -> int:
        """Row of the answer with the highest mean."""
        return int(self.answers.mean(axis=1).argmax())

    @cached_property
    def net_benefit(self) -> Array:
        """Answers with business as usual, whose own is 0, as the first column; shape (draws, 1 + answers)."""
        table: Array = np.vstack([np.zeros((1, self.answers.shape[1])), self.answers]).T
        return table

    @cached_property
    def chance_best(self) -> Array:
        """Share of draws in which business as usual, then each answer, is worth most."""
        first = self.net_benefit.argmax(axis=1)
        shares: Array = np.bincount(first, minlength=len(self.names) + 1) / len(first)
        return shares

    @cached_property
    def everything(self) -> information.Estimate:
        """What knowing every assumption is worth before choosing, with its sampling error."""
        return information.estimate(self.net_benefit)

    @cached_property
    def worths(self) -> tuple[information.Estimate, ...]:
        """What knowing each assumption is worth, with its sampling error, in the order of the inputs."""
        return tuple(information.estimate(self.net_benefit, row) for row in self.values)

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """Share of the variance of the best answer that each assumption explains by itself."""
        answer = self.answers[self.best]
        return tuple(explained(row, answer) for row in self.values)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say range and chances of the best answer, what drives it, and what knowing is worth."""
        row, name = self.best, self.names[self.best]
        low, high = (self._quantile(row, share) for share in (0.05, 0.95))
        order = sorted(range(len(self.inputs)), key=lambda k: -self.shares[k])
        top = order[0]
        return (
            (f"In 9 of 10 draws {name} gives between ", low, " and ", high, "; its mean is ",
             self._mean(row), "."),
            ("It is worth less than business as usual in ", self._loss(row), "."),
            ("Most of its uncertainty comes from ", self.inputs[top].assumption.title, ": ", self._share(top),
             " of the variance by itself."),
            ("Knowing everything before deciding would be worth ", self._all(), " at most."),
        )  # fmt: skip

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an answer, one row an assumption, and the function as it was run."""
        ranges = Sheet(
            "ranges", "What it could be worth",
            (Column("Answer"), Column("Mean", "£"), *(Column(said, "£") for said in SHARES.values()),
             Column("Chance it is best"), Column("Chance of loss")),
            tuple(self._range_row(row) for row in range(len(self.names))),
            "Against business as usual, as the function gives it.",
        )  # fmt: skip
        order = sorted(range(len(self.inputs)), key=lambda k: (-self.worths[k].value, -self.shares[k]))
        inputs = Sheet(
            "inputs", "What drives it, and what knowing it is worth",
            (Column("Assumption"), Column("Share of variance by itself"), Column("Worth knowing, at most"),
             Column("Sampling error", "£")),
            tuple((self.inputs[k].assumption.title, self._share(k), *self._worth(k)) for k in order),
            "By regression on the draws: a little too high when small. What interactions add is in no row.",
        )  # fmt: skip
        lines = self.source.splitlines() or ["Not at hand: it was defined in neither a cell nor a file."]
        text = Sheet("function", "The function", (Column("As it was run"),), tuple((line,) for line in lines))
        return ranges, inputs, text

    def _range_row(self, row: int) -> tuple[Fragment, ...]:
        """One answer."""
        quantiles = [self._quantile(row, share) for share in SHARES]
        chance = float(self.chance_best[row + 1])
        best = self._figure(f"own-best.a{row}", chance, "chance that it is best", row)
        return (self.names[row], self._mean(row), *quantiles, best, self._loss(row))

    def _mean(self, row: int) -> Figure:
        """Mean of an answer, with no more digits than its sampling error allows."""
        values = self.answers[row]
        found, error = float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
        return self._figure(f"own-mean.a{row}", found, "mean", row, rounded(found, error))

    def _quantile(self, row: int, share: float) -> Figure:
        """One quantile of an answer."""
        found = float(np.quantile(self.answers[row], share))
        id = f"own-q{share * 100:.0f}.a{row}"
        return self._figure(id, found, SHARES[share].lower(), row, sum_of_money(found))

    def _loss(self, row: int) -> Figure:
        """Share of draws in which an answer is below 0."""
        found = float((self.answers[row] < 0).mean())
        what = "chance that it is worth less than business as usual"
        return self._figure(f"own-loss.a{row}", found, what, row)

    def _share(self, k: int) -> Figure:
        """Share of variance of one input."""
        given = self.inputs[k].assumption
        label = f"Share of the variance of {self.names[self.best]} from {given.title} by itself"
        share = self.shares[k]
        return Figure(f"own-share.{given.id}", share, per_cent(share), label, self._ids, "share")

    def _worth(self, k: int) -> tuple[Figure, Figure]:
        """What knowing one input is worth, and its sampling error."""
        given, (value, error) = self.inputs[k].assumption, self.worths[k]
        label = f"Value of knowing {given.title} before deciding (EVPPI)"
        return (
            Figure(f"own-evppi.{given.id}", value, rounded(value, error), label, self._ids, "£"),
            Figure(f"own-evppi-error.{given.id}", error, sum_of_money(error), f"{label}, sampling error",
                   self._ids, "£"),
        )  # fmt: skip

    def _all(self) -> Figure:
        """What knowing everything is worth."""
        label = "Value of knowing everything before deciding (EVPI)"
        return Figure("own-evpi", self.everything.value, rounded(*self.everything), label, self._ids, "£")

    @property
    def _ids(self) -> tuple[str, ...]:
        """Ids of the assumptions drawn."""
        return tuple(one.assumption.id for one in self.inputs)

    def _figure(self, id: str, value: float, what: str, row: int, text: str = "") -> Figure:
        """One figure of an answer; a share of draws unless its text is given."""
        unit = "£" if text else "share"
        return Figure(id, value, text or of_draws(value), f"{self.names[row]}, {what}", self._ids, unit)
