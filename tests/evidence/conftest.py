"""Two projects, each run and exported once for a worker: one hostile, one plain."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from innokit import evidence
from tests.evidence.projects import fill_hostile, fill_plain


@dataclass(frozen=True)
class Written:
    """A project folder, its pages and its one file."""

    folder: Path
    pages: Path
    one_file: Path

    def every(self) -> list[Path]:
        """All HTML files."""
        return [*sorted(self.pages.glob("*.html")), self.one_file]


def written(folder: Path, fill) -> Written:
    fill(folder)
    evidence.run(folder)
    index = evidence.write_html(folder)
    return Written(folder, index.parent, evidence.write_one_file(folder, folder / "sent" / "case.html"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Evidence of a project whose every title, and one of whose notebooks, tries to run a script."""
    return written(tmp_path_factory.mktemp("hostile"), fill_hostile)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Evidence of a small project as an analyst would make it."""
    return written(tmp_path_factory.mktemp("plain"), fill_plain)
