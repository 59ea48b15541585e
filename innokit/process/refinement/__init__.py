"""Phase 4: from a shortlisted idea to a solution one can believe in."""

from innokit.process.refinement.concepts import Concepts, concepts
from innokit.process.refinement.lenses import Lenses, lenses
from innokit.process.refinement.theory import Theory, theory

__all__ = ["Concepts", "Lenses", "Theory", "concepts", "lenses", "theory"]
