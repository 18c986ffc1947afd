"""When a fact holds: what can run after it came about, and what overwrites it before."""

from analyzer.flows.bodies import Bodies, Body
from analyzer.flows.calls import Calls
from analyzer.flows.deep_calls import CallSteps
from analyzer.flows.deep_facts import Fact
from analyzer.flows.handing import Handing
from analyzer.flows.keys import Keys
from analyzer.flows.lifecycle import Lifecycle
from analyzer.flows.order import ANY_TIME, END, ENTRY, Orders
from analyzer.flows.paths import Path, surely


class Moments(CallSteps):
    """The order of instructions, as far as facts depend on it."""

    def __init__(self, bodies: Bodies, calls: Calls, handing: Handing, keys: Keys, lifecycle: Lifecycle) -> None:
        super().__init__(bodies, calls, handing, keys, lifecycle)
        self._orders = Orders(bodies.bindings.values.given)

    def in_time(self, body: Body, fact: Fact, pc: int) -> bool:
        """Whether an instruction can see the fact, nothing on the way having overwritten it."""
        if not fact.path:
            return True
        if fact.since == END:
            return False
        kills = self._kills(body, fact.node, fact.path)
        return self._orders.of(body.method).after_without(fact.since, pc, kills)

    def follows(self, body: Body, since: int, pc: int) -> bool:
        """Whether an instruction may run after a position."""
        return self._orders.of(body.method).after(since, pc)

    def _kills(self, body: Body, node: int, path: Path) -> set[int]:
        """Where the outermost part of a path is overwritten by way of the same node."""
        found = {s.pc for s in body.writes.get(node, ()) if surely(s.part, path[0])}
        return found | self.cleared(body, node, path[0])

    def moment(self, body: Body, fact: Fact, pc: int) -> int | None:
        """From when on what an instruction at ``pc`` does with an object shows what was put into it; None: never."""
        if not fact.path or fact.since in (ENTRY, ANY_TIME):
            return pc
        if fact.since == END:
            return END
        if fact.since == pc or self.follows(body, fact.since, pc):
            return pc
        return fact.since if self.follows(body, pc, fact.since) else None

    def survives(self, body: Body, fact: Fact) -> bool:
        """Whether what was put into an object is still there when the method ends."""
        order = self._orders.of(body.method)
        if fact.since == END or not order.exits:
            return True
        kills = self._kills(body, fact.node, fact.path)
        return any(order.after_without(fact.since, pc, kills) or fact.since == pc for pc in order.exits)
