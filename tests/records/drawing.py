"""Records of every kind, drawn at random from what their own fields say of themselves."""

import datetime
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from innokit.errors import RecordError
from innokit.records import KINDS, Record, Ref

LEAST: dict[str, dict[str, Any]] = {
    "cost": {"amount": 0.0},
    "funding": {"amount": 0.0, "sort": "grant"},
    "reference_class": {"low": 0.0, "high": 1.0},
    "vote": {"idea": "0f"},
    "merging": {"into": "0a", "ideas": ("0b",)},
    "splitting": {"idea": "0a", "into": ("0b", "0c")},
    "validation": {"outcome": "agrees"},
}
"""What a kind needs of fields that are not required one by one."""

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def limits(metadata: list[Any]) -> dict[str, Any]:
    """The least and greatest value, or length, that a field's metadata name."""
    found: dict[str, Any] = {}
    for item in metadata:
        for kind, attribute in ((Ge, "ge"), (Le, "le"), (MinLen, "min_length"), (MaxLen, "max_length")):
            if isinstance(item, kind):
                found[attribute] = getattr(item, attribute)
        if isinstance(item, FieldInfo):
            found |= limits(item.metadata)
    return found


def values(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    """Values that a field of this sort takes."""
    origin, inside, bounds = get_origin(annotation), get_args(annotation), limits(metadata)
    if origin is Annotated:
        return values(inside[0], [*metadata, *inside[1:]])
    if origin is Literal:
        return st.sampled_from(inside)
    if origin in (Union, types.UnionType):
        return st.one_of([values(choice, metadata) for choice in inside])
    if origin is tuple:
        return st.lists(values(inside[0], []), min_size=bounds.get("min_length", 0), max_size=3).map(tuple)
    if origin is dict:
        return st.one_of(st.just({}), WORDS.filter(bool).map(lambda id: {id: 1.0}))
    return plain(annotation, bounds)


def plain(annotation: Any, bounds: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of a type that holds no other."""
    if annotation is str:
        return WORDS.filter(str.strip).map(lambda text: f"{text} more") if bounds.get("min_length") else WORDS
    if annotation is float:
        span = {"min_value": bounds.get("ge"), "max_value": bounds.get("le")}
        # adding nothing makes 0 of a negative zero, which nobody types
        return st.floats(**span, allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0)
    if annotation is int:
        return st.integers(bounds.get("ge", -(2**40)), bounds.get("le", 2**40))
    if annotation is bool:
        return st.booleans()
    if annotation is datetime.date:
        return st.dates()
    if annotation is Ref:
        return st.builds(Ref, assumption=WORDS)
    if annotation is type(None):
        return st.none()
    raise AssertionError(f"no way to draw {annotation}")


@st.composite
def records(draw: st.DrawFn, kind: str) -> Record:
    """A record of one kind; what its fields refuse together is left out field by field."""
    cls = KINDS[kind]
    fields = {
        name: draw(values(info.annotation, info.metadata))
        for name, info in cls.model_fields.items()
        if name != "id" and (info.is_required() or draw(st.booleans()))
    }
    while True:
        try:
            return cls(**fields)
        except RecordError:
            spare = [name for name in fields if not cls.model_fields[name].is_required()]
            if not spare:
                return cls(**{**fields, **LEAST[kind]})
            fields.pop(spare[-1])
