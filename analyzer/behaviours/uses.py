"""What the code does that can need a permission: the input of the permission verdicts (:mod:`use`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.content_uris import UriAccess
from analyzer.behaviours.levels import Arguments
from analyzer.behaviours.reflected import reflected_calls
from analyzer.behaviours.use import STORAGE_PATHS, TELLING_STRINGS, Use, UseKind
from analyzer.catalogue.tables import Tables
from analyzer.names import BadNameError, parse_method
from analyzer.program.build import ACC_STATIC, FRAMEWORK, PACKAGED

MOST_SITES = 2
"""Places kept per kind, thing, owner and grade: one would do as a proof."""

_Found = tuple[UseKind, str, Arguments, Place]


def find_uses(code: CodeIndex, tables: Tables, uris: Iterable[UriAccess], manifest: Manifest) -> tuple[Use, ...]:
    """Every use that the code shows, with a few places each, in a fixed order."""
    found: list[_Found] = []
    found += _calls(code, tables)
    found += _overrides(code, tables)
    found += [
        ("reflection", signature, (), place) for signature, place in reflected_calls(code, tables.wanted_signatures())
    ]
    found += _uris(uris)
    found += _strings(code, tables, manifest)
    groups: dict[tuple[UseKind, str, Arguments, str, int], list[_Found]] = defaultdict(list)
    for use in dict.fromkeys(found):
        kind, what, arguments, place = use
        owner = code.owner_of(place.method)
        key = (kind, what, arguments, f"{owner.kind}:{owner.sdk}", 1 - int(code.live(place)))
        groups[key].append(use)
    uses = []
    for key in sorted(groups, key=str):
        places = sorted((use[3] for use in groups[key]), key=lambda p: (p.method, p.pc))
        for place in places[:MOST_SITES]:
            uses.append(
                Use(
                    kind=groups[key][0][0],
                    what=key[1],
                    arguments=key[2],
                    site=code.site(place),
                    owner=code.owner_of(place.method),
                    grade=code.grade_of(place),
                )
            )
    return tuple(uses)


def _calls(code: CodeIndex, tables: Tables) -> Iterator[_Found]:
    deciding = tables.const_calls()
    wanted = {cls: set(names) for cls, names in tables.wanted_signatures().items()}
    for signature in deciding:
        cls, _, member = signature.partition("->")
        wanted.setdefault(cls, set()).add(member.partition("(")[0])
    for call in code.calls_of({cls: frozenset(names) for cls, names in wanted.items()}):
        facts = tables.api_permissions(call.signature)
        with_arguments = call.signature in deciding or any("arg" in fact.condition for fact in facts)
        if not facts and call.signature not in deciding:
            continue
        for place in code.places(call.rows):
            if not with_arguments:
                yield "api", call.signature, (), place
                continue
            for arguments in _arguments(code, call.signature, place):
                yield "api", call.signature, arguments, place


def _arguments(code: CodeIndex, signature: str, place: Place) -> list[Arguments]:
    """The constant arguments of one call; several where an argument may hold several constants."""
    call = code.arguments(place)
    if call is None:
        return [()]
    try:
        count = len(parse_method(signature).parameters)
    except BadNameError:
        return [()]
    own = call.arguments[len(call.arguments) - count :]
    results: list[Arguments] = [()]
    for index, values in enumerate(own):
        plain = sorted((c.value for c in values if c.kind in ("int", "string", "uri")), key=str) if values else []
        if plain and len(plain) * len(results) <= 8:
            results = [(*known, (index, value)) for known in results for value in plain]
    return results


def _overrides(code: CodeIndex, tables: Tables) -> Iterator[_Found]:
    """Packaged methods that override a framework method whose override needs a permission."""
    program = code.program
    symbols = program.symbols.methods
    wanted: dict[tuple[int, int], str] = {}
    names: dict[int, list[str]] = defaultdict(list)
    members = tables.wanted_signatures()
    types = {c: t for c, t in code.type_numbers(members).items() if program.types.origin[t] == FRAMEWORK}
    numbers = program.symbols.strings.find_all(name for cls in types for name in members[cls])
    for cls, type_ in types.items():
        for name in members[cls]:
            if numbers[name] >= 0:
                wanted[(type_, numbers[name])] = cls
                names[numbers[name]].append(cls)
    table = program.methods
    virtual = (table.origin == PACKAGED) & (table.virtual == 1) & (table.access & ACC_STATIC == 0)
    named = np.isin(symbols.name, np.array(sorted(names), np.int32))
    for method in np.flatnonzero(virtual & named).tolist():
        for ancestor in program.ancestors_of(int(symbols.owner[method])).tolist():
            cls = wanted.get((ancestor, int(symbols.name[method])), "")
            if cls:
                signature = f"{cls}->{program.method_name(method)}{program.descriptor(method)}"
                if tables.api_permissions(signature):
                    yield "override", signature, (), Place(method, 0)


def _uris(uris: Iterable[UriAccess]) -> Iterator[_Found]:
    for access in uris:
        if access.resolved or not access.uri:
            kind: UseKind = "uri-write" if access.access == "write" else "uri-read"
        else:
            kind = "uri"
        yield kind, access.uri, (), access.place


def _strings(code: CodeIndex, tables: Tables, manifest: Manifest) -> Iterator[_Found]:
    """Actions, permission names, paths on the shared storage and other telling constants that the code loads."""
    strings = code.program.symbols.strings
    named: dict[int, list[tuple[UseKind, str]]] = defaultdict(list)
    permissions = tables.permission_names() | {p.name for p in manifest.uses_permissions}
    kinds: tuple[tuple[UseKind, Iterable[str]], ...] = (
        ("action", tables.intent_actions()),
        ("permission-check", permissions),
        ("string", TELLING_STRINGS),
    )
    numbers = strings.find_all(text for _, texts in kinds for text in texts)
    for kind, texts in kinds:
        for text in texts:
            if numbers[text] >= 0:
                named[numbers[text]].append((kind, text))
    for prefix in STORAGE_PATHS:
        for number in code.strings_starting(prefix.encode()):
            named[number].append(("string", strings.text(number)[:200]))
    rows = code.rows_with(named, 0x1A, 0x1B)
    rows = rows[code.program.methods_of_rows(rows) >= 0]
    for ref, place in zip(code.program.sites.ref[rows].tolist(), code.places(rows), strict=True):
        for kind, text in named[ref]:
            yield kind, text, (), place
