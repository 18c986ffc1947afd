"""The models over one program's numbers: what a call of a method without packaged code does to its operands."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer.catalogue.models import ANY_KEY, EVERY, EffectText, ModelSet, PlaceText
from analyzer.flows.points import CALLBACK, KEYED, RESULT, STORE, Effect, Part, Place
from analyzer.names import BadNameError, parse_proto
from analyzer.program.build import ACC_ABSTRACT, ACC_STATIC, PACKAGED, Program

INVOKE_STATIC = (0x71, 0x77)
"""Opcodes of calls without a receiver (Dalvik bytecode)."""
HANDLE_STATIC = 4
"""The kind of a method handle that calls a static method (Dalvik executable format)."""
MOST_SUPERTYPES = 512
"""Supertypes of one type that are looked at; those of an honest class are fewer than fifty."""
ANY_PART = "any"
"""The part in which the default keeps what an object was handed."""

_EVERY = -1
_Rows = dict[tuple[int, int], tuple[int, bool]]
"""By (name string, descriptor string), _EVERY for any: the number of the effects, and whether a body counts as well."""


class _Form(NamedTuple):
    """What decides how a text's places become operands."""

    static: bool
    parameters: int
    void: bool


class _Row(NamedTuple):
    """The number of a list of effects, -1 for none; whether they stand for packaged bodies."""

    effects: int
    replaces: bool


_NONE = _Row(-1, False)


