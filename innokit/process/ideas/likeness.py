"""How alike short texts are, in any language: pieces of words weighed by how rare they are, no model.

A text is the set of its words and of the runs of three letters within them, each counted once and weighed
by its rarity (inverse document frequency); likeness is the cosine of two such lists of weights, from 0,
nothing in common, to 1. Letters are compared without case, accents and vowel signs, so that "tŷ" is like
"ty" and a plural like its singular.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

LETTERS = 3
BLOCK = 512
COMMON = 0.2
"""A piece that more than this share of many texts hold tells nothing about them."""
MANY = 50
_ENGLISH = (
    "a about all an and any are as at be but by can do for from get had has have how if in into is it its "
    "more no not of on one or our out so that the their them then there they this to up was we what when "
    "where which who will with would you your"
)
_WELSH = "ac am ar at dros er fel gan gyda heb i mae mewn na neu nid o r sydd un wrth y yn yna yr"
_OTHERS = (
    "agus air airson ann anns bho de gu le nan dla do ze z na nie oraz od po przez sie jest"  # Gaelic, Polish
)
LITTLE = frozenset(f"{_ENGLISH} {_WELSH} {_OTHERS}".split())
"""Words that say nothing of what a text is about: English, Welsh, Gaelic and Polish."""


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text without case, accents and vowel signs, in order.

    >>> words_of("Y Tŷ, a café!")
    ('y', 'ty', 'a', 'cafe')
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", bare))


def pieces(text: str) -> set[str]:
    """Give the words of a text that say something, and the runs of three letters in them, ends included."""
    found: set[str] = set()
    words = words_of(text)
    for word in [word for word in words if word not in LITTLE] or words:
        found.add(f" {word} ")
        edged = f" {word} "
        found.update(edged[at : at + LETTERS] for at in range(len(edged) - LETTERS + 1))
    return found


def weighed(texts: Sequence[str]) -> Any:
    """Weigh the pieces of texts by their rarity: one row a text, of length 1 (or 0 for a text without words).

    Returns
    -------
    scipy.sparse.csr_array, shape (texts, pieces)
    """
    from scipy.sparse import csr_array

    each = [sorted(pieces(text)) for text in texts]
    held = Counter(piece for found in each for piece in found)
    top = COMMON * len(texts) if len(texts) > MANY else math.inf
    column = {piece: at for at, piece in enumerate(sorted(p for p, many in held.items() if many <= top))}
    rarity = {piece: 1.0 + math.log((1 + len(texts)) / (1 + held[piece])) for piece in column}
    rows, columns, values = [], [], []
    for at, found in enumerate(each):
        kept = [piece for piece in found if piece in column]
        length = math.sqrt(sum(rarity[piece] ** 2 for piece in kept))
        rows += [at] * len(kept)
        columns += [column[piece] for piece in kept]
        values += [rarity[piece] / length for piece in kept]
    shape = (len(texts), max(len(column), 1))
    return csr_array((np.array(values, dtype=np.float64), (rows, columns)), shape=shape)


def like_pairs(weights: Any, least: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give each pair of texts that is at least so alike.

    Parameters
    ----------
    weights : scipy.sparse.csr_array, shape (texts, pieces)
        As `weighed` gives them.
    least : float
        From 0 to 1.

    Returns
    -------
    pairs : array of int, shape (pairs, 2)
        Places of the two texts, the earlier first.
    likeness : array of float, shape (pairs,)
    """
    turned = weights.T.tocsc()
    pairs, likeness = [np.empty((0, 2), dtype=np.int64)], [np.empty(0)]
    for start in range(0, weights.shape[0], BLOCK):
        found = (weights[start : start + BLOCK] @ turned).tocoo()
        rows, columns = found.row.astype(np.int64) + start, found.col.astype(np.int64)
        kept = (found.data >= least) & (rows < columns)
        pairs.append(np.column_stack([rows[kept], columns[kept]]))
        likeness.append(np.minimum(found.data[kept], 1.0))
    return np.concatenate(pairs), np.concatenate(likeness)


def shared_words(one: str, other: str, most: int = 5) -> tuple[str, ...]:
    """Give words that two texts have in common, the longest first, and then those that only start alike.

    >>> shared_words("Buses to the village hall", "A village bus")
    ('village', 'buses (bus)')
    """
    mine, theirs = dict.fromkeys(words_of(one)), dict.fromkeys(words_of(other))
    same = [word for word in mine if word in theirs]
    near = []
    for word in mine:
        like = next((w for w in theirs if w not in same and word not in same and _starts_alike(word, w)), "")
        near += [f"{word} ({like})"] if like else []
    known = sorted(same, key=lambda word: -len(word))
    telling = [word for word in known if len(word) >= LETTERS and word not in LITTLE]
    return (*(telling or known), *near)[:most]


def _starts_alike(one: str, other: str) -> bool:
    """Whether two words differ only in a short ending: at least three letters, and most of the longer one."""
    if {one, other} & LITTLE:
        return False
    same = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    shorter, longer = sorted((len(one), len(other)))
    return same >= max(LETTERS, shorter - 1) and same >= 0.6 * longer
