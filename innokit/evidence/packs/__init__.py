"""Evidence packs: a project as one file that opens anywhere and proves itself."""

from innokit.evidence.packs.contents import PARTS
from innokit.evidence.packs.findings import Checked, Finding
from innokit.evidence.packs.opening import opened, unpack
from innokit.evidence.packs.packing import Pack, pack
from innokit.evidence.packs.verifying.checking import check, check_bytes

__all__ = ["PARTS", "Checked", "Finding", "Pack", "check", "check_bytes", "opened", "pack", "unpack"]
