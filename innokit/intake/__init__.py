"""Intake: tables of others become records, with every refused cell named and nothing dropped silently."""

from innokit.intake.casemaking import case_from_tables

__all__ = ["case_from_tables"]
