"""What checking a pack found, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from innokit.words import a_list, count


class Finding(NamedTuple):
    """One thing that is not as it should be.

    Attributes
    ----------
    where : str
        The file, or ``"container"`` for the zip around the files.
    says : str
        What is wrong with it.
    """

    where: str
    says: str

    def __str__(self) -> str:
        if self.where == "container":
            return f"{self.says}."
        return f"{shown(self.where)}: {self.says}."


def shown(name: str) -> str:
    r"""Show a name from a pack in one line that no terminal obeys.

    >>> shown("a" + chr(27) + "[2Jb")
    'a\\x1b[2Jb'
    """
    safe = _harmless(name)
    return safe if len(safe) <= 200 else f"{safe[:200]}..."


def _harmless(text: str) -> str:
    """Write out whatever a terminal might obey, as text in a pack may come from anybody."""
    seen = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in seen)


@dataclass(frozen=True)
class Checked:
    """What checking a pack found.

    Attributes
    ----------
    problems : tuple of Finding
        What is not as it was packed, or does not come out again.
    intact : tuple of str
        Sentences on what was found to be as it should be.
    notes : tuple of str
        Sentences on what differs and is no fault, such as versions.
    unchecked : tuple of str
        What was asked for and could not be done here; each with the remedy.
    unknown : tuple of str
        What no such check can know.
    digest, head : str
        SHA-256 of the manifest, and head of the record as it was read; empty where there is none.
    uncompared : tuple of str
        Files and passages that could not be compared with fresh ones.
    rerun : bool
        Whether everything was worked out again.
    """

    problems: tuple[Finding, ...] = ()
    intact: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    digest: str = ""
    head: str = ""
    uncompared: tuple[str, ...] = ()
    rerun: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong, and everything asked for could be checked and compared."""
        return not self.problems and not self.unchecked

    @property
    def code(self) -> int:
        """0 sound, 1 altered, 2 not altered as far as could be told, but something could not be checked."""
        return 1 if self.problems else 2 if self.unchecked else 0

    def in_words(self) -> str:
        """Say it all."""
        facts = [f"Pack digest {self.digest}."] if self.digest else []
        blocks = [
            ("", [self._verdict()]),
            ("What differs", [str(problem) for problem in self.problems]),
            ("What could not be checked", [*self.unchecked]),
            ("What is intact", [*self.intact, *facts]),
            ("Worth knowing", [*self.notes]),
            ("What this check cannot know", [*self.unknown]),
        ]
        return "\n\n".join(
            "\n".join([head, *(f"  {_harmless(line)}" for line in lines)] if head else lines)
            for head, lines in blocks
            if lines
        )

    def __str__(self) -> str:
        return self.in_words()

    def _verdict(self) -> str:
        """Say in a sentence how it stands."""
        if self.problems:
            many = count(len(self.problems), "thing")
            return f"Not sound: {many} {'differs' if len(self.problems) == 1 else 'differ'} from what it was."
        if self.unchecked and self.uncompared:
            more = len(self.uncompared) - _MOST
            named = [*self.uncompared[:_MOST], *([count(more, "other thing")] if more > 0 else [])]
            return f"Nothing was found altered, but {a_list([*map(shown, named)])} could not be compared."
        if self.unchecked:
            return "Nothing was found altered, but not everything could be checked."
        if not self.rerun:
            return "The files agree with the list in this pack. Nothing was worked out again."
        return "Sound: nothing was found altered, and everything came out again."


@dataclass
class Report:
    """What checking finds, in the making.

    Attributes
    ----------
    problems, intact, notes, unchecked
        As for `Checked`.
    digest, head : str
    uncompared : list of str
        As for `Checked`.
    expected : str
        ``"digest"`` or ``"head"``: which of them was as expected; empty where neither was given.
    rerun : bool
        Whether everything was worked out again.
    """

    problems: list[Finding] = field(default_factory=list)
    intact: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    digest: str = ""
    head: str = ""
    uncompared: list[str] = field(default_factory=list)
    expected: str = ""
    rerun: bool = False

    def add(self, found: Iterable[Finding]) -> None:
        """Add problems, at most one of each place and sort."""
        self.problems += [one for one in dict.fromkeys(found) if one not in self.problems]

    def checked(self) -> Checked:
        """Give it as it stands."""
        unknown = [] if self.rerun else [NOT_RUN]
        unknown += [NAMES, TRUTH, AT_WILL]
        if not self.expected:
            unknown.append(WHOLE)
        if self.expected != "digest" and (self.uncompared or (self.expected and not self.rerun)):
            unknown.append(RECORD_ONLY)
        return Checked(
            tuple(self.problems), tuple(self.intact), tuple(self.notes), tuple(self.unchecked),
            tuple(unknown), self.digest, self.head, tuple(dict.fromkeys(self.uncompared)), self.rerun,
        )  # fmt: skip


_MOST = 3
NOT_RUN = (
    "Whether figures, pages, notebooks, documents and tables follow from the record: nothing of these was "
    "worked out again, and any list of files can be made to agree."
)
NAMES = "Who people really are: names are as declared, and nothing in a pack proves them."
TRUTH = "Whether what people recorded is true: each figure leads to who recorded it, and to its source."
AT_WILL = "When entries were really made: whoever writes a record can write names and times into it at will."
WHOLE = (
    "Whether the whole pack was written anew: compare the pack digest or the head with one noted elsewhere, "
    "such as in the minutes, or give it with --expect."
)
RECORD_ONLY = (
    "Whether what was not compared was written anew around this record: check it with the versions that the "
    "pack was really made with and without --quick, or compare the pack digest with one noted elsewhere."
)
