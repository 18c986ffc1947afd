"""The calls that the machine makes: into packaged methods, and to the framework functions that it knows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzer.names import MethodName
from analyzer.program.build import PACKAGED
from analyzer.program.flow import LIST_CHANGES, URI_BUILDER
from analyzer.program.heap import (
    MOST_TEXT,
    Boxed,
    Builder,
    Concrete,
    Held,
    Instance,
    Items,
    Literal,
    NoAnswerError,
    Table,
    Uri,
)
from analyzer.program.pure import LISTS, evaluated
from analyzer.program.pure_coding import grown_uri
from analyzer.program.pure_text import new_text
from analyzer.program.pure_values import STRING, items, number
from analyzer.program.text_builders import BUILDER_CLASSES, BUILDER_READERS, grown

if TYPE_CHECKING:
    from analyzer.program.evaluator import Machine

MAPS = frozenset({"Ljava/util/HashMap;", "Ljava/util/LinkedHashMap;", "Ljava/util/Map;"})
MOST_TARGETS = 1


def unknown() -> Instance:
    """A value of which nothing is known."""
    return Instance("", opaque=True)


def is_unknown(value: Concrete) -> bool:
    """Whether nothing is known of a value, not even which object it is."""
    return isinstance(value, Instance) and value.opaque


class Calls:
    """The calls of one machine."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine

    def made(self, descriptor: str) -> Concrete:
        """A new object before its constructor runs."""
        if descriptor in BUILDER_CLASSES or descriptor in (STRING, URI_BUILDER):
            return Builder(descriptor, "")
        if descriptor in LISTS:
            return Items("", [])
        if descriptor in MAPS:
            return Table()
        return Instance(descriptor)

    def framework_field(self, signature: str) -> Concrete:
        """A static field of the framework: known by its name alone."""
        return Held(signature)

    def new_text(self, name: MethodName, arguments: Sequence[Concrete]) -> str:
        """What a constructor of String makes."""
        made = new_text(name, arguments)
        self.machine.spend(len(made))
        return made

    def invoke(self, reference: int, op: int, name: MethodName, arguments: list[Concrete]) -> Concrete:
        """The result of a call; of one without result, anything.

        Raises:
            NoAnswerError: it has an effect on what the run holds that is not known.
        """
        receiver = arguments[0] if op not in (0x71, 0x77) and arguments else None
        if receiver is not None and receiver == 0 and isinstance(receiver, int):
            raise NoAnswerError  # a null pointer
        target = self._target(reference, op, receiver)
        if target >= 0:
            if self.machine.program.methods.dex[target] < 0 or self.machine.program.methods.access[target] & 0x500:
                return self._outside(arguments)
            return self.machine.call(target, arguments)
        for value in arguments:  # what looks through large values costs more than one step
            if isinstance(value, str | Items):
                self.machine.left -= len(value) // 64 if isinstance(value, str) else len(value.values) // 8
        try:
            result = self.framework(name, receiver, arguments)
        except NoAnswerError:
            return self._outside(arguments)
        if isinstance(result, str):
            self.machine.spend(len(result))
        elif isinstance(result, Items):
            self.machine.spend(len(result.values))
        return result

    def _outside(self, arguments: Sequence[Concrete]) -> Concrete:
        """A call of which nothing is known: harmless when it is handed nothing that it could change."""
        for value in arguments:
            own = isinstance(value, Items | Builder | Table) or (isinstance(value, Instance) and not value.frozen)
            if own and not is_unknown(value):
                raise NoAnswerError
        return unknown()

    def _target(self, reference: int, op: int, receiver: Concrete | None) -> int:
        """The packaged method that runs, -1 for the framework's."""
        sources = self.machine.sources
        if op in (0x6E, 0x72, 0x74, 0x78) and isinstance(receiver, Instance) and not receiver.opaque:
            return sources.find(self.machine.program.find_type(receiver.cls), reference)
        direct = sources.resolve(reference)
        if op in (0x6E, 0x72, 0x74, 0x78) and is_unknown(receiver if receiver is not None else 0):
            owner = int(self.machine.program.symbols.methods.owner[reference])
            if self.machine.program.types.origin[owner] != PACKAGED:
                return -1
            known = sources.targets(reference, op, MOST_TARGETS)
            if known is None:
                raise NoAnswerError
            return known[0]
        if op in (0x6E, 0x72, 0x74, 0x78) and not isinstance(receiver, Instance):
            return -1
        return direct

    def framework(self, name: MethodName, receiver: Concrete | None, arguments: list[Concrete]) -> Concrete:
        """The result of a framework's method; ``receiver`` is the first argument unless the method is static.

        Raises:
            NoAnswerError: it is not known.
        """
        member = name.name
        if isinstance(receiver, Builder) and receiver.cls != STRING:
            return self._on_builder(name, receiver, arguments)
        if isinstance(receiver, Table):
            return _on_table(member, receiver, arguments)
        if isinstance(receiver, Items):
            return self._on_items(name, receiver, arguments)
        if isinstance(receiver, Instance) and not receiver.opaque:
            return _on_instance(name, receiver, arguments)
        if name.cls == "Ljava/lang/System;" and member == "arraycopy":
            return _copy(arguments)
        if name.cls == "Ljava/util/Arrays;" and member == "fill" and len(arguments) == 2:
            _own(arguments[0]).values[:] = [arguments[1]] * len(items(arguments[0]))
            return 0
        if name.cls == STRING and member == "getChars" and isinstance(receiver, str):
            start, end, array, at = number(arguments[1]), number(arguments[2]), _own(arguments[3]), number(arguments[4])
            chars: list[Concrete] = [ord(unit) for unit in receiver[start:end]]
            if not 0 <= start <= end <= len(receiver) or not 0 <= at <= len(array.values) - len(chars):
                raise NoAnswerError
            array.values[at : at + len(chars)] = chars
            return 0
        return evaluated(name, arguments)

    def _on_builder(self, name: MethodName, builder: Builder, arguments: list[Concrete]) -> Concrete:
        if name.name in (*BUILDER_READERS, "build") or name.name in ("equals", "hashCode"):
            return evaluated(name._replace(cls=builder.cls), arguments)
        if builder.frozen:
            raise NoAnswerError
        change = grown_uri if builder.cls == URI_BUILDER else grown
        builder.text = change(name, builder.text, arguments[1:])
        self.machine.spend(len(builder.text))
        return builder

    def _on_items(self, name: MethodName, held: Items, arguments: list[Concrete]) -> Concrete:
        member = name.name
        if member == "clone":
            return Items(held.kind, list(held.values))
        if held.kind or member not in (*LIST_CHANGES, "clear"):
            return evaluated(name, arguments)
        if held.frozen:
            raise NoAnswerError
        if member in ("<init>", "addAll") and len(arguments) == 2:
            held.values += items(arguments[1]) if isinstance(arguments[1], Items) else []
        elif member == "add" and len(arguments) == 3:
            held.values.insert(number(arguments[1]), arguments[2])
        elif member == "set":
            held.values[number(arguments[1])] = arguments[2]
        elif member == "clear":
            held.values.clear()
        elif len(arguments) == 2:
            held.values.append(arguments[1])
        self.machine.spend(len(held.values))
        return 1


