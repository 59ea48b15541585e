"""The steps of the process map as data: which items of which phase each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from innokit.process.phase import Item, Phase


@dataclass(frozen=True, slots=True)
class Node:
    """A step of the way.

    Attributes
    ----------
    key, name : str
    phase : int
    items : tuple of str
        Keys of the items of its phase that it stands for.
    rest : bool
        Whether it takes those items of its phase that no other step names.
    kinds : tuple of str
        Kinds of record it needs besides.
    hints : tuple of str
        Kinds of record that show it has begun.
    """

    key: str
    name: str
    phase: int
    items: tuple[str, ...] = ()
    rest: bool = False
    kinds: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


NODES = (
    Node("need", "Need or driver", 1, ("driver", "known", "ideas_wanted")),
    Node("rationale", "Rationale", 1, ("challenge", "reason")),
    Node("approach", "Approach, people and money", 1, rest=True),
    Node("focus", "Focus", 2, ("focus",)),
    Node("participants", "Participants", 2, ("sectors", "practices")),
    Node("stimulus", "Stimulus, exercise and criteria", 2, ("stimulus", "preparation", "criteria", "scales")),
    Node("logistics", "Event planned", 2, rest=True, hints=("agenda_item",)),
    Node("event", "Event", 3, ("thanked",), hints=("idea", "session_note")),
    Node("ideas", "Idea log", 3, ("ideas", "authors")),
    Node("cluster", "Ideas grouped", 3, ("themes",)),
    Node("vote", "Ideas judged", 3, ("votes",)),
    Node("shortlist", "Shortlist", 3, rest=True),
    Node("concepts", "Concept sheets", 4, ("concepts", "concepts_full", "consulted")),
    Node("compare", "Options compared", 4, ("options", "baseline", "scored", "weighted")),
    Node("select", "Two or three selected", 4, rest=True),
    Node("definition", "Project definition", 5, ("frame",)),
    Node("stakeholders", "Stakeholders", 5, ("stakeholders",)),
    Node("benefits", "Benefits and burdens", 5, ("benefits", "parties")),
    Node("achievable", "Effectiveness and achievability", 5, kinds=("aspect_rating",)),
    Node("finance", "Plan, risks and finance", 5, rest=True),
    Node("validate", "Checked by those who deliver", 5, ("checked", "layout")),
    Node("decision", "Decision", 6, ("decision", "ranking", "signed")),
    Node("initiation", "Project initiation document", 6, ("delivery_manager", "initiated")),
    Node("evaluation", "Evaluation", 6, rest=True),
)
"""The steps in order; a gate stands after phases 1, 2, 3 and 5."""


def items_of(node: Node, phases: Sequence[Phase], nodes: Sequence[Node] = NODES) -> tuple[Item, ...]:
    """Give the items that a step stands for; each item of a phase belongs to exactly one step."""
    own = [item for phase in phases if phase.number == node.phase for item in (*phase.start, *phase.end)]
    taken = {key for other in nodes if other.phase == node.phase for key in other.items}
    return tuple(item for item in own if item.key in node.items or (node.rest and item.key not in taken))
