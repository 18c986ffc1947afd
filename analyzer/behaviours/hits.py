"""Where code reads personal information or uses a capability: every place, before any is left out or graded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.content_uris import UriAccess
from analyzer.behaviours.model import ReadKind
from analyzer.behaviours.reflected import reflected_calls
from analyzer.behaviours.screen_events import reads_screens
from analyzer.catalogue.facts import SensitiveFact
from analyzer.catalogue.tables import Tables
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import PACKAGED

_PERMISSION_REQUEST = "PERMISSION_REQUEST"
_EVENT = (
    "Landroid/accessibilityservice/AccessibilityService;"
    "->onAccessibilityEvent(Landroid/view/accessibility/AccessibilityEvent;)V"
)

How = Literal["call", "named", "field", "override", "loaded", "receiver", "uri"]
"""What stands at a hit's place: a call; the load of a name by which a framework method is called; a read of a field;
the start of a method that the framework calls; the load of a telling text; the start of ``onReceive`` of a receiver of
the manifest; whatever names or uses a content URI.
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place. ``code`` is the table's code of what is read; ``api``, ``argument``, ``manner`` as in
    ``SensitiveRead``.
    """

    code: str
    kind: ReadKind
    api: str
    argument: str
    place: Place
    how: How = "call"
    manner: str = ""


def find_hits(code: CodeIndex, tables: Tables, uris: Iterable[UriAccess], manifest: Manifest) -> tuple[Hit, ...]:
    """Every hit, in a fixed order, each once.

    ``uris`` are the content URIs that the code hands to a resolver (:func:`content_uris.find_uris`).
    """
    hits: list[Hit] = []
    hits += _api_hits(code, tables)
    hits += _reflected_hits(code, tables)
    hits += _field_hits(code, tables)
    hits += _override_hits(code, tables)
    hits += _string_hits(code, tables)
    hits += _receiver_hits(code, tables, manifest)
    for access in uris:
        if access.access == "read":
            hits += [
                Hit(f.data_type, "content-uri", access.uri, access.field, access.place, "uri")
                for f in tables.sensitive_uri(access.uri)
            ]
    return tuple(dict.fromkeys(hits))


def _constants(code: CodeIndex, place: Place) -> set[str | int]:
    """The constants that may reach any argument of the call at a place, those held in static fields included."""
    call = code.arguments(place)
    found: set[str | int] = set()
    for values in call.arguments if call else ():
        for const in values or ():
            held = (code.static_constants(str(const.value)) or ()) if const.kind == "field" else (const,)
            found |= {one.value for one in held if one.kind in ("string", "int", "uri")}
    return found


def _api_hits(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    for call in code.calls_of(tables.sensitive_names()):
        facts = tables.sensitive(call.signature)
        api_owner = code.owner_of(call.reference) if code.program.methods.origin[call.reference] == PACKAGED else None
        plain = [f for f in facts if not f.arguments and not f.weak]
        by_argument = [f for f in facts if f.arguments]
        for place in code.places(call.rows):
            if api_owner is not None and code.owner_of(place.method) == api_owner:
                continue  # a packaged API that its own library calls: nobody else reads anything yet
            for fact in plain:
                near = code.strings_of(place.method) & set(fact.beside)
                if fact.beside and not near:
                    continue
                argument = min(near) if near else ""
                if fact.data_type == _PERMISSION_REQUEST:
                    argument = ",".join(_permission_names(code, place))
                yield Hit(fact.data_type, "api", call.signature, argument, place)
            if by_argument:
                yield from _argument_hits(code, call.signature, by_argument, place)


def _reflected_hits(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Calls by reflection whose class and method are both named by constants."""
    for signature, place in reflected_calls(code, tables.sensitive_names()):
        for fact in tables.sensitive(signature):
            if not (fact.arguments or fact.weak or fact.beside):
                yield Hit(fact.data_type, "api", signature, "", place, "named")


def _permission_names(code: CodeIndex, place: Place) -> list[str]:
    """The permission names among the constant arguments of a call, arrays and static fields included, as written.

    Of several arrays that may reach it, as from several callers, the one with the most names: each is a request of its
    own.
    """
    call = code.arguments(place)
    alternatives: set[tuple[str, ...]] = set()
    for values in call.arguments if call else ():
        for const in values or ():
            held = code.static_constants(str(const.value)) if const.kind == "field" else frozenset({const})
            texts = (str(one.value) for one in held or () if one.kind in ("string", "strings"))
            alternatives |= {
                tuple(dict.fromkeys(t for t in text.split("\n") if "permission" in t and " " not in t))
                for text in texts
            }
    if not alternatives:
        return []
    return list(sorted(alternatives, key=lambda names: (-len(names), names))[0])


def _argument_hits(code: CodeIndex, signature: str, facts: list[SensitiveFact], place: Place) -> Iterator[Hit]:
    held = _constants(code, place)
    for fact in facts:
        for value in sorted(held & set(fact.arguments), key=str):
            yield Hit(fact.data_type, "constant-argument", signature, str(value), place)


