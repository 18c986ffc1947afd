"""What a person types into a field of a layout: told by the words of its id and hint, else by its input type."""

import re
from collections.abc import Iterable

from analyzer.apk.input_fields import InputField
from analyzer.catalogue.source_files import InputRule, InputType, Words

_CLASS, _VARIATION = 0xF, 0xFF0
_TEXT, _NUMBER, _PHONE = 1, 2, 3
_TYPES: dict[tuple[int, int], InputType] = {
    (_TEXT, 0x20): "textEmailAddress",
    (_TEXT, 0x60): "textPersonName",
    (_TEXT, 0x70): "textPostalAddress",
    (_TEXT, 0x80): "textPassword",
    (_TEXT, 0x90): "textVisiblePassword",
    (_TEXT, 0xD0): "textWebEmailAddress",
    (_TEXT, 0xE0): "textWebPassword",
    (_NUMBER, 0x10): "numberPassword",
}
"""Class and variation of ``android.text.InputType`` to the word that layouts use."""

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LONG = 6
"""Letters of a word that counts inside a longer one as well (``etpassword``)."""


def input_type(bits: int) -> InputType | None:
    """The kind of content that the bits of an input type say; None when they say none of interest."""
    if bits & _CLASS == _PHONE:
        return "phone"
    return _TYPES.get((bits & _CLASS, bits & _VARIATION))


def contents(field: InputField, rules: Iterable[InputRule]) -> frozenset[str]:
    """The data types that a person types into a field."""
    said = (field.name, *field.hints)
    rules = tuple(rules)
    by_words = frozenset(r.data for r in rules if _says(r.words, said) and not _says(r.not_words, said))
    return by_words or by_type(field.input_type, rules, said)


def by_type(bits: int, rules: Iterable[InputRule], said: Iterable[str] = ()) -> frozenset[str]:
    """The data types that an input type alone says; ``said`` are the texts about the field."""
    kind, said = input_type(bits), tuple(said)
    return frozenset(
        rule.data
        for rule in rules
        if kind in rule.input_types or (kind in rule.weak_types and _says(rule.with_words, said))
    )


def _says(words: Words, texts: Iterable[str]) -> bool:
    return any(
        any(word in text for word in words.zh) or any(_spoken(word, parts) for word in words.en)
        for text in texts
        if (parts := [part.lower() for part in _PART.findall(text)]) or words.zh
    )


def _spoken(word: str, parts: list[str]) -> bool:
    """Whether an English word, or several, stands in a text that was cut into words."""
    wanted = word.split()
    if len(wanted) == 1:
        return any(part == word or (len(word) >= _LONG and word in part) for part in parts)
    return any(parts[at : at + len(wanted)] == wanted for at in range(len(parts) - len(wanted) + 1))
