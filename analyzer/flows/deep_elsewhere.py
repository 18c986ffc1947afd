"""What leaves one tree of calls: static fields, stores that outlive the run, objects that the framework keeps."""

from collections.abc import Iterator
from functools import cached_property

from analyzer.flows.bodies import Statement
from analyzer.flows.deep_objects import Objects
from analyzer.flows.order import ANY_TIME, ENTRY
from analyzer.flows.paths import Path, keyed, taken
from analyzer.flows.points import KEYED, RESULT, STORE, Effect, Place
from analyzer.program.build import ACC_STATIC

OUTLIVING = frozenset({"preferences", "database", "file"})
"""Stores in which something is still there when the app runs again."""
_OF_CLASS = frozenset({"view"})
"""Stores that only code of the same outermost class shares."""
ENTERED = "entered"
"""What has happened where the framework runs a method on an object that another has left something in."""


class Elsewhere(Objects):
    """Where an outcome is seen by other code."""

    def parts(self, place: Place, s: Statement) -> Path:
        """The path of a place's parts at one call, its keys worked out."""
        return tuple(
            keyed(self.keys.of(s.number, part.key) if part.key >= 0 else None) if part.word == KEYED else part.word
            for part in place.parts
        )

    def elsewhere(self, what: tuple[object, ...]) -> Iterator[tuple[int, Path, int, int, str]]:
        """(node, path, statement, position, word): where an outcome is seen by other code."""
        values = self.bindings.values
        if what[0] == "static":
            for number in self._static_loads.get(what[1], ()):  # type: ignore[call-overload]  # a field's number
                yield int(values.c[number]), what[2], number, int(values.pc[number]), "load"  # type: ignore[misc]  # a path
            for number in self._static_stores.get(what[1], ()) if what[2] else ():  # type: ignore[call-overload]  # a field's number
                yield int(values.b[number]), what[2], number, ANY_TIME, "alias"  # type: ignore[misc]  # a path
        elif what[0] == "store":
            yield from self._restored(str(what[1]), what[2])  # type: ignore[arg-type]  # a path
        elif what[0] == "again":
            method, path = int(what[1]), what[2]  # type: ignore[call-overload]  # a method
            for other in self.lifecycle.later(method):
                yield self.bindings.parameter(other, 0), path, 0, ENTRY, ENTERED  # type: ignore[misc]  # a path
            if isinstance(path[0], int) and self.shared(path[0]) and self.lifecycle.is_entered(method):  # type: ignore[index]  # a path
                yield from self._outside(path)  # type: ignore[arg-type]  # a path
        elif what[0] == "kept":
            method, place = int(what[1]), int(what[2])  # type: ignore[call-overload]  # a method, an operand
            for other, parameter in self.lifecycle.given_again(method, place):
                yield self.bindings.parameter(other, parameter), what[3], 0, ENTRY, ENTERED  # type: ignore[misc]  # a path
        elif what[0] == "member":
            owner = int(self.bindings.values.given.field_owner[int(what[1]) - 1])  # type: ignore[call-overload]  # a field
            for other in self.lifecycle.of_class(owner):
                yield self.bindings.parameter(other, 0), what[2], 0, ENTRY, ENTERED  # type: ignore[misc]  # a path
            yield from self._outside(what[2])  # type: ignore[arg-type]  # a path

    def _outside(self, path: Path) -> Iterator[tuple[int, Path, int, int, str]]:
        """Where code of other classes, or static code of its own, reads a field of a component."""
        values = self.bindings.values
        field = path[0]
        owner = int(values.given.field_owner[field - 1])  # type: ignore[operator]  # a field's number
        for number in self._loads.get(field, ()):  # type: ignore[arg-type]  # a field's number
            method = int(values.method[number])
            reader = int(self._program.symbols.methods.owner[method])
            own = owner in self.handing.above(reader) or reader in self.handing.above(owner)
            if not own or self._program.methods.access[method] & ACC_STATIC:
                yield int(values.c[number]), path[1:], number, int(values.pc[number]), "load"

    def store_of(self, path: Path, statement: int) -> str:
        """The store that a path begins with. What screens hold under the ids of their views is told apart by class."""
        word = str(path[0])
        return f"{word} {self._outermost(statement)}" if word in _OF_CLASS else word

    def _outermost(self, statement: int) -> str:
        owner = int(self._program.symbols.methods.owner[int(self.bindings.values.method[statement])])
        return self._program.type_name(owner).removesuffix(";").partition("$")[0]

    def _restored(self, store: str, path: Path) -> Iterator[tuple[int, Path, int, int, str]]:
        of_class = store.partition(" ")[0] in _OF_CLASS
        for number, effect in self._reads_of_stores.get(store, ()):
            s = self.bodies.statement(number)
            source = effect.source
            if source is None:
                continue
            parts = self.parts(source, s)[1:]
            left = taken(parts, path)
            if left is None or (of_class and parts[:1] != path[:1]):
                continue
            target = effect.target
            out = (*self.parts(target, s), *(left if effect.same else ()))
            node = (
                s.c
                if target.operand == RESULT
                else s.operands[target.operand]
                if target.operand < len(s.operands)
                else 0
            )
            yield node, out, number, s.pc, "restored" if store in OUTLIVING else "load"

    @cached_property
    def _reads_of_stores(self) -> dict[str, list[tuple[int, Effect]]]:
        found: dict[str, list[tuple[int, Effect]]] = {}
        for effects, statements in self.calls.grouped().items():
            for effect in effects:
                if effect.source is not None and effect.source.operand == STORE and effect.source.parts:
                    word = effect.source.parts[0].word
                    for number in statements:
                        store = f"{word} {self._outermost(number)}" if word in _OF_CLASS else word
                        found.setdefault(store, []).append((number, effect))
        return found
