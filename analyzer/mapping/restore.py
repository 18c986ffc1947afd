"""Saved facts as a reader should see them, with the names that an obfuscator replaced.

Only what is shown changes: sites, entry points, paths, steps of flows, snippets. What findings are decided by (APIs,
owners, ids, data types) and the saved facts stay as the package has them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import structs

from analyzer.behaviours.model import CallSite, EntryPoint, PathStep, SensitiveRead
from analyzer.errors import UsageError
from analyzer.evidence.model import PlacedSnippet
from analyzer.facts import Facts
from analyzer.flows.model import FlowStep
from analyzer.mapping.code import restored_code
from analyzer.mapping.model import Mapping
from analyzer.mapping.names import PLATFORM, Names
from analyzer.names import BadNameError, java_name, parse_method, short_method
from analyzer.value import Value

_MAP_ID = re.compile(r"r8-map-id-([0-9a-f]{7,64})")
_SOURCE_MARK = "r8-map-id-"


class Renamed(Value, kw_only=True):
    """One method: as it is shown and as the package has it, both as dex writes it."""

    shown: str
    obfuscated: str


class Inlined(Value, kw_only=True):
    """What was inlined at one instruction: ``method`` and ``offset`` as the `CallSite` that is shown has them.

    ``frames`` are innermost first, with their lines.
    """

    method: str
    offset: int
    frames: tuple[str, ...]


class Restored(Value, kw_only=True):
    """Facts to be shown, and what was restored in them. ``known`` of ``classes`` classes were in the mapping."""

    facts: Facts
    mapping: str
    sha256: str
    classes: int
    known: int
    methods: tuple[Renamed, ...]
    inlined: tuple[Inlined, ...]


def shown_classes(facts: Facts) -> frozenset[str]:
    """The Java names of the package's own classes that proofs name."""
    found = set()
    for part in _parts(facts):
        signatures = [part.method] if isinstance(part, (CallSite, PathStep, EntryPoint, PlacedSnippet)) else []
        if isinstance(part, FlowStep):
            signatures = [part.what]
        for signature in signatures:
            cls = signature.partition("->")[0].lstrip("[")
            try:
                found.add(java_name(cls))
            except BadNameError:
                continue
    return frozenset(name for name in found if not name.startswith(PLATFORM))


_SHOWN = (
    "reads", "permissions", "sdk_starts", "consent_gates", "permission_requests", "screens", "flows", "snippets",
)  # fmt: skip


def _parts(facts: Facts) -> Iterator[Any]:
    todo: list[Any] = [getattr(facts, name) for name in _SHOWN]
    while todo:
        value = todo.pop()
        if isinstance(value, tuple):
            todo += value
        elif isinstance(value, msgspec.Struct):
            yield value
            todo += [getattr(value, name) for name in value.__struct_fields__]


def restore(facts: Facts, mapping: Mapping) -> Restored:
    """The facts to be shown.

    Raises:
        UsageError: the mapping is not of this package.
    """
    classes = shown_classes(facts)
    names = Names(mapping)
    known = sum(names.known(name) is not None for name in classes)
    _require_fit(facts, mapping, classes, known)
    work = _Work(names, _gates(facts, names))
    changes = {name: work.done(getattr(facts, name)) for name in _SHOWN}
    return Restored(
        facts=structs.replace(facts, **changes),
        mapping=mapping.name,
        sha256=mapping.sha256,
        classes=len(classes),
        known=known,
        methods=tuple(Renamed(shown=shown, obfuscated=was) for shown, was in sorted(work.methods)),
        inlined=tuple(
            Inlined(method=method, offset=offset, frames=frames)
            for (method, offset), frames in sorted(work.inlined.items())
        ),
    )


