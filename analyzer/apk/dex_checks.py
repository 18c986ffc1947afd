"""The tables of one dex file to what contradicts itself in them: the device refuses such a file, we read on and say so.

Without this a forged index reads as a name that is not there, which looks like code that does nothing.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

U32 = NDArray[np.uint32]

NO_INDEX = 0xFFFFFFFF


class Tables(NamedTuple):
    """What is checked: the numbers of strings and types, and the id tables as `Dex` holds them."""

    strings: int
    type_string: U32
    proto: U32
    field_class: U32
    field_type: U32
    field_name: U32
    method_class: U32
    method_proto: U32
    method_name: U32
    class_defs: U32
    methods: NDArray[np.int64]
    fields: NDArray[np.int64]


def contradictions(tables: Tables) -> Iterator[str]:
    """One English clause for each kind of name that leads outside its table, and one for circular superclasses."""
    types, protos = len(tables.type_string), len(tables.proto)
    superclasses = tables.class_defs[:, 2]
    checked = (
        ("types", (tables.type_string,), (tables.strings,)),
        ("prototypes", (tables.proto[:, 1],), (types,)),
        ("fields", (tables.field_class, tables.field_type, tables.field_name), (types, types, tables.strings)),
        ("methods", (tables.method_class, tables.method_proto, tables.method_name), (types, protos, tables.strings)),
        ("classes", (tables.class_defs[:, 0],), (types,)),
        ("superclasses", (superclasses[superclasses != NO_INDEX],), (types,)),
    )
    for what, columns, sizes in checked:
        wrong = sum(int(np.count_nonzero(column >= size)) for column, size in zip(columns, sizes, strict=True))
        if wrong:
            yield f"{wrong} indices in {what} lead outside their table: what they name is unknown"
    for what, members, owners in (
        ("methods", tables.methods, tables.method_class),
        ("fields", tables.fields, tables.field_class),
    ):
        strange = int(np.count_nonzero(owners[members[:, 1]] != tables.class_defs[members[:, 0], 0]))
        if strange:
            yield f"{strange} {what} are defined by a class that is not theirs: which code they have is unknown"
    if circular := _circular(tables.class_defs, types):
        yield f"{circular} classes are their own superclasses: their hierarchy is unknown"


def _circular(class_defs: U32, types: int) -> int:
    """How many types have a chain of superclasses inside this file that never ends: each step doubles its length."""
    up = np.full(types + 1, types, np.int64)
    known = (class_defs[:, 0] < types) & (class_defs[:, 2] < types)
    up[class_defs[known, 0][::-1]] = class_defs[known, 2][::-1]
    for _ in range(types.bit_length()):
        up = up[up]
    return int(np.count_nonzero(up[:types] != types))
