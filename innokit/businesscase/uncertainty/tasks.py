"""From an appraisal to the task of drawing it: what is drawn, what moves together, what is added up."""

from __future__ import annotations

import numpy as np

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import Sums, Task, drawn
from innokit.businesscase.uncertainty.inputs import Input
from innokit.businesscase.uncertainty.model import build
from innokit.businesscase.views.cash.entries import cash_lines
from innokit.businesscase.views.cash.inflation import read_indices
from innokit.businesscase.views.counted import COUNCIL
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Assumption, Case, Correlation, Stakeholder
from innokit.words import a_list


def task_of(appraisal: Appraisal, uncertain: tuple[Input, ...], seed: int, method: streams.Method) -> Task:
    """Put together what every chunk needs.

    Raises
    ------
    MethodRefused
        A correlation is recorded twice, or of an assumption with itself.
    """
    case = appraisal.case
    return Task(
        build(appraisal.flows, appraisal.setting, uncertain), drawn(uncertain, dimensions(case)),
        correlation(case, uncertain), _sums(appraisal), seed, method,
    )  # fmt: skip


def dimensions(case: Case) -> dict[str, int]:
    """Number each assumption by when it was first recorded, so that a later one leaves the others alone."""
    first = [entry.id for entry in case.entries if entry.kind == Assumption.kind]
    ids = dict.fromkeys([*first, *(one.id for one in case.of(Assumption))])
    return {id: number for number, id in enumerate(ids)}


def correlation(case: Case, uncertain: tuple[Input, ...]) -> tuple[tuple[int, ...], Array] | None:
    """Give the rows that move together, and their rank correlations."""
    row_of = {one.assumption.id: row for row, one in enumerate(uncertain)}
    found: dict[tuple[int, int], float] = {}
    for one in case.of(Correlation):
        if one.first in row_of and one.second in row_of:
            a, b = sorted((row_of[one.first], row_of[one.second]))
            if a == b or (a, b) in found:
                what = (
                    "An assumption is correlated with itself" if a == b else "A correlation is recorded twice"
                )
                where = f"{case.name(one.first)!r} and {case.name(one.second)!r}"
                raise MethodRefused(what, where=where, remedy="Withdraw one of them")
            found[a, b] = one.value
    if not found:
        return None
    rows = tuple(sorted({row for pair in found for row in pair}))
    place = {row: number for number, row in enumerate(rows)}
    ranks = np.eye(len(rows))
    for (a, b), rank in found.items():
        ranks[place[a], place[b]] = ranks[place[b], place[a]] = rank
    try:
        streams.correlated(np.full((len(rows), 1), 0.5), ranks)
    except MethodRefused as impossible:
        titles = a_list([repr(uncertain[row].assumption.title) for row in rows])
        what, remedy = (f"{text[0].upper()}{text[1:]}" for text in (impossible.what, impossible.remedy))
        raise MethodRefused(what, where=f"correlations of {titles}", remedy=remedy) from impossible
    return rows, ranks


def _sums(appraisal: Appraisal) -> Sums:
    """Say what is added up for each option and stakeholder, option less business as usual."""
    flows, people = appraisal.flows, appraisal.case.of(Stakeholder)
    place = {who.id: number for number, who in enumerate(people)}
    shape = (len(appraisal.outcomes), len(flows))
    npsv, costs, benefits, signs = (np.zeros(shape) for _ in range(4))
    parts = np.zeros((len(appraisal.outcomes), len(people), len(flows)))
    for row, outcome in enumerate(appraisal.outcomes):
        for line, flow in enumerate(flows):
            times = _times(flow, outcome, appraisal)
            signs[row, line] = -times if flow.is_cost else times
            if not flow.counted:
                continue
            (costs if flow.is_cost else benefits)[row, line] = times
            npsv[row, line] = signs[row, line]
            for id, share in flow.shares.items():
                parts[row, place[id], line] = npsv[row, line] * share
    return Sums(npsv, costs, benefits, parts.reshape(-1, len(flows)), signs, _cash(appraisal))


def _times(flow: Flow, outcome: Outcome, appraisal: Appraisal) -> float:
    """Say how often a line counts for an option: once, or less once where it is business as usual."""
    return float(flow.line.option == outcome.option.id) - float(flow.line.option == appraisal.baseline.id)


def _cash(appraisal: Appraisal) -> Array | None:
    """Say what each year of each line is in the council's cash; None where there is no council."""
    case, lines = appraisal.case, [flow.line for flow in appraisal.flows]
    council = [who.id for who in case.of(Stakeholder) if who.sector in COUNCIL]
    if not council:
        return None
    indices = read_indices(case, appraisal.setting.frame, lines)
    found = cash_lines(appraisal.flows, indices, council, appraisal.setting.numbers)
    return np.array([line.scale for line in found])
