"""A parsed YAML document to a frozen value of a given type, or every mistake in it with its line."""

import difflib
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from analyzer.catalogue.yaml_tree import Document, Path, Plain

T = TypeVar("T")

Mistakes = list[tuple[int, str]]
"""(line, what) in the order found."""


def convert(document: Document, kind: type[T]) -> tuple[T | None, Mistakes]:
    """The document as ``kind``, or None and what is wrong with it."""
    mistakes: Mistakes = []
    _check(document, document.value, inspect.type_info(kind), (), mistakes)
    if mistakes:
        return None, mistakes
    try:
        return msgspec.convert(document.value, kind), []
    except msgspec.ValidationError as error:  # whatever the walk above does not know, such as a number's range
        return None, [(1, str(error))]


def _check(document: Document, value: Plain, kind: inspect.Type, path: Path, mistakes: Mistakes) -> None:
    def wrong(what: str) -> None:
        mistakes.append((document.line(path), what))

    match kind:
        case inspect.UnionType():
            _check(document, value, _member(value, kind), path, mistakes)
        case inspect.StructType():
            _check_struct(document, value, kind, path, mistakes)
        case inspect.DictType():
            if not isinstance(value, dict):
                return wrong(f"{_place(path)} must be a mapping (key: value)")
            for key, entry in value.items():
                _check(document, entry, kind.value_type, (*path, key), mistakes)
        case inspect.VarTupleType() | inspect.ListType():
            if not isinstance(value, list):
                return wrong(f"{_place(path)} must be a list, such as [a, b]")
            for number, entry in enumerate(value):
                _check(document, entry, kind.item_type, (*path, number), mistakes)
        case inspect.LiteralType():
            if value not in kind.values:
                wrong(f"{_shown(value)} is not one of {_listed(kind.values)}{_meant(str(value), kind.values)}")
        case inspect.BoolType():
            if not isinstance(value, bool):
                wrong(f"{_place(path)} must be true or false, not {_shown(value)}")
        case inspect.IntType():
            if not isinstance(value, int) or isinstance(value, bool):
                wrong(f"{_place(path)} must be a whole number, not {_shown(value)}")
        case inspect.StrType():
            if not isinstance(value, str):
                wrong(f"{_place(path)} must be text, not {_shown(value)}{_quote_hint(value)}")
            elif not value.strip() and path:
                wrong(f"{_place(path)} is empty; leave the key out")
        case _:
            pass  # left to msgspec, whose message has no line
    return None


def _check_struct(document: Document, value: Plain, kind: inspect.StructType, path: Path, mistakes: Mistakes) -> None:
    if not isinstance(value, dict):
        mistakes.append((document.line(path), f"{_place(path)} must be a mapping (key: value)"))
        return
    fields = {field.encode_name: field for field in kind.fields}
    misspelt = set()
    for key, entry in value.items():
        if key in fields:
            if entry == "" and fields[key].default == "":
                continue  # stated to be empty
            _check(document, entry, fields[key].type, (*path, key), mistakes)
        else:
            misspelt.update(difflib.get_close_matches(key, fields, n=1))
            mistakes.append((document.line((*path, key)), f"unknown key '{key}'{_meant(key, tuple(fields))}"))
    for key, field in fields.items():
        if field.required and key not in value and key not in misspelt:
            mistakes.append((document.line(path), f"missing key '{key}'{_inside(path)}"))


def _member(value: Plain, kind: inspect.UnionType) -> inspect.Type:
    """The member of ``X | None`` to check against. A file leaves a key out, it never writes null."""
    del value
    return next(member for member in kind.types if not isinstance(member, inspect.NoneType))


def _meant(word: str, known: tuple[Any, ...]) -> str:
    near = difflib.get_close_matches(word, [str(entry) for entry in known], n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _listed(values: tuple[Any, ...]) -> str:
    return ", ".join(_shown(value) for value in values)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{value}'" if len(str(value)) <= 60 else f"'{str(value)[:57]}...'"


def _place(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    if not names:
        return "the file"
    return f"'{names[-1]}'" if isinstance(path[-1], str) else f"an entry of '{names[-1]}'"


def _inside(path: Path) -> str:
    return "" if not path else f" in {_place(path)}"


def _quote_hint(value: Plain) -> str:
    return "; put it in quotes" if isinstance(value, (int, bool)) else ""
