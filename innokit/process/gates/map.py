"""The process map: every step and gate, in words from the record; as a list for every reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from innokit.process.checks import statuses
from innokit.process.gates.gate import GATES, Gate
from innokit.process.gates.nodes import NODES, Node, items_of
from innokit.process.gates.passage import Passage
from innokit.process.gates.whole import gates as gates_of
from innokit.process.phase import Item, Phase, find
from innokit.process.phases import PHASES
from innokit.records import KINDS, Case, Record
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count

METHOD = (
    "A step is done when every item it stands for holds, and under way when some do or something is recorded "
    "for it; a gate is open, shut or passed by override"
)
CLASSES = {cls.__name__: cls for cls in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Step:
    """A step or a gate of the map.

    Attributes
    ----------
    key, name : str
    phase : Phase
        In whose notebook one works on it.
    state : Figure
        "done", "under way" or "not begun"; of a gate "open", "shut" or "passed by override".
    held : Figure
        How many items hold, such as "3 of 8".
    gate : Passage or None
    """

    key: str
    name: str
    phase: Phase
    state: Figure
    held: Figure
    gate: Passage | None = None


@dataclass(frozen=True)
class ProcessMap(Result):
    """The way from a need to a decision, and how far along it the record is.

    Parameters
    ----------
    case : Case
    steps : tuple of Step
        Steps and gates, in order.
    """

    title: ClassVar[str] = "Process map"
    case: Case
    steps: tuple[Step, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    @property
    def gates(self) -> tuple[Passage, ...]:
        """The gates among the steps."""
        return tuple(step.gate for step in self.steps if step.gate)

    @property
    def next_step(self) -> Step | None:
        """The first step or gate at which something is missing; None where nothing is."""
        return next((step for step in self.steps if step.state.text not in ("done", "open")), None)

    def in_state(self, state: str) -> tuple[Step, ...]:
        """Give the steps in a state."""
        return tuple(step for step in self.steps if step.state.text == state)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many steps are done, how the gates stand, and what comes next."""
        work = [step for step in self.steps if step.gate is None]
        done = self.in_state("done")
        behind = tuple(dict.fromkeys(id for step in done for id in step.held.records))
        text = f"{len(done)} of {len(work)}"
        figure = Figure("map.done", float(len(done)), text, "Steps done", behind, "steps")
        begun = [step.name.lower() for step in self.in_state("under way")]
        said: list[Sentence] = [("Steps done: ", figure, f". Under way: {a_list(begun)}.")]
        said.append((self._gates(),))
        step = self.next_step
        said.append((f"Next: {step.name}, in {step.phase.notebook}." if step else "Nothing is missing.",))
        return tuple(said)

    def _gates(self) -> str:
        """Say how the gates stand."""
        states = ("open", "passed by override", "shut")
        found = [(state, len(self.in_state(state))) for state in states]
        return f"Gates: {a_list([f'{many} {state}' for state, many in found if many])}."

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the list that says what the picture shows, then the ways back."""
        titles = ("Step", "Phase", "Stands", "Items held", "Work on it in")
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (step.name, step.phase.title, step.state, step.held, step.phase.notebook) for step in self.steps
        )
        backs = tuple((one.gate.title, words) for one in self.gates for _, words in one.gate.back)
        return (
            Sheet("map", "Steps and gates, in order", tuple(map(Column, titles)), rows),
            Sheet("back", "Where to go from a gate that is not met", (Column("Gate"), Column("Way")), backs),
        )


def process_map(
    case: Case,
    phases: tuple[Phase, ...] = PHASES,
    gates: tuple[Gate, ...] = GATES,
    nodes: tuple[Node, ...] = NODES,
) -> ProcessMap:
    """Give the map of the whole way, each step in words from the record.

    Parameters
    ----------
    case : Case
    phases, gates, nodes : tuple, optional
        In other words or another language.

    Examples
    --------
    >>> from innokit.records import Case
    >>> process_map(Case()).in_words()
    'Steps done: 0 of 24. Under way: none. Gates: 4 shut. Next: Need or driver, in 01_set_up.ipynb.'
    """
    by_last = {passage.gate.last: passage for passage in gates_of(case, phases, gates).passages}
    steps: list[Step] = []
    for phase in phases:
        steps += [_step(case, node, phases, nodes) for node in nodes if node.phase == phase.number]
        if phase.number in by_last:
            one = by_last[phase.number]
            steps.append(Step(f"gate{one.gate.number}", one.gate.title, phase, one.figure, one.held, one))
    return ProcessMap(case, tuple(steps))


def _step(case: Case, node: Node, phases: tuple[Phase, ...], nodes: tuple[Node, ...]) -> Step:
    """Find out how far a step is."""
    items = items_of(node, phases, nodes)
    found = statuses(case, items)
    needed = [case.of(KINDS[kind]) for kind in node.kinds]
    held = sum(status.holds for status in found) + sum(bool(records) for records in needed)
    many = len(found) + len(needed)
    behind = [id for status in found if status.holds for id in status.finding.records]
    behind += [record.id for records in needed for record in records]
    begun = held or any(case.of(kind) for kind in _shown_by(node, items))
    state = "done" if held == many else "under way" if begun else "not begun"
    ids = tuple(dict.fromkeys(behind))
    return Step(
        node.key,
        node.name,
        find(node.phase, phases),
        Figure(f"step.{node.key}", None, state, node.name, ids),
        Figure(
            f"step_held.{node.key}", float(held), f"{held} of {many}", f"{node.name}: {count(many, 'item')}",
            ids, "items",
        ),
    )  # fmt: skip


def _shown_by(node: Node, items: tuple[Item, ...]) -> list[type[Record]]:
    """Give the kinds of record that show a step has begun; ticks and sign-offs speak for any step."""
    named = [word for item in items for word in re.findall(r"\b[A-Z]\w+", item.record)]
    kinds = [CLASSES[word] for word in named if word in CLASSES and word not in ("Tick", "SignOff")]
    return [*kinds, *(KINDS[kind] for kind in node.hints)]
