"""The command that says what changed between two moments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(diff)


def diff(
    one: Annotated[
        Path, typer.Argument(help="A pack, a project folder or a book.", metavar="FILE_OR_FOLDER")
    ],
    other: Annotated[
        Path | None,
        typer.Argument(help="The later one; without it, two moments of the first.", metavar="OTHER"),
    ] = None,
    since: Annotated[int | None, typer.Option(help="The entry at which the first is read.", min=0)] = None,
    until: Annotated[int | None, typer.Option(help="The entry at which the later is read.", min=0)] = None,
) -> None:
    """Say what was added, changed, withdrawn, erased or sealed anew, by whom, and what that did to answers.

    Of two packs, say which files differ too. Ends with 0 where nothing is otherwise, 1 where something is.
    """
    from innokit.cli.showing import columns
    from innokit.evidence import moments

    before, after = moments.both(one, other, since, until)
    found = moments.difference(before, after, moments.differing_files(one, other))
    blocks = [f"{sheet.caption}\n{columns(sheet.frame())}" for sheet in found.sheets()]
    typer.echo("\n\n".join(["\n".join(map(_line, found.sentences())), *blocks]))
    raise typer.Exit(0 if found.same else 1)


def _line(sentence: tuple[object, ...]) -> str:
    """Write one sentence on a line."""
    return "".join(getattr(piece, "text", str(piece)) for piece in sentence)
