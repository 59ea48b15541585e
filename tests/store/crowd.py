"""Many processes at one book: a program of its own, which loads the kit once and then forks.

``crowd.py write ADDRESS WRITERS EACH`` releases all writers at one moment and waits for them.

``crowd.py write_on ADDRESS WRITERS FOLDER`` has them write until something stops them.

``crowd.py kill ADDRESS WRITERS FOLDER SEED`` kills each writer at a random moment. What the book told a
writer to have accepted, the writer puts into a file of its own in FOLDER, safely, before it goes on.
"""

import importlib
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from innokit.records import Idea
from innokit.store import open_book


def main(what: str, address: str, writers: str, *rest: str) -> int:
    """Do as the words on the command line say."""
    importlib.import_module("sqlalchemy.dialects.postgresql.psycopg")  # or each child would load it anew
    importlib.import_module("psycopg")
    if what == "write":
        return crowd(int(writers), lambda name: write(address, name, int(rest[0])))
    if what == "write_on":
        return crowd(int(writers), lambda name: write_on(address, name, Path(rest[0])))
    return massacre(int(writers), lambda name: write_on(address, name, Path(rest[0])), rest[1])


def crowd(writers: int, work: Callable[[str], None]) -> int:
    """Start the writers, release them together, and count those that failed."""
    waiting, gate = os.pipe()
    running = [
        forked(lambda n=n: released(waiting, gate, lambda: work(f"writer {n}"))) for n in range(writers)
    ]
    os.close(waiting)
    os.close(gate)
    return sum(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0 for pid in running)


def released(waiting: int, gate: int, work: Callable[[], None]) -> None:
    """Work once the last holder of the gate has let go of it."""
    os.close(gate)
    os.read(waiting, 1)
    work()


def forked(work: Callable[[], None]) -> int:
    """Do some work in a process of its own."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it was, it is shown and the process ends
        traceback.print_exc()
    finally:
        os._exit(code)


def write(address: str, name: str, each: int) -> None:
    """Record one's own ideas; repeat each call now and then, as if its answer had been lost."""
    with open_book(address, by=name, wait=120) as book:
        for n in range(each):
            idea = Idea(title=f"{name} {n}")
            entry = book.record(idea, why="seen by all")
            if n % 10 == 3:
                assert book.record(idea, why="the answer was lost, so again") == entry


def write_on(address: str, name: str, folder: Path) -> None:
    """Record until killed, and note safely what was accepted."""
    note = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with open_book(address, by=name, wait=120) as book:
        n = 0
        while True:
            entry = book.record(Idea(title=f"{name} {n}"))
            os.write(note, f"{entry.id} {entry.seq} {entry.digest} {n}\n".encode())
            os.fsync(note)
            n += 1


def massacre(writers: int, work: Callable[[str], None], seed: str) -> int:
    """Start the writers, and kill each at a moment that nothing in it chooses."""
    luck = random.Random(seed)  # noqa: S311 - chooses moments, guards nothing
    running = {forked(lambda n=n: work(f"writer {seed} {n}")): luck.uniform(0, 0.8) for n in range(writers)}
    begun = time.monotonic()
    for pid, moment in sorted(running.items(), key=lambda item: item[1]):
        time.sleep(max(0.0, begun + moment - time.monotonic()))
        os.kill(pid, signal.SIGKILL)
    ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in running]
    return sum(end != -signal.SIGKILL for end in ends)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
