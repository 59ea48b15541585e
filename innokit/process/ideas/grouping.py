"""Themes that cards may share: a person confirms them by recording a theme."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from innokit.process.ideas import likeness
from innokit.process.ideas.board import themes_of
from innokit.process.ideas.standing import standing
from innokit.records import Case, Idea, Theme
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.words import a_list, count

NEAR = 0.07
SMALLEST = 2
NAMING = 3
METHOD = (
    "Cards without a theme are put to the theme they are most like, or else joined step by step by the mean "
    "likeness of their words; a group is named by the words that tell it most from other cards. No network, "
    "no model"
)


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """Cards that may belong together.

    Attributes
    ----------
    title : str
        The words that tell them most from other cards; or the title of a theme that is there.
    ideas : tuple of str
        Their ids.
    words : tuple of str
        Words that several of them hold: why they are suggested.
    there : bool
        Whether a theme of that title is on the board already.
    """

    title: str
    ideas: tuple[str, ...]
    words: tuple[str, ...]
    there: bool

    def theme(self, title: str = "", reason: str = "") -> Theme:
        """Give the record that puts them under a theme, for a person to record."""
        return Theme(title=title or self.title, ideas=self.ideas, reason=reason)


@dataclass(frozen=True)
class SuggestedThemes(Result):
    """Themes that cards without one may share, the largest first.

    Parameters
    ----------
    case : Case
    themes : tuple of SuggestedTheme
    alone : tuple of str
        Ids of cards without a theme that are like no other.
    """

    title: ClassVar[str] = "Themes that cards may share"
    case: Case
    themes: tuple[SuggestedTheme, ...]
    alone: tuple[str, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many themes there could be, and which cards stand alone."""
        if not self.themes and not self.alone:
            return (("Every card on the board has a theme.",),)
        said = count(len(self.themes), "theme").capitalize()
        found: list[Sentence] = [
            (f"{said} may group cards that have none: record those that hold, under a title of your own.",)
            if self.themes
            else ("No theme suggests itself for the cards that have none.",)
        ]
        if self.alone:
            found.append((f"{count(len(self.alone), 'card').capitalize()} without a theme: like no other.",))
        return tuple(found)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a theme, and why it is suggested."""
        if not self.themes:
            return ()
        headings = ("Theme", "Cards", "Which", "In common", "Theme is there")
        rows = tuple(
            (
                theme.title,
                _cards(at, theme),
                a_list([self.case.name(id) for id in theme.ideas]),
                a_list(theme.words, "parts of words"),
                "yes" if theme.there else "no",
            )
            for at, theme in enumerate(self.themes, 1)
        )
        caption = "Themes that cards may share, the largest first"
        return (Sheet("suggested", caption, tuple(map(Column, headings)), rows),)


def _cards(at: int, theme: SuggestedTheme) -> Figure:
    """Count the cards of one suggestion."""
    many = len(theme.ideas)
    return Figure(f"suggested.{at}", float(many), f"{many:,}", f"Cards: {theme.title}", theme.ideas, "cards")


def suggested_themes(case: Case, near: float = NEAR) -> SuggestedThemes:
    """Suggest themes for the cards that have none; a person confirms by recording a theme.

    Parameters
    ----------
    case : Case
    near : float, optional
        The mean likeness, from 0 to 1, from which cards are put together: more makes smaller groups.

    Examples
    --------
    >>> from innokit.records import Idea
    >>> said = ["A bus to town", "A later bus", "Phone lessons", "Lessons on a phone", "Childcare"]
    >>> found = suggested_themes(Case([Idea(title=title) for title in said]))
    >>> [(theme.title, len(theme.ideas)) for theme in found.themes]
    [('bus', 2), ('lessons, phone', 2)]
    """
    named, live = themes_of(case), standing(case).live
    theme = {idea.id: named[idea.id].title if idea.id in named else idea.theme for idea in live}
    if all(theme.values()):
        return SuggestedThemes(case, (), ())
    weights = likeness.weighed([f"{idea.title} {idea.text}" for idea in live])
    put = _put_to_themes(weights, [theme[idea.id] for idea in live], near)
    loose = [at for at, idea in enumerate(live) if not theme[idea.id] and at not in put]
    words = [frozenset(likeness.words_of(idea.title)) for idea in live]
    held = Counter(word for each in words for word in each)
    found = [_suggested(live, words, held, ats, title) for title, ats in _turned(put).items()]
    groups = [[loose[at] for at in group] for group in joined(weights[loose], near)] if loose else []
    found += [_suggested(live, words, held, group) for group in groups if len(group) >= SMALLEST]
    alone = tuple(live[group[0]].id for group in groups if len(group) < SMALLEST)
    return SuggestedThemes(case, tuple(sorted(found, key=lambda one: -len(one.ideas))), alone)


def _put_to_themes(weights: Any, themes: Sequence[str], near: float) -> dict[int, str]:
    """Give, by the place of each card without a theme, the theme there is that it is most like, if any."""
    there: dict[str, list[int]] = defaultdict(list)
    for at, theme in enumerate(themes):
        if theme:
            there[theme].append(at)
    loose = [at for at, theme in enumerate(themes) if not theme]
    if not there or not loose:
        return {}
    middles = np.stack([np.asarray(weights[ats].mean(axis=0)).ravel() for ats in there.values()])
    like = weights[loose] @ middles.T
    titles, best = [*there], like.argmax(axis=1)
    return {
        at: titles[place]
        for row, (at, place) in enumerate(zip(loose, best.tolist(), strict=True))
        if like[row, place] >= 2 * near
    }


def _turned(put: Mapping[int, str]) -> dict[str, list[int]]:
    """Give the places of cards by the theme they are put to."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, title in put.items():
        found[title].append(at)
    return found


