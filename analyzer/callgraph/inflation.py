"""Which code inflates which layout, menu, preference or navigation resource, and what comes alive by it.

A method that loads the id of such a resource stands for inflating it: the classes that the file names, and those of the
files that it includes, are made there; the click methods that it names are looked for in the class that shows it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.apk.encoded import Kind
from analyzer.apk.model import PackageContents, XmlFile
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import PACKAGED, Program
from analyzer.program.sources import Sources

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

_CONST_HIGH16 = 0x15
_SGET = 0x60
_R_CLASS = "/R$"
_RESOURCE_READERS = (
    ("Landroid/content/res/TypedArray;", ("getResourceId", "peekValue", "getValue")),
    ("Landroid/content/res/Resources;", ("getValue", "obtainTypedArray", "getIntArray")),
    ("Landroid/content/res/Resources$Theme;", ("resolveAttribute",)),
)
_TEXT_READERS = (
    ("Landroid/content/res/TypedArray;", ("getString", "getNonResourceString", "getText", "peekValue", "getValue")),
    ("Landroid/content/res/Resources;", ("getStringArray", "getTextArray", "obtainTypedArray", "getValue")),
    ("Landroid/content/res/Resources$Theme;", ("resolveAttribute",)),
)
"""What reads a resource, or a text, of which a theme, a style or an array says which it is."""

_HANDLER_PROTOS = ("(Landroid/view/View;)V", "(Landroid/view/MenuItem;)V", "(Landroid/view/MenuItem;)Z")
"""What a method may take that ``android:onClick`` of a layout, or of a menu, names."""

MOST_USES = 200_000


@dataclass(frozen=True, slots=True)
class Inflation:
    """``made``: (method, type): an instance of the type is made when the method runs. ``always``: Java names of classes
    that are made although no code is seen to ask for it. ``handlers``: (method, handler): a click may call the handler
    once the method has run; -1 for the method: in any case.
    """

    made: tuple[tuple[int, int], ...]
    always: tuple[str, ...]
    handlers: tuple[tuple[int, int], ...]


def find_inflation(program: Program, contents: PackageContents) -> Inflation:
    """What the XML resources of a package make, and where.

    A file whose id is not known, or that the manifest refers to, needs no code to be used. What a theme, a style or an
    array names is used where code reads any such value.
    """
    files = contents.xml_files
    by_id = {identity: file for file in files for identity in file.resources}
    led = {file.file: tuple(_led_to(file, by_id)) for file in files}
    made: dict[tuple[int, int], None] = {}
    handlers: dict[tuple[int, int], None] = {}
    owner = program.symbols.methods.owner
    for method, identity in _uses(program, contents, by_id):
        for file in led[by_id[identity].file]:
            made |= dict.fromkeys((method, type_) for type_ in _types(program, file.classes))
            found = _handlers(program, file.on_click, int(owner[method]))
            handlers |= dict.fromkeys((method, handler) for handler in found)
    always = {one.file: one for file in files if file.referred or not file.resources for one in led[file.file]}
    themed = {one.file: one for file in files if file.themed for one in led[file.file]}
    readers = _callers(program, _RESOURCE_READERS)
    always |= {} if readers else themed
    types = sorted({type_ for file in themed.values() for type_ in _types(program, file.classes)})
    called = sorted({one for file in themed.values() for one in _handlers(program, file.on_click, -1)})
    made |= dict.fromkeys((method, type_) for method in readers for type_ in types)
    handlers |= dict.fromkeys((method, handler) for method in readers for handler in called)
    held = set(contents.class_names_in_xml).difference(*(file.classes for file in files))
    readers = _callers(program, _TEXT_READERS)
    types = list(_types(program, sorted(held)))
    made |= dict.fromkeys((method, type_) for method in readers for type_ in types)
    names = set() if readers else held
    clicks = set(contents.on_click_names).difference(*(file.on_click for file in files))
    for file in always.values():
        names |= set(file.classes)
        clicks |= set(file.on_click)
    handlers |= dict.fromkeys((-1, handler) for handler in _handlers(program, clicks, -1))
    return Inflation(tuple(sorted(made))[:MOST_USES], tuple(sorted(names)), tuple(sorted(handlers)))


def _callers(program: Program, members: Iterable[tuple[str, tuple[str, ...]]]) -> list[int]:
    """The packaged methods with a call of one of some framework methods."""
    find, names = program.symbols.strings.find, program.symbols.methods
    wanted = np.zeros(names.count, bool)
    for cls, simple in members:
        numbers = np.array([number for number in map(find, simple) if number >= 0], np.int32)
        wanted |= (names.owner == program.find_type(cls)) & np.isin(names.name, numbers)
    sites = program.sites
    rows = np.flatnonzero((sites.op >= 0x6E) & (sites.op <= 0x78) & (sites.ref >= 0))
    methods = np.unique(program.methods_of_rows(rows[wanted[sites.ref[rows]]]))
    return [int(method) for method in methods if method >= 0]


def _led_to(file: XmlFile, by_id: dict[int, XmlFile]) -> Iterator[XmlFile]:
    """A file and all that it includes or names, to any depth."""
    seen = {file.file}
    pending = [file]
    while pending:
        one = pending.pop()
        yield one
        for identity in one.refers:
            other = by_id.get(identity)
            if other is not None and other.file not in seen:
                seen.add(other.file)
                pending.append(other)


def _types(program: Program, names: Iterable[str]) -> Iterator[int]:
    for name in names:
        try:
            type_ = program.find_type(class_descriptor(name))
        except BadNameError:
            continue
        if type_ >= 0 and program.types.origin[type_] == PACKAGED:
            yield type_


def _handlers(program: Program, names: Iterable[str], owner: int) -> Iterator[int]:
    """Methods of the names in the class that shows a layout, its super- and subclasses; in every packaged subclass of
    Context when that class is none (an adapter, a fragment) or not known (-1).
    """
    find, context = program.symbols.strings.find, program.find_type("Landroid/content/Context;")
    every = set(program.descendants_of(context).tolist()) if context >= 0 else set()
    types = every
    if owner in every:
        types = {*program.ancestors_of(owner).tolist(), *program.descendants_of(owner).tolist()} & every
    protos = [number for number in map(find, _HANDLER_PROTOS) if number >= 0]
    for name in sorted({number for number in map(find, names) if number >= 0}):
        for type_ in sorted(types):
            for proto in protos:
                method = program.symbols.methods.find(type_, name, proto)
                if method >= 0 and program.methods.origin[method] == PACKAGED:
                    yield method


def _uses(program: Program, contents: PackageContents, by_id: dict[int, XmlFile]) -> list[tuple[int, int]]:
    """(method, resource id): the method loads a file's id, as a constant, from a class R, or by the file's name."""
    ids = np.array(sorted(by_id), np.uint32)
    if not len(ids):
        return []
    found = {*_constants(program, ids), *_from_r(program, by_id), *_by_name(program, by_id)}
    return sorted(found)[:MOST_USES]


def _constants(program: Program, ids: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Ids that stand in the code units of methods, in instructions and in the data of arrays and switches."""
    high = np.unique(ids >> 16).astype(np.uint16)
    for number, dex in enumerate(program.dexes):
        units = np.frombuffer(dex.buffer, "<u2", len(dex.buffer) // 2)
        at = np.flatnonzero(np.isin(units[1:], high))
        low, top = units[at].astype(np.uint32), units[at + 1].astype(np.uint32) << 16
        whole, short = np.isin(top | low, ids), np.isin(top, ids) & (low & 0xFF == _CONST_HIGH16)
        places = np.concatenate([at[whole], at[short]])
        values = np.concatenate([(top | low)[whole], top[short]])
        methods = _methods_at(program, number, 2 * places)
        yield from ((m, i) for m, i in zip(methods.tolist(), values.tolist(), strict=True) if m >= 0)


def _methods_at(program: Program, number: int, offsets: I64) -> I64:
    """The winning method whose code holds each offset of a dex file, -1 for none."""
    dex, table = program.dexes[number], program.methods
    methods = np.flatnonzero(table.dex == number)
    rows = table.row[methods]
    start = dex.methods[rows, 3].astype(np.int64) + 16
    size = 2 * dex.code_units[rows].astype(np.int64)
    coded = dex.methods[rows, 3] > 0
    methods, start, size = methods[coded], start[coded], size[coded]
    if not len(methods):
        return np.full(len(offsets), -1, np.int64)
    order = np.argsort(start, kind="stable")
    methods, start, size = methods[order], start[order], size[order]
    place = np.maximum(np.searchsorted(start, offsets, side="right") - 1, 0)
    inside = (offsets >= start[place]) & (offsets < start[place] + size[place])
    return np.where(inside, methods[place], -1)


def _from_r(program: Program, by_id: dict[int, XmlFile]) -> Iterator[tuple[int, int]]:
    """Ids that code reads from a static field of a class ``R$layout`` (those of libraries are not inlined)."""
    sites, fields = program.sites, program.symbols.fields
    rows = np.flatnonzero((sites.op == _SGET) & (sites.ref >= 0))
    refs = np.unique(sites.ref[rows])
    r_classes = {t for t in np.unique(fields.owner[refs]).tolist() if t >= 0 and _R_CLASS in program.type_name(t)}
    if not r_classes:
        return
    sources = Sources(program)
    values: dict[int, int] = {}
    for ref in refs[np.isin(fields.owner[refs], list(r_classes))].tolist():
        declared = sources.declared(ref)
        start = declared.start if declared is not None else None
        if start is not None and start.kind == Kind.INT and int(start.number) & 0xFFFFFFFF in by_id:
            values[ref] = int(start.number) & 0xFFFFFFFF
    rows = rows[np.isin(sites.ref[rows], list(values))]
    for method, ref in zip(program.methods_of_rows(rows).tolist(), sites.ref[rows].tolist(), strict=True):
        if method >= 0:
            yield method, values[ref]


def _by_name(program: Program, by_id: dict[int, XmlFile]) -> Iterator[tuple[int, int]]:
    """Files whose name code loads as a text, when the package looks resources up by name at all."""
    if program.find_method(
        "Landroid/content/res/Resources;", "getIdentifier", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)I"
    ) < 0:  # fmt: skip
        return
    ids: dict[int, list[int]] = defaultdict(list)
    names = {identity: file.file.rpartition("/")[2].partition(".")[0] for identity, file in by_id.items()}
    numbers = program.symbols.strings.find_all(names.values())
    for identity, name in names.items():
        if numbers[name] >= 0:
            ids[numbers[name]].append(identity)
    sites = program.sites
    rows = np.flatnonzero((sites.op == 0x1A) | (sites.op == 0x1B))
    rows = rows[np.isin(sites.ref[rows], np.array(sorted(ids), np.int32))]
    for method, ref in zip(program.methods_of_rows(rows).tolist(), sites.ref[rows].tolist(), strict=True):
        yield from ((method, identity) for identity in ids[ref] if method >= 0)
