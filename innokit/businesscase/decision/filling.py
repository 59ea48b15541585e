"""What the record holds for each part of a project initiation document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.showing import POUNDS, level_text
from innokit.businesscase.decision.saying import or_why
from innokit.businesscase.lines.flows import assumptions_of
from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.parts.risks import band, score
from innokit.businesscase.views.cash.council import council_cash
from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    Challenge,
    CostLine,
    Decision,
    Evaluation,
    Focus,
    Funding,
    Meeting,
    Milestone,
    Option,
    Record,
    Requirement,
    Risk,
    Role,
    Stakeholder,
    SuccessCriterion,
)
from innokit.results import Figure
from innokit.results.describe import field
from innokit.words import date_words, money, sum_of_money

FULL_YEAR = 2
"""Place, among the figures of a line, of its worth in a full year."""

Said = tuple[str, Figure]
"""What a line of the document is about, and what it says."""


@dataclass(frozen=True, eq=False)
class Source:
    """One decision, and the record behind it.

    Parameters
    ----------
    case : Case
    decision : Decision
    """

    case: Case
    decision: Decision

    @cached_property
    def option(self) -> Option | None:
        """The option it is about."""
        found = self.case.by_id.get(self.decision.option)
        return found if isinstance(found, Option) else None

    @cached_property
    def appraisal(self) -> Appraisal | None:
        """The appraisal, where there is one and the option is in it."""
        found = or_why(appraise, self.case)
        if isinstance(found, str) or all(o.option.id != self.decision.option for o in found.outcomes):
            return None
        return found

    def say(self, part: str, about: str, record: Record, text: str, key: str = "") -> Iterator[Said]:
        """Say something a record holds, where it holds anything."""
        if text.strip():
            id = f"initiation.{part}.{self.decision.id}.{record.id}{f'.{key}' if key else ''}"
            yield about, Figure(id, None, text.strip(), f"{about}: {self.decision.title}", (record.id,))

    def own(self, records: Iterable[Record], blank: bool = True) -> Iterator[Record]:
        """Pick the records that are about the option, and those about none where these count too."""
        for record in records:
            about = getattr(record, "option", "")
            if about == self.decision.option or (blank and not about):
                yield record


Fill = Callable[[Source], Iterator[Said]]


def mandate(of: Source) -> Iterator[Said]:
    """What was decided."""
    made, said = of.decision, of.say
    yield from said("mandate", "Decision", made, f"{made.outcome.capitalize()}: {made.title}", "what")
    yield from said("mandate", "Decided by", made, made.decided_by, "who")
    yield from said("mandate", "On", made, date_words(made.date) if made.date else "", "when")
    yield from said("mandate", "Because", made, made.reasons, "why")
    yield from said("mandate", "Why not the option that ranks first", made, made.against_ranking, "against")
    yield from said("mandate", "Seen otherwise", made, made.dissent, "dissent")
    yield from said("mandate", "Minuted", made, made.minutes, "minutes")


def purpose(of: Source) -> Iterator[Said]:
    """Why it is done."""
    for asked in of.case.of(Challenge):
        yield from of.say("purpose", "Question", asked, asked.title, "question")
        yield from of.say("purpose", "What drives it", asked, asked.drivers, "drivers")
        yield from of.say("purpose", "In most need", asked, asked.most_in_need, "need")


def objectives(of: Source) -> Iterator[Said]:
    """What is to change, by which measure."""
    for one in of.case.of(SuccessCriterion):
        parts = [one.indicator, f"today: {one.baseline}" if one.baseline else "",
                 f"target: {one.target}" if one.target else "", one.timing]  # fmt: skip
        yield from of.say("objectives", one.title, one, "; ".join(part for part in parts if part))


def scope(of: Source) -> Iterator[Said]:
    """What it covers and what it leaves out."""
    if of.option is not None:
        yield from of.say("scope", "What is done", of.option, of.option.description or of.option.title)
        sheet = of.case.by_id.get(of.option.concept)
        if sheet is not None:
            yield from of.say("scope", "For whom", sheet, getattr(sheet, "users", ""), "users")
            yield from of.say("scope", "How it works", sheet, getattr(sheet, "how", ""), "how")
    for focus in of.case.of(Focus):
        yield from of.say("scope", "Left out", focus, focus.out_of_scope)


def constraints(of: Source) -> Iterator[Said]:
    """What must hold."""
    yield from of.say("constraints", "Conditions", of.decision, of.decision.conditions)
    for one in of.case.of(Requirement):
        yield from of.say("constraints", "Requirement", one, one.title)


def assumptions(of: Source) -> Iterator[Said]:
    """The assumptions that the option's lines use."""
    lines: list[CostLine | BenefitLine] = [*of.case.of(CostLine), *of.case.of(BenefitLine)]
    own = (line for line in lines if line.option == of.decision.option)
    used = dict.fromkeys(id for line in own for id in assumptions_of(line))
    for one in (of.case.by_id.get(id) for id in used):
        if isinstance(one, Assumption):
            who = one.owner or "no owner yet"
            size = level_text(one, one.value)
            yield from of.say("assumptions", one.title, one, f"{size}{_span(one)}; {who}")


