"""From a case to a document: the parts in their order, each saying what is empty."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping

from innokit import process
from innokit.evidence.answers import label
from innokit.evidence.documents import pictures
from innokit.evidence.documents.blocks import numbered, table
from innokit.evidence.documents.content import (
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Picture,
    plain,
    text,
)
from innokit.evidence.documents.order import Order, Part, read_order
from innokit.evidence.documents.sections import SECTIONS
from innokit.evidence.documents.work import ABOVE, Drawn, Work
from innokit.records import Case, Challenge, Decision
from innokit.results import notice, text_of
from innokit.words import date_words, one_line

SUMMARY = "summary"
LATE = ("sources", "traces", "checking", "made")
_START = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_NO_PICTURE = (
    "The chart “{title}” stands here as a table, because no browser drew it on the machine that "
    "wrote this. {alt}"
)


def compose(case: Case, order: str | os.PathLike[str] = "sixteen", *, pictures: bool = True) -> Document:
    """Compose a document from a case; `write_docx` and `write_pdf` take it in place of the case.

    Parameters
    ----------
    case : Case
        However incomplete: each part says what is empty.
    order : str or path, optional
        ``"sixteen"``: the sixteen parts; ``"five cases"``: the Five Case Model;
        ``"initiation"``: a project initiation document; or a TOML file of your own.
    pictures : bool, optional
        Draw charts, where this machine has a browser of the Chromium family; otherwise each chart stands
        as its table.

    Raises
    ------
    EvidenceError
        There is no such order, or it cannot be read.
    """
    shape, work = read_order(order, SECTIONS), Work(case)
    headed = [*_headed(shape)]
    sections = _made([name for part, _ in headed for name in part.holds], work)
    made = [[*_part(part, heading, sections)] for part, heading in headed]
    opens = bool(shape.parts) and shape.parts[0].holds[:1] == (SUMMARY,)
    drawn = numbered(_drawn([block for blocks in made for block in blocks], pictures))
    first = _first(drawn) if opens else 0
    return Document(
        kind=plain(shape.kind),
        title=_question(case),
        facts=_facts(case),
        notice=_notice(case),
        foot=_foot(case),
        created=case.entries[-1].moment if case.entries else _START,
        opening=tuple(drawn[:first]),
        blocks=tuple(drawn[first:]),
        marks=tuple(work.marks.values()),
    )


def _headed(shape: Order) -> Iterator[tuple[Part, str]]:
    """Give each part with its heading as printed."""
    for place, part in enumerate(shape.parts, 1):
        yield part, f"{place} {part.heading}" if shape.numbered else part.heading
    for place, part in enumerate(shape.appendices):
        letter = chr(ord("A") + place) if place < 26 else str(place + 1)
        yield part, f"Appendix {letter}: {part.heading}"


def _made(names: Iterable[str], work: Work) -> dict[str, list[Block | Drawn]]:
    """Make every section that is asked for, those last that speak of all the others."""
    late = sorted(dict.fromkeys(names), key=lambda name: LATE.index(name) if name in LATE else -1)
    return {name: [*SECTIONS[name].make(work)] or [Note(ABOVE)] for name in late}


def _part(part: Part, heading: str, made: Mapping[str, list[Block | Drawn]]) -> Iterator[Block | Drawn]:
    """Make one part: its heading, a council's own words, and its sections, under headings if several."""
    yield Heading(1, plain(heading))
    if part.lead:
        yield Paragraph(text(part.lead))
    several = len(part.holds) > 1
    for name in part.holds:
        if several:
            yield Heading(2, SECTIONS[name].heading)
        for block in made[name]:
            # A section that is a whole part stands one level higher.
            yield (
                Heading(block.level - 1, block.text) if isinstance(block, Heading) and not several else block
            )


def _drawn(blocks: Iterable[Block | Drawn], wanted: bool) -> Iterator[Block]:
    """Put pictures where charts are to stand, or the tables of those that were not drawn."""
    waiting = [*blocks]
    charts = [block.chart for block in waiting if isinstance(block, Drawn)]
    made = iter(pictures.draw(charts) if wanted else [b""] * len(charts))
    for block in waiting:
        if not isinstance(block, Drawn):
            yield block
        elif image := next(made):
            chart = block.chart
            wide, high = pictures.size_of(image)
            yield Picture(plain(chart.title), plain(chart.subtitle), plain(chart.alt), image, wide, high)
        else:
            yield Note(plain(_NO_PICTURE.format(title=block.chart.title, alt=block.chart.alt)))
            yield from (made for made in table(block.chart.data) if not isinstance(made, Drawn))


def _first(blocks: list[Block]) -> int:
    """Say how many blocks stand before the second part."""
    heads = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    return heads[1] if len(heads) > 1 else len(blocks)


def _question(case: Case) -> str:
    """Give the question that the case answers."""
    return plain(one_line(next((item.title for item in case.of(Challenge)), "No question recorded yet"), 300))


def _facts(case: Case) -> tuple[tuple[str, str], ...]:
    """Give the title block: status, owner, who signed, and as at which entry."""
    owner = next((item.owner for item in case.of(Challenge) if item.owner), "not recorded")
    when = f", recorded {date_words(case.entries[-1].moment.date())}" if case.entries else ""
    head = f"; head {case.head}" if case.head else ""
    pairs = (
        ("Status", _status(case)),
        ("Owner", owner),
        ("Signed", _signed(case)),
        ("Record", f"{case.moment[0].upper()}{case.moment[1:]}{when}{head}"),
    )
    return tuple((name, plain(value)) for name, value in pairs)


def _status(case: Case) -> str:
    """Say how far it has come."""
    decisions = case.of(Decision)
    if not decisions:
        return "Draft: nothing is decided yet"
    last = decisions[-1]
    by = f" by {last.decided_by}" if last.decided_by else ""
    return f"Decided{f' on {date_words(last.date)}' if last.date else ''}{by}"


def _signed(case: Case) -> str:
    """Say whether it is assured and approved: the sign-offs that stand, names as declared."""
    return " ".join(text_of(sentence) for sentence in process.assurance(case).sentences()[:2])


def _notice(case: Case) -> str:
    """Say on every page whether figures are invented or recalled."""
    return plain(notice(case, (record.id for record in case.records)) or label(case, ()))


def _foot(case: Case) -> str:
    """Say on every page which record this was made from."""
    head = f" · head {case.head}" if case.head else ""
    return plain(f"{case.moment[0].upper()}{case.moment[1:]}{head} · names as declared")
