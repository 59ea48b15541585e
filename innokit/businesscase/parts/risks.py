"""The risk register: words and numbers of 1 to 5, money where it can be put, and who watches."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, Option, Risk
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, money, per_cent, sum_of_money

LIKELIHOOD = ("remote", "unlikely", "possible", "likely", "almost certain")
IMPACT = ("slight", "minor", "moderate", "major", "severe")
HIGH = 15
"""Likelihood times impact from which a risk is called high; 8 and more is medium."""


@dataclass(frozen=True, eq=False)
class RiskRegister(Result):
    """The risks, highest first.

    Parameters
    ----------
    case : Case
    risks : tuple of Risk
        By likelihood times impact, then by expected cost; those not yet judged last.
    """

    title: ClassVar[str] = "What may go wrong"
    likelihoods: ClassVar[tuple[str, ...]] = LIKELIHOOD
    impacts: ClassVar[tuple[str, ...]] = IMPACT
    case: Case
    risks: tuple[Risk, ...]

    def band(self, likelihood: int, impact: int) -> str:
        """Say how high a likelihood and an impact, each 1 to 5, are together: low, medium or high."""
        return band(likelihood * impact)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Likelihood and impact from 1 to 5, multiplied: from 15 high, from 8 medium. Expected cost is "
            "probability times cost if it happens, apart from optimism bias and not in any total"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is high, what it is expected to cost, and what is not yet said."""
        high = [risk.title for risk in self.risks if (score(risk) or 0) >= HIGH]
        said: list[Sentence] = [(f"High: {a_list(high)}." if high else "No risk is judged high.",)]
        said += [self._expected(option) for option in self._with_money()]
        for what, missing in (
            ("Not yet judged", [r.title for r in self.risks if score(r) is None]),
            ("Nobody watches", [r.title for r in self.risks if not r.owner.strip()]),
            ("Nothing is done yet about", [r.title for r in self.risks if not r.mitigation.strip()]),
        ):
            if missing:
                said.append((f"{what}: {a_list(missing)}.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a risk."""
        columns = (
            Column("Risk"), Column("Option"), Column("Likelihood"), Column("Impact"), Column("Score"),
            Column("Probability"), Column("Cost if it happens", "£"), Column("Expected cost", "£"),
            Column("What is done"), Column("Who watches"),
        )  # fmt: skip
        note = (
            "Expected cost stands apart: it is neither in the costs nor in the optimism bias, which allows "
            "for what nobody has thought of."
        )
        return (Sheet("risks", "Risk register", columns, tuple(self._row(r) for r in self.risks), note),)

    def _row(self, risk: Risk) -> tuple[Fragment, ...]:
        """Give one risk."""
        found = score(risk)
        text = "not yet judged" if found is None else f"{found} ({band(found)})"
        label = f"Likelihood times impact of {risk.title}"
        mark = Figure(f"risk-score.{risk.id}", found, text, label, (risk.id,), "1 to 25")
        return (
            risk.title,
            self.case.name(risk.option) if risk.option else "all",
            _in_words(risk.likelihood, LIKELIHOOD),
            _in_words(risk.impact, IMPACT),
            mark,
            *self._money(risk),
            risk.mitigation or "nothing yet",
            risk.owner or "nobody yet",
        )

    def _money(self, risk: Risk) -> tuple[Fragment, Fragment, Fragment]:
        """Give probability, cost and expected cost where they are recorded."""
        chance = "" if risk.probability is None else per_cent(risk.probability)
        cost = "" if risk.cost is None else money(risk.cost)
        found = expected(risk)
        if found is None:
            return chance, cost, "not put to money"
        label = f"Expected cost of {risk.title}"
        return chance, cost, Figure(f"expected-cost.{risk.id}", found, money(found), label, (risk.id,), "£")

    def _with_money(self) -> list[str]:
        """Give the ids of options with an expected cost; risks of all options stand under the empty id."""
        return list(dict.fromkeys(risk.option for risk in self.risks if expected(risk) is not None))

    def _expected(self, option: str) -> Sentence:
        """Say what the risks of an option are expected to cost together."""
        own = [risk for risk in self.risks if risk.option == option and expected(risk) is not None]
        total = math.fsum(expected(risk) or 0.0 for risk in own)
        name = self.case.name(option) if option else "every option"
        id = f"expected-cost.{option}" if option else "expected-cost.all"
        label = f"Expected cost of the risks of {name}"
        figure = Figure(id, total, sum_of_money(total), label, tuple(risk.id for risk in own), "£")
        return (
            f"The risks of {name} put to money ({len(own)}) are expected to cost ",
            figure,
            ", apart from optimism bias and not in any total.",
        )


def risks(case: Case) -> RiskRegister:
    """Give the risk register of a case, highest first.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        No risk is recorded, or one names an option that is not there.
    """
    found = case.of(Risk)
    if not found:
        raise MethodRefused(
            "No risk is recorded", remedy="Record each as a Risk, with likelihood, impact and who watches"
        )
    for risk in found:
        if risk.option and not isinstance(case.by_id.get(risk.option), Option):
            raise MethodRefused(
                "The risk names an option that is not in the case",
                where=f"risk {risk.title!r}, option {risk.option}",
                remedy="Record the option, or correct the risk",
            )
    ordered = sorted(found, key=lambda risk: (-(score(risk) or 0), -(expected(risk) or 0.0)))
    return RiskRegister(case, tuple(ordered))


def score(risk: Risk) -> int | None:
    """Give likelihood times impact, 1 to 25; None where either is not judged."""
    if risk.likelihood is None or risk.impact is None:
        return None
    return risk.likelihood * risk.impact


def band(found: int) -> str:
    """Say how high a score is.

    >>> band(20), band(9), band(4)
    ('high', 'medium', 'low')
    """
    return "high" if found >= HIGH else "medium" if found >= 8 else "low"


def expected(risk: Risk) -> float | None:
    """Give probability times cost, in £ of the price base; None where either is not recorded."""
    return None if risk.probability is None or risk.cost is None else risk.probability * risk.cost


def _in_words(level: int | None, words: tuple[str, ...]) -> str:
    """Say a level of 1 to 5 with its word."""
    return "not yet judged" if level is None else f"{level} {words[level - 1]}"
