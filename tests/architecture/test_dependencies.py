"""Dependencies are declared where they are used, pinned, and under licences that may be passed on."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ACCEPTED = re.compile(
    r"\b(MIT|MIT-0|BSD|0BSD|Apache|ISC|ISCL|PSF|PSFL|Python Software Foundation|MPL|Mozilla|LGPL|Zlib|CC0)",
    re.IGNORECASE,
)
REFUSED = re.compile(r"(?<!L)\b(A?GPL|GNU General|GNU Affero|Proprietary|SSPL|BUSL)", re.IGNORECASE)
READ_FROM_THE_LICENCE_FILE = {
    # Distributions whose metadata name no licence; each was read in the file that it ships.
    "axe-playwright-python": "MIT, carrying axe-core under MPL-2.0",
}
PRESENT_WHERE_USED = {"IPython"}  # used in hooks that only IPython itself calls
STANDARD_LIBRARY = sys.stdlib_module_names


def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(root: Path) -> dict[str, str]:
    """Name to exact version, from constraints.txt."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def needed(root: Path) -> set[str]:
    """Canonical names of all that ``innokit[test]`` brings to this machine, by the installed metadata."""
    table = project(root)
    extras = table["optional-dependencies"]
    waiting = [
        Requirement(line) for line in [*table["dependencies"], *(r for e in extras.values() for r in e)]
    ]
    seen: set[tuple[str, str]] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        for extra in ("", *requirement.extras):
            if name == "innokit" or (name, extra) in seen:
                continue
            seen.add((name, extra))
            wanted = [Requirement(line) for line in metadata.requires(name) or []]
            waiting += [one for one in wanted if not one.marker or one.marker.evaluate({"extra": extra})]
    return {name for name, _ in seen}


def licence(name: str) -> str:
    """What a distribution says of its licence: expression, else classifiers, else the text's first line."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    stated = (
        about.get("License-Expression")
        or "; ".join(classifiers)
        or (about.get("License") or "").split("\n")[0]
    )
    return stated or READ_FROM_THE_LICENCE_FILE.get(name, "")


def test_constraints_pin_exactly_what_the_tests_need(root: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("constraints.txt is made on Linux; elsewhere a few packages differ")
    assert set(map(canonicalize_name, pins(root))) == needed(root)


def test_constraints_hold_versions_and_nothing_else(root: Path) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[\w.!+]+", line)] == []


def test_constraints_lie_within_the_ranges(root: Path) -> None:
    table, exact = project(root), {canonicalize_name(name): version for name, version in pins(root).items()}
    lines = [
        *table["dependencies"],
        *(line for extra in table["optional-dependencies"].values() for line in extra),
    ]
    requirements = [one for one in map(Requirement, lines) if one.name != "innokit"]
    assert [
        str(one) for one in requirements if not one.specifier.contains(exact[canonicalize_name(one.name)])
    ] == []


def test_every_licence_may_be_passed_on(root: Path) -> None:
    stated = {name: licence(name) for name in needed(root)}
    assert {
        name: text for name, text in stated.items() if REFUSED.search(text) or not ACCEPTED.search(text)
    } == {}


def imported(root: Path) -> dict[str, str]:
    """Top-level name of each outside library that the package imports, with a module that does so."""
    found = {}
    for path in (root / "innokit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name.partition(".")[0]: str(path.relative_to(root)) for name in names}
    return {
        name: where for name, where in found.items() if name not in STANDARD_LIBRARY and name != "innokit"
    }


def test_every_imported_library_is_declared(root: Path) -> None:
    table = project(root)
    extras = [
        line for name, lines in table["optional-dependencies"].items() if name != "test" for line in lines
    ]
    declared = {canonicalize_name(Requirement(line).name) for line in [*table["dependencies"], *extras]}
    providers = metadata.packages_distributions()
    undeclared = {
        name: where
        for name, where in imported(root).items()
        if name not in PRESENT_WHERE_USED
        and not declared & set(map(canonicalize_name, providers.get(name, [])))
    }
    assert undeclared == {}
