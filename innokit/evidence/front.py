"""The front page of a case: question, answer, chart, label, pages, and how to check it."""

from __future__ import annotations

from collections.abc import Sequence

from innokit.evidence.answers import Answer, answer
from innokit.evidence.layout import Link, question
from innokit.evidence.pages import Page
from innokit.evidence.safe import clean
from innokit.records import Case, Decision
from innokit.results import html
from innokit.words import escape


def front_page(case: Case, links: Sequence[Link]) -> Page:
    """Write the front page of a case.

    Parameters
    ----------
    case : Case
    links : sequence of Link
        The pages behind it.
    """
    page = Page("index", question(case))
    found = answer(case)
    page.parts.append(f'<h1 id="question">{escape(question(case))}</h1>{label_html(found.label)}')
    _add_answer(page, case, found)
    if found.chart:
        page.add_plot(found.chart.to_plain())
        page.parts.append(clean(found.chart.data_html()))
    lines = "".join(f'<li><a href="{link.address}">{escape(link.words)}</a></li>' for link in links)
    page.parts.append(f'<h2 id="pages">What is behind it</h2><ul class="pages">{lines}</ul>')
    page.parts.append(_how_to_check(case))
    return page


def label_html(label: str) -> str:
    """Write the label of a case."""
    if not label:
        return ""
    sort = "invented" if label.startswith("Illustrative") else "agrees"
    return f'<p><span class="label {sort}">{escape(label)}</span></p>'


def _add_answer(page: Page, case: Case, found: Answer) -> None:
    """Add what was decided and what the figures say."""
    page.parts.append('<h2 id="answer">The answer</h2>')
    decisions = case.of(Decision)
    if decisions:
        last = decisions[-1]
        by = f'<p class="quiet">Decided by {escape(last.decided_by)}</p>' if last.decided_by else ""
        page.parts.append(f'<p class="answer">{escape(last.title)}</p>{by}')
    if found.main:
        first, *more = found.main.sentences()
        said = html.paragraph([first])
        page.parts.append(said if decisions else said.replace("<p>", '<p class="answer">', 1))
        page.parts.append(html.paragraph(more) if more else "")
        page.take_figures(found.main.to_plain())
        page.parts.append(f'<p class="innokit-made"><small>{escape(found.main.provenance())}</small></p>')
    elif not decisions:
        page.parts.append(
            "<p>The record does not hold enough yet for an answer; each page says what is missing.</p>"
        )


def _how_to_check(case: Case) -> str:
    """Say how somebody who was not in the room can check it."""
    if not case.entries:
        return ""
    head = escape(case.head)
    return (
        '<h2 id="check">How to check this</h2>'
        f"<p>The record ends at entry {case.as_at}, with head <code>{head}</code>. "
        "Write the head into the minutes: with it, anybody can tell whether an entry was altered, added or "
        "cut off later.</p>"
        f'<pre tabindex="0"><code>innokit verify . --expect {head}\ninnokit run\ninnokit export</code></pre>'
        "<p>The first line, given in the project's folder, checks every entry; "
        "the others work all figures out again. A pack is checked, with all its figures, by "
        f"<code>innokit verify pack.zip --expect {head}</code>.</p>"
    )
