"""The plan for finding out whether it worked; compulsory for a pilot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.decision.ranking import going_ahead
from innokit.businesscase.decision.saying import BLANK, day, quoted
from innokit.records import Case, Decision, Evaluation, SuccessCriterion, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count, money

PLAN_NEEDS = ("evaluator", "compared_with", "method", "starts", "reports")
CRITERION_NEEDS = ("indicator", "baseline", "target", "method", "timing", "owner")


@dataclass(frozen=True, eq=False)
class EvaluationPlan(Result):
    """For each decision that opens delivery: what is evaluated, by whom, against what.

    Parameters
    ----------
    case : Case
    decisions : tuple of Decision
        In force, and leading to delivery.
    """

    title: ClassVar[str] = "How we shall know whether it worked"
    case: Case
    decisions: tuple[Decision, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("As recorded. A pilot needs an evaluation and success criteria, every field filled")

    @property
    def criteria(self) -> tuple[SuccessCriterion, ...]:
        """What success is measured by; it holds for every decision."""
        return self.case.of(SuccessCriterion)

    def plans(self, decision: Decision) -> tuple[Evaluation, ...]:
        """Evaluations of one decision, those of all decisions among them."""
        return tuple(one for one in self.case.of(Evaluation) if one.decision in ("", decision.id))

    def lacking(self, decision: Decision) -> tuple[str, ...]:
        """Say what a decision's evaluation lacks; empty where it lacks nothing."""
        plans = self.plans(decision)
        lacks = [] if plans else ["no evaluation is recorded"]
        lacks += [f"no {word} for {one.title!r}" for one in plans for word in _blanks(one, PLAN_NEEDS)]
        lacks += [
            f"{one.title!r} is evaluated by whoever delivers it ({one.evaluator})"
            for one in plans
            if signing.same_name(one.evaluator, decision.project_manager)
        ]
        if not self.criteria:
            lacks.append("no success criterion is recorded")
        lacks += [f"no {w} for {c.title!r}" for c in self.criteria for w in _blanks(c, CRITERION_NEEDS)]
        return tuple(lacks)

    @property
    def blocked(self) -> tuple[Decision, ...]:
        """Pilots that may not start, because their evaluation lacks something."""
        return tuple(one for one in self.decisions if one.outcome == "pilot" and self.lacking(one))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say for each decision whether its evaluation is whole."""
        if not self.decisions:
            return (("No decision in force opens delivery, so there is nothing to evaluate yet.",),)
        return tuple(self._said(one) for one in self.decisions)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the evaluations and the success criteria."""
        found = []
        if self.case.of(Evaluation):
            found.append(self._evaluations())
        if self.criteria:
            found.append(self._criteria())
        return tuple(found)

    def _said(self, made: Decision) -> Sentence:
        """Say whether one decision's evaluation is whole, and what is missing."""
        lacks = self.lacking(made)
        text = "its evaluation is planned" if not lacks else f"{count(len(lacks), 'thing')} missing"
        if lacks and made.outcome == "pilot":
            text = f"may not start, {text}"
        label = f"Whether the evaluation of {made.title} is whole"
        state = Figure(f"evaluated.{made.id}", len(lacks), text, label, (made.id,))
        more = f" and {count(len(lacks) - 5, 'more')}" if len(lacks) > 5 else ""
        rest = f": {'; '.join(lacks[:5])}{more}." if lacks else "."
        return (f"{made.outcome.capitalize()}, {made.title.rstrip('. ')}: ", state, rest)

    def _evaluations(self) -> Sheet:
        """Give one row an evaluation."""
        columns = (
            Column("What is asked"), Column("Of"), Column("Evaluator"), Column("Compared with"),
            Column("Method"), Column("Starts"), Column("Reports"), Column("Budget"),
        )  # fmt: skip
        rows = tuple(
            (
                one.title,
                self.case.name(one.decision) if one.decision else "every decision",
                quoted("evaluator", one, one.evaluator, f"Who evaluates: {one.title}"),
                one.compared_with or BLANK,
                one.method or BLANK,
                day(one.starts),
                day(one.reports),
                _budget(one),
            )
            for one in self.case.of(Evaluation)
        )
        return Sheet("evaluations", "Who finds out, and how", columns, rows, signing.AS_DECLARED)

    def _criteria(self) -> Sheet:
        """Give one row a success criterion."""
        columns = (
            Column("Outcome"), Column("Indicator"), Column("Today"), Column("Target"), Column("Method"),
            Column("When"), Column("Who measures"),
        )  # fmt: skip
        rows = tuple(
            (
                one.title,
                quoted("indicator", one, one.indicator, f"Indicator of {one.title}"),
                *(
                    getattr(one, field) or BLANK
                    for field in ("baseline", "target", "method", "timing", "owner")
                ),
            )
            for one in self.criteria
        )
        return Sheet("criteria", "What success is measured by", columns, rows)


def evaluation_plan(case: Case) -> EvaluationPlan:
    """Give the plan for finding out whether it worked.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, Decision
    >>> evaluation_plan(Case([Decision(title="Vans", outcome="pilot")])).sentences()[0][1].text
    'may not start, 2 things missing'
    """
    return EvaluationPlan(case, going_ahead(case))


def _blanks(record: Evaluation | SuccessCriterion, fields: tuple[str, ...]) -> list[str]:
    """Name the fields of a record that are blank."""
    info = type(record).model_fields
    return [(info[name].title or name).lower() for name in fields if getattr(record, name) in ("", None)]


def _budget(one: Evaluation) -> Fragment:
    """Give what an evaluation may cost."""
    if one.budget is None:
        return BLANK
    label = f"What the evaluation may cost: {one.title}"
    return Figure(f"evaluation-budget.{one.id}", one.budget, money(one.budget), label, (one.id,), "£")
