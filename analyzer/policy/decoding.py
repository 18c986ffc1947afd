"""Bytes of a text document to text, and which encoding that took."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_GUESS_FROM = 256_000
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312"})


def decode(data: bytes, stated: str = "") -> tuple[str, str, bool]:
    """The text, the name of the encoding, and whether every byte was understood.

    In this order: byte-order mark, an encoding declared in the first 4 KB that really decodes it, UTF-8, GB 18030
    strictly, UTF-16 without a mark, a statistical guess; at last UTF-8 with replacement characters. Line ends become
    one newline. ``stated`` is what the server said that it sent: it comes before the document's own declaration, but
    behind UTF-8, which other text never is by chance.
    """
    text, encoding, whole = _decode(data, stated)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding, whole


def _decode(data: bytes, stated: str) -> tuple[str, str, bool]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, errors="replace").removeprefix("\ufeff")
            return text, name, "\ufffd" not in text
    server = _codec(stated.lower()) if stated else []
    candidates = [*(["utf-8", *server] if server else []), *_declared(data), "utf-8", "gb18030"]
    if data.count(0) > len(data) // 8:  # Latin or mixed text in two bytes a character
        candidates[:0] = ["utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"]
    for name in candidates:
        try:
            return data.decode(name), name, True
        except UnicodeDecodeError:
            continue
    guess = _guess(data)
    if guess:
        return data.decode(guess, errors="replace"), guess, False
    return data.decode("utf-8", errors="replace"), "utf-8", False


def _declared(data: bytes) -> list[str]:
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return []
    return _codec(match[1].decode("ascii").lower())


def _codec(name: str) -> list[str]:
    if name in _CHINESE:
        return ["gb18030"]
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return []
    # A document that declares UTF-16 in readable ASCII is not UTF-16, and a codec such as zlib is not an encoding.
    return [] if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding else [codec.name]


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # heavy: only when nothing simpler fits

    best = from_bytes(data[:_GUESS_FROM]).best()
    return best.encoding if best is not None else ""
