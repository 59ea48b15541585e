"""The guides, as text that a council can put its own beside; the templates, and the library of them all."""

from innokit.process.guides.library import Library, Resource, guide_page, library
from innokit.process.guides.reading import Advice, GuideText, guide_texts, short_guide
from innokit.process.guides.templates import TEMPLATES, Template

__all__ = [
    "TEMPLATES", "Advice", "GuideText", "Library", "Resource", "Template", "guide_page", "guide_texts",
    "library", "short_guide",
]  # fmt: skip
