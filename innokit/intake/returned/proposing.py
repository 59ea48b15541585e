"""Changed inputs of a returned workbook as proposals in the sender's name; what cannot stand is refused."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from innokit.errors import RecordError
from innokit.intake.returned.comparing import Alignment
from innokit.intake.returned.file import Mapped, Sent
from innokit.intake.returned.values import spoken, taken, unit_of
from innokit.records import Case, Proposal, Record
from innokit.results.workbook import address


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """An input that cannot stand as typed.

    Attributes
    ----------
    tab, cell : str
        Where, as the returned file counts.
    value : str
        What was typed.
    what, remedy : str
    """

    tab: str
    cell: str
    value: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that the sender would have otherwise.

    Attributes
    ----------
    record : Record
        As it stood when the workbook was made.
    field : str
    was, value : Any
        The field as it was, and as proposed.
    places : tuple of str
        Cells that say so.
    """

    record: Record
    field: str
    was: Any
    value: Any
    places: tuple[str, ...]

    @property
    def unit(self) -> str:
        """Unit of the field."""
        return unit_of(self.record, self.field)


@dataclass(frozen=True, slots=True)
class _Typed:
    """One changed cell whose value can stand."""

    mapped: Mapped
    value: Any
    place: str


def changes(
    back: Sent, then: Case, aligned: Mapping[str, Alignment]
) -> tuple[tuple[Change, ...], tuple[RefusedCell, ...]]:
    """Give every changed input: those that can stand, by record and field, and those refused.

    Parameters
    ----------
    back : Sent
    then : Case
        As at the entry the workbook was made from.
    aligned : mapping
        Where rows and columns went, by tab; a tab left out stands as it was sent.
    """
    typed: dict[tuple[str, str], list[_Typed]] = {}
    refused: list[RefusedCell] = []
    for mapped in back.mapped:
        fault = _look(back, mapped, aligned.get(mapped.tab), typed)
        refused += [fault] if fault else []
    made: list[Change] = []
    for (record, field), cells in typed.items():
        change, fault = _change(then, record, field, cells)
        made += [change] if change else []
        refused += [fault] if fault else []
    return tuple(made), tuple(refused)


def _look(
    back: Sent, mapped: Mapped, aligned: Alignment | None, typed: dict[tuple[str, str], list[_Typed]]
) -> RefusedCell | None:
    """Keep one input that was changed; or say why it cannot stand."""
    now = aligned.now(mapped.place) if aligned else mapped.place
    if now is None or mapped.tab not in back.tabs:
        return None
    found = back.tabs[mapped.tab].get(now)
    value, place = found.value if found else None, address(now)
    if found is not None and found.live:
        return RefusedCell(
            mapped.tab, place, f"={found.formula}", "a formula stands where a value belongs",
            "Type the value that it comes to, and say in a comment how it is worked out",
        )  # fmt: skip
    if _equal(mapped.value, value):
        return None
    given, wrong, remedy = taken(value, mapped.stands_for)
    if wrong:
        return RefusedCell(mapped.tab, place, _shown(value), wrong, remedy)
    typed.setdefault((mapped.stands_for.record, mapped.stands_for.field), []).append(
        _Typed(mapped, given, place)
    )
    return None


def _equal(was: Any, now: Any) -> bool:
    """Whether a cell still holds what was sent."""
    if was in (None, "") or now in (None, ""):
        return was in (None, "") and now in (None, "")
    if isinstance(was, int | float) and isinstance(now, int | float) and not isinstance(now, bool):
        return math.isclose(was, now, rel_tol=1e-14)
    return type(was) is type(now) and was == now


def _change(then: Case, id: str, field: str, cells: list[_Typed]) -> tuple[Change | None, RefusedCell | None]:
    """The change of one field, put together from its cells."""
    record = then.by_id[id]
    was = getattr(record, field)
    value = _whole(was, cells)
    first = cells[0]
    places = tuple(f"{cell.mapped.tab} {cell.place}" for cell in cells)
    if isinstance(value, dict) and abs(sum(value.values()) - 1) > 1e-9:
        return None, RefusedCell(
            first.mapped.tab, ", ".join(cell.place for cell in cells), spoken(first.value, "share"),
            f"the shares of {record.name!r} now sum to {sum(value.values()):.6g}, not 1",
            "Change the shares of the row so that they sum to 100%",
        )  # fmt: skip
    fault = _unfit(record, field, value)
    if fault:
        return None, RefusedCell(
            first.mapped.tab, first.place, _shown(first.value), fault, "Type another value"
        )
    return Change(record, field, was, value, places), None


def _whole(was: Any, cells: list[_Typed]) -> Any:
    """A field's new value: one cell's, or all its items with some exchanged."""
    if isinstance(was, dict):
        shares = {**was, **{cell.mapped.stands_for.part: cell.value or 0.0 for cell in cells}}
        return {id: share for id, share in shares.items() if share}
    if isinstance(was, tuple):
        items = list(was)
        for cell in cells:
            items[int(cell.mapped.stands_for.part)] = cell.value
        return tuple(items)
    if isinstance(was, bool):
        return cells[0].value == "yes"
    return cells[0].value


def _unfit(record: Record, field: str, value: Any) -> str:
    """Why the field itself does not take a value; how it goes with other fields is asked on acceptance."""
    try:
        record.changed(**{field: value})
    except RecordError as refused:
        return refused.what if f"({field})" in refused.what else ""
    return ""


def proposals(found: Iterable[Change], case: Case, back: Sent, sender: str) -> tuple[Proposal, ...]:
    """Changes as proposals, each with an id of its own content so that a second import adds nothing.

    Changes that stand already, and proposals that were made already (whatever became of them), are left out.
    """
    made = []
    for change in found:
        now = case.by_id.get(change.record.id)
        if now is None or getattr(now, change.field) == change.value:
            continue
        proposal = _proposal(change, back, sender)
        if proposal.id not in case.by_id:
            made.append(proposal)
    return tuple(made)


def _proposal(change: Change, back: Sent, sender: str) -> Proposal:
    """One change as a proposal."""
    record, field = change.record, change.field
    was, value = spoken(change.was, change.unit), spoken(change.value, change.unit)
    mark = "\x00".join((back.digest, record.id, field, value, sender))
    label = type(record).model_fields[field].title or field
    named = record.name if label == "Central value" else f"{record.name}, {label.lower()}"
    return Proposal(
        id=hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest()[:16],
        title=f"{named}: from {was or 'blank'} to {value or 'blank'}"[:4_000],
        about=record.id, field=field, was=was, value=value, proposer=sender, file=back.name,
    )  # fmt: skip


def _shown(value: Any) -> str:
    """A value, short enough to print."""
    text = "blank" if value in (None, "") else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
