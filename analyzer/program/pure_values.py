"""What the models of pure functions expect of their arguments, and the texts and bytes they make."""

import re

from analyzer.program.heap import MOST_TEXT, Boxed, Builder, Concrete, Held, Items, NoAnswerError, units

OBJECT = "Ljava/lang/Object;"
STRING = "Ljava/lang/String;"


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


def part_of(text: str, start: int, count: int) -> str:
    """``count`` characters from ``start`` on."""
    if not (start >= 0 and count >= 0 and start + count <= len(text)):
        raise NoAnswerError
    return text[start : start + count]
