"""What one part of a package sends and another receives, though no call joins them: broadcasts to receivers that code
registers, messages to a messenger's handler, results to the component that asked for them.
"""

from collections.abc import Iterator

import numpy as np

from analyzer.callgraph.build import HOW, CallGraph
from analyzer.flows.bindings import Bindings
from analyzer.flows.kernels_state import CALL
from analyzer.flows.keys import Keys
from analyzer.flows.models import Models
from analyzer.flows.points import RESULT

CALLBACK = HOW.index("callback")
INTENT = HOW.index("intent")
_BROADCASTS = (
    "sendBroadcast", "sendBroadcastAsUser", "sendOrderedBroadcast", "sendOrderedBroadcastAsUser", "sendStickyBroadcast",
    "sendStickyOrderedBroadcast", "sendBroadcastSync",
)  # fmt: skip
_ASKING = ("startActivityForResult", "startActivityIfNeeded")
_MESSENGER = "Landroid/os/Messenger;"
_RECEIVER = "Landroid/os/ResultReceiver;"
MOST_NODES = 64
"""Values that one value may come from, looked at for an action."""

Triple = tuple[int, int, int]
"""(statement, method that is run because of it, how)."""


class Messages:
    """Finds the pairs of one program."""

    def __init__(self, bindings: Bindings, models: Models, keys: Keys) -> None:
        self._bindings = bindings
        self._models = models
        self._keys = keys
        self._graph: CallGraph = bindings.graph
        self._program = bindings.graph.program
        values = bindings.values
        self._named: dict[str, list[int]] = {}
        wanted = {*_BROADCASTS, *_ASKING, "registerReceiver", "send", "setResult", "<init>"}
        numbers = self._program.symbols.strings.find_all(wanted)
        words = {number: word for word, number in numbers.items() if number >= 0}
        calls = np.flatnonzero((values.kind == CALL) & (values.row >= 0))
        refs = self._program.sites.ref[values.row[calls]]
        names = self._program.symbols.methods.name[np.maximum(refs, 0)]
        hit = np.isin(names, list(words)) & (refs >= 0)
        for statement, name in zip(calls[hit].tolist(), names[hit].tolist(), strict=True):
            self._named.setdefault(words[name], []).append(statement)

    def found(self) -> tuple[Triple, ...]:
        """All pairs, each once."""
        return tuple(sorted({*self._broadcasts(), *self._messages(), *self._answers(), *self._results()}))

    # broadcasts

    def _broadcasts(self) -> Iterator[Triple]:
        receivers = [
            (self._actions(statement, "Landroid/content/IntentFilter;"), callee)
            for statement in self._named.get("registerReceiver", ())
            for callee, how in self._bindings.framework_targets.get(statement, ())
            if how == CALLBACK and self._program.method_name(callee) == "onReceive"
        ]
        if not receivers:
            return
        for name in _BROADCASTS:
            for statement in self._named.get(name, ()):
                sent = self._actions(statement, "Landroid/content/Intent;")
                for wanted, callee in receivers:
                    if sent is None or wanted is None or sent & wanted:
                        yield statement, callee, CALLBACK

    def _actions(self, statement: int, kind: str) -> frozenset[str] | None:
        """The actions that an intent or a filter among a call's operands names; None when they are not known."""
        type_ = self._program.find_type(kind)
        nodes = [node for node in self._bindings.operands(statement) if type_ in self._bindings.types_of(node)]
        found: set[str] = set()
        for node in self._same(nodes):
            for user in self._uses(node):
                name, operands = self._called(user), self._bindings.operands(user)
                if operands[:1] != [node] or name not in ("<init>", "setAction", "addAction"):
                    continue
                if len(operands) > 1 and (name != "<init>" or self._first_is_text(user)):
                    action = self._keys.of(user, 1)
                    if not isinstance(action, str):
                        return None
                    found.add(action)
        return frozenset(found) if found else None

    def _first_is_text(self, statement: int) -> bool:
        descriptor = self._program.descriptor(self._ref(statement))
        return descriptor.startswith("(Ljava/lang/String;")

    def _same(self, nodes: list[int]) -> set[int]:
        """The nodes of the method from which values come by moves alone, themselves included."""
        values = self._bindings.values
        seen, todo = set(nodes), list(nodes)
        while todo and len(seen) < MOST_NODES:
            node = todo.pop()
            for s in values.definition[values.def_first[node] : values.def_first[node + 1]].tolist():
                before = self._identity(s) if values.kind[s] == CALL else int(values.a[s])
                if before and before not in seen:
                    seen.add(before)
                    todo.append(before)
        return seen

    def _identity(self, statement: int) -> int:
        """The operand that a call gives back as it is, 0 for none."""
        ref = self._ref(statement)
        operands = self._bindings.operands(statement)
        for effect in self._models.effects(ref) or () if ref >= 0 else ():
            source = effect.source
            if source and effect.same and effect.target.operand == RESULT and not (source.parts or effect.target.parts):
                return operands[source.operand] if 0 <= source.operand < len(operands) else 0
        return 0

    def _uses(self, node: int) -> list[int]:
        values = self._bindings.values
        found = values.use[values.use_first[node] : values.use_first[node + 1]]
        return found[values.kind[found] == CALL].tolist()  # type: ignore[no-any-return]  # numpy's tolist

    def _ref(self, statement: int) -> int:
        row = int(self._bindings.values.row[statement])
        return int(self._program.sites.ref[row]) if row >= 0 else -1

    def _called(self, statement: int) -> str:
        ref = self._ref(statement)
        return self._program.method_name(ref) if ref >= 0 else ""

    # messages

    def _messages(self) -> Iterator[Triple]:
        """What is sent to any messenger reaches the handlers that messengers are made with."""
        messenger = self._program.find_type(_MESSENGER)
        owner = self._program.symbols.methods.owner
        made = [s for s in self._named.get("<init>", ()) if int(owner[self._ref(s)]) == messenger]
        sent = [s for s in self._named.get("send", ()) if int(owner[self._ref(s)]) == messenger]
        if messenger < 0 or not made or not sent:
            return
        for statement in made:
            for node in self._bindings.operands(statement)[1:]:
                for type_ in self._bindings.types_of(node) if node else ():
                    for method in self._program.methods_of(type_).tolist():
                        if self._program.method_name(method) == "handleMessage":
                            yield from ((one, method, CALLBACK) for one in sent if self._is_live(method))

    def _answers(self) -> Iterator[Triple]:
        """What is sent to any receiver of results reaches the package's own kinds of it."""
        receiver = self._program.find_type(_RECEIVER)
        owner = self._program.symbols.methods.owner
        sent = [s for s in self._named.get("send", ()) if receiver in self._above(int(owner[self._ref(s)]))]
        for type_ in self._program.descendants_of(receiver).tolist() if sent else ():
            for method in self._program.methods_of(type_).tolist():
                if self._program.method_name(method) == "onReceiveResult" and self._is_live(method):
                    yield from ((one, method, CALLBACK) for one in sent)

    def _above(self, type_: int) -> list[int]:
        types = self._program.types
        found = [type_]
        while types.superclass[found[-1]] >= 0 and len(found) < MOST_NODES:
            found.append(int(types.superclass[found[-1]]))
        return found

    def _is_live(self, method: int) -> bool:
        return int(self._bindings.values.first_node[method]) > 0

    # results

    def _results(self) -> Iterator[Triple]:
        """``setResult`` in a component that another has started for its result reaches that one's callback."""
        answers: dict[int, list[int]] = {}
        owner = self._program.symbols.methods.owner
        for statement in self._named.get("setResult", ()):
            answers.setdefault(int(owner[int(self._bindings.values.method[statement])]), []).append(statement)
        if not answers:
            return
        for callee, statement in self._asked():
            asking = int(owner[int(self._bindings.values.method[statement])])
            callbacks = [
                method
                for type_ in self._nest(asking)
                for method in self._program.methods_of(type_).tolist()
                if self._program.method_name(method) == "onActivityResult" and self._is_live(method)
            ]
            for answer in answers.get(int(owner[callee]), ()):
                yield from ((answer, callback, CALLBACK) for callback in callbacks)

    def _asked(self) -> Iterator[tuple[int, int]]:
        """(method of a started component, statement that starts it) where a result is asked for."""
        asking = {int(self._bindings.values.method[s]) for name in _ASKING for s in self._named.get(name, ())}
        for statement, targets in self._bindings.framework_targets.items():
            if int(self._bindings.values.method[statement]) in asking:
                yield from ((callee, statement) for callee, how in targets if how == INTENT)

    def _nest(self, type_: int) -> list[int]:
        """A class and those around it."""
        name = self._program.type_name(type_).removesuffix(";")
        found = [type_]
        while "$" in name:
            name = name.rpartition("$")[0]
            found.append(self._program.find_type(f"{name};"))
        return [one for one in found if one >= 0]
