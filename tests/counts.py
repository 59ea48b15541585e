"""How much the tests try: little on every run, much when asked.

``INNOKIT_TESTS=thorough`` takes the second number of each pair. One table, so that nobody has to hunt for
loop lengths, and a test reads as ``@settings(max_examples=count("hypothesis"))``.
"""

import os
from typing import Final

COUNTS: Final[dict[str, tuple[int, int]]] = {
    "hypothesis": (25, 500),  # examples for each property
    "hypothesis_slow": (8, 100),  # examples for properties that open a book or build a case
    "records_at_once": (2, 300),  # lists of records of each kind, made at once and one by one
    "plain_views": (60, 1_000),  # random cases whose views are worked out again by plain loops
    "appraisals": (60, 200),  # random cases for each seed, against plain loops
    "malformed_cases": (100, 300),  # cases with something wrong in them, for each seed
    "draws": (2_000, 100_000),  # draws in tests of simulation and robustness
    "closed_form_draws": (100_000, 1_000_000),  # draws where a sampled answer meets an exact one
    "byte_flips": (200, 5_000),  # single bytes changed in a stored record
    "writers": (4, 30),  # processes writing to one book at once
    "entries_each": (25, 100),  # entries that each of them writes
    "hostile_titles": (30, 200),  # titles that try to run a script
    "import_files": (60, 2_000),  # fuzzed files that are looked at before an import
    "simulated_cases": (6, 200),  # random cases whose simulated mean meets the exact one
    "coverage": (60, 1_000),  # repeats of an interval that should hold the exact mean
    "signed_histories": (25, 500),  # random histories of signing, changing and taking back
    "histories": (20, 1_000),  # random histories of recording and withdrawing
    "idea_histories": (20, 1_000),  # random histories of merging, splitting, voting and withdrawing
    "many_ideas": (1_000, 5_000),  # cards among which alike ones are looked for
    "votings": (40, 1_000),  # random ballots counted a second time by plain loops
    "crowds": (1, 20),  # times that a room of writers starts at once
    "kills": (24, 500),  # writing processes killed at a random moment
    "tamperings": (200, 5_000),  # ways in which a small book is tampered with
    "erasures": (10, 200),  # fields erased, and looked for in every byte
    "merges": (15, 500),  # pairs of copies that went different ways
    "pack_tamperings": (60, 5_000),  # ways in which a pack is tampered with
}

SEEDS: Final[tuple[tuple[int, ...], tuple[int, ...]]] = ((2026,), (2026, 7, 42, 99, 12345))


def thorough() -> bool:
    """Whether the long form of the tests was asked for."""
    return os.environ.get("INNOKIT_TESTS", "quick") == "thorough"


def count(name: str) -> int:
    """The number of tries that ``name`` stands for in this run."""
    return COUNTS[name][thorough()]


def seeds() -> tuple[int, ...]:
    """The seeds of this run; each sampled test is meant to hold for every one of them."""
    return SEEDS[thorough()]
