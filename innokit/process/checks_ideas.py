"""What the record says of phases 3 and 4: the event and the refinement of its ideas."""

from __future__ import annotations

from collections.abc import Iterable

from innokit.process.checks_before import leaves
from innokit.process.finding import Check, Finding, every, few, ids, newest, some
from innokit.process.ideas import standing, themes_of
from innokit.records import (
    Case,
    Concept,
    DirectWeight,
    Idea,
    Level,
    Option,
    Score,
    Selection,
    Sifting,
    SwingPoints,
    Vote,
)

NO_IDEA = "No idea is recorded"
NO_OPTION = "No option is recorded"
CARRIED_FORWARD = (2, 3)


def ideas(case: Case) -> Finding:
    """Ideas are recorded."""
    return some(case.of(Idea), lambda i: i.title, nothing=NO_IDEA, lacking="")


def authors(case: Case) -> Finding:
    """Each idea that came in can be followed to its author or table; those made on the board to theirs."""
    came = [idea for idea in case.of(Idea) if not idea.made]
    return every(came, lambda i: i.author or i.table, nothing=NO_IDEA, lacking="Neither author nor table")


def themes(case: Case) -> Finding:
    """The ideas on the board are grouped."""
    named = themes_of(case)
    return every(
        standing(case).live, lambda i: i.id in named or i.theme, nothing=NO_IDEA, lacking="In no group yet"
    )


def votes(case: Case) -> Finding:
    """The room has voted."""
    return some(case.of(Vote), lambda v: v.idea, nothing="No vote is recorded", lacking="Nobody gave a vote")


def outcomes(case: Case) -> dict[str, Sifting]:
    """Give the newest sifting of each idea on the board; merged and split ideas need none."""
    live = {idea.id for idea in standing(case).live}
    return newest(case, [s for s in case.of(Sifting) if s.idea in live], lambda s: s.idea)


def sifted(case: Case) -> Finding:
    """Every idea on the board has an outcome."""
    found = outcomes(case)
    live = standing(case).live
    holds = every(live, lambda i: i.id in found, nothing=NO_IDEA, lacking="No outcome yet")
    return Finding("yes", ids(found.values())) if holds.holds == "yes" else holds


def _named(case: Case, siftings: Iterable[Sifting], field: str, lacking: str) -> Finding:
    """Find whether each sifting has a field filled in, naming the ideas where it has not."""
    found = list(siftings)
    empty = [case.name(s.idea) for s in found if not getattr(s, field)]
    if not found:
        return Finding(
            "not yet", why="No idea is shortlisted" if field == "owner" else "No idea has an outcome yet"
        )
    return Finding("not yet", why=f"{lacking}: {few(empty)}") if empty else Finding("yes", ids(found))


def sift_reasons(case: Case) -> Finding:
    """Every outcome has a reason."""
    return _named(case, outcomes(case).values(), "reason", "No reason")


def _shortlist(case: Case) -> list[Sifting]:
    """Give the siftings that put an idea on the shortlist."""
    return [sifting for sifting in outcomes(case).values() if sifting.outcome == "shortlisted"]


def shortlist(case: Case) -> Finding:
    """A shortlist stands."""
    return some(_shortlist(case), lambda s: s.idea, nothing="No idea is shortlisted", lacking="")


def owners(case: Case) -> Finding:
    """Every shortlisted idea has an owner."""
    return _named(case, _shortlist(case), "owner", "No owner")


def concepts(case: Case) -> Finding:
    """Each shortlisted idea has a concept sheet."""
    listed, sheets, stands = [s.idea for s in _shortlist(case)], case.of(Concept), standing(case)
    covered = {onward for sheet in sheets for idea in sheet.ideas for onward in stands.goes_on(idea)}
    without = [case.name(idea) for idea in listed if idea not in covered]
    if not sheets or without:
        why = f"No concept sheet for: {few(without)}" if without else "No concept sheet is recorded"
        return Finding("not yet", why=why)
    return Finding("yes", ids(sheets))


