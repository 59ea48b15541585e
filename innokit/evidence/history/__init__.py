"""What a record's entries tell beyond what stands: earlier versions, withdrawals, and what was taken out."""

from innokit.evidence.history.removals import Removal, doer, removals
from innokit.evidence.history.versions import BLANK, GONE, Version, by_thing, field_changes, with_the_gone

__all__ = [
    "BLANK",
    "GONE",
    "Removal",
    "Version",
    "by_thing",
    "doer",
    "field_changes",
    "removals",
    "with_the_gone",
]
