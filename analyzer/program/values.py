"""Which constants reach the arguments of the calls in one method.

A forward analysis over the method's basic blocks: registers hold sets of constants, joined where paths meet, unknown
as soon as a set grows past MOST_VALUES. Strings, integers, class literals and static fields are constants; a few pure
framework functions on URIs and strings are evaluated. Nothing is followed through fields or other methods.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from analyzer.apk.code import Code, read_code
from analyzer.apk.instructions import Instruction
from analyzer.apk.opcodes import Flag
from analyzer.names import BadNameError, MethodName, parse_method, register_width
from analyzer.program.build import Program

MOST_VALUES = 8
MOST_STEPS = 200_000
"""Instructions interpreted per method before the analysis gives up; generated tables reach some ten thousand."""
MOST_TEXT = 4096
STRING_ARRAY = "[Ljava/lang/String;"


class Const(NamedTuple):
    """A constant. ``kind`` "string", "int", "class" (descriptor), "field" (signature of a static field), "uri", or
    "strings": an array of strings, its known elements one a line.
    """

    kind: str
    value: str | int


Values = frozenset[Const]
UNKNOWN: Values | None = None
State = dict[int, Values]


class CallArguments(NamedTuple):
    """One call: ``pc`` in code units, the signature as written, and per argument (receiver first, when there is one)
    the constants that may reach it; None where anything may. ``known``: the same, but where anything may, those
    constants that do.
    """

    pc: int
    signature: str
    arguments: tuple[Values | None, ...]
    known: tuple[Values, ...] = ()


def call_arguments(program: Program, method: int) -> tuple[tuple[CallArguments, ...], bool]:
    """Every call of a packaged method with the constants that reach its arguments.

    Returns the calls by position, and whether the method was followed to the end (False: its budget ran out, and
    arguments are given as unknown).
    """
    reader = _reader(program, method)
    if reader is None:
        return (), True
    whole = reader.run()
    return tuple(reader.calls[pc] for pc in sorted(reader.calls)), whole


def stored_constants(program: Program, method: int) -> dict[str, Values]:
    """The constants that a packaged method (a static initialiser) stores in static fields, by field signature.

    Fields of which anything may be stored are left out.
    """
    reader = _reader(program, method)
    if reader is None or not reader.run():
        return {}
    return {field: values for field, values in reader.stored.items() if values is not None}


def _reader(program: Program, method: int) -> "_Method | None":
    dex_number = int(program.methods.dex[method])
    if dex_number < 0:
        return None
    dex = program.dexes[dex_number]
    code = read_code(dex.buffer, int(dex.methods[int(program.methods.row[method]), 3]))
    return None if code is None else _Method(program, dex_number, code)


def _text(values: Values | None, *kinds: str) -> list[str] | None:
    if values is None or any(v.kind not in kinds for v in values):
        return None
    return [str(v.value) for v in values]


def _combine(parts: Iterable[list[str] | None], join: Callable[[list[str]], str], kind: str) -> Values | None:
    texts = [""]
    rows: list[list[str]] = [[]]
    for part in parts:
        if part is None or len(part) * len(rows) > MOST_VALUES:
            return None
        rows = [[*row, text] for row in rows for text in part]
    texts = [join(row) for row in rows]
    return frozenset(Const(kind, t) for t in texts if len(t) <= MOST_TEXT) or None


def _parse(args: tuple[Values | None, ...]) -> Values | None:
    return _combine([_text(args[-1], "string")], "".join, "uri")


def _append_path(args: tuple[Values | None, ...]) -> Values | None:
    base = args[0]
    # A CONTENT_URI field with a path below it is still that field's provider and table.
    if base is not None and all(v.kind == "field" for v in base):
        return base
    if (whole := _combine([_text(base, "uri"), _text(args[1], "string")], "/".join, "uri")) is not None:
        return whole
    return base


def _first(args: tuple[Values | None, ...]) -> Values | None:
    return args[0] if args else None


def _concat(args: tuple[Values | None, ...]) -> Values | None:
    return _combine([_text(args[0], "string"), _text(args[1], "string")], "".join, "string")


def _append(args: tuple[Values | None, ...]) -> Values | None:
    return _combine([_text(args[0], "string"), _text(args[1], "string", "int")], "".join, "string")


_PURE: dict[tuple[str, str], Callable[[tuple[Values | None, ...]], Values | None]] = {
    ("Landroid/net/Uri;", "parse"): _parse,
    ("Landroid/net/Uri;", "withAppendedPath"): _append_path,
    ("Landroid/content/ContentUris;", "withAppendedId"): _first,
    ("Landroid/net/Uri;", "buildUpon"): _first,
    ("Landroid/net/Uri$Builder;", "appendQueryParameter"): _first,
    ("Landroid/net/Uri$Builder;", "build"): _first,
    ("Ljava/lang/String;", "concat"): _concat,
    ("Ljava/lang/String;", "intern"): _first,
    ("Ljava/lang/String;", "toString"): _first,
    ("Ljava/lang/String;", "trim"): _first,
    ("Ljava/lang/Object;", "toString"): _first,
    ("Ljava/lang/StringBuilder;", "toString"): _first,
    ("Ljava/lang/StringBuffer;", "toString"): _first,
    ("Ljava/lang/StringBuilder;", "append"): _append,
    ("Ljava/lang/StringBuffer;", "append"): _append,
    ("Ljava/lang/String;", "valueOf"): _first,
}
_BUILDERS = frozenset({"Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;"})


class _Method:
    """The analysis of one method; ``calls`` holds what the last visit of each call saw, joined over all visits."""

    def __init__(self, program: Program, dex_number: int, code: Code) -> None:
        self.program = program
        self.dex = program.dexes[dex_number]
        self.code = code
        self.calls: dict[int, CallArguments] = {}
        self.index = {i.pc: n for n, i in enumerate(code.instructions)}
        self.result: Values | None = None
        self.signatures: dict[int, tuple[str, MethodName | None]] = {}
        self.stored: dict[str, Values | None] = {}

    def run(self) -> bool:
        code = self.code.instructions
        if not code:
            return True
        entry: dict[int, State] = {code[0].pc: {}}
        waiting = [code[0].pc]
        steps = 0
        while waiting:
            pc = waiting.pop()
            state = dict(entry[pc])
            at = self.index.get(pc)
            while at is not None and at < len(code):
                instruction = code[at]
                steps += 1
                if steps > MOST_STEPS:
                    self._forget()
                    return False
                flags = instruction.flags
                if flags & Flag.THROWS:
                    for handler in self.code.handlers_of(instruction.pc):
                        self._join(entry, handler.pc, state, waiting)
                self._step(instruction, state)
                for target in instruction.targets:
                    self._join(entry, target, state, waiting)
                if not flags & Flag.CONTINUES:
                    break
                at += 1
                if at < len(code) and (code[at].pc in entry or flags & (Flag.BRANCHES | Flag.SWITCHES)):
                    self._join(entry, code[at].pc, state, waiting)
                    break
        return True

    def _forget(self) -> None:
        self.calls = {
            pc: call._replace(arguments=tuple(None for _ in call.arguments)) for pc, call in self.calls.items()
        }

    def _join(self, entry: dict[int, State], pc: int, state: State, waiting: list[int]) -> None:
        if pc not in self.index:
            return
        known = entry.get(pc)
        if known is None:
            entry[pc] = dict(state)
            waiting.append(pc)
            return
        changed = False
        for register in list(known):
            other = state.get(register)
            joined = None if other is None else known[register] | other
            if joined is None or len(joined) > MOST_VALUES:
                del known[register]
                changed = True
            elif joined != known[register]:
                known[register] = joined
                changed = True
        if changed:
            waiting.append(pc)

    def _set(self, state: State, register: int, values: Values | None) -> None:
        if values is None:
            state.pop(register, None)
        else:
            state[register] = values

    def _step(self, i: Instruction, state: State) -> None:
        op = i.op
        if 0x6E <= op <= 0x78:
            self.result = self._call(i, state)
        elif 0x0A <= op <= 0x0C:
            self._set(state, i.registers[0], self.result)
        elif 0x01 <= op <= 0x09:
            self._set(state, i.registers[0], state.get(i.registers[1]))
        elif 0x12 <= op <= 0x19:
            self._set(state, i.registers[0], frozenset({Const("int", i.literal)}))
        elif op in (0x1A, 0x1B):
            self._set(state, i.registers[0], frozenset({Const("string", self.dex.string(i.ref)[:MOST_TEXT])}))
        elif op == 0x1C:
            self._set(state, i.registers[0], frozenset({Const("class", self.dex.type_name(i.ref))}))
        elif 0x60 <= op <= 0x66:
            self._set(state, i.registers[0], frozenset({Const("field", self.dex.field_signature(i.ref))}))
        elif op == 0x1F:
            pass  # check-cast keeps the value
        elif op == 0x23:
            made = frozenset({Const("strings", "")}) if self.dex.type_name(i.ref) == STRING_ARRAY else None
            self._set(state, i.registers[0], made)
        elif op in (0x24, 0x25):
            parts = [_text(state.get(r), "string") for r in i.registers]
            strings = self.dex.type_name(i.ref) == STRING_ARRAY
            self.result = _combine(parts, "\n".join, "strings") if strings and i.registers else None
        elif op == 0x4D:
            self._put_element(i, state)
        elif op == 0x69:
            field, held = self.dex.field_signature(i.ref), state.get(i.registers[0])
            before = self.stored.get(field, held)
            self.stored[field] = None if held is None or before is None else held | before
        elif op == 0x22:
            name = self.dex.type_name(i.ref)
            self._set(state, i.registers[0], frozenset({Const("string", "")}) if name in _BUILDERS else None)
        elif i.flags & Flag.DEFINES and i.registers:
            state.pop(i.registers[0], None)
        if i.flags & Flag.WIDE and i.flags & Flag.DEFINES and i.registers:
            state.pop(i.registers[0] + 1, None)
        if not (0x6E <= op <= 0x78 or op in (0x24, 0x25) or op <= 0x0D):
            self.result = None

    def _put_element(self, i: Instruction, state: State) -> None:
        """``aput-object``: an array grows by one string; an element that is not known is left out."""
        value, array = i.registers[0], i.registers[1]
        held, text = _text(state.get(array), "strings"), _text(state.get(value), "string")
        if held is None or text is None or len(held) != 1 or len(text) != 1:
            return
        lines = [*filter(None, held[0].split("\n")), text[0]]
        grown = frozenset({Const("strings", "\n".join(lines))}) if sum(map(len, lines)) < MOST_TEXT else None
        before = state.get(array)
        for register in [r for r, values in state.items() if values == before]:
            self._set(state, register, grown)  # the same array may be held in more than one register

    def _call(self, i: Instruction, state: State) -> Values | None:
        signature, name = self._named(i.ref)
        if name is None:
            return None
        words = list(i.registers)
        widths = [1] * (0 if i.op in (0x71, 0x77) else 1) + [register_width(p) for p in name.parameters]
        arguments: list[Values | None] = []
        registers: list[int] = []
        for width in widths:
            register = words[0] if words else -1
            registers.append(register)
            arguments.append(state.get(register))
            words = words[width:]
        self._record(i.pc, signature, tuple(arguments))
        pure = _PURE.get((name.cls, name.name))
        if name.cls in _BUILDERS and name.name == "<init>" and registers:
            start = frozenset({Const("string", "")}) if not name.parameters else arguments[1]
            kept = start if _text(start, "string") is not None else None
            self._set(state, registers[0], kept)
            return None
        if pure is None:
            return None
        result = pure(tuple(arguments))
        if name.cls in _BUILDERS and name.name == "append" and registers:
            self._set(state, registers[0], result)  # the builder itself has grown
        return result

    def _named(self, index: int) -> tuple[str, MethodName | None]:
        if index not in self.signatures:
            signature = self.dex.method_signature(index)
            try:
                self.signatures[index] = signature, parse_method(signature)
            except BadNameError:
                self.signatures[index] = signature, None
        return self.signatures[index]

    def _record(self, pc: int, signature: str, arguments: tuple[Values | None, ...]) -> None:
        known = self.calls.get(pc)
        if known is not None:
            merged: list[Values | None] = []
            for a, b in zip(known.arguments, arguments, strict=True):
                both = None if a is None or b is None else a | b
                merged.append(both if both is None or len(both) <= MOST_VALUES else None)
            arguments = tuple(merged)
        self.calls[pc] = CallArguments(pc, signature, arguments)
