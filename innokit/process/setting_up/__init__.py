"""Phase 1 as results: the reason, who runs it, with which people and money, and on which dates."""

from innokit.process.setting_up.budget import Budget, budget
from innokit.process.setting_up.calendar import Calendar, Day, calendar
from innokit.process.setting_up.rationale import Rationale, rationale
from innokit.process.setting_up.roles import NEEDED, Roles, roles
from innokit.process.setting_up.sourcing import Sourcing, sourcing

__all__ = [
    "NEEDED", "Budget", "Calendar", "Day", "Rationale", "Roles", "Sourcing", "budget", "calendar",
    "rationale", "roles", "sourcing",
]  # fmt: skip
