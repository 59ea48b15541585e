"""The cases carried forward, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.audit import Audit, audit
from innokit.businesscase.decision.ranking import Scores, carried, ranked, score_figure
from innokit.businesscase.decision.saying import or_why
from innokit.businesscase.parts.risks import band, score
from innokit.businesscase.uncertainty import Simulation, simulate
from innokit.businesscase.views.cash.council import council_cash
from innokit.records import BenefitLine, Case, CostLine, Option, Risk, Validation, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet, signatures
from innokit.words import a_list, count, sum_of_money

NOT_WORKED_OUT = "not yet worked out"
NOT_SIMULATED = "not simulated"
NOT_SCORED = "not compared by score"


@dataclass(frozen=True, eq=False)
class CasesSideBySide(Result):
    """What a decider compares: each case carried forward in a column of its own.

    Parameters
    ----------
    case : Case
    options : tuple of Option
        Highest net present social value first, where there is one.
    appraisal : Appraisal or str
        Or why there is none yet.
    simulation : Simulation or str
        Or why nothing was simulated.
    scores : Ranking or None
        The ranking by score that was handed in.
    """

    title: ClassVar[str] = "The cases side by side"
    case: Case
    options: tuple[Option, ...]
    appraisal: Appraisal | str
    simulation: Simulation | str
    scores: Scores

    @property
    def made(self) -> Made:
        """How it was made."""
        how = "Taken from the appraisal, the comparison by score and the record; money and scores never added"
        editions = self.appraisal.made.editions if isinstance(self.appraisal, Appraisal) else ()
        if isinstance(self.simulation, str):
            return Made(how, editions)
        return Made(how, editions, self.simulation.seed, self.simulation.draws)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many there are, which is first in money and by score, and who has signed."""
        if not self.options:
            return (("No option besides business as usual is recorded yet; nothing can be compared.",),)
        many = count(len(self.options), "case")
        said: list[Sentence] = [(f"{many[0].upper()}{many[1:]} side by side.",)]
        if isinstance(self.appraisal, str):
            said.append((f"No value in money yet: {self.appraisal}",))
        else:
            best = max(self._outcomes.values(), key=lambda outcome: outcome.npsv, default=None)
            if best is not None:
                worth = self.appraisal.make.npsv(best, sum_of_money(best.npsv))
                said.append((f"Highest net present social value: {best.option.title}, ", worth, "."))
        first = self._first_by_score()
        if first is not None:
            overall = self._scored("overall", first)
            said.append((f"Highest overall value by score, 0 to 100: {first.title}, ", overall, "."))
        return (*said, *signatures.sentences(self.case), (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one column an option, and the sign-offs; nothing where there is no option."""
        if not self.options:
            return ()
        columns = (Column("What is compared"), *(Column(option.title) for option in self.options))
        note = (
            "Money in prices of the base against business as usual. Overall values and money are looked at "
            "together and never added."
        )
        rows = tuple((name, *(cell(option) for option in self.options)) for name, cell in self._rows())
        first = Sheet("cases", "The cases side by side", columns, rows, note)
        return (first, signatures.sheet(self.case)) if signing.standing(self.case) else (first,)

    def _rows(self) -> tuple[tuple[str, Callable[[Option], Fragment]], ...]:
        """Give each row's name and how its cells are made."""
        return (
            ("Overall value, 0 to 100", lambda option: self._scored("overall", option)),
            ("Rank by score", lambda option: self._scored("rank", option)),
            ("Net present social value", self._npsv),
            ("Worth less than this in 5 of 100 draws", lambda option: self._drawn("sim-q5", option)),
            ("Worth more than this in 5 of 100 draws", lambda option: self._drawn("sim-q95", option)),
            ("Worth less than business as usual", lambda option: self._drawn("chance-of-loss", option)),
            ("Extra costs, present value", self._costs),
            ("Pays back", self._payback),
            ("Most the council is short by, before funding", self._gap),
            ("Gains", lambda option: self._who(option, loses=False)),
            ("Left worse off", lambda option: self._who(option, loses=True)),
            ("Risks judged high", self._risks),
            ("What an auditor finds in its lines", self._audited),
            ("What partners say", self._partners),
        )

    @cached_property
    def _outcomes(self) -> dict[str, Outcome]:
        """Outcomes of the options shown, by id."""
        if isinstance(self.appraisal, str):
            return {}
        wanted = {option.id for option in self.options}
        return {one.option.id: one for one in self.appraisal.outcomes if one.option.id in wanted}

    def _money(self, option: Option, make: Callable[[Appraisal, Outcome], Figure]) -> Fragment:
        """Give a figure of the appraisal, or say that it is not there yet."""
        outcome = self._outcomes.get(option.id)
        if outcome is None or isinstance(self.appraisal, str):
            return NOT_WORKED_OUT
        return make(self.appraisal, outcome)

    def _npsv(self, option: Option) -> Fragment:
        """Net present social value."""
        return self._money(option, lambda a, outcome: a.make.npsv(outcome, sum_of_money(outcome.npsv)))

    def _costs(self, option: Option) -> Fragment:
        """Present value of extra costs."""
        return self._money(
            option, lambda a, outcome: a.make.pv_costs(outcome, sum_of_money(outcome.pv_costs))
        )

    def _payback(self, option: Option) -> Fragment:
        """When it pays back."""
        return self._money(option, lambda a, outcome: a.make.payback(outcome))

    def _drawn(self, key: str, option: Option) -> Fragment:
        """Give a figure of the simulation, or say that nothing was simulated."""
        found = self._draws.get(f"{key}.{option.id}")
        if found is None:
            return NOT_SIMULATED
        return found.shown(sum_of_money(found.value or 0.0)) if found.unit == "£" else found

    @cached_property
    def _draws(self) -> dict[str, Figure]:
        """Figures of the simulation; none where nothing was simulated."""
        return {} if isinstance(self.simulation, str) else dict(self.simulation.figures)

    def _behind(self, option: Option) -> tuple[str, ...]:
        """Ids of what an option's draws rest on."""
        outcome = self._outcomes[option.id]
        return self.appraisal.make.behind(outcome.lines) if isinstance(self.appraisal, Appraisal) else ()

    def _gap(self, option: Option) -> Fragment:
        """The most the council is short by on the way."""
        if isinstance(self._cash, str):
            return NOT_WORKED_OUT
        found = self._cash.get(f"cash-peak-before.{option.id}") or self._cash.get(f"cash-peak.{option.id}")
        return NOT_WORKED_OUT if found is None else found.shown(sum_of_money(abs(found.value or 0.0)))

    @cached_property
    def _cash(self) -> dict[str, Figure] | str:
        """Figures of the council's cash, or why there are none."""
        found = or_why(council_cash, self.case)
        return found if isinstance(found, str) else dict(found.figures)

    def _who(self, option: Option, *, loses: bool) -> Fragment:
        """Name who gains, or who is left worse off."""
        outcome = self._outcomes.get(option.id)
        if outcome is None:
            return NOT_WORKED_OUT
        among = [part for part in outcome.parts if (part.loses if loses else part.net > 0)]
        text = a_list([self.case.name(part.stakeholder) for part in among], "nobody")
        verb = "Left worse off" if loses else "Gains"
        id, label = f"{'losers' if loses else 'gainers'}.{option.id}", f"{verb} by {option.title}"
        return Figure(id, None, text, label, self._behind(option))

    def _risks(self, option: Option) -> Fragment:
        """Name the risks judged high, those of every option among them."""
        own = [risk for risk in self.case.of(Risk) if risk.option in ("", option.id)]
        high = [risk for risk in own if band(score(risk) or 0) == "high"]
        if not own:
            return "no risk recorded"
        text = a_list([risk.title for risk in high], "none")
        behind = tuple(risk.id for risk in (high or own))
        return Figure(f"high-risks.{option.id}", None, text, f"High risks of {option.title}", behind)

    @cached_property
    def _audit(self) -> Audit:
        """The auditor's list."""
        return audit(self.case)

    def _audited(self, option: Option) -> Fragment:
        """Say how often a check fails or warns at a line of an option."""
        lines = [*self.case.of(CostLine), *self.case.of(BenefitLine)]
        own = {line.id for line in lines if line.option == option.id}
        found = [fault for check in self._audit.checks for fault in check.faults if own & {*fault.records}]
        said = [
            f"{count(many, 'place')} {words}"
            for state, words in (("fail", "failing"), ("warn", "with a warning"))
            if (many := sum(fault.state == state for fault in found))
        ]
        behind = tuple(dict.fromkeys(id for fault in found for id in fault.records))
        text, label = a_list(said, "nothing"), f"What an auditor finds in the lines of {option.title}"
        return Figure(f"audited.{option.id}", len(found), text, label, behind or tuple(own))

    def _partners(self, option: Option) -> Fragment:
        """Say who agrees and who does not, of those who would have to deliver."""
        own = [one for one in self.case.of(Validation) if one.option in ("", option.id)]
        said = [f"{self.case.name(one.stakeholder)}: {one.outcome}" for one in own]
        if not said:
            return "nobody has been asked"
        label, behind = f"What partners say of {option.title}", tuple(one.id for one in own)
        return Figure(f"partners.{option.id}", None, "; ".join(said), label, behind)

    def _scored(self, key: str, option: Option) -> Fragment:
        """Give a figure of the comparison by score."""
        return score_figure(self.scores, key, option.id) or NOT_SCORED

    def _first_by_score(self) -> Option | None:
        """The option shown that is first by score, where one is for certain."""
        found = ranked(self.scores)
        shown = [option for option in self.options if found and option in found.options]
        if found is None or not shown:
            return None
        best = max(shown, key=lambda option: found.range_of(option)[0])
        others = [found.range_of(option)[1] for option in shown if option is not best]
        return best if all(found.range_of(best)[0] > other for other in others) else None


def side_by_side(case: Case, scores: Scores = None, *, draws: int = 10_000, seed: int = 1) -> CasesSideBySide:
    """Put the cases carried forward side by side.

    Parameters
    ----------
    case : Case
    scores : Ranking, optional
        What ``scoring.compare`` gives for the same case, or what ``innokit.ready`` gives in its place.
    draws, seed : int
        Of the simulation behind the range; it is left out where nothing is uncertain.

    Examples
    --------
    >>> from innokit.records import Case, Option
    >>> shown = side_by_side(Case([Option(title="As now", role="baseline"), Option(title="Vans")]))
    >>> [column.title for column in shown.sheet().columns]
    ['What is compared', 'Vans']
    """
    options = carried(case)
    appraisal = or_why(appraise, case)
    simulation = or_why(simulate, case, draws, seed)
    if isinstance(appraisal, Appraisal):
        worth = {one.option.id: one.npsv for one in appraisal.outcomes}
        options = tuple(sorted(options, key=lambda option: -worth.get(option.id, float("-inf"))))
    return CasesSideBySide(case, options, appraisal, simulation, scores)
