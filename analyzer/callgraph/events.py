"""Which call by the framework means which phase: the table ``own/events.tsv``, and what it makes of edges."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzer import places
from analyzer.errors import RulesetError
from analyzer.program.build import ABSENT, FRAMEWORK, Program

ORDER = ("attach", "provider", "application", "launch", "user-event", "background", "repeating", "external")
"""The phases in the device's order; phase k is bit k of a mask."""

BIT = {phase: 1 << k for k, phase in enumerate(ORDER)}
START_UP_MASK = BIT["attach"] | BIT["provider"] | BIT["application"] | BIT["launch"]

EDGES = ("callback", "intent", "entry", "call", "again", "send")
_COLUMNS = ["edge", "type", "method", "phase", "first", "interval", "source", "note"]
_WORDS = frozenset({*ORDER, "same", "activity", "none"})

LISTENER_ENDINGS = ("Listener", "Watcher", "Observer", "Receiver", "Callback", "Callbacks", "Callback2")
INTERFACE_PACKAGES = ("view", "widget", "app", "preference", "gesture", "inputmethodservice", "ui", "dialog")
"""Parts of a package name by which a listener without a row is one of the user interface."""

FAMILIES = {
    "Activity": "Landroid/app/Activity;",
    "Application": "Landroid/app/Application;",
    "Dialog": "Landroid/app/Dialog;",
    "Fragment": "Landroid/app/Fragment;",
    "Provider": "Landroid/content/ContentProvider;",
    "Receiver": "Landroid/content/BroadcastReceiver;",
    "Service": "Landroid/app/Service;",
    "View": "Landroid/view/View;",
    "Layout": "Landroid/view/View;",
}
"""By the end of its name, what a class that is nowhere extends: libraries call their bases after the framework's."""

COMPONENTS = (
    "Landroid/app/Activity;",
    "Landroid/app/Application;",
    "Landroid/app/Service;",
    "Landroid/content/ContentProvider;",
)
"""What the framework alone makes and starts."""

PENDING = "Landroid/app/PendingIntent;"

INVOKE, INVOKE_CUSTOM = 0x6E, 0xFC
"""The first opcode of the calls of a method reference, and the first beyond them."""

MOST_KEPT = 20_000
"""Types whose supertypes are kept."""

MOST_SUPERTYPES = 512
"""Supertypes of one type that are asked for a row; those of an honest class are fewer than fifty."""


class Transfer(NamedTuple):
    """What an edge makes of the phases of its caller: those in ``keep`` stay, ``add`` is added, ``from_start`` is added
    when the caller runs during start-up.
    """

    keep: int = 0xFF
    add: int = 0
    from_start: int = 0

    def of(self, mask: int) -> int:
        """The phases of the callee, () for a caller that never runs."""
        if not mask:
            return 0
        return (mask & self.keep) | self.add | (self.from_start if mask & START_UP_MASK else 0)


SAME = Transfer()


class EventRow(NamedTuple):
    """One row of the table; ``methods`` are simple names, under "call" perhaps with a descriptor, or "*".

    ``first``, ``interval`` and ``unit`` are arguments of a call (0 is the receiver): what delays the first run, the
    time between two runs, and its ``TimeUnit``, milliseconds without one; -1 for none.
    """

    edge: str
    type: str
    methods: tuple[str, ...]
    transfer: Transfer
    source: str
    first: int = -1
    interval: int = -1
    unit: int = -1


@dataclass(frozen=True, slots=True)
class Events:
    """The table, in its order."""

    rows: tuple[EventRow, ...]


def load_events(folder: Path | None = None) -> Events:
    """The events of ``folder`` (a ``tables`` folder), by default of the shipped one.

    Raises:
        RulesetError: the table is missing or a row is not of the form that its header describes.
    """
    folder = folder if folder is not None else places.rulesets_dir() / "tables"
    path = folder / "own" / "events.tsv"
    if not path.is_file():
        path = places.rulesets_dir() / "tables" / "own" / "events.tsv"
    return _read(path)


