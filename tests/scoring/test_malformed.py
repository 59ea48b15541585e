"""Two hundred cases spoilt at random: each call answers, or refuses with the place and the remedy."""

import random
from collections.abc import Callable, Sequence

import pytest

from innokit import scoring
from innokit.errors import MethodRefused, RecordError
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
from tests.counts import seeds
from tests.scoring.cases import made

CASES = 200
ODD = ("drop", "twice", "stranger", "level", "weight", "kind", "wider", "empty", "away", "rank")
CALLS: tuple[Callable[[Case], object], ...] = (
    scoring.compare,
    scoring.beside,
    lambda case: scoring.robustness(case, draws=50),
    lambda case: scoring.fragility(case, draws=50),
    scoring.people,
    lambda case: scoring.frontier(case, {"o0": 1.0}),
    scoring.short_list,
    scoring.stakeholder_value,
    scoring.value_functions,
    scoring.locked,
)


def spoil(source: random.Random, records: Sequence[Record]) -> list[Record]:
    """Spoil a sound case in one way."""
    held = list(records)
    odd = source.choice(
        ["drop", "twice", "stranger", "level", "weight", "kind", "wider", "empty", "away", "rank"]
    )
    if odd == "drop":
        del held[source.randrange(len(held))]
    elif odd == "twice":
        score = source.choice([r for r in held if isinstance(r, Score)])
        held.append(score.changed(value=5.0).model_copy(update={"id": "twin"}))
    elif odd == "stranger":
        held.append(
            Score(option=source.choice(["o0", "nobody"]), criterion="nothing", value=3, assessor="who")
        )
    elif odd == "level":
        held.append(Level(option="o0", criterion="c0", value=source.uniform(-1e9, 1e9)))
    elif odd == "weight":
        held = [r.changed(points=0) if isinstance(r, SwingPoints) else r for r in held]
    elif odd == "kind":
        kinds = source.choice([Option, Criterion, Score, SwingPoints])
        held = [r for r in held if not isinstance(r, kinds)]
    elif odd == "wider":
        held = [r.changed(parent="c1") if r.id == "c0" else r for r in held]
    elif odd == "empty":
        held = held[: source.randrange(3)]
    elif odd == "away":
        keep = [r for r in held if not (isinstance(r, Score) and r.option == "o0")]
        held = keep + [Score(option="o0", criterion=f"c{j}", not_applicable=True) for j in range(3)]
    else:
        more = [WeightRank(criterion="c0", rank=1), PairwiseJudgement(criterion="c0", other="c0", ratio=2),
                DirectWeight(criterion="o1", weight=0.5), Assessor(id="c9", title="Nobody")]  # fmt: skip
        held += source.sample(more, 2)
        held = [r for r in held if not isinstance(r, SwingPoints)]
    return held


@pytest.mark.parametrize("seed", seeds())
def test_spoilt_cases_are_answered_or_refused_in_plain_words(seed: int) -> None:
    source, refused = random.Random(seed), 0  # noqa: S311 - a test, repeatable
    sound = made([[90, 10, 50], [20, 80, 60], [40, 40, 40]], [100, 60, 40]).records
    for _ in range(CASES):
        records: list[Record] = list(sound)
        for _ in range(source.randint(1, 3)):
            try:
                records = spoil(source, records)
            except (IndexError, ValueError, RecordError):
                break  # Nothing of that kind is left to spoil.
        for call in CALLS:
            try:
                call(Case(records))
            except MethodRefused as error:
                refused += 1
                assert error.remedy, f"no remedy: {error}"
                assert error.where, f"no place: {error}"
                assert "Traceback" not in str(error)
                assert str(error)[0].isupper() or str(error)[0] in "'£" or str(error)[0].isdigit()
    assert refused > CASES


def test_scores_off_the_scale_never_become_records() -> None:
    for value in (-1, 101, float("nan"), float("inf")):
        with pytest.raises(RecordError, match="Score"):
            Score(option="o0", criterion="c0", value=value)
    for points in (-1, 101, float("nan")):
        with pytest.raises(RecordError, match="Swing points"):
            SwingPoints(criterion="c0", points=points)
    with pytest.raises(RecordError, match="Weight"):
        DirectWeight(criterion="c0", weight=-0.1)


def test_a_circle_of_criteria_above_one_another_ends() -> None:
    case = made([[90, 10], [20, 80]], [100, 60])
    round_about = [Criterion(id="x", title="X", parent="y"), Criterion(id="y", title="Y", parent="x")]
    under = [c.changed(parent="x") for c in case.of(Criterion)]
    assert scoring.robustness(case.replaced(*round_about, *under), draws=50).switches
