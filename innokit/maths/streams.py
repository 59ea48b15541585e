"""Uniform draws that depend on a seed, an input's name and the number of the chunk, and on nothing else.

Adding, removing or editing one input leaves the draws of the others as they were; more draws extend earlier
ones; any number of workers gives the same draws.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, matrix

CHUNK = 16_384
"""Draws in a chunk; a constant, because the draws of a chunk depend on it."""
MOST_DIMENSIONS = 21_201
"""Dimensions that the Sobol sequence is tabled for (Joe and Kuo 2008)."""

Method = Literal["random", "sobol"]
_Words = npt.NDArray[np.uint32]


def uniforms(
    seed: int,
    names: Sequence[str],
    chunk: int = 0,
    size: int = CHUNK,
    *,
    method: Method = "random",
    dimensions: Sequence[int] | None = None,
) -> Array:
    """Uniform draws of some inputs in one chunk.

    Parameters
    ----------
    seed : int
        At least 0.
    names : sequence of str
        One for each input; the same name always has the same draws.
    chunk : int
        Its number, from 0.
    size : int
        How many of its draws are wanted, from the first: 1 to `CHUNK`.
    method : "random" or "sobol"
        Independent draws (SFC64), or the Sobol sequence with an Owen scramble of its own for each name, which
        fills the space more evenly: take powers of two, and several seeds for a standard error.
    dimensions : sequence of int, optional
        For Sobol: the number of each input's dimension, from 0 and all different; the place in `names` unless
        given. Keep an input's number for life, so that a new input leaves the others as they were.

    Returns
    -------
    ndarray, shape (inputs, size)
        Above 0 and below 1.

    Raises
    ------
    MethodRefused
        A seed, chunk or size out of range, a method that is not there, a dimension used twice.

    Examples
    --------
    >>> one, both = uniforms(7, ["take-up"]), uniforms(7, ["cost", "take-up"])
    >>> bool((one[0] == both[1]).all())
    True
    """
    _check(seed, chunk, size)
    if method == "random":
        out = np.empty((len(names), size))
        for row, name in zip(out, names, strict=True):
            words = np.append(_words(seed, name), np.uint32(chunk))
            np.random.Generator(np.random.SFC64(words)).random(out=row)
            np.add(row, 2.0**-54, out=row)  # random() can give 0, where no unbounded distribution is finite
        return out
    if method != "sobol":
        raise MethodRefused(f"there is no method {method!r}", remedy="use 'random' or 'sobol'")
    return _sobol(seed, names, chunk, size, dimensions)


def correlated(u: Array, correlation: npt.ArrayLike) -> Array:
    """Make independent uniform draws move together, by a Gaussian copula.

    Parameters
    ----------
    u : ndarray, shape (inputs, draws)
    correlation : array_like, shape (inputs, inputs)
        Rank correlations (Spearman's); each input stays uniform by itself.

    Returns
    -------
    ndarray, shape (inputs, draws)

    Raises
    ------
    MethodRefused
        The table is not symmetric with 1 on its diagonal, or no numbers can be correlated so.

    Notes
    -----
    Spearman's r becomes Pearson's 2 sin(pi r / 6) of the normals behind (Kruskal 1958).
    """
    from scipy.special import ndtr, ndtri

    root = _root(matrix(correlation, "correlation"), len(u))
    moved: Array = ndtr(root @ ndtri(u))
    return np.clip(moved, 2.0**-54, 1 - 2.0**-53)


def _root(ranks: Array, many: int) -> Array:
    """Give the lower triangular root of the correlations of the normals."""
    if ranks.shape != (many, many) or not np.allclose(ranks, ranks.T) or not np.allclose(np.diag(ranks), 1):
        raise MethodRefused(
            "it is not a symmetric table with 1 on its diagonal",
            where="correlation",
            remedy="give one row and one column an input",
        )
    normals = 2 * np.sin(np.pi * ranks / 6)
    np.fill_diagonal(normals, 1.0)
    try:
        return np.linalg.cholesky(normals)
    except np.linalg.LinAlgError as impossible:
        raise MethodRefused(
            "no numbers can be correlated like this: if A moves with B and B with C, A cannot move against C",
            where="correlation",
            remedy="bring the correlations closer to 0",
        ) from impossible


def _check(seed: int, chunk: int, size: int) -> None:
    """Refuse a seed, chunk or size out of range."""
    for name, value, least, most in (
        ("seed", seed, 0, 2**63), ("chunk", chunk, 0, 2**31), ("size", size, 1, CHUNK),
    ):  # fmt: skip
        if isinstance(value, bool) or int(value) != value or not least <= value <= most:
            remedy = f"give a whole number from {least} to {most}"
            raise MethodRefused(f"{value!r} is out of range", where=name, remedy=remedy)


def _words(seed: int, name: str) -> _Words:
    """Give eight 32-bit words that stand for a seed and a name."""
    digest = hashlib.blake2b(f"{seed}:{name}".encode(), digest_size=32).digest()
    return np.frombuffer(digest, dtype="<u4").astype(np.uint32)


def _sobol(seed: int, names: Sequence[str], chunk: int, size: int, dimensions: Sequence[int] | None) -> Array:
    """Scrambled Sobol draws of one chunk."""
    from scipy.stats.qmc import Sobol

    places = list(range(len(names))) if dimensions is None else [int(number) for number in dimensions]
    if len(set(places)) != len(names) or not all(0 <= place < MOST_DIMENSIONS for place in places):
        raise MethodRefused(
            "each input needs a dimension of its own",
            where="dimensions",
            remedy=f"give each input a number from 0 to {MOST_DIMENSIONS - 1}, all different",
        )
    engine = Sobol(max(places) + 1, scramble=False, bits=32)
    if chunk:
        engine.fast_forward(chunk * CHUNK)
    points = (engine.random(size)[:, places].T * 2.0**32).astype(np.uint32)
    keys = np.array([_words(seed, name)[0] for name in names], dtype=np.uint32)[:, None]
    return (_scrambled(np.ascontiguousarray(points), keys) + 0.5) * 2.0**-32


def _scrambled(points: _Words, keys: _Words) -> Array:
    """Owen's scramble by hashing reversed bits, a key for each name (Laine and Karras 2011; Burley 2020)."""
    x = _reversed(points)
    with np.errstate(over="ignore"):
        x ^= x * np.uint32(0x3D20ADEA)
        x += keys
        x *= (keys >> np.uint32(16)) | np.uint32(1)
        x ^= x * np.uint32(0x05526C56)
        x ^= x * np.uint32(0x53A22864)
    return _reversed(x).astype(np.float64)


def _reversed(x: _Words) -> _Words:
    """Reverse the order of the bits of each word."""
    out = x.byteswap()
    for shift, mask in ((4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        bits, step = np.uint32(mask), np.uint32(shift)
        out = ((out >> step) & bits) | ((out & bits) << step)
    return out
