"""The front page of a case, for a decider with eight minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from innokit.businesscase import HEADINGS, Appraisal, FrontPage
from innokit.evidence.answers import front_chart, label, on_one_page, results_of
from innokit.evidence.layout import Link, question
from innokit.evidence.pages import Page
from innokit.evidence.safe import clean
from innokit.records import Case, Challenge
from innokit.results import Result, Sentence, html
from innokit.words import count, escape

CAUTION, ASKED = HEADINGS[:2]
MONEY = "What it costs"
"""The paragraph under which the council's cash is drawn and listed."""
_BUSINESS, _DECISION, _IDEAS = "05_business_case", "06_action_decision", "04_idea_refinement"
SECTIONS: Mapping[str, tuple[str, str, str]] = {
    "The question": ("01_set_up", "", "Why now, and for whom"),
    "The options": (_IDEAS, "which-option-is-worth-most", "How the options compare"),
    "What was decided": (_DECISION, "what-was-decided-by-whom-and-why", "Each decision with its reasons"),
    "The answer": (_BUSINESS, "what-is-each-option-worth-against-business-as-usual", "How it is worked out"),
    "How sure this is": (_BUSINESS, "how-sure-can-we-be", "How the chances are worked out"),
    "What it costs": (_BUSINESS, "what-does-it-do-to-the-council-s-budget", "The council's budget in full"),
    "Who gains and who loses": (_BUSINESS, "who-pays-and-who-gains", "Who pays and who gains, in full"),
    "What would change it": (_BUSINESS, "what-would-change-the-answer", "Every assumption by itself"),
    "What may go wrong": (_BUSINESS, "what-may-go-wrong", "Every risk, and who watches"),
    "Who disagrees": (_IDEAS, "who-differs-and-where-would-talking-help", "Who differs, and where"),
    "What is asked": (_DECISION, "what-lies-before-the-deciders", "What lies before the deciders"),
    "What comes next": (_DECISION, "what-opens-delivery", "What opens delivery"),
    "Who has checked it": (_BUSINESS, "who-has-checked-it-and-does-that-still-hold", "Checks and sign-offs"),
}
"""Where each paragraph is shown in full: notebook, heading and the words of the link."""


def front_page(case: Case, links: Sequence[Link]) -> Page:
    """Write the front page of a case.

    Parameters
    ----------
    case : Case
    links : sequence of Link
        The pages behind it.
    """
    page, shown = Page("index", question(case)), on_one_page(case)
    found, said = results_of(case), dict(shown.paragraphs())
    page.take_figures(shown.to_plain())
    page.parts.append(f'<div class="front">\n<h1 id="question">{escape(question(case))}</h1>')
    named = label(case, found)
    page.parts.append("" if named.startswith("Illustrative") else label_html(named))
    page.parts.append(_caution(said.pop(CAUTION, ())))
    drawn_under = MONEY if MONEY in said else "The answer"
    for heading, sentences in said.items():
        page.parts.append(_asked(case, heading, sentences, links))
        if heading == drawn_under:
            _add_chart(page, shown, found[0] if found else None)
    page.parts += [*_folded(shown, "ratios"), _behind(links), _how_to_check(case, shown), "</div>"]
    return page


def label_html(label: str) -> str:
    """Write the label of a case."""
    if not label:
        return ""
    sort = "invented" if label.startswith("Illustrative") else "agrees"
    return f'<p><span class="label {sort}">{escape(label)}</span></p>'


def _caution(said: Sequence[Sentence]) -> str:
    """Write what a reader has to know before anything else, as a banner."""
    return f'<div class="caution">{_paragraphs(said)}</div>' if said else ""


def _asked(case: Case, heading: str, said: Sequence[Sentence], links: Sequence[Link]) -> str:
    """Write one question with its answer, and the way to where it is shown in full."""
    if heading == ASKED and len(case.of(Challenge)) == 1:  # the question itself heads the page
        return _paragraphs(said[1:])
    body = _decisions(said) if heading == "What was decided" else _paragraphs(said)
    return f'<h2 id="{_slug(heading)}">{escape(heading)}</h2>{body}{_in_full(heading, links)}'


