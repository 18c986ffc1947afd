"""Mapping files of ProGuard and R8, read line by line with limits; a file that is none gives one clear error.

Sources of the format: the ProGuard manual, "ReTrace", section on the mapping file, and R8's ``doc/retrace.md``
(comments that hold JSON: source files, residual signatures).
"""

import hashlib
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import msgspec

from analyzer.errors import UsageError
from analyzer.mapping.model import Frame, MappedClass, MappedField, MappedMethod, Mapping, MethodGroup, MethodLine
from analyzer.names import BadNameError, class_descriptor

MAX_BYTES = 512 * 1024 * 1024
"""Bytes above which a file is refused."""
MAX_LINE = 65_536
"""Characters above which a line is refused."""
MAX_CLASSES = 2_000_000
"""Classes above which a file is refused."""
MAX_MEMBERS = 200_000
"""Lines about members of the classes asked for above which a file is refused."""
MAX_NAME = 1000
"""Characters above which a name is refused."""

_HINT = "give the mapping.txt that ProGuard or R8 wrote for this very package"
_RESIDUAL = "com.android.tools.r8.residualsignature"
_SOURCE_FILE = "sourceFile"


class _Comment(msgspec.Struct):
    """What is wanted of a comment that holds JSON; everything else in it is passed over."""

    id: str = ""
    fileName: str = ""  # noqa: N815  (the format's own name)
    signature: str = ""


@dataclass(slots=True)
class _Open:
    """The class whose lines are being read."""

    name: str
    original: str
    source_file: str = ""
    lines: list[tuple[str, MethodLine]] = field(default_factory=list)
    fields: list[MappedField] = field(default_factory=list)


