"""Inside one method: what its calls name, and which objects made there a register may hold."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from analyzer.apk.code import Code
from analyzer.apk.instructions import Instruction
from analyzer.names import CONSTRUCTOR, BadNameError, MethodName, parse_method, parse_proto, register_width
from analyzer.program.blocks import ENTRY, Blocks, Unfollowable
from analyzer.program.build import ACC_STATIC, Program
from analyzer.program.pure import LISTS
from analyzer.program.pure_values import STRING
from analyzer.program.text_builders import BUILDER_CLASSES, BUILDER_READERS

MOST_OBJECTS = 20_000
"""Instructions that may touch an object, of one method, above which its objects are not followed."""
URI_BUILDER = "Landroid/net/Uri$Builder;"
CONTENT_URIS = "Landroid/content/ContentUris;"
MADE = frozenset({STRING, *BUILDER_CLASSES, URI_BUILDER, *LISTS})
"""Classes whose objects are followed inside the method that makes them; arrays are followed as well."""

_FARTHEST = 200
"""Instructions between the making of an object and its constructor."""
Names = dict[tuple[int, int], MethodName | None]
"""Method references that were parsed, by number of the dex file and index."""


class Operand(NamedTuple):
    """One argument of a call: its register, and its declared type."""

    register: int
    kind: str


class Flow(Blocks):
    """One method's code, with what reaches what; nothing is computed before it is asked for.

    ``number_in``: (dex file, field index) to the only number that a static field holds, None when there is none.
    """

    def __init__(
        self,
        program: Program,
        dex_number: int,
        code: Code,
        names: Names | None = None,
        number_in: Callable[[int, int], int | None] | None = None,
    ) -> None:
        super().__init__(code, partial(number_in, dex_number) if number_in is not None else None)
        self._program = program
        self.dex = program.dexes[dex_number]
        self.dex_number = dex_number
        self._names: Names = {} if names is None else names
        self._operands: dict[int, tuple[Operand, ...]] = {}
        self._origins: dict[tuple[int, int], tuple[int, ...]] = {}
        self._touched: bool | None = None

    # calls

    def parameters(self, method: int) -> dict[int, tuple[int, str]]:
        """The registers that hold the parameters at the entry: number (receiver first) and declared type."""
        program = self._program
        static = bool(program.methods.access[method] & ACC_STATIC)
        try:
            kinds, _ = parse_proto(program.descriptor(method))
        except BadNameError:
            return {}
        owner = () if static else (program.type_name(int(program.symbols.methods.owner[method])),)
        found: dict[int, tuple[int, str]] = {}
        register = self.code.registers - self.code.ins
        for place, kind in enumerate((*owner, *kinds)):
            found[register] = (place, kind)
            register += register_width(kind)
        return found

    def called(self, at: int) -> MethodName | None:
        """The method that the call at ``at`` names; None when it has no name of the right form."""
        index = self.instructions[at].ref
        key = self.dex_number, index
        if key not in self._names:
            try:
                self._names[key] = parse_method(self.dex.method_signature(index))
            except BadNameError:
                self._names[key] = None
        return self._names[key]

    def operands(self, at: int) -> tuple[Operand, ...]:
        """The arguments of the call at ``at``, receiver first when there is one; a missing register is -1."""
        known = self._operands.get(at)
        if known is None:
            known = self._operands[at] = self._read_operands(at)
        return known

    def _read_operands(self, at: int) -> tuple[Operand, ...]:
        i, name = self.instructions[at], self.called(at)
        if name is None:
            return ()
        kinds = name.parameters if i.op in (0x71, 0x77) else (name.cls, *name.parameters)
        found: list[Operand] = []
        place = 0
        for kind in kinds:
            found.append(Operand(i.registers[place] if place < len(i.registers) else -1, kind))
            place += register_width(kind)
        return tuple(found)

    # objects

    def constructor(self, origin: int) -> int:
        """The call of the constructor of the object that ``new-instance`` at ``origin`` makes, -1 if it is not found.

        Raises:
            Unfollowable: the budget ran out.
        """
        wanted = self.dex.type_name(self.instructions[origin].ref)
        for at in range(origin + 1, min(origin + _FARTHEST, len(self.instructions))):
            i = self.instructions[at]
            if i.op in (0x70, 0x76) and i.registers and (name := self.called(at)) is not None:
                of_it = name.name == CONSTRUCTOR and name.cls == wanted
                if of_it and self.origins(i.registers[0], at) == (origin,):
                    return at
        return -1

    def origins(self, register: int, at: int) -> tuple[int, ...]:
        """The instructions that made what ``register`` holds before ``at``: moves and chained builders followed.

        Raises:
            Unfollowable: the budget ran out.
        """
        starts = self.reaching(register, at)
        if len(starts) == 1:
            return self._origins_of(register, starts[0])
        return tuple(sorted({origin for write in starts for origin in self._origins_of(register, write)}))

    def _origins_of(self, register: int, start: int) -> tuple[int, ...]:
        """The instructions that made what a write put into the register."""
        known = self._origins.get((register, start))
        if known is not None:
            return known
        found: set[int] = set()
        waiting = [(register, start)]
        seen: set[tuple[int, int]] = set()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            self.spend()
            key, write = one
            source = self._source(write) if write != ENTRY else None
            if one in self._origins:
                found.update(self._origins[one])
            elif write == ENTRY:
                found.add(ENTRY - 1 - key)
            elif source is None:
                found.add(write)
            else:
                waiting += [(source[0], other) for other in self.reaching(source[0], source[1])]
        result = self._origins[register, start] = tuple(sorted(found))
        return result

    def _source(self, write: int) -> tuple[int, int] | None:
        """(register, before which instruction) that the write copies; None when it makes something itself."""
        i = self.instructions[write]
        if 0x01 <= i.op <= 0x09:
            return (i.registers[1], write) if len(i.registers) > 1 else None
        if i.op == 0x0C and write and 0x6E <= self.instructions[write - 1].op <= 0x78:
            name = self.called(write - 1)
            same = name is not None and (
                (name.cls in BUILDER_CLASSES and name.result == name.cls)
                or (name.result == URI_BUILDER and name.cls in (URI_BUILDER, CONTENT_URIS))
            )
            if same and self.instructions[write - 1].registers:
                return self.instructions[write - 1].registers[0], write - 1
        return None

    def makes(self, origin: int) -> str:
        """The descriptor of the object that the instruction makes, when it is one that is followed; else ""."""
        if origin < 0:
            return ""
        i = self.instructions[origin]
        if i.op == 0x22:
            made = self.dex.type_name(i.ref)
            return made if made in MADE else ""
        if i.op == 0x23:
            return self.dex.type_name(i.ref)
        if i.op == 0x0C and origin:
            made_by = self.instructions[origin - 1]
            if made_by.op in (0x24, 0x25):
                return self.dex.type_name(made_by.ref)
            if 0x6E <= made_by.op <= 0x78 and (name := self.called(origin - 1)) is not None:
                return URI_BUILDER if name.result == URI_BUILDER and name.name == "buildUpon" else ""
        return ""

    def touches(self, origin: int, at: int) -> tuple[int, ...]:
        """The instructions that may have changed the object made at ``origin`` last before ``at``; ``origin`` itself
        when it is as it was made. Ways on which it is not made at all are left out.

        Raises:
            Unfollowable: too many instructions touch objects, or the budget ran out.
        """
        self._find_touches()
        return tuple(touch for touch in self.reaching(-2 - origin, at) if touch != ENTRY)

    def all_touches(self, origin: int) -> tuple[int, ...]:
        """Every instruction that may change the object made at ``origin``.

        Raises:
            Unfollowable: as for `touches`.
        """
        self._find_touches()
        return tuple(at for at in self.writes.get(-2 - origin, ()) if at != origin)

    def _find_touches(self) -> None:
        if self._touched is not None:
            if not self._touched:
                raise Unfollowable
            return
        self._touched = False
        found: dict[int, set[int]] = {}
        makers = (0x0C, 0x22, 0x23)
        made = [at for at, i in enumerate(self.instructions) if i.op in makers and self.makes(at)]
        if not made:
            self._touched = True
            return
        candidates = [(at, r) for at, i in enumerate(self.instructions) for r in self._changed(at, i)]
        if len(candidates) > MOST_OBJECTS:
            raise Unfollowable
        for at, register in candidates:
            for origin in self.origins(register, at):
                if origin >= 0 and self.makes(origin):
                    found.setdefault(-2 - origin, {origin}).add(at)
        for at in made:
            found.setdefault(-2 - at, {at})
        for key, writes in found.items():
            self.writes[key] = sorted(writes)
        self._touched = True

    def _changed(self, at: int, i: Instruction) -> tuple[int, ...]:
        """Registers whose object the instruction may change."""
        op = i.op
        if 0x4B <= op <= 0x51:
            return i.registers[1:2]
        if op == 0x26:
            return i.registers[:1]
        if not 0x6E <= op <= 0x78:
            return ()
        places = _changed_places(self.called(at), op in (0x71, 0x77))
        if not places:
            return ()
        given = self.operands(at)
        return tuple(given[place].register for place in places if place < len(given))


@lru_cache(maxsize=1 << 14)
def _changed_places(name: MethodName | None, static: bool) -> tuple[int, ...]:
    """The arguments (receiver first) whose object a call may change."""
    if name is None or (name.cls in _HARMLESS and name.name != "<init>"):
        return ()
    own = () if static else (0,)
    if name.cls == STRING:
        return own
    if name.cls in BUILDER_CLASSES or name.cls == URI_BUILDER:
        return () if name.name in BUILDER_READERS or name.name == "build" else own
    if name.cls in LISTS:
        return own if name.name in LIST_CHANGES else ()
    return tuple(place for place, kind in enumerate(name.parameters, len(own)) if kind in _CHANGEABLE)


LIST_CHANGES = frozenset({"<init>", "add", "addAll", "addFirst", "addLast", "set"})
_CHANGEABLE = frozenset({*BUILDER_CLASSES, URI_BUILDER, "[B", "[C", "[I", "[S", "[J", "[Z", "Ljava/lang/Appendable;"})
_HARMLESS = frozenset(
    {STRING, CONTENT_URIS, "Landroid/util/Base64;", "Landroid/util/Log;", "Ljava/util/Base64$Decoder;"}
)
"""Classes that change no array handed to them; an identity added to a URI leaves it below the one it was."""
