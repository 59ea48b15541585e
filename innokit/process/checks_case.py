"""What the record says of phases 5 and 6: the business case and the decision."""

from __future__ import annotations

from innokit.process.checks_ideas import NO_OPTION, carried
from innokit.process.finding import Check, Finding, every, few, ids, some
from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Decision,
    Frame,
    Line,
    Milestone,
    Risk,
    SignOff,
    Stakeholder,
    SuccessCriterion,
)

NO_DECISION = "No decision is recorded"
LEADS_TO_DELIVERY = ("go", "go with conditions", "pilot")


def frame(case: Case) -> Finding:
    """Base year, horizon and discounting are set."""
    return some(case.of(Frame), lambda f: f.base_year, nothing="No frame is recorded", lacking="")


def stakeholders(case: Case) -> Finding:
    """Stakeholders are named, each with its part."""
    return every(
        case.of(Stakeholder), lambda s: s.part, nothing="No stakeholder is recorded", lacking="No part said"
    )


def _lines(case: Case, kind: type[CostLine] | type[BenefitLine], nothing: str) -> Finding:
    """Find whether each option carried forward has lines of a kind."""
    wanted = carried(case)
    lines: list[Line] = [*case.of(kind)]
    without = [option.name for option in wanted if not any(line.option == option.id for line in lines)]
    if not wanted or without:
        return Finding("not yet", why=f"{nothing}: {few(without)}" if without else NO_OPTION)
    kept = {option.id for option in wanted}
    return Finding("yes", ids(line for line in lines if line.option in kept))


def costs(case: Case) -> Finding:
    """Each option carried forward has its costs."""
    return _lines(case, CostLine, "No cost line")


def benefits(case: Case) -> Finding:
    """Each option carried forward has its benefits."""
    return _lines(case, BenefitLine, "No benefit line")


def parties(case: Case) -> Finding:
    """Each line says who pays or gains."""
    lines: list[CostLine | BenefitLine] = [*case.of(CostLine), *case.of(BenefitLine)]
    return every(
        lines,
        lambda line: line.payer if isinstance(line, CostLine) else line.gainer,
        nothing="No cost line and no benefit line is recorded",
        lacking="Neither payer nor gainer",
    )


def sources(case: Case) -> Finding:
    """Each figure says where it comes from."""
    figures: list[CostLine | BenefitLine | Assumption] = [
        *case.of(CostLine),
        *case.of(BenefitLine),
        *case.of(Assumption),
    ]
    return every(
        figures,
        lambda f: f.source or f.standing,
        nothing="No line and no assumption is recorded",
        lacking="No source",
    )


def risks(case: Case) -> Finding:
    """Risks are recorded, each with an owner."""
    return every(case.of(Risk), lambda r: r.owner, nothing="No risk is recorded", lacking="No owner")


def plan(case: Case) -> Finding:
    """The plan has stages with dates and owners."""
    return every(
        case.of(Milestone),
        lambda m: m.finish and m.owner,
        nothing="No stage of a plan is recorded",
        lacking="No date or owner",
    )


def decision(case: Case) -> Finding:
    """The decision has reasons and a date."""
    return every(
        case.of(Decision),
        lambda d: d.reasons and d.date,
        nothing=NO_DECISION,
        lacking="No reasons or no date",
    )


def delivery_manager(case: Case) -> Finding:
    """What goes ahead has a project manager."""
    made = case.of(Decision)
    ahead = [one for one in made if one.outcome in LEADS_TO_DELIVERY]
    if made and not ahead:
        return Finding("yes", ids(made), "Nothing goes to delivery, so nobody is needed")
    return every(ahead, lambda d: d.project_manager, nothing=NO_DECISION, lacking="No project manager")


def success(case: Case) -> Finding:
    """A pilot has success criteria, each with an indicator and a target."""
    made = case.of(Decision)
    if not made:
        return Finding("not yet", why=NO_DECISION)
    found = every(
        case.of(SuccessCriterion),
        lambda s: s.indicator and s.target,
        nothing="A pilot was decided, and no success criterion is recorded",
        lacking="No indicator or no target",
    )
    if not case.of(SuccessCriterion) and not any(one.outcome == "pilot" for one in made):
        return Finding("yes", ids(made), "No pilot was decided, so none is required")
    return found


def signed(case: Case) -> Finding:
    """Somebody has signed, as at a numbered entry."""
    return some(
        case.of(SignOff),
        lambda s: s.as_at is not None,
        nothing="Nobody has signed",
        lacking="No sign-off says at which entry it was read",
    )


CHECKS: tuple[Check, ...] = (
    frame, stakeholders, costs, benefits, parties, sources, risks, plan, decision,
    delivery_manager, success, signed,
)  # fmt: skip
