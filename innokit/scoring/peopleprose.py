"""Several assessors in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokit.results import Fragment, Sentence, joined
from innokit.scoring import layout
from innokit.scoring import peoplelayout as shown
from innokit.words import a_list, count

if TYPE_CHECKING:
    from innokit.scoring.people import People, View


def sentences(result: People) -> tuple[Sentence, ...]:
    """Say who agrees, who does not, where they differ most, and what moved."""
    return tuple(sentence for part in _PARTS for sentence in part(result))


def paragraphs(result: People) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """Give the same sentences under three questions; one with no answer is left out."""
    asked = (
        ("Who puts another option first?", (dissent, _groups)),
        ("How far do they agree?", (_agreement, _widest)),
        ("What changed, and who has an interest?", (_moved, _withdrawn, _interest)),
    )
    told = ((question, tuple(s for part in parts for s in part(result))) for question, parts in asked)
    return tuple((question, answer) for question, answer in told if answer)


def in_short(result: People) -> Iterator[Sentence]:
    """Say it for a page that has no room for where they differ most."""
    for part in (dissent, _groups, _agreement, _moved, _interest, _withdrawn):
        yield from part(result)


def dissent(result: People) -> Iterator[Sentence]:
    """Say whose own first differs from the first of everybody together."""
    first, many = result.comparison.winner, len(result.persons)
    if first is None:
        yield (f"{_cap(count(many, 'assessor'))} scored; together no option is first for certain.",)
        return
    others = result.dissenters
    if not others:
        whose = "the only assessor's scores" if many == 1 else f"all {many} assessors' own scores"
        yield (f"{first.title} is first, or could be, by {whose}.",)
        return
    yield (
        f"{first.title} is first together; ",
        f"by their own scores {len(others)} of {many} put another first: ",
           *joined([_theirs(view) for view in others]), ".")  # fmt: skip


def _theirs(view: View) -> Fragment:
    """Name a person and their own first."""
    return f"{view.title} ({' or '.join(option.title for option in view.first)})"


def _groups(result: People) -> Iterator[Sentence]:
    """Say which groups have another first."""
    first = result.comparison.winner
    for view in result.groups:
        theirs = view.first
        if first is not None and first not in theirs:
            value = shown.overall(view, theirs[0])
            yield f"The group {view.title} puts {' or '.join(o.title for o in theirs)} first (", value, ")."
    if result.groups and first is not None and all(first in view.first for view in result.groups):
        yield (
            f"Every group puts {first.title} first, or could: {a_list([v.title for v in result.groups])}.",
        )


def _agreement(result: People) -> Iterator[Sentence]:
    """Say how far the assessors agree on the order."""
    found = result.agreement
    if found.w is not None:
        many = count(len(found.assessors), "assessor")
        yield (
            "Agreement on the order (Kendall's W, 0 to 1) is ",
            shown.agreement(result, found),
            f" over {many}.",
        )
    left = len(result.persons) - len(found.assessors)
    if left and len(result.persons) > 1:
        yield (f"{_cap(count(left, 'assessor'))} left something unscored, so that the order is open.",)


def _widest(result: People) -> Iterator[Sentence]:
    """Say where the assessors differ most."""
    pairs = [(o, c, result.comparison.card.cells[o.id, c.id]) for o in result.comparison.options
             for c in result.comparison.criteria]  # fmt: skip
    option, criterion, cell = max(pairs, key=lambda pair: pair[2].spread)
    if cell.spread:
        figure = shown.spread(option, criterion, cell)
        around = layout.span(min(cell.scores), max(cell.scores))
        yield f"They differ most on {criterion.title} for {option.title}: by ", figure, f" points ({around})."


def _moved(result: People) -> Iterator[Sentence]:
    """Say what moved between rounds."""
    if result.rounds > 1:
        moves = result.moves
        yield (f"There were {result.rounds} rounds; {count(len(moves), 'score')} changed between them.",)


def _interest(result: People) -> Iterator[Sentence]:
    """Say who declared an interest, and whether the first place depends on them."""
    told = [f"{one.title} ({one.interest})" for one in result.assessors if one.interest]
    if told:
        yield (f"Interests declared: {a_list(told)}.",)
    view, first = result.without_interest, result.comparison.winner
    if view is not None and first is not None:
        same = view.first == (first,)
        who = (
            "is still first"
            if same
            else f"is not first for certain: {' or '.join(o.title for o in view.first)}"
        )
        yield (f"Without those who declared an interest, {first.title} {who}.",)


def _withdrawn(result: People) -> Iterator[Sentence]:
    """Say how many scores were withdrawn."""
    if result.withdrawn:
        rest = "was withdrawn; it stands" if len(result.withdrawn) == 1 else "were withdrawn; they stand"
        yield (f"{_cap(count(len(result.withdrawn), 'score'))} {rest} in the record.",)


def _cap(text: str) -> str:
    """Start with a capital."""
    return f"{text[0].upper()}{text[1:]}"


_PARTS = (dissent, _groups, _agreement, _widest, _moved, _interest, _withdrawn)
