"""Which constants reach the arguments of calls, asked for method by method."""

from collections.abc import Callable
from typing import NamedTuple

from analyzer.program.build import Program
from analyzer.program.values import CallArguments, call_arguments

StringsOfResource = Callable[[int], tuple[str, ...]]
"""A resource id to the texts that it may have on a device; () when it is no text or not known."""


class Budget(NamedTuple):
    """Most code units of all methods together that are followed."""

    units: int = 1_000_000


def no_resources(identity: int) -> tuple[str, ...]:
    """Of no resource anything is known."""
    return ()


class Constants:
    """The constants of one program; nothing is computed before it is asked for, and nothing twice.

    ``unfollowed``: the methods asked for whose constants could not be followed to the end.
    """

    def __init__(
        self, program: Program, strings_of_resource: StringsOfResource = no_resources, budget: Budget | None = None
    ) -> None:
        self.program = program
        self._strings_of_resource = strings_of_resource
        self._budget = budget or Budget()
        self._units = 0
        self._arguments: dict[int, dict[int, CallArguments]] = {}
        self.unfollowed: set[int] = set()

    def arguments(self, method: int) -> dict[int, CallArguments]:
        """The calls of a packaged method by their position in code units; {} for a method without code."""
        known = self._arguments.get(method)
        if known is None:
            known = self._arguments[method] = self._follow(method)
        return known

    def _follow(self, method: int) -> dict[int, CallArguments]:
        number = int(self.program.methods.dex[method])
        if number < 0:
            return {}
        self._units += int(self.program.dexes[number].code_units[int(self.program.methods.row[method])])
        calls, whole = ((), False) if self._units > self._budget.units else call_arguments(self.program, method)
        if not whole:
            self.unfollowed.add(method)
        return {call.pc: call for call in calls}
