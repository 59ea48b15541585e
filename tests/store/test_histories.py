"""Random histories of several people at one book, beside a model of it in a few lines of plain Python."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from innokit.errors import BookError, ConflictError
from innokit.records import Idea
from innokit.store import Book, open_book
from tests.counts import count
from tests.store.hostile import dice
from tests.store.server import Server

TITLES = ["one", "two", "three"]
PEOPLE = ["Ann", "Bob"]


@dataclass
class Model:
    """What a book is, said as plainly as can be: a list, and what each person has seen of it."""

    entries: list[tuple[str, str, str, str | None]] = field(default_factory=list)  # action, id, who, title
    seen: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PEOPLE, 0))
    own: dict[tuple[str, str], int] = field(default_factory=dict)

    def newest(self, id: str) -> tuple[int, str, str | None] | None:
        """Number, action and title of the last entry about a thing."""
        about = [(n, a, title) for n, (a, i, _, title) in enumerate(self.entries, 1) if i == id]
        return about[-1] if about else None

    def says(self, action: str, id: str, who: str, title: str | None) -> str:
        """What recording or withdrawing comes to: kept, same, conflict or refused."""
        last = self.newest(id)
        if action == "withdraw" and (last is None or last[1] == "withdraw"):
            return "refused"
        if action == "record" and last is not None and last[1:] == ("record", title):
            self.own[who, id] = max(self.own.get((who, id), 0), last[0])
            return "same"
        if last is not None and last[0] > max(self.seen[who], self.own.get((who, id), 0)):
            return "conflict"
        self.entries.append((action, id, who, title))
        self.own[who, id] = len(self.entries)
        return "kept"

    def standing(self, up_to: int) -> dict[str, str | None]:
        """Titles by id, as at an entry."""
        found: dict[str, str | None] = {}
        for action, id, _, title in self.entries[:up_to]:
            found[id] = title if action == "record" else None
        return {id: title for id, title in found.items() if title is not None}


def attempt(book: Book, action: str, idea: Idea) -> str:
    """Record or withdraw; what came of it, in the model's words."""
    before = book._last_number()
    try:
        _ = book.record(idea) if action == "record" else book.withdraw(idea)
    except ConflictError:
        return "conflict"
    except BookError:
        return "refused"
    return "kept" if book._last_number() > before else "same"


def live(address: str, luck: Random, steps: int) -> None:
    """Go through one history, comparing the book with the model at every step."""
    model, ideas = Model(), [Idea(title="x") for _ in range(3)]
    books = {who: open_book(address, by=who) for who in PEOPLE}
    for _ in range(steps):
        who, idea, choice = luck.choice(PEOPLE), luck.choice(ideas), luck.random()
        book = books[who]
        if choice < 0.75:
            action = "record" if choice < 0.55 else "withdraw"
            title = luck.choice(TITLES) if action == "record" else None
            expected = model.says(action, idea.id, who, title)
            made = idea.changed(title=title) if title else idea
            assert attempt(book, action, made) == expected
        else:
            end = len(model.entries)
            at = luck.choice([None, luck.randint(0, end)])
            case = book.case(as_of=at)
            shown = end if at is None else at
            model.seen[who] = max(model.seen[who], shown)
            assert {item.id: item.title for item in case.ideas} == model.standing(shown)
    told = [(e.action, e.id, e.who, e.body.get("title")) for e in books["Ann"].history()]
    assert told == model.entries
    assert books["Bob"].verify().ok
    for book in books.values():
        book.close()


def test_books_are_what_the_model_says(tmp_path: Path, server: Server) -> None:
    luck = dice("histories")
    for turn in range(count("histories")):
        live(str(tmp_path / f"{turn}.innokit"), luck, 25)
        if turn % 20 == 0:
            live(server.fresh(), luck, 25)


MACHINE = """
import datetime, json, locale, sys
from innokit.records import Idea
from innokit.store import open_book, reading, writing
from innokit.errors import ConflictError
for name in (sys.argv[1], ""):
    try:
        locale.setlocale(locale.LC_ALL, name)
        break
    except locale.Error:
        pass
instant = datetime.datetime.fromtimestamp(1_772_345_678.901234, datetime.UTC)
local = instant.astimezone()
with open_book(":memory:", by="Ann") as book:
    idea = Idea(id="0123", title="Ångström, £1,234.5")
    entry = book.record(idea)
    stored = [row._replace(when="", digest="", seals="") for row in book._rows()]
local = reading.written(local)
print(ascii([reading.written(instant), local, writing._second(local), stored]))
"""


def test_machines_of_other_languages_and_zones_write_the_same(root: Path) -> None:
    said = set()
    for zone, language in [
        ("UTC", "C"),
        ("Asia/Kathmandu", "de_DE.UTF-8"),
        ("America/St_Johns", "tr_TR.UTF-8"),
        ("XYZ-14", "POSIX"),
    ]:
        environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONPATH": str(root)}
        line = [sys.executable, "-W", "ignore", "-c", MACHINE, language]
        done = subprocess.run(line, env=environment, cwd=root, capture_output=True, text=True, check=True)
        said.add(done.stdout)
    assert len(said) == 1, said
    assert "2026-03-01T06:14:38.901234Z" in said.pop()


def test_whatever_the_language_months_are_english(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    idea = Idea(title="x")
    monkeypatch.setattr("innokit.store.reading.written", lambda _: "2026-05-01T09:05:07.000000Z")
    book.record(idea)
    book._shown = book._seen[idea.id] = 0
    with pytest.raises(ConflictError, match="on 1 May 2026 at 09:05:07 UTC"):
        book.record(idea.changed(title="y"))
    assert json.loads(book._rows()[0].body) == {"title": "x"}
