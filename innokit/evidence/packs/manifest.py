"""What a pack holds, as data: files with their sums, what made it, what was left out, how to check it."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any, NamedTuple

from innokit.records import Case
from innokit.reference import locate
from innokit.version import __version__

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FORMAT = 1
"""The number of this layout; a pack with a higher one was made by a newer innokit."""

_LIBRARIES = (
    "pydantic", "numpy", "scipy", "pandas", "sqlalchemy", "plotly", "nbclient", "nbformat", "ipykernel",
    "mistune", "nh3", "xlsxwriter", "python-docx", "typst",
)  # fmt: skip

CELLS = "earlier_cells.txt"
"""The list of cells of earlier versions, which no figure depends on."""

_OWN_FOLDERS = {"__pycache__", "_data", "_notebooks", "_examples"}

NAMES = "Names of people are as declared. Nothing in a pack proves who somebody is."
UNSIGNED = (
    "This pack is not signed. Its sums show an alteration of any part, but not a wholly rewritten pack: "
    "only a pack digest or head noted elsewhere, such as in the minutes, does that."
)


class Packed(NamedTuple):
    """A file of a pack in the making.

    Attributes
    ----------
    path : str
    content : bytes
    what : str
        What it is, in words.
    media : str
        Its media type.
    people : bool
        Whether names of people may stand in it.
    """

    path: str
    content: bytes
    what: str
    media: str
    people: bool = True


class LeftOut(NamedTuple):
    """Something that the pack does not hold, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Facts:
    """What a manifest says of a pack as a whole.

    Attributes
    ----------
    question : str
    entries : int
    head, digest, when : str
        Head of the record, whole digest of its last entry, and when that was recorded; empty for none.
    left_out : tuple of LeftOut
    own_code : tuple of str
        Where code stands that did not come with innokit.
    without : tuple of str
        Parts of the pack that were left out on purpose.
    unlike : tuple of str
        In what its notebooks differ from those that come with innokit.
    """

    question: str
    entries: int
    head: str
    digest: str
    when: str
    left_out: tuple[LeftOut, ...] = ()
    own_code: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


def facts(case: Case, question: str, **more: Any) -> Facts:
    """Give the facts of a case's pack."""
    last = case.entries[-1] if case.entries else None
    digest, when = (last.digest, last.when) if last else ("", "")
    return Facts(question, len(case.entries), case.head, digest, when, **more)


def versions() -> dict[str, str]:
    """Give the versions of everything that a figure or file may depend on."""
    found = {"innokit": __version__, "innokit code": _code(), "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


@cache
def _code() -> str:
    """Give a sum over the files of innokit and its tables: two that differ may bear one version number."""
    places = {"innokit": Path(str(resources.files("innokit"))), "data": locate()}
    found = sorted(
        (f"{name}/{path.relative_to(place).as_posix()}", path)
        for name, place in places.items()
        for path in place.rglob("*")
        if path.is_file() and path.name != CELLS and not _OWN_FOLDERS & {*path.relative_to(place).parts}
    )
    whole = hashlib.sha256()
    for name, path in found:
        # A checkout may end its lines in the manner of its system.
        whole.update(f"{name}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()[:16]


def manifest(about: Facts, files: Iterable[Packed], made_by: Mapping[str, str]) -> bytes:
    """Write the manifest."""
    plain = {
        "format": FORMAT,
        "question": about.question,
        "made_by": dict(made_by),
        "record": {
            "file": "record/entries.jsonl", "entries": about.entries, "head": about.head,
            "digest": about.digest, "when": about.when,
        },
        "commands": {
            "install": f"pip install 'innokit[all]=={made_by.get('innokit', '')}'",
            "verify": "innokit verify PACK.zip --expect HEAD_OR_DIGEST_NOTED_ELSEWHERE",
            "verify without running notebooks": "innokit verify --quick PACK.zip",
            "check files without innokit": f"sha256sum -c {SUMS}",
            "work all figures out again": "innokit new AGAIN && innokit import record/entries.jsonl AGAIN "
            "&& cp notebooks/* AGAIN && innokit run AGAIN",
        },
        "names": NAMES,
        "signed": UNSIGNED,
        "left_out": [item._asdict() for item in about.left_out],
        "without": list(about.without),
        "code_of_their_own": list(about.own_code),
        "unlike_as_shipped": list(about.unlike),
        "files": [_file(item) for item in sorted(files)],
    }  # fmt: skip
    return text(plain)


def text(plain: Any) -> bytes:
    """Write plain data in the one form in which packs hold it."""
    return f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()


def sums(files: Iterable[tuple[str, str]]) -> bytes:
    """Write the sums of files as ``sha256sum`` reads them."""
    return "".join(f"{sha}  {path}\n" for path, sha in sorted(files)).encode()


def sha256(content: bytes) -> str:
    """Give the sum of a file."""
    return hashlib.sha256(content).hexdigest()


def _file(item: Packed) -> dict[str, Any]:
    """Say one file."""
    return {
        "path": item.path,
        "bytes": len(item.content),
        "sha256": sha256(item.content),
        "media_type": item.media,
        "what": item.what,
        "names_of_people": item.people,
    }
