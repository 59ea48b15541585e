"""Notebooks run headless, side by side, and written back with nothing in them but the answer."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from innokit.errors import EvidenceError, ExtraMissing
from innokit.evidence.shipped import notebooks_of
from innokit.evidence.tidying import heading_above, tidy
from innokit.store import HEADLESS

if TYPE_CHECKING:
    from jupyter_client.kernelspec import KernelSpecManager

Progress = Callable[[int, int, str], None]
"""Told after each cell: how many are done, of how many, and in which notebook."""

SKIPPED = "skip-headless"
"""Cells with this tag are not run here, as nobody is there to answer them."""

SECONDS_A_CELL = 600

ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "OMP_NUM_THREADS"), "1"
)
"""For programs that run side by side: threads of several at once wait for each other in busy loops, which
took longer than the sums; and sums then are added up in the same order however many cores there are."""


def run(
    folder: str | os.PathLike[str],
    notebooks: Iterable[str | os.PathLike[str]] | None = None,
    workers: int = 2,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Run the notebooks of a project headless, side by side, and write them back completed.

    Parameters
    ----------
    folder : path
        The project folder, in which they are run.
    notebooks : iterable of path, optional
        Names of notebooks in the folder; all of them unless given.
    workers : int, optional
        How many run at once.
    progress : callable, optional
        Told after each cell.

    Returns
    -------
    tuple of Path
        The completed notebooks.

    Raises
    ------
    EvidenceError
        When a cell fails: names each notebook, the heading above the cell and the error. The others finish.
    ExtraMissing
        When the extra that runs notebooks is not installed.
    """
    home = Path(folder).resolve()
    paths = notebooks_of(home) if notebooks is None else tuple(home / Path(name).name for name in notebooks)
    return run_all(paths, workers, progress)


def run_all(paths: Sequence[Path], workers: int = 2, progress: Progress | None = None) -> tuple[Path, ...]:
    """Run notebooks, each in its own folder and each once."""
    paths = tuple(dict.fromkeys(paths))
    absent = [path.name for path in paths if not path.is_file()]
    if absent or not paths:
        raise EvidenceError(
            f"There is no notebook {absent[0]}" if absent else "There are no notebooks here",
            remedy="Name a project folder; innokit new FOLDER makes one",
        )
    notebooks = {path: tidy(_read(path), path.parent, keep_outputs=False) for path in paths}
    counter = _Counter(notebooks, progress)
    # The longest first: begun last, it would run on alone.
    ordered = sorted(paths, key=lambda path: _length(notebooks[path]), reverse=True) if workers > 1 else paths
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        ended = pool.map(lambda path: _run_one(notebooks.pop(path), path, counter), ordered)
        faults = {path: fault for path, fault in zip(ordered, ended, strict=True) if fault}
    if faults:
        told = [faults[path] for path in paths if path in faults]
        raise EvidenceError("; ".join(told), remedy="Correct what it names, then run again")
    return paths


class _Counter:
    """Counts finished cells over all notebooks, from several threads."""

    def __init__(self, notebooks: Mapping[Path, Any], progress: Progress | None) -> None:
        self._progress, self._lock, self._done = progress, threading.Lock(), 0
        self._cells = {path: len(notebook.cells) for path, notebook in notebooks.items()}
        self._total = sum(self._cells.values())

    def step(self, path: Path, cells: int = 1) -> None:
        """Count cells of a notebook as done."""
        with self._lock:
            self._cells[path] -= cells
            self._done += cells
            if self._progress:
                self._progress(self._done, self._total, path.name)

    def finish(self, path: Path) -> None:
        """Count what is left of a notebook as done."""
        if self._cells[path]:
            self.step(path, self._cells[path])


def _length(notebook: Any) -> int:
    """Guess how long a notebook runs: by how much code stands in it."""
    return sum(len(cell.source) for cell in notebook.cells if cell.cell_type == "code")


def _run_one(notebook: Any, path: Path, counter: _Counter) -> str:
    """Run one notebook and write it back; give what failed, or the empty string."""
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

    fault = ""
    try:
        _execute(notebook, path, counter)
    except CellExecutionError as error:
        fault = f"{path.name}, {heading_above(notebook)}: {error.ename}: {str(error.evalue).strip()}".rstrip(
            "."
        )
    except (CellControlSignal, DeadKernelError, RuntimeError) as error:
        fault = f"{path.name}, {heading_above(notebook)}: {str(error).strip().splitlines()[-1]}".rstrip(".")
    _write(tidy(notebook, path.parent), path)
    counter.finish(path)
    return fault


def _execute(notebook: Any, path: Path, counter: _Counter) -> None:
    """Run every cell of a notebook with the interpreter that runs this."""
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    class Client(NotebookClient):
        """Starts a kernel of our own, and so shuts it down as well."""

        def create_kernel_manager(self) -> AsyncKernelManager:
            """Talk by sockets in a private folder where the system can, so that none race for a port."""
            self.km = AsyncKernelManager(
                kernel_name="python3",
                kernel_spec_manager=_own_kernel(),
                connection_file=str(Path(scratch) / "kernel.json"),
                transport="tcp" if sys.platform == "win32" else "ipc",
            )
            return self.km

    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as scratch:
        client = Client(
            notebook,
            timeout=SECONDS_A_CELL,
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
            skip_cells_with_tag=SKIPPED,
            resources={"metadata": {"path": str(path.parent)}},
            on_cell_complete=lambda **_: counter.step(path),
        )
        # A loop that waits by select, as the kernels' sockets need it on every system; closed at the end.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(client.async_execute(env=_environment(scratch)))


def _own_kernel() -> KernelSpecManager:
    """Give a kernel that is this very interpreter, whatever kernels are installed for this user."""
    from ipykernel.kernelspec import make_ipkernel_cmd
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

    class OwnKernel(KernelSpecManager):
        """Knows one kernel."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            """Give it."""
            argv = make_ipkernel_cmd()
            return KernelSpec(argv=argv, name=kernel_name, display_name="Python 3", language="python")

    return OwnKernel()


def _environment(scratch: str) -> dict[str, str]:
    """Give the kernel's environment: headless, this very kit, and nobody's start-up files or history."""
    home = Path(str(resources.files("innokit"))).resolve().parent
    here = [] if home.name in ("site-packages", "dist-packages") else [str(home)]
    search = os.pathsep.join([*here, *filter(None, [os.environ.get("PYTHONPATH")])])
    own = {**ONE_THREAD, HEADLESS: "1", "IPYTHONDIR": scratch, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    return {**os.environ, **own, **({"PYTHONPATH": search} if search else {})}


def _read(path: Path) -> Any:
    """Read a notebook."""
    try:
        import nbclient  # noqa: F401 - asked for here, so that its absence is told before anything is run
        import nbformat
    except ModuleNotFoundError as missing:
        raise ExtraMissing(
            "Running notebooks needs the evidence extra", remedy="Install it: pip install 'innokit[evidence]'"
        ) from missing
    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (ValueError, OSError, AttributeError) as fault:
        raise EvidenceError("This is not a notebook that can be read", where=str(path)) from fault


def _write(notebook: Any, path: Path) -> None:
    """Write a notebook whole or not at all."""
    import nbformat

    unfinished = path.with_suffix(".writing")
    text: str = nbformat.writes(notebook, version=4)  # type: ignore[no-untyped-call]
    unfinished.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    unfinished.replace(path)
