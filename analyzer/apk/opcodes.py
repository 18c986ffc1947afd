"""The Dalvik opcodes as data: name, format, what the instruction may do and what its index refers to.

Facts from the public description of the Dalvik executable format and its bytecode, versions 035 to 041. A format
name's first digit is the length in 16-bit units.
"""

from enum import IntFlag, StrEnum
from typing import NamedTuple


class Reference(StrEnum):
    """The id table that an instruction's index points into; "" for none."""

    NONE = ""
    STRING = "string"
    TYPE = "type"
    FIELD = "field"
    METHOD = "method"
    CALL_SITE = "call-site"
    METHOD_HANDLE = "method-handle"
    PROTO = "proto"


class Flag(IntFlag):
    """What an instruction may do.

    ``CONTINUES``: the next instruction may follow. ``BRANCHES``: has a target, conditional or not. ``SWITCHES``:
    has targets in a payload. ``RETURNS``: leaves the method. ``THROWS``: may raise, so that handlers may follow.
    ``INVOKES``: a call, whose result a ``move-result`` takes. ``DEFINES``: writes its first register. ``WIDE``: what
    it writes (or stores, or returns) takes two registers. ``UNUSED``: the format gives this opcode no meaning.
    """

    NONE = 0
    CONTINUES = 1
    BRANCHES = 2
    SWITCHES = 4
    RETURNS = 8
    THROWS = 16
    INVOKES = 32
    DEFINES = 64
    WIDE = 128
    UNUSED = 256


class Opcode(NamedTuple):
    """One opcode. ``units`` is its length in 16-bit code units."""

    value: int
    name: str
    format: str
    units: int
    reference: Reference
    flags: Flag


PACKED_SWITCH_PAYLOAD = 0x100
SPARSE_SWITCH_PAYLOAD = 0x200
FILL_ARRAY_PAYLOAD = 0x300
PAYLOAD_NAMES = {
    PACKED_SWITCH_PAYLOAD: "packed-switch-payload",
    SPARSE_SWITCH_PAYLOAD: "sparse-switch-payload",
    FILL_ARRAY_PAYLOAD: "array-payload",
}
"""The whole first unit of a payload, used as its opcode; the low byte is that of ``nop``."""

_ACCESS = ("", "-wide", "-object", "-boolean", "-byte", "-char", "-short")
_INT_OPERATIONS = ("add", "sub", "mul", "div", "rem", "and", "or", "xor", "shl", "shr", "ushr")
_FLOAT_OPERATIONS = _INT_OPERATIONS[:5]
_CONDITIONS = ("eq", "ne", "lt", "ge", "gt", "le")
_CONVERSIONS = (
    "neg-int",
    "not-int",
    "neg-long",
    "not-long",
    "neg-float",
    "neg-double",
    "int-to-long",
    "int-to-float",
    "int-to-double",
    "long-to-int",
    "long-to-float",
    "long-to-double",
    "float-to-int",
    "float-to-long",
    "float-to-double",
    "double-to-int",
    "double-to-long",
    "double-to-float",
    "int-to-byte",
    "int-to-char",
    "int-to-short",
)