def read_mapping(path: Path, wanted: Collection[str]) -> Mapping:
    """The names of all classes, and everything about those that ``wanted`` names as the package does (Java names).

    Raises:
        UsageError: it cannot be read, is too large, or is no mapping file.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path.name}: more than {MAX_BYTES >> 20} MiB", _HINT)
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}", _HINT) from error
    return parse_mapping(data, path.name, wanted)


def parse_mapping(data: bytes, name: str, wanted: Collection[str]) -> Mapping:
    """As `read_mapping`, of the content.

    Raises:
        UsageError: no mapping file.
    """
    if data.startswith(b"PK") or b"\0" in data[:4096]:
        raise UsageError(f"{name}: not a mapping file", _HINT)
    reading = _Reading(name, frozenset(wanted))
    for number, line in _lines(data, name):
        reading.take(number, line)
    return reading.result(hashlib.sha256(data).hexdigest())


def _lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    stream = io.BytesIO(data)
    number = 0
    while raw := stream.readline(MAX_LINE * 4):
        number += 1
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UsageError(f"{name}:{number}: not UTF-8", _HINT) from error
        if len(line) > MAX_LINE:
            raise UsageError(f"{name}:{number}: a line of more than {MAX_LINE} characters", _HINT)
        yield number, line


class _Reading:
    """Lines taken one after the other."""

    def __init__(self, name: str, wanted: frozenset[str]) -> None:
        self._name, self._wanted = name, wanted
        self._ids: list[str] = []
        self._renamed: list[tuple[str, str]] = []
        self._seen: set[str] = set()
        self._classes: list[MappedClass] = []
        self._open: _Open | None = None
        self._members = 0

    def take(self, number: int, line: str) -> None:
        """One line; ``number`` counts from 1."""
        text = line.strip()
        if not text:
            return
        if text.startswith("#"):
            self._comment(text[1:].strip())
        elif not line[0].isspace():
            self._class(number, text)
        elif not self._seen:
            self._refuse(number, text, "a member before any class")
        elif self._open is not None:
            self._member(number, text)
        elif " -> " not in text:
            self._refuse(number, text, "neither a class nor a member")

    def result(self, sha256: str) -> Mapping:
        """Everything taken."""
        self._close()
        if not self._seen:
            raise UsageError(f"{self._name}: not a mapping file: no class in it", _HINT)
        return Mapping(
            name=self._name,
            sha256=sha256,
            ids=tuple(self._ids),
            count=len(self._seen),
            renamed=tuple(self._renamed),
            classes=tuple(self._classes),
        )

    def _refuse(self, number: int, text: str, why: str) -> NoReturn:
        raise UsageError(f"{self._name}:{number}: {why}: {text[:60]!a}", _HINT)

    def _comment(self, text: str) -> None:
        if not self._seen and ":" in text and not text.startswith("{"):
            key, _, value = text.partition(":")
            if key.strip() in ("pg_map_id", "pg_map_hash"):
                self._ids.append(value.strip().removeprefix("SHA-256 ")[:MAX_NAME])
        if self._open is None or not text.startswith("{"):
            return
        try:
            comment = msgspec.json.decode(text, type=_Comment)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            return  # R8 asks readers to pass over what they do not know
        if comment.id == _SOURCE_FILE:
            self._open.source_file = comment.fileName[:MAX_NAME]
        elif comment.id == _RESIDUAL and self._open.lines and comment.signature.startswith("("):
            name, last = self._open.lines[-1]
            self._open.lines[-1] = (name, msgspec.structs.replace(last, residual=comment.signature))

    def _class(self, number: int, text: str) -> None:
        self._close()
        original, arrow, rest = text.partition(" -> ")
        name = rest.removesuffix(":").strip()
        if not arrow or not rest.endswith(":") or not (_is_class(original) and _is_class(name)):
            self._refuse(number, text, "neither a class nor a member")
        if name in self._seen:
            self._refuse(number, text, "two classes of one name in the package")
        if len(self._seen) == MAX_CLASSES:
            self._refuse(number, text, f"more than {MAX_CLASSES} classes")
        self._seen.add(name)
        if original != name:
            self._renamed.append((original, name))
        if name in self._wanted:
            self._open = _Open(name, original)

    def _member(self, number: int, text: str) -> None:
        assert self._open is not None  # noqa: S101  (asked by the caller)
        self._members += 1
        if self._members > MAX_MEMBERS:
            self._refuse(number, text, f"more than {MAX_MEMBERS} members of classes in the proofs")
        left, arrow, name = text.rpartition(" -> ")
        name = name.strip()
        if not arrow or not _is_member(name):
            self._refuse(number, text, "neither a class nor a member")
        try:
            if "(" in left:
                self._open.lines.append((name, _method(left, self._open.original)))
            else:
                kind, _, original = left.strip().rpartition(" ")
                if not _is_type(kind) or not _is_member(original.rpartition(".")[2]):
                    raise ValueError(left)
                self._open.fields.append(MappedField(name=name, original=original.rpartition(".")[2], type=kind))
        except ValueError:
            self._refuse(number, text, "neither a class nor a member")

    def _close(self) -> None:
        if self._open is not None:
            self._classes.append(_closed(self._open))
        self._open = None


def _closed(found: _Open) -> MappedClass:
    groups: dict[str, list[MethodGroup]] = {}
    lines: list[MethodLine] = []
    for at, (name, line) in enumerate(found.lines):
        lines.append(line)
        following = found.lines[at + 1] if at + 1 < len(found.lines) else None
        if following is not None and following[0] == name and _continues(line, following[1]):
            continue
        groups.setdefault(name, []).append(MethodGroup(lines=tuple(lines)))
        lines = []
    return MappedClass(
        name=found.name,
        original=found.original,
        source_file=found.source_file,
        methods=tuple(MappedMethod(name=name, groups=tuple(parts)) for name, parts in groups.items()),
        fields=tuple(found.fields),
    )


def _continues(line: MethodLine, following: MethodLine) -> bool:
    """Whether the next line is the caller into which this one was inlined: both speak of the same lines."""
    return line.first is not None and (line.first, line.last) == (following.first, following.last)


def _method(text: str, cls: str) -> MethodLine:
    """``1:3:void com.a.B.name(int,java.lang.String):30:32``, without what follows the arrow.

    Raises:
        ValueError: not of that form.
    """
    head, bracket, tail = text.strip().partition("(")
    inside, closed, after = tail.partition(")")
    ranges, name = _ranges(head)
    result, blank, full = name.rpartition(" ")
    owner, _, simple = full.rpartition(".")
    parameters = tuple(inside.split(",")) if inside else ()
    good = bracket and closed and blank and _is_type(result) and all(_is_type(kind) for kind in parameters)
    if not good or not _is_member(simple) or not (not owner or _is_class(owner)):
        raise ValueError(text)
    lines = [_number(part) for part in after.split(":")[1:]]
    if len(lines) > 2 or (after and not after.startswith(":")):
        raise ValueError(text)
    first, last = ranges
    start = lines[0] if lines else first
    end = lines[1] if len(lines) == 2 else (None if lines else last)
    if (first, last) == (0, 65_535):  # R8's way to say: wherever in the method
        first = last = None
    frame = Frame(cls=owner or cls, name=simple, parameters=parameters, result=result)
    return MethodLine(frame=frame, first=first, last=last, from_line=start or None, to_line=end or None)


def _ranges(head: str) -> tuple[tuple[int | None, int | None], str]:
    parts = head.split(":", 2)
    if len(parts) == 3:
        return (_number(parts[0]), _number(parts[1])), parts[2].strip()
    if len(parts) == 1:
        return (None, None), head.strip()
    raise ValueError(head)


def _number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 10):
        raise ValueError(text)
    return int(text)


def _is_class(text: str) -> bool:
    if len(text) > MAX_NAME or " " in text or not text.isprintable() or text.endswith("]"):
        return False
    try:
        return class_descriptor(text).startswith("L")
    except BadNameError:
        return False


def _is_type(text: str) -> bool:
    if len(text) > MAX_NAME or " " in text or not text.isprintable():
        return False
    try:
        return bool(class_descriptor(text))
    except BadNameError:
        return False


def _is_member(name: str) -> bool:
    if name in ("<init>", "<clinit>"):
        return True
    return 0 < len(name) <= MAX_NAME and name.isprintable() and not any(mark in name for mark in " .;[/<>():")
