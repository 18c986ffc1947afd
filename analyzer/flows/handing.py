"""What the framework hands from a call to the code that it runs because of it, and back."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from analyzer.callgraph.build import HOW
from analyzer.flows.bindings import Bindings
from analyzer.flows.kernels_state import CALL, CUSTOM, RESULT_NODE
from analyzer.flows.lambdas import Lambda
from analyzer.flows.models import Models
from analyzer.flows.paths import ANY, Path, keyed, taken
from analyzer.flows.points import CALLBACK, KEYED, RESULT, Place
from analyzer.program.build import ACC_STATIC, PACKAGED, Program

if TYPE_CHECKING:
    from analyzer.flows.calls import Calls

ON_INTENT = "intent"
"""The part of a component, or of a pending intent, in which the intent lies."""
CALLBACKS = HOW.index("callback")
INTENT = HOW.index("intent")
REFLECTION = HOW.index("reflection")
_NO_DATA = frozenset(
    {"Ljava/lang/Throwable;", "Ljava/lang/Class;", "Ljava/lang/Thread;", "Ljava/util/concurrent/Executor;"}
)
_CARRIERS = (
    "Ljava/lang/Thread;", "Ljava/util/concurrent/FutureTask;", "Ljava/util/Timer", "Landroid/os/AsyncTask;",
    "Landroid/app/AlertDialog$Builder;", "Landroid/content/AsyncQueryHandler;",
)  # fmt: skip
"""Types, or how the names of types begin, whose objects run code that they were given."""


class Handed(NamedTuple):
    """Of one call and one method that it makes the framework run: (operand, parameter) pairs; whether the method's
    result is what the call gives back; whether what it gives back is kept by what the call gives back and its receiver.
    """

    operands: tuple[tuple[int, int], ...]
    returned: bool
    kept: bool


class Link(NamedTuple):
    """A value goes from node to node. ``taken``: the parts that are taken out of it on the way, ``put``: those that it
    is put into; ``derived``: a new value is computed from it; ``away``: nothing comes back. ``statement`` is the call,
    ``callee`` the method that is entered (``entering``) or was left.
    """

    source: int
    target: int
    statement: int
    callee: int
    entering: bool
    taken: Path = ()
    put: Path = ()
    derived: bool = False
    away: bool = False

    def across(self, path: Path) -> Path | None:
        """A path on the other side; None when it does not cross."""
        left = taken(self.taken, path)
        if left is None or (self.derived and path and isinstance(path[0], int)):
            return None
        return self.put if self.derived else (*self.put, *left)


class Handing:
    """Which operands become which parameters: by their declared types, where a type says enough."""

    def __init__(self, bindings: Bindings, models: Models, lambdas: Mapping[int, Lambda] | None = None) -> None:
        self._bindings = bindings
        self._lambdas = lambdas or {}
        self._program: Program = bindings.graph.program
        self._models = models
        self._known: dict[tuple[int, int, int], Handed] = {}
        self._above: dict[int, frozenset[int]] = {}
        self._links: dict[int, list[Link]] = {}
        self._carriers: dict[int, bool] = {}
        self._operand_types: dict[int, list[int]] = {}
        self._object = self._program.find_type("Ljava/lang/Object;")
        self._intent = self._program.find_type("Landroid/content/Intent;")
        self._pending = self._program.find_type("Landroid/app/PendingIntent;")

    def of(self, statement: int, callee: int, how: int) -> Handed:
        """What goes between the call and a method that the framework runs."""
        values = self._bindings.values
        ref = int(self._program.sites.ref[int(values.row[statement])])
        key = (ref, callee, how)
        if key not in self._known:
            self._known[key] = self._of(ref, callee, how)
        return self._known[key]

    def _of(self, ref: int, callee: int, how: int) -> Handed:
        given = self._bindings.values.given
        static = bool(self._program.methods.access[callee] & ACC_STATIC)
        offset = 0 if static else 1
        p = int(given.proto_of[callee])
        params = given.params[int(given.param_first[p]) : int(given.param_first[p + 1])].tolist()
        objects = given.param_object[int(given.param_first[p]) : int(given.param_first[p + 1])].tolist()
        operands = self.operand_types(ref)
        if how == REFLECTION:
            return Handed((), returned=True, kept=False)
        pairs = [
            (k, offset + j)
            for j, (wanted, kind) in enumerate(zip(params, objects, strict=True))
            if kind == 1
            for k, offered in enumerate(operands)
            if self._fits(offered, wanted) and not (how == INTENT and wanted != self._intent and offered != wanted)
        ]
        call = int(given.proto_of[ref])
        result = bool(given.returns_object[p])
        same = (
            result and bool(given.returns_object[call]) and self._fits(int(given.returns[p]), int(given.returns[call]))
        )
        return Handed(tuple(pairs), returned=same, kept=result and not same)

    def links(self, calls: "Calls") -> Iterator[Link]:
        """Everything that is handed, of all calls."""
        for statement in self._bindings.framework_targets:
            yield from self.links_of(statement, calls)

    def links_of(self, statement: int, calls: "Calls") -> list[Link]:
        """What one call hands to the code that the framework runs because of it, and gets back."""
        known = self._links.get(statement)
        if known is None:
            known = self._links[statement] = list(self._links_of(statement, calls))
        return known

    def _links_of(self, statement: int, calls: "Calls") -> Iterator[Link]:
        b = self._bindings
        operands, result = b.operands(statement), int(b.values.c[statement])
        targets = b.framework_targets.get(statement, [])
        kinds = {node: b.types_of(node) for node in operands if node} if targets else {}
        for callee, how in targets:
            body = self._lambdas.get(callee)
            if body is not None:
                yield from self._to_lambda(statement, body, operands, result)
                continue
            if b.values.kind[statement] == CUSTOM:
                continue
            handed = self.of(statement, callee, how)
            returned = int(b.values.first_node[callee]) + RESULT_NODE
            for k, j in handed.operands:
                if k < len(operands):
                    yield Link(operands[k], b.parameter(callee, j), statement, callee, True)
            if how == REFLECTION:
                yield from self._reflected(statement, callee, operands)
            elif how == INTENT and not self._program.methods.access[callee] & ACC_STATIC:
                receiver, row = b.parameter(callee, 0), int(b.values.row[statement])
                for k, node in enumerate(operands):
                    if node and self.is_intent(row, k):
                        yield Link(node, receiver, statement, callee, True, put=(ON_INTENT,))
                    elif node and self._is_pending(row, k):
                        yield Link(node, receiver, statement, callee, True, away=True)
                        for j in self._intent_operands(callee):
                            yield Link(node, b.parameter(callee, j), statement, callee, True, taken=(ON_INTENT,))
            if how == CALLBACKS and not self._program.methods.access[callee] & ACC_STATIC:
                owner = int(self._program.symbols.methods.owner[callee])
                above = self.above(owner)
                for node, types in kinds.items():
                    if any(t in above or owner in self.above(t) for t in types):
                        yield Link(node, b.parameter(callee, 0), statement, callee, True)
            if handed.returned and result:
                yield Link(returned, result, statement, callee, False)
            if handed.kept and result:
                yield Link(returned, result, statement, callee, False, put=(ANY,))
            if handed.kept and operands and operands[0]:
                yield Link(returned, operands[0], statement, callee, False, put=(ANY,))
        yield from self._called_back(statement, targets, operands, result, calls)

    def _to_lambda(self, statement: int, body: Lambda, operands: list[int], result: int) -> Iterator[Link]:
        """What a lambda captures where it is made, and what it is called with where code calls it."""
        b = self._bindings
        if statement == body.statement:
            for k, node in enumerate(operands[: body.captured]):
                yield Link(node, b.parameter(body.method, k), statement, body.method, True)
        elif b.values.kind[statement] == CALL and self._called(statement) == body.name:
            for k, node in enumerate(operands[1:]):
                yield Link(node, b.parameter(body.method, body.captured + k), statement, body.method, True)
            if result:
                returned = int(b.values.first_node[body.method]) + RESULT_NODE
                yield Link(returned, result, statement, body.method, False)

    def _called(self, statement: int) -> str:
        ref = int(self._program.sites.ref[int(self._bindings.values.row[statement])])
        return self._program.method_name(ref) if ref >= 0 else ""

    def _reflected(self, statement: int, callee: int, operands: list[int]) -> Iterator[Link]:
        """``Method.invoke(object, array)`` and ``newInstance(array)``: elements of the array are the parameters."""
        b = self._bindings
        static = bool(self._program.methods.access[callee] & ACC_STATIC)
        made = self._program.method_name(callee) == "<init>"
        array = operands[-1] if operands else 0
        count = int(b.values.given.param_first[b.values.given.proto_of[callee] + 1]) - int(
            b.values.given.param_first[b.values.given.proto_of[callee]]
        )
        if not static and not made and len(operands) > 1 and operands[1]:
            yield Link(operands[1], b.parameter(callee, 0), statement, callee, True)
        for j in range(count):
            if array and b.parameter(callee, j + (0 if static else 1)):
                yield Link(
                    array, b.parameter(callee, j + (0 if static else 1)), statement, callee, True, (keyed(None),)
                )

    def _called_back(
        self, statement: int, targets: list[tuple[int, int]], operands: list[int], result: int, calls: "Calls"
    ) -> Iterator[Link]:
        """The effects of a model that name methods that the framework calls back."""
        effects = [e for e in calls.effects(statement) if e.source and CALLBACK in (e.source.operand, e.target.operand)]
        for effect in effects:
            out, into = _words(effect.source), _words(effect.target)
            for source, callee in self._ends(effect.source, targets, operands, result):
                for target, entered in self._ends(effect.target, targets, operands, result):
                    if source and target:
                        inside = entered if entered >= 0 else callee
                        yield Link(source, target, statement, inside, entered >= 0, out, into, not effect.same)

    def _ends(
        self, place: Place | None, targets: list[tuple[int, int]], operands: list[int], result: int
    ) -> list[tuple[int, int]]:
        """(node, method called back or -1) of one end of an effect."""
        if place is None:
            return []
        if place.operand == CALLBACK:
            name, number = place.callback
            named = [callee for callee, _ in targets if self._name(callee) == name]
            b = self._bindings
            if number == RESULT:
                return [(int(b.values.first_node[callee]) + RESULT_NODE, callee) for callee in named]
            return [(b.parameter(callee, self._place(callee, number)), callee) for callee in named]
        if place.operand == RESULT:
            return [(result, -1)]
        return [(operands[place.operand], -1)] if 0 <= place.operand < len(operands) else []

    def _name(self, callee: int) -> str:
        """By which name the framework calls a method: of a lambda, that of its interface's method."""
        body = self._lambdas.get(callee)
        return body.name if body is not None else self._program.method_name(callee)

    def _place(self, callee: int, number: int) -> int:
        body = self._lambdas.get(callee)
        if body is not None:
            return body.captured + number - 1
        return number - 1 if self._program.methods.access[callee] & ACC_STATIC else number

    def operand_types(self, ref: int) -> list[int]:
        """The declared types of a call's operands, -1 for what is no object."""
        known = self._operand_types.get(ref)
        if known is None:
            known = self._operand_types[ref] = self._declared_types(ref)
        return known

    def _declared_types(self, ref: int) -> list[int]:
        given = self._bindings.values.given
        p = int(given.proto_of[ref])
        first, end = int(given.param_first[p]), int(given.param_first[p + 1])
        kinds = zip(given.params[first:end].tolist(), given.param_object[first:end].tolist(), strict=True)
        types = [type_ if kind == 1 else -1 for type_, kind in kinds]
        if not self._models.is_static(ref):
            types.insert(0, int(self._program.symbols.methods.owner[ref]))
        return types

    def is_intent(self, row: int, operand: int) -> bool:
        """Whether an operand of the call at a row is declared as an intent."""
        ref = int(self._program.sites.ref[row]) if row >= 0 else -1
        types = self.operand_types(ref) if ref >= 0 else []
        return operand < len(types) and types[operand] == self._intent and self._intent >= 0

    def _is_pending(self, row: int, operand: int) -> bool:
        ref = int(self._program.sites.ref[row]) if row >= 0 else -1
        types = self.operand_types(ref) if ref >= 0 else []
        return operand < len(types) and types[operand] == self._pending and self._pending >= 0

    def _intent_operands(self, callee: int) -> list[int]:
        """The operands of a method that are declared as intents."""
        given = self._bindings.values.given
        p = int(given.proto_of[callee])
        params = given.params[int(given.param_first[p]) : int(given.param_first[p + 1])].tolist()
        offset = 0 if self._program.methods.access[callee] & ACC_STATIC else 1
        return [offset + j for j, wanted in enumerate(params) if wanted == self._intent and self._intent >= 0]

    def _fits(self, offered: int, wanted: int) -> bool:
        if offered < 0 or wanted < 0:
            return False
        if offered == wanted:
            return not self._models.inert(wanted)
        if self._object in (offered, wanted) or self._models.inert(wanted):
            return False
        return wanted in self.above(offered) or offered in self.above(wanted)

    def above(self, type_: int) -> frozenset[int]:
        """All supertypes of a type but Object, itself included."""
        known = self._above.get(type_)
        if known is None:
            types = self._program.types
            found, todo = {type_}, [type_]
            while todo and len(found) < 512:
                current = todo.pop()
                for up in types.supers[int(types.super_first[current]) : int(types.super_first[current + 1])].tolist():
                    if up not in found:
                        found.add(up)
                        todo.append(up)
            known = self._above[type_] = frozenset(found - {self._object})
        return known

    def holds(self, method: int, field_owner: int) -> bool:
        """Whether an object on which ``method`` runs can have a field that ``field_owner`` declares."""
        owner = int(self._program.symbols.methods.owner[method])
        return field_owner in self.above(owner) or owner in self.above(field_owner)

    def carries_code(self, type_: int) -> bool:
        """Whether objects of a framework type hold code that they run: threads, tasks, timers, dialogs."""
        known = self._carriers.get(type_)
        if known is None:
            known = not self._models.inert(type_) and any(
                self._program.type_name(up).startswith(_CARRIERS) for up in self.above(type_)
            )
            self._carriers[type_] = known
        return known

    def is_modelled(self, type_: int) -> bool:
        """Whether models speak of a packaged class or of a packaged one above it."""
        origin = self._program.types.origin
        return any(up in self._models.classes and origin[up] == PACKAGED for up in self.above(type_))

    def is_no_data(self, type_: int) -> bool:
        """Whether an object of a type that lies in an object full of data is surely none of it."""
        return self._models.inert(type_) or any(self._program.type_name(up) in _NO_DATA for up in self.above(type_))

    def is_inert(self, type_: int) -> bool:
        """Whether objects of a type are services and screens, which everybody holds (``Models.inert``)."""
        return self._models.inert(type_)


def _words(place: Place | None) -> Path:
    """The parts of a place, whatever the key."""
    parts = place.parts if place is not None else ()
    return tuple(keyed(None) if part.word == KEYED else part.word for part in parts)
