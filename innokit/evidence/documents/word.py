"""A document as DOCX: real headings, tables and pictures, in the styles of a council's own if given."""

from __future__ import annotations

import os
from pathlib import Path

from innokit.evidence.documents.composing import compose
from innokit.evidence.documents.content import Document
from innokit.evidence.documents.files import lacking, put
from innokit.records import Case


def write_docx(
    case: Case | Document,
    path: str | os.PathLike[str],
    reference: str | os.PathLike[str] | None = None,
    *,
    order: str | os.PathLike[str] = "sixteen",
    pictures: bool = True,
) -> Path:
    """Write a case as a DOCX document.

    Parameters
    ----------
    case : Case or Document
        A document from `compose` is written as it is.
    path : path
        Ends in ``.docx``.
    reference : path, optional
        A DOCX file whose styles, page size, margins and letterhead are used; what it says is left out.
    order : str or path, optional
        ``"sixteen"``, ``"five cases"``, ``"initiation"``, or a TOML file of your own.
    pictures : bool, optional
        Draw charts, where there is a browser.

    Returns
    -------
    Path

    Raises
    ------
    ExtraMissing
        python-docx is not installed.
    EvidenceError
        The name has another ending, the order or the reference cannot be read, or the file cannot be written.

    Notes
    -----
    The same record, versions, pictures and reference give the same bytes.
    """
    try:
        from innokit.evidence.documents.filling import filled
    except ModuleNotFoundError as missing:
        raise lacking("DOCX needs python-docx") from missing
    document = case if isinstance(case, Document) else compose(case, order, pictures=pictures)
    return put(path, ".docx", "A document", lambda: filled(document, reference))
