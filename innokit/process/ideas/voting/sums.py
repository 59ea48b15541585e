"""Ways of voting that add up: dots, approval and scores."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from innokit.process.ideas.voting.giving import Counted, Given, Measure, ordered, supporters, totals


def dots(gave: Given, ideas: Sequence[str]) -> Counted:
    """Order by dots; how many voters gave any stands beside."""
    total, backed = totals(gave, ideas), supporters(gave, ideas)
    voters = {idea: float(len(found)) for idea, found in backed.items()}
    measures = (
        Measure("dots", "Dots", "", total),
        Measure("backed", "Voters who gave any", "voters", voters),
    )
    return Counted("Dots are added up", ordered(dict(total)), measures)


def approval(gave: Given, ideas: Sequence[str]) -> Counted:
    """Order by approvals; their share of those who voted stands beside."""
    approvals: dict[str, float | None] = {
        idea: float(len(found)) for idea, found in supporters(gave, ideas).items()
    }
    share = {idea: 100 * (many or 0) / len(gave) if gave else None for idea, many in approvals.items()}
    measures = (
        Measure("approvals", "Approvals", "voters", approvals),
        Measure("approval-share", "Of those who voted", "%", share),
    )
    return Counted("Each voter approves any number of ideas, once each", ordered(approvals), measures)


def score(gave: Given, ideas: Sequence[str]) -> Counted:
    """Order by the mean of the marks; a blank is no mark, and never zero. Median and number stand beside."""
    marks: dict[str, list[float]] = {idea: [] for idea in ideas}
    for of in gave.values():
        for idea, mark in of.items():
            marks[idea].append(mark)
    mean = {idea: fmean(found) if found else None for idea, found in marks.items()}
    middle = {idea: median(found) if found else None for idea, found in marks.items()}
    measures = (
        Measure("mean", "Mean mark", "", mean, 2),
        Measure("median", "Median mark", "", middle, 1),
        Measure("marks", "Marks given", "voters", {idea: float(len(found)) for idea, found in marks.items()}),
    )
    return Counted("Ideas stand in the order of their mean mark; a blank is no mark", ordered(mean), measures)