# First opcode, format, reference, flags in letters, names. Flag letters: b branches, s switches, r returns, t throws,
# i invokes, d defines, w wide, . does not continue.
_ROWS: tuple[tuple[int, str, Reference, str, tuple[str, ...]], ...] = (
    (0x00, "10x", Reference.NONE, "", ("nop",)),
    (0x01, "12x", Reference.NONE, "d", ("move",)),
    (0x02, "22x", Reference.NONE, "d", ("move/from16",)),
    (0x03, "32x", Reference.NONE, "d", ("move/16",)),
    (0x04, "12x", Reference.NONE, "dw", ("move-wide",)),
    (0x05, "22x", Reference.NONE, "dw", ("move-wide/from16",)),
    (0x06, "32x", Reference.NONE, "dw", ("move-wide/16",)),
    (0x07, "12x", Reference.NONE, "d", ("move-object",)),
    (0x08, "22x", Reference.NONE, "d", ("move-object/from16",)),
    (0x09, "32x", Reference.NONE, "d", ("move-object/16",)),
    (0x0A, "11x", Reference.NONE, "d", ("move-result",)),
    (0x0B, "11x", Reference.NONE, "dw", ("move-result-wide",)),
    (0x0C, "11x", Reference.NONE, "d", ("move-result-object", "move-exception")),
    (0x0E, "10x", Reference.NONE, "r.", ("return-void",)),
    (0x0F, "11x", Reference.NONE, "r.", ("return",)),
    (0x10, "11x", Reference.NONE, "rw.", ("return-wide",)),
    (0x11, "11x", Reference.NONE, "r.", ("return-object",)),
    (0x12, "11n", Reference.NONE, "d", ("const/4",)),
    (0x13, "21s", Reference.NONE, "d", ("const/16",)),
    (0x14, "31i", Reference.NONE, "d", ("const",)),
    (0x15, "21h", Reference.NONE, "d", ("const/high16",)),
    (0x16, "21s", Reference.NONE, "dw", ("const-wide/16",)),
    (0x17, "31i", Reference.NONE, "dw", ("const-wide/32",)),
    (0x18, "51l", Reference.NONE, "dw", ("const-wide",)),
    (0x19, "21h", Reference.NONE, "dw", ("const-wide/high16",)),
    (0x1A, "21c", Reference.STRING, "dt", ("const-string",)),
    (0x1B, "31c", Reference.STRING, "dt", ("const-string/jumbo",)),
    (0x1C, "21c", Reference.TYPE, "dt", ("const-class",)),
    (0x1D, "11x", Reference.NONE, "t", ("monitor-enter", "monitor-exit")),
    (0x1F, "21c", Reference.TYPE, "t", ("check-cast",)),
    (0x20, "22c", Reference.TYPE, "dt", ("instance-of",)),
    (0x21, "12x", Reference.NONE, "dt", ("array-length",)),
    (0x22, "21c", Reference.TYPE, "dt", ("new-instance",)),
    (0x23, "22c", Reference.TYPE, "dt", ("new-array",)),
    (0x24, "35c", Reference.TYPE, "t", ("filled-new-array",)),
    (0x25, "3rc", Reference.TYPE, "t", ("filled-new-array/range",)),
    (0x26, "31t", Reference.NONE, "t", ("fill-array-data",)),
    (0x27, "11x", Reference.NONE, "t.", ("throw",)),
    (0x28, "10t", Reference.NONE, "b.", ("goto",)),
    (0x29, "20t", Reference.NONE, "b.", ("goto/16",)),
    (0x2A, "30t", Reference.NONE, "b.", ("goto/32",)),
    (0x2B, "31t", Reference.NONE, "s", ("packed-switch", "sparse-switch")),
    (0x2D, "23x", Reference.NONE, "d", ("cmpl-float", "cmpg-float", "cmpl-double", "cmpg-double", "cmp-long")),
    (0x32, "22t", Reference.NONE, "b", tuple(f"if-{c}" for c in _CONDITIONS)),
    (0x38, "21t", Reference.NONE, "b", tuple(f"if-{c}z" for c in _CONDITIONS)),
    (0x44, "23x", Reference.NONE, "dt", tuple(f"aget{a}" for a in _ACCESS)),
    (0x4B, "23x", Reference.NONE, "t", tuple(f"aput{a}" for a in _ACCESS)),
    (0x52, "22c", Reference.FIELD, "dt", tuple(f"iget{a}" for a in _ACCESS)),
    (0x59, "22c", Reference.FIELD, "t", tuple(f"iput{a}" for a in _ACCESS)),
    (0x60, "21c", Reference.FIELD, "dt", tuple(f"sget{a}" for a in _ACCESS)),
    (0x67, "21c", Reference.FIELD, "t", tuple(f"sput{a}" for a in _ACCESS)),
    (
        0x6E,
        "35c",
        Reference.METHOD,
        "it",
        tuple(f"invoke-{k}" for k in ("virtual", "super", "direct", "static", "interface")),
    ),
    (
        0x74,
        "3rc",
        Reference.METHOD,
        "it",
        tuple(f"invoke-{k}/range" for k in ("virtual", "super", "direct", "static", "interface")),
    ),
    (0x7B, "12x", Reference.NONE, "d", _CONVERSIONS),
    (0x90, "23x", Reference.NONE, "d", tuple(f"{o}-int" for o in _INT_OPERATIONS)),
    (0x9B, "23x", Reference.NONE, "dw", tuple(f"{o}-long" for o in _INT_OPERATIONS)),
    (0xA6, "23x", Reference.NONE, "d", tuple(f"{o}-float" for o in _FLOAT_OPERATIONS)),
    (0xAB, "23x", Reference.NONE, "dw", tuple(f"{o}-double" for o in _FLOAT_OPERATIONS)),
    (0xB0, "12x", Reference.NONE, "d", tuple(f"{o}-int/2addr" for o in _INT_OPERATIONS)),
    (0xBB, "12x", Reference.NONE, "dw", tuple(f"{o}-long/2addr" for o in _INT_OPERATIONS)),
    (0xC6, "12x", Reference.NONE, "d", tuple(f"{o}-float/2addr" for o in _FLOAT_OPERATIONS)),
    (0xCB, "12x", Reference.NONE, "dw", tuple(f"{o}-double/2addr" for o in _FLOAT_OPERATIONS)),
    (0xD0, "22s", Reference.NONE, "d", ("add-int/lit16", "rsub-int")),
    (0xD2, "22s", Reference.NONE, "d", tuple(f"{o}-int/lit16" for o in _INT_OPERATIONS[2:8])),
    (0xD8, "22b", Reference.NONE, "d", ("add-int/lit8", "rsub-int/lit8")),
    (0xDA, "22b", Reference.NONE, "d", tuple(f"{o}-int/lit8" for o in _INT_OPERATIONS[2:])),
    (0xFA, "45cc", Reference.METHOD, "it", ("invoke-polymorphic",)),
    (0xFB, "4rcc", Reference.METHOD, "it", ("invoke-polymorphic/range",)),
    (0xFC, "35c", Reference.CALL_SITE, "it", ("invoke-custom",)),
    (0xFD, "3rc", Reference.CALL_SITE, "it", ("invoke-custom/range",)),
    (0xFE, "21c", Reference.METHOD_HANDLE, "dt", ("const-method-handle",)),
    (0xFF, "21c", Reference.PROTO, "dt", ("const-method-type",)),
)

