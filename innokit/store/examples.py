"""The examples that come with the kit: each a folder of recorded entries."""

from __future__ import annotations

from pathlib import Path

from innokit.errors import BookError
from innokit.records import Case
from innokit.reference import locate
from innokit.store.opening import open_book
from innokit.words import a_list

ENTRIES = "entries.jsonl"


def example_names() -> tuple[str, ...]:
    """Give the names of the examples, in order."""
    return tuple(sorted(path.parent.name for path in locate("examples").glob(f"*/{ENTRIES}")))


def example_folder(name: str) -> Path:
    """Give the folder of one example.

    Raises
    ------
    BookError
        When there is no such example; the message lists them.
    """
    if name not in example_names():
        raise BookError(f"There is no example {name!r}", remedy=f"Choose one of {a_list(example_names())}")
    return locate("examples") / name


def example(name: str) -> Case:
    """Give the case of an example, as its record stands; nothing is written.

    Parameters
    ----------
    name : str
        Such as ``"green-book-it-system"``.

    Raises
    ------
    BookError
        When there is no such example; the message lists them.

    Examples
    --------
    >>> [option.title for option in example("green-book-it-system").options]
    ['Carry on without the system', 'Buy the IT system']
    """
    source = example_folder(name) / ENTRIES
    with open_book(":memory:", by="reader") as book:
        book.import_jsonl(source)
        return book.case()
