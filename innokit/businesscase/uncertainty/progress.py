"""Telling how far a simulation has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Told = Callable[[int, int], None]


@contextmanager
def told(progress: Told | bool | None, many: int) -> Iterator[Told]:
    """Give what to call with the chunks done and all chunks: a bar where True, nothing where None or False.

    The bar is taken away however the block ends.
    """
    if callable(progress):
        yield progress
    elif not progress:
        yield lambda *_: None
    else:
        from rich.progress import Progress

        with Progress() as bar:
            task = bar.add_task("Drawing", total=many)
            yield lambda done, _: bar.update(task, completed=done)
