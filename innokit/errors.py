"""One small family of errors.

Every message answers three questions: what was wrong, where, and what would put it right.
"""

from __future__ import annotations


class InnokitError(Exception):
    """Base of all errors the kit raises on purpose.

    Parameters
    ----------
    what : str
        What was wrong, as a plain sentence without its full stop.
    where : str, optional
        The place: a record, field, file, row or argument.
    remedy : str, optional
        What would put it right.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        place = f" ({where})" if where else ""
        mend = f" {remedy.rstrip('.')}." if remedy else ""
        super().__init__(f"{what.rstrip('.')}{place}.{mend}")


class RecordError(InnokitError):
    """A record does not hold together: a field is missing, of the wrong kind or outside its range."""


class ConflictError(InnokitError):
    """Somebody else has recorded a newer version; the message names them."""


class BookError(InnokitError):
    """A book could not be opened, read or written."""


class MethodRefused(InnokitError, ValueError):
    """A calculation would mislead on this input, so it is refused."""


class TableMissing(InnokitError, LookupError):
    """A reference table, edition or value is not there."""


class IntakeError(InnokitError, ValueError):
    """A file or table from outside could not be taken in as it stands."""


class ExtraMissing(InnokitError, ImportError):
    """An optional part of the kit is not installed; the message gives the line that brings it."""


class EvidenceError(InnokitError):
    """Evidence could not be written, or does not match what it claims."""
