"""What it is worth to know more: everything, one assumption, some together, or what a pilot would tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.uncertainty.figures import rounded
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.businesscase.uncertainty.studies import Pilot, Size, pilot
from innokit.businesscase.uncertainty.worth import Worth, first_draws, named, worth_of
from innokit.maths import information
from innokit.records import Case, Study
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, number, sum_of_money

NOTHING = 1e-9
"""Share of the size of the answers below which a gain is none."""


@dataclass(frozen=True, eq=False)
class Knowing(Result):
    """What it is worth to know more before deciding.

    Parameters
    ----------
    case : Case
    simulation : Simulation
    worths : tuple of Worth
        Each input, most first.
    pilots : tuple of Pilot
    groups : tuple of Worth
        Assumptions known together: those asked for, and those recorded to move together.
    """

    title: ClassVar[str] = "What is it worth to know more?"
    case: Case
    simulation: Simulation
    worths: tuple[Worth, ...]
    pilots: tuple[Pilot, ...]
    groups: tuple[Worth, ...] = ()

    @property
    def made(self) -> Made:
        """How it was made."""
        made = self.simulation.made
        how = (
            "Value of information: the mean of the best choice when something is known, less the best choice "
            "now; by exact conditional means where what is known is independent of the rest, else by "
            "regression; a study by regression on what it would report (Strong, Oakley and Brennan 2014)"
        )
        return Made(how, made.editions, made.seed, made.draws)

    @cached_property
    def _all(self) -> information.Estimate:
        """EVPI with its sampling error."""
        return information.estimate(self.simulation.net_benefit)

    @property
    def everything(self) -> float:
        """EVPI: what knowing everything is worth, £."""
        return self._all.value

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what to do about the pilots, then what knowing is worth."""
        said: list[Sentence] = [self._about(pilot) for pilot in self.pilots]
        said.append(("Knowing everything before deciding would be worth ", self.total(), " at most."))
        if self.worths and self.worths[0].value > self._nothing:
            first = self.worths[0]
            start = ("Of one assumption, ", self.name(first), " is the most worth knowing: ")
            said.append((*start, self.worth(first), "."))
        else:
            said.append(
                ("No single assumption would change the choice, so none is worth finding out alone.",)
            )
        said += [("Known together, ", self.name(one), ": ", self.worth(one), ".") for one in self.groups]
        return tuple(said)

    @property
    def _nothing(self) -> float:
        """The gain below which there is none."""
        return NOTHING * float(abs(self.simulation.npsv).max())

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an assumption, one row a group where there are any, then one table a study."""
        note = "One decision, made once. What is worth little to know need not be found out before deciding."
        first = Sheet("knowing", "What knowing one assumption is worth", *self._rows(self.worths), note)
        more = "Worth at least as much as any one of them, often more than their sum."
        caption = "What knowing some assumptions together is worth"
        several = [Sheet("knowing-groups", caption, *self._rows(self.groups), more)] if self.groups else []
        return (first, *several, *(self._curve(pilot) for pilot in self.pilots))

    def _rows(self, worths: Sequence[Worth]) -> tuple[tuple[Column, ...], tuple[tuple[Fragment, ...], ...]]:
        """Give headings, and one row for each of some worths."""
        columns = (
            Column("Assumption"), Column("Worth knowing, at most"), Column("Sampling error", "£"),
            Column("How it was worked out"),
        )  # fmt: skip
        how = {True: "exact conditional means", False: "regression; a little too high when small"}
        rows = ((self.name(one), self.worth(one), self._error(one), how[one.exact]) for one in worths)
        return columns, tuple(rows)

    def name(self, one: Worth) -> str:
        """Name the assumption, or the group."""
        return one.name or self.simulation.inputs[one.row].assumption.title

    def total(self) -> Figure:
        """Give EVPI."""
        behind = self.simulation.appraisal.make.behind(self.simulation.appraisal.flows)
        label = "Value of knowing everything before deciding (EVPI)"
        return Figure("evpi", self.everything, self._said(*self._all), label, behind, "£")

    def worth(self, one: Worth) -> Figure:
        """Give EVPPI of one input, or of a group."""
        label = f"Value of knowing {self.name(one)} before deciding (EVPPI)"
        return self._of(one, "evppi", one.value, self._said(one.value, one.error), label)

    def _error(self, one: Worth) -> Figure:
        """Give the sampling error of what knowing something is worth."""
        label = f"Sampling error of the value of knowing {self.name(one)}"
        return self._of(one, "evppi-error", one.error, sum_of_money(one.error), label)

    def _of(self, one: Worth, measure: str, value: float, text: str, label: str) -> Figure:
        """Give a figure about one input, or a group."""
        known = [self.simulation.inputs[row].assumption.id for row in one.rows]
        behind = (*self.simulation.appraisal.make.behind(self.simulation.appraisal.flows), *known)
        return Figure(f"{measure}.{'.'.join(known)}", value, text, label, behind, "£")

    def _said(self, value: float, error: float) -> str:
        """Say what knowing something is worth, with no more digits than its sampling error allows."""
        if value <= self._nothing:
            return "nothing"
        return rounded(value, error) if value > error else f"less than {sum_of_money(value + 2 * error)}"

    def _about(self, pilot: Pilot) -> Sentence:
        """Say whether a study is worth it, and of what size."""
        study, best = pilot.study, pilot.best
        what = f"{study.title} ({self.case.name(study.assumption)})"
        ends = " after its cost and delay"
        if not pilot.worth_it:
            start: Sentence = (f"{what} is not worth it at any size looked at: with ",)
            return (
                *start,
                self._people(pilot, pilot.stated),
                " people it would gain ",
                self._net(pilot, pilot.stated),
                f"{ends}.",
            )
        start = (f"{what} is worth it: best with about ", self._people(pilot, best), " people it gains ")
        start = (*start, self._net(pilot, best), ends)
        if pilot.stated == best:
            return (*start, ", which is the size stated.")
        if pilot.open_ended:
            start = (*start, ", the largest size looked at; a larger one may gain more")
        stated = (self._people(pilot, pilot.stated), " stated, ", self._net(pilot, pilot.stated))
        return (*start, "; at the ", *stated, ".")

    def _curve(self, pilot: Pilot) -> Sheet:
        """Give one row a size."""
        columns = (
            Column("Size", "people"), Column("Worth of what it tells", "£"), Column("Cost", "£"),
            Column("Net gain", "£"),
        )  # fmt: skip
        rows = tuple(self._size(pilot, size) for size in pilot.sizes)
        study = pilot.study
        whole = study.decisions == int(study.decisions)
        many = count(int(study.decisions), "decision") if whole else f"{number(study.decisions, 1)} decisions"
        note = f"It informs {many}, and puts a full start off by {number(study.delay, 1)} years."
        return Sheet(f"study-{study.id}", f"What {study.title} would be worth, by size", columns, rows, note)

    def _size(self, pilot: Pilot, size: Size) -> tuple[Fragment, ...]:
        """Give one size."""
        told = self._figure(pilot, size, "evsi", size.value)
        cost = self._figure(pilot, size, "study-cost", size.cost)
        return (self._people(pilot, size), told, cost, self._net(pilot, size))

    def _people(self, pilot: Pilot, size: Size) -> Figure:
        """Give a size."""
        id, label = f"study-size.{pilot.study.id}.n{size.people}", f"Size of {pilot.study.title}"
        return Figure(id, size.people, f"{size.people:,}", label, (pilot.study.id,), "people")

    def _net(self, pilot: Pilot, size: Size) -> Figure:
        """Give the net gain of a size."""
        return self._figure(pilot, size, "study-net", size.net)

    def _figure(self, pilot: Pilot, size: Size, measure: str, value: float) -> Figure:
        """Give one sum of one size."""
        names = {"evsi": "Value of what it tells (EVSI)", "study-cost": "Cost", "study-net": "Net gain"}
        label = f"{names[measure]} of {pilot.study.title} with {size.people:,} people"
        appraisal = self.simulation.appraisal
        behind = (*appraisal.make.behind(appraisal.flows), pilot.study.id, pilot.study.assumption)
        id = f"{measure}.{pilot.study.id}.n{size.people}"
        return Figure(id, value, sum_of_money(value), label, behind, "£")


def knowing(simulation: Simulation, groups: Mapping[str, Sequence[str]] | None = None) -> Knowing:
    """Work out what it is worth to know more before deciding.

    Parameters
    ----------
    simulation : Simulation
    groups : mapping of str to sequence of str, optional
        Assumptions to be known together, by id or title, under a name for each group:
        ``{"What a trial would tell": ["Take-up", "Share for whom it works"]}``. Assumptions that are recorded
        to move together are always looked at together as well.

    Returns
    -------
    Knowing

    Raises
    ------
    MethodRefused
        A group names what is not uncertain; a study measures an assumption that is not uncertain, or lacks
        the spread of one observation.
    """
    asked = named(simulation, groups or {})
    joined = [rows for rows in simulation.task.together if len(rows) > 1 and rows not in asked.values()]
    values = first_draws(simulation)
    titles = [one.assumption.title for one in simulation.inputs]
    worths = [worth_of(simulation, [row], values=values) for row in range(len(titles))]
    several = [
        *(worth_of(simulation, rows, name, values) for name, rows in asked.items()),
        *(worth_of(simulation, rows, a_list([titles[row] for row in rows]), values) for rows in joined),
    ]
    pilots = tuple(pilot(simulation, study) for study in simulation.case.of(Study))
    order = sorted(worths, key=lambda one: -one.value)
    return Knowing(simulation.case, simulation, tuple(order), pilots, tuple(several))
