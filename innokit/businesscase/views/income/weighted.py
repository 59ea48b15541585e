"""Social value beside itself weighted by household income: a sensitivity, never the answer instead."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit import words
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.views.income import sheets
from innokit.businesscase.views.income.figures import Figures
from innokit.businesscase.views.income.weights import elasticity, weights
from innokit.records import Case, Stakeholder
from innokit.results import Made, Result, Sentence, Sheet
from innokit.words import a_list, sum_of_money

METHOD = (
    "Social value weighted by household income: each stakeholder's net present value times (reference income "
    "/ its income) ^ eta (HM Treasury, The Green Book 2018, A3), shown beside the unweighted"
)


@dataclass(frozen=True, eq=False)
class Weighted(Result):
    """NPSV of each option, unweighted and weighted by household income, side by side.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
    eta : float
        Elasticity used.
    editions : tuple of str
        The table it was read from; empty where it was given.
    weights : mapping of str to float
        By id, of every stakeholder that pays or gains, in the order recorded; 1 without an income.
    """

    title: ClassVar[str] = "Social value weighted by household income"
    unfolded: ClassVar[int | None] = 1
    case: Case
    appraisal: Appraisal
    eta: float
    editions: tuple[str, ...]
    weights: Mapping[str, float]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD, (*self.appraisal.made.editions, *self.editions))

    @cached_property
    def make(self) -> Figures:
        """What makes its figures."""
        return Figures(self)

    @cached_property
    def npsv(self) -> Mapping[str, float]:
        """Weighted net present social value of each option, by its id; £ in prices of the base."""
        return {outcome.option.id: self._npsv(outcome) for outcome in self.appraisal.outcomes}

    @property
    def without_income(self) -> tuple[Stakeholder, ...]:
        """Stakeholders that keep the weight 1 because no income is given."""
        found = (self.case.get(Stakeholder, id) for id in self.weights)
        return tuple(one for one in found if one.income is None)

    @property
    def rule(self) -> str:
        """How a weight comes about, in words."""
        given = self.appraisal.setting.frame.reference_income or 0.0
        return f"(£{words.exact(given)} / household income) ^ {words.exact(self.eta)}"

    def sentences(self) -> tuple[Sentence, ...]:
        """Both values of each option, what the weights change, and who keeps 1."""
        said = [self._beside(outcome) for outcome in self.appraisal.outcomes]
        rule = (f"A pound weighs {self.rule}; the two stand side by side, neither instead of the other.",)
        return (*said, *self._order(), rule, *self._kept())

    def sheets(self) -> tuple[Sheet, ...]:
        """Side by side, weights, stakeholders and definitions."""
        return sheets.of(self)

    def _npsv(self, outcome: Outcome) -> float:
        """Weight times what each stakeholder is left with, summed."""
        return math.fsum(self.weights[part.stakeholder] * part.net for part in outcome.parts)

    def _beside(self, outcome: Outcome) -> Sentence:
        """One option's NPSV, unweighted and weighted."""
        value = self.npsv[outcome.option.id]
        turned = outcome.npsv * value < 0
        return (
            f"{outcome.option.title}: NPSV ",
            self.appraisal.make.npsv(outcome, sum_of_money(outcome.npsv)),
            ", weighted by household income ",
            self.make.npsv(outcome, sum_of_money(value)),
            "; the weights change its sign." if turned else ".",
        )

    def _order(self) -> tuple[Sentence, ...]:
        """Whether the order of the options changes; nothing is said of a single one."""
        plain = [outcome.option.title for outcome in self.appraisal.ranked]
        heavy = sorted(self.appraisal.ranked, key=lambda outcome: -self.npsv[outcome.option.id])
        found = [outcome.option.title for outcome in heavy]
        if len(plain) == 1:
            return ()
        if plain == found:
            return (("The order of the options stays the same.",),)
        return ((f"The order changes from {a_list(plain)} to {a_list(found)}.",),)

    def _kept(self) -> tuple[Sentence, ...]:
        """Who keeps the weight 1."""
        names = [one.title for one in self.without_income]
        return ((f"No income is given for {a_list(names)}: the weight is 1.",),) if names else ()


def weighted(case: Case, eta: float | None = None) -> Weighted:
    """Weigh social value by household income, beside the unweighted.

    What each stakeholder gains less what it pays, in present value and without transfers, is multiplied by
    ``(Frame.reference_income / Stakeholder.income) ** eta``; a stakeholder without an income keeps 1.

    Parameters
    ----------
    case : Case
        As `appraise` needs it, with a reference income and at least one income of a stakeholder that pays or
        gains.
    eta : float, optional
        Elasticity of the marginal utility of income, not negative; read from the reference table
        'distributional_weights' where not given.

    Returns
    -------
    Weighted
        £ in prices of the base, each option against business as usual.

    Raises
    ------
    MethodRefused
        As `appraise`; no reference income or no income is recorded; eta is negative.

    Examples
    --------
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> found = weighted(Case([
    ...     Frame(base_year="2026", last_year=0, reference_income=40_000),
    ...     Stakeholder(id="c", title="Council"), Stakeholder(id="l", title="Learners", income=20_000),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=1_000),
    ...     BenefitLine(title="Time saved", option="n", gainer="l", unit_value=900)]), eta=1)
    >>> found.weights, found.npsv
    ({'c': 1.0, 'l': 2.0}, {'n': 800.0})
    """
    return weighted_of(appraise(case), eta)


def weighted_of(appraisal: Appraisal, eta: float | None = None) -> Weighted:
    """Weigh an appraisal at hand."""
    used, editions = (eta, ()) if eta is not None else elasticity()
    return Weighted(appraisal.case, appraisal, used, editions, weights(appraisal, used))
