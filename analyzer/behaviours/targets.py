"""What a question names (an API, method, class, data type or permission) to the places in the code it is about."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import numpy as np

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.model import CallSite, PermissionRequest, PermissionUse, SensitiveRead
from analyzer.names import BadNameError, class_descriptor, is_class, parse_method
from analyzer.program.build import PACKAGED

TargetKind = Literal["method", "class", "name", "data-type", "permission"]

_MEMBER = re.compile(r"[\w$<>-]+")


class Named(NamedTuple):
    """A name in code: the class's descriptor ("" for a name alone), the member's name ("*": all), its descriptor or "".

    ``kind`` is what the name is of.
    """

    kind: TargetKind
    cls: str
    member: str = "*"
    descriptor: str = ""


class Target(NamedTuple):
    """A place (``pc`` -1: the method itself), and what is used there."""

    method: int
    pc: int
    what: str


def parse_name(code: CodeIndex, text: str) -> Named | None:
    """A name as people write it: ``Lcom/a/B;->m(I)V``, ``com.a.B->m``, ``com.a.B.m``, ``com.a.B`` or ``m``.

    None when it cannot be a name at all.
    """
    cls, arrow, member = text.replace("#", "->").partition("->")
    descriptor = _descriptor(cls)
    if arrow:
        name, bracket, rest = member.partition("(")
        return Named("method", descriptor, name, bracket + rest) if descriptor and _MEMBER.fullmatch(name) else None
    if "." not in text and not is_class(text):
        name = text.removesuffix("()")
        return Named("name", "", name) if _MEMBER.fullmatch(name) else None
    if descriptor and code.program.find_type(descriptor) >= 0:
        return Named("class", descriptor)
    outer, _, name = text.removesuffix("()").rpartition(".")
    if _descriptor(outer) and code.program.find_type(_descriptor(outer)) >= 0 and _MEMBER.fullmatch(name):
        return Named("method", _descriptor(outer), name)
    return Named("class", descriptor) if descriptor else None


def classes_called(code: CodeIndex, simple: str) -> tuple[str, ...]:
    """Descriptors of the packaged classes, or else of those that calls name, whose simple name is ``simple``."""
    program, ending = code.program, f"/{simple};"
    packaged = tuple(name for name in code.descriptors if name.endswith(ending))
    called = np.unique(program.symbols.methods.owner[program.symbols.methods.owner >= 0]).tolist()
    return packaged or tuple(name for t in called if (name := program.type_name(t)).endswith(ending))


def _descriptor(text: str) -> str:
    """A class in dex or Java form as a descriptor; "" when it is none."""
    if is_class(text):
        return text
    try:
        return class_descriptor(text) if text and not text.endswith("]") and len(text) > 1 else ""
    except BadNameError:
        return ""


def named_targets(code: CodeIndex, named: Named) -> tuple[Target, ...]:
    """The methods of that name that the package has, and the calls of it elsewhere; live ones first."""
    found = {*_methods(code, named), *_calls(code, named)}
    return _ordered(code, found)


def _methods(code: CodeIndex, named: Named) -> Iterator[Target]:
    """Packaged methods themselves."""
    program = code.program
    if named.cls:
        type_ = program.find_type(named.cls)
        types = [type_] if type_ >= 0 and program.types.origin[type_] == PACKAGED else []
        if named.member != "*" and types:  # inherited: the method that the name resolves to
            above = (t for t in program.ancestors_of(type_).tolist() if program.types.origin[t] == PACKAGED)
            types = next(([t] for t in above if list(_matching(code, t, named))), [])
        for one in types:
            yield from (Target(method, -1, "") for method in _matching(code, one, named))
        return
    name = program.symbols.strings.find(named.member)
    if name >= 0:
        hits = ((program.symbols.methods.name == name) & (program.methods.origin == PACKAGED)).nonzero()[0]
        yield from (Target(int(method), -1, "") for method in hits)


def _matching(code: CodeIndex, type_: int, named: Named) -> Iterator[int]:
    for method in code.program.methods_of(type_).tolist():
        same = named.member in ("*", code.program.method_name(method))
        if same and named.descriptor in ("", code.program.descriptor(method)):
            yield method


def _calls(code: CodeIndex, named: Named) -> Iterator[Target]:
    """Calls of methods that the package does not have."""
    program = code.program
    if named.cls:
        wanted = {named.cls: frozenset({named.member})}
    else:
        name = program.symbols.strings.find(named.member)
        hits = ((program.symbols.methods.name == name) & (program.methods.origin != PACKAGED)).nonzero()[0]
        owners = {program.type_name(int(program.symbols.methods.owner[m])) for m in hits} if name >= 0 else set()
        wanted = dict.fromkeys(sorted(owners), frozenset({named.member}))
    for call in code.calls_of(wanted) if wanted else ():
        if program.methods.origin[call.reference] == PACKAGED:
            continue
        if named.descriptor and named.descriptor != program.descriptor(call.reference):
            continue
        yield from (Target(place.method, place.pc, call.signature) for place in code.places(call.rows))


def read_targets(code: CodeIndex, reads: Iterable[SensitiveRead], data_type: str) -> tuple[Target, ...]:
    """The places that read a kind of personal information."""
    return _ordered(code, (t for r in reads if r.data_type == data_type for t in _at(code, r.site, r.api)))


def permission_targets(
    code: CodeIndex,
    members: Names,
    uses: Iterable[PermissionUse],
    requests: Iterable[PermissionRequest],
    permission: str,
) -> tuple[Target, ...]:
    """The places that need a permission, and those that ask for it.

    ``members`` are the methods that need it at some level; what else needs it stands in the proofs of its verdict.
    """
    found = [
        Target(place.method, place.pc, call.signature)
        for call in code.calls_of(members)
        if code.program.methods.origin[call.reference] != PACKAGED
        for place in code.places(call.rows)
    ]
    found += [t for u in uses if u.name == permission for p in u.proofs if p.site for t in _at(code, p.site, p.what)]
    for request in requests:
        if permission in request.permissions:
            found += _at(code, request.site, "requestPermissions")
    return _ordered(code, found)


def _at(code: CodeIndex, site: CallSite, what: str) -> Iterator[Target]:
    try:
        name = parse_method(site.method)
    except BadNameError:
        return
    method = code.program.find_method(name.cls, name.name, name.descriptor)
    if method >= 0:
        yield Target(method, site.offset, what)


def _ordered(code: CodeIndex, found: Iterable[Target]) -> tuple[Target, ...]:
    one_each: dict[Place, Target] = {}
    for target in sorted(found):
        one_each.setdefault(Place(target.method, target.pc), target)
    return tuple(sorted(one_each.values(), key=lambda t: (-int(code.graph.live[t.method]), t)))
