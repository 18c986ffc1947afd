"""The constants that may reach the arguments of a call, as they are handed on."""

from typing import NamedTuple


class Const(NamedTuple):
    """A constant. ``kind`` "string", "int" (boxed ones, booleans and characters as well; null is 0), "class"
    (descriptor), "field" (signature of a static field whose content is not known more closely), "uri" (what is below
    it may be unknown), or "strings": an array or list of strings, its known elements one a line.
    """

    kind: str
    value: str | int


Values = frozenset[Const]


class CallArguments(NamedTuple):
    """One call: ``pc`` in code units, the signature as written, and per argument (receiver first, when there is one)
    the constants that may reach it; None where anything may. ``known``: the same, but where anything may, those
    constants that do.
    """

    pc: int
    signature: str
    arguments: tuple[Values | None, ...]
    known: tuple[Values, ...] = ()
