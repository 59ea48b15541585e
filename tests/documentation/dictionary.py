"""The data dictionary of docs/records.md, written from the records themselves so that the two cannot drift.

To write it anew: ``python -c "from tests.documentation.dictionary import write; write()"``.
"""

import datetime
import re
from itertools import groupby
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from innokit.records import KINDS, STANDING_WORDS, Evidenced, Record, Ref, refers, unit

PAGE = Path(__file__).resolve().parents[2] / "docs" / "records.md"
MODULES = ("setup", "people", "options", "ideas", "judgements", "money", "delivery")
HEAD = ("Field", "Title", "What belongs there", "Unit", "Takes", "If left out")

OPENING = """# The data dictionary

Which things can be recorded, and what does each field of them hold?

This page is written from the code by `tests/documentation/dictionary.py`, and a test compares the two. Do not
edit it by hand. To write it anew, run in the checkout:
`python -c "from tests.documentation.dictionary import write; write()"`

Every kind is a class in `innokit.records`. A record is frozen, and checked when it is made. Shares and rates
are fractions: 0.035 is 3.5 per cent. Money is in pounds and at least 0. Years are numbered from 0, the base
year. A case lists its records under the name given as *in a case*: `case.ideas`, `case.costs`.
"""


def page() -> str:
    """Write the whole page."""
    kinds = sorted(KINDS.values(), key=place)
    parts = [OPENING, *shared()]
    for phase, group in groupby(kinds, key=lambda cls: cls.phase):
        parts.append(f"## Phase {phase}\n")
        parts += [section(cls) for cls in group]
    return "\n".join(parts)


def place(cls: type[Record]) -> tuple[int, int]:
    """Order kinds by phase, then by the module they are written in."""
    module = cls.__module__.rpartition(".")[2]
    return cls.phase, MODULES.index(module) if module in MODULES else len(MODULES)


def write() -> None:
    """Write the page into the docs."""
    PAGE.write_text(page(), encoding="utf-8")


def shared() -> list[str]:
    """Describe once what all records share, and what those that carry a figure share."""
    standing = [f"| `{word}` | {meaning} |" for word, meaning in STANDING_WORDS.items()]
    return [
        "## Fields that kinds share\n",
        "Every record has:\n",
        table(Record, list(Record.model_fields)),
        "Kinds marked *carries a figure* also have:\n",
        table(Evidenced, own_fields(Evidenced, Record)),
        "The words for standing:\n",
        "\n".join(["| Standing | Meaning |", "|---|---|", *standing]) + "\n",
    ]


def section(cls: type[Record]) -> str:
    """Describe one kind of record."""
    figure = issubclass(cls, Evidenced)
    base = Evidenced if figure else Record
    facts = [f"`innokit.records.{cls.__name__}`", f"kind `{cls.kind}`", f"in a case `{cls.plural}`"]
    facts += ["carries a figure"] if figure else []
    said = re.sub(r"``([^`]+)``", r"`\1`", " ".join((cls.__doc__ or "").split()))
    fields = table(cls, own_fields(cls, base))
    return f"### {spaced(cls.__name__)}\n\n{said}\n\n*{'; '.join(facts)}.*\n\n{fields}"


def own_fields(cls: type[Record], base: type[Record]) -> list[str]:
    """Name the fields of a kind beyond those of its base."""
    return [name for name in cls.model_fields if name not in base.model_fields]


def spaced(name: str) -> str:
    """Write the name of a class as words: ``CostLine`` becomes ``Cost line``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def table(cls: type[Record], names: list[str]) -> str:
    """Describe fields in a table."""
    rows = [row(name, cls.model_fields[name]) for name in names]
    lines = [f"| {' | '.join(HEAD)} |", "|" + "---|" * len(HEAD)]
    return "\n".join([*lines, *(f"| {' | '.join(cells)} |" for cells in rows)]) + "\n"


def row(name: str, info: FieldInfo) -> tuple[str, ...]:
    """Describe one field."""
    told = (info.title or "", info.description or "", unit(info))
    return (f"`{name}`", *(text.replace("|", "\\|") for text in told), takes(info), left_out(name, info))


def takes(info: FieldInfo) -> str:
    """Say which values a field takes."""
    said = sort(info.annotation)
    if kind := refers(info):
        one = f"id of {'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('_', ' ')}"
        several = f"ids of {KINDS[kind].plural.replace('_', ' ')}"
        said = several if said == "list of texts" else said.replace("text", one)
    return " ".join([said, *limits(info.metadata)])


def sort(hint: Any) -> str:
    """Say in a word or two what an annotation allows."""
    plain = {str: "text", int: "whole number", float: "number", bool: "yes or no"}
    plain |= {datetime.date: "day", Ref: "an assumption"}
    origin, inside = get_origin(hint), [item for item in get_args(hint) if item is not NoneType]
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" if word else "blank" for word in inside)
    if origin in (Union, UnionType):
        return " or ".join(sort(item) for item in inside)
    if origin is tuple:
        return f"list of {sort(inside[0])}s"
    if origin is dict:
        return "text, or several with their shares"
    if hasattr(hint, "__metadata__"):
        return " ".join([sort(inside[0]), *limits(inside[1:])])
    return plain.get(hint, getattr(hint, "__name__", str(hint)))


def limits(metadata: Any) -> list[str]:
    """Say the least and the most a field takes."""
    found: dict[str, float] = {}
    for item in metadata:
        for part in getattr(item, "metadata", [item]):
            ends = {name: getattr(part, name, None) for name in ("ge", "le")}
            found |= {name: end for name, end in ends.items() if end is not None}
    if {"ge", "le"} <= found.keys():
        return [f"from {found['ge']:g} to {found['le']:g}"]
    if found:
        return [f"{'at least' if 'ge' in found else 'at most'} {next(iter(found.values())):g}"]
    return []


def left_out(name: str, info: FieldInfo) -> str:
    """Say what stands where the field is not given."""
    if info.is_required():
        return "must be given"
    value = info.get_default(call_default_factory=True)
    if name == "id":
        return "set by itself"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in ("", None, (), {}):
        return "blank"
    return f"{value:g}" if isinstance(value, int | float) else f"`{value}`"
