"""Intake: files and tables of others become records, each refused cell named and nothing dropped silently."""

from innokit.intake.accepting import accept
from innokit.intake.accounting import Account, Seen
from innokit.intake.casemaking import case_from_tables
from innokit.intake.preview import Difference, Preview
from innokit.intake.reader import read
from innokit.intake.shapes import SOURCES
from innokit.intake.taking import Refused

__all__ = [
    "SOURCES",
    "Account",
    "Difference",
    "Preview",
    "Refused",
    "Seen",
    "accept",
    "case_from_tables",
    "read",
]
