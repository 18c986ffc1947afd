"""Modified UTF-8, in which dex files keep strings, to Python text and back.

Java strings are UTF-16: a character above U+FFFF is a pair of surrogates of three bytes each, U+0000 is ``C0 80``,
and a single surrogate is a legal string. Such a single surrogate stays one in the text (as with Python's
``surrogatepass``), so that the text is exactly the string; `printable` makes it fit for JSON and HTML.
"""

import codecs
import struct

REPLACEMENT = "\ufffd"
_HANDLER = "analyzer-mutf8"


class Mutf8Error(ValueError):
    """Bytes that are not modified UTF-8."""


def _keep_surrogates(error: UnicodeError) -> tuple[str, int]:
    """Error handler: three bytes of a surrogate become it, any other bad byte becomes U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    lead = error.object[error.start : error.start + 3]
    if len(lead) == 3 and lead[0] == 0xED and 0xA0 <= lead[1] <= 0xBF and 0x80 <= lead[2] <= 0xBF:
        return chr(0xD000 | (lead[1] & 0x3F) << 6 | lead[2] & 0x3F), error.start + 3
    return REPLACEMENT, error.start + 1


codecs.register_error(_HANDLER, _keep_surrogates)


def decode(data: bytes, *, strict: bool = False) -> str:
    """The text of ``data``, which does not include the closing zero byte.

    A byte that cannot be decoded becomes U+FFFD; sequences of four bytes are taken as the platform's decoder does.

    Raises:
        Mutf8Error: ``strict`` and not modified UTF-8 (the dex verifier would refuse it).
    """
    if data.isascii():
        if strict and 0 in data:
            raise Mutf8Error("a zero byte")
        return data.decode("ascii")
    if strict and (0 in data or any(byte >= 0xF0 for byte in data)):
        raise Mutf8Error("a byte that modified UTF-8 does not have")
    try:
        text = data.replace(b"\xc0\x80", b"\0").decode("utf-8", "surrogatepass" if strict else _HANDLER)
    except UnicodeDecodeError as error:
        raise Mutf8Error(str(error)) from error
    return _joined(text)


def _joined(text: str) -> str:
    """``text`` with each pair of surrogates as one character."""
    if not any("\ud800" <= char <= "\udbff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def units(text: str) -> tuple[int, ...]:
    """The UTF-16 code units of ``text``: what Java's ``length`` counts and what dex files sort strings by."""
    data = text.encode("utf-16-le", "surrogatepass")
    return struct.unpack(f"<{len(data) // 2}H", data)


def encode(text: str) -> bytes:
    """``text`` as modified UTF-8, without a closing zero byte. `decode` of it is ``text``."""
    if text.isascii() and "\0" not in text:
        return text.encode("ascii")
    return "".join(map(chr, units(text))).encode("utf-8", "surrogatepass").replace(b"\0", b"\xc0\x80")


def printable(text: str) -> str:
    r"""``text`` with single surrogates written out as ``\ud800``, so that it is valid in UTF-8, JSON and HTML."""
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
