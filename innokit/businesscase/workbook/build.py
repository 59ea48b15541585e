"""The workbook of a case: every tab in order, from its appraisal."""

from __future__ import annotations

from innokit.businesscase.appraisal.appraise import appraise
from innokit.businesscase.workbook.agencies import agencies
from innokit.businesscase.workbook.answers import answers
from innokit.businesscase.workbook.chain import chain, grades
from innokit.businesscase.workbook.checks import checks
from innokit.businesscase.workbook.computed import computed
from innokit.businesscase.workbook.council import budget, cash, without_council
from innokit.businesscase.workbook.flows import discounted, flows
from innokit.businesscase.workbook.front import front
from innokit.businesscase.workbook.funding import funding
from innokit.businesscase.workbook.inflation import inflation
from innokit.businesscase.workbook.inputs import assumptions, by_year, lines, shares
from innokit.businesscase.workbook.options import options, who
from innokit.businesscase.workbook.plan import Plan
from innokit.businesscase.workbook.tables import discount_factors, discount_rates, prices
from innokit.records import Case
from innokit.results.workbook import Tab, Workbook


def as_workbook(case: Case) -> Workbook:
    """Lay out the appraisal of a case as a workbook whose every step is a live formula.

    Parameters
    ----------
    case : Case
        As `appraise` needs it.

    Returns
    -------
    Workbook
        Tabs of inputs, steps, views, answers and checks; `innokit.evidence.write_workbook` writes it to a
        file. The council's tabs are there where a stakeholder is recorded as council.

    Raises
    ------
    MethodRefused
        As `appraise`.

    Examples
    --------
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> found = as_workbook(Case([
    ...     Frame(base_year="2026", last_year=2), Stakeholder(id="c", title="Council", sector="council"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=1_000),
    ...     BenefitLine(title="Time saved", option="n", gainer="c", unit_value=800, lag=1)]))
    >>> cell = found.tab("Answers").cells[4, 1]
    >>> cell.formula, round(cell.value, 2)
    ('B6-B7', 519.76)
    """
    plan = Plan(appraise(case))
    missing = without_council(plan)
    given = [
        assumptions(plan),
        lines(plan, costs=True),
        lines(plan, costs=False),
        shares(plan),
        *by_year(plan),
    ]
    worked = [prices(plan), discount_rates(plan), discount_factors(plan), grades(plan)]
    worked += [
        chain(plan, costs=True),
        chain(plan, costs=False),
        flows(plan),
        discounted(plan),
        options(plan),
        who(plan),
        *agencies(plan),
    ]
    council = [] if missing else [*inflation(plan), *funding(plan), cash(plan), budget(plan)]
    first = [answers(plan), *council[-1:]]
    last = [checks(plan, council=not missing), computed(plan)]
    tabs = [*first, *given, *worked, *council[:-1], *last]
    beside = [f"No council's budget: {missing}"] if missing else []
    read_me = front(plan, [(tab.title, _says(tab)) for tab in tabs], beside)
    entry = case.entries[-1] if case.entries else None
    when = entry.when if entry else ""
    return Workbook(
        str(read_me.cells[0, 0].value), (read_me, *tabs), case.digest, case.as_at, case.head, when
    )


def _says(tab: Tab) -> str:
    """The sentence below a tab's title."""
    return str(tab.cells[1, 0].value) if (1, 0) in tab.cells else ""
