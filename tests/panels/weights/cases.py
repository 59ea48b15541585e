"""A small choice with two assessors, a measured criterion and business as usual."""

from innokit.records import Assessor, Case, Criterion, Option, Record, Score, SwingPoints

ANN, BEN = Assessor(id="ann", title="Ann"), Assessor(id="ben", title="Ben")
WIDER = Criterion(id="good", title="Good for learners")
REACH = Criterion(id="reach", title="Reach", worst_words="Nobody", best_words="All of them", parent="good")
WAIT = Criterion(id="wait", title="Waiting time", unit="weeks", worst=12, best=2, parent="good")
EASE = Criterion(id="ease", title="Ease of starting")
OPTIONS = (
    Option(id="usual", title="Carry on", role="baseline"),
    Option(id="home", title="Classes at home"),
    Option(id="phone", title="Phone lessons"),
)
TABLE = {"usual": (10, 20, 100), "home": (80, 40, 20), "phone": (50, 90, 60)}


def points(assessor: str, *given: float, worst: float = 12, best: float = 2) -> list[SwingPoints]:
    """Swing points of one assessor on reach, waiting time and ease, asked on the ranges of today."""
    ends = {"wait": {"worst": worst, "best": best}}
    return [
        SwingPoints(id=f"{assessor}-{id}", criterion=id, points=p, assessor=assessor, **ends.get(id, {}))
        for id, p in zip(("reach", "wait", "ease"), given, strict=True)
    ]


def made(*more: Record) -> Case:
    """The case, with whatever else is recorded."""
    return Case(everything(*more))


def everything(*more: Record) -> list[Record]:
    """The records of the case, each after those it speaks of."""
    scores = [
        Score(id=f"{option}-{criterion}-score", option=option, criterion=criterion, value=value)
        for option, row in TABLE.items()
        for criterion, value in zip(("reach", "wait", "ease"), row, strict=True)
    ]
    return [ANN, BEN, WIDER, REACH, WAIT, EASE, *OPTIONS, *scores, *more]


def draft(*given: object, asked: list[float | None] | None = None) -> dict[str, dict[str, object]]:
    """A draft of points on reach, waiting time and ease."""
    ranges = {"reach": [None, None], "wait": asked or [12, 2], "ease": [None, None]}
    return {
        id: {"points": p, "asked": ranges[id]} for id, p in zip(("reach", "wait", "ease"), given, strict=True)
    }
