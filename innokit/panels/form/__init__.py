"""The form: add, change and withdraw records of one kind, and see the history of each."""

from innokit.panels.form.form import Form, form

__all__ = ["Form", "form"]
