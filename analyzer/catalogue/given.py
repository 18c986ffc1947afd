"""A small file that a person hands over (YAML, or JSON by its name), read strictly: every mistake is one `UsageError`.

The line comes with a mistake in YAML; in JSON the key has to do.
"""

import difflib
import json
from typing import Any

from analyzer.catalogue.yaml_tree import DEPTH, Document, MistakeError, Path, Plain, parse
from analyzer.errors import UsageError

MOST_BYTES = 4_000_000
"""Largest file that is read."""

SHOWN = 60
"""Most characters of a key that a message repeats."""


class Given:
    """A file's content with its name and lines, for messages; ``hint`` says what to do about a mistake."""

    def __init__(self, name: str, hint: str, document: Document) -> None:
        self.name = name
        self._hint = hint
        self._document = document

    def wrong(self, path: Path, what: str) -> UsageError:
        """The error for a mistake at ``path``."""
        line = self._document.line(path)
        return UsageError(f"{self.name}:{line}: {what}", self._hint)

    def at(self, path: Path) -> Plain:
        """What stands at ``path``."""
        value: Any = self._document.value
        for step in path:
            value = value[step]
        return value  # type: ignore[no-any-return]  # what YAML and JSON give

    def mapping(self, path: Path) -> dict[str, Plain]:
        """The mapping at ``path``; nothing stated is an empty one.

        Raises:
            UsageError: it is something else.
        """
        value = self.at(path)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.wrong(path, f"{_place(path)} must be a mapping (key: value)")
        return value

    def text(self, value: Plain, path: Path) -> str:
        """A text or a whole number as text, "" for nothing stated.

        Raises:
            UsageError: it is something else.
        """
        if value is None:
            return ""
        if isinstance(value, bool):
            raise self.wrong(path, f"{_place(path)} must be text, not {str(value).lower()}; put it in quotes")
        if isinstance(value, int):
            return str(value)
        if not isinstance(value, str):
            raise self.wrong(
                path, f"{_place(path)} must be text, not a {'list' if isinstance(value, list) else 'mapping'}"
            )
        return value.strip()


def unknown_key(given: Given, path: Path, key: str, known: tuple[str, ...]) -> UsageError:
    """The error for a key that means nothing."""
    near = difflib.get_close_matches(key[:SHOWN], known, n=1)
    meant = f"; did you mean '{near[0]}'?" if near else ""
    return given.wrong((*path, key), f"unknown key '{clipped(key)}'{meant}")


def clipped(text: str) -> str:
    """The front of a text, for a message."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."


def read_given(data: bytes, name: str, hint: str) -> Given:
    """Parse a file; an empty one, or one of comments alone, states nothing.

    Raises:
        UsageError: it is too large, or not YAML or JSON.
    """
    if len(data) > MOST_BYTES:
        raise UsageError(f"{name}: larger than {MOST_BYTES // 1_000_000} MB", hint)
    if name.lower().endswith(".json"):
        return Given(name, hint, Document(_json(data, name, hint), {}))
    try:
        document = parse(data)
    except MistakeError as mistake:
        if mistake.what == "the file is empty":
            return Given(name, hint, Document(None, {}))
        raise UsageError(f"{name}:{mistake.line}: {mistake.what}", hint) from mistake
    return Given(name, hint, document)


def _json(data: bytes, name: str, hint: str) -> Plain:
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refused)
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}:1: not UTF-8 text", hint) from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{name}:{error.lineno}: not JSON: {error.msg}", hint) from error
    except MistakeError as mistake:
        raise UsageError(f"{name}:{mistake.line}: {mistake.what}", hint) from mistake
    except (RecursionError, ValueError) as error:  # a number of a million digits is a ValueError
        raise UsageError(f"{name}:1: not JSON: nested too deep or a number too long", hint) from error
    return _plain(value, name, hint, 0)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        if key in mapping:
            raise MistakeError(1, f"key '{clipped(key)}' stands here twice")
        mapping[key] = value
    return mapping


def _refused(text: str) -> None:
    raise MistakeError(1, f"not JSON: {text}")


def _plain(value: Any, name: str, hint: str, depth: int) -> Plain:
    """JSON as YAML would give it: a fraction is text."""
    if depth > DEPTH:
        raise UsageError(f"{name}:1: nested deeper than {DEPTH} levels", hint)
    if isinstance(value, dict):
        return {key: _plain(entry, name, hint, depth + 1) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry, name, hint, depth + 1) for entry in value]
    return str(value) if isinstance(value, float) else value


def _place(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f"'{clipped(names[-1])}'" if names else "the file"
