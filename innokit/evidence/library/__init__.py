"""The resource library as pages: guides, templates blank and filled, examples; and sheets to print."""

from innokit.evidence.library.guides import guide_pages, guide_text, write_guide
from innokit.evidence.library.printing import PRINTED, write_print
from innokit.evidence.library.writing import write_library

__all__ = ["PRINTED", "guide_pages", "guide_text", "write_guide", "write_library", "write_print"]
