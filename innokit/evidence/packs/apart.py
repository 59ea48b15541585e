"""The program that writes documents: ``python -m innokit.evidence.packs.apart PROJECT FOLDER PART ...``."""

import sys
from pathlib import Path

from innokit.evidence.packs.documents import write

if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
