"""Results as HTML: escaped, labelled, and with a way from every figure to its entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from innokit.records import Record
from innokit.results import describe
from innokit.results.sheet import Figure, Fragment, Sentence, Sheet
from innokit.results.trace import (
    Ground,
    Reading,
    Trace,
    alone,
    amount_text,
    by_size,
    exact_beside,
    exactly,
    readings,
)
from innokit.words import MINUS, count, escape, one_line

if TYPE_CHECKING:
    from innokit.results.result import Result

MOST_IN_A_PARAGRAPH = 3
"""Sentences that read well as one paragraph; more stand as a list."""

MOST_SAID = 400
"""Figures of one result that a notebook repeats below it with exact values; the tables hold them too."""


def result(shown: Result) -> str:
    """Write a result: notice, sentences, tables, how it was made, and the entries behind its figures."""
    parts = [f'<p class="innokit-notice"><strong>{escape(shown.notice)}</strong></p>'] if shown.notice else []
    parts += [paragraph(said, heading) for heading, said in shown.paragraphs()]
    tables = shown.sheets()
    open_ones = len(tables) if shown.unfolded is None else shown.unfolded
    parts += [sheet(item) if place < open_ones else _folded(item) for place, item in enumerate(tables)]
    parts += [f'<p class="innokit-made"><small>{escape(shown.provenance())}</small></p>']
    found = shown.traces()
    if found:
        heading = "<summary>Where these figures come from</summary>"
        parts += [f'<details class="innokit-trace">{heading}{_all_traces(found)}</details>']
    return f'<section class="innokit-result" aria-label="{escape(shown.title)}">{"".join(parts)}</section>'


def paragraph(sentences: Iterable[Sentence], heading: str = "") -> str:
    """Write sentences as one paragraph, or as a list where there are many; a heading stands above them."""
    said = ["".join(map(fragment, sentence)) for sentence in sentences]
    if len(said) <= MOST_IN_A_PARAGRAPH:
        above = f"<strong>{escape(heading)}</strong><br>" if heading else ""
        return f"<p>{above}{' '.join(said)}</p>"
    above = f"<p><strong>{escape(heading)}</strong></p>" if heading else ""
    return f'{above}<ul class="innokit-said">{"".join(f"<li>{sentence}</li>" for sentence in said)}</ul>'


def fragment(piece: Fragment) -> str:
    """Write text, or a figure that leads to the entries behind it."""
    if not isinstance(piece, Figure):
        return escape(piece)
    link = f'href="#trace-{piece.id}" data-figure="{piece.id}"'
    if piece.text.startswith(MINUS):  # a minus may not be left behind at the end of a line
        link += ' style="white-space:nowrap"'
    return f'<a class="innokit-figure" {link}>{escape(piece.text)}</a>'


def sheet(shown: Sheet) -> str:
    """Write a sheet as a table with a caption and scoped headings; a wide one scrolls by itself."""
    first = shown.rows[0] if shown.rows else ("",) * len(shown.columns)
    head = "".join(
        _cell("th", cell, escape(c.heading), "col") for c, cell in zip(shown.columns, first, strict=True)
    )
    rows = "".join(_row(row) for row in shown.rows)
    note = f'<p class="innokit-note"><small>{escape(shown.note)}</small></p>' if shown.note else ""
    return (
        f'<div class="innokit-scroll" role="region" tabindex="0" aria-label="{escape(shown.caption)}">'
        f'<table class="innokit-table"><caption>{escape(shown.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}"
    )


def _folded(shown: Sheet) -> str:
    """Write a sheet that opens at a click, or on paper."""
    return f'<details class="innokit-more"><summary>{escape(shown.caption)}</summary>{sheet(shown)}</details>'


def _all_traces(found: tuple[Trace, ...]) -> str:
    """Write every figure with the numbers of its entries, then each of those entries once."""
    grounds = {ground.record.id: ground for item in found for ground in item.grounds}
    brief = sum(len(item.figures) for item in found) > MOST_SAID
    lines = "".join(f"<li>{_figures(item, brief)}{escape(_rests_on(item))}</li>" for item in found)
    rows = "".join(_ground(item) for item in grounds.values())
    return f"<ul>{lines}</ul>{_grounds_table(rows)}"


def _figures(shown: Trace, brief: bool) -> str:
    """Write the figures of a trace, each with its exact value where a link to it arrives; or how many."""
    if brief:
        places = "".join(f'<span id="trace-{f.id}"></span>' for f in shown.figures)
        return f"{places}{count(len(shown.figures), 'figure')}"
    return "; ".join(
        f'<span id="trace-{f.id}">{escape(f.label)}: {escape(exactly(f))}</span>' for f in shown.figures
    )


def _rests_on(shown: Trace) -> str:
    """Say on which of the entries below some figures rest."""
    numbers = sorted(ground.entry.seq for ground in shown.grounds if ground.entry)
    if not shown.grounds:
        return ". Nothing has been recorded for it."
    return f". From entries {', '.join(map(str, numbers))}." if numbers else ". From what was given directly."


def trace(shown: Trace, record_page: str) -> str:
    """Write what figures rest on: the one that a link leads to, then its lines and entries.

    Folded, with the first figure as its heading; a browser unfolds it when a link leads inside. The
    stylesheet shows of the list of figures only the one that was asked for, until the rest is opened.
    """
    figures = "".join(
        f'<li id="trace-{f.id}">{escape(f.label)}: <b>{escape(alone(f))}</b>{_exact(f)}</li>'
        for f in shown.figures
    )
    lines, others = by_size(shown.grounds)
    rests = "".join((_lines(lines, record_page), _by_kind(others, record_page), _published(shown)))
    if not shown.grounds:
        rests = f'<p class="innokit-rests">{escape(_rests_on(shown).removeprefix(". "))}</p>'
    first, more = shown.figures[0], len(shown.figures) - 1
    also = f", and {count(more, 'more figure')} from the same entries" if more else ""
    heading = f"{escape(first.label)}{also}"
    every = f"All {more + 1:,} figures from these entries"
    rest = f'<details class="innokit-every"><summary>{every}</summary></details>' if more else ""
    return (
        f'<details class="innokit-grounds"><summary>{heading}</summary><div class="innokit-behind">'
        f'{rests}{rest}<ul class="innokit-figures">{figures}</ul></div></details>'
    )


def _exact(figure: Figure) -> str:
    """Write the exact value of a figure in smaller type, where it says more."""
    found = exact_beside(figure)
    return f" <small>exactly {escape(found)}</small>" if found else ""


def _lines(lines: tuple[Ground, ...], record_page: str) -> str:
    """Write the lines behind a sum, largest first, each with what it comes to."""
    if not lines:
        return ""
    several = len({item.detail.under for item in lines if not item.detail.usual}) > 1
    rows = "".join(
        f'<tr><th scope="row">{_entry_link(item, record_page)} '
        f"<small>{escape(_line_place(item, several))}</small></th>"
        f'<td class="innokit-number">{escape(amount_text(item.detail.amount or 0.0))}</td></tr>'
        for item in lines
    )
    note = "costs and burdens negative"
    if any(item.detail.usual for item in lines):
        note += "; business as usual is taken off"
    head = '<thead><tr><th scope="col">Line</th><th scope="col">Present value</th></tr></thead>'
    caption = f"<caption>Its lines, largest first <small>({note})</small></caption>"
    return f'<table class="innokit-lines">{caption}{head}<tbody>{rows}</tbody></table>'


def _line_place(item: Ground, several: bool) -> str:
    """Say where a line stands, and of which option it is where there are several."""
    option = "business as usual" if item.detail.usual else item.detail.under if several else ""
    place = f"{describe.kind_words(item.record.kind)}, {item.place.lower()}"
    return f"{place}; {option}" if option else place


def _by_kind(found: tuple[Ground, ...], record_page: str) -> str:
    """Name records behind figures kind by kind, each leading to its entry."""
    kinds: dict[str, list[Ground]] = {}
    for item in found:
        kinds.setdefault(item.record.kind, []).append(item)
    paragraphs = []
    for kind, among in kinds.items():
        words = describe.kind_words(kind) if len(among) == 1 else describe.plural_words(kind)
        links = "; ".join(f"{_entry_link(item, record_page)} ({item.place.lower()})" for item in among)
        paragraphs.append(f'<p class="innokit-rests">{escape(words[:1].upper() + words[1:])}: {links}</p>')
    return "".join(paragraphs)


def _published(shown: Trace) -> str:
    """Name what the records behind figures take from published tables."""
    found = readings(shown.grounds)
    links = "; ".join(f'<a href="#table-{key}">{escape(read.short)}</a>' for key, read in found.items())
    return f'<p class="innokit-rests">From published tables: {links}</p>' if links else ""


def published(found: Iterable[tuple[Reading, Iterable[str]]]) -> str:
    """Write rows of published tables, each where a link to it arrives, with the records that take it."""
    parts = []
    for read, takers in found:
        facts = (*read.facts, ("Taken by", "; ".join(takers)))
        told = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts if value)
        heading = f"<h4>{escape(read.short)}</h4>"
        parts.append(f'<article class="entry" id="table-{read.key}">{heading}<dl>{told}</dl></article>')
    return "".join(parts)


def _entry_link(item: Ground, record_page: str) -> str:
    """Name one record behind a figure, leading to its entry."""
    address = f"{record_page}#{entry_anchor(item.record)}"
    return f'<a class="innokit-entry" href="{address}">{escape(one_line(item.record.name, 60))}</a>'


def _grounds_table(rows: str) -> str:
    """Write rows of records as a table."""
    titles = ("Entry", "What it says", "Source", "Recorded by")
    head = "".join(_cell("th", "", title, "col") for title in titles)
    return f'<table class="innokit-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def entry_anchor(record: Record) -> str:
    """Give the address, within a page that lists the record, of what was recorded about one thing."""
    return f"record-{record.id}"


def _ground(item: Ground) -> str:
    """Write one record behind a figure."""
    kind, place = describe.kind_words(item.record.kind), escape(item.place)
    cells = (item.said, item.source or "none given", item.origin)
    tds = "".join(_cell("td", text, escape(text)) for text in cells)
    return f"<tr>{_cell('th', '', f'{place}<br>{escape(kind)}', 'row')}{tds}</tr>"


def _row(cells: tuple[Fragment, ...]) -> str:
    """Write a row, whose first cell names it."""
    first, *rest = cells
    tds = "".join(_cell("td", cell, fragment(cell)) for cell in rest)
    return f"<tr>{_cell('th', '', fragment(first), 'row')}{tds}</tr>"


def _cell(tag: str, like: Fragment, inside: str, scope: str = "") -> str:
    """Write a cell: numbers to the right, words to the left, which notebooks do not do by themselves."""
    scoped = f' scope="{scope}"' if scope else ""
    look = 'class="innokit-number"' if _numeric(like) else 'style="text-align:left"'
    return f"<{tag}{scoped} {look}>{inside}</{tag}>"


def _numeric(cell: Fragment) -> bool:
    """Say whether a cell is to be set as a number."""
    return isinstance(cell, Figure) and any(letter.isdigit() for letter in cell.text)
