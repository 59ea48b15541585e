"""A project folder as `innokit new` makes it, and entries to take in."""

from pathlib import Path

from innokit import store
from innokit.records import Challenge, CostLine, Frame, Idea, Option, Stakeholder


def some_entries(path: Path) -> Path:
    """Write a small record to a JSON Lines file."""
    bau, other = Option(title="As now", role="baseline"), Option(title="Something else")
    payer = Stakeholder(title="The council")
    costs = [
        CostLine(title=f"Cost of {o.title}", option=o.id, amount=1_000 * n, payer=payer.id)
        for n, o in enumerate((bau, other), 1)
    ]
    with store.open_book(":memory:", by="Analyst") as book:
        book.record(Challenge(title="What should we do?"), why="the board asked")
        book.record(
            [
                bau,
                other,
                payer,
                Frame(base_year="2026", last_year=0),
                *costs,
                Idea(title="An idea", id="0123456789abcdef"),
            ]
        )
        return book.export_jsonl(path)
