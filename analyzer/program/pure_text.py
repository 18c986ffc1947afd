"""Pure framework functions on texts: ``java.lang.String``, builders of text, ``String.format``, ``TextUtils``."""

import re
from collections.abc import Callable, Sequence

from analyzer.names import MethodName
from analyzer.program.heap import (
    MOST_TEXT,
    Boxed,
    Builder,
    Concrete,
    Held,
    Items,
    NoAnswerError,
    as_text,
    int32,
    units,
)

Model = Callable[[MethodName, Sequence[Concrete]], Concrete]
"""A method as written and its arguments, receiver first, to its result.

Raises:
    NoAnswerError: the result is not known for these arguments.
"""

OBJECT = "Ljava/lang/Object;"
STRING = "Ljava/lang/String;"
_REGEX_MARKS = frozenset("\\.[]{}()<>*+-=!?^$|")


def text_of(value: Concrete) -> str:
    """A value that is a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, Builder):
        return value.text
    raise NoAnswerError


def number(value: Concrete) -> int:
    """A value that is a number, boxed or not."""
    if isinstance(value, Boxed):
        return value.value
    if isinstance(value, int):
        return value
    raise NoAnswerError


def items(value: Concrete) -> list[Concrete]:
    """The members of an array or list."""
    if isinstance(value, Items):
        return value.values
    raise NoAnswerError


def limited(text: str) -> str:
    """The text, when it is not too long."""
    if len(text) > MOST_TEXT:
        raise NoAnswerError
    return text


def octets(value: Concrete) -> bytes:
    """The content of a byte array."""
    return bytes(number(v) & 0xFF for v in items(value))


def byte_array(data: bytes) -> Items:
    """A new byte array."""
    if len(data) > MOST_TEXT:
        raise NoAnswerError
    return Items("B", [b - 256 if b > 127 else b for b in data])


_CHARSETS = {
    "utf8": "utf-8",
    "usascii": "ascii",
    "ascii": "ascii",
    "iso88591": "latin-1",
    "latin1": "latin-1",
    "utf16": "utf-16-be",
    "utf16be": "utf-16-be",
    "utf16le": "utf-16-le",
    "gbk": "gbk",
    "gb2312": "gb2312",
    "gb18030": "gb18030",
}


def charset(value: Concrete) -> str:
    """Python's name of a charset given by its name or by the static field that holds it."""
    name = value.field.partition("->")[2].partition(":")[0] if isinstance(value, Held) else text_of(value)
    codec = _CHARSETS.get(re.sub("[^a-z0-9]", "", name.lower()[:40]))
    if codec is None:
        raise NoAnswerError
    return codec


def decoded(data: bytes, codec: str = "utf-8") -> str:
    """Bytes as a Java text; what the charset does not have becomes U+FFFD."""
    return units(data.decode(codec, "replace"))


