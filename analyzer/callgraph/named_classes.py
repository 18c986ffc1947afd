"""Classes and components that code names by a text: made by name, listed as services, put into an intent."""

from collections.abc import Iterator, Mapping

from analyzer.apk.model import Manifest
from analyzer.callgraph.by_name import Api, Use
from analyzer.callgraph.origins import Origins
from analyzer.callgraph.reflection import Edge
from analyzer.callgraph.sources import Sources
from analyzer.callgraph.traced import Frame
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import ACC_ABSTRACT, ACC_INTERFACE, PACKAGED, Program

Services = Mapping[str, tuple[str, ...]]
"""Java name of a service's class -> Java names of the classes that META-INF/services lists for it."""

MOST_MADE = 2000
"""Instances by name that are handed on."""
CONSTANT = frozenset((0x1A, 0x1B))
_SIMPLE = frozenset({Api.CLASS, Api.COMPONENT, Api.RELATIVE_COMPONENT, Api.ACTION})
"""Uses whose name, where it is simply a constant, the graph follows by itself."""


class NamedClasses:
    """What the calls in ``rows`` (by method) make or start: ``made`` and ``starts`` as in Hints."""

    def __init__(self, sources: Sources, manifest: Manifest, services: Services) -> None:
        self.sources = sources
        self.program: Program = sources.program
        self.manifest = manifest
        self.services = services
        self.made: set[Edge] = set()
        self.starts: set[Edge] = set()
        self._components = {c.target or c.name for c in manifest.components}
        self._answering: dict[str, set[str]] = {}
        for component in manifest.components:
            for action in (action for one in component.filters for action in one.actions):
                self._answering.setdefault(action, set()).add(component.target or component.name)

    def find(self, rows: Mapping[int, list[int]]) -> None:
        """Look at every row; the result is in ``made`` and ``starts``."""
        for method, own in rows.items():
            chosen = [row for row in own if self._worth(method, row)]
            origins = self.sources.origins(method) if chosen else None
            for row in chosen if origins is not None else ():
                pc = int(self.program.sites.pc[row])
                if origins is not None and origins.width(pc) and len(self.made) < MOST_MADE:
                    self._look(method, origins, pc, row)

    def _worth(self, method: int, row: int) -> bool:
        """Whether the graph may not see it by itself: a name that the instruction before loads is a constant."""
        use = self.sources.uses[int(self.program.sites.ref[row])]
        if use.api in (Api.SERVICES, Api.MAKES):
            return use.api is Api.MAKES or bool(self.services)
        if use.api not in _SIMPLE:
            return False
        if use.api is Api.ACTION and not self._answering:
            return False
        sites, before = self.program.sites, row - 1
        if before < int(self.program.methods.first[method]) or int(sites.op[before]) not in CONSTANT:
            return True
        # Of two texts that make a component's name, the one before may be the package.
        of_two = use.api in (Api.COMPONENT, Api.RELATIVE_COMPONENT)
        return of_two and self.program.symbols.strings.name(int(sites.ref[before])) not in self._components

    def _look(self, method: int, origins: Origins, pc: int, row: int) -> None:
        use = self.sources.uses[int(self.program.sites.ref[row])]
        if use.word >= origins.width(pc):
            return
        if use.api is Api.SERVICES:
            found = self.sources.in_frames(method, lambda frame: self._services(origins, pc, use, frame))
            self.made |= {(method, row, type_) for _, types in found for type_ in types}
            return
        for text in self._texts(method, origins, pc, use):
            if use.api in (Api.CLASS, Api.MAKES):
                self._make(method, row, text, instance=use.api is Api.MAKES)
            elif use.api is Api.ACTION:
                for name in sorted(self._answering.get(text, ())):
                    self._start(method, row, name)
            else:
                relative = use.api is Api.RELATIVE_COMPONENT and text.startswith(".")
                self._start(method, row, self.manifest.package + text if relative else text)

    def _texts(self, method: int, origins: Origins, pc: int, use: Use) -> Iterator[str]:
        """The texts that have to be computed; all of them for what only this module follows."""

        def texts(frame: Frame) -> tuple[frozenset[str] | None, bool]:
            self.sources.computed = False
            return self.sources.texts(origins, pc, use.word, frame), self.sources.computed

        for _, (found, computed) in self.sources.in_frames(method, texts):
            if computed or use.api not in (Api.CLASS, Api.COMPONENT, Api.ACTION):
                yield from sorted(found or ())

    def _services(self, origins: Origins, pc: int, use: Use, frame: Frame) -> set[int]:
        """The classes listed for a service; for any service when it is not known which."""
        classes = self.sources.classes(origins, origins.word(pc, use.word), frame)
        if classes is None:
            if self.sources.open and not self.sources.last:
                return set()
            wanted = set(self.services)
        else:
            wanted = {self.program.type_name(type_)[1:-1].replace("/", ".") for type_ in classes if type_ >= 0}
        types = {self._concrete(name) for service in wanted for name in self.services.get(service, ())}
        return types - {-1}

    def _concrete(self, name: str) -> int:
        """The packaged class of a Java name of which there can be an instance, -1 for none."""
        type_ = self._type(name)
        if type_ < 0 or int(self.program.types.access[type_]) & (ACC_INTERFACE | ACC_ABSTRACT):
            return -1
        return type_

    def _type(self, name: str) -> int:
        try:
            type_ = self.program.find_type(class_descriptor(name))
        except BadNameError:
            return -1
        return type_ if type_ >= 0 and self.program.types.origin[type_] == PACKAGED else -1

    def _make(self, method: int, row: int, name: str, instance: bool) -> None:
        type_ = self._concrete(name) if instance else self._type(name)
        if type_ >= 0:
            self.made.add((method, row, type_))

    def _start(self, method: int, row: int, name: str) -> None:
        type_ = self._type(name) if name in self._components else -1
        if type_ >= 0:
            self.starts.add((method, row, type_))
