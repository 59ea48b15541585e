"""A real JupyterLab on a folder of its own, for the tests of panels in a browser."""

import http.client
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innokit.store import Book, open_book
from tests.conftest import ROOT, Watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 120_000
"""Milliseconds to wait for a kernel on a busy machine."""


@pytest.fixture
def book() -> Iterator[Book]:
    """An empty book in memory."""
    with open_book(":memory:", by="Analyst") as made:
        yield made


@dataclass
class Lab:
    """A running JupyterLab.

    Attributes
    ----------
    folder : Path
        Where its notebooks and books lie.
    url : str
        Where it answers.
    browser : Browser
        Set for each test by the fixture ``lab``.
    watch : Watch
        What the pages of the present test asked for and did.
    """

    folder: Path
    url: str
    token: str
    themes: Path
    browser: "Browser | None" = None
    watch: Watch = field(default_factory=Watch)
    contexts: "list[BrowserContext]" = field(default_factory=list)

    def write(self, cells: Sequence[str], name: str = "") -> str:
        """Write a notebook with these code cells; gives its name."""
        name = name or f"{secrets.token_hex(4)}.ipynb"
        made = [
            {"cell_type": "code", "id": f"cell{place}", "metadata": {}, "source": source, "outputs": [],
             "execution_count": None}
            for place, source in enumerate(cells)
        ]  # fmt: skip
        kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
        notebook = {"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        (self.folder / name).write_text(json.dumps(notebook), encoding="utf-8")
        return name

    def open_notebook(self, cells: Sequence[str], *, run: bool = True, **how: Any) -> "Page":
        """Open a fresh notebook with these code cells in a browser of its own, and run them.

        ``width``, ``height`` and ``dark`` say how it looks.
        """
        return self.open(self.write(cells), run=run, **how)

    def open(
        self, name: str, *, run: bool = True, width: int = 1280, height: int = 1000, dark: bool = False
    ) -> "Page":
        """Open a notebook that is there; each call is another browser, with cookies of its own."""
        assert self.browser is not None
        self.theme(dark=dark)
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        self.contexts.append(context)
        page = context.new_page()
        self.watch.on(page)
        page.set_default_timeout(PATIENCE)
        page.goto(f"{self.url}/doc/workspaces/{secrets.token_hex(4)}/tree/{name}?token={self.token}&reset")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.ready(page)
        if run:
            self.run_all(page)
        return page

    def theme(self, *, dark: bool) -> None:
        """Choose JupyterLab's own light or dark theme for the pages opened from now on."""
        self.themes.parent.mkdir(parents=True, exist_ok=True)
        self.themes.write_text(json.dumps({"theme": f"JupyterLab {'Dark' if dark else 'Light'}"}))

    def ready(self, page: "Page") -> None:
        """Wait until the kernel is there and has nothing to do."""
        page.evaluate(
            """async () => {
                const session = jupyterapp.shell.currentWidget.context.sessionContext;
                await session.ready;
                const rest = () => new Promise(done => setTimeout(done, 50));
                while (session.session?.kernel?.status !== "idle" || session.hasNoKernel) await rest();
                await session.session.kernel.requestKernelInfo();
            }"""
        )

    def run_all(self, page: "Page") -> None:
        """Run every cell, as Run > Run All Cells does, and wait for the last."""
        self.command(page, "notebook:run-all-cells")

    def restart(self, page: "Page") -> None:
        """Restart the kernel, and run every cell again."""
        page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()")
        self.ready(page)
        self.run_all(page)

    def reload(self, page: "Page") -> None:
        """Reload a page in the browser, and run every cell again."""
        self.save(page)  # the browser would otherwise ask whether to leave
        page.reload()
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.ready(page)
        self.run_all(page)

    def save(self, page: "Page") -> None:
        """Save the notebook."""
        self.command(page, "docmanager:save")

    def command(self, page: "Page", name: str) -> None:
        """Do what a menu of JupyterLab does."""
        page.evaluate("async name => { await jupyterapp.commands.execute(name); }", name)


@pytest.fixture(scope="session")
def _running_lab(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Lab]:
    """A JupyterLab of this test run alone, on a free port of this machine."""
    base = tmp_path_factory.mktemp("lab")
    folder, home, token, port = base / "work", base / "home", secrets.token_hex(16), free_port()
    folder.mkdir()
    home.mkdir()
    settings = home / "user-settings"
    quiet = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}))
    themes = settings / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    environment = {
        **{key: value for key, value in os.environ.items() if key != "INNOKIT_HEADLESS"},
        "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(ROOT), "JUPYTER_PREFER_ENV_PATH": "1",
    }  # fmt: skip
    line = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ip=127.0.0.1", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    log = (base / "lab.log").open("wb")
    program = subprocess.Popen(line, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        running = Lab(folder, f"http://127.0.0.1:{port}", token, themes)
        answer(running, program, base / "lab.log")
        yield running
    finally:
        program.terminate()
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        log.close()
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def lab(_running_lab: Lab, browser: "Browser") -> Iterator[Lab]:
    """JupyterLab, with a browser for this test; whatever it opened is closed at the end."""
    _running_lab.browser, _running_lab.watch = browser, Watch()
    yield _running_lab
    while _running_lab.contexts:
        _running_lab.contexts.pop().close()
    stop_kernels(_running_lab)


def stop_kernels(running: Lab) -> None:
    """End the kernels of a test, which would otherwise fill the machine."""
    for session in json.loads(asked(running, "GET", "/api/sessions")):
        asked(running, "DELETE", f"/api/sessions/{session['id']}")


def asked(running: Lab, method: str, path: str, patience: float = 30) -> bytes:
    """What the server answers."""
    line = http.client.HTTPConnection(running.url.removeprefix("http://"), timeout=patience)
    with closing(line):
        line.request(method, path, headers={"Authorization": f"token {running.token}"})
        return line.getresponse().read()


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answer(running: Lab, program: "subprocess.Popen[bytes]", log: Path, patience: float = 90) -> None:
    """Wait until a server answers; fail with its log where it ends instead."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if program.poll() is not None:
            break
        try:
            asked(running, "GET", "/api", patience=5)
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
