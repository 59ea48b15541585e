"""A pack's files listed as research archives read it: RO-Crate 1.1 (w3id.org/ro/crate/1.1), in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from innokit.evidence.packs.manifest import NAMES, Facts, Packed, text
from innokit.words import one_line

NAME = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_SOFTWARE = "#innokit"
_RUN = "#packing"
_MAKERS = "#makers"


def metadata(about: Facts, files: Iterable[Packed], made_by: Mapping[str, str]) -> bytes:
    """Write the metadata of a pack.

    Parameters
    ----------
    about : Facts
    files : iterable of Packed
        Every file that is described; the description and the manifest's sums are not among them.
    made_by : mapping of str to str
        Versions.
    """
    listed = sorted(files)
    described = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    graph = [described, _root(about, listed), *map(_file, listed), *_manifest(), *_made(made_by)]
    return text({"@context": f"{_PROFILE}/context", "@graph": graph})


def _root(about: Facts, files: Iterable[Packed]) -> dict[str, Any]:
    """Describe the pack as a whole."""
    parts = [*(item.path for item in files), "manifest.json", "SHA256SUMS"]
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": one_line(about.question, 200),
        "description": f"Evidence pack of a case: what was recorded and what follows from it. {NAMES}",
        "datePublished": about.when[:10] or "1980-01-01",
        "license": {"@id": "#licence"},
        "identifier": about.digest or "empty record",
        "hasPart": [{"@id": _address(path)} for path in parts],
        "author": {"@id": _MAKERS},
        "publisher": {"@id": _MAKERS},
        "mentions": {"@id": _RUN},
    }


def _file(item: Packed) -> dict[str, Any]:
    """Describe one file."""
    return {
        "@id": _address(item.path),
        "@type": "File",
        "name": item.path,
        "description": item.what,
        "encodingFormat": item.media,
        "contentSize": str(len(item.content)),
    }


def _manifest() -> list[dict[str, Any]]:
    """Describe the two files that hold the sums of all others."""
    return [
        {"@id": "manifest.json", "@type": "File", "name": "manifest.json",
         "encodingFormat": "application/json",
         "description": "Every file with its SHA-256, versions, and what was left out"},
        {"@id": "SHA256SUMS", "@type": "File", "name": "SHA256SUMS", "encodingFormat": "text/plain",
         "description": "The sums of all files, for sha256sum -c"},
    ]  # fmt: skip


def _made(made_by: Mapping[str, str]) -> list[dict[str, Any]]:
    """Say what made it, and under which licence it is passed on."""
    return [
        {"@id": _SOFTWARE, "@type": "SoftwareApplication", "name": "innokit",
         "softwareVersion": made_by.get("innokit", "")},
        {"@id": _RUN, "@type": "CreateAction", "name": "Packing",
         "description": "Notebooks run from the record, and everything else written from the two",
         "instrument": {"@id": _SOFTWARE}, "object": {"@id": "record/entries.jsonl"},
         "result": {"@id": "./"}},
        {"@id": _MAKERS, "@type": "Organization", "name": "The makers of this case",
         "description": "Each is named in the record, as declared"},
        {"@id": "#licence", "@type": "CreativeWork", "name": "As its makers decide",
         "description": "No licence is recorded: ask whoever sent this pack before passing it on"},
    ]  # fmt: skip


def _address(path: str) -> str:
    """Write a path as an address within the crate."""
    from urllib.parse import quote

    return quote(path)
