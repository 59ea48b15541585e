"""What a person did with the cards on the board: merged, split, put under a theme; each can be withdrawn.

None of these changes an idea, its author or its votes, so withdrawing the record undoes it exactly.
"""

from __future__ import annotations

from typing import ClassVar

from innokit.records.base import Record, Title, register, told


@register
class Merging(Record):
    """Ideas that say the same thing, carried on as one; each keeps its words, its author and its votes."""

    kind: ClassVar[str] = "merging"
    plural: ClassVar[str] = "mergings"
    phase: ClassVar[int] = 3

    into: str = told(
        "Carried on as", "The idea that goes on, one of them or a new one.", refers="idea", min_length=1
    )
    ideas: tuple[str, ...] = told("Merged", "The ideas that go on within it.", refers="idea", min_length=1)
    reason: str = told(
        "Reason", "What they have in common, in a sentence their authors would accept.", default=""
    )

    def check(self) -> None:
        """Refuse an idea merged into itself, or named twice."""
        if self.into in self.ideas:
            raise ValueError("the idea that is carried on cannot also be merged into itself")
        if len(set(self.ideas)) < len(self.ideas):
            raise ValueError("an idea is named twice")


@register
class Splitting(Record):
    """One idea that says several things, carried on as several."""

    kind: ClassVar[str] = "splitting"
    plural: ClassVar[str] = "splittings"
    phase: ClassVar[int] = 3

    idea: str = told("Split", "The idea that says several things.", refers="idea", min_length=1)
    into: tuple[str, ...] = told(
        "Carried on as", "The ideas it became, two or more.", refers="idea", min_length=2
    )
    reason: str = told("Reason", "Why they are better apart.", default="")

    def check(self) -> None:
        """Refuse an idea split into itself, or a part named twice."""
        if self.idea in self.into:
            raise ValueError("the idea that is split cannot be one of its own parts")
        if len(set(self.into)) < len(self.into):
            raise ValueError("a part is named twice")


@register
class Theme(Record):
    """A group of ideas with a name; the newest that names an idea counts, before the card's own theme."""

    kind: ClassVar[str] = "theme"
    plural: ClassVar[str] = "themes"
    phase: ClassVar[int] = 3

    title: Title = told("Theme", "What these ideas have in common.")
    ideas: tuple[str, ...] = told("Ideas", "Those that belong to it.", default=(), refers="idea")
    reason: str = told("Reason", "Anything a reader should know of it.", default="")


@register
class KeptApart(Record):
    """Ideas that look alike, and somebody said they are not the same."""

    kind: ClassVar[str] = "kept_apart"
    plural: ClassVar[str] = "kept_apart"
    phase: ClassVar[int] = 3

    ideas: tuple[str, ...] = told("Ideas", "The two or more that look alike.", refers="idea", min_length=2)
    reason: str = told("Reason", "In what they differ.", default="")
