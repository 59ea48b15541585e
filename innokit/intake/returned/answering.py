"""Answering a proposal: accepted, it changes what it is about; refused, it says why. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterable

from innokit.errors import MethodRefused
from innokit.intake.returned.values import spoken, understood, unit_of
from innokit.records import Case, Proposal, Record


def open_proposals(case: Case) -> tuple[Proposal, ...]:
    """Proposals nobody has answered, in the order in which they came."""
    return tuple(one for one in case.of(Proposal) if one.outcome == "open")


def accepted(
    case: Case, ids: str | Iterable[str], answer: str = "", *, although_moved: bool = False
) -> tuple[Record, ...]:
    """What to record to accept proposals: each record changed, and each proposal with its outcome.

    Proposals about one record are taken together, so that a value and its low value can move at once.

    Parameters
    ----------
    case : Case
    ids : str or iterable of str
        Ids of open proposals.
    answer : str, optional
        Why.
    although_moved : bool, optional
        Accept even where the record has moved on since the proposal was made.

    Raises
    ------
    MethodRefused
        A proposal is not there or answered already, or what it is about was withdrawn or has moved on.
    RecordError
        The changed record does not hold together, such as a value below its low value.
    """
    found = [_open(case, id) for id in ([ids] if isinstance(ids, str) else ids)]
    changed: dict[str, Record] = {}
    for proposal in found:
        record = changed.get(proposal.about) or _about(case, proposal)
        if not although_moved:
            _not_moved(case, proposal)
        changed.setdefault(proposal.about, record)
    for id, record in changed.items():
        fields = {p.field: understood(p.value, record, p.field) for p in found if p.about == id}
        changed[id] = record.changed(**fields)
    return (*changed.values(), *(p.changed(outcome="accepted", answer=answer) for p in found))


def refused(case: Case, id: str, answer: str) -> tuple[Record, ...]:
    """What to record to refuse a proposal; whoever made it is owed the reason.

    Raises
    ------
    MethodRefused
        The proposal is not there or answered already, or no reason is given.
    """
    proposal = _open(case, id)
    if not answer.strip():
        raise MethodRefused(
            "A refusal needs its reason", where=proposal.title, remedy=f"Write it for {proposal.proposer}"
        )
    return (proposal.changed(outcome="refused", answer=answer),)


def why(case: Case, id: str, answer: str = "") -> str:
    """The reason to record with an answer, so that a trace says whose proposal it was."""
    proposal = case.get(Proposal, id)
    from_file = f" in {proposal.file}" if proposal.file else ""
    said = f"Proposed by {proposal.proposer or 'somebody not named'}{from_file} ({proposal.title})"
    return f"{said}: {answer}" if answer.strip() else said


def moved_on(case: Case, proposal: Proposal) -> str:
    """What stands now where a proposal found something else; empty where it still stands."""
    record = case.by_id.get(proposal.about)
    if record is None:
        return "withdrawn"
    now = spoken(getattr(record, proposal.field), unit_of(record, proposal.field))
    return "" if now == proposal.was else now or "blank"


def _open(case: Case, id: str) -> Proposal:
    """A proposal that nobody has answered."""
    proposal = case.get(Proposal, id)
    if proposal.outcome != "open":
        raise MethodRefused(
            f"The proposal was {proposal.outcome} already",
            where=proposal.title,
            remedy="Record the change itself if it is to stand otherwise",
        )
    return proposal


def _about(case: Case, proposal: Proposal) -> Record:
    """The record a proposal is about."""
    if (
        proposal.about not in case.by_id
        or proposal.field not in type(case.by_id[proposal.about]).model_fields
    ):
        raise MethodRefused(
            "What the proposal is about is no longer there",
            where=proposal.title,
            remedy="Refuse it with that as the reason",
        )
    return case.by_id[proposal.about]


def _not_moved(case: Case, proposal: Proposal) -> None:
    """Refuse to accept over something newer without being asked to."""
    if now := moved_on(case, proposal):
        raise MethodRefused(
            f"The record has moved on: the proposal found {proposal.was or 'blank'}, and {now} stands now",
            where=proposal.title,
            remedy="Accept it although it moved (although_moved=True), or refuse it with a reason",
        )
