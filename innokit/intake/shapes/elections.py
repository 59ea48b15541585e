"""Elections of Pabulib, section by section: what is voted on, how, and who gave what.

The format: http://pabulib.org/format (D. Stolicki, S. Szufa and N. Talmon, Pabulib: A Participatory Budgeting
Library, 2020).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from innokit.intake import cells
from innokit.intake.reading import Column, Grid, column_of
from innokit.intake.shapes.headings import table_at
from innokit.intake.shapes.plan import Aside, Found, Plan, Table, Use

POINTS = ("cumulative", "scoring")
KNOWN = ("approval", "choose-1", "ordinal", *POINTS)
TELLS = "tells projects apart"
_FIELDS = {
    "title": "name",
    "theme": "category",
    "who_gains": "target",
    "author": "proposer",
    "rough_cost": "cost",
}


def found(form: str, why: str, parts: Mapping[str, Grid]) -> Found:
    """Say what an election holds.

    Parameters
    ----------
    form, why : str
        What it is, and by what it was recognised.
    parts : mapping
        Its sections by name.
    """
    about = table_at(parts["META"], 1)
    meta = _meta(about)
    unsaid = Aside(parts["META"], f"{form}: the description of the election is not recorded")
    ideas = _projects(form, parts["PROJECTS"], meta)
    if isinstance(ideas, Aside):
        return Found(form, why, aside=(unsaid, ideas))
    tells = {(ideas.table.grid.name, h.letter): TELLS for h in ideas.table.headings if h.text == "project_id"}
    votes = _votes(form, parts["VOTES"], meta) if "VOTES" in parts else None
    if not isinstance(votes, Plan):
        return Found(form, why, (ideas,), (unsaid, *([votes] if votes else [])), tells)
    said = {(about.grid.name, h.letter): "says what is voted on, and how" for h in about.headings}
    plans = (ideas, _ballot(form, about, meta, ideas), votes)
    return Found(form, why, plans, used={**tells, **said}, notes=_notes(meta))


def _meta(about: Table) -> dict[str, Any]:
    """Give what the first section says, by its keys."""
    rows = (about.grid.row(at) for at in range(about.top + 1, about.grid.height))
    return {str(row[0]): row[1] for row in rows if len(row) > 1 and row[1] is not None}


def _title(meta: Mapping[str, Any]) -> str:
    """Name an election so that no other is called the same."""
    told = [
        str(cells.text(meta[name])) for name in ("description", "unit", "subunit", "instance") if name in meta
    ]
    return ", ".join(dict.fromkeys(told)) or "Election"


def _number(meta: Mapping[str, Any], name: str) -> float | None:
    """Give a number that the first section says, where it is plainly one."""
    try:
        value = float(str(cells.text(meta.get(name, ""))))
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _notes(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """Say what of the description could not be read."""
    blank = "budget" in meta and _number(meta, "budget") is None
    said = f"The budget {str(meta.get('budget'))[:40]!r} is not a plain number: correct it on the ballot."
    return (said,) if blank else ()


def _projects(form: str, part: Grid, meta: Mapping[str, Any]) -> Plan | Aside:
    """Take projects as ideas, told apart by their number within this election."""
    table = table_at(part, 1)
    headings = {heading.text: heading for heading in table.headings}
    if not {"project_id", "name"} <= set(headings):
        return Aside(part, f"{form}: the projects have no names")
    uses = tuple(
        Use(field, table.body(headings[text].place), headings[text])
        for field, text in _FIELDS.items()
        if text in headings
    )
    number = table.body(headings["project_id"].place)
    told = [str(meta.get(name, "")) for name in ("country", "unit", "subunit", "instance", "description")]
    election = column_of(["; ".join(told)] * len(number))
    return Plan(
        table, "idea", uses, source=form, key=(number, election), origin=f"{form}, project {{}}", alias=number
    )


def _ballot(form: str, about: Table, meta: Mapping[str, Any], ideas: Plan) -> Plan:
    """Take the election as a ballot: a budget to share out, where one is set."""
    sort, budget = str(meta.get("vote_type", "")), _number(meta, "budget")
    plain = {"cumulative": "dots", "scoring": "score"}.get(sort, "approval")
    method = "rank" if sort == "ordinal" else "budget" if budget is not None else plain
    each = _number(meta, "max_length") if sort in ("approval", "choose-1") else None
    column = ideas.key[0]
    numbers = [number for at in range(len(column)) if (number := column[at]) is not None]
    constants = {
        "method": method,
        "closed": True,
        "ideas": "; ".join(str(cells.text(number)) for number in numbers),
        **({"budget": budget} if budget is not None else {}),
        **({"each": int(each)} if each else {}),
    }
    value = next((heading for heading in about.headings if heading.text == "value"), about.headings[-1])
    title = _once(_title(meta), about.body(0), "description")
    return Plan(about, "ballot", (Use("title", title, value),), constants, source=form)


def _once(text: str, keys: Column, wanted: str) -> Column:
    """Give a column with a text in one row: that of a key, or the first there is."""
    rows = [str(keys[at]) for at in range(len(keys))]
    place = rows.index(wanted) if wanted in rows else 0
    return column_of([text if at == place else None for at in range(len(keys))])


def _votes(form: str, part: Grid, meta: Mapping[str, Any]) -> Plan | Aside:
    """Take papers: one row a voter becomes one vote a project."""
    table, sort = table_at(part, 1), str(meta.get("vote_type", ""))
    headings = {heading.text: heading for heading in table.headings}
    lacking = {"voter_id", "vote", *(["points"] if sort in POINTS else [])} - set(headings)
    if sort not in KNOWN or lacking:
        return Aside(
            part,
            f"{form}: votes of the kind {sort or 'unknown'!r} are not understood",
            "count them elsewhere",
        )
    vote = headings["vote"]
    papers = table.body(vote.place)
    uses = [
        Use("voter", table.body(headings["voter_id"].place), headings["voter_id"]),
        Use("idea", papers, vote),
    ]
    constants: dict[str, Any] = {"ballot": _title(meta)}
    if sort in POINTS:
        uses.append(Use("mark", table.body(headings["points"].place), headings["points"]))
    elif sort == "ordinal":
        uses.append(Use("mark", _places(papers), vote))
    else:
        constants["mark"] = 1
    return Plan(table, "vote", tuple(uses), constants, source=form, spread=True)


def _places(papers: Column) -> Column:
    """Give the places of the projects on each paper: 1 for the first."""
    return column_of([_counted(papers[at]) for at in range(len(papers))])


def _counted(paper: Any) -> str | None:
    """Number the items of a cell."""
    if paper is None:
        return None
    return ",".join(str(place) for place, _ in enumerate(str(cells.text(paper)).split(","), 1))