def concepts_full(case: Case) -> Finding:
    """Each concept sheet says what is wrong, for whom, what changes and how."""
    return every(
        case.of(Concept),
        lambda c: c.problem and c.users and c.change and c.how,
        nothing="No concept sheet is recorded",
        lacking="Problem, target group, intended change or how it works is blank",
    )


def options(case: Case) -> Finding:
    """There are at least two options."""
    found = case.of(Option)
    if len(found) < 2:
        return Finding("not yet", why="Only one option is recorded" if found else NO_OPTION)
    return Finding("yes", ids(found))


def baseline(case: Case) -> Finding:
    """Exactly one option is business as usual."""
    found = [option for option in case.of(Option) if option.role == "baseline"]
    if len(found) > 1:
        return Finding(
            "no", ids(found), f"More than one option is business as usual: {few([o.name for o in found])}"
        )
    return Finding("yes", ids(found)) if found else Finding("not yet", why="No option is business as usual")


def contenders(case: Case) -> list[Option]:
    """Give the options other than business as usual."""
    return [option for option in case.of(Option) if option.role != "baseline"]


def scored(case: Case) -> Finding:
    """Each option but business as usual is scored on each criterion."""
    given: list[Score | Level] = [s for s in case.of(Score) if s.value is not None or s.not_applicable]
    given += [level for level in case.of(Level) if level.value is not None]
    wanted = {(o.id, c.id): f"{o.name} on {c.name}" for o in contenders(case) for c in leaves(case)}
    done = {(judgement.option, judgement.criterion) for judgement in given}
    blank = [words for pair, words in wanted.items() if pair not in done]
    if not wanted or blank:
        return Finding(
            "not yet", why=f"Not scored: {few(blank)}" if blank else "Options or criteria are not recorded"
        )
    return Finding(
        "yes", ids(judgement for judgement in given if (judgement.option, judgement.criterion) in wanted)
    )


def weighted(case: Case) -> Finding:
    """Each criterion has a weight."""
    given: list[SwingPoints | DirectWeight] = [*case.of(SwingPoints), *case.of(DirectWeight)]
    done = {weight.criterion for weight in given}
    found = every(
        leaves(case), lambda c: c.id in done, nothing="No criterion is recorded", lacking="No weight"
    )
    return Finding("yes", ids(given)) if found.holds == "yes" else found


def selections(case: Case) -> dict[str, Selection]:
    """Give the newest selection of each option that stands."""
    return newest(
        case,
        [s for s in case.of(Selection) if isinstance(case.by_id.get(s.option), Option)],
        lambda s: s.option,
    )


def selected(case: Case) -> Finding:
    """Two or three options are carried forward."""
    found = [selection for selection in selections(case).values() if selection.outcome == "carried forward"]
    least, most = CARRIED_FORWARD
    if len(found) > most:
        return Finding(
            "no", ids(found), f"{len(found)} options are carried forward, more than most bodies can weigh"
        )
    if len(found) < least:
        return Finding(
            "not yet", why="Only one option is carried forward" if found else "No option is carried forward"
        )
    return Finding("yes", ids(found))


def selection_reasons(case: Case) -> Finding:
    """Each selection has a reason."""
    found = list(selections(case).values())
    blank = [case.name(selection.option) for selection in found if not selection.reason]
    if not found or blank:
        return Finding("not yet", why=f"No reason: {few(blank)}" if blank else "No selection is recorded")
    return Finding("yes", ids(found))


def carried(case: Case) -> list[Option]:
    """Give the options that need a business case: those carried forward, or all where none is yet."""
    chosen = {id for id, selection in selections(case).items() if selection.outcome == "carried forward"}
    return [option for option in contenders(case) if option.id in chosen or not chosen]


CHECKS: tuple[Check, ...] = (
    ideas, authors, themes, votes, sifted, sift_reasons, shortlist, owners, concepts, concepts_full, options,
    baseline, scored, weighted, selected, selection_reasons,
)  # fmt: skip
