"""Records of one kind as rows, their fields as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from innokit.errors import RecordError
from innokit.panels import drafts
from innokit.panels.grid.sheet import Faults, Typed, blank, id_in, may_be_new, row_key, standing
from innokit.records import KINDS, Case, Record
from innokit.results.describe import kind_words, plural_words
from innokit.words import a_list, count, one_line


class RecordRows:
    """The records of one kind, a row each.

    Parameters
    ----------
    kind : str
        Such as ``"cost"``.
    columns : sequence of str, optional
        Names of the fields to show; those that must be given are always among them. None shows all.

    Raises
    ------
    RecordError
        When the kind has no such field.
    """

    fixed = False

    def __init__(self, kind: str, columns: Sequence[str] | None = None) -> None:
        self.kind = kind
        fields = {field["name"]: field for field in drafts.describe(kind)}
        strange = [name for name in columns or () if name not in fields]
        if strange:
            raise RecordError(
                f"A {kind_words(kind)} has no field called {a_list(strange)}",
                where="columns",
                remedy=f"Choose among {a_list(list(fields))}",
            )
        wanted = fields if columns is None else dict.fromkeys([*columns, *_needed(fields)])
        self.fields = [fields[name] for name in wanted]
        self._names = set(wanted)

    def head(self, case: Case) -> dict[str, Any]:
        """Give title, words and columns as the script draws them."""
        one, more = kind_words(self.kind), plural_words(self.kind)
        found = count(len(case.of(KINDS[self.kind])), one, more)
        return {
            "title": f"{more[0].upper()}{more[1:]}: {found} recorded",
            "corner": "Row",
            "one": one,
            "more": more,
            "columns": [_column(field, case) for field in self.fields],
        }

    def rows(self, case: Case, typed: Typed) -> list[dict[str, Any]]:
        """Give each row with its texts; those that were withdrawn while typed in are kept on show."""
        there = list(case.of(KINDS[self.kind]))
        gone = [standing(case, id_in(row)) for row in typed if id_in(row) not in case.by_id]
        return [self._row(record, case) for record in [*there, *filter(None, gone)]]

    def _row(self, record: Record, case: Case) -> dict[str, Any]:
        """Give one row with its texts."""
        draft = drafts.to_draft(record, case)
        values = {field["name"]: drafts.worded(draft[field["name"]], field) for field in self.fields}
        return {"key": row_key(record.id), "title": one_line(record.name, 60), "name": "", "values": values}

    def faults(self, case: Case, typed: Typed) -> Faults:
        """Say what is wrong with what was typed."""
        found = {}
        for row, cells in typed.items():
            said = self._faults(row, cells, case)
            if said:
                found[row] = said
        return found

    def _faults(self, row: str, cells: Mapping[str, str], case: Case) -> dict[str, str]:
        """Say what is wrong with one row; a fault in a column not on show is told of the row."""
        if self._nothing(row, cells, case):
            return {}
        titles = {field["name"]: field["title"] for field in drafts.describe(self.kind)}
        said = drafts.faults(self.kind, self._draft(row, cells, case), case)
        shown = {name: text for name, text in said.items() if name in self._names}
        hidden = [
            f"{titles[name]}: {text}" if name else text for name, text in said.items() if name not in shown
        ]
        return {**shown, **({"": " ".join(hidden)} if hidden else {})}

    def records(self, case: Case, typed: Typed) -> list[Record]:
        """Give the records that sound texts make, those that change nothing left out."""
        made = [
            drafts.to_record(self.kind, self._draft(row, cells, case), case)
            for row, cells in typed.items()
            if not self._nothing(row, cells, case)
        ]
        return [record for record in made if record != case.by_id.get(record.id)]

    def id_of(self, case: Case, row: str, col: str) -> str:  # noqa: ARG002 - every column of a row is one record
        """Give the id of the record behind a cell; empty where there is none yet."""
        return id_in(row) if standing(case, id_in(row)) else ""

    def _draft(self, row: str, cells: Mapping[str, str], case: Case) -> dict[str, Any]:
        """Give the whole record as a draft: as it stands, with what was typed over it."""
        record = standing(case, id_in(row))
        if record is None and not may_be_new(row):
            raise RecordError("There is no such row", where=row, remedy="Run this cell again")
        before = drafts.to_draft(record, case) if record else {"id": id_in(row)}
        return {**before, **cells}

    def _nothing(self, row: str, cells: Mapping[str, str], case: Case) -> bool:
        """Say whether a row is one that nobody has begun."""
        return blank(cells) and standing(case, id_in(row)) is None


def _needed(fields: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Give the fields without which no record can be made."""
    return [name for name, field in fields.items() if field["required"]]


def _column(field: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """Give what the script draws of one field."""
    return {
        "key": field["name"],
        "title": field["title"],
        "help": field["help"],
        "unit": "%" if field["unit"] == "share" else field["unit"],
        "type": field["type"],
        "required": field["required"],
        "default": drafts.worded(field["default"], field),
        "choices": _choices(field, case),
    }


def _choices(field: Mapping[str, Any], case: Case) -> list[str]:
    """Give the texts that a cell offers."""
    if field["type"] == "flag":
        return ["yes", "no"]
    if field["choices"]:
        return [choice["label"] for choice in field["choices"] if choice["value"]]
    speaks_of = field["refers"] or field["offers"]
    return list(drafts.labels(speaks_of, case).values()) if speaks_of else []
