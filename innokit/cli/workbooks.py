"""Commands about workbooks: writing one, and taking one back."""

from __future__ import annotations

from pathlib import Path


def is_ours(file: Path) -> bool:
    """Whether a file is a workbook that innokit wrote."""
    if file.suffix.lower() != ".xlsx" or not file.is_file():
        return False
    from innokit.intake.returned import ours

    return ours(file)


def taken_back(file: Path, where: Path, by: str, dry_run: bool = False) -> str:
    """Record what a returned workbook proposes, and say what became of everything in it."""
    from innokit import evidence, store
    from innokit.words import count

    with store.open_book(where, read_only=True) as book:
        found = evidence.look_at_returned(book, file, by)
    lines = [found.in_words()]
    lines += [f"  Proposed: {one.title}" for one in found.proposals]
    lines += [f"  Refused: {one.tab}, cell {one.cell}: {one.what}. {one.remedy}." for one in found.refused]
    lines += [f"  {found.said(one)}" for one in found.noted]
    if dry_run:
        return "\n".join([*lines, "Nothing was recorded: this was a dry run."])
    with store.open_book(where, by=found.sender) as book:
        entries = evidence.take_back(book, file, by)[1]
    done = count(len(entries), "proposal").capitalize()
    return "\n".join(
        [*lines, f"{done} recorded. Each is accepted or refused in a notebook: panels.proposals(book)."]
    )
