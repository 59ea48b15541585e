"""The workbook of a business case as data: every step a live formula, every input a cell that comes back."""

from innokit.businesscase.workbook.build import as_workbook

__all__ = ["as_workbook"]
