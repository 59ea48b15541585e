"""The way in: runs a command, and turns whatever goes wrong into plain sentences."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence

from innokit.errors import InnokitError
from innokit.version import __version__

COULD_NOT = 2


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    words : sequence of str, optional
        What was typed after ``innokit``; from the command line unless given.

    Returns
    -------
    int
        0 done, 1 the answer is no, 2 could not.
    """
    from innokit.cli.app import app

    _speak_utf8()
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _say_warning
            app(args=None if words is None else [*words], prog_name="innokit")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except InnokitError as refused:
        return _say(str(refused))
    except KeyboardInterrupt:
        return _say("Stopped before it was done.")
    except BrokenPipeError:
        sys.stderr.close()
        return COULD_NOT
    except OSError as fault:
        return _say(f"{fault.strerror or fault}{f' ({fault.filename})' if fault.filename else ''}.")
    except Exception as fault:  # noqa: BLE001 - whatever happens, a person reads a sentence and never a traceback
        return _say(
            f"Something went wrong that innokit did not foresee: {type(fault).__name__}: {fault}. "
            f"Please report it with the command you gave and this line: innokit {__version__}, "
            f"Python {sys.version.split()[0]}, {sys.platform}."
        )
    return 0


def _say(sentence: str) -> int:
    """Say on the error stream why it could not be done."""
    print(sentence, file=sys.stderr)
    return COULD_NOT


def _say_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Say a warning as a sentence."""
    print(f"Note: {message}", file=sys.stderr)


def _speak_utf8() -> None:
    """Let a terminal of another alphabet show what it can, in place of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
