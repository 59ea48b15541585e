"""The room that keeps the record: books, their chain of entries, and JSON Lines out and in."""

from innokit.store.backup import Restored, restore
from innokit.store.book import Book
from innokit.store.chain import Raw
from innokit.store.copies import DivergedWarning
from innokit.store.examples import example, example_folder, example_names
from innokit.store.jsonl import read_jsonl, verify_jsonl
from innokit.store.keeping import Merged
from innokit.store.merging import Comparison
from innokit.store.opening import open_book
from innokit.store.places import SharedFolderWarning
from innokit.store.reading import WithheldWarning
from innokit.store.tail import ClockWarning
from innokit.store.unattended import HEADLESS, headless
from innokit.store.verification import Verification
from innokit.store.withholding import Found

__all__ = [
    "HEADLESS",
    "Book",
    "ClockWarning",
    "Comparison",
    "DivergedWarning",
    "Found",
    "Merged",
    "Raw",
    "Restored",
    "SharedFolderWarning",
    "Verification",
    "WithheldWarning",
    "example",
    "example_folder",
    "example_names",
    "headless",
    "open_book",
    "read_jsonl",
    "restore",
    "verify_jsonl",
]
