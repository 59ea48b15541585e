"""Running templates headless, and reading what they put out."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbclient

from innokit.store import open_book
from tests.notebooks.templates import read, tags

FIGURES = "application/vnd.innokit.figures+json"


def run(folder: Path, *names: str) -> dict[str, Any]:
    """Templates by name, run in a folder two at a time, each with a kernel of its own."""
    return asyncio.run(run_all(folder, names))


async def run_all(folder: Path, names: Sequence[str]) -> dict[str, Any]:
    """One event loop for all, which ``asyncio.run`` closes: nbclient's own would stay open."""
    two = asyncio.Semaphore(2)

    async def run_one(name: str) -> Any:
        notebook = read(name)
        notebook.cells = [cell for cell in notebook.cells if "skip-headless" not in tags(cell)]
        where = {"metadata": {"path": str(folder)}}
        client = nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where)
        async with two:
            return await client.async_execute()

    return dict(zip(names, await asyncio.gather(*map(run_one, names)), strict=True))


def entries(folder: Path) -> int:
    with open_book(folder / "case.innokit") as book:
        return len(book.history())


def said(notebook: Any, cell: str) -> str:
    """The words that a cell put out."""
    found = next(one for one in notebook.cells if one.id == cell)
    return " ".join(output["data"]["text/plain"] for output in found.outputs)


def figures(notebook: Any, cell: str) -> dict[str, Any]:
    """The figures that a cell put out, by id."""
    found = next(one for one in notebook.cells if one.id == cell)
    return {figure["id"]: figure for figure in found.outputs[0]["data"][FIGURES]["figures"]}
