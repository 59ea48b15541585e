"""Things that go wrong outside, met by a program of its own that gave up root's privileges.

``faulty.py WHAT PATH`` prints, as JSON, the ids that were accepted and what was said in the end.
"""

import json
import os
import resource
import sys
from pathlib import Path

from innokit.errors import InnokitError
from innokit.records import Idea
from innokit.store import open_book
from tests.store.server import as_somebody

ROOM = 300_000


def main(what: str, path: str) -> int:
    """Meet one fault."""
    with open_book(":memory:", by="nobody") as book:  # loads all that is needed while it can be read
        book.record(Idea(title="x"))
    drop_privileges()
    if what == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    accepted: list[str] = []
    said = remedy = ""
    try:
        with open_book(path, by="Ann") as book:
            while what != "try" or not accepted:
                accepted.append(book.record(Idea(title="x", text="words " * 200)).id)
    except InnokitError as fault:
        said, remedy = str(fault), fault.remedy
    if what != "try":
        said += export(path)
    sys.stdout.write(json.dumps({"accepted": accepted, "said": said, "remedy": remedy}))
    return 0


def export(path: str) -> str:
    """Say what writing the entries to a file came to."""
    try:
        with open_book(path, read_only=True) as book:
            book.export_jsonl(Path(path).with_suffix(".jsonl"))
    except InnokitError as fault:
        return f" | {fault}"
    return " | exported"


def drop_privileges() -> None:
    """Become somebody who may do no more than others."""
    somebody = as_somebody()
    if somebody:
        os.setgroups([])
        os.setgid(int(str(somebody["group"])))
        os.setuid(int(str(somebody["user"])))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
