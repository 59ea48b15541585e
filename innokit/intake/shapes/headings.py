"""Headings as people write them, and the fields they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from innokit.intake.reading import Grid
from innokit.intake.shapes.plan import Heading, Table
from innokit.records import KINDS

ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "idea": {
        "title": (
            "idea", "your idea", "the idea", "what is your idea", "whats your idea", "ideas", "suggestion",
            "your suggestion", "proposal", "card", "sticky note", "syniad", "eich syniad", "teitl",
            "beachd", "smuain", "tiotal", "pomysł", "twój pomysł", "tytuł", "فكرة", "الفكرة", "العنوان",
        ),
        "text": (
            "description", "details", "more", "more about it", "how would it work", "explanation", "body",
            "disgrifiad", "manylion", "tuairisgeul", "opis", "الوصف",
        ),
        "author": (
            "author", "name", "your name", "by", "from", "submitted by", "proposed by", "pseudonym",
            "enw", "awdur", "ainm", "ùghdar", "imię", "autor", "الاسم", "المؤلف",
        ),
        "table": (
            "table", "table number", "your table", "which table", "group", "bwrdd", "bòrd", "stolik",
            "الطاولة",
        ),
        "who_gains": (
            "who gains", "who would gain", "who benefits", "who would benefit", "who would it help",
        ),
        "technology": ("technology", "tech", "technoleg", "teicneòlas", "technologia"),
        "theme": ("theme", "category", "topic", "thema", "cuspair", "temat", "الموضوع"),
    },
    "participant": {"title": ("name", "participant", "who", "person"), "sector": ("sector",)},
    "assessor": {"title": ("name", "assessor", "scorer", "judge"), "group": ("group",)},
    "stakeholder": {"title": ("name", "stakeholder")},
    "score": {"value": ("score", "mark", "value")},
    "vote": {
        "dots": ("dots", "votes", "points"),
        "voter": ("voter", "name"),
        "mark": ("mark", "score", "place", "rank"),
        "ballot": ("ballot", "poll", "round"),
        "over": ("preferred to", "over", "rather than"),
    },
    "cost": {"title": ("cost", "cost line", "line", "item")},
    "benefit": {"title": ("benefit", "benefit line", "line", "item")},
}  # fmt: skip
"""Other headings that plainly mean a field, some of them in Welsh, Gaelic, Polish and Arabic."""

_LOOKED_AT = 25


def plain(heading: object) -> str:
    """Give a heading without capitals, marks, underscores and the unit in brackets.

    >>> plain("  What's your idea?*"), plain("Amount (£ a year)"), plain("who_gains")
    ('whats your idea', 'amount', 'who gains')
    """
    text = unicodedata.normalize("NFC", str(heading)).casefold()
    text = re.sub(r"\s*\([^()]*\)\s*$", "", text) or text
    return " ".join(re.sub(r"[^\w\s/-]", "", text).replace("_", " ").split())


@cache
def fields(kind: str) -> Mapping[str, tuple[int, str]]:
    """Give each heading that means a field of a kind: how plainly (0 best), and which field."""
    cls = KINDS[kind]
    found: dict[str, tuple[int, str]] = {}
    for name in cls.model_fields:
        found.setdefault(plain(name), (0, name))
    for name, info in cls.model_fields.items():
        found.setdefault(plain(info.title or name), (1, name))
    for name, others in ALSO.get(kind, {}).items():
        for other in others:
            found.setdefault(plain(other), (2, name))
    for word in (kind, cls.plural, "name") if "title" in cls.model_fields else ():
        found.setdefault(plain(word), (3, "title"))
    return found


def understood(kind: str, headings: Sequence[Heading]) -> dict[str, Heading]:
    """Say which heading is which field: the plainest; none where two are as plain as each other."""
    known = fields(kind)
    claims: dict[str, list[tuple[int, Heading]]] = {}
    for heading in headings:
        if (claim := known.get(plain(heading.text))) is not None:
            claims.setdefault(claim[1], []).append((claim[0], heading))
    chosen = {}
    for name, rivals in claims.items():
        best = min(rank for rank, _ in rivals)
        first = [heading for rank, heading in rivals if rank == best]
        if len(first) == 1:
            chosen[name] = first[0]
    return chosen


def required(kind: str) -> list[str]:
    """Give the fields without which a kind cannot be made."""
    return [name for name, info in KINDS[kind].model_fields.items() if info.is_required()]


def table_at(grid: Grid, top: int) -> Table:
    """Take a row of a sheet as its headings."""
    texts = grid.row(top) if top >= 0 else [None] * len(grid.columns)
    named = ((place, "" if text is None else str(text)) for place, text in enumerate(texts))
    return Table(
        grid, top, tuple(Heading(place, text) for place, text in named if text or grid.columns[place].filled)
    )


def tops(grid: Grid) -> list[int]:
    """Give the rows that could be the headings: the first with anything in it, and some below."""
    return [
        place for place in range(min(grid.height, _LOOKED_AT)) if any(c is not None for c in grid.row(place))
    ]
