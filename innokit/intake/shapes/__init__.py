"""Recognisers: each looks at the sheets of a file and says which of its columns are which fields."""

from innokit.intake.shapes.plan import Aside, Found, Heading, Plan, Table, Use
from innokit.intake.shapes.recognising import SOURCES, recognise

__all__ = ["SOURCES", "Aside", "Found", "Heading", "Plan", "Table", "Use", "recognise"]
