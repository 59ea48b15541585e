"""The notebook templates, as files and as code."""

import ast
from pathlib import Path
from typing import Any

import nbformat

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
PATHS = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.name for path in PATHS]


def read(name: str) -> Any:
    """One template, checked against the schema of notebooks."""
    notebook = nbformat.read(FOLDER / name, as_version=4)
    nbformat.validate(notebook)
    return notebook


def tags(cell: Any) -> list[str]:
    return list(cell.metadata.get("tags", []))


def code_cells(name: str) -> list[Any]:
    return [cell for cell in read(name).cells if cell.cell_type == "code"]


def call_cells(name: str) -> list[Any]:
    """The code cells that show something: all but parameters and opening."""
    return [cell for cell in code_cells(name) if not tags(cell)]


def root_of(node: ast.expr) -> str:
    """The name at which a chain of attributes starts; empty where it starts otherwise."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
