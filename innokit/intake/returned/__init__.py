"""A workbook that came back: its changed inputs become proposals, answered one by one."""

from innokit.intake.returned.answering import accepted, moved_on, open_proposals, refused, why
from innokit.intake.returned.comparing import Noted
from innokit.intake.returned.file import ours, read_back
from innokit.intake.returned.proposing import Change, RefusedCell
from innokit.intake.returned.returned import Returned, returned

__all__ = [
    "Change",
    "Noted",
    "RefusedCell",
    "Returned",
    "accepted",
    "moved_on",
    "open_proposals",
    "ours",
    "read_back",
    "refused",
    "returned",
    "why",
]
