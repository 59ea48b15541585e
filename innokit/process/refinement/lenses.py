"""Desirability, feasibility, viability: how each concept looks through three lenses, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, get_args

from innokit.process.finding import newest
from innokit.records import Case, Concept, LensRating
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, exact

LENSES: tuple[str, ...] = get_args(LensRating.model_fields["lens"].annotation)
MIDDLE = 5.0
"""Below it a lens is weak: the scale runs from 0, not at all, to 10, without doubt."""


@dataclass(frozen=True)
class Lenses(Result):
    """Each concept through each lens: the mean of those who rated it, the spread, and who has not."""

    title: ClassVar[str] = "Wanted, possible, affordable"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Mean of the newest rating of each assessor on each lens, 0 to 10; a blank is not 0; "
            "lenses are not added up, as one that fails is not made good by another"
        )

    @property
    def ratings(self) -> dict[tuple[str, str], tuple[LensRating, ...]]:
        """The ratings that count, by concept and lens."""
        known = [r for r in self.case.of(LensRating) if isinstance(self.case.by_id.get(r.concept), Concept)]
        last = newest(self.case, known, lambda r: (r.concept, r.lens, r.assessor))
        found: dict[tuple[str, str], tuple[LensRating, ...]] = {}
        for rating in last.values():
            if rating.points is not None:
                key = (rating.concept, rating.lens)
                found[key] = (*found.get(key, ()), rating)
        return found

    def sentences(self) -> tuple[Sentence, ...]:
        """Name what is weak through a lens, and what nobody has rated."""
        found = self.case.of(Concept)
        if not found:
            return (("No concept sheet is recorded yet.",),)
        said = [sentence for concept in found if (sentence := self._weak(concept))]
        bare = [c.title for c in found if any((c.id, lens) not in self.ratings for lens in LENSES)]
        if bare:
            said.append((f"Not rated through every lens yet: {a_list(bare)}.",))
        return tuple(said) or (("Every concept is rated 5 or more of 10 through each lens.",),)

    def _weak(self, concept: Concept) -> Sentence:
        """Say through which lenses a concept is weak."""
        pieces: list[Fragment] = []
        for lens in LENSES:
            figure = self._mean(concept, lens)
            if figure.value is not None and figure.value < MIDDLE:
                pieces += [", " if pieces else "", f"{lens} (", figure, " of 10)"]
        return (f"{concept.title} is weak on ", *pieces, ".") if pieces else ()

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a concept, then every rating with its reason."""
        found = self.case.of(Concept)
        if not found:
            return ()
        columns = (Column("Concept"), *(Column(lens.capitalize(), "0 to 10") for lens in LENSES))
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (c.title, *(self._mean(c, lens) for lens in LENSES)) for c in found
        )
        return (Sheet("lenses", "Each concept through three lenses", columns, rows), *self._given())

    def _given(self) -> tuple[Sheet, ...]:
        """Give every rating that counts."""
        titles = ("Concept", "Lens", "Points", "Rated by", "Reason")
        rows = tuple(
            (
                self.case.name(rating.concept),
                lens,
                self._one(rating),
                self.case.name(rating.assessor) if rating.assessor else "nobody named",
                rating.reason or "not recorded",
            )
            for (_, lens), ratings in self.ratings.items()
            for rating in ratings
        )
        caption = "Every rating, and why"
        return (Sheet("ratings", caption, tuple(Column(t) for t in titles), rows),) if rows else ()

    def _mean(self, concept: Concept, lens: str) -> Figure:
        """Give the mean through one lens, with its spread where assessors differ."""
        ratings = self.ratings.get((concept.id, lens), ())
        points = [rating.points for rating in ratings if rating.points is not None]
        value = sum(points) / len(points) if points else None
        text = "not rated" if value is None else f"{value:.1f}".removesuffix(".0")
        if points and max(points) > min(points):
            text += f" ({exact(min(points))} to {exact(max(points))})"
        label = f"{lens.capitalize()}: {concept.title}"
        behind = tuple(rating.id for rating in ratings) or (concept.id,)
        return Figure(f"{lens}.{concept.id}", value, text, label, behind, "0 to 10")

    def _one(self, rating: LensRating) -> Figure:
        """Give one rating."""
        label = f"{rating.lens.capitalize()}: {self.case.name(rating.concept)}, one rating"
        return Figure(
            f"rated.{rating.id}", rating.points, exact(rating.points or 0.0), label, (rating.id,), "0 to 10"
        )


def lenses(case: Case) -> Lenses:
    """Give how each concept looks through the lenses of desirability, feasibility and viability.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, Concept, LensRating
    >>> phone = Concept(id="c1", title="Lessons by phone")
    >>> lenses(Case([phone, LensRating(concept="c1", lens="feasibility", points=4)])).in_words()
    'Lessons by phone is weak on feasibility (4 of 10). Not rated through every lens yet: Lessons by phone.'
    """
    return Lenses(case)
