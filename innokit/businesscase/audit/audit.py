"""The auditor's list: every check with pass, warn or fail, where, and what puts it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.audit import bias, limits, lines, savings, sizes, whole
from innokit.businesscase.audit.finding import WORST, Check, Look, State, check
from innokit.businesscase.audit.twice import counted_once
from innokit.records import Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count

LIST: tuple[tuple[str, str, Look], ...] = (
    ("workable", "Can the appraisal be worked out?", whole.workable),
    ("shares", "Do the shares of every line sum to 1?", lines.shares),
    ("totals", "Do the stakeholders and the years add up to each total?", whole.totals),
    ("ranges", "Is every share from 0 to 1 and every number at least 0, at low and high too?", limits.ranges),
    ("sizes", "Do the sizes look right?", sizes.sizes),
    ("price-base", "Can every price be brought to one price base?", lines.price_base_held),
    ("future-prices", "Is no price later than the price base?", lines.no_future_price),
    ("compared", "Are business as usual and a do-minimum among the options?", whole.compared),
    (
        "owners",
        "Has every cashable saving an owner, a budget line and a confirmation?",
        savings.owned_savings,
    ),
    ("horizon", "Does no benefit outlast the years counted?", lines.within_horizon),
    ("bias", "Do cost lines allow for optimism, at or above the lower bound?", bias.bias_bounds),
    ("corrections", "Is no line corrected twice for the same doubt?", lines.one_correction),
    ("sources", "Has every figure a source?", lines.sourced),
    ("evidence", "Does the answer stand without its weak evidence?", whole.evidence),
)
WORDS: dict[State, str] = {
    "pass": "✓ pass",
    "warn": "! warn",
    "fail": "✗ fail",
    "cannot tell": "? cannot tell",
}


@dataclass(frozen=True, eq=False)
class Audit(Result):
    """What an auditor would ask of a business case, and what the record answers.

    Parameters
    ----------
    case : Case
    checks : tuple of Check
        In the order of the list; each with its state and the places where it finds something.
    """

    title: ClassVar[str] = "The auditor's list"
    case: Case
    checks: tuple[Check, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Each check looks at the record by itself; none changes anything")

    def check(self, key: str) -> Check:
        """Give one check by its key."""
        return {found.key: found for found in self.checks}[key]

    def sentences(self) -> tuple[Sentence, ...]:
        """Say why there is no appraisal, where there is none; and how many checks fail, warn and pass."""
        said: list[Sentence] = [
            (f"The appraisal cannot be worked out: {fault.what} ({fault.where}).",)
            for fault in self.check("workable").faults
        ]
        counted = [
            f"{count(len(named), 'check')} {_verb(state, len(named))}"
            for state in WORST
            if (named := [found for found in self.checks if found.state == state])
        ]
        said.append((f"Of {len(self.checks)}: {a_list(counted)}.",))
        failed = [found.question for found in self.checks if found.state == "fail"]
        if failed:
            said.append((f"The answer is no to: {' '.join(failed)}",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give every check, then every place where one finds something."""
        columns = (Column("Check"), Column("Result"), Column("Places"), Column("Looked at"))
        rows = tuple(_row(found) for found in self.checks)
        return (Sheet("audit", "The auditor's list", columns, rows), *self._places())

    def _places(self) -> tuple[Sheet, ...]:
        """Give every place with what was found and what puts it right; no table where there is none."""
        columns = (
            Column("Where"), Column("Result"), Column("What was found"), Column("What puts it right"),
            Column("Check"),
        )  # fmt: skip
        rows = [_place(found, number) for found in self.checks for number in range(len(found.faults))]
        return (Sheet("places", "Where, and what puts it right", columns, tuple(rows)),) if rows else ()


def audit(case: Case, *beside: Case) -> Audit:
    """Go through the auditor's list.

    Parameters
    ----------
    case : Case
        However incomplete: what cannot be looked at says so.
    *beside : Case
        Other cases, in which the same saving may be claimed.

    Examples
    --------
    >>> from innokit.records import Case
    >>> {found.state for found in audit(Case()).checks} <= {"cannot tell", "pass"}
    True
    """
    found = [check(key, question, look(case)) for key, question, look in LIST]
    once = check(
        "twice", "Is no saving counted twice, here or in the cases beside?", counted_once(case, beside)
    )
    return Audit(case, (*found, once))


def _row(found: Check) -> tuple[Fragment, ...]:
    """Give one check."""
    records = tuple(dict.fromkeys(id for fault in found.faults for id in fault.records))
    mark = Figure(f"audit.{found.key}", None, WORDS[found.state], found.question, records)
    return (found.question, mark, str(len(found.faults) or "none"), found.why)


def _place(found: Check, number: int) -> tuple[Fragment, ...]:
    """Give one place of one check."""
    fault = found.faults[number]
    label = f"{found.question} {fault.where}"
    mark = Figure(f"audit.{found.key}.f{number}", None, WORDS[fault.state], label, fault.records)
    return (fault.where, mark, fault.what, fault.remedy, found.question)


def _verb(state: State, many: int) -> str:
    """Say that checks fail, warn, pass or cannot tell."""
    return state if state == "cannot tell" or many != 1 else {"pass": "passes"}.get(state, f"{state}s")
