"""Documents to read and to send: DOCX and PDF from one content, a calendar, and every table as data."""

from innokit.evidence.documents.calendar_file import write_calendar
from innokit.evidence.documents.composing import compose
from innokit.evidence.documents.content import Document
from innokit.evidence.documents.pdf import write_pdf
from innokit.evidence.documents.tables import write_tables
from innokit.evidence.documents.word import write_docx

__all__ = ["Document", "compose", "write_calendar", "write_docx", "write_pdf", "write_tables"]