def figures(of: Source) -> Iterator[Said]:
    """Value, costs, payback, and the council's own cash."""
    found = of.appraisal
    if found is None:
        return
    outcome, make = found.outcome(of.decision.option), found.make
    base = f"in prices of {found.setting.price_base}, against {found.baseline.title}"
    yield f"Net present social value, {base}", make.npsv(outcome, sum_of_money(outcome.npsv))
    yield "Extra costs, present value", make.pv_costs(outcome, sum_of_money(outcome.pv_costs))
    yield "Extra benefits, present value", make.pv_benefits(outcome, sum_of_money(outcome.pv_benefits))
    yield "Pays back after", make.payback(outcome)
    cash = or_why(council_cash, of.case)
    if not isinstance(cash, str):
        shown = cash.figures.get(f"cash-total-before.{of.decision.option}")
        if shown is not None:
            text = sum_of_money(shown.value or 0.0)
            yield "The council's own cash over the years, before funding", shown.shown(text)


def funding(of: Source) -> Iterator[Said]:
    """What pays for it."""
    for one in of.own(of.case.of(Funding), blank=False):
        amount = field(one, "amount", of.case) or field(one, "by_year", of.case)
        sort = getattr(one, "sort", "")
        yield from of.say("money", one.name, one, f"{sort}: {amount}")


def organisation(of: Source) -> Iterator[Said]:
    """Who does what."""
    made = of.decision
    yield from of.say("organisation", "Project manager of delivery", made, made.project_manager, "manager")
    for role in of.case.of(Role):
        yield from of.say("organisation", f"{role.title[:1].upper()}{role.title[1:]}", role, role.holder)


def plan(of: Source) -> Iterator[Said]:
    """Stages with dates and owners."""
    for stage in of.case.of(Milestone):
        days = [date_words(day) for day in (stage.start, stage.finish) if day]
        when = " to ".join(days) or "no dates yet"
        yield from of.say("plan", stage.title, stage, f"{when}; {stage.owner or 'no owner yet'}")


def risks(of: Source) -> Iterator[Said]:
    """Risks, highest first."""
    own = [one for one in of.own(of.case.of(Risk)) if isinstance(one, Risk)]
    for one in sorted(own, key=lambda risk: -(score(risk) or 0)):
        found = score(one)
        level = "not yet judged" if found is None else f"{band(found)} ({found} of 25)"
        done, who = one.mitigation or "nothing done yet", one.owner or "nobody watches yet"
        yield from of.say("risks", one.title, one, f"{level}; {done}; {who}")


def controls(of: Source) -> Iterator[Said]:
    """Meetings from the day of the decision on."""
    start = of.decision.date or datetime.date.min
    for one in of.case.of(Meeting):
        if one.date and one.date >= start:
            about = f": {one.purpose}" if one.purpose else ""
            yield from of.say("controls", one.title, one, f"{date_words(one.date)}{about}")
    again = date_words(of.decision.review) if of.decision.review else ""
    yield from of.say("controls", "Looked at again", of.decision, again, "review")


def communication(of: Source) -> Iterator[Said]:
    """How each group is involved."""
    for group in of.case.of(Stakeholder):
        yield from of.say("communication", group.title, group, group.engagement)


def benefits(of: Source) -> Iterator[Said]:
    """Each benefit with its worth in a full year, its start and its owner."""
    found = of.appraisal
    flows = {flow.line.id: flow for flow in found.flows} if found else {}
    for line in of.case.of(BenefitLine):
        if line.option == of.decision.option and not line.burden:
            who, flow = line.owner or "no owner yet", flows.get(line.id)
            if found is None or flow is None:
                yield from of.say("benefits", line.title, line, f"stands in words; {who}")
                continue
            start = year_name(found.setting.frame, line.lag)
            worth = f"{money(flow.full_year)} in a full year, from {start[0].lower()}{start[1:]}; {who}"
            yield line.title, found.make.line(flow, POUNDS)[FULL_YEAR].shown(worth)


def evaluation(of: Source) -> Iterator[Said]:
    """Who evaluates, compared with what, by when."""
    for one in of.case.of(Evaluation):
        if one.decision in ("", of.decision.id):
            when = f"reports {date_words(one.reports)}" if one.reports else ""
            parts = [one.evaluator, one.compared_with, one.method, when]
            yield from of.say("evaluation", one.title, one, "; ".join(part for part in parts if part))


FILLED: Mapping[str, Fill] = MappingProxyType({
    "mandate": mandate, "purpose": purpose, "objectives": objectives, "scope": scope,
    "constraints": constraints, "assumptions": assumptions, "figures": figures, "money": funding,
    "organisation": organisation, "plan": plan, "risks": risks, "controls": controls,
    "communication": communication, "benefits": benefits, "evaluation": evaluation,
})  # fmt: skip
"""What fills each part from the record; the others wait for a note."""


def _span(one: Assumption) -> str:
    """Say the range of an assumption, where it has one."""
    if one.low is None or one.high is None:
        return ""
    return f", {level_text(one, one.low)} to {level_text(one, one.high)}"