def _own(value: Concrete) -> Items:
    """An array that this run may change."""
    if not isinstance(value, Items) or value.frozen:
        raise NoAnswerError
    return value


def _copy(arguments: list[Concrete]) -> Concrete:
    """``System.arraycopy``."""
    source, target = items(arguments[0]), _own(arguments[2])
    start, at, count = number(arguments[1]), number(arguments[3]), number(arguments[4])
    if min(start, at, count) < 0 or start + count > len(source) or at + count > len(target.values):
        raise NoAnswerError
    target.values[at : at + count] = source[start : start + count]
    return 0


def _on_table(member: str, table: Table, arguments: list[Concrete]) -> Concrete:
    if member == "<init>" and (len(arguments) == 1 or isinstance(arguments[1], int)):
        return 0
    if member == "size":
        return len(table.entries)
    key = arguments[1]
    if not isinstance(key, int | str | Boxed | Uri | Literal | Held) and not (
        isinstance(key, Instance) and not key.opaque
    ):
        raise NoAnswerError
    if member == "get":
        return table.entries.get(key, 0)
    if member == "getOrDefault":
        return table.entries.get(key, arguments[2])
    if member == "containsKey":
        return int(key in table.entries)
    if member == "put" and not table.frozen and len(table.entries) < MOST_TEXT:
        before = table.entries.get(key, 0)
        table.entries[key] = arguments[2]
        return before
    raise NoAnswerError


def _on_instance(name: MethodName, instance: Instance, arguments: list[Concrete]) -> Concrete:
    """Framework methods on an object of a packaged class: Object's and Enum's."""
    member = name.name
    if member == "<init>":
        if name.cls == "Ljava/lang/Enum;" and not instance.frozen:
            instance.fields["name"], instance.fields["ordinal"] = arguments[1], arguments[2]
        elif name.cls != "Ljava/lang/Object;" and len(arguments) > 1:
            instance.fields["name"] = unknown()
        return 0
    if member in ("name", "toString", "ordinal") and "ordinal" in instance.fields:
        return instance.fields["ordinal" if member == "ordinal" else "name"]
    if member == "getClass":
        return Literal(instance.cls)
    if member == "equals":
        return int(instance is arguments[1])
    if member == "compareTo" and isinstance(arguments[1], Instance):
        return number(instance.fields["ordinal"]) - number(arguments[1].fields["ordinal"])
    raise NoAnswerError
