"""In which order the framework runs the methods of one object."""

from collections.abc import Iterator

from analyzer.flows.bindings import Bindings
from analyzer.flows.handing import Handing
from analyzer.program.build import ACC_STATIC

_FIRST = ("<init>", "attachBaseContext", "onAttach", "onCreate", "onCreateView", "onViewCreated", "onActivityCreated")
_LAST = ("onDestroy", "onDetach", "onTerminate", "onCleared")
"""Callbacks that one object sees once: at its beginning in this order, and at its end."""


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
            if bindings.values.first_node[method] > 0 and not self._program.methods.access[method] & ACC_STATIC
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
