"""What several rooms' tests share: one run of the examples, and a real browser that goes nowhere."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.counts import thorough

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WCAG_A_AND_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

# Machines under test are shared and slow: a deadline would test the machine, not the kit.
# The quick run is the same every time; the thorough one looks elsewhere each time.
settings.register_profile("innokit", deadline=None, derandomize=not thorough(), print_blob=True)
settings.load_profile("innokit")

# What this computer notes of books that somebody recorded in belongs to whoever works here, not to tests.
os.environ["INNOKIT_STATE"] = tempfile.mkdtemp(prefix="innokit-notes-")
atexit.register(shutil.rmtree, os.environ["INNOKIT_STATE"], ignore_errors=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


# One run of the examples, shared by every test of every worker


@pytest.fixture(scope="session")
def demo_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which ``innokit demo`` ran every example, once for the whole test run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return once(shared / "demo", run_demo)


def once(folder: Path, make: Callable[[Path], None], patience: float = 1200) -> Path:
    """Let the first worker to come make ``folder``; the others wait for it, and fail with it."""
    told = folder.with_suffix(".told")
    try:
        folder.mkdir()
    except FileExistsError:
        return wait_for(folder, told, patience)
    verdict = "could not be made"
    try:
        make(folder)
        verdict = ""
    except Exception as problem:
        verdict = str(problem)
        raise
    finally:
        unfinished = told.with_suffix(".writing")
        unfinished.write_text(verdict, encoding="utf-8")
        unfinished.replace(told)
    return folder


def wait_for(folder: Path, told: Path, patience: float) -> Path:
    """Wait until another worker has told how making ``folder`` went."""
    end = time.monotonic() + patience
    while not told.exists():
        if time.monotonic() > end:
            pytest.fail(f"{folder.name} was not made within {patience:.0f} seconds")
        time.sleep(0.2)
    verdict = told.read_text(encoding="utf-8")
    if verdict:
        pytest.fail(verdict)
    return folder


def run_demo(folder: Path) -> None:
    """Run ``innokit demo`` on every example into ``folder``."""
    done = command_line("demo", "--to", str(folder), cwd=folder)
    if done.returncode:
        pytest.fail(f"innokit demo ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")


def command_line(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line of this checkout with this Python, as a program of its own."""
    start = "import sys; from innokit.cli import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    line = [sys.executable, "-c", start, *words]
    return subprocess.run(line, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def innokit_command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """``innokit_command("status", "folder", cwd=tmp_path)``: the command line, with what it printed."""
    return command_line


# A browser


def browser_is_required() -> bool:
    """Whether a missing browser is a failure (CI, or asked for) rather than a reason to skip."""
    said = (os.environ.get(name, "") for name in ("CI", "INNOKIT_REQUIRE_BROWSER"))
    return any(value.lower() not in ("", "0", "false") for value in said)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    message = "no Chromium on this machine (Debian and Ubuntu: apt-get install chromium)"
    if browser_is_required():
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator["Browser"]:
    """A running browser, closed at the end of the module so that its event loop troubles no other test."""
    from playwright.sync_api import sync_playwright

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*BROWSER_ARGUMENTS, *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield running
        running.close()


@dataclass
class Watch:
    """What a page asked for and did, in order."""

    requested: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def outside(self, folder: Path | None = None) -> list[str]:
        """Requests beyond ``folder``, or, without one, beyond the first: the page itself."""
        within = f"{folder.resolve().as_uri()}/" if folder else None
        asked = self.requested if within else self.requested[1:]
        harmless = ("data:", "blob:", *([within] if within else []))
        return [url for url in asked if not url.startswith(harmless)]

    def on(self, page: "Page") -> None:
        """Start watching ``page``."""
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("dialog", self.dismiss)

    def dismiss(self, dialog: Any) -> None:
        """Note a dialog, which no page of ours opens, and close it."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def watch() -> Watch:
    """What the test's ``browser_page`` asked for and did."""
    return Watch()


@pytest.fixture
def browser_page(browser: "Browser", watch: Watch) -> Iterator["Page"]:
    """A fresh page without a network, watched by ``watch`` from before its first request."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_offline(True)
    page = context.new_page()
    watch.on(page)
    yield page
    context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[["Page"], list[str]]:
    """A call that lists a page's WCAG A and AA findings, one line each; an empty list is a pass."""
    import axe_playwright_python

    script = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    run = f"axe.run(document, {json.dumps({'runOnly': {'type': 'tag', 'values': WCAG_A_AND_AA}})})"

    def findings(page: "Page") -> list[str]:
        page.evaluate(script)
        return [
            f"{violation['id']}: {violation['help']} at {' '.join(map(str, node['target']))}"
            for violation in page.evaluate(run)["violations"]
            for node in violation["nodes"]
        ]

    return findings
