"""Frozen values as text that people compare: JSON with one fact a line, without what has its default value."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

WIDTH = 160
"""Characters of a line up to which a list or an object stands on one."""

Short = Mapping[type, Callable[[Any], Any]]
"""Types that are written another way: what is written instead of a value, or None to leave it out."""


def plain(value: Any, short: Short) -> Any:
    """A value as dicts, lists and scalars. Fields with their default are left out, so that a new field of a contract
    changes no file before something sets it; a text of several lines is a list of them.
    """
    if type(value) in short:
        return short[type(value)](value)
    if isinstance(value, msgspec.Struct):
        return fields_of(value, short)
    if isinstance(value, Mapping):
        return {str(key): plain(one, short) for key, one in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict(), short)
    if isinstance(value, tuple | list):
        return [told for one in value if (told := plain(one, short)) is not None]
    if isinstance(value, frozenset | set):
        return sorted(plain(one, short) for one in value)
    return value.splitlines() if isinstance(value, str) and "\n" in value else value


def fields_of(value: msgspec.Struct, short: Short) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(type(value)):
        held = getattr(value, field.name)
        default = field.default_factory() if callable(field.default_factory) else field.default
        if held == default or held is None:
            continue
        told = plain(held, short)
        if told is not None:
            found[field.name] = told
    return found


def one_line(value: Any, short: Short | None = None) -> str:
    """A value on one line."""
    return json.dumps(plain(value, short or {}), ensure_ascii=False)


def text_of(value: Any, short: Short | None = None) -> str:
    """A value as the text of a golden file."""
    return "\n".join(_lines(plain(value, short or {}), "", "")) + "\n"


def _lines(value: Any, indent: str, key: str) -> list[str]:
    whole = indent + key + json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or (indent and len(whole) <= WIDTH) or not value:
        return [whole]
    inner, parts = indent + " ", []
    if isinstance(value, dict):
        opening, closing = "{}"
        parts = [_lines(one, inner, f"{json.dumps(name, ensure_ascii=False)}: ") for name, one in value.items()]
    else:
        opening, closing = "[]"
        parts = [_lines(one, inner, "") for one in value]
    lines = [f"{indent}{key}{opening}"]
    for part in parts[:-1]:
        lines += [*part[:-1], part[-1] + ","]
    return [*lines, *parts[-1], indent + closing]
