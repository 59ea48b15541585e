"""Run in an environment without any extra: record a thing, score an example, appraise another."""

import importlib.util
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Say what was recorded, which option leads, and what the appraisal found."""
    import innokit
    from innokit import businesscase, records, scoring

    book = innokit.open_book(str(folder / "bare.innokit"), by="Analyst")
    book.record(records.Idea(title="Lend the vans out at night"), why="said at the event")
    print("recorded", [idea.title for idea in book.case().ideas], book.verify().ok)
    print("scored", scoring.compare(innokit.example("office-location")).in_words())
    print("appraised", businesscase.appraise(innokit.example("green-book-it-system")).in_words())
    print("extras", [name for name in ("plotly", "nbclient", "openpyxl") if importlib.util.find_spec(name)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
