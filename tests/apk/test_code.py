import random
import struct

from analyzer.apk.code import HANDLERS_PER_UNIT, Handler, Try, read_code
from tests.apk.fixtures import code_of, dex_of


def item(units: tuple[int, ...], tries: bytes = b"", count: int = 0, claimed: int | None = None) -> bytes:
    size = len(units) if claimed is None else claimed
    padding = b"\0\0" if count and len(units) % 2 else b""
    head = struct.pack("<HHHHII", 3, 1, 0, count, 0, size)
    return b"\0" * 4 + head + struct.pack(f"<{len(units)}H", *units) + padding + tries


def test_header_and_lookup() -> None:
    code = read_code(item((0x0000, 0x0112, 0x000E)), 4)
    assert code is not None
    assert (code.registers, code.ins, code.units, code.start, code.damage) == (3, 1, 3, 20, ())
    found = code.at(1)
    assert found is not None
    assert found.name == "const/4"
    assert code.at(3) is None
    assert code.at(-1) is None
    assert code.handlers_of(0) == ()


def test_no_code_at_zero_or_outside() -> None:
    data = item((0x000E,))
    assert read_code(data, 0) is None
    assert read_code(data, len(data) - 15) is None
    assert read_code(data, -4) is None


def test_claims_are_clamped_to_the_file() -> None:
    code = read_code(item((0x0000, 0x000E), claimed=0xFFFFFFFF), 4)
    assert code is not None
    assert code.units == 2
    assert "claimed" in code.damage[0].what


def test_typed_handlers_come_before_the_one_for_all() -> None:
    dex = dex_of("payloads.dex")
    code = code_of(dex, "Handlers;->several()I")
    (guard,) = code.tries
    assert (guard.start, guard.end) == (0, 3)
    names = [dex.type_name(handler.type_index) for handler in guard.handlers]
    assert names == ["Ljava/io/IOException;", "Ljava/lang/SecurityException;", ""]
    assert guard.handlers[-1].type_index == -1
    caught = [code.at(handler.pc) for handler in guard.handlers]
    assert [i.name for i in caught if i] == ["move-exception"] * 3
    assert code.handlers_of(0) == guard.handlers
    assert code.handlers_of(3) == ()


def test_two_ranges() -> None:
    code = code_of(dex_of("payloads.dex"), "Handlers;->nested()V")
    assert [(guard.start, guard.end, len(guard.handlers)) for guard in code.tries] == [(0, 3, 1), (5, 8, 1)]


def test_a_broken_exception_table_is_damage_only() -> None:
    code = read_code(item((0x000E,), struct.pack("<IHH", 0, 1, 200), count=1), 4)
    assert code is not None
    assert code.tries == ()
    assert "handlers" in code.damage[0].what
    short = read_code(item((0x000E,), b"\0" * 8, count=0xFFFF), 4)
    assert short is not None
    assert "exception table" in short.damage[0].what
    assert len(short.instructions) == 1


def test_handler_lists_are_shared_not_copied() -> None:
    tries = struct.pack("<IHH", 0, 1, 1) * 2 + b"\x01\x7f\x05\x00\x07"
    code = read_code(item((0x0000, 0x000E), tries, count=2), 4)
    assert code is not None
    assert code.tries == (Try(0, 1, (Handler(5, 0), Handler(-1, 7))),) * 2


def test_random_items_never_raise() -> None:
    rng = random.Random(5)
    for _ in range(200):
        data = bytes(rng.randrange(256) for _ in range(80))
        for offset in (1, 16, 40):
            code = read_code(data, offset)
            assert code is None or code.units <= 40


def test_a_list_that_every_range_shares_does_not_multiply() -> None:
    handlers = b"\x01" + b"\xf8\x00" + b"\x05\x00" * 120
    tries = struct.pack("<IHH", 0, 1, 1) * 60
    code = read_code(item((0x0000,) * 59 + (0x000E,), tries + handlers, count=60), 4)
    assert code is not None
    assert 0 < sum(len(guard.handlers) for guard in code.tries) <= HANDLERS_PER_UNIT * 60
    assert f"{HANDLERS_PER_UNIT * 60} exception handlers" in code.damage[-1].what


def test_ranges_and_lists_that_no_code_of_this_length_can_have_are_not_read() -> None:
    ranges = read_code(item((0x0000, 0x000E), struct.pack("<IHH", 0, 1, 1) * 3 + b"\x01\x00\x00", count=3), 4)
    assert ranges is not None
    assert ranges.tries == ()
    assert "3 guarded ranges in 2 code units" in ranges.damage[-1].what
    listed = b"\x01" + b"\xb8\x17" + b"\x05\x00" * 3000
    code = read_code(item((0x0000, 0x000E), struct.pack("<IHH", 0, 1, 1) + listed, count=1), 4)
    assert code is not None
    assert code.tries == ()
    assert "a list of 3000 handlers" in code.damage[-1].what
