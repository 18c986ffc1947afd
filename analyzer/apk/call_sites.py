"""Call sites of ``invoke-custom`` and method handles: what a lambda or a concatenation really calls."""

from typing import NamedTuple

from analyzer.apk.dex import Dex
from analyzer.apk.encoded import Encoded, Kind, read_array
from analyzer.apk.leb128 import OutOfDataError

_HANDLE_KINDS = (
    "static-put",
    "static-get",
    "instance-put",
    "instance-get",
    "invoke-static",
    "invoke-instance",
    "invoke-constructor",
    "invoke-direct",
    "invoke-interface",
)
_FIRST_METHOD_KIND = 4


class MethodHandle(NamedTuple):
    """``kind`` such as "invoke-static"; ``target`` is the index of a method, or of a field when ``is_field``."""

    kind: str
    is_field: bool
    target: int


class CallSite(NamedTuple):
    """One call site: index of the bootstrap's method handle, the name and prototype index asked for, and what else
    the bootstrap gets. For a lambda, a handle among the arguments is the method with its body.
    """

    bootstrap: int
    name: str
    proto: int
    arguments: tuple[Encoded, ...]

    @property
    def handles(self) -> tuple[int, ...]:
        """The method handles among the arguments: indices."""
        return tuple(int(value.number) for value in self.arguments if value.kind == Kind.METHOD_HANDLE)


def method_handle(dex: Dex, index: int) -> MethodHandle | None:
    """The method handle of that index; None when the file has none, or one of a kind that does not exist."""
    if not 0 <= index < len(dex.method_handles):
        return None
    kind, _, target, _ = (int(x) for x in dex.method_handles[index])
    if kind >= len(_HANDLE_KINDS):
        return None
    return MethodHandle(_HANDLE_KINDS[kind], kind < _FIRST_METHOD_KIND, target)


def call_site(dex: Dex, index: int) -> CallSite | None:
    """The call site of that index; None when the file has none or it cannot be read."""
    if not 0 <= index < len(dex.call_sites):
        return None
    try:
        values = read_array(dex.data.data, int(dex.call_sites[index]))
    except OutOfDataError:
        return None
    if [value.kind for value in values[:3]] != [Kind.METHOD_HANDLE, Kind.STRING, Kind.METHOD_TYPE]:
        return None
    bootstrap, name, proto = (int(value.number) for value in values[:3])
    return CallSite(bootstrap, dex.string(name), proto, values[3:])


def handle_text(dex: Dex, index: int) -> str:
    """A method handle as smali writes it: ``invoke-static@Lcls;->name()V``; "" when there is none."""
    handle = method_handle(dex, index)
    if handle is None:
        return ""
    target = dex.field_signature(handle.target) if handle.is_field else dex.method_signature(handle.target)
    return f"{handle.kind}@{target}"
