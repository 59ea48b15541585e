"""What is printed for the event: stimulus pack, preparation exercise, run sheet; blank or from the record."""

from __future__ import annotations

from innokit.evidence.library.forms import table
from innokit.process import Slot, agenda, run_sheet
from innokit.records import Case, Event, Focus, Stimulus
from innokit.results.describe import source_of
from innokit.words import date_words, escape

SORTS = (("fact", "Facts"), ("story", "Stories"), ("technology", "Technologies that others use already"))
LINES = '<div class="lines"></div>'
LINE = '<div class="line"></div>'
BLANK_POINTS = 12
PLEASE = (
    "Please take ten minutes before the day. Write in your own words; there is no wrong answer. Bring this "
    "sheet with you, and give no names of people who use the service."
)
ASKED = (
    ("Ask somebody who uses the service", "What would make the greatest difference to you?"),
    ("Something that works elsewhere", "What have you seen, and where?"),
)


def stimulus(case: Case | None) -> str:
    """Write the stimulus pack: facts, stories and technologies, with where they come from."""
    parts = [*_about(case)]
    for sort, heading in SORTS:
        found = [one for one in case.of(Stimulus) if one.sort == sort] if case else []
        parts.append(f"<h2>{heading}</h2>")
        parts += [_card(one, case) for one in found if case] or [f'<div class="field">{LINES}</div>' * 2]
    return "\n".join(parts)


def exercise(case: Case | None) -> str:
    """Write the exercise that each invitee does beforehand: the questions, and room to answer."""
    asked = [one for one in case.of(Stimulus) if one.sort == "question"] if case else []
    parts = [
        *_about(case),
        f"<p>{PLEASE}</p>",
    ]
    for one in asked:
        text = f"<p>{escape(one.text)}</p>" if one.text else ""
        parts.append(f'<div class="field"><h2>{escape(one.title)}</h2>{text}{LINES}{LINES}</div>')
    parts += [f'<div class="field"><h2>Question</h2>{LINE}{LINES}{LINES}</div>'] if not asked else []
    parts += [f'<div class="field"><h2>{title}</h2><p>{ask}</p>{LINES}</div>' for title, ask in ASKED]
    return "\n".join(parts)


def facilitator(case: Case | None) -> str:
    """Write the run sheet: times, what happens, who leads, what must lie ready, and room for notes."""
    slots = agenda(case).slots if case else ()
    rows = "".join(map(_slot, slots)) or _cells("", "", "", "", "", "") * BLANK_POINTS
    heads = ("When", "Lasts", "What happens", "Led by", "Must lie ready", "Really began")
    head = "".join(f'<th scope="col">{words}</th>' for words in heads)
    faults = agenda(case).faults if case else ()
    look = f"<p>To look at: {escape('; '.join(faults))}.</p>" if faults else ""
    return "\n".join(
        [
            *_about(case),
            look,
            table("Running order", head, rows),
            "<h2>Record of the session</h2>",
            _notes(case),
        ]
    )


def _about(case: Case | None) -> list[str]:
    """Say which event it is for, and its focus."""
    if case is None:
        return [
            f'<div class="field"><p><strong>Event</strong></p>{LINE}<p><strong>Focus</strong></p>{LINE}</div>'
        ]
    events, focuses = case.of(Event)[-1:], case.of(Focus)[-1:]
    said = []
    for one in events:
        day = date_words(one.date) if one.date else "not yet dated"
        facts = [one.title, day, one.venue, f"led by {one.facilitator}" if one.facilitator else ""]
        said.append(f"<p>{escape(', '.join(filter(None, facts)))}</p>")
    for focus in focuses:
        group = f"For: {escape(focus.target_group)}. " if focus.target_group else ""
        out = f"Not about: {escape(focus.out_of_scope)}." if focus.out_of_scope else ""
        said.append(f'<p class="answer">{escape(focus.title)}</p><p>{group}{out}</p>')
    return said


def _card(one: Stimulus, case: Case) -> str:
    """Write one thing to think with."""
    where = source_of(one, case)
    source = f'<p class="quiet">{escape(where)}</p>' if where else ""
    return f'<div class="field"><h3>{escape(one.title)}</h3><p>{escape(one.text)}</p>{source}</div>'


def _slot(slot: Slot) -> str:
    """Write one point of the running order."""
    lasts = f"{slot.item.minutes} min" if slot.item.minutes else ""
    return _cells(slot.times, lasts, slot.item.title, slot.item.leader, slot.item.needs, "")


def _cells(first: str, *rest: str) -> str:
    """Write a row."""
    inside = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
    named = f'<th scope="row">{escape(first)}</th>' if first else "<td></td>"
    return f"<tr>{named}{inside}</tr>"


def _notes(case: Case | None) -> str:
    """Write the notes of the session, or room for them."""
    found = run_sheet(case).notes if case else ()
    rows = "".join(_cells(note.at, note.title, note.table) for note in found)
    blank = _cells("", "", "") * (4 if found else BLANK_POINTS)
    head = "".join(f'<th scope="col">{words}</th>' for words in ("At", "What happened or was said", "Table"))
    return table("Record of the session", head, f"{rows}{blank}", "rows notes")
