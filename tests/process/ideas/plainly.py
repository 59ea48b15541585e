"""The board and the counts a second time, by plain loops, so that two ways must agree."""

from collections import Counter

from innokit.records import Ballot, Case, Idea, Merging, Splitting, Vote


def seq(case: Case, id: str) -> int:
    """Number of the newest entry about a record; its place where there is no book."""
    if id in case.latest:
        return case.latest[id].seq
    return [record.id for record in case.records].index(id)


def leads_to(edges: dict[str, list[str]], start: str, wanted: str) -> bool:
    """Whether one idea leads to another, step by step."""
    return start == wanted or any(leads_to(edges, onward, wanted) for onward in edges.get(start, []))


def edges(case: Case) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Where each idea that left the board goes on, and whether it was merged or split."""
    ideas = {idea.id for idea in case.of(Idea)}
    out: dict[str, list[str]] = {}
    how: dict[str, str] = {}
    for act in sorted([*case.of(Merging), *case.of(Splitting)], key=lambda act: -seq(case, act.id)):
        sources = list(act.ideas) if isinstance(act, Merging) else [act.idea]
        ends = [end for end in ([act.into] if isinstance(act, Merging) else act.into) if end in ideas]
        for source in sources:
            circle = any(leads_to(out, end, source) for end in ends)
            if source in ideas and source not in out and ends and not circle:
                out[source] = ends
                how[source] = act.kind
    return out, how


def carrier(out: dict[str, list[str]], how: dict[str, str], id: str) -> str:
    """Which idea carries the votes of one."""
    return carrier(out, how, out[id][0]) if how.get(id) == "merging" else id


def ends(out: dict[str, list[str]], id: str) -> set[str]:
    """The ideas on the board in which one goes on."""
    if id not in out:
        return {id}
    return {end for onward in out[id] for end in ends(out, onward)}


def dots(case: Case) -> Counter[str]:
    """Dots that count, by the idea that was written on the card."""
    ideas = {idea.id for idea in case.of(Idea)}
    ballots = {ballot.id: ballot for ballot in case.of(Ballot)}
    found: Counter[str] = Counter()
    for name in ["", *ballots]:
        if name and ballots[name].method != "dots":
            continue
        mine = [vote for vote in case.of(Vote) if vote.ballot == name]
        for vote in mine:
            later = [
                v
                for v in mine
                if vote.voter and v.voter == vote.voter and seq(case, v.id) > seq(case, vote.id)
            ]
            if vote.abstains or vote.idea not in ideas:
                continue
            if any(v.abstains or v.idea == vote.idea for v in later):
                continue
            found[vote.idea] += vote.dots
    return found
