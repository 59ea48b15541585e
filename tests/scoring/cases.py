"""Small cases for the tests of scoring, and the published choice of an office."""

from collections.abc import Mapping, Sequence

from innokit.records import Assessor, Case, Criterion, DirectWeight, Option, Record, Score, SwingPoints

# Goodwin and Wright, Decision Analysis for Management Judgment, chapter 3: seven offices.
OFFICES = (
    "Addison Square",
    "Bilton Village",
    "Carlisle Walk",
    "Denver Street",
    "Elton Street",
    "Filton Village",
    "Gorton Square",
)
QUALITIES = ("closeness to customers", "visibility", "image", "size", "comfort", "car parking")
VALUES = (
    (100, 60, 100, 75, 0, 90),
    (20, 80, 10, 30, 100, 30),
    (80, 70, 0, 0, 10, 100),
    (70, 50, 30, 55, 30, 90),
    (40, 60, 90, 100, 60, 70),
    (0, 0, 70, 0, 80, 0),
    (60, 100, 20, 50, 50, 80),
)
POINTS = (100, 80, 70, 30, 20, 10)
PRINTED_WEIGHTS = (0.32, 0.26, 0.23, 0.10, 0.06, 0.03)
PRINTED_TOTALS = (80.8, 39.4, 47.4, 52.3, 64.8, 20.9, 60.2)
SWING_TOTALS = (80.483871, 39.677419, 47.741935, 52.419355, 64.516129, 20.967742, 60.322581)
COSTS = (30_000, 15_000, 5_000, 12_000, 30_000, 15_000, 10_000)

Table = Sequence[Sequence[float | str | None]]


def made(
    scores: Table,
    points: Sequence[float] | None = None,
    *,
    direct: Sequence[float] | None = None,
    options: Sequence[str] | None = None,
    criteria: Sequence[str] | None = None,
    baseline: int | None = None,
    more: Sequence[Record] = (),
) -> Case:
    """Make a case; in the table, None has no record, "blank" a blank one, "n/a" does not apply."""
    names = options or [f"Option {chr(65 + i)}" for i in range(len(scores))]
    looks = criteria or [f"Criterion {j + 1}" for j in range(len(scores[0]))]
    chosen = [
        Option(id=f"o{i}", title=t, role="baseline" if i == baseline else "option")
        for i, t in enumerate(names)
    ]
    seen = [Criterion(id=f"c{j}", title=t) for j, t in enumerate(looks)]
    given = [
        Score(id=f"s{i}-{j}", option=f"o{i}", criterion=f"c{j}", **said(cell))
        for i, row in enumerate(scores)
        for j, cell in enumerate(row)
        if cell is not None
    ]
    swing = [SwingPoints(id=f"p{j}", criterion=f"c{j}", points=p) for j, p in enumerate(points or ())]
    weights = [DirectWeight(id=f"d{j}", criterion=f"c{j}", weight=w) for j, w in enumerate(direct or ())]
    return Case([*chosen, *seen, *given, *swing, *weights, *more])


def said(cell: float | str | None) -> Mapping[str, object]:
    if cell == "n/a":
        return {"not_applicable": True}
    return {} if cell == "blank" else {"value": cell}


def office(**more: object) -> Case:
    return made(VALUES, POINTS, direct=PRINTED_WEIGHTS, options=OFFICES, criteria=QUALITIES, **more)  # type: ignore[arg-type]


def two_assessors(first: Table, second: Table, points: Sequence[Sequence[float]]) -> Case:
    """Make a case scored and weighed by Ann and Bob."""
    bare = made([[None] * len(first[0]) for _ in first])
    people = [Assessor(id="ann", title="Ann"), Assessor(id="bob", title="Bob")]
    scores = [
        Score(id=f"{who}{i}-{j}", option=f"o{i}", criterion=f"c{j}", assessor=who, **said(cell))
        for who, table in (("ann", first), ("bob", second))
        for i, row in enumerate(table)
        for j, cell in enumerate(row)
        if cell is not None
    ]
    swing = [
        SwingPoints(id=f"{who}p{j}", criterion=f"c{j}", points=p, assessor=who)
        for who, row in zip(("ann", "bob"), points, strict=False)
        for j, p in enumerate(row)
    ]
    return Case([*bare.records, *people, *scores, *swing])
