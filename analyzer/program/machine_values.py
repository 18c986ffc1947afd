"""Values of the machine: what fields start with, what an instruction expects, what runs share."""

from analyzer.apk.encoded import Encoded, Kind
from analyzer.program.build import Program
from analyzer.program.heap import Boxed, Builder, Concrete, Instance, Items, Literal, NoAnswerError, Table, Uri, units


def from_encoded(program: Program, dex: int, value: Encoded | None) -> Concrete:
    """What a static field starts with; 0 (and null) when nothing is said.

    Raises:
        NoAnswerError: a value that the machine does not know.
    """
    if value is None or value.kind == Kind.NULL:
        return 0
    if value.kind == Kind.STRING:
        return units(program.dexes[dex].string(int(value.number)))
    if value.kind == Kind.TYPE:
        return Literal(program.dexes[dex].type_name(int(value.number)))
    if value.kind in (Kind.BYTE, Kind.SHORT, Kind.CHAR, Kind.INT, Kind.LONG, Kind.BOOLEAN):
        return int(value.number)
    raise NoAnswerError


def number_in(value: Concrete) -> int:
    """A value that is a plain number.

    Raises:
        NoAnswerError: it is none.
    """
    if isinstance(value, int):
        return value
    raise NoAnswerError


def array_in(value: Concrete) -> Items:
    """A value that is an array or list.

    Raises:
        NoAnswerError: it is none.
    """
    if isinstance(value, Items):
        return value
    raise NoAnswerError


def instance_of(value: Concrete, descriptor: str) -> int:
    """``instance-of`` for a class, as far as it is known.

    Raises:
        NoAnswerError: it depends on the hierarchy.
    """
    if value == 0:
        return 0
    known = {str: "Ljava/lang/String;", Uri: "Landroid/net/Uri;"}.get(type(value))
    if known == descriptor or (isinstance(value, Instance) and not value.opaque and value.cls == descriptor):
        return 1
    if isinstance(value, Boxed) and descriptor.startswith("Ljava/lang/"):
        names = {"I": "Integer", "J": "Long", "C": "Character", "Z": "Boolean", "B": "Byte", "S": "Short"}
        return int(descriptor == f"Ljava/lang/{names[value.kind]};")
    raise NoAnswerError


def freeze(value: Concrete) -> None:
    """Mark what a static initialiser made, and all it holds: it is shared between runs."""
    waiting: list[Concrete] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Items | Instance | Table | Builder) and not one.frozen:
            one.frozen = True
            if isinstance(one, Items):
                waiting += one.values
            elif isinstance(one, Instance):
                waiting += one.fields.values()
            elif isinstance(one, Table):
                waiting += one.entries.values()
