"""Whether optimism about costs is allowed for: enough where a project type is named, at all where none is."""

from __future__ import annotations

from collections.abc import Iterator

from innokit import reference
from innokit.businesscase.audit.finding import Fault, Seen, blind
from innokit.errors import InnokitError
from innokit.maths import optimism
from innokit.records import Assumption, Case, CostLine, Option, Ref
from innokit.words import count, per_cent

NAMED = 5
"""How many lines without bias are named; the others are counted, so that the finding can be read."""


def bias_bounds(case: Case) -> Seen:
    """Cost lines allow for optimism, and not below the lower bound of their project type."""
    lines = case.of(CostLine)
    if not lines:
        return blind("no cost line is recorded")
    typed = [line for line in lines if line.project_type]
    bare = [line for line in lines if not line.project_type and not line.corrections()]
    loose = [line for line in lines if not line.project_type and line.optimism_bias and _turn(line) == 0]
    if not typed and not bare and not loose:
        return blind("no cost line names its project type, so there is no lower bound to compare with")
    looked = f"{count(len(lines), 'cost line')} looked at, of which {_named_type(len(typed))}"
    return Seen((*_below(case, typed), *_unguarded(case, bare, loose, len(lines))), looked)


def _named_type(many: int) -> str:
    """Say how many lines name their project type."""
    return f"{many or 'none'} {'names its' if many < 2 else 'name their'} project type"


def _below(case: Case, lines: list[CostLine]) -> Iterator[Fault]:
    """Find applied bias below the lower bound, and project types that are not in the table."""
    numbers = {assumption.id: assumption.value for assumption in case.of(Assumption)}
    for line in lines:
        measure = "operating" if "outsourc" in line.project_type.lower() else "capital"
        where = f"{line.title}, optimism bias"
        try:
            bounds = reference.optimism_bias(line.project_type, measure)
        except InnokitError as refused:
            yield Fault("fail", where, refused.what, refused.remedy or "Correct it", (line.id,))
            continue
        uplift, managed = (_number(given, numbers) for given in (line.optimism_bias, line.managed_share))
        applied = optimism.applied(uplift, managed)
        if applied < bounds.lower - 1e-12:
            least = f"the lower bound for {line.project_type} is {per_cent(bounds.lower)}"
            what = f"{per_cent(applied, 1)} is applied, and {least}"
            yield Fault("warn", where, what, "Apply more, or record your own evidence", (line.id,))


def _number(given: float | Ref, numbers: dict[str, float]) -> float:
    """Give a number; an assumption that is not there counts as 0, which another check reports."""
    return numbers.get(given.assumption, 0.0) if isinstance(given, Ref) else given


def _unguarded(case: Case, bare: list[CostLine], loose: list[CostLine], many: int) -> Iterator[Fault]:
    """Say in one finding which lines allow for no optimism, or in capital by no known bound."""
    if not bare and not loose:
        return
    usual = {option.id for option in case.of(Option) if option.role == "baseline"}
    ordered = sorted([*bare, *loose], key=lambda line: (_turn(line), line.option in usual))
    named = [*dict.fromkeys(line.title for line in ordered)][:NAMED]
    more = sum(line.title not in named for line in ordered)
    where = "; ".join(named) + (f"; and {count(more, 'more cost line')}" if more else "")
    what = "; ".join([*_said(bare, many, "no bias"), *_said(loose, many, "a bias")])
    if works := sum(_turn(line) < 2 for line in ordered):
        what += f"; capital or one-off: {works}"
    remedy = (
        "Name the project type of capital and one-off works, and apply its bias; for a running cost, "
        "give a confidence grade, or a bias, or say in its note what makes it firm"
    )
    yield Fault("warn", where, what, remedy, tuple(line.id for line in ordered))


def _said(lines: list[CostLine], many: int, carried: str) -> list[str]:
    """Say how many cost lines carry so much bias and name no project type; nothing where none does."""
    carry, name = ("carries", "names") if len(lines) == 1 else ("carry", "name")
    of = f"{len(lines)} of {count(many, 'cost line')}"
    bound = ", so no lower bound is known" if carried == "a bias" else ""
    return [f"{of} {carry} {carried} and {name} no project type{bound}"] if lines else []


def _turn(line: CostLine) -> int:
    """Where a line comes in the list: capital, one-off, then what runs on."""
    return 0 if line.sort == "capital" else 1 if line.runs == "one-off" else 2
