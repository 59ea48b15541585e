"""A comparison in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from innokit.records import Criterion, Option, SwingPoints
from innokit.results import Fragment, Sentence
from innokit.scoring import cautions, layout
from innokit.scoring.cells import in_unit
from innokit.scoring.weighing import SET_WORDS
from innokit.words import a_list, count

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison


def sentences(result: Comparison) -> tuple[Sentence, ...]:
    """Say who is first, what is not known, how business as usual fares, and what to beware of."""
    return tuple(sentence for part in _PARTS for sentence in part(result))


def chosen(result: Comparison) -> Iterator[Sentence]:
    """Say who is first and by how much."""
    by, best = (
        SET_WORDS[result.weighing.name],
        [result.options[i] for i in result.order if result.best_rank[i] == 1],
    )
    values = {option.id: layout.overall(result, option) for option in result.options}
    if len(result.options) == 1:
        yield (
            f"By {by}, the only option ranked is {best[0].title}, with an overall value of ",
            values[best[0].id],
            " out of 100.",
        )
    elif result.winner:
        second = max(
            (o for o in result.options if o is not result.winner), key=lambda o: result.range_of(o)[1]
        )
        ahead = layout.gap(
            result, result.winner, second, f"{layout.least(result, second, result.winner)}{{}}"
        )
        start = f"By {by}, {result.winner.title} ranks first with an overall value of "
        yield (
            start,
            values[result.winner.id],
            " out of 100, ",
            ahead,
            f" above {second.title} (",
            values[second.id],
            ").",
        )
    elif all(low == high for low, high in map(result.range_of, best)):
        yield (
            f"By {by}, {_titles(best)} tie for first with an overall value of ",
            values[best[0].id],
            " out of 100.",
        )
    else:
        pieces: list[Fragment] = []
        start = f"By {by}, no option is certain to come first; these could: "
        for option in best:
            pieces += [", " if pieces else start, f"{option.title} (", values[option.id], ")"]
        yield (*pieces, ".")


def not_scored(result: Comparison) -> Iterator[Sentence]:
    """Say what was not scored and what it could change."""
    some = False
    for option in result.card.shown:
        blank = [c for c, cell in zip(result.criteria, result.card.row(option), strict=True) if cell.blank]
        if not blank:
            continue
        some = True
        start = f"{option.title} is not scored on {_titles(blank)}: its overall value lies between "
        low, high = layout.ends(result, option)
        if low.value == high.value:
            yield (f"{option.title} is not scored on {_titles(blank)}, but no weight rests there.",)
        elif option in result.options:
            yield start, low, " and ", high, ", and its rank is ", layout.rank(result, option), "."
        else:
            yield start, low, " and ", high, "."
    if some and result.winner and len(result.options) > 1:
        yield (f"Whatever the missing scores turn out to be, {result.winner.title} stays first.",)


def _away(result: Comparison) -> Iterator[Sentence]:
    """Say which criteria do not apply, and where their weight went."""
    for option in result.card.shown:
        away = [
            c for c, cell in zip(result.criteria, result.card.row(option), strict=True) if not cell.applies
        ]
        if away:
            verb, their = ("does", "its") if len(away) == 1 else ("do", "their")
            yield (
                f"{_titles(away)} {verb} not apply to {option.title}, so {their} weight is shared over its ",
                "other criteria in proportion.",
            )


def _ties(result: Comparison) -> Iterator[Sentence]:
    """Say which options below the first have the same overall value for certain."""
    groups: dict[tuple[float, float], list[Option]] = {}
    for option, low, high, best in zip(
        result.options, result.low, result.high, result.best_rank, strict=True
    ):
        if low == high and best > 1:
            groups.setdefault((low, high), []).append(option)
    for tied in groups.values():
        if len(tied) > 1:
            yield f"{_titles(tied)} tie with an overall value of ", layout.overall(result, tied[0]), "."


def against_baseline(result: Comparison) -> Iterator[Sentence]:
    """Say which options beat business as usual."""
    baseline = result.baseline
    if baseline is None:
        yield ("There is no business as usual among the options.",)
    elif not result.card.baseline_scored:
        yield (f"Business as usual ({baseline.title}) is not scored: whether an option beats it is open.",)
    else:
        yield from _against(result, baseline)


def _against(result: Comparison, baseline: Option) -> Iterator[Sentence]:
    """Compare the options with a business as usual that is scored."""
    low, high = result.range_of(baseline)
    beat = [option for option, least in zip(result.options, result.low, strict=True) if least > high]
    perhaps = [o for o, most in zip(result.options, result.high, strict=True) if most > low and o not in beat]
    not_so = [option for option in result.options if option not in beat and option not in perhaps]
    named: Sentence = (f"business as usual ({baseline.title}, ", layout.overall(result, baseline), ")")
    if len(beat) == len(result.options):
        yield "Every option beats " if len(beat) > 1 else f"{beat[0].title} beats ", *named, "."
    elif beat:
        rest = f"; {_titles(not_so)} {'do' if len(not_so) > 1 else 'does'} not" if not_so else ""
        yield f"{_titles(beat)} {_verb(beat, 'beat')} ", *named, f"{rest}."
    else:
        yield "No option is certain to beat " if perhaps else "No option beats ", *named, "."
    if perhaps:
        yield (f"Whether {_titles(perhaps)} {_verb(perhaps, 'beat')} it depends on what is not scored.",)


def _people(result: Comparison) -> Iterator[Sentence]:
    """Say that several judged, and where they differ most."""
    pairs = [(o, c, result.card.cells[o.id, c.id]) for o in result.card.shown for c in result.criteria]
    most = max(len(cell.scores) for *_, cell in pairs)
    if most > 1:
        option, criterion, cell = max(pairs, key=lambda pair: pair[2].spread)
        said = f"Scores are medians of up to {most} assessors"
        figure = layout.score(option, criterion, cell).shown(layout.span(min(cell.scores), max(cell.scores)))
        differ = f"{said}, who differ most on {criterion.title} for {option.title} ("
        yield (differ, figure, ").") if cell.spread else (f"{said}, who agree on every one.",)
    if len(result.weighing.assessors) > 1:
        yield (f"Weights are the mean of those of {count(len(result.weighing.assessors), 'assessor')}.",)


def warnings(result: Comparison) -> Iterator[Sentence]:
    """Warn of a dominant weight, a criterion that tells nothing apart, and what was left out."""
    for criterion in result.criteria:
        if result.weights[criterion.id] > 0.5 and len(result.criteria) > 1:
            share = layout.weight(result, criterion)
            yield (
                f"{criterion.title} carries ",
                share,
                " of the weight, more than all the other criteria together.",
            )
        row = [result.card.cells[option.id, criterion.id] for option in result.options]
        if (
            len(row) > 1
            and all(cell.score is not None for cell in row)
            and len({cell.score for cell in row}) == 1
        ):
            yield (
                f"All options score alike on {criterion.title}, so it does not help to choose between them.",
            )
    yield from unused(result)


def unused(result: Comparison) -> Iterator[Sentence]:
    """Say what was left out because nothing is scored on it."""
    if result.card.unused:
        yield (f"Nothing is scored on {_titles(result.card.unused)}, so it is left out of the comparison.",)


def stale(result: Comparison) -> Iterator[Sentence]:
    """Warn of swing points that were asked about another range."""
    by_id = {criterion.id: criterion for criterion in result.criteria}
    for record in result.weighing.given:
        if isinstance(record, SwingPoints) and (record.worst is not None or record.best is not None):
            criterion = by_id[record.criterion]
            if (record.worst, record.best) != (criterion.worst, criterion.best):
                who = f" by {result.case.name(record.assessor)}" if record.assessor else ""
                before, now = (_range(item.worst, item.best, criterion) for item in (record, criterion))
                yield (
                    f"The swing points{who} for {criterion.title} are out of date: ",
                    f"they were asked about {before}, and its range is now {now}; ask again.",
                )


def _range(worst: float | None, best: float | None, criterion: Criterion) -> str:
    """Say a range from worst to best."""
    ends = ["not measured" if level is None else in_unit(level, criterion) for level in (worst, best)]
    return "not measured" if worst is None and best is None else f"{ends[0]} to {ends[1]}"


def _titles(items: Sequence[Option | Criterion]) -> str:
    """List titles."""
    return a_list([item.title for item in items])


def _verb(items: Sequence[Option], verb: str) -> str:
    """Make a verb agree with how many there are."""
    return verb if len(items) > 1 else f"{verb}s"


_PARTS = (chosen, not_scored, _away, _ties, against_baseline, _people, warnings, stale, cautions.sentences)
