"""Pure framework functions on texts: ``java.lang.String``, builders of text, ``String.format``, ``TextUtils``."""

from collections.abc import Callable, Sequence

from analyzer.names import MethodName
from analyzer.program.heap import (
    MOST_TEXT,
    Boxed,
    Concrete,
    Items,
    NoAnswerError,
    as_text,
    int32,
)
from analyzer.program.pure_values import (
    STRING,
    byte_array,
    charset,
    decoded,
    encoded,
    items,
    limited,
    number,
    octets,
    part_of,
    text_of,
)
from analyzer.program.text_format import format_text

Model = Callable[[MethodName, Sequence[Concrete]], Concrete]
"""A method as written and its arguments, receiver first, to its result.

Raises:
    NoAnswerError: the result is not known for these arguments.
"""

_REGEX_MARKS = frozenset("\\.[]{}()<>*+-=!?^$|")


def new_text(name: MethodName, args: Sequence[Concrete]) -> str:
    """What a constructor of String makes; ``args`` without the new object."""
    kinds = name.parameters
    if not kinds:
        return ""
    first = args[0]
    if kinds[0] == "[C":
        chars = as_text(first, "[C")
        return chars if len(kinds) == 1 else part_of(chars, number(args[1]), number(args[2]))
    if kinds[0] == "[B":
        data = octets(first)
        if kinds[1:3] == ("I", "I"):
            start, count = number(args[1]), number(args[2])
            if not (start >= 0 and count >= 0 and start + count <= len(data)):
                raise NoAnswerError
            data = data[start : start + count]
        codec = charset(args[-1]) if len(kinds) in (2, 4) and kinds[-1] != "I" else "utf-8"
        return decoded(data, codec)
    if len(kinds) == 1:
        return text_of(first)
    raise NoAnswerError


