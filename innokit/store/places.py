"""Where a book lies: its address as a path, and a warning for folders that are copied behind its back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path

from innokit.errors import BookError

MEMORY = ("memory", ":memory:")
"""Addresses of a book that is gone when it is closed."""

_SYNCHRONISED = {
    "OneDrive": r"onedrive( ?- ?.+)?",
    "Dropbox": r"dropbox( \(.+\))?",
    "iCloud Drive": r"icloud ?drive|com~apple~clouddocs|mobile documents",
    "Google Drive": r"google ?drive(-.+)?|my drive",
    "Box": r"box sync|box-.+",
    "Nextcloud": r"nextcloud|owncloud",
}

# What some services leave at the top of their folder, and where others say in the environment it lies: the
# folder may bear any name.
_LEFT_BEHIND = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
}
_SAID_TO_LIE = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}

_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|afs|ncpfs|9p|webdav|davfs2?|fuse\.(sshfs|rclone|davfs2?|s3fs|smbnetfs|gvfsd-fuse)"
    r"|glusterfs|ceph|lustre|vboxsf|prl_fs|fuse\.vmhgfs-fuse|drvfs"
)
_REMOTE_DRIVE = 4
"""What Windows calls the sort of drive that lies on another computer."""


class SharedFolderWarning(UserWarning):
    """The book lies where a synchronising program or a network may damage or double it."""


def place(address: str | os.PathLike[str]) -> Path | None:
    """Give the path that an address means; None for a book in memory.

    Raises
    ------
    BookError
        When the address is empty or means another sort of database than a SQLite file.
    """
    text = os.fspath(address).removeprefix("sqlite:///")
    if text in MEMORY:
        return None
    if not text.strip() or "\0" in text:
        raise BookError("A book needs an address", remedy='Give the name of a file, such as "esol.innokit"')
    if "://" in text:
        scheme = text.split("://")[0]
        raise BookError(
            f"Books are kept in SQLite files or on PostgreSQL servers, not at {scheme} addresses",
            remedy='Give the name of a file, such as "esol.innokit", or postgresql://user@server/database',
        )
    return Path(text).expanduser().resolve()


def synchroniser(path: Path, environment: Mapping[str, str] | None = None) -> str:
    r"""Name the service that copies the folder of this path, as far as can be told; or the empty string.

    Parameters
    ----------
    path : Path
        Where the book lies.
    environment : mapping, optional
        Where services say in which folder they work; this program's own unless given.

    Examples
    --------
    >>> synchroniser(Path("/home/ann/Dropbox (Personal)/esol.innokit"))
    'Dropbox'
    >>> synchroniser(Path("/home/ann/work/esol.innokit"))
    ''
    """
    if str(path).startswith(("\\\\", "//")):
        return "a network share"
    folders = path.parents
    for service, pattern in _SYNCHRONISED.items():
        if any(re.fullmatch(pattern, folder.name.casefold()) for folder in folders):
            return service
    said = os.environ if environment is None else environment
    for variable, service in _SAID_TO_LIE.items():
        if said.get(variable) and Path(said[variable]) in folders:
            return service
    left = (service for folder in folders for name, service in _LEFT_BEHIND.items() if _there(folder / name))
    return next(left, "")


def _there(path: Path) -> bool:
    """Whether something is there, as far as this person may look."""
    try:
        return path.exists()
    except OSError:
        return False


def network(path: Path, mounts: Iterable[tuple[str, str]] | None = None) -> str:
    """Name the sort of network drive on which a path lies; or the empty string.

    Parameters
    ----------
    path : Path
        Where the book lies.
    mounts : iterable of (str, str), optional
        Folders at which drives are mounted, with the sort of each; this computer's own unless given.

    Examples
    --------
    >>> network(Path("/mnt/share/esol.innokit"), [("/", "ext4"), ("/mnt/share", "cifs")])
    'a network drive (cifs)'
    >>> network(Path("/home/ann/esol.innokit"), [("/", "ext4"), ("/mnt/share", "cifs")])
    ''
    """
    if mounts is None and sys.platform == "win32":
        import ctypes

        remote = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE
        return "a network drive" if remote else ""
    holding = [(place, sort) for place, sort in mounts or mounted() if path.is_relative_to(place)]
    sort = max(holding, key=lambda found: len(found[0]), default=("", ""))[1]
    return f"a network drive ({sort})" if _NETWORK.fullmatch(sort) else ""


def mounted() -> list[tuple[str, str]]:
    """Give the folders at which this computer has drives mounted, with the sort of each."""
    if sys.platform == "darwin":
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return re.findall(r" on (.+) \((\w+)", said)
    try:
        said = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    return [(_unescaped(line.split(" ")[1]), line.split(" ")[2]) for line in said.splitlines()]


def _unescaped(place: str) -> str:
    """Read the name of a folder as the system writes it: blanks and the like as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def shared_by(path: Path) -> str:
    """Name what copies a book behind its back, or lets several computers at it; or the empty string."""
    return synchroniser(path) or network(path)


def warn_if_shared(path: Path) -> None:
    """Warn when a book lies in a folder that is synchronised or on a network."""
    service = shared_by(path)
    if service:
        warnings.warn(
            f"The book {path} lies in {service}, which copies files while they are being written and can "
            "damage or double a book. Keep it in a folder of this computer only, and share it as JSON Lines "
            "(book.export_jsonl) or as an evidence pack; several people at once need a book on a server "
            "(docs/postgresql.md). If there are two copies already, innokit merge makes one record of them.",
            SharedFolderWarning,
            stacklevel=4,
        )
