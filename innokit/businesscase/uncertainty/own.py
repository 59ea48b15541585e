"""An analyst's own function of the draws: chances, what drives them, and what knowing more is worth.

For what lines cannot say: a threshold, a cap, a queue. Nothing is known of the function's inside, so effects
and the value of information go by regression on the draws.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import Drawn, drawn, draws
from innokit.businesscase.uncertainty.inputs import Input, read
from innokit.businesscase.uncertainty.own_result import Own
from innokit.businesscase.uncertainty.simulate import Map, checked_draws
from innokit.businesscase.uncertainty.tasks import correlation, dimensions
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Assumption, Case

__all__ = ["Own", "own"]

Function = Callable[[Mapping[str, Array]], Any]


@dataclass(frozen=True, eq=False)
class OwnTask:
    """All that one chunk of draws of a function needs."""

    function: Function
    names: tuple[tuple[str, int], ...]
    drawn: tuple[Drawn, ...]
    correlation: tuple[tuple[int, ...], Array] | None
    seed: int
    method: streams.Method
    chunk: int
    size: int


def own(
    case: Case,
    function: Function,
    draws: int = 10_000,
    seed: int = 1,
    *,
    method: streams.Method = "random",
    map: Map = map,  # noqa: A002 - the name by which executors have it
) -> Own:
    """Draw every uncertain assumption of a case, and give the draws to a function of one's own.

    Parameters
    ----------
    case : Case
    function : callable
        Takes a mapping from an assumption's title, or id, to its draws (an array), and gives what the choice
        is worth against business as usual in each draw, £: an array, or a mapping from option to array.
    draws, seed, method, map
        As for `simulate`, and the same draws. With processes the function must be one that a module defines.

    Returns
    -------
    Own

    Raises
    ------
    MethodRefused
        No assumption is uncertain, a distribution cannot be, or the function gives something else than one
        finite number a draw.

    Examples
    --------
    >>> from innokit.records import Assumption, Case
    >>> case = Case([
    ...     Assumption(id="n", title="People", value=100, low=50, high=200),
    ...     Assumption(id="v", title="Worth", value=20, low=10, high=40, unit="£"),
    ... ])
    >>> def hall(x):
    ...     return {"Small hall": np.minimum(x["People"], 80) * x["Worth"] - 1_500}
    >>> own(case, hall, draws=2_000).table("inputs")["Assumption"].tolist()
    ['Worth', 'People']
    """
    checked_draws(draws)
    found = tuple(one for one in (_read(given) for given in case.of(Assumption)) if one.family != "fixed")
    if not found:
        raise MethodRefused(
            "No assumption is uncertain, so there is nothing to draw",
            remedy="Give an Assumption a low and a high value",
        )
    places = {one.assumption.title: row for row, one in enumerate(found)}
    places |= {one.assumption.id: row for row, one in enumerate(found)}
    given = (function, tuple(places.items()), drawn(found, dimensions(case)), correlation(case, found))
    tasks = [
        OwnTask(*given, seed, method, chunk, min(streams.CHUNK, draws - start))
        for chunk, start in enumerate(range(0, draws, streams.CHUNK))
    ]
    done = list(map(work, tasks))
    values = np.concatenate([part for part, _ in done], axis=1)
    answers = np.concatenate([np.array(list(answer.values())) for _, answer in done], axis=1)
    return Own(case, found, tuple(done[0][1]), values, answers, _source(function), seed)


def work(task: OwnTask) -> tuple[Array, dict[str, Array]]:
    """Draw one chunk, and give it to the function."""
    values = draws(task)
    given = task.function({name: values[row].copy() for name, row in task.names})
    answers = given if isinstance(given, Mapping) else {"The answer": given}
    return values, {str(name): _checked(answer, str(name), task.size) for name, answer in answers.items()}


def _checked(answer: object, name: str, size: int) -> Array:
    """Give an answer as one finite number a draw."""
    found = np.asarray(answer)
    if found.shape != (size,) or found.dtype.kind not in "biuf":
        raise MethodRefused(
            f"It gives {found.shape or 'one number'} of {found.dtype} where {size:,} numbers are wanted",
            where=f"the function's {name!r}", remedy="Give one number for each draw: work on whole arrays",
        )  # fmt: skip
    if not np.isfinite(found).all():
        raise MethodRefused(
            f"{int((~np.isfinite(found)).sum()):,} of its {size:,} numbers are missing or infinite",
            where=f"the function's {name!r}", remedy="Look for a division by 0 or a logarithm of 0",
        )  # fmt: skip
    return found.astype(np.float64)


def _read(given: Assumption) -> Input:
    """Read a distribution; a share stays between 0 and 1."""
    return read(given, 0.0, 1.0) if given.unit == "share" else read(given)


def _source(function: Callable[..., object]) -> str:
    """Give the text of a function, empty where it cannot be had."""
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ""
