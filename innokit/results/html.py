"""Results as HTML: escaped, labelled, and with a way from every figure to its entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from innokit.records import Record
from innokit.results import describe
from innokit.results.sheet import Figure, Fragment, Sentence, Sheet
from innokit.results.trace import Ground, Trace
from innokit.words import MINUS, count, escape, exact, one_line

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
        f'<span id="trace-{f.id}">{escape(f.label)}: {escape(_exactly(f))}</span>' for f in shown.figures
    )


def _rests_on(shown: Trace) -> str:
    """Say on which of the entries below some figures rest."""
    numbers = sorted(ground.entry.seq for ground in shown.grounds if ground.entry)
    if not shown.grounds:
        return ". Nothing has been recorded for it."
    return f". From entries {', '.join(map(str, numbers))}." if numbers else ". From what was given directly."


def trace(shown: Trace, record_page: str) -> str:
    """Write figures that rest on the same entries, then links to those entries on the page of the record.

    Folded, with the first figure as its heading; a browser unfolds it when a link leads inside.
    """
    figures = "".join(
        f'<li id="trace-{f.id}">{escape(f.label)}: {escape(_exactly(f))}</li>' for f in shown.figures
    )
    links = "; ".join(_entry_link(item, record_page) for item in shown.grounds)
    rests = f"From {links}." if links else escape(_rests_on(shown).removeprefix(". "))
    first, others = shown.figures[0], len(shown.figures) - 1
    more = f", and {count(others, 'more figure')} from the same entries" if others else ""
    heading = f"<summary>{escape(first.label)}{more}</summary>"
    return (
        f'<details class="innokit-grounds">{heading}<ul>{figures}</ul>'
        f'<p class="innokit-rests">{rests}</p></details>'
    )


def _entry_link(item: Ground, record_page: str) -> str:
    """Name one record behind a figure, with its kind, leading to its entry."""
    said = f"{item.place}, {describe.kind_words(item.record.kind)}: {one_line(item.record.name, 60)}"
    address = f"{record_page}#{entry_anchor(item.record)}"
    return f'<a class="innokit-entry" href="{address}">{escape(said)}</a>'


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


def _exactly(figure: Figure) -> str:
    """Write the exact value of a figure with its unit, or what stands in place of a number."""
    if figure.value is None:
        return figure.text
    if figure.unit.startswith("£"):
        text = exact(figure.value)
        sign, size = (text[0], text[1:]) if figure.value < 0 else ("", text)
        return f"{sign}£{size}{figure.unit[1:]}"
    return f"{exact(figure.value)} {figure.unit}".rstrip()


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
