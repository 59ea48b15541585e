"""The theory of change: from what is put in to what changes, as a graph whose gaps are told.

After the graphs of programme evaluation: inputs lead to activities, these to outputs, outcomes and impact,
each link resting on something that must hold. What is put to money in the business case is an outcome here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, get_args

from innokit.process.finding import few
from innokit.records import BenefitLine, Case, ChangeStep, Concept
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.words import a_list, count

SORTS: tuple[str, ...] = get_args(ChangeStep.model_fields["sort"].annotation)
RESULTS = ("outcome", "impact")
"""The sorts of step that are changes, and so must be brought about by something."""


@dataclass(frozen=True)
class Gap:
    """Something that the theory leaves open."""

    step: ChangeStep
    says: str
    remedy: str


@dataclass(frozen=True)
class Theory(Result):
    """The steps of a theory of change, what leads to what, and what hangs in the air.

    Parameters
    ----------
    case : Case
    concept : str
        Id of the concept whose theory it is; empty for all steps.
    """

    title: ClassVar[str] = "Theory of change"
    case: Case
    concept: str = ""

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Inputs, activities, outputs, outcomes and impact as a graph, in the manner of programme theory"
        )

    @cached_property
    def steps(self) -> tuple[ChangeStep, ...]:
        """The steps, from what is put in to the impact."""
        found = [s for s in self.case.of(ChangeStep) if not self.concept or s.concept in ("", self.concept)]
        return tuple(sorted(found, key=lambda step: SORTS.index(step.sort)))

    @cached_property
    def links(self) -> tuple[tuple[ChangeStep, ChangeStep], ...]:
        """Each step with each that it leads to, both among the steps shown."""
        by_id = {step.id: step for step in self.steps}
        return tuple((step, by_id[id]) for step in self.steps for id in step.leads_to if id in by_id)

    @cached_property
    def benefits(self) -> tuple[tuple[ChangeStep, tuple[BenefitLine, ...]], ...]:
        """Each outcome and impact, with the benefit lines that put it to money."""
        lines = self.case.of(BenefitLine)
        return tuple(
            (step, tuple(line for line in lines if line.outcome_step == step.id))
            for step in self.steps
            if step.sort in RESULTS
        )

    @cached_property
    def circle(self) -> tuple[ChangeStep, ...]:
        """Steps that lead back to themselves; empty in a sound theory."""
        remaining = {step.id: {to.id for start, to in self.links if start is step} for step in self.steps}
        while free := [id for id, onward in remaining.items() if not onward & remaining.keys()]:
            for id in free:
                del remaining[id]
        while free := [id for id in remaining if not any(id in onward for onward in remaining.values())]:
            for id in free:
                del remaining[id]
        return tuple(step for step in self.steps if step.id in remaining)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What hangs in the air: the gravest first."""
        reached = self._from(step for step in self.steps if step.sort in ("input", "activity"))
        starts, ends = {start.id for start, _ in self.links}, {to.id for _, to in self.links}
        found = [
            Gap(step, "leads back to itself", "Take one of the links of the circle away")
            for step in self.circle
        ]
        for step in self.steps:
            if step.sort in RESULTS and step.id not in reached:
                found.append(
                    Gap(step, "an orphan: nothing done leads to it", "Say which step brings it about")
                )
            elif step.sort == "output" and step.id not in ends:
                found.append(Gap(step, "nothing leads to it", "Say which activity produces it"))
            if step.sort not in RESULTS and step.id not in starts:
                found.append(Gap(step, "it leads to nothing", "Say what follows from it, or leave it out"))
        by_id = {step.id: step for step in self.steps}
        for start, to in self.links:
            if SORTS.index(to.sort) < SORTS.index(start.sort):
                says = f"leads back from {start.sort} to {to.sort} ({to.title})"
                found.append(
                    Gap(by_id[start.id], says, "Turn the link round, or correct the sort of one of them")
                )
        return tuple(found)

    @property
    def unvalued(self) -> tuple[ChangeStep, ...]:
        """Outcomes that no benefit line speaks of."""
        return tuple(step for step, lines in self.benefits if step.sort == "outcome" and not lines)

    @property
    def unexplained(self) -> tuple[BenefitLine, ...]:
        """Benefit lines that name no outcome, though there is a theory."""
        lines = [line for line in self.case.of(BenefitLine) if not line.burden and not line.outcome_step]
        return tuple(lines) if self.steps and not self.concept else ()

    def _from(self, starts: Iterable[ChangeStep]) -> set[str]:
        """Give the ids of all steps that follow from these."""
        found: set[str] = set()
        waiting = [step.id for step in starts]
        onward = {step.id: [to.id for start, to in self.links if start is step] for step in self.steps}
        while waiting:
            for id in onward[waiting.pop()]:
                if id not in found:
                    found.add(id)
                    waiting.append(id)
        return found

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what leads where, what hangs in the air, and what the business case takes from it."""
        if not self.steps:
            return (("No theory of change is recorded yet: record each step as a ChangeStep.",),)
        many = len(self.steps)
        label = "Steps of the theory of change"
        figure = Figure(
            "steps", float(many), count(many, "step"), label, tuple(s.id for s in self.steps), "steps"
        )
        said: list[Sentence] = [("The theory has ", figure, f" and {count(len(self.links), 'link')}.")]
        orphans = [gap.step.title for gap in self.gaps if gap.says.startswith("an orphan")]
        if orphans:
            said.append((f"Hoped for, but nothing done leads there: {few(orphans)}.",))
        others = len(self.gaps) - len(orphans)
        if others:
            said.append((f"{count(others, 'other gap').capitalize()} below.",))
        if not self.gaps:
            said.append(("Every outcome follows from something that is done.",))
        if self.unvalued:
            said.append(
                (f"In no benefit line, so outside the money: {few([s.title for s in self.unvalued])}.",)
            )
        if self.unexplained:
            said.append((f"Benefit lines that name no outcome: {few([b.name for b in self.unexplained])}.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the steps, the gaps, and what feeds the business case."""
        if not self.steps:
            return ()
        titles = ("Step", "Sort", "Leads to", "What must hold", "How one would see it")
        rows = tuple(self._row(step) for step in self.steps)
        found = [Sheet("steps", "Steps, and what each leads to", tuple(Column(t) for t in titles), rows)]
        if self.gaps:
            heads = ("Step", "Gap", "What would mend it")
            gaps = tuple((self._figure(gap.step), gap.says, gap.remedy) for gap in self.gaps)
            found.append(Sheet("gaps", "What hangs in the air", tuple(Column(t) for t in heads), gaps))
        if self.benefits:
            columns = (Column("Outcome or impact"), Column("Benefit lines that put it to money"))
            fed = tuple(
                (step.title, a_list([b.name for b in lines], "none")) for step, lines in self.benefits
            )
            found.append(Sheet("benefits", "What feeds the business case", columns, fed))
        return tuple(found)

    def _row(self, step: ChangeStep) -> tuple[str | Figure, ...]:
        """Give one step."""
        onward = a_list([to.title for start, to in self.links if start is step], "nothing")
        return (
            self._figure(step),
            step.sort,
            onward,
            step.assumption or "not said",
            step.indicator or "not said",
        )

    def _figure(self, step: ChangeStep) -> Figure:
        """Name a step so that it leads to its entry."""
        return Figure(f"step.{step.id}", None, step.title, f"Step: {step.title}", (step.id,))


def theory(case: Case, concept: Concept | str = "") -> Theory:
    """Give the theory of change, its gaps, and how its outcomes feed the benefits of the business case.

    Parameters
    ----------
    case : Case
    concept : Concept or str, optional
        One concept's, with the steps that belong to all; else every step.

    Examples
    --------
    >>> from innokit.records import Case, ChangeStep
    >>> found = theory(Case([ChangeStep(title="Confidence to speak", sort="outcome")]))
    >>> [gap.says for gap in found.gaps]
    ['an orphan: nothing done leads to it']
    """
    return Theory(case, concept.id if isinstance(concept, Concept) else concept)
