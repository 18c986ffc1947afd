"""What the values that name code may be: texts, classes, types of objects."""

from collections.abc import Mapping

from analyzer.callgraph.by_name import Api, Use
from analyzer.callgraph.origins import Defs, Origins
from analyzer.callgraph.traced import Frame, Traced, is_call
from analyzer.names import BadNameError, class_descriptor, parse_proto, register_width
from analyzer.program.build import ACC_STATIC, PACKAGED, Program
from analyzer.program.constants import Constants

UNNAMED = -1
"""A class that is known, and that neither the package nor the framework has; or a primitive type."""

_BOXES = {
    "Ljava/lang/Boolean;": "Z",
    "Ljava/lang/Byte;": "B",
    "Ljava/lang/Short;": "S",
    "Ljava/lang/Character;": "C",
    "Ljava/lang/Integer;": "I",
    "Ljava/lang/Long;": "J",
    "Ljava/lang/Float;": "F",
    "Ljava/lang/Double;": "D",
    "Ljava/lang/Void;": "V",
}


_TEXTS = frozenset(
    {"Ljava/lang/String;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;", "Landroid/text/TextUtils;"}
)
_GIVING = frozenset({"getString", "getText", "toString", "getPackageName", "format", "join", "valueOf", "getName"})
"""Classes and methods that give texts made of constants, or of resources."""


