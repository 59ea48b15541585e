"""The commands for paper: guides, templates, and sheets filled from a project's record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from innokit.words import one_line

Phase = Annotated[
    int | None, typer.Argument(help="From 1 to 6; the short guide unless given.", metavar="PHASE")
]
To = Annotated[Path | None, typer.Option(help="The HTML file to write; on this screen unless given.")]
Own = Annotated[
    Path | None,
    typer.Option("--from", help="A folder of guides of your own (short.md, phase-1.md and so on)."),
]


def add_to(app: typer.Typer) -> None:
    """Put these commands among the others."""
    app.command()(guide)
    app.command()(library)
    app.command("print")(print_)


def guide(phase: Phase = None, to: To = None, own: Own = None) -> None:
    """Show the guide to a phase, or write it as a page to print on A4."""
    from innokit import evidence, process

    process.library(phase)  # refuses a phase that is not there
    if to is None:
        typer.echo(evidence.guide_text(phase, own))
    else:
        typer.echo(evidence.write_guide(to, phase, own).resolve())


def library(
    phase: Annotated[int | None, typer.Option(help="Only what belongs to this phase, from 1 to 6.")] = None,
    to: Annotated[Path | None, typer.Option(help="The folder to write all of it to, as pages.")] = None,
    own: Own = None,
) -> None:
    """List every guide, template and example; or write them all, with an index to filter by phase."""
    from innokit import evidence, process

    found = process.library(phase)
    if to is not None:
        page = evidence.write_library(to, own)
        typer.echo((page if phase is None else page.with_name(f"phase-{phase}.html")).resolve())
        return
    for one in found.resources:
        if one.sort != "filled template":
            typer.echo(f"{one.sort:<9}  {one.phase or '-'}  {one.title}: {one_line(one.what, 70)}")
    typer.echo("\nTo write them as pages: innokit library --to FOLDER")


def print_(
    what: Annotated[
        str, typer.Argument(help="Such as stimulus, exercise, run-sheet, concept; - lists them.")
    ],
    folder: Annotated[
        Path | None, typer.Argument(help="The project to fill it from; blank unless given.", metavar="FOLDER")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="The HTML file to write; named after it unless given.")
    ] = None,
) -> None:
    """Write a sheet to print on A4: blank, or filled from a project's record."""
    from innokit import evidence

    if what == "-":
        for key, template in evidence.PRINTED.items():
            typer.echo(f"{key:<14} phase {template.phase}  {template.title}: {template.what}")
        return
    case = evidence.case_of(folder) if folder is not None else None
    typer.echo(evidence.write_print(what, to or Path(f"{what}.html"), case).resolve())