def _substring(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text, start = text_of(args[0]), number(args[1])
    end = number(args[2]) if len(args) > 2 else len(text)
    if not 0 <= start <= end <= len(text):
        raise NoAnswerError
    return text[start:end]


def _char_at(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text, at = text_of(args[0]), number(args[1])
    if not 0 <= at < len(text):
        raise NoAnswerError
    return ord(text[at])


def _sought(name: MethodName, value: Concrete) -> str:
    return chr(number(value) & 0xFFFF) if name.parameters[0] == "I" else text_of(value)


def _index_of(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    start = max(0, number(args[2])) if len(args) > 2 else 0
    return text_of(args[0]).find(_sought(name, args[1]), start)


def _last_index_of(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text, sought = text_of(args[0]), _sought(name, args[1])
    end = max(0, number(args[2]) + len(sought)) if len(args) > 2 else len(text)
    return text.rfind(sought, 0, end)


def _replace(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text = text_of(args[0])
    if name.parameters[0] == "C":
        return text.replace(chr(number(args[1])), chr(number(args[2])))
    old, new = text_of(args[1]), text_of(args[2])
    if len(new) * (text.count(old) + 1) + len(text) > MOST_TEXT:
        raise NoAnswerError
    return text.replace(old, new)


def literal_of(pattern: str) -> str:
    """The text that a regular expression without operators stands for."""
    found, at = [], 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern) and not pattern[at + 1].isalnum():
            at += 1
            char = pattern[at]
        elif char in _REGEX_MARKS:
            raise NoAnswerError
        found.append(char)
        at += 1
    return "".join(found)


def _replace_all(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text, old, new = text_of(args[0]), literal_of(text_of(args[1])), text_of(args[2])
    if "\\" in new or "$" in new or not old or len(new) * (text.count(old) + 1) + len(text) > MOST_TEXT:
        raise NoAnswerError
    return text.replace(old, new, 1 if name.name == "replaceFirst" else -1)


def _split(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text, mark = text_of(args[0]), literal_of(text_of(args[1]))
    limit = number(args[2]) if len(args) > 2 else 0
    if not mark:
        raise NoAnswerError
    parts = text.split(mark, limit - 1 if limit > 0 else -1)
    while limit == 0 and len(parts) > 1 and not parts[-1]:
        parts.pop()
    return Items(STRING, list(parts))


def _value_of(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text = as_text(args[0], name.parameters[0])
    return text if len(args) == 1 else part_of(text, number(args[1]), number(args[2]))


def _hash(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    if isinstance(args[0], Boxed):
        return int32(args[0].value) if args[0].kind in "ICSB" else _no_answer()
    if not isinstance(args[0], str):
        raise NoAnswerError
    total = 0
    for unit in args[0]:
        total = 31 * total + ord(unit) & 0xFFFFFFFF
    return int32(total)


def _no_answer() -> Concrete:
    raise NoAnswerError


def equal(first: Concrete, second: Concrete) -> int:
    """``Object.equals`` of two values, null included."""
    if isinstance(first, str | Boxed) or first == 0:
        if isinstance(second, str | Boxed) or second == 0:
            return int(type(first) is type(second) and first == second)
        raise NoAnswerError
    if first is second:
        return 1
    raise NoAnswerError


def _equals_ignoring_case(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    return 0 if args[1] == 0 else int(text_of(args[0]).lower() == text_of(args[1]).lower())


def _compare(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    first, second = text_of(args[0]), text_of(args[1])
    for a, b in zip(first, second, strict=False):
        if a != b:
            return ord(a) - ord(b)
    return len(first) - len(second)


def _join(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    return limited(text_of(args[0]).join(as_text(part) for part in items(args[1])))


def _format(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    given = list(args) if name.parameters[0] != "Ljava/util/Locale;" else list(args[1:])
    return format_text(text_of(given[0]), items(given[1]) if given[1] != 0 else ())


def _text(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    return as_text(args[0])


def _repeat(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    text, count = text_of(args[0]), number(args[1])
    if count < 0 or len(text) * count > MOST_TEXT:
        raise NoAnswerError
    return text * count


def _get_bytes(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    return byte_array(encoded(text_of(args[0]), charset(args[1]) if len(args) > 1 else "utf-8"))


def _on_text(function: Callable[[str], Concrete]) -> Model:
    return lambda name, args: function(text_of(args[0]))


def _on_texts(function: Callable[[str, str], Concrete]) -> Model:
    return lambda name, args: function(text_of(args[0]), text_of(args[1]))


def _chars(text: str) -> Items:
    return Items("C", [ord(unit) for unit in text])


JAVA_BLANKS = "".join(chr(code) for code in range(33))
"""What ``String.trim`` takes away."""

STRINGS: dict[str, Model] = {
    "length": _on_text(len),
    "isEmpty": _on_text(lambda text: int(not text)),
    "charAt": _char_at,
    "codePointAt": _char_at,
    "substring": _substring,
    "subSequence": _substring,
    "concat": _on_texts(lambda a, b: limited(a + b)),
    "replace": _replace,
    "replaceAll": _replace_all,
    "replaceFirst": _replace_all,
    "split": _split,
    "toLowerCase": _on_text(str.lower),
    "toUpperCase": _on_text(str.upper),
    "trim": _on_text(lambda text: text.strip(JAVA_BLANKS)),
    "strip": _on_text(str.strip),
    "intern": _text,
    "toString": _text,
    "valueOf": _value_of,
    "copyValueOf": _value_of,
    "format": _format,
    "formatted": lambda name, args: format_text(text_of(args[0]), items(args[1])),
    "join": _join,
    "repeat": _repeat,
    "equals": lambda name, args: equal(args[0], args[1]),
    "contentEquals": _on_texts(lambda a, b: int(a == b)),
    "equalsIgnoreCase": _equals_ignoring_case,
    "compareTo": _compare,
    "hashCode": _hash,
    "startsWith": lambda name, args: int(
        text_of(args[0]).startswith(text_of(args[1]), max(0, number(args[2])) if len(args) > 2 else 0)
    ),
    "endsWith": _on_texts(lambda a, b: int(a.endswith(b))),
    "contains": _on_texts(lambda a, b: int(b in a)),
    "indexOf": _index_of,
    "lastIndexOf": _last_index_of,
    "toCharArray": _on_text(_chars),
    "getBytes": _get_bytes,
}
"""Methods of ``java.lang.String`` by simple name."""

TEXT_UTILS: dict[str, Model] = {
    "isEmpty": lambda name, args: int(args[0] == 0 or not text_of(args[0])),
    "equals": lambda name, args: equal(args[0], args[1]),
    "join": _join,
    "concat": lambda name, args: limited("".join(text_of(part) for part in items(args[0]))),
}
"""Methods of ``android.text.TextUtils``."""