class Models:
    """Which effects a call has, by the number of the method that it names."""

    def __init__(self, program: Program, model_set: ModelSet) -> None:
        self._program = program
        self._effects = model_set.effects
        self._models = _numbered(program, model_set)
        self.classes: frozenset[int] = frozenset(self._models)
        """Types that have models of their own."""
        self._object = program.find_type("Ljava/lang/Object;")
        self._constructor = program.symbols.strings.find("<init>")
        self._inert = frozenset(program.find_type(name) for name in model_set.inert) - {-1}
        self._is_static = _static_methods(program)
        self._names = frozenset(name for rows in self._models.values() for name, _ in rows)
        self._lines: dict[int, tuple[int, ...]] = {}
        self._inert_types: dict[int, bool] = {}
        self._rows: dict[int, _Row] = {}
        self._shapes: dict[int, tuple[int, bool]] = {}
        self._made: dict[tuple[int, _Form], tuple[Effect, ...]] = {}
        self._defaults: dict[tuple[bool, int, bool, int], tuple[Effect, ...]] = {}

    def effects(self, method: int) -> tuple[Effect, ...] | None:
        """What the nearest model says of a call that names ``method``: of its class, then of its supertypes, by name
        and descriptor, by name, for the whole class. None when there is none, or when a packaged body comes first.
        """
        row = self._rows.get(method)
        if row is None:
            row = self._rows[method] = self._row(method)
        if row.effects < 0:
            return None
        form = self._form(method)
        made = self._made.get((row.effects, form))
        if made is None:
            made = self._made[row.effects, form] = tuple(_made(self._effects[row.effects], form))
        return made

    def replaces(self, method: int) -> bool:
        """Whether the model of a call that names ``method`` is one of a packaged class: it stands for the bodies that
        the call runs, which are not looked at. A model that says "beside" does not, its effects are added.
        """
        if method not in self._rows:
            self._rows[method] = self._row(method)
        return self._rows[method].replaces

    def inert(self, type_: int) -> bool:
        """Whether objects of the type are services and screens rather than data: nothing gets into one by being handed
        over, and none is data when it is handed over.
        """
        known = self._inert_types.get(type_)
        if known is None:
            known = type_ >= 0 and not self._inert.isdisjoint(_supertypes(self._program, type_))
            self._inert_types[type_] = known
        return known

    def is_static(self, method: int) -> bool:
        """Whether a method has no receiver, as far as its definition, the calls of it and handles to it tell."""
        return bool(self._is_static[method])

    def default(self, method: int) -> tuple[Effect, ...]:
        """What a call does of which no model and no code says it.

        What is in the receiver and in the arguments is in the result, unless that is boolean or void; arguments are in
        the receiver afterwards, unless it is of an inert type. Objects of inert types are no data.
        """
        descriptor = int(self._program.symbols.methods.kind[method])
        owner = int(self._program.symbols.methods.owner[method])
        constructor = int(self._program.symbols.methods.name[method]) == self._constructor
        key = (self.is_static(method), descriptor, constructor, int(self.inert(owner)))
        made = self._defaults.get(key)
        if made is None:
            made = self._defaults[key] = self._default(*key)
        return made

    def _default(self, static: bool, descriptor: int, constructor: bool, inert: int) -> tuple[Effect, ...]:
        parameters, result = _proto(self._program.symbols.strings.name(descriptor))
        first = 0 if static else 1
        data = [
            Place(first + number)
            for number, kind in enumerate(parameters)
            if kind != "Z" and not self.inert(self._program.find_type(kind))
        ]
        effects = []
        if result not in ("V", "Z"):
            read = data if static or inert else [Place(0), *data]
            effects = [Effect(place, Place(RESULT), same=False) for place in read]
        if not static and (constructor or not inert):
            effects += [Effect(place, Place(0, (Part(ANY_PART),)), same=True) for place in data]
        return tuple(effects)

    def _row(self, method: int) -> _Row:
        """The nearest model."""
        symbols = self._program.symbols.methods
        owner, name = int(symbols.owner[method]), int(symbols.name[method])
        if owner < 0 or (name not in self._names and _EVERY not in self._names):
            return _NONE
        for type_ in self._line(owner):
            found = self._of_class(type_, method)
            if found is None:
                continue
            if self._has_body_before(owner, type_, method):
                return _NONE
            effects, beside = found
            return _Row(effects, not beside and int(self._program.types.origin[type_]) == PACKAGED)
        return _NONE

    def _of_class(self, type_: int, method: int) -> tuple[int, bool] | None:
        rows = self._models.get(type_)
        if rows is None:
            return None
        symbols = self._program.symbols.methods
        name, descriptor = int(symbols.name[method]), int(symbols.kind[method])
        return rows.get((name, descriptor)) or rows.get((name, _EVERY)) or rows.get((_EVERY, _EVERY))

    def _line(self, type_: int) -> tuple[int, ...]:
        """The type and its supertypes that have models, nearest first, and ``Object`` last."""
        known = self._lines.get(type_)
        if known is None:
            line = dict.fromkeys(up for up in _supertypes(self._program, type_) if up in self._models)
            if self._object in self._models:
                line.pop(self._object, None)
                line[self._object] = None
            known = self._lines[type_] = tuple(line)
        return known

    def _has_body_before(self, owner: int, model: int, method: int) -> bool:
        """Whether a packaged class between the one named and the one with the model defines the method."""
        types, methods, symbols = self._program.types, self._program.methods, self._program.symbols.methods
        if int(types.origin[owner]) != PACKAGED:
            return False
        name, descriptor = int(symbols.name[method]), int(symbols.kind[method])
        for type_ in _supertypes(self._program, owner):
            if type_ == model:
                return False
            if int(types.origin[type_]) != PACKAGED:
                continue
            found = method if type_ == owner else symbols.find(type_, name, descriptor)
            if found >= 0 and int(methods.origin[found]) == PACKAGED and not int(methods.access[found]) & ACC_ABSTRACT:
                return True
        return False

    def _form(self, method: int) -> _Form:
        descriptor = int(self._program.symbols.methods.kind[method])
        shape = self._shapes.get(descriptor)
        if shape is None:
            parameters, result = _proto(self._program.descriptor(method))
            shape = self._shapes[descriptor] = (len(parameters), result == "V")
        return _Form(self.is_static(method), *shape)