def joined(weights: Any, near: float) -> list[list[int]]:
    """Join texts step by step by mean likeness, as long as it is at least so great (average linkage).

    Parameters
    ----------
    weights : scipy.sparse.csr_array, shape (texts, pieces)
    near : float

    Returns
    -------
    list of list of int
        Groups of places, in order of their first.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if weights.shape[0] < 2:
        return [[at] for at in range(weights.shape[0])]
    like = (weights @ weights.T).toarray().astype(np.float32)
    apart = np.clip(1.0 - like, 0.0, 2.0)
    np.fill_diagonal(apart, 0.0)
    labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1.0 - near, "distance")
    groups: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(labels.tolist()):
        groups[label].append(at)
    return sorted(groups.values())


def _suggested(
    live: Sequence[Idea],
    words: Sequence[frozenset[str]],
    held: Mapping[str, int],
    ats: Sequence[int],
    title: str = "",
) -> SuggestedTheme:
    """Make a suggestion of a group of cards; one that is no theme yet is named by its words."""
    telling = telling_words(words, held, ats)
    ids = tuple(live[at].id for at in ats)
    return SuggestedTheme(title or ", ".join(telling) or live[ats[0]].title, ids, telling, bool(title))


def telling_words(
    words: Sequence[frozenset[str]], held: Mapping[str, int], ats: Sequence[int], most: int = NAMING
) -> tuple[str, ...]:
    """Give the words that several of some cards hold, and few of the others, the most telling first.

    Parameters
    ----------
    words : sequence of frozenset of str
        The words of each card.
    held : mapping
        How many cards hold each word.
    ats : sequence of int
        Places of the cards to name.
    most : int
    """
    inside = Counter(word for at in ats for word in words[at])
    worth = {
        word: many * math.log((1 + len(words)) / held[word])
        for word, many in inside.items()
        if many >= min(2, len(ats)) and word not in likeness.LITTLE and 2 * many >= held[word]
    }
    return tuple(sorted(worth, key=lambda word: (-worth[word], word))[:most])
