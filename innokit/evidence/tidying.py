"""Notebooks without the traces of a machine: no path, user name, timing, address or widget state."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b")


def tidy(notebook: Any, folder: Path, *, keep_outputs: bool = True) -> Any:
    """Keep of a notebook its sources, tags and outputs, in a form that is the same on every machine."""
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    run = 0
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        if cell.cell_type != "code":
            continue
        cell.outputs = [_tidy_output(output, folder) for output in cell.outputs] if keep_outputs else []
        ran = keep_outputs and cell.execution_count is not None
        run += ran
        cell.execution_count = run if ran else None
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = cell.execution_count
    return notebook


def heading_above(notebook: Any) -> str:
    """Name the nearest heading above the cell that failed, or above the last one that ran."""
    heading, last = "", "before its first heading"
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = [heading, *re.findall(r"(?m)^#+ (.+?)\s*$", cell.source)][-1]
        elif cell.cell_type == "code" and (cell.execution_count or cell.outputs):
            last = f"under '{heading}'" if heading else last
    return last


def _tidy_output(output: Any, folder: Path) -> Any:
    """Clean one output."""
    if output.output_type == "stream":
        output.text = _impersonal(output.text, folder)
    elif output.output_type == "error":
        output.evalue = _impersonal(output.evalue, folder)
        # The frames between hold paths and source of the machine; the last line is what a reader can use.
        output.traceback = [f"{output.ename}: {output.evalue}"]
    else:
        output.metadata = {}
        for kind, content in output.data.items():
            if isinstance(content, str) and kind.startswith("text/"):
                output.data[kind] = _impersonal(content, folder)
    return output


def _impersonal(text: str, folder: Path) -> str:
    """Take folders and memory addresses out of text."""
    for place, said in _places(folder):
        text = re.sub(rf"{re.escape(place)}(?![\w-])", said, text)
    return _ADDRESS.sub("0x0", text)


def _places(folder: Path) -> list[tuple[str, str]]:
    """Give what to take out, longest first, and what to put in its place."""
    known = {folder: ".", folder.resolve(): ".", Path(sys.prefix): "python", Path(sys.base_prefix): "python"}
    telling = {**known, Path.home(): "~"}
    # A place such as /usr tells nothing of this machine, and could be part of honest text.
    named = {str(path): said for path, said in telling.items() if said != "python" or len(path.parts) > 2}
    return sorted(
        ((path, said) for path, said in named.items() if len(path) > 1), key=lambda item: -len(item[0])
    )
