"""What checking a pack found, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from innokit.words import count


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
    """

    problems: tuple[Finding, ...] = ()
    intact: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    digest: str = ""
    head: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong, and everything asked for could be checked."""
        return not self.problems and not self.unchecked

    @property
    def code(self) -> int:
        """0 sound, 1 altered, 2 could not be checked."""
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
        if self.unchecked:
            return "Nothing was found altered, but not everything could be checked."
        return "Sound: nothing was found altered."


@dataclass
class Report:
    """What checking finds, in the making.

    Attributes
    ----------
    problems, intact, notes, unchecked
        As for `Checked`.
    digest, head : str
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
    expected: str = ""
    rerun: bool = False

    def checked(self) -> Checked:
        """Give it as it stands."""
        unknown = [NAMES, TRUTH]
        if not self.expected:
            unknown.append(WHOLE)
        elif self.expected == "head" and not self.rerun:
            unknown.append(RECORD_ONLY)
        return Checked(
            tuple(self.problems), tuple(self.intact), tuple(self.notes), tuple(self.unchecked),
            tuple(unknown), self.digest, self.head,
        )  # fmt: skip


NAMES = "Who people really are: names are as declared, and prove nothing unless signed."
TRUTH = "Whether what people recorded is true: each figure leads to who recorded it, and to its source."
WHOLE = (
    "Whether the whole pack was written anew: compare the pack digest or the head with one noted elsewhere, "
    "such as in the minutes, or give it with --expect."
)
RECORD_ONLY = (
    "Whether pages and notebooks were written anew around this record: leave --quick away, or compare the "
    "pack digest with one noted elsewhere."
)
