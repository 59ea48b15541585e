"""The three views side by side: what each counts, in which prices, discounted or not, and why they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.showing import money_in, unit_for
from innokit.businesscase.views.agencies.public import PublicAgencies, public_agencies_of
from innokit.businesscase.views.cash.council import CouncilCash, council_cash_of
from innokit.businesscase.views.income.weighted import Weighted, weighted_of
from innokit.records import Case
from innokit.results import Column, Figure, Fragment, Made, NotYet, Result, Sentence, Sheet, ready
from innokit.words import sum_of_money

WHY = (
    "They differ because the council's cash leaves out other payers and everything that is not cash and "
    "counts the money of each year, the public agencies leave out residents and businesses but count "
    "transfers, and social value counts everybody but no transfers; so they are never added together."
)
_COUNTS = {
    "cash": "what the council pays and gains in cash, transfers, funding and repayments in",
    "public": "what the council and other public agencies pay and gain, transfers in, funding out",
    "social": "what everybody pays and gains, transfers and funding out",
    "weighted": "the same, each stakeholder's pounds weighted by household income",
}
_NAMES = {
    "cash": "Council cash",
    "public": "All public agencies",
    "social": "Social",
    "weighted": "Social, weighted by income (a sensitivity)",
}


@dataclass(frozen=True, eq=False)
class ThreeViews(Result):
    """Each option by each view.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        The social view.
    cash : CouncilCash or NotYet
    public : PublicAgencies or NotYet
    weighted : Weighted or NotYet
        Where a view cannot be shown, what to record first.
    """

    title: ClassVar[str] = "Three views of the money"
    case: Case
    appraisal: Appraisal
    cash: CouncilCash | NotYet
    public: PublicAgencies | NotYet
    weighted: Weighted | NotYet

    @property
    def made(self) -> Made:
        """How it was made."""
        method = "Each view worked out from the same lines, each option less business as usual"
        shown = self.appraisal if isinstance(self.weighted, NotYet) else self.weighted
        return Made(method, shown.made.editions)

    def sentences(self) -> tuple[Sentence, ...]:
        """Each option in each view, and why they differ."""
        said = [self._said(outcome) for outcome in self.appraisal.outcomes]
        missing = [(_NAMES[key], view.why) for key, view in self._views().items() if isinstance(view, NotYet)]
        return (*said, (WHY,), *((f"{name}: not yet. {why}",) for name, why in missing))

    def sheets(self) -> tuple[Sheet, ...]:
        """One row for each option and view."""
        rows = tuple(self._row(outcome, key) for outcome in self.appraisal.outcomes for key in self._views())
        columns = (
            Column("View"), Column("Option"), Column("Comes to", self._unit()), Column("Counts"),
            Column("Prices"), Column("Discounted"),
        )  # fmt: skip
        note = (
            "Each option less business as usual. Council cash is the running total after the last year; the "
            "others are net present values."
        )
        return (Sheet("views", "Three views of the same lines", columns, rows, note),)

    def figure(self, outcome: Outcome, key: str, text: str) -> Figure | None:
        """What an option comes to in a view: "cash", "public", "social" or "weighted"; None where not yet."""
        option = outcome.option.id
        if key == "cash" and isinstance(self.cash, CouncilCash):
            return self.cash.make.total(self.cash.budget(option), "running", text)
        if key == "public" and isinstance(self.public, PublicAgencies):
            return self.public.make.total(self.public.position(option), "net", text)
        if key == "weighted" and isinstance(self.weighted, Weighted):
            return self.weighted.make.npsv(outcome, text)
        return self.appraisal.make.npsv(outcome, text) if key == "social" else None

    def _views(self) -> dict[str, Result | NotYet]:
        """The views by key."""
        return {"cash": self.cash, "public": self.public, "social": self.appraisal, "weighted": self.weighted}

    def _said(self, outcome: Outcome) -> Sentence:
        """One option in every view there is."""
        pieces: list[Fragment] = []
        for key in self._views():
            found = self.figure(outcome, key, "")
            if found is not None:
                shown = found.shown(sum_of_money(_of(found)))
                pieces += ["; " if pieces else "", f"{_NAMES[key].lower()} ", shown]
        return (f"{outcome.option.title}: ", *pieces, ".")

    def _row(self, outcome: Outcome, key: str) -> tuple[Fragment, ...]:
        """One option in one view."""
        found = self.figure(outcome, key, "")
        cell: Fragment = "not yet" if found is None else found.shown(money_in(self._unit(), _of(found)))
        base = self.appraisal.setting.price_base
        prices, discounted = ("the money of each year", "no") if key == "cash" else (f"{base} prices", "yes")
        return _NAMES[key], outcome.option.title, cell, _COUNTS[key], prices, discounted

    def _unit(self) -> str:
        """Unit of the money shown."""
        outcomes, keys = self.appraisal.outcomes, self._views()
        found = [self.figure(outcome, key, "") for outcome in outcomes for key in keys]
        return unit_for(one.value for one in found if one is not None)


def three_views(case: Case) -> ThreeViews:
    """Set the three views of the money side by side: council cash, all public agencies, social.

    Parameters
    ----------
    case : Case
        As `appraise` needs it. A view that needs more, such as a stakeholder of sector 'council', says so in
        its place.

    Returns
    -------
    ThreeViews
        £, each option less business as usual: council cash as the running total after the last year in the
        money of each year, the others as net present values in prices of the base.

    Raises
    ------
    MethodRefused
        As `appraise`.

    Examples
    --------
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> found = three_views(Case([
    ...     Frame(base_year="2026", last_year=0), Stakeholder(id="c", title="Council", sector="council"),
    ...     Stakeholder(id="h", title="NHS", sector="public agency"), Stakeholder(id="l", title="Learners"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=1_000),
    ...     BenefitLine(title="Visits avoided", option="n", gainer="h", unit_value=600),
    ...     BenefitLine(title="Time saved", option="n", gainer="l", unit_value=900)]))
    >>> found.sheet().frame()["Comes to (£)"].tolist()
    [-1000.0, -400.0, 500.0, 'not yet']
    """
    appraisal = appraise(case)
    return ThreeViews(
        case,
        appraisal,
        ready(council_cash_of, appraisal),
        ready(public_agencies_of, appraisal),
        ready(weighted_of, appraisal),
    )


def _of(figure: Figure) -> float:
    """The number of a figure that has one."""
    return figure.value or 0.0
