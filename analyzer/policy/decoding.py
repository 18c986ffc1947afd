"""Bytes of a text document to text, and which encoding that took."""

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise

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
_PROBE = 20_000
_FREQUENT = frozenset("的一是不我您你人有在和或用以為为會会們们個个資料资料信息隱私隐私，。、；：")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
"""Control characters that no text has (form feeds and escapes of a terminal it may), and what was not understood."""
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312"})


def decode(data: bytes, stated: str = "") -> tuple[str, str, bool]:
    """The text, the name of the encoding, and whether every byte was understood.

    In this order: byte-order mark, an encoding declared in the first 4 KB that really decodes it, UTF-8, UTF-16
    without a mark, GB 18030 or Big5 strictly, a statistical guess; at last UTF-8 with replacement characters. A
    declared encoding of single bytes, which decodes anything, stands behind UTF-8 and behind Chinese text in double
    bytes. Line ends become one newline. ``stated`` is what the server said that it sent: it comes before the document's
    own declaration, but behind UTF-8, which other text never is by chance.
    """
    text, encoding, whole = _decode(data, stated)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding, whole


def is_text(text: str) -> bool:
    """Whether decoded bytes can be a text at all: hardly any character in it may be one that no text has.

    A text of which a part is damaged, or that was decoded wrongly, still is one.
    """
    probes = (text[:_GUESS_FROM], text[len(text) // 2 :][:_GUESS_FROM])
    return all(sum(_weight(char) for char in _STRANGE.findall(probe)) <= len(probe) // 20 + 1 for probe in probes)


def _weight(char: str) -> float:
    return 0.2 if char == "\ufffd" else 1.0


def _decode(data: bytes, stated: str) -> tuple[str, str, bool]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, errors="replace").removeprefix("\ufeff")
            return text, name, "\ufffd" not in text
    for name in _candidates(data, stated):
        try:
            return data.decode(name), name, True
        except UnicodeDecodeError:
            continue
    guess = _guess(data)
    if guess:
        return data.decode(guess, errors="replace"), guess, False
    return data.decode("utf-8", errors="replace"), "utf-8", False


def _candidates(data: bytes, stated: str) -> Iterator[str]:
    """Encodings to be tried strictly, in this order; what costs more is looked at only when the ones before fail."""
    server = _codec(stated.lower()) if stated else []
    declared = _declared(data)
    if data.count(0) > len(data) // 8:  # Latin or mixed text in two bytes a character
        yield "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
    if declared and _is_single_byte(declared[0]):
        yield "utf-8"
        if _in_pairs(data):
            yield "gb18030"
    if server:
        yield "utf-8"
        yield from server
    yield from declared
    yield "utf-8"
    yield from (name for name in ("utf-16-le", "utf-16-be") if _is_wide_chinese(data, name))
    yield from ("big5", "gb18030") if _is_traditional(data) else ("gb18030",)


def _is_single_byte(name: str) -> bool:
    return name.startswith(("iso8859", "cp125", "ascii", "latin", "koi8", "mac"))


def _in_pairs(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand side by side, as in Chinese text, not one among Latin letters."""
    probe = data[:_PROBE]
    high = [index for index, byte in enumerate(probe) if byte >= 0x80]
    beside = sum(after - before == 1 for before, after in pairwise(high))
    return len(high) > 8 and beside > len(high) * 0.6


def _is_wide_chinese(data: bytes, name: str) -> bool:
    """Whether the bytes are Chinese text in two bytes a character."""
    probe = data[: _PROBE // 2 * 2]
    if len(data) % 2 or len(data) < 8:
        return False
    text = probe.decode(name, errors="replace")
    known = sum(
        char < "\u007f" or "\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"
        for char in text
    )
    marks = sum(char in "，。、；：\n " for char in text)
    return known > len(text) * 0.95 and marks > len(text) * 0.01


def _is_traditional(data: bytes) -> bool:
    """Whether the bytes make more sense as Big5 than as GB 18030: nearly all of the one decodes as the other."""
    probe = data[:_PROBE]
    return _common(probe, "big5") > 2 * _common(probe, "gb18030") + 4


def _common(data: bytes, name: str) -> int:
    return sum(char in _FREQUENT for char in data.decode(name, errors="ignore"))


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
