"""The appraisal: what each option is worth against business as usual."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import ClassVar

from innokit.businesscase.appraisal import answers, bridge_sheet, sentences, sheets
from innokit.businesscase.appraisal.figures import Figures
from innokit.businesscase.appraisal.measures import PUBLIC
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines import refusals
from innokit.businesscase.lines.flows import Flow, flows, valued
from innokit.businesscase.lines.reading import read_setting
from innokit.businesscase.lines.setting import AnyLine, Setting
from innokit.businesscase.lines.tables import Reader
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case, Option, Stakeholder
from innokit.results import Made, Result, Sentence, Sheet

METHOD = (
    "Social cost-benefit analysis against business as usual: real prices, each line discounted by its "
    "schedule (HM Treasury, The Green Book); net effect of a benefit by deadweight, displacement and "
    "attribution (HCA, Additionality Guide)"
)


@dataclass(frozen=True, eq=False)
class Appraisal(Result):
    """What each option costs and brings beyond business as usual, and for whom.

    Parameters
    ----------
    case : Case
    setting : Setting
        Years, prices, discount factors and editions.
    baseline : Option
    outcomes : tuple of Outcome
        One an option, in the order recorded; exact sums, times and flows by year.
    flows : tuple of Flow
        Every valued line worked out, those of business as usual and transfers among them.
    unvalued : tuple of BenefitLine
        Lines that stand in words.
    parked : tuple of Option
        Options left out because they do not go forward.
    beside : tuple of Flow
        Lines that stand in words but name an outcome, worked out as far as the people: for cost per outcome.
    """

    title: ClassVar[str] = "Appraisal"
    unfolded: ClassVar[int | None] = 1
    case: Case
    setting: Setting
    baseline: Option
    outcomes: tuple[Outcome, ...]
    flows: tuple[Flow, ...]
    unvalued: tuple[BenefitLine, ...]
    parked: tuple[Option, ...] = ()
    beside: tuple[Flow, ...] = ()

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD, self.setting.editions)

    @cached_property
    def make(self) -> Figures:
        """What makes its figures."""
        return Figures(self.case, self.setting)

    @property
    def has_public(self) -> bool:
        """Whether any stakeholder is recorded as council or public agency."""
        return any(stakeholder.sector in PUBLIC for stakeholder in self.case.of(Stakeholder))

    @property
    def ranked(self) -> tuple[Outcome, ...]:
        """Outcomes by net present social value, highest first."""
        return tuple(sorted(self.outcomes, key=lambda outcome: -outcome.npsv))

    def outcome(self, option: str) -> Outcome:
        """The outcome of an option, by its id.

        Raises
        ------
        MethodRefused
            The option is not among those compared.
        """
        for outcome in self.outcomes:
            if outcome.option.id == option:
                return outcome
        raise MethodRefused(
            "There is no outcome of that option",
            where=f"option {option}",
            remedy=f"Ask for one of {', '.join(f'{o.option.id} ({o.option.title})' for o in self.outcomes)}",
        )

    def own_flows(self, option: str) -> tuple[Flow, ...]:
        """Lines of an option that count in social value."""
        return tuple(flow for flow in self.flows if flow.line.option == option and flow.counted)

    def sentences(self) -> tuple[Sentence, ...]:
        """The answer in plain sentences, most important first."""
        return sentences.of(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """The answer in tables: answers, what stands in words, measures, bridge, who, flows, lines, terms."""
        beside = [sheets.unquantified(self)] if self.unvalued else []
        first = [sheets.answers(self), *beside, answers.measures(self), bridge_sheet.bridge(self)]
        return (*first, sheets.who(self), sheets.flows(self), sheets.lines(self), sheets.definitions())


def appraise(case: Case) -> Appraisal:
    """Appraise the options of a case against business as usual.

    Parameters
    ----------
    case : Case
        With one frame, one option whose role is 'baseline', another option and at least one valued line.

    Returns
    -------
    Appraisal
        Sums in £ in prices of the base, present values in year 0; costs positive, burdens negative.

    Raises
    ------
    MethodRefused
        Something an appraisal stands on is missing, doubled or does not fit; the message names the line,
        the field and the value, and what would put it right.

    Examples
    --------
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> found = appraise(Case([
    ...     Frame(base_year="2026", last_year=2), Stakeholder(id="c", title="Council"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=1_000),
    ...     BenefitLine(title="Time saved", option="n", gainer="c", unit_value=800, lag=1)]))
    >>> round(found.outcome("n").npsv, 2), round(found.outcome("n").payback, 2)
    (519.76, 1.25)
    """
    return _appraised(case, Reader())


@lru_cache(maxsize=8)
def _appraised(case: Case, read: Reader) -> Appraisal:
    """The appraisal of one case, which never changes, kept for the analyses that start from it."""
    baseline, options = refusals.the_baseline(case), refusals.the_options(case)
    lines = refusals.the_lines(case)
    setting = read_setting(case, lines, read)
    unvalued = tuple([line for line in case.of(BenefitLine) if not valued(line)])
    found = flows([line for line in lines if valued(line)] if unvalued else lines, setting, setting.numbers)
    own = _by_option(found)
    usual = own.get(baseline.id, ())
    outcomes = tuple(Outcome(o, own.get(o.id, ()), usual, setting.years) for o in options)
    beside = _naming_an_outcome(lines, setting) if unvalued else ()
    return Appraisal(case, setting, baseline, outcomes, found, unvalued, refusals.parked(case), beside)


def _naming_an_outcome(lines: tuple[AnyLine, ...], setting: Setting) -> tuple[Flow, ...]:
    """Lines without a money value that name an outcome felt within the years counted, and are no transfer."""
    named = [
        line
        for line in lines
        if isinstance(line, BenefitLine) and not valued(line) and line.outcome.strip()
        and line.lag < setting.years and not line.transfer
    ]  # fmt: skip
    return flows(named, setting, setting.numbers) if named else ()


def _by_option(found: tuple[Flow, ...]) -> dict[str, tuple[Flow, ...]]:
    """The lines of each option that count in social value."""
    own: dict[str, list[Flow]] = {}
    for flow in found:
        line = flow.line
        if not line.transfer:
            own.setdefault(line.option, []).append(flow)
    return {option: tuple(lines) for option, lines in own.items()}
