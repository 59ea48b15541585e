"""Which of the roles that the work needs are held, and which nobody holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.process.finding import few
from innokit.records import Approach, Case, Role
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, exact

NEEDED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Sponsor", "answers for the work, finds the money, opens the gates", ("sponsor",)),
    ("Project manager", "runs the work from day to day", ("project manager",)),
    ("Facilitator", "leads the event and the sessions, and has no stake in any idea", ("facilitator",)),
    ("Analyst", "collects facts and works the figures out", ("analyst",)),
    ("Finance lead", "says what things cost and who pays", ("finance",)),
    ("Assurer", "checks the analysis, and has not made it", ("assur", "audit")),
)
"""Name, what it does, and by which parts of a recorded title it is known; a council may pass its own."""

NOBODY = "nobody yet"


@dataclass(frozen=True)
class Roles(Result):
    """The roles that the work needs, who holds each, and the days set aside.

    Parameters
    ----------
    case : Case
    needed : tuple
        Like `NEEDED`.
    """

    title: ClassVar[str] = "Who does the work"
    case: Case
    needed: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("A needed role is known by its name in the title of a recorded role")

    def holders(self, known_by: tuple[str, ...]) -> tuple[Role, ...]:
        """Give the recorded roles of a name that somebody holds."""
        return tuple(role for role in self._called(known_by) if role.holder.strip())

    @property
    def gaps(self) -> tuple[str, ...]:
        """The needed roles that nobody holds."""
        return tuple(name for name, _, known_by in self.needed if not self.holders(known_by))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which roles nobody holds, and how the days compare with what the chosen way takes."""
        held = [name for name, _, _ in self.needed if name not in self.gaps]
        count = Figure(
            "roles.held", float(len(held)), f"{len(held)} of {len(self.needed)}", "Needed roles held",
            tuple(r.id for _, _, known_by in self.needed for r in self.holders(known_by)), "roles",
        )  # fmt: skip
        gaps = f" Nobody yet: {a_list([gap.lower() for gap in self.gaps])}." if self.gaps else ""
        said: list[Sentence] = [("Roles held: ", count, f".{gaps}"), *self._days()]
        two = [role for role in self.case.of(Role) if role.holder and self._twice(role)]
        who = few(list(dict.fromkeys(role.holder for role in two)))
        return (*said, *([(f"Holds more than one role: {who}.",)] if two else []))

    def _days(self) -> tuple[Sentence, ...]:
        """Set the days set aside beside what the chosen way takes."""
        roles = [role for role in self.case.of(Role) if role.days is not None]
        if not roles:
            return ()
        total = sum(role.days or 0.0 for role in roles)
        behind = tuple(role.id for role in roles)
        figure = Figure("roles.days", total, exact(total), "Days set aside for roles", behind, "days")
        asked = [way.days for way in self.case.of(Approach) if way.chosen and way.days is not None]
        if not asked:
            return (("Days set aside: ", figure, "."),)
        short = "" if total >= asked[-1] else f": {exact(asked[-1] - total)} too few"
        return (("Days set aside: ", figure, f", where the chosen way takes {exact(asked[-1])}{short}."),)

    def _twice(self, role: Role) -> bool:
        """Say whether somebody holds another role too."""
        return sum(other.holder == role.holder for other in self.case.of(Role)) > 1

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a needed role, then the others."""
        rows = [self._row(name, name, does, self._called(known_by)) for name, does, known_by in self.needed]
        named = {role.id for _, _, known_by in self.needed for role in self._called(known_by)}
        others = [role for role in self.case.of(Role) if role.id not in named]
        rows += [self._row(role.id, role.title, "added for this work", (role,)) for role in others]
        titles = ("Role", "What it does", "Held by", "Days")
        return (Sheet("roles", "Roles, and who holds them", tuple(map(Column, titles)), tuple(rows)),)

    def _called(self, known_by: tuple[str, ...]) -> tuple[Role, ...]:
        """Give the recorded roles of a name, held or not."""
        return tuple(r for r in self.case.of(Role) if any(part in r.title.lower() for part in known_by))

    def _row(self, key: str, name: str, does: str, found: tuple[Role, ...]) -> tuple[Fragment, ...]:
        """Say who holds a role, and for how many days; its name leads to the entries."""
        who = a_list(list(dict.fromkeys(role.holder for role in found if role.holder.strip())), NOBODY)
        behind, place = tuple(role.id for role in found), key.replace(" ", "_")
        title = Figure(f"role.{place}", None, name, f"{name}: {who}", behind)
        days = [role.days for role in found if role.days is not None]
        if not days:
            return title, does, who, "not recorded"
        total = float(sum(days))
        return (
            title,
            does,
            who,
            Figure(f"role_days.{place}", total, exact(total), f"Days: {name}", behind, "days"),
        )


def roles(case: Case, needed: tuple[tuple[str, str, tuple[str, ...]], ...] = NEEDED) -> Roles:
    """Give the roles that the work needs, who holds each, and which nobody holds.

    Parameters
    ----------
    case : Case
    needed : tuple, optional
        Other roles, each with what it does and by what it is known.

    Examples
    --------
    >>> from innokit.records import Case, Role
    >>> roles(Case([Role(title="Sponsor", holder="Director")])).gaps
    ('Project manager', 'Facilitator', 'Analyst', 'Finance lead', 'Assurer')
    """
    return Roles(case, needed)
