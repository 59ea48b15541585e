"""The command that makes one file of a project: the evidence pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Put the command among the others."""
    app.command()(pack)


def pack(
    folder: Annotated[
        Path, typer.Argument(help="The project folder; this one unless named.", metavar="FOLDER")
    ] = Path(),
    to: Annotated[Path, typer.Option(help="The file to write.", metavar="FILE.zip")] = Path("pack.zip"),
    with_: Annotated[
        list[Path] | None,
        typer.Option(
            "--with", help="A file of the project that its notebooks read; may be given several times."
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(help="Leave out pages, workbook, document or pdf; may be given several times."),
    ] = None,
    workers: Annotated[int, typer.Option(help="How many notebooks run at once.", min=1, max=32)] = 2,
) -> None:
    """Run the notebooks and write one file with all evidence, which anybody can check."""
    from innokit.cli import showing
    from innokit.evidence import packs

    with showing.bar("Packing") as progress:
        made = packs.pack(
            folder, to, beside=with_ or (), without=without or (), workers=workers, progress=progress
        )
    typer.echo(f"{made.path.resolve()}\n{made.in_words()}\nTo check it: innokit verify {showing.quoted(to)}")
