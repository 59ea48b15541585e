"""Whole choices through a book and the scoring room, for case files that hold a decision."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import innokit
from innokit import scoring
from innokit.maths import weights as rules
from innokit.records import (
    Assessor,
    Case,
    Criterion,
    DirectWeight,
    Level,
    Option,
    PairwiseJudgement,
    Record,
    Score,
    SwingPoints,
    WeightRank,
)
from tests.published.methods import Answers, Inputs, method


@method("whole_choice")
def whole_choice(inputs: Inputs) -> Answers:
    """Every answer of the scoring calls, from records that go into a book and come out of it.

    ``options`` and ``criteria`` are titles; a criterion may be a dictionary of fields.
    One of ``scores`` (options x criteria), ``levels`` (the same), ``judgements`` (a pairwise matrix of the
    options for each criterion: its priorities times 100 are the scores) and ``by_assessor`` (a list of
    tables). Weights: ``swing``, ``direct``, ``ranking`` (lists) or ``pairwise`` (a matrix).
    """
    with tempfile.TemporaryDirectory() as folder:
        book = innokit.open_book(str(Path(folder) / "choice.innokit"), by="Analyst")
        book.record(list(records(inputs)))
        case = book.case()
        book.close()
    return {**compared(case, inputs), **tested(case, inputs), **agreed(case, inputs)}


def records(inputs: Inputs) -> Iterator[Record]:
    """What a user would enter."""
    names = {title: f"o{i}" for i, title in enumerate(inputs["options"])}
    yield from (Option(id=id, title=title) for title, id in names.items())
    wider = {title: f"w{k}" for k, title in enumerate(inputs.get("wider", []))}
    yield from (Criterion(id=id, title=title) for title, id in wider.items())
    given = [c if isinstance(c, dict) else {"title": c} for c in inputs["criteria"]]
    for j, fields in enumerate(given):
        yield Criterion(id=f"c{j}", **{**fields, "parent": wider.get(fields.get("parent", ""), "")})
    yield from judged(inputs)
    yield from weighed(inputs)


def judged(inputs: Inputs) -> Iterator[Record]:
    """Scores or levels."""
    if "judgements" in inputs:
        columns = [rules.pairwise(matrix).weights * 100 for matrix in inputs["judgements"]]
        yield from cells(Score, [list(row) for row in zip(*columns, strict=True)])
    yield from cells(Score, inputs.get("scores", []))
    yield from cells(Level, inputs.get("levels", []))
    for k, table in enumerate(inputs.get("by_assessor", [])):
        yield Assessor(id=f"a{k}", title=f"Assessor {k + 1}")
        yield from cells(Score, table, f"a{k}")


def cells(kind: type[Score] | type[Level], table: list[list[float]], assessor: str = "") -> Iterator[Record]:
    """One record for each cell."""
    for i, row in enumerate(table):
        for j, value in enumerate(row):
            id = f"s{assessor}-{i}-{j}"
            yield kind(id=id, option=f"o{i}", criterion=f"c{j}", value=float(value), assessor=assessor)


def weighed(inputs: Inputs) -> Iterator[Record]:
    """Weights of any sort."""
    for j, points in enumerate(inputs.get("swing", [])):
        yield SwingPoints(criterion=f"c{j}", points=points)
    for j, weight in enumerate(inputs.get("direct", [])):
        yield DirectWeight(criterion=f"c{j}", weight=weight)
    for j, rank in enumerate(inputs.get("ranking", [])):
        yield WeightRank(criterion=f"c{j}", rank=rank)
    for i, row in enumerate(inputs.get("pairwise", [])):
        for j in range(i + 1, len(row)):
            yield PairwiseJudgement(criterion=f"c{i}", other=f"c{j}", ratio=row[j])


def compared(case: Case, inputs: Inputs) -> Answers:
    """Weights, overall values, order, consistency; the frontier where there are costs."""
    answers: dict[str, Any] = {}
    for name in inputs["weights"]:
        found = scoring.compare(case, name)
        answers |= {
            f"overall_{name}": found.low.tolist(),
            f"weights_{name}": list(found.weights.values()),
            f"order_{name}": [found.options[i].title for i in found.order],
            f"ranks_{name}": found.best_rank.tolist(),
            f"consistency_{name}": [check.ratio for check in found.weighing.consistency],
        }
        if "costs" in inputs:
            spent = {f"o{i}": cost for i, cost in enumerate(inputs["costs"])}
            on = scoring.frontier(case, spent, name).on
            answers[f"frontier_{name}"] = [option.title for option in on]
    return answers


def tested(case: Case, inputs: Inputs) -> Answers:
    """Shares of ranks, and the range of each weight from the first set of weights."""
    start = inputs["weights"][0]
    drawn = inputs.get("draws", 100)
    result = scoring.robustness(case, drawn, inputs.get("seed", 1), weights="free", by=start)
    ranges = {
        s.criterion.title: [s.low if s.below else None, s.below and s.below.title,
                            s.high if s.above else None, s.above and s.above.title]
        for s in result.switches
    }  # fmt: skip
    central = result.central_weights.values()
    duels = result.pairwise_winning.tolist()
    return {
        "ranges": ranges,
        "rank_shares": result.ranks.tolist(),
        "central_weights": [None if row is None else list(row.values()) for row in central],
        "wins": [[duels[i][j] for j in range(len(duels)) if j != i] for i in range(len(duels))],
        "never_first": [o.title for o, share in zip(result.options, result.first, strict=True) if share == 0],
    }


def agreed(case: Case, inputs: Inputs) -> Answers:
    """How far the assessors agree, where there are some."""
    if "by_assessor" not in inputs:
        return {}
    return {"kendall_w": scoring.people(case, inputs["weights"][0]).agreement.w}
