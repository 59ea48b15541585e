"""The scores of one assessor as a block: options in rows, criteria in columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from innokit.errors import RecordError
from innokit.panels import drafts, typed
from innokit.panels.grid.sheet import Faults, Typed, col_key, id_in, row_key, standing
from innokit.records import Case, Criterion, Level, Option, Record, Score
from innokit.words import one_line

NOT_APPLICABLE = ("n/a", "na", "not applicable")
"""What may be typed where a criterion has no meaning for an option."""
MEASURED = "measured: see the levels"
"""Stands in the heading of a criterion on which levels are recorded."""


class ScoreBlock:
    """Options by criteria, for the scores of one assessor.

    Parameters
    ----------
    assessor : str, optional
        Name or id of a recorded assessor; blank for scores by nobody in particular.
    case : Case
        Where the assessor is looked up.
    round : int
        In which round they judge: what they said in an earlier one stands until they change it.

    Raises
    ------
    RecordError
        When there is no such assessor.
    """

    kind = "score"
    fixed = True

    def __init__(self, assessor: str, case: Case, round: int = 1) -> None:  # noqa: A002 - the record's own word
        self.assessor = drafts.find("assessor", assessor, case) if assessor.strip() else ""
        self.round = round
        self._known: tuple[Case, dict[tuple[str, str], Score]] | None = None

    def head(self, case: Case) -> dict[str, Any]:
        """Give title, words and columns as the script draws them."""
        who = f" by {drafts.label(self.assessor, case)}" if self.assessor else ""
        who += f", round {self.round}" if self.round > 1 else ""
        return {
            "title": f"Scores{who}: 0 to 100; blank is not scored, n/a is not applicable",
            "corner": "Option",
            "one": "score",
            "more": "scores",
            "columns": [_column(criterion, case) for criterion in _leaves(case)],
        }

    def rows(self, case: Case, typed: Typed) -> list[dict[str, Any]]:  # noqa: ARG002 - options alone make the rows
        """Give each option with its texts."""
        scores = self._scores(case)
        names = drafts.labels("option", case)
        return [
            {
                "key": row_key(option.id),
                "title": one_line(option.title, 60),
                "name": names[option.id],
                "values": {
                    col_key(criterion.id): text(scores.get((option.id, criterion.id)))
                    for criterion in _leaves(case)
                },
            }
            for option in case.of(Option)
        ]

    def faults(self, case: Case, typed: Typed) -> Faults:
        """Say what is wrong with what was typed."""
        found: Faults = {}
        measured = {(level.option, level.criterion) for level in case.of(Level)}
        for row, col, said in _cells(typed):
            option, criterion = id_in(row), id_in(col)
            try:
                if not (option in case.by_id and criterion in case.by_id):
                    raise RecordError(
                        "The option or the criterion was withdrawn meanwhile: leave this cell as it was"
                    )
                if read(said) != (None, False) and (option, criterion) in measured:
                    raise RecordError(
                        "A level is recorded here, and its scale makes it a score: withdraw the level first"
                    )
            except RecordError as refused:
                found.setdefault(row, {})[col] = f"{refused.what.rstrip('.')}."
        return found

    def records(self, case: Case, typed: Typed) -> list[Record]:
        """Give the scores that sound texts make, those that change nothing left out."""
        scores = self._scores(case)
        return [
            record
            for row, col, said in _cells(typed)
            if (record := self._record(scores.get((id_in(row), id_in(col))), row, col, said)) is not None
        ]

    def _record(self, before: Score | None, row: str, col: str, said: str) -> Score | None:
        """Give the score that a text makes; None where it says what stands.

        A change in a later round is a score of its own, so that the earlier one is kept.
        """
        value, not_applicable = read(said)
        if before is not None:
            if (before.value, before.not_applicable) == (value, not_applicable):
                return None
            if before.round == self.round:
                return before.changed(value=value, not_applicable=not_applicable)
        elif (value, not_applicable) == (None, False):
            return None
        return Score(
            option=id_in(row),
            criterion=id_in(col),
            value=value,
            not_applicable=not_applicable,
            assessor=self.assessor,
            round=self.round,
        )

    def id_of(self, case: Case, row: str, col: str) -> str:
        """Give the id of the score behind a cell; empty where there is none yet."""
        found = self._scores(case).get((id_in(row), id_in(col)))
        return found.id if found and standing(case, found.id) else ""

    def _scores(self, case: Case) -> dict[tuple[str, str], Score]:
        """Give what this assessor last said up to this round, by option and criterion; once for a case."""
        if self._known is None or self._known[0] is not case:
            said = [s for s in case.of(Score) if s.assessor == self.assessor and s.round <= self.round]
            self._known = case, {(s.option, s.criterion): s for s in sorted(said, key=lambda s: s.round)}
        return self._known[1]


def read(said: str) -> tuple[float | None, bool]:
    """Read what was typed in a cell: the score, and whether it does not apply.

    Raises
    ------
    RecordError
        When it is neither blank, nor n/a, nor a number from 0 to 100.

    Examples
    --------
    >>> read("75"), read(" "), read("n/a")
    ((75.0, False), (None, False), (None, True))
    """
    bare = said.strip()
    if not bare:
        return None, False
    if bare.casefold() in NOT_APPLICABLE:
        return None, True
    value = typed.number(bare, pounds=False)
    if not 0 <= value <= 100:
        raise RecordError("A score lies between 0 and 100")
    return value, False


def text(score: Score | None) -> str:
    """Write a score as it would be typed.

    >>> text(None), text(Score(option="o", criterion="c", not_applicable=True))
    ('', 'n/a')
    """
    if score is None or (score.value is None and not score.not_applicable):
        return ""
    return "n/a" if score.value is None else typed.number_text(score.value)


def _cells(typed: Typed) -> Iterator[tuple[str, str, str]]:
    """Walk through row, column and text of what was typed."""
    return ((row, col, said) for row, cells in typed.items() for col, said in cells.items())


def _leaves(case: Case) -> list[Criterion]:
    """Give the criteria that nothing stands under: only these are scored."""
    parents = {criterion.parent for criterion in case.of(Criterion)}
    return [criterion for criterion in case.of(Criterion) if criterion.id not in parents]


def _column(criterion: Criterion, case: Case) -> dict[str, Any]:
    """Give what the script draws of one criterion: both ends of its scale stand in the heading."""
    measured = any(level.criterion == criterion.id for level in case.of(Level))
    ends = [
        f"{end} is {words}"
        for end, words in ((0, criterion.worst_words), (100, criterion.best_words))
        if words
    ]
    help = ". ".join(part.rstrip(".") for part in (criterion.meaning, "; ".join(ends)) if part)  # noqa: A001 - as in told
    return {
        "key": col_key(criterion.id),
        "title": one_line(criterion.title, 80),
        "help": help,
        "unit": MEASURED if measured else one_line("; ".join(ends), 140),
        "type": "number",
        "required": False,
        "default": "",
        "choices": [],
    }
