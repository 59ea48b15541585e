"""Exports of participation tools that are one table: Decidim and Pol.is; and boards of notes: Miro."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import numpy as np

from innokit.intake.reading import Column, Grid
from innokit.intake.shapes.headings import plain, table_at, tops, understood
from innokit.intake.shapes.plan import Aside, Found, Heading, Plan, Table, Use

DECIDIM, POLIS, MIRO = "Decidim", "Pol.is", "Miro"
_STATEMENTS = {"comment-id", "author-id", "comment-body"}
_NOTES = ("text", "content", "sticky note", "note", "title", "name")
_BOARD = {
    "type",
    "x",
    "y",
    "width",
    "height",
    "color",
    "colour",
    "frame",
    "tags",
    "created by",
    "board",
    "parent",
}


def decidim(grid: Grid) -> Found | None:
    """Recognise proposals of Decidim: id, component/id or participatory_space/id, title and body.

    Nested fields are parted by slashes, the last part of a translated one being the language. Each proposal
    takes the first of its languages that is filled.
    """
    table = _first(grid)
    if table is None:
        return None
    by_text = {heading.text: heading for heading in table.headings}
    place = [name for name in ("participatory_space/id", "component/id") if name in by_text]
    titles = _languages(table, "title")
    if not place or "id" not in by_text or not titles:
        return None
    body, theme = (
        _languages(table, "body"),
        _languages(table, "category/name") or _languages(table, "taxonomies/name"),
    )
    author = [by_text[name] for name in ("author/name", "authors/name", "author") if name in by_text]
    groups = {"title": titles, "text": body, "theme": theme, "author": author[:1]}
    uses = tuple(use for name, headings in groups.items() for use in _coalesced(table, name, headings))
    tells = [by_text["url"]] if "url" in by_text else [by_text[name] for name in (*place, "id")]
    key = (table.body(by_text["id"].place), *(table.body(heading.place) for heading in tells))
    used = {(grid.name, h.letter): "tells proposals apart" for h in (by_text["id"], *tells)}
    why = f"its headings hold id, {place[0]} and {titles[0].text}"
    plan = Plan(table, "idea", uses, source=DECIDIM, key=key, origin="Decidim, proposal {}")
    return Found(DECIDIM, why, (plan,), used=used)


def polis(grid: Grid) -> Found | Aside | None:
    """Recognise statements of Pol.is (comments.csv): comment-id, author-id and comment-body."""
    table = _first(grid)
    if table is None:
        return None
    by_text = {heading.text: heading for heading in table.headings}
    if {"voter-id", "comment-id", "vote"} <= set(by_text) or {"participant", "group-id", "n-votes"} <= set(
        by_text
    ):
        return Aside(
            grid,
            "Pol.is: these are votes to agree or disagree, which have no place among dots for ideas",
            "give comments.csv of the same export, which holds the statements",
        )
    if not set(by_text) >= _STATEMENTS:
        return None
    body, author, number = (table.body(by_text[n].place) for n in ("comment-body", "author-id", "comment-id"))
    uses = (
        Use("title", body, by_text["comment-body"]),
        Use("author", author, by_text["author-id"], clean=lambda id: f"participant {id}"),
    )
    key = (number, *(table.body(by_text[n].place) for n in ("timestamp",) if n in by_text), body)
    used = {
        (grid.name, by_text[n].letter): "tells statements apart"
        for n in ("comment-id", "timestamp")
        if n in by_text
    }
    plan = Plan(table, "idea", uses, source=POLIS, key=key, origin="Pol.is, statement {}")
    return Found(POLIS, "its headings hold comment-id, author-id and comment-body", (plan,), used=used)


def miro(grid: Grid, asked: bool, hint: str) -> Found | None:
    """Recognise a board of Miro saved as CSV: a list of texts without headings, or texts with their places.

    Miro's own export has no headings and does not say which text is the title of a frame. It is taken for
    one only where it is asked for, or where the file is named as Miro names it.
    """
    table = _first(grid)
    if table is None:
        return None
    texts = [plain(heading.text) for heading in table.headings]
    if len(_BOARD & set(texts)) >= 2 and any(text in _NOTES for text in texts):
        return _placed(table, texts)
    if not asked and re.match(r"miro\b", plain(hint)) is None:
        return None
    return _list(grid)


def _placed(table: Table, texts: list[str]) -> Found:
    """Take notes with headings."""
    note = table.headings[texts.index(next(text for text in _NOTES if text in texts))]
    others = {"frame": "table", "tags": "theme", "created by": "author"}
    chosen = {
        others[text]: heading for text, heading in zip(texts, table.headings, strict=True) if text in others
    }
    chosen = {
        **chosen,
        **{k: v for k, v in understood("idea", table.headings).items() if k == "author"},
        "title": note,
    }
    uses = tuple(
        Use(name, table.body(heading.place), heading, clean=_without_tags) for name, heading in chosen.items()
    )
    plan = Plan(table, "idea", uses, source=MIRO)
    return Found(MIRO, f"its headings hold {note.text} beside places or colours on a board", (plan,))


def _list(grid: Grid) -> Found:
    """Take a list of texts: each filled cell is a note."""
    table = table_at(grid, -1)
    plans = tuple(
        Plan(
            table, "idea", (Use("title", table.body(heading.place), heading, clean=_without_tags),),
            only="title", source=MIRO,
        )
        for heading in table.headings
    )  # fmt: skip
    note = (
        "Miro's list does not tell notes from titles of frames: each text became an idea. "
        "Withdraw those that are titles."
    )
    return Found(MIRO, "a list of texts without headings", plans, notes=(note,))


def _first(grid: Grid) -> Table | None:
    """Take the first row with anything in it as the headings."""
    found = tops(grid)
    return table_at(grid, found[0]) if found else None


def _languages(table: Table, name: str) -> list[Heading]:
    """Give the columns of a field that may be translated."""
    fits = re.compile(rf"{re.escape(name)}(/[A-Za-z]{{2,3}}([-_]\w+)?)?")
    return [heading for heading in table.headings if fits.fullmatch(heading.text)]


def _coalesced(table: Table, name: str, headings: Sequence[Heading]) -> list[Use]:
    """Take the first filled cell of several columns; what is left in the others is not understood."""
    if not headings:
        return []
    codes = np.full(len(table.body(0)), -1, dtype=np.int64)
    values: tuple[Any, ...] = ()
    parts = []
    for heading in headings:
        body = table.body(heading.place)
        given = np.where(codes == -1, body.codes, -1)
        codes = np.where(given >= 0, given + len(values), codes)
        values += body.values
        parts.append((Column(given, body.values), heading))
    return [Use(name, Column(codes, values), headings[0], clean=_without_tags, parts=tuple(parts))]


class _Text(HTMLParser):
    """Collects the text between tags; a new paragraph or line is a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's call
        if tag in ("br", "p", "li", "div") and self.said:
            self.said.append("\n")


_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|a|ul|ol|li|div|span|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)


def _without_tags(text: str) -> str:
    """Give text without the tags of formatted text; anything that is not formatted stays as it is.

    >>> _without_tags("<p>More <b>buses</b></p>"), _without_tags("2 < 3 and a<b")
    ('More buses', '2 < 3 and a<b')
    """
    if _TAG.search(text) is None:
        return text
    reader = _Text()
    reader.feed(text)
    reader.close()
    return "\n".join(line.strip() for line in "".join(reader.said).splitlines() if line.strip())
