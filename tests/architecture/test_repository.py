"""What the files of the repository must not say: where they were fetched from, made or by whom."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written with character classes, so that this file does not hold what it looks for.
FORBIDDEN = {
    "a package registry's host": re.compile(
        r"pypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)|registry[.]yarnpkg|deb[.]debian[.]org|conda[.]anaconda",
        re.IGNORECASE,
    ),
    "a path of somebody's machine": re.compile(
        r"(?<![\w.:/<-])/(?:(?:work|tmp|root|Users)/\w|home/(?!ann/)\w)|[A-Za-z]:[\\/]{1,2}Users[\\/]",
        re.IGNORECASE,
    ),
    "an e-mail address": re.compile(
        r"[\w.+-]+@(?!example[.]|[\w.-]+[.](?:example|invalid|test)\b)[\w-]+[.][a-z][\w.]+", re.IGNORECASE
    ),
}
PICTURES_AND_SHEETS = {".png", ".jpg", ".ico", ".xlsx", ".zip", ".woff2"}


def repository_files(root: Path) -> Iterator[Path]:
    """Files that git holds or would hold; every file where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        yield from (path for path in root.rglob("*") if path.is_file() and ".venv" not in str(path))
    else:
        yield from (root / name for name in filter(None, done.stdout.split("\0")) if (root / name).is_file())


def findings(text: str) -> list[str]:
    """Every forbidden thing in ``text``, with its line number."""
    return [
        f"line {text.count(chr(10), 0, found.start()) + 1}: {what}: {found.group()}"
        for what, pattern in FORBIDDEN.items()
        for found in pattern.finditer(text)
    ]


def test_no_file_tells_of_a_machine_a_registry_or_a_person(root: Path) -> None:
    told = [
        f"{path.relative_to(root)}, {finding}"
        for path in repository_files(root)
        if path.suffix not in PICTURES_AND_SHEETS
        for finding in findings(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "https://pypi" + ".org/simple",
        "see /wo" + "rk/main/x",
        "C:" + r"\Users\ann",
        "ann.smith@" + "council.gov.uk",
        "'/ho" + "me/smith'",
    ],
)
def test_each_forbidden_thing_is_found(text: str) -> None:
    assert findings(text)


@pytest.mark.parametrize(
    "text", ["ann@example.org", "https://www.gov.uk/home/advice", "examples/work/notes.md", "x @ y.T"]
)
def test_harmless_words_pass(text: str) -> None:
    assert not findings(text)


def test_top_level_is_the_house_and_nothing_else(root: Path) -> None:
    folders = {"notebooks", "innokit", "data", "examples", "tests", "docs", "benchmarks", ".ci"}
    papers = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE.md"}
    settings = {"pyproject.toml", "constraints.txt", ".gitignore", ".gitattributes"}
    found = {path.relative_to(root).parts[0] for path in repository_files(root)}
    assert found <= folders | papers | settings