def _field_hits(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    program = code.program
    find = program.symbols.strings.find
    numbers: dict[int, str] = {}
    for field in tables.sensitive_fields():
        owner, _, member = field.partition("->")
        name, _, kind = member.partition(":")
        number = program.symbols.fields.find(program.find_type(owner), find(name), find(kind))
        if number >= 0:
            numbers[number] = field
    # A write to somebody else's field is no read: iget and sget only.
    rows = np.concatenate([code.rows_with(numbers, 0x52, 0x58), code.rows_with(numbers, 0x60, 0x66)])
    rows = rows[code.program.methods_of_rows(rows) >= 0]
    for row, place in zip(rows.tolist(), code.places(rows), strict=True):
        field = numbers[int(program.sites.ref[row])]
        for fact in tables.sensitive_fields()[field]:
            if not fact.weak:
                yield Hit(fact.data_type, "field", field, "", place, "field")


def _override_hits(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Packaged methods that override a framework callback which delivers personal information."""
    program = code.program
    find = program.symbols.strings.find
    for api, facts in tables.sensitive_overrides().items():
        owner, _, member = api.partition("->")
        name, _, rest = member.partition("(")
        type_, string = program.find_type(owner), find(name)
        if type_ < 0 or string < 0:
            continue
        proto = -1 if rest == "*)" else find("(" + rest)
        for sub in program.descendants_of(type_).tolist():
            for method in program.methods_of(sub).tolist():
                same = int(program.symbols.methods.name[method]) == string
                if same and (rest == "*)" or int(program.symbols.methods.kind[method]) == proto):
                    if program.methods.end[method] == program.methods.first[method]:
                        continue  # an empty body receives the data and drops it
                    if api == _EVENT and not reads_screens(code):
                        continue  # every accessibility service has this method; what kind of event it was tells nothing
                    for fact in facts:
                        if not fact.weak:
                            yield Hit(fact.data_type, "override", api, "", Place(method, 0), "override")


def _string_hits(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Paths, shell commands, system properties and broadcast actions that the code names as constants."""
    wanted: dict[int, list[tuple[ReadKind, str, SensitiveFact]]] = defaultdict(list)
    kinds: tuple[tuple[ReadKind, Mapping[str, tuple[SensitiveFact, ...]]], ...] = (
        ("file-path", tables.sensitive_paths()),
        ("shell-command", tables.sensitive_commands()),
        ("string", tables.sensitive_properties()),
        ("intent-action", tables.sensitive_actions()),
    )
    numbers = code.program.symbols.strings.find_all(text for _, facts in kinds for text in facts)
    for kind, facts in kinds:
        for text, found in facts.items():
            same = {numbers[text]} - {-1}
            if kind == "shell-command" and text in _WITH_MORE:
                same |= set(code.strings_starting(f"{text} ".encode()))
            for number in same:
                wanted[number] += [(kind, text, fact) for fact in found if not fact.weak]
    rows = code.rows_with(wanted, 0x1A, 0x1B)
    refs = code.program.sites.ref[rows].tolist()
    methods = code.program.methods_of_rows(rows).tolist()
    pcs = code.program.sites.pc[rows].tolist()
    beside = {kind: {p.method for call in code.calls_of(names) for p in code.places(call.rows)}
              for kind, names in _BESIDE.items()}  # fmt: skip
    for ref, method, pc in zip(refs, methods, pcs, strict=True):
        for kind, text, fact in wanted[ref] if method >= 0 else ():
            if kind not in beside or method in beside[kind]:
                yield Hit(fact.data_type, kind, text, "", Place(method, pc), "loaded")


_WITH_MORE = frozenset(
    (
        "service call iphonesubinfo", "dumpsys iphonesubinfo", "pm list packages", "pm list package",
        "cmd package list packages",
    )
)  # fmt: skip
"""Commands that tell the same with further words: the number of a call, a filter of a list. Of others a further word
may narrow what is told down to the own package.
"""

_BESIDE: dict[str, dict[str, frozenset[str]]] = {
    # An action may be sent as well as received: it counts where the method makes an intent filter.
    "intent-action": {
        "Landroid/content/Context;": frozenset({"registerReceiver"}),
        "Landroid/content/IntentFilter;": frozenset({"<init>", "addAction"}),
    },
    # A short command may be any word: it counts where the method runs something.
    "shell-command": {
        "Ljava/lang/Runtime;": frozenset({"exec"}),
        "Ljava/lang/ProcessBuilder;": frozenset({"<init>", "command"}),
    },
    "string": {
        "Landroid/os/SystemProperties;": frozenset({"*"}),
        "Ljava/lang/Runtime;": frozenset({"exec"}),
        "Ljava/lang/ProcessBuilder;": frozenset({"<init>", "command"}),
        "Ljava/lang/reflect/Method;": frozenset({"invoke"}),
        "Ljava/lang/System;": frozenset({"getProperty"}),
    },
}
"""What must stand in the same method for a string of the kind to be a read."""


def _receiver_hits(code: CodeIndex, tables: Tables, manifest: Manifest) -> Iterator[Hit]:
    """Broadcasts with personal information that the manifest's receivers take; the site is their ``onReceive``."""
    actions = tables.sensitive_actions()
    for method, taken in manifest_receivers(code, manifest):
        for action in taken:
            for fact in actions.get(action, ()):
                if not fact.weak:
                    yield Hit(fact.data_type, "intent-action", action, "", Place(method, 0), "receiver")


def manifest_receivers(code: CodeIndex, manifest: Manifest) -> Iterator[tuple[int, tuple[str, ...]]]:
    """``onReceive`` of each enabled receiver of the manifest, with the actions of its filters."""
    program = code.program
    receive = program.symbols.strings.find("onReceive")
    for component in manifest.components:
        if component.kind != "receiver" or not component.enabled:
            continue
        try:
            type_ = program.find_type(class_descriptor(component.name))
        except BadNameError:
            continue
        while type_ >= 0 and program.types.origin[type_] == PACKAGED:
            methods = [m for m in program.methods_of(type_).tolist() if program.symbols.methods.name[m] == receive]
            if methods:
                yield methods[0], tuple(sorted({a for f in component.filters for a in f.actions}))
                break
            type_ = int(program.types.superclass[type_])
