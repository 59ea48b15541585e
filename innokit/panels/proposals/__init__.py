"""The panel of open proposals: each accepted, or refused with a reason."""

from innokit.panels.proposals.proposals import Proposals, proposals

__all__ = ["Proposals", "proposals"]
