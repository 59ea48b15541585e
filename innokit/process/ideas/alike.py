"""Cards that may say the same thing, and themes that cards may share: suggestions that a person confirms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from innokit.process.ideas import likeness
from innokit.process.ideas.standing import Standing, standing
from innokit.records import Case, Idea, KeptApart, Merging
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, number, one_line

LEAST = 0.3
MOST = 200
METHOD = (
    "Words, and the runs of three letters in them, weighed by their rarity among the cards on the board; "
    "likeness is the cosine from 0 to 1, of titles or of all the text, the greater. No network, no model"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards that look alike.

    Attributes
    ----------
    ideas : tuple of str
        Their ids, the one recorded first in front.
    likeness : float
        From 0, nothing in common, to 1, the same words.
    shared : tuple of str
        Words they have in common: why they are suggested.
    """

    ideas: tuple[str, str]
    likeness: float
    shared: tuple[str, ...]

    def merging(self, into: str = "", reason: str = "") -> Merging:
        """Give the record that merges them, for a person to record; into the first unless said.

        Parameters
        ----------
        into : str, optional
            Id of the one that goes on: one of the two, or a new idea.
        reason : str, optional
        """
        onward = into or self.ideas[0]
        return Merging(into=onward, ideas=tuple(id for id in self.ideas if id != onward), reason=reason)

    def kept_apart(self, reason: str = "") -> KeptApart:
        """Give the record that they are not the same, after which they are not suggested again."""
        return KeptApart(ideas=self.ideas, reason=reason)


@dataclass(frozen=True)
class Alike(Result):
    """Pairs of cards that look alike, those most alike first.

    Parameters
    ----------
    case : Case
    pairs : tuple of Pair
    least : float
        The likeness from which a pair is named.
    left_out : int
        How many pairs are not named, because there are many.
    apart : int
        How many pairs look alike that somebody said are not the same.
    """

    title: ClassVar[str] = "Cards that may say the same"
    case: Case
    pairs: tuple[Pair, ...]
    least: float
    left_out: int = 0
    apart: int = 0

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many pairs look alike, and what to do with them."""
        if not self.pairs:
            said = "No two cards on the board look alike"
            return ((f"{said}{', but for those kept apart' if self.apart else ''}.",),)
        many = count(len(self.pairs), "pair").capitalize()
        found: list[Sentence] = [
            (f"{many} of cards may say the same: record a merging, or keep them apart.",)
        ]
        if self.left_out:
            found.append((f"{count(self.left_out, 'pair')} less alike are not listed.".capitalize(),))
        if self.apart:
            found.append((f"{count(self.apart, 'pair')} that look alike were kept apart.".capitalize(),))
        return tuple(found)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a pair, and why it is suggested."""
        if not self.pairs:
            return ()
        columns = (
            Column("Idea"), Column("May say the same as"), Column("Likeness", "0 to 1"), Column("In common"),
        )  # fmt: skip
        rows = tuple(
            (
                self.case.name(one),
                self.case.name(other),
                self._likeness(pair),
                a_list(pair.shared, "parts of words"),
            )
            for pair in self.pairs
            for one, other in (pair.ideas,)
        )
        return (Sheet("alike", "Cards that may say the same, the most alike first", columns, rows),)

    def _likeness(self, pair: Pair) -> Figure:
        """Give how alike two cards are."""
        one, other = (one_line(self.case.name(id), 60) for id in pair.ideas)
        id, label = f"likeness.{'.'.join(pair.ideas)}", f"Likeness of {one} and {other}"
        return Figure(id, pair.likeness, number(pair.likeness, 2), label, pair.ideas)


def alike(case: Case, least: float = LEAST, most: int = MOST) -> Alike:
    """Suggest which cards on the board may say the same thing; a person confirms by recording a merging.

    Pairs that somebody kept apart are left out, and so are those of ideas merged into them since.

    Parameters
    ----------
    case : Case
    least : float, optional
        The likeness from which a pair is named, from 0 to 1.
    most : int, optional
        How many pairs are named at most.

    Examples
    --------
    >>> from innokit.records import Idea
    >>> said = ["A minibus to the classes", "Lessons by phone", "Minibuses to classes"]
    >>> pair, = alike(Case([Idea(title=title) for title in said])).pairs
    >>> pair.shared
    ('classes', 'minibus (minibuses)')
    """
    stands = standing(case)
    live = stands.live
    pairs, likenesses = alike_pairs(live, least)
    apart = _places(live, kept_apart(stands))
    fit = [at for at, pair in enumerate(map(tuple, pairs.tolist())) if pair not in apart] if apart else None
    chosen = range(len(pairs)) if fit is None else fit
    named = tuple(_pair(live, pairs[at].tolist(), float(likenesses[at])) for at in chosen[:most])
    return Alike(case, named, least, len(chosen) - len(named), len(pairs) - len(chosen))


def alike_pairs(ideas: Sequence[Idea], least: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the places of ideas that are at least so alike, and how alike, the most alike first.

    Returns
    -------
    pairs : array of int, shape (pairs, 2)
    likeness : array of float, shape (pairs,)
    """
    lots = [[idea.title for idea in ideas]]
    if any(idea.text for idea in ideas):
        lots.append([f"{idea.title} {idea.text}" for idea in ideas])
    found = [likeness.like_pairs(likeness.weighed(lot), least) for lot in lots]
    pairs, values = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -np.round(values, 9)))
    _, first = np.unique(pairs[order] @ np.array([len(ideas), 1]), return_index=True)
    kept = order[np.sort(first)]
    return pairs[kept], values[kept]


def _pair(live: Sequence[Idea], places: Sequence[int], value: float) -> Pair:
    """Make a suggestion of two cards."""
    one, other = (live[at] for at in places)
    shared = likeness.shared_words(f"{one.title} {one.text}", f"{other.title} {other.text}")
    return Pair((one.id, other.id), value, shared)


def _places(live: Sequence[Idea], pairs: Iterable[frozenset[str]]) -> set[tuple[int, ...]]:
    """Give pairs of ids as places among the cards on the board."""
    place = {idea.id: at for at, idea in enumerate(live)}
    return {tuple(sorted(place[id] for id in pair)) for pair in pairs if pair <= place.keys()}


def kept_apart(stands: Standing) -> set[frozenset[str]]:
    """Give the pairs that somebody said are not the same, as the ideas are carried on."""
    found = set()
    for apart in stands.case.of(KeptApart):
        carried = dict.fromkeys(stands.carrier(id) for id in apart.ideas)
        found |= {frozenset(pair) for pair in combinations(carried, 2)}
    return found
