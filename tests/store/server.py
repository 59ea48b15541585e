"""A PostgreSQL server of one's own, for as long as the tests run: nothing installed is touched."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

UNPRIVILEGED = ("postgres", "nobody")


def program(name: str) -> str | None:
    """The newest program of this name: beside the others of Debian and Ubuntu, else on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else shutil.which(name)


def as_somebody() -> dict[str, object]:
    """How to start a program that refuses to run as root; empty for whoever is not."""
    import pwd

    if os.geteuid() != 0:
        return {}
    user = next(
        pwd.getpwnam(name) for name in UNPRIVILEGED if name in {one.pw_name for one in pwd.getpwall()}
    )
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@dataclass
class Server:
    """A running server.

    Attributes
    ----------
    folder : Path
        Its data lie in ``data`` there, its socket beside them.
    """

    folder: Path
    made: int = 0

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=80"
        self._control("-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self, mode: str = "fast") -> None:
        self._control("-m", mode, "stop")

    def _control(self, *words: str) -> None:
        control = program("pg_ctl")
        assert control
        line = [control, "-D", str(self.folder / "data"), "-w", *words]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **as_somebody())  # type: ignore[call-overload]

    def address(self, schema: str = "public", user: str = "keeper") -> str:
        path = quote(f"-csearch_path={schema}")
        return f"postgresql://{user}@/postgres?host={quote(str(self.folder))}&options={path}"

    def fresh(self) -> str:
        """The address of a schema that holds nothing yet."""
        self.made += 1
        self.run(f"CREATE SCHEMA book_{self.made} AUTHORIZATION keeper")
        return self.address(f"book_{self.made}")

    def run(self, statement: str, schema: str = "public") -> list[tuple[object, ...]]:
        """Run a statement as the server's own superuser."""
        engine = sa.create_engine(self.address(schema, "root").replace("://", "+psycopg://"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            found = connection.exec_driver_sql(statement)
            rows = [tuple(row) for row in found] if found.returns_rows else []
        engine.dispose()
        return rows


@contextmanager
def running() -> Iterator[Server]:
    """A fresh server in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="book-server-"))
    somebody = as_somebody()
    if somebody:
        os.chown(folder, somebody["user"], somebody["group"])  # type: ignore[arg-type]
    make = program("initdb")
    assert make
    line = [make, "-D", str(folder / "data"), "-U", "root", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, cwd=folder, **somebody)  # type: ignore[call-overload]
    server = Server(folder)
    server.start()
    try:
        server.run("CREATE ROLE keeper LOGIN")
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
