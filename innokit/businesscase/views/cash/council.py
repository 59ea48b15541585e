"""The council's cash: what each option changes in its budget, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit import reference
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.lines.setting import Setting
from innokit.businesscase.views.cash import sentences, sheets
from innokit.businesscase.views.cash.budget import Budget
from innokit.businesscase.views.cash.entries import CashLine, cash_lines, check_consequence
from innokit.businesscase.views.cash.figures import Figures
from innokit.businesscase.views.cash.funding import Financed, check_ids, financed
from innokit.businesscase.views.cash.inflation import Indices, read_indices
from innokit.businesscase.views.counted import COUNCIL, of_sector
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case, Funding, Option, Stakeholder
from innokit.results import Made, Result, Sentence, Sheet

METHOD = (
    "Council cash: the council's shares only, cash only, in the money of each budget year (prices of the "
    "base times inflation), undiscounted, each option less business as usual; borrowing repaid by the "
    "annuity method from the year after it is drawn"
)


@dataclass(frozen=True, eq=False)
class CouncilCash(Result):
    """The council's cash under each option beside business as usual, in the money of each year.

    Costs, repayments, savings, income and funding are positive; a surplus is positive and a gap negative.
    Costs hold their optimism bias, as in the appraisal. Costs in kind, benefits that are not cash, and what
    others pay or gain are left out and named.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        The same lines in prices of the base.
    council : tuple of Stakeholder
        Those of sector 'council'.
    indices : Indices
        What a pound of the price base is in each budget year.
    budgets : tuple of Budget
        One an option, in the order of the appraisal.
    """

    title: ClassVar[str] = "Council cash"
    unfolded: ClassVar[int | None] = 2
    case: Case
    appraisal: Appraisal
    council: tuple[Stakeholder, ...]
    indices: Indices
    budgets: tuple[Budget, ...]

    @property
    def setting(self) -> Setting:
        """Years, prices and editions."""
        return self.appraisal.setting

    @property
    def baseline(self) -> Option:
        """Business as usual."""
        return self.appraisal.baseline

    @property
    def made(self) -> Made:
        """How it was made, with the tables behind the lines; those of discounting are of no use here."""
        unused = reference.load("discount_schedules").title
        read = (edition for edition in self.appraisal.made.editions if not edition.startswith(unused))
        return Made(METHOD, tuple(read))

    @cached_property
    def make(self) -> Figures:
        """What makes its figures."""
        return Figures(self)

    @property
    def unvalued(self) -> tuple[BenefitLine, ...]:
        """Lines of business as usual and of the options compared that have no money value."""
        compared = {self.baseline.id, *(budget.option.id for budget in self.budgets)}
        return tuple(line for line in self.appraisal.unvalued if line.option in compared)

    def place_of(self, budget_line: str) -> int:
        """The number of a budget line among all of them in order of their names, for the ids of figures."""
        return sorted({x.flow.line.budget_line for one in self.budgets for x in one.lines}).index(budget_line)

    def budget(self, option: str) -> Budget:
        """The budget under an option, by its id.

        Raises
        ------
        MethodRefused
            The option is not among those compared.
        """
        for budget in self.budgets:
            if budget.option.id == option:
                return budget
        raise MethodRefused(
            "There is no budget of that option",
            where=f"option {option}",
            remedy=f"Ask for one of {', '.join(b.option.id for b in self.budgets)}",
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """The first questions of a finance officer, answered."""
        return sentences.of(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Answers, budget, revenue, funding, savings, budget lines, inflation, left out, definitions."""
        return sheets.of(self)


def council_cash(case: Case) -> CouncilCash:
    """Work out what each option changes in the council's budget: nominal, by year, undiscounted, cash only.

    A line's flow in prices of the base is multiplied by the inflation it names (else the frame's; none is an
    index of 1) from the year of the price base to each budget year. Of a cost the council's share counts,
    but for what is in kind. Of a benefit of sort 'cash-releasing' or 'income', the council's share times the
    cashable share counts, from the year of release on; a burden does not wait. Transfers count. Funding is in
    the money of its own year; each borrowing is repaid by equal yearly payments from the year after it is
    drawn. Every measure is the option less business as usual.

    Parameters
    ----------
    case : Case
        As `appraise` needs it, with at least one stakeholder of sector 'council'.

    Returns
    -------
    CouncilCash
        £ in the money of each year; costs and savings positive, a gap negative.

    Raises
    ------
    MethodRefused
        As `appraise`; no stakeholder is a council; an inflation, a funding or a consequence of capital does
        not fit the case. The message names record, field and value, and what would put it right.

    Examples
    --------
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Inflation, Option, Stakeholder
    >>> found = council_cash(Case([
    ...     Inflation(id="pay", title="Pay", rate=0.1), Frame(base_year="2026", last_year=2, inflation="pay"),
    ...     Stakeholder(id="c", title="Council", sector="council"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=1_000, sort="capital"),
    ...     BenefitLine(title="Post ended", option="n", gainer="c", unit_value=800, sort="cash-releasing",
    ...                 cashable=1, release_year=1)]))
    >>> found.budget("n").by_year["gap"].round(2).tolist()
    [-1000.0, 880.0, 968.0]
    >>> found.budget("n").peak
    (1000.0, 0)
    """
    return council_cash_of(appraise(case))


def council_cash_of(appraisal: Appraisal) -> CouncilCash:
    """Work out the council's cash from an appraisal at hand."""
    case, setting = appraisal.case, appraisal.setting
    council = of_sector(case, COUNCIL)
    for flow in appraisal.flows:
        check_consequence(case, flow)
    indices = read_indices(case, setting.frame, [flow.line for flow in appraisal.flows])
    ids = [one.id for one in council]
    lines = cash_lines(appraisal.flows, indices, ids, setting.numbers)
    funding = _funding(appraisal)
    budgets = tuple(_budget(o.option, appraisal, lines, funding) for o in appraisal.outcomes)
    return CouncilCash(case, appraisal, council, indices, budgets)


def _funding(appraisal: Appraisal) -> tuple[Financed, ...]:
    """Every source of funding for business as usual and the options compared."""
    compared = {appraisal.baseline.id, *(outcome.option.id for outcome in appraisal.outcomes)}
    for record in appraisal.case.of(Funding):
        check_ids(appraisal.case, record)
    return tuple(financed(r, appraisal.setting) for r in appraisal.case.of(Funding) if r.option in compared)


def _budget(
    option: Option, appraisal: Appraisal, lines: tuple[CashLine, ...], funding: tuple[Financed, ...]
) -> Budget:
    """The budget of one option less that of business as usual."""
    usual = appraisal.baseline.id
    return Budget(
        option,
        tuple(line for line in lines if line.flow.line.option == option.id),
        tuple(line for line in lines if line.flow.line.option == usual),
        tuple(found for found in funding if found.record.option == option.id),
        tuple(found for found in funding if found.record.option == usual),
        appraisal.setting.years,
    )