class Sources(Traced):
    """Values of one program. ``meta_data``: the values of the manifest's meta-data elements by their names."""

    def __init__(
        self, program: Program, constants: Constants, uses: dict[int, Use], meta_data: Mapping[str, tuple[str, ...]]
    ) -> None:
        super().__init__(program, constants, uses)
        self.meta_data = meta_data

    # texts

    def texts(self, origins: Origins, pc: int, word: int, frame: Frame = ()) -> frozenset[str] | None:
        """The texts that argument word ``word`` of the call at ``pc`` may be; None when any may be."""
        defs = origins.word(pc, word)
        found = self._texts(origins, defs, frame)
        if found is None and defs and all(self._is_computed(origins, one) for one in defs):
            return self._computed(origins, pc, word)
        return found

    def _is_computed(self, origins: Origins, one: int) -> bool:
        """Whether it is worth asking the constants what a text may be: not for what comes from outside."""
        if one < 0:
            return False
        op = origins.at[one].op
        if not is_call(op):
            return op != 0x0D
        reference = self.reference(origins, one)
        if reference < 0:
            return False
        owner = self.program.type_name(int(self.program.symbols.methods.owner[reference]))
        return (
            owner in _TEXTS
            or self.program.method_name(reference) in _GIVING
            or (self.program.methods.origin[reference] == PACKAGED)
        )

    def _texts(self, origins: Origins, defs: Defs, frame: Frame) -> frozenset[str] | None:
        with self.deeper() as allowed:
            parts = [self._text(origins, one, frame) for one in sorted(defs)] if allowed else [None]
        known = [part for part in parts if part is not None]
        return frozenset().union(*known) if known and len(known) == len(parts) else None

    def _text(self, origins: Origins, one: int, frame: Frame) -> frozenset[str] | None:
        if one < 0:
            outer = self.outer(frame, one)
            return None if outer is None else self.texts(*outer)
        i = origins.at[one]
        if i.op in (0x1A, 0x1B):
            return frozenset((self.program.dexes[origins.number].string(i.ref),))
        if i.op == 0x1F:
            return self._texts(origins, origins.word(one, 0), frame)
        if 0x12 <= i.op <= 0x15 and not i.literal:
            return frozenset()
        if is_call(i.op):
            self.computed = True
            use = self.use(origins, one)
            if use is not None and use.api is Api.EXTRA:
                keys = self.texts(origins, one, use.word, frame)
                return frozenset(text for key in keys or () for text in self.meta_data.get(key, ())) or None
            parts = [self._texts(o, d, f) for o, d, f in self.returned(origins, one, frame)]
            known = [part for part in parts if part is not None]
            return frozenset().union(*known) if known and len(known) == len(parts) else None
        return None

    def _computed(self, origins: Origins, pc: int, word: int) -> frozenset[str] | None:
        """What the constants know about an argument."""
        self.computed = True
        call = self.constants.arguments(origins.method).get(pc)
        reference = self.reference(origins, pc)
        if call is None or reference < 0:
            return None
        number = _argument(origins.at[pc].op, self.program.descriptor(reference), word)
        values = call.arguments[number] if 0 <= number < len(call.arguments) else None
        if not values or any(one.kind != "string" for one in values):
            return None
        return frozenset(str(one.value) for one in values)

    # classes

    def class_named(self, text: str) -> int:
        """The type that a Java name stands for, UNNAMED when nothing has it."""
        try:
            return self.program.find_type(class_descriptor(text))
        except BadNameError:
            return UNNAMED

    def classes(self, origins: Origins, defs: Defs, frame: Frame) -> frozenset[int] | None:
        """The types whose class objects a value may be; None when any may be."""
        with self.deeper() as allowed:
            return self._union([self._class(origins, one, frame) for one in sorted(defs)] if allowed else [])

    def _class(self, origins: Origins, one: int, frame: Frame) -> frozenset[int] | None:
        if one < 0:
            outer = self.outer(frame, one)
            if outer is None:
                return None
            caller, pc, word, rest = outer
            return self.classes(caller, caller.word(pc, word), rest)
        i = origins.at[one]
        if i.op == 0x1C:
            return frozenset((self._type_at(origins, i.ref),))
        if i.op == 0x1F:
            return self.classes(origins, origins.word(one, 0), frame)
        if 0x12 <= i.op <= 0x15 and not i.literal:
            return frozenset()
        if i.op in (0x62, 0x54):
            if i.op == 0x62 and self.program.dexes[origins.number].field_signature(i.ref).partition("->")[0] in _BOXES:
                return frozenset((UNNAMED,))
            return self._union(self.stored(origins, one, self.classes))
        if i.op == 0x46:
            return self._union([self.classes(origins, d, frame) for d in self.elements(origins, origins.word(one, 1))])
        if is_call(i.op):
            return self._class_given(origins, one, frame)
        return None

    def _class_given(self, origins: Origins, pc: int, frame: Frame) -> frozenset[int] | None:
        use = self.use(origins, pc)
        if use is None:
            return self._union([self.classes(o, d, f) for o, d, f in self.returned(origins, pc, frame)])
        if use.api is Api.CLASS:
            texts = self.texts(origins, pc, use.word, frame)
            return None if texts is None else frozenset(self.class_named(text) for text in texts)
        if use.api is Api.SAME_CLASS:
            return self.classes(origins, origins.word(pc, use.word), frame)
        if use.api is Api.CLASS_OF:
            return self.objects(origins, origins.word(pc, use.word), frame)[0]
        if use.api is Api.SUPERCLASS:
            below = self.classes(origins, origins.word(pc, use.word), frame)
            up = self.program.types.superclass
            return None if below is None else frozenset(int(up[t]) if t >= 0 else UNNAMED for t in below)
        return None

    @staticmethod
    def _union(parts: list[frozenset[int] | None]) -> frozenset[int] | None:
        known = [part for part in parts if part is not None]
        return frozenset().union(*known) if known and len(known) == len(parts) else None

    def _type_at(self, origins: Origins, index: int) -> int:
        types = self.program.symbols.dexes[origins.number].types
        return int(types[index]) if 0 <= index < len(types) else UNNAMED

    # objects

    def objects(self, origins: Origins, defs: Defs, frame: Frame) -> tuple[frozenset[int] | None, bool]:
        """The types of the objects that a value may be, and whether they are exact (or may be subtypes)."""
        with self.deeper() as allowed:
            parts = [self._object(origins, one, frame) for one in sorted(defs)] if allowed else []
        if not parts or any(types is None for types, _ in parts):
            return None, False
        return frozenset().union(*(types or () for types, _ in parts)), all(exact for _, exact in parts)

    def _object(self, origins: Origins, one: int, frame: Frame) -> tuple[frozenset[int] | None, bool]:
        program = self.program
        if one < 0:
            names, static = program.symbols.methods, int(program.methods.access[origins.method]) & ACC_STATIC
            if frame and (outer := self.outer(frame, one)) is not None:
                caller, pc, word, rest = outer
                return self.objects(caller, caller.word(pc, word), rest)
            if one == -1 and not static:
                return frozenset((int(names.owner[origins.method]),)), False
            return None, False
        i = origins.at[one]
        if i.op == 0x22:
            return frozenset((self._type_at(origins, i.ref),)), True
        if i.op == 0x1F:
            known, exact = self.objects(origins, origins.word(one, 0), frame)
            return (
                (known, True) if known is not None and exact else (frozenset((self._type_at(origins, i.ref),)), False)
            )
        if 0x12 <= i.op <= 0x15 and not i.literal:
            return frozenset(), True
        if is_call(i.op):
            reference = self.reference(origins, one)
            text = program.descriptor(reference) if reference >= 0 else ""
            if program.method_name(reference) == "newInstance" and origins.words(one):
                owner = program.type_name(int(program.symbols.methods.owner[reference]))
                if owner == "Ljava/lang/Class;":
                    return self.classes(origins, origins.word(one, 0), frame), True
            result = program.find_type(text.rpartition(")")[2])
            return (frozenset((result,)), False) if result >= 0 else (None, False)
        return None, False

    def parameter_types(self, origins: Origins, defs: Defs, frame: Frame) -> str | None:
        """The descriptors, in one text, of the classes in an array of classes; None when they are not known."""
        if len(defs) != 1:
            return None
        (one,) = defs
        if one < 0:
            outer = self.outer(frame, one)
            return (
                None if outer is None else self.parameter_types(outer[0], outer[0].word(outer[1], outer[2]), outer[3])
            )
        i = origins.at[one]
        if 0x12 <= i.op <= 0x15:
            return ""
        slots: dict[int, Defs] = {}
        if i.op in (0x24, 0x25):
            slots = dict(enumerate(origins.words(one)))
        elif i.op == 0x23:
            for pc in origins.uses_of(one):
                place = origins.at[pc]
                if place.op == 0x4D and len(origins.word(pc, 2)) == 1:
                    (index,) = origins.word(pc, 2)
                    if index >= 0 and 0x12 <= origins.at[index].op <= 0x15:
                        slots[origins.at[index].literal] = origins.word(pc, 0)
        else:
            return None
        names = [self._descriptor(origins, slots[k], frame) for k in sorted(slots)]
        return "".join(names) if all(names) and sorted(slots) == list(range(len(slots))) else None

    def _descriptor(self, origins: Origins, defs: Defs, frame: Frame) -> str:
        """The descriptor of the one class that a value is, "" when that is not known."""
        for one in defs if len(defs) == 1 else ():
            if one >= 0 and origins.at[one].op == 0x62:
                owner = self.program.dexes[origins.number].field_signature(origins.at[one].ref).partition("->")[0]
                return _BOXES.get(owner, "")
            if one >= 0 and origins.at[one].op == 0x1C:
                return self.program.dexes[origins.number].type_name(origins.at[one].ref)
            types = self.classes(origins, defs, frame)
            if types is not None and len(types) == 1:
                return self.program.type_name(next(iter(types)))
        return ""


def _argument(op: int, descriptor: str, word: int) -> int:
    """Which argument (the receiver is 0) begins at an argument word; -1 for none."""
    try:
        parameters, _ = parse_proto(descriptor)
    except BadNameError:
        return -1
    at, number = (0, 0) if op in (0x71, 0x77) else (1, 1)
    if word < at:
        return 0
    for parameter in parameters:
        if at == word:
            return number
        at += register_width(parameter)
        number += 1
    return -1