def _numbered(program: Program, model_set: ModelSet) -> dict[int, _Rows]:
    """Per type with models its rows; those whose names the program does not have are left out."""
    strings, types = program.symbols.strings, program.symbols.type_of_string
    texts = {word for cls in model_set.classes for name, kind, _, _ in cls.methods for word in (name, kind)}
    numbers = strings.find_all([*(cls.name for cls in model_set.classes), *texts])
    numbers[EVERY] = _EVERY
    found: dict[int, _Rows] = {}
    for cls in model_set.classes:
        string = numbers[cls.name]
        type_ = int(types[string]) if string >= 0 else -1
        if type_ < 0:
            continue
        rows = {
            (numbers[name], numbers[kind]): (row, beside)
            for name, kind, row, beside in cls.methods
            if (name == EVERY or numbers[name] >= 0) and (kind == EVERY or numbers[kind] >= 0)
        }
        if rows:
            found[type_] = rows
    return found


def _static_methods(program: Program) -> NDArray[np.bool_]:
    """Per method: whether it is defined static, called as such, or a handle calls it as such."""
    sites, symbols = program.sites, program.symbols
    static = (program.methods.access & ACC_STATIC).astype(bool)
    called = sites.ref[np.isin(sites.op, INVOKE_STATIC)]
    static[called[called >= 0]] = True
    for dex, numbers in zip(program.dexes, symbols.dexes, strict=True):
        if not len(dex.method_handles):
            continue
        members = dex.method_handles[dex.method_handles[:, 0] == HANDLE_STATIC, 2]
        handled = numbers.methods[members[members < len(numbers.methods)]]
        static[handled[handled >= 0]] = True
    return static


def _supertypes(program: Program, type_: int) -> tuple[int, ...]:
    """A type and its supertypes, nearest first."""
    types = program.types
    if int(types.origin[type_]) == PACKAGED:
        return tuple(program.ancestors_of(type_).tolist())
    found = {type_: None}
    level = [type_]
    while level and len(found) < MOST_SUPERTYPES:
        direct: list[int] = []
        for current in level:
            direct += types.supers[int(types.super_first[current]) : int(types.super_first[current + 1])].tolist()
        level = [up for up in dict.fromkeys(direct) if up not in found]
        found.update(dict.fromkeys(level))
    return tuple(found)


def _proto(descriptor: str) -> tuple[tuple[str, ...], str]:
    """Parameters and result; of a forged descriptor none and void."""
    try:
        return parse_proto(descriptor)
    except BadNameError:
        return (), "V"


def _made(texts: tuple[EffectText, ...], form: _Form) -> list[Effect]:
    """The effects on the operands of a call; those that name what this overload does not have are left out."""
    effects = []
    for text in texts:
        sources: list[Place | None] = [None] if text.source is None else [*_places(text.source, form)]
        named = {word: next(iter(_places(place, form)), None) if place is not None else None
                 for word, place in (("algorithm", text.algorithm), ("key", text.key))}  # fmt: skip
        effects += [
            Effect(source, target, text.same, text.kind, named["algorithm"], text.algorithm_name, named["key"])
            for source in sources
            for target in _places(text.target, form)
        ]
    return effects


def _places(text: PlaceText, form: _Form) -> list[Place]:
    """The places that a text means: none if the overload lacks it, several for ``args``."""
    first = 0 if form.static else 1
    if any(part.key > form.parameters for part in text.parts):
        return []
    parts = tuple(
        Part(part.word) if part.word else Part(KEYED, -1 if part.key == ANY_KEY else first + part.key - 1)
        for part in text.parts
    )
    if text.base == "this":
        return [] if form.static else [Place(0, parts)]
    if text.base == "args":
        return [Place(first + number, parts) for number in range(form.parameters)]
    if text.base == "arg":
        return [Place(first + text.number - 1, parts)] if text.number <= form.parameters else []
    if text.base == "return":
        return [] if form.void else [Place(RESULT, parts)]
    if text.base == "store":
        return [Place(STORE, parts)]
    return [Place(CALLBACK, parts, (text.callback, text.number))]