@cache
def _read(path: Path) -> Events:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(f"tables/own/{path.name}: cannot be read ({error})", "install apkscan again") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or lines[0][1].split("\t") != _COLUMNS:
        raise RulesetError(f"tables/own/{path.name}: the columns are not {', '.join(_COLUMNS)}", "see its first lines")
    table = csv.reader((line for _, line in lines[1:]), delimiter="\t", quoting=csv.QUOTE_NONE)
    return Events(tuple(_row(cells, number, path) for (number, _), cells in zip(lines[1:], table, strict=True)))


def _row(cells: list[str], number: int, path: Path) -> EventRow:
    where = f"tables/own/{path.name}:{number}"
    if len(cells) != len(_COLUMNS):
        raise RulesetError(f"{where}: {len(cells)} cells", f"write {len(_COLUMNS)} cells with tabs between them")
    edge, type_, methods, phase, first, interval, source, _ = cells
    words = phase.split("+")
    if edge not in EDGES:
        raise RulesetError(f"{where}: {edge!r} is not one of {', '.join(EDGES)}", "see its first lines")
    if unknown := [word for word in words if word not in _WORDS]:
        raise RulesetError(f"{where}: {unknown[0]!r} is no phase", f"write of {', '.join(sorted(_WORDS))}")
    if not (type_.startswith("L") and type_.endswith(";") and methods and source):
        raise RulesetError(f"{where}: a class descriptor, methods and a source are needed", "see its first lines")
    stated = (first, *interval.partition("*")[::2])
    numbers = [int(text) if text.isdecimal() else -1 for text in stated]
    if any(
        text and (edge not in ("call", "again") or number < 0) for text, number in zip(stated, numbers, strict=True)
    ):
        raise RulesetError(f"{where}: first and interval are numbers of arguments of a call", "see its first lines")
    return EventRow(edge, type_, tuple(methods.split()), transfer_of(words), source, *numbers)


def transfer_of(words: Iterable[str]) -> Transfer:
    """The transfer that the words of the column ``phase`` mean together."""
    keep = add = from_start = 0
    for word in words:
        if word == "same":
            keep = 0xFF
        elif word == "activity":
            keep |= 0xFF & ~START_UP_MASK
            from_start |= BIT["launch"]
        elif word != "none":
            add |= BIT[word]
    return Transfer(keep, add, from_start)


