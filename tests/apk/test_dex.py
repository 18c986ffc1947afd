"""Dex columns: counts and references of the fixtures, and what a forged or damaged file does."""

import struct
from pathlib import Path

import numpy as np
import pytest

from analyzer.apk import kernels
from analyzer.apk.dex import Dex, read_dex
from analyzer.gaps import Cause, Gap

DATA = Path(__file__).parents[1] / "data"


def good() -> bytearray:
    return bytearray((DATA / "payloads.dex").read_bytes())


def read(data: bytes | bytearray) -> tuple[tuple[Dex, ...], tuple[Gap, ...]]:
    return read_dex("classes.dex", bytes(data))


def called(dex: Dex) -> list[str]:
    rows = np.flatnonzero((dex.sites.op >= 0x6E) & (dex.sites.op <= 0xFB))
    return [dex.method_signature(int(dex.sites.ref[row])) for row in rows]


def test_payloads_are_stepped_over() -> None:
    (dex,), gaps = read(good())
    assert gaps == ()
    assert called(dex).count("LPayloads;->target()V") + called(dex).count("Lfixture/Payloads;->target()V") >= 3
    # The payload of data() reads like six calls of the first method in the table.
    owner = next(s for s in called(dex) if s.endswith("Payloads;->target()V")).partition("->")[0]
    rows = [dex.method_signature(int(m)) for m in dex.methods[:, 1]]
    assert any(s.startswith(owner) for s in rows)
    data = next(i for i, s in enumerate(rows) if s.startswith(owner) and "->data(" in s)
    own = dex.sites.op[int(dex.sites.first[data]) : int(dex.sites.first[data + 1])]
    assert int(((own >= 0x6E) & (own <= 0x78)).sum()) == 1


def test_strings_are_exact() -> None:
    (dex,), _ = read(good())
    texts = {dex.string(i) for i in range(len(dex.string_start))}
    assert "" in texts
    assert any("\x00" in t for t in texts)
    assert any("\u4e00" <= c <= "\u9fff" for t in texts for c in t)


def test_polymorphic_and_custom_calls_are_swept() -> None:
    (dex,), _ = read_dex("classes.dex", (DATA / "call-sites.dex").read_bytes())
    ops = sorted(set(dex.sites.op[dex.sites.op >= 0xFA].tolist()))
    assert ops == [0xFA, 0xFB, 0xFC, 0xFD]
    assert len(dex.call_sites) == 2
    (handles,), _ = read_dex("classes.dex", (DATA / "method-handles.dex").read_bytes())
    assert len(handles.method_handles) == 9


@pytest.mark.parametrize("data", [b"", b"dex\n", b"PK\x03\x04" + bytes(200), b"dex\n035\x00" + bytes(40)])
def test_what_is_no_dex_is_a_gap(data: bytes) -> None:
    dexes, gaps = read(data)
    assert dexes == ()
    assert [g.cause for g in gaps] == [Cause.DAMAGED]
    assert gaps[0].blocks_code


@pytest.mark.parametrize("field", [0x38, 0x40, 0x48, 0x50, 0x58, 0x60])
def test_a_huge_count_is_clamped_before_anything_is_allocated(field: int) -> None:
    data = good()
    struct.pack_into("<I", data, field, 0xFFFFFFF0)
    dexes, gaps = read(data)
    assert len(dexes) == 1
    assert any(g.cause is Cause.DAMAGED and g.blocks_code for g in gaps)
    assert len(dexes[0].string_start) * 4 <= len(data)


@pytest.mark.parametrize("field", [0x3C, 0x44, 0x4C, 0x54, 0x5C, 0x64, 0x34])
def test_an_offset_outside_the_file_is_survived(field: int) -> None:
    data = good()
    struct.pack_into("<I", data, field, 0x7FFFFFFF)
    dexes, gaps = read(data)
    assert len(dexes) == 1
    assert gaps or field == 0x34  # only the map list is not needed to read code


def test_checksum_signature_size_and_endian_tag_are_not_trusted() -> None:
    data = good()
    data[8:32] = bytes(24)
    struct.pack_into("<I", data, 0x20, 12)
    struct.pack_into("<I", data, 0x28, 0x78563412)
    (dex,), gaps = read(data)
    assert gaps == ()
    assert called(dex) == called(read(good())[0][0])


def test_an_unknown_version_is_read_and_said() -> None:
    data = good()
    data[4:7] = b"999"
    (dex,), gaps = read(data)
    assert [g.cause for g in gaps] == [Cause.UNSUPPORTED]
    assert called(dex) == called(read(good())[0][0])


def test_one_bad_opcode_spoils_one_method_only() -> None:
    (dex,), _ = read(good())
    data = good()
    victim = next(i for i in range(len(dex.methods)) if dex.code_units[i] > 2)
    data[int(dex.code_start[victim])] = 0x3E
    data[int(dex.code_start[victim]) + 1] = 0
    (spoiled,), gaps = read(data)
    assert spoiled.code_state[victim] == kernels.METHOD_BAD_OPCODE
    assert int((spoiled.code_state != 0).sum()) == 1
    assert len(gaps) == 1
    assert gaps[0].blocks_code


def test_a_lying_code_size_is_clamped() -> None:
    (dex,), _ = read(good())
    data = good()
    victim = int(np.argmax(dex.code_start))
    struct.pack_into("<I", data, int(dex.code_start[victim]) - 4, 0x7FFFFFFF)
    (spoiled,), gaps = read(data)
    assert spoiled.code_state[victim] != kernels.METHOD_OK
    assert gaps


