"""Many arrays as one argument of compiled kernels.

A kernel that takes a hundred arrays one by one takes minutes to compile, because each is seven values to every function
it is handed on to. Here the arrays' addresses and lengths lie in one table, and compiled code sees an object whose
attributes are the arrays: ``s.node_any[node]``. The caller keeps the arrays alive while a kernel runs.
"""

from typing import Any, NamedTuple

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate
from numba.extending import infer_getattr, intrinsic, models, register_model
from numba.np.arrayobj import make_array, populate_array
from numpy.typing import NDArray

_WORD = ir.IntType(64)
_ELEMENTS = {
    "U8": types.uint8, "U16": types.uint16, "U32": types.uint32, "I32": types.int32, "I64": types.int64,
}  # fmt: skip
_NUMPY = {"U8": np.uint8, "U16": np.uint16, "U32": np.uint32, "I32": np.int32, "I64": np.int64}


class ColumnsType(types.Type):
    """What compiled code knows of a table of columns: which attribute lies where, and what it is."""

    def __init__(self, name: str, fields: tuple[tuple[str, str], ...]) -> None:
        self.places = {field: (place, kind) for place, (field, kind) in enumerate(fields)}
        super().__init__(name=f"Columns({name}: {fields})")

    def field(self, name: str) -> Any:
        """The compiled type of an attribute: an array, or an int64."""
        _, kind = self.places[name]
        return types.int64 if kind == "int" else types.Array(_ELEMENTS[kind], 1, "C")


@register_model(ColumnsType)
class _ColumnsModel(models.PrimitiveModel):
    def __init__(self, manager: Any, type_: Any) -> None:
        super().__init__(manager, type_, _WORD.as_pointer())


@infer_getattr
class _ColumnsAttributes(AttributeTemplate):
    key = ColumnsType

    def generic_resolve(self, type_: ColumnsType, name: str) -> Any:  # type: ignore[override]  # numba leaves it open
        return type_.field(name) if name in type_.places else None


@lower_getattr_generic(ColumnsType)  # type: ignore[untyped-decorator]  # numba is not typed throughout
def _load(context: Any, builder: Any, type_: ColumnsType, value: Any, name: str) -> Any:
    place, kind = type_.places[name]
    first = builder.load(builder.gep(value, [_WORD(2 * place)]))
    if kind == "int":
        return first
    array_type = type_.field(name)
    array = make_array(array_type)(context, builder)
    size = context.get_abi_sizeof(context.get_data_type(array_type.dtype))
    populate_array(
        array,
        data=builder.inttoptr(first, array.data.type),
        shape=cgutils.pack_array(builder, [builder.load(builder.gep(value, [_WORD(2 * place + 1)]))]),
        strides=cgutils.pack_array(builder, [_WORD(size)]),
        itemsize=_WORD(size),
        meminfo=None,
    )
    return array._getvalue()


def element_of(hint: object) -> Any:
    """The NumPy element type that an annotation names.

    Raises:
        TypeError: the annotation is that of no column.
    """
    return _NUMPY[_kind(hint)]


def columns_type(shape: type[NamedTuple]) -> ColumnsType:
    """The compiled type of a NamedTuple class whose annotations are U8, U16, U32, I32, I64 (arrays) or int."""
    hints = shape.__annotations__
    return ColumnsType(shape.__name__, tuple((name, _kind(hint)) for name, hint in hints.items()))


def _kind(hint: object) -> str:
    if hint is int:
        return "int"
    arguments = getattr(getattr(hint, "__args__", (None, None))[1], "__args__", ())
    for kind, element in _NUMPY.items():
        if arguments == (element,):
            return kind
    raise TypeError(hint)


def table(columns: NamedTuple) -> NDArray[np.int64]:
    """(2 * columns,) int64: address and length of each array, value and 0 of each integer.

    Raises:
        TypeError: an array is not contiguous or not of the annotated element type.
    """
    out = np.zeros(2 * len(columns), np.int64)
    for place, (name, value) in enumerate(columns._asdict().items()):
        kind = _kind(type(columns).__annotations__[name])
        if kind == "int":
            out[2 * place] = int(value)
            continue
        if value.dtype != _NUMPY[kind] or not value.flags.c_contiguous:
            raise TypeError(f"{name}: {value.dtype}, wanted {kind}")
        out[2 * place] = value.ctypes.data
        out[2 * place + 1] = len(value)
    return out


def viewer(kind: ColumnsType) -> Any:
    """A compiled function from a table (:func:`table`) to its columns."""

    @intrinsic
    def view(_context: Any, table_type: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            array = make_array(signature.args[0])(context, builder, args[0])
            return builder.bitcast(array.data, _WORD.as_pointer())

        return kind(table_type), code

    return view
