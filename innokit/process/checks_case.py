"""What the record says of phases 5 and 6: the business case and the decision."""

from __future__ import annotations

from innokit.process.assurance import partners
from innokit.process.checks_ideas import NO_OPTION, carried
from innokit.process.finding import Check, Finding, every, few, ids, some
from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Decision,
    Evaluation,
    Frame,
    InitiationNote,
    Line,
    Milestone,
    Risk,
    Stakeholder,
    SuccessCriterion,
    signing,
)
from innokit.words import a_list

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


def checked(case: Case) -> Finding:
    """Those who would have to deliver have said what they think of it, and were answered."""
    said = partners(case)
    unasked = [one.title for one in said.unasked]
    waiting = [case.name(one.stakeholder) for one in said.unanswered]
    if unasked or not said.said:
        why = f"Not asked: {few(unasked)}" if unasked else "No partner has been asked"
        return Finding("not yet", why=why)
    if waiting:
        return Finding("not yet", why=f"Comments without an answer: {few(waiting)}")
    return Finding("yes", ids(said.said))


def decision(case: Case) -> Finding:
    """The decision has reasons and a date."""
    return every(
        case.of(Decision),
        lambda d: d.reasons and d.date,
        nothing=NO_DECISION,
        lacking="No reasons or no date",
    )


def _ahead(case: Case) -> list[Decision]:
    """Give the decisions in force that lead to delivery."""
    return [one for one in signing.in_force(case) if one.outcome in LEADS_TO_DELIVERY]


def _pilots(case: Case) -> list[Decision]:
    """Give the pilots decided on and in force."""
    return [one for one in _ahead(case) if one.outcome == "pilot"]


def _not_needed(case: Case, why: str) -> Finding:
    """Find that something holds because no decision asks for it; not yet where none is recorded."""
    made = case.of(Decision)
    return Finding("yes", ids(made), why) if made else Finding("not yet", why=NO_DECISION)


def ranking(case: Case) -> Finding:
    """A choice that does not rank first says why.

    Which option ranks first is worked out from scores and money, which this list does not do; so a choice
    without a reason waits until somebody who has looked ticks that it ranks first.
    """
    chosen = [one for one in _ahead(case) if one.option]
    silent = [one.name for one in chosen if not one.against_ranking.strip()]
    if not chosen:
        return _not_needed(case, "No option was chosen to go ahead, so no reason is owed")
    if silent:
        return Finding("not yet", why=f"Neither a reason nor a tick that it ranks first: {few(silent)}")
    return Finding("yes", ids(chosen))


def delivery_manager(case: Case) -> Finding:
    """What goes ahead has a project manager."""
    ahead = _ahead(case)
    if not ahead:
        return _not_needed(case, "Nothing goes to delivery, so nobody is needed")
    return every(ahead, lambda d: d.project_manager, nothing=NO_DECISION, lacking="No project manager")


def initiated(case: Case) -> Finding:
    """What goes ahead has its initiation document: something was noted for it beyond the record."""
    ahead, notes = _ahead(case), case.of(InitiationNote)
    if not ahead:
        return _not_needed(case, "Nothing goes to delivery, so nothing is initiated")
    without = [one.name for one in ahead if not any(note.decision in ("", one.id) for note in notes)]
    if without:
        return Finding("not yet", why=f"Nothing noted for the initiation of: {few(without)}")
    return Finding("yes", ids(notes))


def success(case: Case) -> Finding:
    """A pilot has success criteria, each with an indicator and a target."""
    if not _pilots(case) and not case.of(SuccessCriterion):
        return _not_needed(case, "No pilot was decided, so none is required")
    return every(
        case.of(SuccessCriterion),
        lambda s: s.indicator and s.target,
        nothing="A pilot was decided, and no success criterion is recorded",
        lacking="No indicator or no target",
    )


def evaluation(case: Case) -> Finding:
    """A pilot has its evaluation: by whom, how, from when, and when it reports."""
    pilots, plans = _pilots(case), case.of(Evaluation)
    if not pilots:
        return _not_needed(case, "No pilot was decided, so none is required")
    without = [one.name for one in pilots if not any(plan.decision in ("", one.id) for plan in plans)]
    if without:
        return Finding("not yet", why=f"No evaluation is recorded for: {few(without)}")
    return every(
        plans,
        lambda e: e.evaluator and e.method and e.starts and e.reports,
        nothing="No evaluation is recorded",
        lacking="No evaluator, method or dates",
    )


def signed(case: Case) -> Finding:
    """Every decision in force is approved, by a sign-off that stands; it says whose, and who recorded it."""
    approvals = [one for one in signing.standing(case) if one.part == "approver"]
    good = [one for one in approvals if one.stands]
    void = [f"{one.named}: {one.why}" for one in approvals if one.state == "void"]
    if not good:
        why = f"The approval is void. {void[0]}" if void else "Nobody has signed as approver"
        return Finding("not yet", why=why)
    made = signing.in_force(case)
    by = {one.id: [sign for sign in good if signing.approves(case, sign, one)] for one in made}
    without = [one.name for one in made if not by[one.id]]
    if not made or without:
        return Finding("not yet", why=f"Not approved: {few(without)}" if made else NO_DECISION)
    last = {found[-1].sign_off.id: found[-1] for found in by.values()}
    said = [f"{one.named}{f', {one.place}' if one.place else ''}" for one in last.values()]
    return Finding("yes", ids(one.sign_off for one in good), f"Approved by {a_list(said)}")


CHECKS: tuple[Check, ...] = (
    frame, stakeholders, costs, benefits, parties, sources, risks, plan, checked, decision, ranking,
    delivery_manager, initiated, success, evaluation, signed,
)  # fmt: skip
