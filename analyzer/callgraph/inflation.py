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
MOST_MADE = 200_000
MOST_LED = 500
"""Bounds on loads of ids, on what they make, and on files that one file leads to; the largest honest packages have a
tenth.
"""


@dataclass(frozen=True, slots=True)
class Inflation:
    """``made``: (method, type): an instance of the type is made when the method runs. ``always``: Java names of classes
    that are made although no code is seen to ask for it. ``handlers``: (method, handler): a click may call the handler
    once the method has run; -1 for the method: in any case. ``whole``: whether the budgets were enough.
    """

    made: tuple[tuple[int, int], ...]
    always: tuple[str, ...]
    handlers: tuple[tuple[int, int], ...]
    whole: bool = True


def find_inflation(program: Program, contents: PackageContents) -> Inflation:
    """What the XML resources of a package make, and where.

    A file whose id is not known, or that the manifest refers to, needs no code to be used. What a theme, a style or an
    array names is used where code reads any such value.
    """
    files = _Files(program, contents.xml_files)
    owner = program.symbols.methods.owner
    uses = _uses(program, contents, files.by_id)
    for method, identity in uses:
        files.use(method, int(owner[method]), files.by_id[identity])
    always = [file for file in contents.xml_files if file.referred or not file.resources]
    themed = [file for file in contents.xml_files if file.themed]
    readers = _callers(program, _RESOURCE_READERS)
    always += [] if readers else themed
    for method in readers:
        for file in themed:
            files.use(method, -1, file)
    held = set(contents.class_names_in_xml).difference(*(file.classes for file in contents.xml_files))
    readers = _callers(program, _TEXT_READERS)
    types = tuple(_types(program, sorted(held)))
    for method in readers:
        files.make(method, types)
    names = set() if readers else held
    clicks = set(contents.on_click_names).difference(*(file.on_click for file in contents.xml_files))
    for file in always:
        for one in files.led_to(file):
            names |= set(one.classes)
            clicks |= set(one.on_click)
    files.call(-1, frozenset(clicks), -1)
    made, handlers = tuple(sorted(files.made)), tuple(sorted(files.handlers))
    return Inflation(made, tuple(sorted(names)), handlers, files.whole and len(uses) < MOST_USES)


class _Files:
    """The files by id, what each makes and calls with all that it leads to, and what is made and called so far."""

    def __init__(self, program: Program, files: Iterable[XmlFile]) -> None:
        self.by_id = {identity: file for file in files for identity in file.resources}
        self.made: set[tuple[int, int]] = set()
        self.handlers: set[tuple[int, int]] = set()
        self.whole = True
        self._program = program
        context = program.find_type("Landroid/content/Context;")
        self._contexts = frozenset(program.descendants_of(context).tolist() if context >= 0 else ())
        self._known: dict[str, tuple[tuple[int, ...], frozenset[str]]] = {}
        self._found: dict[tuple[frozenset[str], int], tuple[int, ...]] = {}

    def use(self, method: int, owner: int, file: XmlFile) -> None:
        """A method of a class (-1: any) uses a file."""
        if file.file not in self._known:
            led = tuple(self.led_to(file))
            made = {type_ for one in led for type_ in _types(self._program, one.classes)}
            self._known[file.file] = tuple(sorted(made)), frozenset(name for one in led for name in one.on_click)
        types, clicks = self._known[file.file]
        self.make(method, types)
        self.call(method, clicks, owner)

    def make(self, method: int, types: tuple[int, ...]) -> None:
        """Instances are made when a method runs."""
        if len(self.made) + len(types) > MOST_MADE:
            self.whole = False
            return
        self.made |= {(method, type_) for type_ in types}

    def call(self, method: int, clicks: frozenset[str], owner: int) -> None:
        """Clicks may call methods of some names once a method has run."""
        owner = owner if owner in self._contexts else -1
        if (clicks, owner) not in self._found:
            self._found[clicks, owner] = tuple(self._handlers(clicks, owner)) if clicks else ()
        found = self._found[clicks, owner]
        if len(self.handlers) + len(found) > MOST_MADE:
            self.whole = False
            return
        self.handlers |= {(method, handler) for handler in found}

    def led_to(self, file: XmlFile) -> Iterator[XmlFile]:
        """A file and all that it includes or names, to any depth, up to MOST_LED."""
        seen = {file.file}
        pending = [file]
        while pending:
            one = pending.pop()
            yield one
            for identity in one.refers:
                other = self.by_id.get(identity)
                if other is None or other.file in seen:
                    continue
                if len(seen) >= MOST_LED:
                    self.whole = False
                    return
                seen.add(other.file)
                pending.append(other)

    def _handlers(self, names: Iterable[str], owner: int) -> Iterator[int]:
        """Methods of the names in the class that shows a layout, its super- and subclasses; in every packaged subclass
        of Context when that class is none (an adapter, a fragment) or not known (-1).
        """
        program, find = self._program, self._program.symbols.strings.find
        types = self._contexts
        if owner >= 0:
            types &= {*program.ancestors_of(owner).tolist(), *program.descendants_of(owner).tolist()}
        protos = [number for number in map(find, _HANDLER_PROTOS) if number >= 0]
        for name in sorted({number for number in map(find, names) if number >= 0}):
            for type_ in sorted(types):
                for proto in protos:
                    method = program.symbols.methods.find(type_, name, proto)
                    if method >= 0 and program.methods.origin[method] == PACKAGED:
                        yield method


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


def _types(program: Program, names: Iterable[str]) -> Iterator[int]:
    for name in names:
        try:
            type_ = program.find_type(class_descriptor(name))
        except BadNameError:
            continue
        if type_ >= 0 and program.types.origin[type_] == PACKAGED:
            yield type_


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
