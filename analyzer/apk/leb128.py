"""Variable-length integers of dex files: bytes and a position to a value and the next position."""

Buffer = bytes | memoryview
"""What the readers take: bytes, or a memoryview of unsigned bytes (of a NumPy column, for example)."""

_MOST_BYTES = 5


class OutOfDataError(ValueError):
    """A value, list or item that begins or ends outside the data."""


def uleb128(data: Buffer, at: int) -> tuple[int, int]:
    """An unsigned value below 2**32 and the position behind it; never more than five bytes are read.

    Raises:
        OutOfDataError: the value is not wholly inside ``data``.
    """
    if not 0 <= at < len(data):
        raise OutOfDataError(f"no value at {at:#x}")
    value = data[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for count in range(1, _MOST_BYTES):
        if at + count >= len(data):
            raise OutOfDataError(f"value at {at:#x} runs out of the data")
        byte = data[at + count]
        value |= (byte & 0x7F) << 7 * count
        if byte < 0x80:
            return value & 0xFFFFFFFF, at + count + 1
    return value & 0xFFFFFFFF, at + _MOST_BYTES


def uleb128p1(data: Buffer, at: int) -> tuple[int, int]:
    """An unsigned value that is stored plus one, so that -1 is a single byte, and the position behind it.

    Raises:
        OutOfDataError: the value is not wholly inside ``data``.
    """
    value, at = uleb128(data, at)
    return value - 1, at


def sleb128(data: Buffer, at: int) -> tuple[int, int]:
    """A signed value of 32 bits and the position behind it; never more than five bytes are read.

    Raises:
        OutOfDataError: the value is not wholly inside ``data``.
    """
    value, end = uleb128(data, at)
    bits = min(7 * (end - at), 32)
    if value >> (bits - 1) & 1:
        value -= 1 << bits
    return value, end


def write_uleb128(value: int) -> bytes:
    """``value``, not negative, in as few bytes as possible."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def write_sleb128(value: int) -> bytes:
    """``value`` in as few bytes as possible."""
    out = bytearray()
    while not -0x40 <= value <= 0x3F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value & 0x7F)
    return bytes(out)
