"""Phase 2 as results: the focus tested, the mix of people, the running order and the days that are left."""

from innokit.process.planning.agenda import Agenda, Slot, agenda
from innokit.process.planning.countdown import Countdown, countdown
from innokit.process.planning.focus import ENGLISH, FocusTest, Prompt, Words, focus, prompts
from innokit.process.planning.mix import Mix, mix
from innokit.process.planning.runsheet import RunSheet, run_sheet

__all__ = [
    "ENGLISH", "Agenda", "Countdown", "FocusTest", "Mix", "Prompt", "RunSheet", "Slot", "Words", "agenda",
    "countdown", "focus", "mix", "prompts", "run_sheet",
]  # fmt: skip
