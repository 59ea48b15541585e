"""The auditor's list, as data: each check with its state, its places and their remedies."""

from innokit.businesscase.audit.audit import Audit, audit
from innokit.businesscase.audit.finding import Check, Fault

__all__ = ["Audit", "Check", "Fault", "audit"]
