"""In which order the framework runs the methods of one object."""

from collections.abc import Iterator

from analyzer.flows.bindings import Bindings
from analyzer.flows.handing import Handing
from analyzer.program.build import ACC_STATIC

_FIRST = ("<init>", "attachBaseContext", "onAttach", "onCreate", "onCreateView", "onViewCreated", "onActivityCreated")
_LAST = ("onDestroy", "onDetach", "onTerminate", "onCleared")
"""Callbacks that one object sees once: at its beginning in this order, and at its end."""

_ASKED = frozenset(
    {"equals", "hashCode", "toString", "compareTo", "compare", "clone", "iterator", "hasNext", "next", "size"}
)
"""Methods by which the framework only asks an object for something; what they leave in it is not worth following."""

_SAVES = ("onSaveInstanceState",)
_RESTORES = ("onCreate", "onRestoreInstanceState", "onViewStateRestored", "onCreateView", "onActivityCreated")
"""The methods that fill the bundle of an activity's or fragment's state, and those that are handed it again."""


class Lifecycle:
    """Which methods the framework runs on the same object, before or after each other."""

    def __init__(self, bindings: Bindings, handing: Handing) -> None:
        self._bindings = bindings
        self._handing = handing
        self._program = bindings.graph.program
        graph = bindings.graph
        entered = {entry.method for entry in graph.entry_points} | set(bindings.framework_callers)
        self._entered = {
            method
            for method in entered
            if bindings.values.first_node[method] > 0
            and not self._program.methods.access[method] & ACC_STATIC
            and self._program.method_name(method) not in _ASKED
        }
        self._of_type: dict[int, list[int]] = {}
        for method in sorted(self._entered):
            self._of_type.setdefault(int(self._program.symbols.methods.owner[method]), []).append(method)
        self._known: dict[int, tuple[int, ...]] = {}

    def later(self, method: int) -> tuple[int, ...]:
        """The methods that may see, on the same object, what ``method`` has left in it; () when the framework does not
        run ``method`` itself.
        """
        if method not in self._entered:
            return ()
        known = self._known.get(method)
        if known is None:
            known = self._known[method] = tuple(self._later(method))
        return known

    def is_entered(self, method: int) -> bool:
        """Whether the framework itself runs a method on an object."""
        return method in self._entered

    def of_class(self, owner: int) -> Iterator[int]:
        """The methods that the framework runs on objects of a class, those left out that come before anything else."""
        above = self._handing.above(owner)
        for type_, methods in self._of_type.items():
            if type_ in above or owner in self._handing.above(type_):
                yield from (m for m in methods if self._program.method_name(m) not in _FIRST)

    def same_objects(self) -> Iterator[tuple[int, int]]:
        """Pairs of nodes that may be the same object, though no code says so: the receivers of what the framework runs
        on one class and its superclasses, and the bundles that it keeps.
        """
        node = self._bindings.parameter
        for type_, methods in self._of_type.items():
            yield from ((node(methods[0], 0), node(other, 0)) for other in methods[1:])
            for above in self._handing.above(type_) - {type_}:
                if above in self._of_type:
                    yield node(methods[0], 0), node(self._of_type[above][0], 0)
            for method in methods:
                if self._program.method_name(method) in _SAVES:
                    for place in range(1, 3):
                        yield from ((node(method, place), node(*other)) for other in self.given_again(method, place))

    def given_again(self, method: int, place: int) -> Iterator[tuple[int, int]]:
        """(method, operand): which methods the framework may hand the same object that it handed ``method`` as operand
        ``place``: that method again, or what restores the state that it has saved.
        """
        wanted = self._operand_type(method, place)
        if self._program.method_name(method) not in _SAVES:
            yield method, place
            return
        owner = int(self._program.symbols.methods.owner[method])
        for type_, methods in self._of_type.items():
            if type_ not in self._handing.above(owner) and owner not in self._handing.above(type_):
                continue
            for other in methods:
                if self._program.method_name(other) in _RESTORES:
                    yield from ((other, k) for k in range(1, 5) if self._operand_type(other, k) == wanted)

    def _operand_type(self, method: int, place: int) -> int:
        given = self._bindings.values.given
        p = int(given.proto_of[method])
        at = int(given.param_first[p]) + place - 1
        return int(given.params[at]) if place >= 1 and at < int(given.param_first[p + 1]) else -1

    def _later(self, method: int) -> Iterator[int]:
        name = self._program.method_name(method)
        if name in _LAST:
            return
        owner = int(self._program.symbols.methods.owner[method])
        above = self._handing.above(owner)
        rank = _FIRST.index(name) if name in _FIRST else len(_FIRST)
        for type_, methods in self._of_type.items():
            if type_ not in above and owner not in self._handing.above(type_):
                continue
            for other in methods:
                called = self._program.method_name(other)
                if called in _FIRST and _FIRST.index(called) <= rank and (other != method or name in _FIRST):
                    continue
                yield other
