"""What the what-if panel shows, as plain data for its script: rows, values, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from innokit.businesscase import Appraisal
from innokit.errors import MethodRefused
from innokit.panels import typed
from innokit.panels.sliders import Draft, by_entry
from innokit.panels.what_if import moves
from innokit.panels.what_if.answer import answered
from innokit.panels.what_if.moves import Ground
from innokit.panels.what_if.sure import Asked, sure
from innokit.records import STANDING_WORDS, Assumption
from innokit.words import a_list, count, one_line

QUESTION = "What if this were otherwise?"
HELP = (
    "Each slider runs from the low to the high value on record; a value beyond is typed in the box. "
    "The answer follows. Nothing is recorded until you say so."
)
NOTHING_TO_MOVE = (
    "No line uses an assumption, so there is nothing to move. Record an assumption with its low and high "
    "value, and write = and its name in a line in place of the number."
)
SPEAKING = 3
"""How many lines are named that use an assumption; of more, the number is given."""


def shown(ground: Ground, draft: Draft, option: str, asked: Asked | None = None) -> dict[str, Any]:
    """Give all that the script draws when the panel opens, with the answer's first state under ``now``."""
    appraised = isinstance(ground.appraised, Appraisal)
    return {
        "question": QUESTION,
        "help": HELP,
        "rows": [_row(ground, given) for given in ground.assumptions],
        "notes": [NOTHING_TO_MOVE] if appraised and not ground.assumptions else [],
        "options": _options(ground),
        "now": now(ground, draft, option, asked),
    }


def _options(ground: Ground) -> list[dict[str, str]]:
    """Give the options whose bridge can be drawn, best first as recorded."""
    if isinstance(ground.appraised, str):
        return []
    return [{"id": o.option.id, "name": one_line(o.option.title, 120)} for o in ground.appraised.ranked]


def _row(ground: Ground, given: Assumption) -> dict[str, Any]:
    """Give one assumption: its name, unit and range, what it rests on, and its slider."""
    places = moves.scale(ground, given)
    slider = {
        "low": places.low, "high": places.high, "step": places.step, "places": places.places,
        "decimals": places.decimals, "at": places.place(given.value),
        "share": (given.value - places.low) / (places.high - places.low),
    } if places else None  # fmt: skip
    return {
        "id": given.id,
        "record": given.id,
        "title": given.title,
        "value": given.value,
        "unit": typed.after(given.unit),
        "low": _end(given, given.low, places),
        "high": _end(given, given.high, places),
        "slider": slider,
        "rests": _rests(ground, given),
        "recorded": f"Recorded: {typed.said(given.value, given.unit)}{by_entry(ground.case, given.id)}.",
    }


def _end(given: Assumption, value: float | None, places: moves.Scale | None) -> str:
    """Say one end of the range on record, and where the slider ends without it."""
    if value is None:
        return "not recorded; the slider ends at the value on record" if places else "not recorded"
    return typed.said(value, given.unit)


def _rests(ground: Ground, given: Assumption) -> str:
    """Say who answers for an assumption, where it comes from, and which lines use it."""
    owner = f"Owner: {one_line(given.owner, 80)}" if given.owner.strip() else "No owner recorded"
    source = f"Source: {ground.case.name(given.source)}" if given.source else "No source recorded"
    standing = f" ({STANDING_WORDS[given.standing]})" if given.standing else ""
    lines = list(dict.fromkeys(one_line(title, 60) for title in ground.uses[given.id]))
    used = a_list(lines) if len(lines) <= SPEAKING else count(len(lines), "line")
    parts = (owner, f"{one_line(source, 200)}{standing}", f"Used by: {used}")
    return " ".join(part if part.endswith("…") else f"{part.rstrip('.')}." for part in parts)


def now(ground: Ground, draft: Draft, option: str, asked: Asked | None = None) -> dict[str, Any]:
    """Give what changes as values move: boxes, faults, what differs, the answer, the bridge and the chances.

    Everything is text or a number from 0 to 100, ready to be put in place. The chances are worked out where
    they are asked for.
    """
    answer: dict[str, Any] = {"title": "", "subtitle": "", "answers": [], "payback": "", "bridge": None}
    waiting, chances = "", None
    try:
        answer = answered(ground, draft, moves.outcomes(ground, draft), option)
        chances = sure(ground, draft, asked) if asked is not None else None
    except MethodRefused as refusal:
        waiting = str(refusal)
    differs = differing(ground, draft)
    return {
        **answer,
        "sure": chances,
        "waiting": waiting,
        "rows": {given.id: _given(ground, given, draft[given.id]) for given in ground.assumptions},
        "faults": moves.faults(ground, draft),
        "pending": "Not recorded yet:" if differs else "",
        "differs": differs,
    }


def _given(ground: Ground, given: Assumption, item: Mapping[str, Any]) -> dict[str, Any]:
    """Give how one value stands in its row."""
    value, places = item["given"], moves.scale(ground, given)
    if isinstance(value, str):
        return {"text": value, "at": None, "said": "not a number", "beyond": "", "reach": "", "widen": False}
    where = "" if moves.cannot_be(ground, given, value) else moves.beyond(given, value)
    said = typed.said(value, given.unit)
    return {
        "text": typed.unit_text(value, given.unit),
        "at": places.place(value) if places else None,
        "said": f"{said}, {where}" if where else said,
        "beyond": _beyond(where, said, item["widen"]),
        "reach": f"Let the range reach {said}",
        "widen": item["widen"],
    }


def _beyond(where: str, said: str, widen: bool) -> str:
    """Say that a value lies outside the range on record, and what becomes of the range."""
    if not where:
        return ""
    return f"{where[0].upper()}{where[1:]}." + (
        f" The range will reach {said} once it is recorded." if widen else ""
    )


def differing(ground: Ground, draft: Draft) -> list[str]:
    """Say each value that differs from the record, and what stands there."""
    said = []
    for given in ground.assumptions:
        value = draft[given.id]["given"]
        if value != given.value:
            new = f"‘{one_line(value, 40)}’" if isinstance(value, str) else typed.said(value, given.unit)
            old = typed.said(given.value, given.unit)
            said.append(f"{one_line(given.title, 80)}: {new} in place of {old}")
    return said


def clashing(ground: Ground, mine: Draft) -> list[dict[str, str]]:
    """Give title, their value and mine of each assumption in which the record and a draft differ."""
    found = []
    for given in ground.assumptions:
        value = mine[given.id]["given"]
        if value != given.value:
            own = one_line(value, 40) if isinstance(value, str) else typed.said(value, given.unit)
            theirs = typed.said(given.value, given.unit)
            found.append({"title": one_line(given.title, 160), "theirs": theirs, "mine": own})
    return found