class EventIndex:
    """The table over one program's numbers: the transfer of any edge by which the framework runs code of the app."""

    def __init__(self, program: Program, events: Events) -> None:
        self._program = program
        self._rows: dict[tuple[str, int], dict[str, Transfer]] = {}
        self._supers: dict[int, tuple[int, ...]] = {}
        self._direct = program.types.super_first.tolist(), program.types.supers.tolist()
        self._known: dict[tuple[str, int, str], Transfer] = {}
        self.calls = np.zeros(program.symbols.methods.count, np.int16)
        """Per method reference: k when it is a registration with the row ``call_rows[k]``, 0 for none."""
        self.call_rows: list[EventRow] = [EventRow("call", "", (), SAME, "")]
        self.agains = np.zeros(program.symbols.methods.count, np.int16)
        """Per method reference: k when it is a delayed registration with the row ``call_rows[k]``, 0 for none."""
        self.sends = np.zeros(program.symbols.methods.count, np.int16)
        """Per method reference: not 0 for a call that sends an intent."""
        self.forwards = np.zeros(program.symbols.methods.count, np.uint8)
        """Per method reference: k when it names a callback that fires in phases of its own, whoever registered it,
        ``forward_transfers[k]``; 0 for none.
        """
        self.forward_transfers: list[Transfer] = [SAME]
        self._components = frozenset(program.find_type(type_) for type_ in COMPONENTS) - {-1}
        self.pending: tuple[int, ...] = ()
        """Numbers of ``call_rows`` that make an intent to be sent later."""
        calls: list[tuple[int, EventRow]] = []
        for row in events.rows:
            type_ = program.find_type(row.type)
            if type_ < 0:
                continue
            if row.edge in ("call", "again", "send"):
                calls.append((type_, row))
            else:
                self._rows.setdefault((row.edge, type_), {}).update(dict.fromkeys(row.methods, row.transfer))
        self._mark_calls(calls)
        self._mark_forwards({type_: rows for (edge, type_), rows in self._rows.items() if edge == "callback"})

    def _mark_calls(self, rows: Sequence[tuple[int, EventRow]]) -> None:
        symbols, strings = self._program.symbols.methods, self._program.symbols.strings
        names = strings.find_all(method.partition("(")[0] for _, row in rows for method in row.methods)
        sites = self._program.sites
        wanted = np.zeros(symbols.count, bool)
        wanted[sites.ref[(sites.op >= INVOKE) & (sites.op < INVOKE_CUSTOM) & (sites.ref >= 0)]] = True
        wanted &= np.isin(symbols.name, np.array(sorted(set(names.values()) - {-1}), np.int32))
        named: dict[int, list[int]] = {}
        for reference in np.flatnonzero(wanted).tolist():
            named.setdefault(int(symbols.name[reference]), []).append(reference)
        for type_, row in rows:
            self.call_rows.append(row)
            column = {"call": self.calls, "again": self.agains, "send": self.sends}[row.edge]
            if row.type == PENDING:
                self.pending += (len(self.call_rows) - 1,)
            for method in row.methods:
                name, bracket, rest = method.partition("(")
                if name == "*":
                    column[symbols.owner == type_] = len(self.call_rows) - 1
                for reference in named.get(names[name], ()):
                    if bracket and self._program.descriptor(reference) != "(" + rest:
                        continue
                    if type_ in self._supertypes(int(symbols.owner[reference])):
                        column[reference] = len(self.call_rows) - 1

    def _mark_forwards(self, rows: Mapping[int, Mapping[str, Transfer]]) -> None:
        symbols = self._program.symbols.methods
        known = np.zeros(len(self._program.types.origin), bool)
        known[list(rows)] = True
        whole = np.zeros(len(self._program.types.origin), bool)
        whole[[type_ for type_, found in rows.items() if found.get("*", SAME).keep == 0]] = True
        names = {name for found in rows.values() for name, transfer in found.items() if transfer.keep == 0}
        named = np.array(sorted(set(self._program.symbols.strings.find_all(names).values()) - {-1}), np.int32)
        candidates = whole[symbols.owner] | (known[symbols.owner] & np.isin(symbols.name, named))
        for reference in np.flatnonzero(candidates).tolist():
            name = self._program.method_name(reference)
            found = rows[int(symbols.owner[reference])]
            transfer = found.get(name, found.get("*", SAME))
            if transfer.keep == 0 and transfer.add and not name.startswith("<"):
                if transfer not in self.forward_transfers:
                    self.forward_transfers.append(transfer)
                self.forwards[reference] = self.forward_transfers.index(transfer)

    def is_one_of(self, type_: int, descriptors: Iterable[str]) -> bool:
        """Whether a type is, or extends or implements, one of those named."""
        wanted = {self._program.find_type(descriptor) for descriptor in descriptors} - {-1}
        return not wanted.isdisjoint(self._supertypes(type_))

    def _supertypes(self, type_: int) -> tuple[int, ...]:
        """A type and its supertypes, nearest first."""
        known = self._supers.get(type_)
        if known is not None:
            return known
        first, supers = self._direct
        found = {type_: None}
        level = [type_]
        while level and len(found) < MOST_SUPERTYPES:
            direct: list[int] = []
            for current in level:
                direct += supers[first[current] : first[current + 1]]
            level = [up for up in dict.fromkeys(direct) if up not in found]
            found.update(dict.fromkeys(level))
        if len(self._supers) >= MOST_KEPT:
            self._supers.clear()
        self._supers[type_] = tuple(found)
        return self._supers[type_]

    def callback(self, edge: str, via: int, name: str) -> Transfer:
        """Of an edge of this kind to an override of a method ``name`` of type ``via``."""
        key = (edge, via, name)
        if key not in self._known:
            self._known[key] = self._looked_up(edge, via, name)
        return self._known[key]

    def _looked_up(self, edge: str, via: int, name: str) -> Transfer:
        if edge == "callback" and not self._components.isdisjoint(self._supertypes(via)):
            # A component is started by its entry points and by intents, not by whoever mentions the object.
            return self._found(edge, via, name)._replace(keep=0)
        return self._found(edge, via, name)

    def _found(self, edge: str, via: int, name: str) -> Transfer:
        for type_ in self._supertypes(via):
            if (found := self._row(edge, type_, name)) is not None:
                return found
        return default_transfer(self._program.type_name(via))

    def _row(self, edge: str, type_: int, name: str) -> Transfer | None:
        for kind in dict.fromkeys((edge, "callback")):
            rows = self._rows.get((kind, type_), {})
            if name in rows or "*" in rows:
                return rows[name] if name in rows else rows["*"]
        return None

    def declared_by(self, method: int) -> int:
        """The type from outside the package whose method a packaged method overrides, -1 for none.

        For a constructor or a static initialiser the nearest supertype from outside the package.
        """
        program, symbols = self._program, self._program.symbols.methods
        name, proto = int(symbols.name[method]), int(symbols.kind[method])
        special = program.method_name(method).startswith("<")
        missing = -1
        for type_ in self._supertypes(int(symbols.owner[method])):
            origin = int(program.types.origin[type_])
            if origin == FRAMEWORK:
                found = symbols.find(type_, name, proto)
                if special or (found >= 0 and program.methods.origin[found] == FRAMEWORK):
                    return type_
            elif origin == ABSENT and missing < 0:
                missing = type_
        return missing

    def component(self, edge: str, method: int) -> Transfer:
        """Of an edge ("entry", "intent" or "callback") that starts the component whose method this is.

        The nearest supertype with a row decides that has the method, if only by inheritance: an application's
        ``attachBaseContext`` is declared by ContextWrapper, and has its row under Application.
        """
        via = self.declared_by(method)
        if via < 0:
            return SAME
        name = self._program.method_name(method)
        if self._program.types.origin[via] == ABSENT and (family := self._family(via)) >= 0:
            return self._of_family(edge, family, method)
        if edge == "callback":
            return self.callback(edge, via, name)
        for type_ in self._supertypes(int(self._program.symbols.methods.owner[method])):
            found = self._row(edge, type_, name)
            if found is not None and via in self._supertypes(type_):
                return found
        return self.callback(edge, via, name)

    def _family(self, absent: int) -> int:
        """The framework type that a class which is nowhere extends, judging by its name; -1 when nothing says it."""
        descriptor = self._program.type_name(absent)
        if self._rows.get(("callback", absent)):
            return absent
        ends = next((type_ for end, type_ in FAMILIES.items() if descriptor.endswith(end + ";")), "")
        return self._program.find_type(ends) if ends else -1

    def _of_family(self, edge: str, family: int, method: int) -> Transfer:
        """Of a method below a class that is nowhere: as of the class's family when that has the method; otherwise the
        method may be the app's own, and nothing says that anybody calls it.
        """
        program, symbols = self._program, self._program.symbols.methods
        name = program.method_name(method)
        if program.types.origin[family] == ABSENT or name.startswith("<"):
            return self.callback(edge, family, name)
        for type_ in self._supertypes(family):
            if symbols.find(type_, int(symbols.name[method]), int(symbols.kind[method])) >= 0:
                return self.callback(edge, family, name)
        return Transfer(0)


def default_transfer(descriptor: str) -> Transfer:
    """What the header of the table says of a type without a row."""
    package, _, name = descriptor[1:-1].rpartition("/")
    if not name.rpartition("$")[2].endswith(LISTENER_ENDINGS):
        return SAME
    of_interface = not set(INTERFACE_PACKAGES).isdisjoint(package.split("/"))
    return Transfer(0, BIT["user-event" if of_interface else "background"])


def transfer_table(transfers: Sequence[Transfer]) -> NDArray[np.uint8]:
    """(transfers, 256) uint8: what each transfer makes of each mask."""
    return np.array([[t.of(mask) for mask in range(256)] for t in transfers], np.uint8)
