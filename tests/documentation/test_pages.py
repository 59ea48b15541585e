"""What the documentation shows runs, its links arrive, and every command is described."""

import doctest
import importlib.util
import os
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from tests.documentation.pages import anchors, blocks, links, pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages(ROOT)]
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def run_page(text: str, name: str) -> int:
    """Run the ``python`` blocks of a page top down in one namespace; return how many there were."""
    namespace: dict[str, object] = {"__name__": "page"}
    found = blocks(text, "python")
    for line, body in found:
        if body.lstrip().startswith(">>>"):
            run_session(body, namespace, name, line)
        else:
            padded = "\n" * (line - 1) + body
            exec(compile(padded, name, "exec"), namespace)  # noqa: S102 - running the page is the test
    return len(found)


def run_session(body: str, namespace: dict[str, object], name: str, line: int) -> None:
    """Run a block written as a session, and compare what it prints."""
    session = doctest.DocTestParser().get_doctest(body, namespace, name, name, line - 1)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(session, out=told.append, clear_globs=False)
    namespace.update(session.globs)
    assert not told, "".join(told)


@pytest.mark.parametrize("written", PAGES)
def test_the_code_on_the_page_runs(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run_page(written.read_text(encoding="utf-8"), str(written))


@pytest.mark.parametrize("written", PAGES)
def test_the_links_of_the_page_arrive(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    lost = [link for link in links(text) if not arrives(link, written, text)]
    assert lost == []


def arrives(link: str, page: Path, text: str) -> bool:
    """Whether a link leads to a file of the repository, and to a heading in it where it names one."""
    if link.startswith(("https://", "http://", "mailto:", "data:")):
        return True
    path, _, anchor = unquote(link).partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not anchor or target.suffix != ".md" or anchor in anchors(target.read_text(encoding="utf-8"))


def test_each_command_is_described_with_its_name() -> None:
    from innokit.cli import app

    told = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    commands = typer.main.get_command(app).commands
    assert {"new", "demo", "status", "run", "export", "verify", "reference"} <= set(commands)
    assert [name for name in commands if f"innokit {name}" not in told] == []


def bash_blocks() -> list[str]:
    specification = importlib.util.spec_from_file_location("readme_block", ROOT / ".ci" / "readme_block.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.blocks((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_first_command_ends_in_the_demonstration() -> None:
    last = bash_blocks()[0].strip().splitlines()[-1]
    assert last.split("&&")[-1].strip().endswith("innokit demo")


def test_the_second_command_runs_the_tests_that_ci_runs() -> None:
    block = bash_blocks()[1]
    assert "constraints.txt" in block
    assert "[test]" in block
    assert "-m pytest" in block.strip().splitlines()[-1]
    assert "readme_block.py 2" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_windows_line_stands_beside() -> None:
    assert r"Scripts\innokit demo" in (ROOT / "README.md").read_text(encoding="utf-8")


# The tests above could pass on pages that they misread; these show that they do not.


def test_a_broken_example_is_found() -> None:
    with pytest.raises(ZeroDivisionError):
        run_page("```python\n1 / 0\n```\n", "page")
    with pytest.raises(AssertionError, match="Expected"):
        run_page("```python\n>>> 1 + 1\n3\n```\n", "page")


def test_blocks_of_a_page_share_their_names() -> None:
    assert run_page("```python\na = 2\n```\nand then\n```python\n>>> a + 1\n3\n```\n", "page") == 2


def test_a_lost_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = "# One thing\n[a](#one-thing) [b](page.md#another) [c](gone.md) ![d](gone.png) `[e](code.md)`\n"
    page.write_text(text, encoding="utf-8")
    lost = [link for link in links(text) if not arrives(link, page, text)]
    assert lost == ["page.md#another", "gone.md", "gone.png"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [("What is `innokit new`?", "what-is-innokit-new"), ("BCR (say which)", "bcr-say-which")],
)
def test_anchors_are_named_as_github_names_them(heading: str, name: str) -> None:
    assert anchors(f"## {heading}\n") == {name}
