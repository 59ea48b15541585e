"""What the record says of phases 1 and 2: set-up and planning."""

from __future__ import annotations

from dataclasses import replace

from innokit.process.finding import Check, Finding, every, few, ids, some
from innokit.records import (
    Approach,
    BudgetItem,
    Case,
    Challenge,
    Criterion,
    Event,
    Focus,
    Meeting,
    NeedGroup,
    Participant,
    Role,
    SignOff,
    Stimulus,
    signing,
)

NOTICE_DAYS = 42
SECTORS = ("public", "private", "third")
PRACTICES = ("social", "technology", "lived experience")
NO_CHALLENGE = "No challenge is recorded"
NO_APPROACH = "No approach is chosen"
NO_EVENT = "No event is recorded"


def driver(case: Case) -> Finding:
    """Something drives a change."""
    return some(
        case.of(Challenge),
        lambda c: c.drivers,
        nothing=NO_CHALLENGE,
        lacking="The challenge does not say what drives it",
    )


def known(case: Case) -> Finding:
    """The issue is broadly understood."""
    found = [*(c for c in case.of(Challenge) if c.evidence), *case.of(NeedGroup)]
    return (
        Finding("yes", ids(found))
        if found
        else Finding("not yet", why="No evidence and no group in need is recorded")
    )


def challenge(case: Case) -> Finding:
    """The question says who is in most need."""
    return some(
        case.of(Challenge),
        lambda c: c.most_in_need,
        nothing=NO_CHALLENGE,
        lacking="The challenge does not say who is in most need",
    )


def reason(case: Case) -> Finding:
    """The reason to go ahead is settled."""
    return some(
        case.of(Challenge),
        lambda c: c.drivers and c.evidence,
        nothing=NO_CHALLENGE,
        lacking="The challenge lacks drivers or evidence",
    )


def buy_in(case: Case) -> Finding:
    """The sponsor has signed; it says who recorded that in the sponsor's name."""
    found = some(
        case.of(SignOff),
        lambda s: "sponsor" in s.role.lower(),
        nothing="Nobody has signed",
        lacking="Nobody has signed as sponsor",
    )
    signed = [one for one in signing.standing(case) if one.sign_off.id in found.records]
    others = [one.named for one in signed if one.recorded_by and one.named != one.holder]
    return replace(found, why=f"Signed by {few(others)}") if others else found


def _chosen(case: Case) -> list[Approach]:
    """Give the approaches that were chosen."""
    return [approach for approach in case.of(Approach) if approach.chosen]


def approach(case: Case) -> Finding:
    """The way to run it is chosen, with a reason."""
    return some(
        _chosen(case), lambda a: a.reason, nothing=NO_APPROACH, lacking="The chosen approach gives no reason"
    )


def money(case: Case) -> Finding:
    """The money is set aside: each item of the budget is agreed; without items, the chosen way names it."""
    if case.of(BudgetItem):
        return every(
            case.of(BudgetItem),
            lambda item: item.secured and item.amount is not None,
            nothing="",
            lacking="Not agreed, or its amount not known",
        )
    return some(
        _chosen(case),
        lambda a: a.budget is not None,
        nothing=NO_APPROACH,
        lacking="The chosen approach names no budget",
    )


def outside_help(case: Case) -> Finding:
    """No help is wanted from outside; where it is, only a person can say that it is under contract."""
    return some(
        _chosen(case),
        lambda a: a.sourcing == "in-sourced",
        nothing=NO_APPROACH,
        lacking="Outside help is wanted; tick this once it is under contract",
    )


def people(case: Case) -> Finding:
    """Each role has its holder."""
    return every(case.of(Role), lambda r: r.holder, nothing="No role is recorded", lacking="Nobody holds")


def oversight(case: Case) -> Finding:
    """A meeting has its date."""
    return some(
        case.of(Meeting), lambda m: m.date, nothing="No meeting is recorded", lacking="No meeting has a date"
    )


def process_manager(case: Case) -> Finding:
    """A project manager runs the process."""
    managers = [role for role in case.of(Role) if "project manager" in role.title.lower()]
    return some(
        managers,
        lambda r: r.holder,
        nothing="No role of project manager is recorded",
        lacking="Nobody holds the role of project manager",
    )


def focus(case: Case) -> Finding:
    """The focus is fixed, with its target group."""
    return some(
        case.of(Focus),
        lambda f: f.target_group,
        nothing="No focus is recorded",
        lacking="The focus names no target group",
    )


def _mix(case: Case, field: str, wanted: tuple[str, ...]) -> Finding:
    """Find whether those invited cover each of these sectors or practices."""
    asked = [person for person in case.of(Participant) if person.status != "declined"]
    missing = [value for value in wanted if not any(getattr(person, field) == value for person in asked)]
    if missing:
        return Finding(
            "not yet", why=f"Nobody from: {few(missing)}" if asked else "No participant is recorded"
        )
    return Finding("yes", ids(person for person in asked if getattr(person, field) in wanted))


def sectors(case: Case) -> Finding:
    """Public, private and third sectors are invited."""
    return _mix(case, "sector", SECTORS)


def practices(case: Case) -> Finding:
    """Social practice, technology and experience of the service meet."""
    return _mix(case, "practice", PRACTICES)


def facilitator(case: Case) -> Finding:
    """A facilitator is named."""
    return some(
        case.of(Event), lambda e: e.facilitator, nothing=NO_EVENT, lacking="The event names no facilitator"
    )


def notice(case: Case) -> Finding:
    """Invitees were known at least six weeks before the event."""
    events = case.of(Event)
    days = {e.id: (e.date - e.invitees_known).days for e in events if e.date and e.invitees_known}
    if not days:
        return Finding(
            "not yet", why="The event lacks its date, or the day invitees were known" if events else NO_EVENT
        )
    short = {id: many for id, many in days.items() if many < NOTICE_DAYS}
    if short:
        return Finding(
            "no",
            tuple(short),
            f"Only {min(short.values())} days lie between knowing the invitees and the event",
        )
    return Finding("yes", tuple(days))


def stimulus(case: Case) -> Finding:
    """There is something to provoke thinking."""
    return some(
        case.of(Stimulus),
        lambda s: s.sort != "question",
        nothing="No stimulus is recorded",
        lacking="There are only questions to prepare",
    )


def preparation(case: Case) -> Finding:
    """There is a question to prepare beforehand."""
    return some(
        case.of(Stimulus),
        lambda s: s.sort == "question",
        nothing="No question to prepare is recorded",
        lacking="No question to prepare is recorded",
    )


def criteria(case: Case) -> Finding:
    """Criteria are recorded."""
    return some(case.of(Criterion), lambda c: c.title, nothing="No criterion is recorded", lacking="")


def leaves(case: Case) -> list[Criterion]:
    """Give the criteria on which options are scored: those that no other stands under."""
    above = {criterion.parent for criterion in case.of(Criterion)}
    return [criterion for criterion in case.of(Criterion) if criterion.id not in above]


def scales(case: Case) -> Finding:
    """Each criterion says what 0 and 100 look like."""
    return every(
        leaves(case),
        lambda c: c.worst is not None or (c.worst_words and c.best_words),
        nothing="No criterion is recorded",
        lacking="No words or levels for 0 and 100",
    )


CHECKS: tuple[Check, ...] = (
    driver, known, challenge, reason, buy_in, approach, people, money, oversight, outside_help,
    process_manager, focus, sectors, practices, facilitator, notice, stimulus, preparation, criteria, scales,
)  # fmt: skip
