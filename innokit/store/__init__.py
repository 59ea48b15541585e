"""The room that keeps the record: books, their chain of entries, and JSON Lines out and in."""

from innokit.store.book import Book
from innokit.store.chain import Raw
from innokit.store.examples import example, example_folder, example_names
from innokit.store.jsonl import read_jsonl, verify_jsonl
from innokit.store.opening import open_book
from innokit.store.places import SharedFolderWarning
from innokit.store.reading import WithheldWarning
from innokit.store.unattended import HEADLESS, headless
from innokit.store.verification import Verification

__all__ = [
    "HEADLESS",
    "Book",
    "Raw",
    "SharedFolderWarning",
    "Verification",
    "WithheldWarning",
    "example",
    "example_folder",
    "example_names",
    "headless",
    "open_book",
    "read_jsonl",
    "verify_jsonl",
]