def _paragraphs(said: Sequence[Sentence]) -> str:
    """Write sentences as plain paragraphs, or as a list where there are many."""
    return clean(html.paragraph(said)) if said else ""


def _decisions(said: Sequence[Sentence]) -> str:
    """Write decisions one below the other, each with what was decided in bold."""
    lines = "".join(
        f"<li><strong>{html.fragment(first)}</strong>{''.join(map(html.fragment, more))}</li>"
        for first, *more in said
    )
    return clean(f'<ul class="decisions">{lines}</ul>')


def _in_full(heading: str, links: Sequence[Link]) -> str:
    """Lead to the section of a notebook that shows a paragraph in full, where that page is there."""
    stem, section, words = SECTIONS.get(heading, ("", "", ""))
    beside, inside = f"{stem}.html", f"#page-{stem}"
    address = next((link.address for link in links if stem and link.address in (beside, inside)), "")
    if not address:
        return ""
    if section:
        address = f"{'' if address == inside else beside}#{stem}-{section}"
    return f'<p class="more"><a href="{address}">{escape(words)}</a></p>'


def _add_chart(page: Page, shown: FrontPage, main: Result | None) -> None:
    """Add the chart, and what it draws as a table behind a fold."""
    chart = front_chart(shown, main)
    if chart is None:
        return
    if isinstance(main, Appraisal) and chart.result is main:
        page.parts.append('<p class="quiet">For everybody together, not the council by itself:</p>')
    page.add_plot(chart.to_plain())
    if chart.result is shown:
        page.parts += _folded(shown, "by-year")
    else:
        page.take_figures(chart.result.to_plain(chart.data.figures()))
        page.parts.append(clean(chart.data_html()))


def _folded(shown: FrontPage, key: str) -> Iterator[str]:
    """Write a table behind a fold, where there is one."""
    for sheet in shown.sheets():
        if sheet.key == key:
            summary = f"<summary>{escape(sheet.caption)}</summary>"
            yield f'<details class="innokit-more">{summary}{clean(html.sheet(sheet))}</details>'


def _behind(links: Sequence[Link]) -> str:
    """List the pages behind it."""
    lines = "".join(f'<li><a href="{link.address}">{escape(link.words)}</a></li>' for link in links)
    summary = f'<summary id="pages">What is behind it: {count(len(links), "page")}</summary>'
    return f'<details class="behind">{summary}<ul class="pages">{lines}</ul></details>'


def _how_to_check(case: Case, shown: FrontPage) -> str:
    """Say how somebody who was not in the room can check it; the commands stand behind a fold."""
    if not case.entries:
        return ""
    head = escape(case.head)
    return (
        '<h2 id="check">How to check this</h2>'
        "<p>Every dotted figure above leads to what was recorded: by whom, when and why. Somebody who was "
        "not in the room can work every figure out again.</p>"
        "<details><summary>For whoever checks it: provenance and commands</summary>"
        f"<p>{escape(shown.provenance())}</p>"
        f"<p>The record ends at entry {case.as_at}, with head <code>{head}</code>. "
        "Write the head into the minutes: with it, anybody can tell whether an entry was altered, added or "
        "cut off later.</p>"
        f'<pre tabindex="0"><code>innokit verify . --expect {head}\ninnokit run\ninnokit export</code></pre>'
        "<p>The first line, given in the project's folder, checks every entry; "
        "the others work all figures out again. A pack is checked, with all its figures, by "
        f"<code>innokit verify pack.zip --expect {head}</code>.</p></details>"
    )


def _slug(heading: str) -> str:
    """Give the address of a heading within the page."""
    return re.sub(r"[^a-z]+", "-", heading.lower()).strip("-")
