"""innokit: from a challenge, through recorded ideas, to a business case that can be checked.

A *book* is the record of one project and touches the world; a *case* is a frozen snapshot of it, on
which every analysis works. Importing this loads only records and arithmetic; each door below opens its
room when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from innokit import errors, maths, records, words
from innokit.records import Case
from innokit.version import __version__

if TYPE_CHECKING:
    from innokit import (
        businesscase,
        charts,
        evidence,
        intake,
        panels,
        process,
        reference,
        results,
        scoring,
        store,
    )
    from innokit.intake import case_from_tables
    from innokit.results import each, listing, ready, table
    from innokit.store import example, open_book

_ROOMS = (
    "businesscase",
    "charts",
    "evidence",
    "intake",
    "panels",
    "process",
    "reference",
    "results",
    "scoring",
    "store",
)
_DOORS = {
    "open_book": "store",
    "example": "store",
    "case_from_tables": "intake",
    "table": "results",
    "listing": "results",
    "ready": "results",
    "each": "results",
}

__all__ = [
    "Case",
    "__version__",
    "businesscase",
    "case_from_tables",
    "charts",
    "each",
    "errors",
    "evidence",
    "example",
    "intake",
    "listing",
    "maths",
    "open_book",
    "panels",
    "process",
    "ready",
    "records",
    "reference",
    "results",
    "scoring",
    "store",
    "table",
    "words",
]


def __getattr__(name: str) -> Any:
    """Open a room, or a door of one, when it is first asked for."""
    if name in _ROOMS:
        return import_module(f"innokit.{name}")
    if name in _DOORS:
        return getattr(import_module(f"innokit.{_DOORS[name]}"), name)
    raise AttributeError(f"innokit has no {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
