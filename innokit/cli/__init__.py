"""The command line: one function a command. Ends with 0, with 1 (the answer is no) or with 2 (could not)."""

from innokit.cli.app import app
from innokit.cli.main import main

__all__ = ["app", "main"]
