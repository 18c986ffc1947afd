"""YAML text to plain values with the line of each, strictly: no aliases, tags, duplicate keys or surprising scalars."""

import re
from collections.abc import Iterator

import yaml

Path = tuple[str | int, ...]
"""Keys and indexes from the root of a document."""

Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None

DEPTH = 24
"""Deepest nesting that is read."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,15})")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is missing from some builds of PyYAML


class MistakeError(Exception):
    """Something wrong at a line of a file; ``line`` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class Document:
    """A parsed document: ``value``, and ``line(path)`` of any key or list entry in it."""

    def __init__(self, value: Plain, lines: dict[Path, int]) -> None:
        self.value = value
        self._lines = lines

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that exists."""
        while path not in self._lines and path:
            path = path[:-1]
        return self._lines.get(path, 1)


def parse(data: bytes) -> Document:
    """Parse one document.

    Plain ``true``/``false`` are booleans, plain decimal integers integers; everything else is text (dates and ``no``
    too).

    Raises:
        MistakeError: not UTF-8, not YAML, or a construct that rulesets do not use.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MistakeError(data.count(b"\n", 0, error.start) + 1, "not UTF-8 text") from error
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MistakeError(mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise MistakeError(1, f"not YAML: {str(error).splitlines()[0]}") from error


class _Builder:
    """Builds one document from parser events, so that nothing is resolved behind our back."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._lines: dict[Path, int] = {}

    def document(self) -> Document:
        next(self._events)  # stream start
        event = next(self._events)
        if not isinstance(event, yaml.DocumentStartEvent):
            raise MistakeError(1, "the file is empty")
        value = self._value(next(self._events), ())
        next(self._events)  # document end
        following = next(self._events)
        if isinstance(following, yaml.DocumentStartEvent):
            raise MistakeError(_line(following), "a second document ('---') in one file")
        return Document(value, self._lines)

    def _value(self, event: yaml.Event, path: Path) -> Plain:
        line = _line(event)
        self._lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise MistakeError(line, "anchors and aliases (& and *) are not used here; write the value out")
        if tag := getattr(event, "tag", None):
            raise MistakeError(line, f"tags such as {tag} are not used here")
        if len(path) > DEPTH:
            raise MistakeError(line, f"nested deeper than {DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _sequence(self, path: Path) -> Plain:
        items: list[Plain] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> Plain:
        mapping: dict[str, Plain] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise MistakeError(line, "a key is one word of plain text")
            key = event.value
            if key == "<<":
                raise MistakeError(line, "merge keys (<<) are not used here; write the values out")
            if key in mapping:
                raise MistakeError(line, f"key '{key}' stands here twice")
            self._lines[(*path, key)] = line
            mapping[key] = self._value(next(self._events), (*path, key))
        return mapping


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.ScalarEvent) -> Plain:
    if event.style is not None and event.style != "":
        return event.value
    if event.value in ("", "~", "null"):
        return None
    if event.value in ("true", "false"):
        return event.value == "true"
    return int(event.value) if _INTEGER.fullmatch(event.value) else event.value
