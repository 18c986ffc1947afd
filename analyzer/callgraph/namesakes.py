"""Which packaged methods a look-up by name may find when its class is not known."""

from functools import cached_property

import numpy as np

from analyzer.callgraph.by_name import Api
from analyzer.callgraph.origins import Origins
from analyzer.callgraph.sources import Sources
from analyzer.callgraph.traced import Flags, is_call
from analyzer.program.build import ACC_ABSTRACT, ACC_STATIC, PACKAGED

MOST_NAMESAKES = 32
"""A name that more packaged methods bear than this says nothing about which of them is looked up."""


class Namesakes:
    """The methods of each name. What is known of the class narrows them: the class of some object has instances, or is
    named and may be made by its name; a class that was found by its name has that name among the texts of the package.
    """

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.program = sources.program
        names, table = self.program.symbols.methods, self.program.methods
        self._packaged = np.flatnonzero(table.origin == PACKAGED)
        self.known: Flags = np.zeros(self.program.symbols.strings.count, bool)
        """(strings,): the names that packaged methods bear."""
        self.known[names.name[self._packaged]] = True
        self._bearers: dict[int, list[int]] = {}

    def find(
        self, origins: Origins, pc: int, word: int, names: frozenset[str] | None, parameters: str | None
    ) -> set[int]:
        """The methods that the look-up at ``pc`` on the class in ``word`` may find.

        Args:
            origins: the method of the look-up.
            pc: its position.
            word: the argument word with the class.
            names: what is looked up; None for every name that the method loads.
            parameters: how the descriptor begins, None when that is not known.
        """
        find = self.program.symbols.strings.find
        numbers = self.loaded(origins.method) if names is None else {find(name) for name in names} - {-1}
        apis = self._apis(origins, pc, word)
        found: set[int] = set()
        for number in numbers:
            bearers = [m for m in self._bearing(number) if self._fits(m, parameters)] if self.known[number] else []
            if apis == {Api.CLASS_OF}:
                bearers = [m for m in bearers if self._may_have_instances(m)]
            elif apis == {Api.CLASS}:
                bearers = [m for m in bearers if self._is_spoken_of(m)]
            if len(bearers) <= MOST_NAMESAKES:
                found |= set(bearers)
        return found

    def loaded(self, method: int) -> set[int]:
        """Numbers of the strings that a method loads."""
        rows = slice(int(self.program.methods.first[method]), int(self.program.methods.end[method]))
        op, ref = self.program.sites.op[rows], self.program.sites.ref[rows]
        return set(ref[((op == 0x1A) | (op == 0x1B)) & (ref >= 0)].tolist())

    @cached_property
    def instantiated(self) -> Flags:
        """(types,): those of which any code makes an instance."""
        found = np.zeros(len(self.program.types.origin), bool)
        made = self.program.sites.ref[self.program.sites.op == 0x22]
        found[made[made >= 0]] = True
        return found

    @cached_property
    def _texts(self) -> frozenset[str]:
        """Values in the manifest, any of which may be the name of a class."""
        return frozenset(value for values in self.sources.meta_data.values() for value in values)

    def _apis(self, origins: Origins, pc: int, word: int) -> set[Api | None]:
        """What gave the class; None among them when that is something else than a call of a use of names."""
        found: set[Api | None] = set()
        for one in origins.word(pc, word):
            use = self.sources.use(origins, one) if one >= 0 and is_call(origins.at[one].op) else None
            found.add(use.api if use is not None else None)
        return found

    def _bearing(self, name: int) -> list[int]:
        if name not in self._bearers:
            names, table = self.program.symbols.methods, self.program.methods
            found = self._packaged[names.name[self._packaged] == name]
            self._bearers[name] = found[table.access[found] & ACC_ABSTRACT == 0].tolist()
        return self._bearers[name]

    def _fits(self, method: int, parameters: str | None) -> bool:
        return parameters is None or self.program.descriptor(method).startswith(parameters)

    def _may_have_instances(self, method: int) -> bool:
        if int(self.program.methods.access[method]) & ACC_STATIC:
            return False
        below = self.program.descendants_of(int(self.program.symbols.methods.owner[method]))
        return bool(self.instantiated[below].any()) or self._is_spoken_of(method)

    def _is_spoken_of(self, method: int) -> bool:
        name = self.program.type_name(int(self.program.symbols.methods.owner[method]))[1:-1].replace("/", ".")
        return name in self._texts or self.program.symbols.strings.find(name) >= 0
