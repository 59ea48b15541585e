"""How far the choice depends on weights and scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused
from innokit.maths.robustness import RankAcceptability
from innokit.records import Case, Option
from innokit.results import Made, Result, Sentence, Sheet
from innokit.scoring import chances, flips, oneweight, robustlayout, robustprose, switching
from innokit.scoring.chances import Drawing
from innokit.scoring.comparison import Comparison, compare
from innokit.scoring.flips import Missing, ScoreFlip
from innokit.scoring.leads import Leads
from innokit.scoring.oneweight import OneWeight
from innokit.scoring.switching import Sweep, Switch
from innokit.scoring.weighing import SET_WORDS, recorded_sets

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Robustness(Result):
    """Rank acceptability under drawn weights and scores, and the exact changes that would flip the choice.

    Rows of arrays are the ranked options in the order recorded.

    Parameters
    ----------
    case : Case
    comparison : Comparison
        The recorded scores and weights that the exact parts start from.
    drawing : Drawing
        What was drawn.
    """

    title: ClassVar[str] = "How robust the choice is"
    case: Case
    comparison: Comparison
    drawing: Drawing

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are ranked."""
        return self.comparison.options

    @cached_property
    def acceptability(self) -> RankAcceptability:
        """Shares of draws by option and rank (Lahdelma and Salminen 2001, SMAA-2)."""
        return chances.acceptability(self.comparison, self.drawing)

    @property
    def ranks(self) -> Array:
        """Share of draws in which each option (row) has each rank (column); doubly stochastic."""
        return self.acceptability.ranks

    @property
    def first(self) -> Array:
        """Share of draws in which each option ranks first."""
        first: Array = self.ranks[:, 0]
        return first

    @property
    def overall(self) -> Array:
        """Overall value of each option in each draw, 0 to 100; shape (draws, options)."""
        return self.acceptability.totals

    @cached_property
    def central_weights(self) -> Mapping[str, Mapping[str, float] | None]:
        """By option id: the mean of the weights that put it first; None where it never is."""
        ids = [criterion.id for criterion in self.comparison.criteria]
        found = zip(self.options, self.acceptability.central_weights, strict=True)
        return {
            option.id: None if central is None else dict(zip(ids, central.tolist(), strict=True))
            for option, central in found
        }

    @property
    def pairwise_winning(self) -> Array:
        """Share of draws in which the row's option beats the column's."""
        return self.acceptability.pairwise_winning

    @cached_property
    def switches(self) -> tuple[Switch, ...]:
        """The exact range of each weight in which the first option stays first."""
        return switching.switches(self.comparison)

    @cached_property
    def score_flips(self) -> tuple[ScoreFlip, ...]:
        """Each score that could change the first place alone, the smallest change first."""
        return flips.score_flips(self.comparison)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """Each missing score that carries weight, and whether it decides who is first."""
        return flips.missing(self.comparison)

    @cached_property
    def dominance(self) -> tuple[tuple[Option, Option], ...]:
        """Pairs in which the first is no better anywhere than the second, and somewhere worse."""
        return flips.dominance(self.comparison)

    def sweep(self, criterion: str, at: Array | None = None) -> Sweep:
        """Give every overall value while one weight moves from 0 to 1, the others keeping their proportions.

        Parameters
        ----------
        criterion : str
            Id of a criterion in use, or of a wider one with some of them under it.
        at : ndarray, optional
            Weights to show; 0, 0.01, ... 1 where left out.

        Raises
        ------
        MethodRefused
            When no weight of that criterion can move.
        """
        _, members = switching.movable(self.comparison, criterion)
        points = np.linspace(0, 1, 101) if at is None else np.asarray(at, dtype=float)
        if points.ndim != 1 or not ((points >= 0) & (points <= 1)).all():
            raise MethodRefused(
                "A weight lies outside 0 to 1", where="at", remedy="Give fractions from 0 to 1"
            )
        return switching.sweep(self.comparison, members, points)

    def one_weight(self, criterion: str = "") -> OneWeight:
        """Show every option's overall value while one weight moves from 0 to 1.

        Parameters
        ----------
        criterion : str, optional
            Id of a criterion in use, or of a wider one; left out, the one whose weight is nearest to
            changing the first place, else the heaviest.

        Raises
        ------
        MethodRefused
            When no weight of that criterion can move.
        """
        chosen = criterion or oneweight.nearest(self.comparison, self.switches).id
        found, members = switching.movable(self.comparison, chosen)
        weight = np.array([self.comparison.weights[c.id] for c in self.comparison.criteria])
        current = float(weight[members].sum())
        none = Switch(found, current, 0.0, 1.0, None, None)
        switch = next((s for s in self.switches if s.criterion is found), none)
        return OneWeight(
            self.case,
            self.comparison,
            found,
            self.sweep(found.id, np.unique([*np.linspace(0, 1, oneweight.STEPS + 1), current])),
            switch,
            now=robustlayout.weight_now(self, switch),
            low=robustlayout.weight_end(self, switch, "low"),
            high=robustlayout.weight_end(self, switch, "high"),
        )

    def leads(self) -> Leads:
        """Give the lead of the first option without each criterion, and with each counting twice as much.

        Raises
        ------
        MethodRefused
            When no option is first for certain, or there is one criterion or one option only.
        """
        return Leads(self.case, self.comparison)

    @property
    def made(self) -> Made:
        """How it was made."""
        drawn = chances.MODE_WORDS[self.drawing.weights]
        if self.drawing.weights == "bounded":
            drawn = f"{drawn}, each within {self.drawing.within:.0%} of itself"
        scores = ", one assessor's scores a draw" if self.drawing.scores == "assessors" else ""
        return Made(
            f"Rank acceptability (Lahdelma and Salminen 2001, SMAA-2), drawing {drawn}{scores}; a missing "
            "score anywhere from 0 to 100; ranges of weights and scores exact, from "
            f"{SET_WORDS[self.comparison.weighing.name]}",
            seed=self.drawing.seed,
            draws=self.drawing.draws,
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how often each option is first, and what would change the first place."""
        return robustprose.sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give shares of ranks, the exact changes that matter, central weights and duels."""
        return robustlayout.sheets(self)


def robustness(
    case: Case,
    draws: int = 10_000,
    seed: int = 1,
    weights: str | None = None,
    *,
    by: str | None = None,
    scores: str = "median",
    within: float = 0.5,
) -> Robustness:
    """Test how far the first place depends on the weights and on the scores.

    Parameters
    ----------
    case : Case
    draws : int
        How many sets of weights, and of uncertain scores, are drawn.
    seed : int
        The same seed gives the same draws.
    weights : {"free", "ranked", "bounded", "elicited"}, optional
        What is drawn: weights of any size; weights that keep the recorded order; weights within a share of
        the recorded ones; each assessor's own. Left out: "ranked" where weights are recorded, else "free".
    by : str, optional
        Which recorded weights to start from, as for `compare`.
    scores : {"median", "assessors"}
        "assessors" gives each draw one assessor's scores in place of the medians.
    within : float
        For "bounded": how far each weight may be off, as a share of itself.

    Returns
    -------
    Robustness

    Raises
    ------
    MethodRefused
        When the options cannot be compared, no weight is recorded where one is needed, or an argument is not
        among those above.

    Examples
    --------
    >>> from innokit.records import Case, Criterion, Option, Score, SwingPoints
    >>> a, b = Option(title="Classes at home"), Option(title="Phone lessons")
    >>> reach, ease = Criterion(title="Reach"), Criterion(title="Ease of starting")
    >>> scores = [Score(option=o.id, criterion=c.id, value=v)
    ...           for o, c, v in [(a, reach, 80), (a, ease, 20), (b, reach, 60), (b, ease, 90)]]
    >>> points = [SwingPoints(criterion=reach.id, points=100), SwingPoints(criterion=ease.id, points=25)]
    >>> switch = robustness(Case([a, b, reach, ease, *scores, *points])).switches[0]
    >>> round(switch.low, 4), switch.below.title
    (0.7778, 'Phone lessons')
    """
    recorded = bool(recorded_sets(case))
    mode = weights or ("ranked" if recorded else "free")
    drawing = chances.checked(mode, scores, within, draws, seed)
    start = "equal" if by is None and not recorded and mode == "free" else by
    return Robustness(case, compare(case, start), drawing)
