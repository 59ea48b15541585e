"""Enters the methods of the rooms: every module here called ``methods_of_*.py``."""

from importlib import import_module
from pathlib import Path

for module in sorted(Path(__file__).parent.glob("methods_of_*.py")):
    import_module(f"tests.published.{module.stem}")
