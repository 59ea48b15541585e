"""From recorded scores and levels to one cell for each option and criterion."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from innokit.errors import MethodRefused
from innokit.maths import values
from innokit.records import Assessor, Case, Criterion, Level, Option, Record, Score
from innokit.words import a_list, exact

Judgement = Score | Level


@dataclass(frozen=True, slots=True)
class Cell:
    """What the assessors said of one option on one criterion, as scores of 0 to 100.

    Attributes
    ----------
    scores : tuple of float
        One for each assessor who scored it; empty where nobody did.
    records : tuple of str
        Ids of the records behind it; those of the option and the criterion where nobody scored it.
    applies : bool
        False where the criterion has no meaning for the option.
    assessors : tuple of str
        Ids of those who gave the scores, in the same order; blank where no name was given.
    """

    scores: tuple[float, ...]
    records: tuple[str, ...]
    applies: bool = True
    assessors: tuple[str, ...] = ()

    @property
    def score(self) -> float | None:
        """The median over assessors; None where nobody scored it or it does not apply."""
        return statistics.median(self.scores) if self.scores else None

    @property
    def blank(self) -> bool:
        """Whether it applies and nobody scored it."""
        return self.applies and not self.scores

    @property
    def spread(self) -> float:
        """Highest less lowest assessor's score."""
        return max(self.scores) - min(self.scores) if self.scores else 0.0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every option on every criterion in use.

    Attributes
    ----------
    options : tuple of Option
        Those that are ranked, as recorded; business as usual stands apart.
    baseline : Option or None
    criteria : tuple of Criterion
        Those on which anything was scored.
    unused : tuple of Criterion
        Those on which nothing was scored and that nothing stands under.
    cells : mapping of (option id, criterion id) to Cell
    """

    options: tuple[Option, ...]
    baseline: Option | None
    criteria: tuple[Criterion, ...]
    unused: tuple[Criterion, ...]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def baseline_scored(self) -> bool:
        """Whether business as usual has a score on any criterion."""
        return self.baseline is not None and any(cell.scores for cell in self.row(self.baseline))

    @property
    def shown(self) -> tuple[Option, ...]:
        """The ranked options, then business as usual where it is scored."""
        return (*self.options, self.baseline) if self.baseline and self.baseline_scored else self.options

    def row(self, option: Option) -> tuple[Cell, ...]:
        """Give one option's cells, one for each criterion."""
        return tuple(self.cells[option.id, criterion.id] for criterion in self.criteria)

    @property
    def judges(self) -> tuple[str, ...]:
        """Ids of those who scored a ranked option, in the order of the cells."""
        said = (judge for option in self.options for cell in self.row(option) for judge in cell.assessors)
        return tuple(dict.fromkeys(said))

    @property
    def records(self) -> tuple[str, ...]:
        """Ids of the records behind the cells of the ranked options."""
        return tuple(
            dict.fromkeys(id for option in self.options for cell in self.row(option) for id in cell.records)
        )


def scorecard(case: Case, of: Collection[str] | None = None) -> Scorecard:
    """Bring a case's scores and levels together.

    A level becomes a score by its criterion's value function: 0 at the worst level, 100 at the best, straight
    lines between these and any levels asked about. Several assessors' scores are all kept, each one's from
    the last round in which they judged.

    Parameters
    ----------
    case : Case
    of : collection of str, optional
        Ids of the assessors whose judgements count; what has no assessor counts where they said nothing.
        Left out: everybody's. The criteria in use are the same either way.

    Returns
    -------
    Scorecard

    Raises
    ------
    MethodRefused
        When there is too little to compare, when a record speaks of something that is not there, when a cell
        is filled twice, or when a level lies off its scale.
    """
    options, baseline = _options(case)
    judged: tuple[Judgement, ...] = (*case.of(Score), *case.of(Level))
    lowest = leaves(case)
    if not judged:
        raise MethodRefused(
            "No score is recorded",
            where="scores",
            remedy="Record a Score or a Level for each option on each criterion",
        )
    _known(case, judged, lowest)
    doubled(case, judged)
    scored = {record.criterion for record in judged}
    found: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for record in latest(judged):
        found[record.option, record.criterion].append(record)
    if of is not None:
        found = defaultdict(list, {key: _by(said, of) for key, said in found.items()})
    criteria = tuple(item for item in lowest if item.id in scored)
    everything = (*options, baseline) if baseline else options
    cells = {(o.id, c.id): _cell(o, c, found[o.id, c.id]) for o in everything for c in criteria}
    unused = tuple(item for item in lowest if item.id not in scored)
    return Scorecard(options, baseline, criteria, unused, cells)


def _options(case: Case) -> tuple[tuple[Option, ...], Option | None]:
    """Give the options to rank, and business as usual."""
    options = case.of(Option)
    baselines = [option for option in options if option.role == "baseline"]
    if len(baselines) > 1:
        raise MethodRefused(
            f"Only one option can be business as usual, not {a_list([o.title for o in baselines])}",
            where="options",
            remedy="Keep the role 'baseline' for one of them",
        )
    if len(options) < 2:
        known = f"Only one option is recorded, {options[0].title!r}" if options else "No option is recorded"
        raise MethodRefused(
            f"{known}, so there is nothing to compare", where="options", remedy="Record two options or more"
        )
    return tuple(option for option in options if option not in baselines), next(iter(baselines), None)


