"""The commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from innokit.cli import differing, keeping, library, packing, showing

app = typer.Typer(
    help="From a challenge, through recorded ideas, to a business case that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folder = Annotated[Path, typer.Argument(help="The project folder; this one unless named.", metavar="FOLDER")]
Workers = Annotated[int, typer.Option(help="How many notebooks run at once.", min=1, max=32)]
HERE = Path()


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    by: Annotated[str, typer.Option(help="Who records, as named on each entry.")] = "",
) -> None:
    """Make a project folder: an empty record and the notebooks of all phases."""
    from innokit import evidence

    evidence.new_project(folder, by)
    typer.echo(
        f"Made {folder}. READ-ME.txt in it says what is what.\nNext: innokit lab {showing.quoted(folder)}"
    )


@app.command()
def demo(
    example: Annotated[
        list[str] | None, typer.Option(help="Only this one; may be given several times.")
    ] = None,
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("evidence"),
    workers: Workers = 2,
) -> None:
    """Run the worked examples and write their evidence; the last line is the page to open."""
    from innokit import evidence

    with showing.bar("Running the examples") as progress:
        page = evidence.demo(to, example, workers, progress)
    typer.echo(f"Open this page in a browser:\n{page}")


@app.command()
def lab(folder: Folder = HERE) -> None:
    """Open a project's notebooks in a browser."""
    from innokit.cli import lab as starting

    raise typer.Exit(starting.start(folder))


@app.command()
def status(folder: Folder = HERE) -> None:
    """Say what is done in each phase, what is missing, and what comes next."""
    from innokit import evidence

    typer.echo(showing.status(evidence.case_of(folder)))


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="Entries (.jsonl), a table (.csv, .xlsx), or a workbook that came back.")
    ],
    folder: Folder = HERE,
    by: Annotated[str, typer.Option(help="Who records a table, or sent a workbook back.")] = "",
    kind: Annotated[str | None, typer.Option(help="What a table holds, such as ideas or scores.")] = None,
    book: Annotated[Path | None, typer.Option(help="A book for a table, in place of a project's.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what a table would add.")] = False,
) -> None:
    """Take in recorded entries, a table, or a workbook that came back: its changes are proposals."""
    from innokit import evidence, store
    from innokit.cli import importing, workbooks
    from innokit.words import count

    if workbooks.is_ours(file):
        typer.echo(workbooks.taken_back(file, book or evidence.book_of(folder), by, dry_run))
        return
    if importing.is_table(file):
        where = book or (folder / evidence.BOOK if dry_run else evidence.book_of(folder))
        raise typer.Exit(importing.taken_in(file, where, kind, by, dry_run))
    showing.refuse_unknown(file)
    with store.open_book(evidence.book_of(folder)) as opened:
        added = opened.import_jsonl(file)
        typer.echo(
            f"{count(added, 'entry', 'entries').capitalize()} taken in. "
            f"The record ends with head {opened.head}."
        )


@app.command()
def run(folder: Folder = HERE, workers: Workers = 2) -> None:
    """Run a project's notebooks, so that they show the record as it stands."""
    from innokit import evidence
    from innokit.words import count

    evidence.book_of(folder)
    with showing.bar("Running the notebooks") as progress:
        done = evidence.run(folder, workers=workers, progress=progress)
    typer.echo(
        f"{count(len(done), 'notebook').capitalize()} run. Next: innokit export {showing.quoted(folder)}"
    )


@app.command()
def export(
    folder: Folder = HERE,
    to: Annotated[
        Path | None,
        typer.Option(help="The folder for pages, or a name ending in .docx, .pdf, .xlsx or .ics."),
    ] = None,
    one_file: Annotated[
        Path | None, typer.Option(help="Write one HTML file in place of a folder of pages.")
    ] = None,
    tables: Annotated[
        Path | None, typer.Option(help="Write every table as CSV and JSON to this folder.")
    ] = None,
    order: Annotated[
        str, typer.Option(help="Parts of a document: sixteen, 'five cases', or a .toml file of your own.")
    ] = "sixteen",
    reference: Annotated[
        Path | None, typer.Option(help="A .docx file whose styles a document takes.")
    ] = None,
    pictures: Annotated[bool, typer.Option(help="Draw charts in documents; otherwise their tables.")] = True,
) -> None:
    """Write a project's evidence: pages, a document, a workbook, a calendar, or every table as data."""
    from innokit import evidence
    from innokit.cli import documents

    if tables is not None:
        typer.echo(documents.tables(folder, tables))
    if to is not None and documents.is_document(to):
        typer.echo(documents.written(folder, to, order, reference, pictures))
        return
    if one_file is not None:
        typer.echo(evidence.write_one_file(folder, one_file).resolve())
    if to is not None or (one_file is None and tables is None):
        typer.echo(evidence.write_html(folder, to).resolve())


@app.command()
def verify(
    thing: Annotated[
        str,
        typer.Argument(
            help="A pack (.zip), a project folder, a book or a JSON Lines file.", metavar="FILE_OR_FOLDER"
        ),
    ],
    expect: Annotated[
        str | None,
        typer.Option(help="A head noted earlier, which must be in the record; or the digest of a pack."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Work nothing out again: files, record and sign-offs only.")
    ] = False,
    trust: Annotated[
        bool, typer.Option("--trust", help="Run a pack's notebooks even where they hold code of their own.")
    ] = False,
    workers: Workers = 2,
) -> None:
    """Check that nothing was altered and a pack comes out again; 0 sound, 1 altered, 2 not wholly checked."""
    from innokit.cli import checking

    raise typer.Exit(checking.said(thing, expect, quick, trust, workers))


@app.command()
def trace(
    id: Annotated[
        str,
        typer.Argument(
            help="A figure's id, a record's id, an entry's number, or an idea's title.", metavar="ID"
        ),
    ],
    folder: Folder = HERE,
) -> None:
    """Show the entries behind a figure, what one entry says, or what became of an idea."""
    from innokit import evidence
    from innokit.cli.tracing import trace as traced

    typer.echo(traced(evidence.case_of(folder), id, folder))


@app.command()
def reference(
    name: Annotated[str | None, typer.Argument(help="One table; all of them unless named.")] = None,
    edition: Annotated[str | None, typer.Option(help="One edition; the newest unless named.")] = None,
    since: Annotated[str | None, typer.Option(help="Show what changed since this edition.")] = None,
    folder: Annotated[Path | None, typer.Option(help="A folder of tables of your own.")] = None,
) -> None:
    """List the reference tables with their editions, sources and licences."""
    typer.echo(showing.reference(name, edition, since, folder))


keeping.add_to(app)
packing.add_to(app)
library.add_to(app)
differing.add_to(app)
