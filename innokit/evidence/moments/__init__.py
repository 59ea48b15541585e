"""Two moments of a record, or two packs: what changed between them, by whom, and what that did."""

from innokit.evidence.moments.difference import Difference, difference
from innokit.evidence.moments.reading import both, differing_files

__all__ = ["Difference", "both", "difference", "differing_files"]
