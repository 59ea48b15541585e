"""The four gates between phases, who passed one without what it asks for, and the map of the whole way."""

from innokit.process.gates.gate import GATES, Gate
from innokit.process.gates.map import ProcessMap, Step, process_map
from innokit.process.gates.nodes import NODES, Node
from innokit.process.gates.overrides import Passed, overrides
from innokit.process.gates.passage import Passage, gate, gate_after
from innokit.process.gates.whole import Gates, gates

__all__ = [
    "GATES", "NODES", "Gate", "Gates", "Node", "Passage", "Passed", "ProcessMap", "Step", "gate",
    "gate_after", "gates", "overrides", "process_map",
]  # fmt: skip