def encoded(text: str, codec: str = "utf-8") -> bytes:
    """A Java text as bytes."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.encode(codec, "replace")


def new_text(name: MethodName, args: Sequence[Concrete]) -> str:
    """What a constructor of String makes; ``args`` without the new object."""
    kinds = name.parameters
    if not kinds:
        return ""
    first = args[0]
    if kinds[0] == "[C":
        chars = as_text(first, "[C")
        return chars if len(kinds) == 1 else _part(chars, number(args[1]), number(args[2]))
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


def _part(text: str, start: int, count: int) -> str:
    if not (start >= 0 and count >= 0 and start + count <= len(text)):
        raise NoAnswerError
    return text[start : start + count]


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
    return text if len(args) == 1 else _part(text, number(args[1]), number(args[2]))


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


_FORMAT = re.compile(r"%(?:(\d{1,3})\$)?([-#+ 0,(<]{0,6})(\d{1,4})?(?:\.(\d{1,4}))?([a-zA-Z%])")


def format_text(pattern: str, values: Sequence[Concrete]) -> str:
    """``String.format`` for the conversions %s %S %d %x %X %o %c %b %n and %%.

    Raises:
        NoAnswerError: another conversion, or too few values.
    """
    found: list[str] = []
    at = taken = size = 0
    for match in _FORMAT.finditer(pattern):
        if "%" in pattern[at : match.start()]:
            raise NoAnswerError
        found.append(pattern[at : match.start()])
        at = match.end()
        index, flags, width, precision, kind = match.groups()
        if kind in "n%":
            found.append("\n" if kind == "n" else "%")
            continue
        place = int(index) - 1 if index else taken
        taken += not index
        if not 0 <= place < len(values) or set(flags) - set("-0"):
            raise NoAnswerError
        found.append(_converted(values[place], kind, flags, int(width or 0), precision))
        size += len(found[-1])
        if size > MOST_TEXT:
            raise NoAnswerError
    if "%" in pattern[at:]:
        raise NoAnswerError
    return limited("".join([*found, pattern[at:]]))


def _converted(value: Concrete, kind: str, flags: str, width: int, precision: str | None) -> str:
    if kind in "sS":
        text = as_text(value)
        text = text[: int(precision)] if precision else text
        text = text.upper() if kind == "S" else text
    elif kind in "dxXo" and isinstance(value, Boxed) and value.kind in "IJSB":
        bits = {"J": 64, "I": 32, "S": 16, "B": 8}[value.kind]
        text = str(value.value) if kind == "d" else format(value.value & ((1 << bits) - 1), kind)
        if "0" in flags:
            text = text.zfill(width)
    elif kind == "c" and isinstance(value, Boxed):
        text = chr(value.value & 0xFFFF)
    elif kind == "b" and isinstance(value, Boxed) and value.kind == "Z":
        text = as_text(value)
    else:
        raise NoAnswerError
    return text.ljust(width) if "-" in flags else text.rjust(width)


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

BUILDER_CLASSES = frozenset({"Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;"})
BUILDER_READERS = frozenset(
    {"toString", "length", "charAt", "substring", "subSequence", "indexOf", "lastIndexOf", "isEmpty"}
)
"""Methods of builders that do not change them; all are those of String as well."""


def grown(name: MethodName, text: str, args: Sequence[Concrete]) -> str:
    """A builder's text after one of its changing methods; ``args`` without the builder.

    Raises:
        NoAnswerError: another method, or an argument that does not fit.
    """
    member, kinds = name.name, name.parameters
    if member == "<init>":
        return "" if not kinds or kinds[0] == "I" else text_of(args[0])
    if member == "append":
        added = as_text(args[0], kinds[0])
        if len(kinds) == 3:
            start, end = number(args[1]), number(args[2])
            added = _part(added, start, end if kinds[0] == "[C" else end - start)
        return limited(text + added)
    if member == "appendCodePoint":
        return limited(text + units(chr(number(args[0]) & 0xFFFF)))
    if member == "reverse":
        return text[::-1]
    if member in ("setLength", "deleteCharAt", "setCharAt", "insert", "delete", "replace"):
        return _changed(member, kinds, text, args)
    raise NoAnswerError


def _changed(member: str, kinds: tuple[str, ...], text: str, args: Sequence[Concrete]) -> str:
    at = number(args[0])
    if not 0 <= at <= len(text):
        raise NoAnswerError
    if member == "setLength":
        return text[:at]
    if member == "insert":
        return limited(text[:at] + as_text(args[1], kinds[1]) + text[at:])
    if member == "deleteCharAt":
        return text[:at] + text[at + 1 :]
    if member == "setCharAt":
        return text[:at] + chr(number(args[1]) & 0xFFFF) + text[at + 1 :]
    end = min(number(args[1]), len(text))
    if end < at:
        raise NoAnswerError
    return limited(text[:at] + (text_of(args[2]) if member == "replace" else "") + text[end:])