_FLAG_LETTERS = {
    "b": Flag.BRANCHES,
    "s": Flag.SWITCHES,
    "r": Flag.RETURNS,
    "t": Flag.THROWS,
    "i": Flag.INVOKES,
    "d": Flag.DEFINES,
    "w": Flag.WIDE,
}
_WIDE_CONVERSIONS = ("long", "double")


def _flags(letters: str, name: str) -> Flag:
    """The flags of one row's letters, with what only the single name tells."""
    flags = Flag.NONE if "." in letters else Flag.CONTINUES
    for letter in letters.replace(".", ""):
        flags |= _FLAG_LETTERS[letter]
    if name.endswith("-wide") or (name in _CONVERSIONS and name.endswith(_WIDE_CONVERSIONS)):
        flags |= Flag.WIDE
    if name.startswith(("div-int", "rem-int", "div-long", "rem-long")):
        flags |= Flag.THROWS
    return flags


def _table() -> tuple[Opcode, ...]:
    """All 256 opcodes in order."""
    rows = [Opcode(value, f"unused-{value:02x}", "10x", 1, Reference.NONE, Flag.UNUSED) for value in range(256)]
    for first, form, reference, letters, names in _ROWS:
        for value, name in enumerate(names, first):
            rows[value] = Opcode(value, name, form, int(form[0]), reference, _flags(letters, name))
    return tuple(rows)


OPCODES: tuple[Opcode, ...] = _table()
"""Opcode value to opcode; all 256, the unused ones marked."""

BY_NAME: dict[str, int] = {row.name: row.value for row in OPCODES}
"""Opcode name to value."""
