"""All public agencies: who of them pays, who gains, and what the public purse gets back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.lines.setting import Setting
from innokit.businesscase.views.agencies import sentences, sheets
from innokit.businesscase.views.agencies.figures import Figures
from innokit.businesscase.views.agencies.position import Position
from innokit.businesscase.views.counted import PUBLIC, of_sector
from innokit.errors import MethodRefused
from innokit.records import Case, Option, Stakeholder
from innokit.results import Made, Result, Sentence, Sheet

METHOD = (
    "Fiscal cost-benefit analysis for all public agencies: real prices, each line discounted by its "
    "schedule, transfers in, each option less business as usual (HM Treasury and New Economy, Supporting "
    "public service transformation, 2014)"
)


@dataclass(frozen=True, eq=False)
class PublicAgencies(Result):
    """What each option costs and brings every public agency, in prices of the base, discounted.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
    agencies : tuple of Stakeholder
        Those of sector 'council' or 'public agency', in the order recorded.
    positions : tuple of Position
        One an option, in the order of the appraisal.
    """

    title: ClassVar[str] = "All public agencies"
    unfolded: ClassVar[int | None] = 2
    case: Case
    appraisal: Appraisal
    agencies: tuple[Stakeholder, ...]
    positions: tuple[Position, ...]

    @property
    def setting(self) -> Setting:
        """Years, prices, discount factors and editions."""
        return self.appraisal.setting

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD, self.appraisal.made.editions)

    @cached_property
    def make(self) -> Figures:
        """What makes its figures."""
        return Figures(self)

    def position(self, option: str) -> Position:
        """Where an option leaves the agencies, by its id.

        Raises
        ------
        MethodRefused
            The option is not among those compared.
        """
        for position in self.positions:
            if position.option.id == option:
                return position
        raise MethodRefused(
            "There is no position of that option",
            where=f"option {option}",
            remedy=f"Ask for one of {', '.join(p.option.id for p in self.positions)}",
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """What it costs and brings, who pays for whose gain, and what is in it."""
        return sentences.of(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Answers, agencies, agency by year, running totals, and definitions."""
        return sheets.of(self)


def public_agencies(case: Case) -> PublicAgencies:
    """Work out what each option costs and brings the council and every other public agency.

    Of each line, the shares of stakeholders of sector 'council' or 'public agency' count, whatever the sort
    of benefit and in kind or not; transfers count, funding does not. In prices of the base; present values
    by each line's schedule. Every measure is the option less business as usual.

    Parameters
    ----------
    case : Case
        As `appraise` needs it, with at least one stakeholder of either sector.

    Returns
    -------
    PublicAgencies
        £ in prices of the base; costs and benefits positive, burdens negative, net is benefits less costs.

    Raises
    ------
    MethodRefused
        As `appraise`; no stakeholder is a public body.

    Examples
    --------
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> found = public_agencies(Case([
    ...     Frame(base_year="2026", last_year=0), Stakeholder(id="c", title="Council", sector="council"),
    ...     Stakeholder(id="h", title="NHS", sector="public agency"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=1_000),
    ...     BenefitLine(title="Visits avoided", option="n", gainer="h", unit_value=1_500)]))
    >>> found.position("n").present.tolist(), found.position("n").fiscal_return
    ([-1000.0, 1500.0], 1.5)
    """
    return public_agencies_of(appraise(case))


def public_agencies_of(appraisal: Appraisal) -> PublicAgencies:
    """Work out the same from an appraisal at hand."""
    agencies = of_sector(appraisal.case, PUBLIC)
    positions = tuple(_position(outcome.option, appraisal, agencies) for outcome in appraisal.outcomes)
    return PublicAgencies(appraisal.case, appraisal, agencies, positions)


def _position(option: Option, appraisal: Appraisal, agencies: tuple[Stakeholder, ...]) -> Position:
    """Where one option leaves the agencies."""
    ids = tuple(one.id for one in agencies)
    shared = [flow for flow in appraisal.flows if set(ids) & set(flow.shares)]
    own = tuple(flow for flow in shared if flow.line.option == option.id)
    usual = tuple(flow for flow in shared if flow.line.option == appraisal.baseline.id)
    return Position(option, ids, own, usual, appraisal.setting.years, appraisal.setting.numbers)
