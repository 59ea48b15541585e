"""Any part of a case as a tidy DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innokit import words
from innokit.errors import MethodRefused
from innokit.records import KINDS, Case, Record, Ref, refers

if TYPE_CHECKING:
    import pandas as pd

_TOGETHER = {"weights": ("swing_points", "direct_weight")}
_ENTRY = ("seq", "action", "kind", "id", "version", "when", "who", "why", "digest")


def table(case: Case, kind: str) -> pd.DataFrame:
    """Give every record of a kind as a DataFrame, names in place of ids; one row a record, none dropped.

    Parameters
    ----------
    case : Case
    kind : str
        A plural such as ``"ideas"``, ``"scores"``, ``"costs"``; ``"weights"`` for both kinds of weight;
        ``"entries"`` for the whole history.

    Returns
    -------
    DataFrame
        Columns are the record fields' names, the id first. Empty, with its columns, where nothing is
        recorded. It can be given back to `innokit.case_from_tables`.

    Raises
    ------
    MethodRefused
        When there is no such kind; the message lists them.
    """
    import pandas as pd

    if kind == "entries":
        return pd.DataFrame(
            [{key: getattr(entry, key) for key in _ENTRY} for entry in case.entries], columns=_ENTRY
        )
    classes = [KINDS[name] for name in _names(kind)]
    columns = list(dict.fromkeys(key for cls in classes for key in cls.model_fields))
    rows = [row(record, case) for cls in classes for record in case.of(cls)]
    return pd.DataFrame(rows, columns=columns)


def row(record: Record, case: Case) -> dict[str, Any]:
    """Give the fields of a record as plain values, with names in place of the ids it refers to."""
    fields = type(record).model_fields
    return {key: _plain(getattr(record, key), refers(info), case) for key, info in fields.items()}


def _names(kind: str) -> tuple[str, ...]:
    """Give the kinds that a plural stands for."""
    by_plural = {cls.plural: (name,) for name, cls in KINDS.items()} | _TOGETHER
    if kind not in by_plural:
        raise MethodRefused(
            f"There is no table {kind!r}",
            remedy=f"Ask for one of {words.a_list([*sorted(by_plural), 'entries'])}",
        )
    return by_plural[kind]


def _plain(value: Any, refers_to: str, case: Case) -> Any:
    """Give one cell."""
    if isinstance(value, Ref):
        return case.name(value.assumption)
    if isinstance(value, dict):
        named = {case.name(id): share for id, share in value.items()}
        return next(iter(named)) if list(named.values()) == [1.0] else named or None
    if isinstance(value, tuple):
        return tuple(_plain(item, refers_to, case) for item in value)
    return case.name(value) if refers_to and value else value
