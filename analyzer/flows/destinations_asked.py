"""What an answer of the search for destinations rests on: the parameters whose callers decide it.

An argument that comes in by a parameter is what the callers hand over. Who knows by which calls the data has come
needs to ask again only where one of these methods is on the way; everybody else's answer is the same for all.
"""

from collections.abc import Hashable

Parameter = tuple[int, int]
"""Method number, and which of its parameters (receiver first)."""


class Asked:
    """Notes while questions are answered, one inside another. Answers are kept by their keys elsewhere; what they rest
    on is kept here by the same keys.
    """

    def __init__(self) -> None:
        self._open: list[set[Parameter]] = []
        self._kept: dict[Hashable, frozenset[Parameter]] = {}

    def note(self, method: int, parameter: int) -> None:
        """The answer in hand depends on what callers of a method hand to it for a parameter."""
        if self._open:
            self._open[-1].add((method, parameter))

    def begin(self) -> int:
        """A question is asked; :meth:`end` must follow, with the number that this gives back."""
        self._open.append(set())
        return len(self._open) - 1

    def end(self, number: int, key: Hashable) -> None:
        """A question is answered, and with it those inside it that were broken off."""
        found = set[Parameter]().union(*self._open[number:])
        del self._open[number:]
        self._kept[key] = frozenset(found)
        if self._open:
            self._open[-1] |= found

    def again(self, key: Hashable) -> None:
        """An answer that is known is given once more."""
        if self._open:
            self._open[-1] |= self._kept.get(key, frozenset())

    def of(self, key: Hashable) -> frozenset[Parameter]:
        """The parameters on whose callers a known answer depends."""
        return self._kept.get(key, frozenset())