def leaves(case: Case) -> tuple[Criterion, ...]:
    """Give the criteria that nothing stands under."""
    criteria = case.of(Criterion)
    if not criteria:
        raise MethodRefused(
            "No criterion is recorded",
            where="criteria",
            remedy="Record what is looked at when choosing, one Criterion each",
        )
    parents = {criterion.parent for criterion in criteria}
    return tuple(criterion for criterion in criteria if criterion.id not in parents)


def _known(case: Case, judged: Iterable[Judgement], leaves: Iterable[Criterion]) -> None:
    """Refuse a score of something that is not there, or of a wider criterion."""
    lowest = {criterion.id for criterion in leaves}
    for record in judged:
        there(case, record, "option", Option)
        there(case, record, "criterion", Criterion)
        there(case, record, "assessor", Assessor)
        if record.criterion not in lowest:
            raise MethodRefused(
                f"{case.name(record.criterion)!r} is a wider criterion, and only those under it are scored",
                where=f"{record.kind} of {case.name(record.option)!r}",
                remedy=f"Withdraw this {record.kind}, or score the criteria under it",
            )


def there(case: Case, record: Record, field: str, kind: type[Record]) -> None:
    """Refuse a record that speaks of something the case does not hold."""
    id = getattr(record, field)
    if id and not isinstance(case.by_id.get(id), kind):
        words = record.kind.replace("_", " ")
        raise MethodRefused(
            f"A {words} speaks of the {field} {id!r}, which is not recorded",
            where=f"{words} {record.id}",
            remedy=f"Record that {field}, or withdraw the {words}",
        )


def _cell(option: Option, criterion: Criterion, said: list[Judgement]) -> Cell:
    """Make one cell of what was said of it."""
    where = f"option {option.title!r}, criterion {criterion.title!r}"
    if not said:
        return Cell((), (option.id, criterion.id))
    if len({record.kind for record in said}) > 1:
        raise MethodRefused(
            f"{option.title!r} has both a score and a level on {criterion.title!r}",
            where=where,
            remedy="Withdraw one of the two",
        )
    records = tuple(record.id for record in said)
    scores = tuple(score_of(record, option, criterion) for record in said if record.value is not None)
    away = [record for record in said if isinstance(record, Score) and record.not_applicable]
    if away and scores:
        raise MethodRefused(
            f"Some say that {criterion.title!r} does not apply to {option.title!r}, and others score it",
            where=where,
            remedy="Agree whether it applies, then withdraw the scores that say otherwise",
        )
    judges = tuple(record.assessor for record in said if record.value is not None)
    return Cell(scores, records, applies=not away, assessors=judges)


def round_of(record: Judgement) -> int:
    """Give the round in which something was judged; levels have one round."""
    return record.round if isinstance(record, Score) else 1


def latest(judged: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give what each assessor said last of each option and criterion, in the order recorded."""
    last: dict[tuple[str, str, str, str], Judgement] = {}
    for record in judged:
        key = (record.kind, record.option, record.criterion, record.assessor)
        if key not in last or round_of(record) > round_of(last[key]):
            last[key] = record
    return tuple(last.values())


def doubled(case: Case, judged: Iterable[Judgement]) -> None:
    """Refuse two scores of one option and criterion by the same assessor in the same round."""
    seen: set[tuple[str, str, str, str, int]] = set()
    for record in judged:
        key = (record.kind, record.option, record.criterion, record.assessor, round_of(record))
        if key in seen:
            who = case.name(record.assessor) if record.assessor else "nobody in particular"
            raise MethodRefused(
                f"There are two {record.kind}s by {who} for the same option and criterion",
                where=f"option {case.name(record.option)!r}, criterion {case.name(record.criterion)!r}",
                remedy=f"Withdraw one of the {record.kind}s, or name the assessor or the round of each",
            )
        seen.add(key)


def _by(said: list[Judgement], of: Collection[str]) -> list[Judgement]:
    """Give what some assessors said; where they said nothing, what has no assessor."""
    theirs = [record for record in said if record.assessor in of]
    return theirs or [record for record in said if not record.assessor]


def score_of(record: Judgement, option: Option, criterion: Criterion) -> float:
    """Give a record's score, turning a level into one by the criterion's scale."""
    value = float(record.value or 0.0)
    if isinstance(record, Score):
        return value
    where = f"option {option.title!r}, criterion {criterion.title!r}"
    if criterion.worst is None or criterion.best is None:
        raise MethodRefused(
            f"{option.title!r} has a level on {criterion.title!r}, which has no measured scale",
            where=where,
            remedy="Give the criterion its worst and best level, or record a score instead",
        )
    if not min(criterion.worst, criterion.best) <= value <= max(criterion.worst, criterion.best):
        scale = f"{in_unit(criterion.worst, criterion)} to {in_unit(criterion.best, criterion)}"
        raise MethodRefused(
            f"The level of {option.title!r} on {criterion.title!r} is {in_unit(value, criterion)}, off its "
            f"scale of {scale}",
            where=where,
            remedy="Correct the level, or widen the scale and ask for its swing points again",
        )
    at = [criterion.worst, *criterion.value_levels, criterion.best]
    return float(values.piecewise([value], at=at, worth=[0, *criterion.value_scores, 100])[0])


def in_unit(level: float, criterion: Criterion) -> str:
    """Write a level with the criterion's unit."""
    return f"{exact(level)} {criterion.unit}".rstrip()
