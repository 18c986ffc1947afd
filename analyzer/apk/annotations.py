"""Annotations of one class, its fields and its methods, read on demand."""

import struct
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.apk.dex import Dex
from analyzer.apk.encoded import Encoded, read_annotation
from analyzer.apk.leb128 import Buffer, OutOfDataError

MAX_ANNOTATIONS = 1 << 16
"""Most annotations of one class, its members included, that are read."""

VISIBILITIES = ("build", "runtime", "system")

_Pair = tuple[int, int]


class Annotation(NamedTuple):
    """``type`` is a descriptor such as ``Landroidx/annotation/Keep;``; ``elements`` are (name, value)."""

    type: str
    visibility: str
    elements: tuple[tuple[str, Encoded], ...] = ()

    def get(self, name: str) -> Encoded | None:
        """The element of that name, None when it is not stated."""
        return next((value for key, value in self.elements if key == name), None)


@dataclass(frozen=True, slots=True)
class ClassAnnotations:
    """``fields`` and ``methods`` are (field or method index, annotations), in the order of the file; ``parameters``
    are (method index, annotations of each parameter).

    ``damaged`` is true when something could not be read; the rest is there.
    """

    own: tuple[Annotation, ...] = ()
    fields: tuple[tuple[int, tuple[Annotation, ...]], ...] = ()
    methods: tuple[tuple[int, tuple[Annotation, ...]], ...] = ()
    damaged: bool = False
    parameters: tuple[tuple[int, tuple[tuple[Annotation, ...], ...]], ...] = ()

    def of_method(self, method_index: int) -> tuple[Annotation, ...]:
        """The annotations of one method."""
        return next((found for index, found in self.methods if index == method_index), ())

    def of_field(self, field_index: int) -> tuple[Annotation, ...]:
        """The annotations of one field."""
        return next((found for index, found in self.fields if index == field_index), ())

    def of_parameters(self, method_index: int) -> tuple[tuple[Annotation, ...], ...]:
        """The annotations of each parameter of a method; () when none has any, and maybe fewer than parameters."""
        return next((found for index, found in self.parameters if index == method_index), ())


class _Reader:
    """Reads the sets of one class; remembers whether anything was wrong, and how much may still be read."""

    def __init__(self, dex: Dex) -> None:
        self.dex = dex
        self.data = dex.data.data
        self.left = MAX_ANNOTATIONS
        self.damaged = False

    def set_at(self, offset: int) -> tuple[Annotation, ...]:
        """The annotations of the set at ``offset``, without those that cannot be read."""
        found = []
        for item in self.items(offset):
            try:
                found.append(self.item(item))
            except OutOfDataError:
                self.damaged = True
        return tuple(found)

    def parameters_at(self, offset: int) -> tuple[tuple[Annotation, ...], ...]:
        """The sets of the list at ``offset``, one for each parameter."""
        return tuple(self.set_at(item) for item in self.items(offset))

    def items(self, offset: int) -> tuple[int, ...]:
        """The offsets of the annotations of a set, or of the sets of a list; () for none."""
        if offset == 0:
            return ()
        try:
            (count,) = _words(self.data, offset, 1)
            self.left -= count
            if self.left < 0:
                raise OutOfDataError(f"a set of {count} annotations")
            return _words(self.data, offset + 4, count)
        except OutOfDataError:
            self.damaged = True
            return ()

    def item(self, offset: int) -> Annotation:
        if not 0 < offset < len(self.data):
            raise OutOfDataError(f"no annotation at {offset:#x}")
        visibility = self.data[offset]
        value = read_annotation(self.data, offset + 1)
        names = (self.dex.string(name) for name in value.names)
        return Annotation(
            self.dex.type_name(int(value.number)),
            VISIBILITIES[visibility] if visibility < len(VISIBILITIES) else "",
            tuple(zip(names, value.items, strict=True)),
        )


def _words(data: Buffer, at: int, count: int) -> tuple[int, ...]:
    """``count`` unsigned 32-bit words.

    Raises:
        OutOfDataError: they are not wholly inside the data.
    """
    if at < 0 or at + 4 * count > len(data):
        raise OutOfDataError(f"{count} words at {at:#x} run out of the data")
    return struct.unpack_from(f"<{count}I", data, at)


def _directory(data: Buffer, offset: int) -> tuple[int, list[_Pair], list[_Pair], list[_Pair]]:
    """Offset of the class's own set, then (index, offset of the set) of fields and of methods, and (method index,
    offset of the list of sets) of parameters.

    Raises:
        OutOfDataError: the directory is not wholly inside the data.
    """
    own, fields, methods, lists = _words(data, offset, 4)
    words = _words(data, offset + 16, 2 * (fields + methods + lists))
    pairs = list(zip(words[::2], words[1::2], strict=True))
    return own, pairs[:fields], pairs[fields : fields + methods], pairs[fields + methods :]


def read_annotations(dex: Dex, class_index: int) -> ClassAnnotations:
    """All annotations of a class, its members and their parameters."""
    if not 0 <= class_index < len(dex.class_defs):
        return ClassAnnotations()
    offset = int(dex.class_defs[class_index, 5])
    if offset == 0:
        return ClassAnnotations()
    reader = _Reader(dex)
    try:
        own, fields, methods, lists = _directory(reader.data, offset)
    except OutOfDataError:
        return ClassAnnotations(damaged=True)
    return ClassAnnotations(
        reader.set_at(own),
        tuple((index, reader.set_at(at)) for index, at in fields),
        tuple((index, reader.set_at(at)) for index, at in methods),
        parameters=tuple((index, reader.parameters_at(at)) for index, at in lists),
        damaged=reader.damaged,  # stated last: what is read before it may set it
    )
