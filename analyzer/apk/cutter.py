"""One class, or some methods of it, cut out of a dex file into a small dex file of its own.

A reader that is slow on a whole file then has only this one to read. The small file is version 035. What that cannot
hold becomes the nearest that it can, in as many code units: a call site becomes a static call of the method it is
linked to, a polymorphic call a virtual one behind a nop, a constant method handle or type a string. Annotations,
debug information and static values are left out.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from analyzer.apk.call_sites import call_site, handle_text, method_handle
from analyzer.apk.code import Code, read_code
from analyzer.apk.dex import NO_INDEX, Dex
from analyzer.apk.dex_writing import (
    ClassPart,
    CodePart,
    FieldPart,
    FieldRef,
    Guard,
    MethodPart,
    MethodRef,
    Patch,
    Proto,
    TooManyNamesError,
    write_dex,
)
from analyzer.apk.instructions import Instruction
from analyzer.apk.mutf8 import decode, encode
from analyzer.apk.opcodes import BY_NAME, Flag, Reference

MARK = b"_here_apkscan_"
"""What is added to the name that the marked instruction refers to."""
MAX_NAME = 0xFFFF
"""Most bytes of a name or string constant (the limit of class files)."""
MAX_PARAMETERS = 255
"""Most parameters of a method (the limit of the platform)."""
_OBJECT = b"Ljava/lang/Object;"
_NAMELESS = b"unnamed"
_INIT = b"<init>"
_NEW_INSTANCE = BY_NAME["new-instance"]
_REWRITTEN = {
    BY_NAME["invoke-custom"]: BY_NAME["invoke-static"],
    BY_NAME["invoke-custom/range"]: BY_NAME["invoke-static/range"],
    BY_NAME["invoke-polymorphic"]: BY_NAME["invoke-virtual"],
    BY_NAME["invoke-polymorphic/range"]: BY_NAME["invoke-virtual/range"],
    BY_NAME["const-method-handle"]: BY_NAME["const-string"],
    BY_NAME["const-method-type"]: BY_NAME["const-string"],
}


class Place(NamedTuple):
    """An instruction: the index of its method, and its position in code units."""

    method_index: int
    pc: int


def cut(dex: Dex, class_index: int, methods: Collection[int] | None = None, mark: Place | None = None) -> bytes | None:
    """A dex file with that class alone.

    Args:
        dex: where the class is.
        class_index: the index of its class_def.
        methods: the method indices to keep; None for all of them and for the fields, which are otherwise left out.
        mark: an instruction whose reference gets `MARK` added to its name: that of a method or field, the text of a
            string, the class of a type; for a constructor call, the class that is instantiated for it. Nothing is
            marked when there is no such instruction or `MARK` occurs in a name already.

    Returns:
        The file; None when there is no such class or it is too large for a file.
    """
    if not 0 <= class_index < len(dex.class_defs):
        return None
    cutter = _Cutter(dex, mark)
    first, last = np.searchsorted(dex.methods[:, 0], (class_index, class_index + 1)).tolist()
    parts: dict[MethodRef, MethodPart] = {}
    for row in range(first, last):
        _, index, access, offset = dex.methods[row].tolist()
        if methods is None or index in methods:
            part = cutter.method(index, access, bool(dex.virtual[row]), read_code(dex.data.data, offset))
            parts.setdefault(part.ref, part)
    kind, access, parent, interfaces, *_ = dex.class_defs[class_index].tolist()
    whole = ClassPart(
        cutter.type(kind),
        access,
        None if parent == NO_INDEX else cutter.type(parent),
        tuple(cutter.type(index) for index in dex.type_list(interfaces)[:MAX_NAME]),
        cutter.fields(class_index) if methods is None else (),
        tuple(parts.values()),
    )
    try:
        return write_dex(whole)
    except TooManyNamesError:
        return None


class _Cutter:
    """Names the parts of one class by their content."""

    def __init__(self, dex: Dex, mark: Place | None) -> None:
        self.dex = dex
        self.mark = mark

    def type(self, index: int) -> bytes:
        """A type descriptor; that of Object for an index that the file does not have."""
        if not 0 <= index < len(self.dex.type_string):
            return _OBJECT
        return self._name(int(self.dex.type_string[index])) or _OBJECT

    def _name(self, index: int) -> bytes:
        """A name of a length that a class file could have; what is longer is made up."""
        name = self.dex.string_bytes(index)
        return name if len(name) <= MAX_NAME else b""

    def _text(self, index: int) -> bytes:
        """A string constant, as long as a class file could have it."""
        text = self.dex.string_bytes(index)
        return text if len(text) <= MAX_NAME else encode(decode(text[:MAX_NAME]))

    def proto(self, index: int) -> Proto:
        if not 0 <= index < len(self.dex.proto):
            return Proto(b"V", ())
        _, result, parameters = self.dex.proto[index].tolist()
        kinds = self.dex.type_list(parameters)[:MAX_PARAMETERS]
        return Proto(self.type(result), tuple(self.type(kind) for kind in kinds))

    def field_ref(self, index: int) -> FieldRef:
        if not 0 <= index < len(self.dex.field_class):
            return FieldRef(_OBJECT, _OBJECT, _NAMELESS)
        name = self._name(int(self.dex.field_name[index])) or _NAMELESS
        return FieldRef(self.type(int(self.dex.field_class[index])), self.type(int(self.dex.field_type[index])), name)

    def method_ref(self, index: int) -> MethodRef:
        if not 0 <= index < len(self.dex.method_class):
            return MethodRef(_OBJECT, Proto(b"V", ()), _NAMELESS)
        name = self._name(int(self.dex.method_name[index])) or _NAMELESS
        proto = self.proto(int(self.dex.method_proto[index]))
        return MethodRef(self.type(int(self.dex.method_class[index])), proto, name)

    def fields(self, class_index: int) -> tuple[FieldPart, ...]:
        """All fields of the class, each once."""
        found: dict[FieldRef, FieldPart] = {}
        for _, index, access, static in self.dex.fields[self.dex.fields[:, 0] == class_index].tolist():
            ref = self.field_ref(index)
            found.setdefault(ref, FieldPart(ref, access, bool(static)))
        return tuple(found.values())

    def method(self, index: int, access: int, virtual: bool, code: Code | None) -> MethodPart:
        """One method; its code is left out when there is none, or none that could be read."""
        if code is None or not code.instructions:
            return MethodPart(self.method_ref(index), access, virtual, None)
        marked = self._marked(code, self.mark.pc) if self.mark and self.mark.method_index == index else -1
        return MethodPart(self.method_ref(index), access, virtual, self._code(code, marked))

    def _marked(self, code: Code, pc: int) -> int:
        """The position whose reference is to be marked: for a constructor call, that of the instance; -1 for none."""
        wanted = code.at(pc)
        if wanted is None or not wanted.flags & Flag.INVOKES or wanted.reference != Reference.METHOD:
            return pc
        if self.method_ref(wanted.ref).name != _INIT:
            return pc
        made = (i.pc for i in reversed(code.instructions) if i.pc < pc and i.op == _NEW_INSTANCE)
        return next((at for at in made if (i := code.at(at)) and i.registers == wanted.registers[:1]), -1)

    def _code(self, code: Code, marked: int) -> CodePart:
        last = code.instructions[-1]
        end = min(code.units, last.pc + last.units)
        raw = self.dex.data[code.start : code.start + 2 * end]
        units = raw.view("<u2").tolist()
        patches = {i.pc: self._patch(i, units) for i in code.instructions if i.ref >= 0}
        if marked in patches and MARK.decode() not in repr(patches):
            patches[marked] = _with_mark(patches[marked])
        guards = tuple(
            Guard(
                guard.start,
                max(0, min(guard.end, end) - guard.start),
                tuple((self.type(t) if t >= 0 else None, pc) for t, pc in guard.handlers),
            )
            for guard in code.tries
        )
        return CodePart(code.registers, code.ins, code.outs, tuple(units), tuple(patches.values()), guards)

    def _patch(self, instruction: Instruction, units: list[int]) -> Patch:
        """What the instruction refers to; ``units`` are changed where version 035 has no such instruction."""
        pc, ref, kind = instruction.pc, instruction.ref, instruction.reference
        if instruction.op in _REWRITTEN:
            units[pc] = units[pc] & 0xFF00 | _REWRITTEN[instruction.op]
        if instruction.proto >= 0:  # One unit shorter now; it has to stay next to the instruction with its result.
            units[pc : pc + 4] = [0, *units[pc : pc + 3]]
            target = self.method_ref(ref)._replace(proto=self.proto(instruction.proto))
            return Patch(pc + 2, kind, target)
        if kind == Reference.STRING:
            return Patch(pc + 1, kind, self._text(ref), wide=instruction.units == 3)
        if kind == Reference.TYPE:
            return Patch(pc + 1, kind, self.type(ref))
        if kind == Reference.FIELD:
            return Patch(pc + 1, kind, self.field_ref(ref))
        if kind == Reference.CALL_SITE:
            return Patch(pc + 1, Reference.METHOD, self._linked(ref))
        if kind == Reference.METHOD_HANDLE:
            return Patch(pc + 1, Reference.STRING, encode(handle_text(self.dex, ref)))
        if kind == Reference.PROTO:
            return Patch(pc + 1, Reference.STRING, encode(self.dex.proto_descriptor(ref)))
        return Patch(pc + 1, kind, self.method_ref(ref))

    def _linked(self, index: int) -> MethodRef:
        """The method behind a call site: that of its first handle (the body of a lambda), else the bootstrap's class
        with the name asked for; with the prototype of the call.
        """
        site = call_site(self.dex, index)
        if site is None:
            return self.method_ref(-1)
        proto = self.proto(site.proto)
        for number in site.handles:
            handle = method_handle(self.dex, number)
            if handle and not handle.is_field:
                return self.method_ref(handle.target)._replace(proto=proto)
        bootstrap = method_handle(self.dex, site.bootstrap)
        owner = self.method_ref(bootstrap.target).cls if bootstrap and not bootstrap.is_field else _OBJECT
        return MethodRef(owner, proto, encode(site.name) or _NAMELESS)


def _with_mark(patch: Patch) -> Patch:
    """The patch with a marked name."""
    target = patch.target
    if isinstance(target, FieldRef | MethodRef):
        return patch._replace(target=target._replace(name=target.name + MARK))
    if isinstance(target, bytes):
        if patch.kind == Reference.STRING:
            return patch._replace(target=target + MARK)
        if target[-1:] == b";":
            return patch._replace(target=target[:-1] + MARK + b";")
    return patch
