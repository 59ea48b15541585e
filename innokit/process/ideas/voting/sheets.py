"""The count of a ballot in figures and sheets; nothing of a secret ballot leads to a voter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from innokit.process.ideas.voting import afterwards
from innokit.process.ideas.voting.giving import Measure
from innokit.records import Vote
from innokit.results import Column, Figure, Fragment, Sheet
from innokit.words import count, exact, money, number

if TYPE_CHECKING:
    from innokit.process.ideas.voting.tally import Tally


def turnout(found: Tally) -> dict[str, Figure]:
    """Count those who took part, abstained and gave votes that count, and votes that do not count."""
    papers, ballot = found.papers, found.ballot
    numbers = {
        "took-part": ("Took part", papers.took_part, "people"),
        "voted": ("Gave votes that count", len(papers.voters), "people"),
        "abstained": ("Abstained", len(papers.abstained), "people"),
        "counted": ("Votes that count", len(papers.counted), "votes"),
        "spoiled": ("Votes that do not count", len(papers.spoiled), "votes"),
    }
    votes = (*papers.counted, *papers.abstained)
    behind = (ballot.id,) if ballot else tuple(vote.id for vote in votes)
    return {
        key: Figure(f"{key}.{found.key}", float(many), f"{many:,}", f"{label}: {found.name}", behind, unit)
        for key, (label, many, unit) in numbers.items()
    }


def cell(found: Tally, measure: Measure, idea: str) -> Figure:
    """Give one number of one idea; no figure of a secret ballot leads to a vote."""
    value = measure.values[idea]
    first = measure is found.counted.measures[0]
    id = f"{'tally' if first else f'tally-{measure.key}'}.{found.key}.{idea}"
    ballot = (found.ballot.id,) if found.ballot else ()
    behind = (idea, *ballot, *(() if found.secret else found.votes_for.get(idea, ())))
    text = "none" if value is None else _text(value, measure)
    return Figure(id, value, text, f"{measure.title}: {found.case.name(idea)}", behind, measure.unit)


def tally_sheets(found: Tally) -> tuple[Sheet, ...]:
    """Give the count, the turnout, what the way of voting adds, what did not count, and who gave what."""
    more = [
        Sheet(key, caption, tuple(map(Column, headings)), rows)
        for key, caption, headings, rows in found.counted.tables
    ]
    sheets = [
        _count(found), _part(found), *more, _spoiled(found), afterwards.sheet(found), _gave(found)
    ]  # fmt: skip
    return tuple(sheet for sheet in sheets if sheet is not None)


def _count(found: Tally) -> Sheet:
    """Give one row an idea, the first first."""
    measures = found.counted.measures
    numbers = (Column(measure.title, measure.unit) for measure in measures)
    columns = (Column("Place"), Column("Idea"), *numbers, Column("Stands"))
    rows: list[tuple[Fragment, ...]] = []
    placed = {idea: (at, len(group) > 1) for at, group in found.places for idea in group}
    for idea in (idea for group in found.counted.groups for idea in group):
        at, tied = placed.get(idea, (0, False))
        place = f"{at}, tied" if tied else str(at) if at else "no vote"
        cells = (cell(found, measure, idea) for measure in measures)
        rows.append((place, found.case.name(idea), *cells, _stands(found, idea)))
    return Sheet("tally", f"{found.name}: the count", columns, tuple(rows))


def _stands(found: Tally, idea: str) -> str:
    """Say whether an idea goes on, and whether it was split since."""
    if found.stands.split(idea):
        return "since split"
    if idea in found.undecided:
        return "tied for the last place"
    return "goes on" if idea in found.going_on else ""


def _part(found: Tally) -> Sheet:
    """Give the turnout."""
    ballot = found.ballot
    rows: list[tuple[Fragment, ...]] = [(f.label.split(":")[0], f) for f in turnout(found).values()]
    wanted = (("May vote", ballot.entitled), ("Quorum", ballot.quorum)) if ballot else ()
    rows += [(label, "not set" if value is None else f"{value:,}") for label, value in wanted]
    return Sheet(
        "turnout", f"{found.name}: who took part", (Column("Turnout"), Column("Number")), tuple(rows)
    )


def _spoiled(found: Tally) -> Sheet | None:
    """Give what did not count: each vote, or for a secret ballot only how many for which reason."""
    spoiled = found.papers.spoiled
    if not spoiled:
        return None
    caption = f"{found.name}: votes that do not count"
    if found.secret:
        counts = tuple((why, f"{many:,}") for why, many in Counter(s.why for s in spoiled).most_common())
        return Sheet("spoiled", caption, (Column("Why"), Column("Votes")), counts)
    rows = tuple(
        (s.vote.voter or "not named", found.case.name(s.vote.idea), _gift(s.vote), s.why) for s in spoiled
    )
    return Sheet("spoiled", caption, tuple(map(Column, ("Voter", "Idea", "Gave", "Why"))), rows)


def _gave(found: Tally) -> Sheet | None:
    """Give who gave what; nothing of the kind for a secret ballot."""
    votes = (*found.papers.counted, *found.papers.abstained)
    if found.secret or not votes:
        return None
    rows = tuple((vote.voter or "not named", *_gave_row(found, vote)) for vote in votes)
    headings = ("Voter", "Idea", "Gave", "Counts for")
    return Sheet("votes", f"{found.name}: who gave what", tuple(map(Column, headings)), rows)


def _gave_row(found: Tally, vote: Vote) -> tuple[str, str, str]:
    """Give what one vote was for, what it gave, and for which idea it counts where that was merged."""
    if vote.abstains:
        return ("abstains", "", "")
    carrier = found.stands.carrier(vote.idea)
    return (
        found.case.name(vote.idea),
        _gift(vote, found),
        found.case.name(carrier) if carrier != vote.idea else "",
    )


def _gift(vote: Vote, found: Tally | None = None) -> str:
    """Say what one vote gives."""
    if vote.abstains:
        return "abstains"
    if vote.over:
        return f"preferred to {found.case.name(vote.over)}" if found else "preferred"
    if vote.mark is not None:
        return exact(vote.mark)
    return count(vote.dots, "dot") if vote.dots else "named"


def _text(value: float, measure: Measure) -> str:
    """Write one number of an idea as it is shown."""
    if measure.unit == "£":
        return money(value)
    return f"{number(value, measure.places)}{'%' if measure.unit == '%' else ''}"
