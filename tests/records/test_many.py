"""Records made many at once are the records that their classes make one by one."""

import pickle
from copy import deepcopy
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pydantic import ValidationError, field_validator, model_validator

from innokit.errors import RecordError
from innokit.records import KINDS, CostLine, Idea, Maker, Option, Record, Score, to_fields
from tests.counts import count
from tests.records.drawing import records

Codes = dict[str, NDArray[np.int64]]


def columns(fields: list[dict[str, Any]]) -> tuple[dict[str, list[Any]], Codes]:
    """Fields of several records as distinct values and codes, told apart by their types, too."""
    values: dict[str, list[Any]] = {}
    codes: dict[str, list[int]] = {}
    for name in dict.fromkeys(name for one in fields for name in one if name != "id"):
        places: dict[str, int] = {}
        for one in fields:
            if one.get(name) is None:
                codes.setdefault(name, []).append(-1)
                continue
            key = f"{type(one[name])} {one[name]!r}"
            if key not in places:
                values.setdefault(name, []).append(one[name])
            codes.setdefault(name, []).append(places.setdefault(key, len(places)))
    return {name: values.get(name, []) for name in codes}, {name: np.array(c) for name, c in codes.items()}


def whole(record: Record) -> Any:
    """Everything that there is to a record: fields in order, with their types, and which were given."""
    held = [(name, type(value), value) for name, value in record.__dict__.items()]
    rest = (record.model_fields_set, record.__pydantic_extra__, record.__pydantic_private__)
    return type(record), held, rest, record.model_dump_json(), to_fields(record), [*record.references()]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_they_equal_those_made_one_by_one(kind: str) -> None:
    @settings(max_examples=count("records_at_once"), deadline=None)
    @given(st.lists(records(kind), min_size=1, max_size=4))
    def holds(drawn: list[Record]) -> None:
        fields = [
            {name: value for name in one.model_fields_set if (value := getattr(one, name)) is not None}
            for one in (*drawn, *drawn)
        ]
        slow = [type(drawn[0])(**one) for one in fields]
        values, codes = columns(fields)
        fast = list(Maker(KINDS[kind], values).made([one.id for one in slow], codes))
        assert fast == slow
        assert [whole(one) for one in fast] == [whole(one) for one in slow]
        assert pickle.loads(pickle.dumps(fast)) == deepcopy(fast) == slow  # noqa: S301 - just made here
        assert fast[0].changed() == slow[0].changed()

    holds()


def test_what_can_be_changed_is_shared_by_no_two() -> None:
    maker = Maker(CostLine, {"title": ["Rent"], "option": ["0f"], "amount": [1], "payer": [{"0a": 1.0}]})
    codes = {"title": [0, 0, 0], "option": [0, 0, 0], "amount": [0, 0, 0], "payer": [0, 0, -1]}
    made = list(maker.made(["1", "2", "3"], {name: np.array(code) for name, code in codes.items()}))
    made[0].payer["0b"] = 1.0
    made[2].payer["0b"] = 1.0
    assert [made[1].payer, CostLine.model_fields["payer"].default] == [{"0a": 1.0}, {}]
    with pytest.raises(ValidationError, match="frozen"):
        made[0].title = "Heat"  # type: ignore[misc]


BUS: Codes = {"title": np.array([0])}


@pytest.mark.parametrize(
    ("kind", "values", "ids", "codes", "said"),
    [
        (Idea, {"title": ["  "]}, ["a"], BUS, r"Idea \(title\): string should match"),
        (Idea, {"title": ["x" * 4_001]}, ["a"], BUS, "at most 4000"),
        (Idea, {"title": ["A bus"], "text": ["x" * 20_001]}, ["a"], BUS, "at most 20000"),
        (Idea, {"title": ["A bus"], "rough_cost": [-1]}, ["a"], BUS, "greater than or equal to 0, not '-1'"),
        (Idea, {"title": ["A bus"], "rough_cost": [float("nan")]}, ["a"], BUS, "finite"),
        (Idea, {"title": ["A bus"], "colour": ["red"]}, ["a"], BUS, "'colour' is not a field"),
        (Idea, {"title": ["A bus"], "rough_cost": [None]}, ["a"], BUS, "the code -1 leaves a field out"),
        (Idea, {"author": ["Ann"]}, ["a"], {"author": np.array([0])}, "is missing"),
        (Idea, {"title": ["A bus"]}, ["a"], {"title": np.array([-1])}, "is missing"),
        (Idea, {"title": ["A bus"]}, [""], BUS, "Id"),
        (Idea, {"title": ["A bus"]}, ["a", "b"], BUS, "one for each id"),
        (Idea, {"title": ["A bus"]}, ["a"], {"title": np.array([1])}, "codes are 0 to 0"),
        (Idea, {"title": ["A bus"]}, ["a"], {"title": np.array([-2])}, "codes are 0 to 0"),
    ],
)
def test_nothing_unchecked_is_made(
    kind: type[Record], values: dict[str, list[Any]], ids: list[str], codes: Codes, said: str
) -> None:
    with pytest.raises(RecordError, match=f"(?i){said}"):
        list(Maker(kind, values).made(ids, codes))


def test_fields_that_do_not_go_together_are_refused_in_the_same_words() -> None:
    fields = {"option": "0a", "criterion": "0b", "value": 70.0, "not_applicable": True}
    values, codes = columns([fields])
    with pytest.raises(RecordError) as fast:
        list(Maker(Score, values).made(["0c"], codes))
    with pytest.raises(RecordError) as slow:
        Score(**fields, id="0c")
    assert str(fast.value) == str(slow.value)


class Trimmed(Option):
    """A kind with a validator of its own on a field."""

    kind: ClassVar[str] = "trimmed"

    @field_validator("title")
    @classmethod
    def _trimmed(cls, value: str) -> str:
        return value.strip()


class Doubled(Option):
    """A kind with a validator of its own on the whole."""

    kind: ClassVar[str] = "doubled"

    @model_validator(mode="after")
    def _doubled(self) -> "Doubled":
        return self


@pytest.mark.parametrize("kind", [Trimmed, Doubled])
def test_a_class_with_validators_of_its_own_is_left_to_itself(kind: type[Record]) -> None:
    with pytest.raises(TypeError, match="each by its class"):
        Maker(kind, {"title": ["A bus"]})