def _require_fit(facts: Facts, mapping: Mapping, classes: frozenset[str], known: int) -> None:
    hint = "give the mapping.txt of the very build that was examined"
    if classes and not known:
        raise UsageError(f"{mapping.name}: none of the package's {len(classes)} classes in the proofs is in it", hint)
    stated = {found[1] for part in _parts(facts) for found in _MAP_ID.finditer(getattr(part, "source_file", ""))}
    ids = mapping.ids
    if stated and ids and not any(one.startswith(other) or other.startswith(one) for one in stated for other in ids):
        raise UsageError(
            f"{mapping.name}: it is of build {ids[0][:16]!a}, the package of build {sorted(stated)[0][:16]!a}", hint
        )


def _gates(facts: Facts, names: Names) -> dict[str, str]:
    """The words that stand for the methods of consent gates."""
    return {
        short_method(gate.site.method): short_method(names.method(gate.site.method)) for gate in facts.consent_gates
    }


@dataclass(slots=True)
class _Work:
    """Goes through values and restores what is a name; keeps a list of what it did."""

    names: Names
    gates: dict[str, str]
    methods: set[tuple[str, str]] = field(default_factory=set)
    inlined: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)

    def done(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self.done(part) for part in value)
        if not isinstance(value, msgspec.Struct):
            return value
        fields = {name: self.done(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, CallSite):
            fields |= self._site(value)
        elif isinstance(value, PathStep):
            fields["method"] = self._method(value.method)
        elif isinstance(value, EntryPoint):
            fields |= {"method": self._method(value.method), "component": self.names.cls(value.component)}
        elif isinstance(value, FlowStep):
            fields["what"] = self._what(value.what)
        elif isinstance(value, PlacedSnippet):
            code = value.snippet
            text = restored_code(code.text, code.kind, value.method, self.names)
            fields |= {"method": self._method(value.method), "snippet": structs.replace(code, text=text)}
        elif isinstance(value, SensitiveRead):
            text = restored_code(value.snippet, value.snippet_kind, value.site.method, self.names)
            gate, colon, words = value.gate.partition(": ")
            fields |= {"snippet": text, "gate": self.gates.get(gate, gate) + colon + words}
            fields["path"] = self._path(value.path)
            fields["start_path"], fields["later_path"] = self._path(value.start_path), self._path(value.later_path)
        elif "path" in fields:
            fields["path"] = self._path(value.path)  # type: ignore[attr-defined]  # it has that field
        return type(value)(**fields)

    def _method(self, signature: str) -> str:
        restored = self.names.method(signature)
        if restored != signature:
            self.methods.add((restored, signature))
        return restored

    def _what(self, text: str) -> str:
        if text.startswith(tuple("L" + front.replace(".", "/") for front in PLATFORM)):
            return text
        return self._method(text) if "(" in text else self.names.field(text)

    def _site(self, site: CallSite) -> dict[str, Any]:
        method = self._method(site.method)
        line, file, frames = self._place(site.method, site.line, site.source_file)
        if frames:
            self.inlined[method, site.offset] = frames
        return {"method": method, "line": line, "source_file": file}

    def _path(self, path: tuple[PathStep, ...]) -> tuple[PathStep, ...]:
        """A step's line is of an instruction in the step before."""
        found = []
        before = ""
        for step in path:
            line, file, _ = (
                self._place(before, step.line, step.source_file) if before else (step.line, step.source_file, ())
            )
            found.append(structs.replace(step, method=self._method(step.method), line=line, source_file=file))
            before = step.method
        return tuple(found)

    def _place(self, signature: str, line: int | None, file: str) -> tuple[int | None, str, tuple[str, ...]]:
        """Line and file as written, and the methods inlined there."""
        frames = self.names.frames(signature, line) if line is not None else ()
        try:
            cls = java_name(parse_method(signature).cls)
        except BadNameError:
            return line, file, ()
        stated = self.names.source_file(cls)
        shown = stated or ("" if file.startswith(_SOURCE_MARK) else file)
        if not frames:
            return line, shown, ()
        inlined = tuple(
            f"{frame.cls}.{frame.name}" + (f":{frame.line}" if frame.line is not None else "") for frame in frames[:-1]
        )
        return frames[-1].line if frames[-1].line is not None else line, shown, inlined
