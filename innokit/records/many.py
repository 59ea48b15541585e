"""Many records of one kind at once, from columns of which each distinct value is checked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from innokit.errors import RecordError
from innokit.records.base import Record

R = TypeVar("R", bound=Record)
BLANK = -1
_CONFIG = ConfigDict(allow_inf_nan=False, str_max_length=Record.model_config.get("str_max_length"))
_IDS = TypeAdapter(list[Annotated[str, Field(min_length=1)]], config=_CONFIG)


class Maker(Generic[R]):
    """Makes records of one kind, each equal to the one that its class makes of the same fields.

    Every field is checked as the class checks it, once for each distinct value instead of once for each
    record; the rule of a kind on several fields together is checked for each record.

    Parameters
    ----------
    kind : type of Record
    values : mapping
        Distinct values by field, the id apart. Fields that are not named keep their default.

    Raises
    ------
    RecordError
        When a value is none that its field takes, a field is unknown, or one that must be filled is missing.

    Examples
    --------
    >>> import numpy as np
    >>> from innokit.records import Idea
    >>> maker = Maker(Idea, {"title": ("A shared van", "A café"), "author": ("Ann",)})
    >>> codes = {"title": np.array([0, 1]), "author": np.array([0, -1])}
    >>> [(idea.title, idea.author) for idea in maker.made(["0a", "0b"], codes)]
    [('A shared van', 'Ann'), ('A café', '')]
    """

    def __init__(self, kind: type[R], values: Mapping[str, Sequence[Any]]) -> None:
        _refuse_own_ways(kind)
        self._kind = kind
        info = kind.model_fields
        self._required = frozenset(name for name, field in info.items() if field.is_required())
        if strange := sorted(values.keys() - info.keys()):
            raise _refused(kind, f"{strange[0]!r} is not a field of this kind of record")
        if lost := sorted(self._required - values.keys()):
            raise _refused(kind, f"{info[lost[0]].title} ({lost[0]}): is missing")
        self._values = {name: _checked(kind, name, given) for name, given in values.items()}
        self._blank = {
            name: None if name in self._required else field.default for name, field in info.items()
        }
        self._own = tuple(
            name
            for name in info
            if not all(map(_shareable, (*self._values.get(name, ()), self._blank[name])))
        )

    def made(self, ids: Sequence[str], codes: Mapping[str, NDArray[np.int64]]) -> Iterator[R]:
        """Make records, in order.

        Parameters
        ----------
        ids : sequence of str
        codes : mapping
            For each field of which values were given, the place of each record's value among them; -1
            leaves the field out.

        Yields
        ------
        Record

        Raises
        ------
        RecordError
            When an id is blank, a field that must be filled is left out, or fields do not go together.
        """
        made = self._unruled(ids, codes)
        return made if self._kind.check is Record.check else map(_kept, made)

    def broken(self, ids: Sequence[str], codes: Mapping[str, NDArray[np.int64]]) -> dict[int, RecordError]:
        """Give the places of those whose fields do not go together, each with what is wrong.

        >>> from innokit.records import Score
        >>> values = {"option": ["0a"], "criterion": ["0b"], "value": [70], "not_applicable": [False, True]}
        >>> codes = {name: np.array([0, 0]) for name in values} | {"not_applicable": np.array([0, 1])}
        >>> print(Maker(Score, values).broken(["0c", "0d"], codes)[1].what)
        A score cannot be recorded: a score cannot be given and not applicable at once
        """
        if self._kind.check is Record.check:
            return {}
        faults = map(_fault, self._unruled(ids, codes))
        return {place: fault for place, fault in enumerate(faults) if fault is not None}

    def _unruled(self, ids: Sequence[str], codes: Mapping[str, NDArray[np.int64]]) -> Iterator[R]:
        """Make records of checked fields; that the fields go together is still to be checked."""
        names = tuple(self._values)
        for name in names:
            self._refuse_codes(name, codes[name], len(ids))
        columns = (self._column(name, codes[name]) for name in names)
        rows = zip(_ids(self._kind, ids), *columns, strict=True)
        sparse = any(len(ids) and codes[name].min() == BLANK for name in names)
        return self._laid_out(("id", *names), rows, sparse)

    def _refuse_codes(self, name: str, codes: NDArray[np.int64], height: int) -> None:
        """Refuse places where no value is, and blanks where one must be."""
        most = len(self._values[name])
        if len(codes) != height or (height and not BLANK <= codes.min() <= codes.max() < most):
            raise _refused(self._kind, f"{name}: codes are 0 to {most - 1}, or -1, one for each id")
        if name in self._required and height and codes.min() == BLANK:
            raise _refused(self._kind, f"{self._kind.model_fields[name].title} ({name}): is missing")

    def _column(self, name: str, codes: NDArray[np.int64]) -> Iterator[Any]:
        """Give a field of each record; None where it is left out, which stands last."""
        return map((*self._values[name], None).__getitem__, codes.tolist())

    def _laid_out(self, names: Sequence[str], rows: Iterable[Any], sparse: bool) -> Iterator[R]:
        """Make each record of its row as pydantic lays it out: fields, which of them were given, no more."""
        kind, blank, own, new, put = self._kind, self._blank, self._own, object.__new__, object.__setattr__
        told = set(names)
        for row in rows:
            fields = blank.copy()
            for name, value in zip(names, row):  # noqa: B905 - each as long as the other, and this is often
                if value is not None:
                    fields[name] = value
            for name in own:
                fields[name] = deepcopy(fields[name])
            if sparse:
                told = {name for name, value in zip(names, row, strict=True) if value is not None}
            record = new(kind)
            put(record, "__dict__", fields)
            put(record, "__pydantic_fields_set__", told)
            put(record, "__pydantic_extra__", None)
            put(record, "__pydantic_private__", None)
            yield record


def check_values(kind: type[Record], field: str, values: Sequence[Any]) -> list[Any]:
    """Give values as a field takes them, by the same rules as when a record is made.

    Raises
    ------
    pydantic.ValidationError
        Which tells, for each value that the field does not take, its place and why.

    >>> from innokit.records import Score
    >>> check_values(Score, "value", [70, "80"])
    [70.0, 80.0]
    """
    return _adapter(kind, field).validate_python(list(values))


@cache
def _adapter(kind: type[Record], field: str) -> TypeAdapter[list[Any]]:
    """Give what checks values of one field."""
    info = kind.model_fields[field]
    checked: Any = Annotated[info.annotation, info]
    return TypeAdapter(list[checked], config=_CONFIG)


def _checked(kind: type[Record], name: str, values: Sequence[Any]) -> tuple[Any, ...]:
    """Check the distinct values of a field."""
    if any(value is None for value in values):
        raise _refused(kind, f"{name}: None is no value here; the code -1 leaves a field out")
    try:
        return tuple(check_values(kind, name, values))
    except ValidationError as report:
        fault = report.errors()[0]
        said = f"{kind.model_fields[name].title} ({name}): {fault['msg']}, not {str(fault['input'])[:60]!r}"
        raise _refused(kind, said) from report


def _ids(kind: type[Record], ids: Sequence[str]) -> list[str]:
    """Check ids: unlike a class, which gives a record its id where there is none, this wants each."""
    try:
        return _IDS.validate_python(list(ids))
    except ValidationError as report:
        raise _refused(kind, f"Id (id): {report.errors()[0]['msg']}") from report


def _fault(record: Record) -> RecordError | None:
    """Say what is wrong with a record under the rule of its kind on several fields."""
    try:
        record.check()
    except ValueError as fault:
        return record._refused([str(fault)], record.__dict__)
    return None


def _kept(record: R) -> R:
    """Give a record that keeps the rule of its kind."""
    if (fault := _fault(record)) is not None:
        raise fault
    return record


def _refused(kind: type[Record], said: str) -> RecordError:
    """Say that no such records can be made, and why."""
    return kind._refused([said], {})


def _shareable(value: Any) -> bool:
    """Say whether several records can hold one value: it cannot be changed."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _refuse_own_ways(kind: type[Record]) -> None:
    """Refuse a class that checks or fills its fields in a way of its own, which would be left out here."""
    own, every = kind.__pydantic_decorators__, Record.__pydantic_decorators__
    if (
        own.field_validators
        or own.validators
        or own.root_validators
        or own.model_validators.keys() != every.model_validators.keys()
        or kind.__private_attributes__
        or kind.__pydantic_post_init__
        or kind.__init__ is not Record.__init__
        or any(field.default_factory for field in kind.model_fields.values())
    ):
        raise TypeError(
            f"{kind.__name__} has validators or private fields of its own: make each by its class"
        )
