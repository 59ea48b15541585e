"""Two assumptions moved together: what an option is worth at every pair of their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.sensitivity.again import again
from innokit.businesscase.sensitivity.one_way import one_way
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list


@dataclass(frozen=True, eq=False)
class TwoWay(Result):
    """NPSV of one option at every pair of levels of two assumptions.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
    outcome : Outcome
        The option, with every assumption central.
    down, across : Assumption
    levels : tuple of (tuple of float, tuple of float)
        Low, half-way, central, half-way and high of each, in their own units; an end not given is left out.
    npsv : tuple of tuples of float
        £: rows by the first, columns by the second.
    """

    title: ClassVar[str] = "Two assumptions at a time"
    case: Case
    appraisal: Appraisal
    outcome: Outcome
    down: Assumption
    across: Assumption
    levels: tuple[tuple[float, ...], tuple[float, ...]]
    npsv: tuple[tuple[float, ...], ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        how = "Appraised again at every pair of levels of two assumptions, the others central"
        return Made(
            f"{how} (HM Treasury, The Green Book, on sensitivity analysis)", self.appraisal.made.editions
        )

    @property
    def cells(self) -> tuple[tuple[Figure, ...], ...]:
        """Every NPSV as a figure, in rows."""
        unit = showing.unit_for(value for row in self.npsv for value in row)
        return tuple(
            tuple(self._cell(i, j, unit) for j in range(len(row))) for i, row in enumerate(self.npsv)
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say in how many of the pairs the option loses, and where it turns."""
        flat = [value for row in self.npsv for value in row]
        losing = sum(value < 0 for value in flat)
        title = self.outcome.option.title
        both = f"{showing.in_sentence(self.down.title)} and {showing.in_sentence(self.across.title)}"
        many = Figure(
            f"losing-pairs.{self.outcome.option.id}",
            losing,
            "none" if not losing else str(losing),
            f"Pairs of levels at which {title} is worth less than business as usual",
            self.appraisal.make.behind(self.outcome.lines, self.down.id, self.across.id),
            f"of {len(flat)}",
        )
        said: list[Sentence] = [
            (f"Moving {both} together, {title} is worth less than business as usual in ", many,
             f" of the {len(flat)} pairs shown."),
        ]  # fmt: skip
        if 0 < losing < len(flat):
            said.append((self._turns(),))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the table: the first assumption down, the second across."""
        unit = showing.unit_for(value for row in self.npsv for value in row)
        heads = [f"{self.across.title}: {showing.level_text(self.across, v)}" for v in self.levels[1]]
        columns = (Column(self.down.title), *(Column(head, unit) for head in heads))
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (showing.level_text(self.down, level), *cells)
            for level, cells in zip(self.levels[0], self.cells, strict=True)
        )
        caption = f"NPSV of {self.outcome.option.title}, two assumptions at a time"
        return (Sheet("two-way", caption, columns, rows, "All other assumptions stay central."),)

    def _cell(self, i: int, j: int, unit: str) -> Figure:
        """Give the NPSV at one pair."""
        down, across = self.levels[0][i], self.levels[1][j]
        at = f"{self.down.title} {showing.level_text(self.down, down)}"
        and_at = f"{self.across.title} {showing.level_text(self.across, across)}"
        label = f"NPSV of {self.outcome.option.title} with {at} and {and_at}"
        behind = self.appraisal.make.behind(self.outcome.lines, self.down.id, self.across.id)
        id = f"npsv-two-way.{self.outcome.option.id}.r{i}.c{j}"
        return Figure(id, self.npsv[i][j], showing.money_in(unit, self.npsv[i][j]), label, behind, "£")

    def _turns(self) -> str:
        """Say at which levels of the first assumption the sign depends on the second."""
        mixed = [
            showing.level_text(self.down, level)
            for level, row in zip(self.levels[0], self.npsv, strict=True)
            if min(row) < 0 <= max(row)
        ]
        if not mixed:
            return f"Whether it loses is settled by {showing.in_sentence(self.down.title)} alone."
        what, other = showing.in_sentence(self.down.title), showing.in_sentence(self.across.title)
        return f"At {what} of {a_list(mixed)} it depends on {other}."


def two_way(case: Case, option: str = "", first: str = "", second: str = "") -> TwoWay:
    """Move two assumptions together over their ranges.

    Parameters
    ----------
    case : Case
    option : str, optional
        Id of the option; the one with the highest NPSV where not given.
    first, second : str, optional
        Ids of the assumptions; the two that move the option most by themselves where not given.

    Raises
    ------
    MethodRefused
        As `one_way`; fewer than two assumptions of the option have a range, or one named has none.
    """
    single = one_way(case, option or None)
    chosen = single.appraisal.outcome(option) if option else single.appraisal.ranked[0]
    given = {s.assumption.id: s.assumption for s in single.swings if s.outcome.option.id == chosen.option.id}
    wanted = [id for id in (first, second) if id]
    for id in wanted:
        if id not in given:
            raise MethodRefused(
                f"{case.name(id)!r} has no range, or no line of {chosen.option.title} uses it",
                where="two-way table",
                remedy="Give the assumption a low and a high value, or choose another",
            )
    picked = list(dict.fromkeys([*wanted, *given]))[:2]
    if len(picked) < 2 or (first and first == second):
        raise MethodRefused(
            f"It takes two assumptions with a range, and {chosen.option.title} has {len(set(picked))}",
            where="two-way table",
            remedy="Give another assumption that its lines use a low and a high value",
        )
    return _worked(single.appraisal, chosen, given[picked[0]], given[picked[1]])


def _worked(appraisal: Appraisal, outcome: Outcome, down: Assumption, across: Assumption) -> TwoWay:
    """Work out every pair."""
    levels = (_levels(down), _levels(across))
    npsv = tuple(
        tuple(again(appraisal, outcome, {down.id: one, across.id: other}).npsv for other in levels[1])
        for one in levels[0]
    )
    return TwoWay(appraisal.case, appraisal, outcome, down, across, levels, npsv)


def _levels(given: Assumption) -> tuple[float, ...]:
    """Give low, half-way, central, half-way and high of an assumption, each once."""
    low = given.value if given.low is None else given.low
    high = given.value if given.high is None else given.high
    found = (low, (low + given.value) / 2, given.value, (given.value + high) / 2, high)
    return tuple(dict.fromkeys(found))