def test_a_truncated_file_gives_what_is_there() -> None:
    (dex,), _ = read(good())
    needed = max(int((dex.code_start + 2 * dex.code_units).max()), int((dex.string_start + dex.string_length).max()))
    for length in range(0x70, needed, 97):
        dexes, gaps = read(good()[:length])
        assert dexes
        assert gaps


def test_single_byte_damage_never_raises() -> None:
    """Every header and table byte, and a sample of the rest, set to 0xFF in turn."""
    whole = good()
    for at in [*range(8, 0x200), *range(0x200, len(whole), 7)]:
        data = bytearray(whole)
        data[at] = 0xFF
        for dex in read(data)[0]:
            assert len(dex.sites.first) == len(dex.methods) + 1


def container(*files: bytes) -> bytes:
    """Logical dex files of version 041 behind one another; each file's own offsets moved to the container's start."""
    out = bytearray()
    for file in files:
        base = len(out)
        part = bytearray(0x78) + bytearray(file[0x70:])
        part[:0x70] = file[:0x70]
        part[4:7] = b"041"
        shift = base + 8
        moved = _move(part, shift)
        struct.pack_into("<I", moved, 0x20, len(moved))
        struct.pack_into("<I", moved, 0x24, 0x78)
        struct.pack_into("<I", moved, 0x74, base)
        out += moved
    for_all = len(out)
    at = 0
    while at < len(out):
        struct.pack_into("<I", out, at + 0x70, for_all)
        at += struct.unpack_from("<I", out, at + 0x20)[0]
    return bytes(out)


def _move(part: bytearray, shift: int) -> bytearray:
    """Add ``shift`` to every offset of a file without annotations, debug information and static values."""

    def add(at: int) -> None:
        value = struct.unpack_from("<I", part, at)[0]
        if value:
            struct.pack_into("<I", part, at, value + shift)

    sizes = {at: struct.unpack_from("<II", part, at) for at in (0x38, 0x40, 0x48, 0x50, 0x58, 0x60)}
    for at, (_, offset) in sizes.items():
        if offset:
            struct.pack_into("<I", part, at + 4, offset + shift)
    local = 8  # the header grew by this; tables lie that much later in this part
    for i in range(sizes[0x38][0]):
        add(sizes[0x38][1] + local + 4 * i)
    for i in range(sizes[0x48][0]):
        add(sizes[0x48][1] + local + 12 * i + 8)
    for i in range(sizes[0x60][0]):
        for column in (12, 20, 24, 28):
            add(sizes[0x60][1] + local + 32 * i + column)
    struct.pack_into("<I", part, 0x34, 0)
    return part


def test_a_container_gives_each_of_its_files() -> None:
    """Names and classes of both files; code offsets are deltas in class_data and are not moved by this small writer."""
    data = container(bytes(good()), bytes(good()))
    dexes, _ = read(data)
    assert [d.name for d in dexes] == ["classes.dex", f"classes.dex@{len(data) // 2:#x}"]
    plain = read(good())[0][0]
    for dex in dexes:
        assert dex.version == 41
        assert [dex.type_name(i) for i in range(len(dex.type_string))] == [
            plain.type_name(i) for i in range(len(plain.type_string))
        ]
        assert [dex.method_signature(i) for i in range(len(dex.method_class))] == [
            plain.method_signature(i) for i in range(len(plain.method_class))
        ]


@pytest.mark.parametrize(
    ("field", "at", "words"),
    [
        (0x40, 0, "types"),
        (0x48, 4, "prototypes"),
        (0x58, 0, "methods"),
        (0x60, 0, "classes"),
        (0x60, 8, "superclasses"),
    ],
)
def test_an_index_outside_its_table_is_said(field: int, at: int, words: str) -> None:
    data = good()
    (offset,) = struct.unpack_from("<L", data, field + 4)
    struct.pack_into("<H" if field == 0x58 else "<L", data, offset + at, 0xFFF0)
    _, gaps = read(data)
    assert f"1 indices in {words} lead outside their table: what they name is unknown" in [
        gap.detail for gap in gaps if gap.blocks_code
    ]


@pytest.mark.parametrize("field", [0x38, 0x40, 0x58, 0x60])
def test_rows_that_only_the_map_counts_are_said(field: int) -> None:
    data = good()
    struct.pack_into("<L", data, field, 0)
    _, gaps = read(data)
    assert any(f"header field {field:#x}, the header fewer" in gap.detail for gap in gaps)


def test_a_table_at_an_odd_place_is_said() -> None:
    data = good()
    (offset,) = struct.unpack_from("<L", data, 0x5C)
    struct.pack_into("<L", data, 0x5C, offset + 3)
    assert any("odd place" in gap.detail for gap in read(data)[1])


def test_a_class_that_is_its_own_superclass_is_said() -> None:
    data = good()
    (offset,) = struct.unpack_from("<L", data, 0x64)
    data[offset + 8 : offset + 12] = data[offset : offset + 4]
    assert "1 classes are their own superclasses: their hierarchy is unknown" in [gap.detail for gap in read(data)[1]]


def test_members_of_another_class_are_said() -> None:
    data = bytearray((DATA / "reach.dex").read_bytes())
    count, offset = struct.unpack_from("<2L", data, 0x60)
    places = [offset + 32 * number + 24 for number in range(count)]
    first, second = [place for place in places if data[place : place + 4] != bytes(4)][:2]
    data[second : second + 4] = data[first : first + 4]
    assert any("a class that is not theirs" in gap.detail for gap in read(data)[1])
