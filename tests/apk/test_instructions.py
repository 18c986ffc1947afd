import random

import pytest

from analyzer.apk.instructions import ArrayData, Decoded, Instruction, Switch, decode
from analyzer.apk.opcodes import BY_NAME, Flag, Reference


def one(*units: int, registers: int = 0xFFFF) -> Instruction:
    decoded = decode(units, registers)
    assert decoded.damage == ()
    (found,) = decoded.instructions
    return found


@pytest.mark.parametrize(
    ("units", "name", "registers", "literal", "ref"),
    [
        ((0x0000,), "nop", (), 0, -1),
        ((0x2101,), "move", (1, 2), 0, -1),
        ((0x0102, 0x1234), "move/from16", (1, 0x1234), 0, -1),
        ((0x0003, 0x0102, 0x0304), "move/16", (0x102, 0x304), 0, -1),
        ((0xF312,), "const/4", (3,), -1, -1),
        ((0x0113, 0x8000), "const/16", (1,), -0x8000, -1),
        ((0x0115, 0x8000), "const/high16", (1,), -0x80000000, -1),
        ((0x0119, 0x4000), "const-wide/high16", (1,), 0x4000 << 48, -1),
        ((0x0117, 0xFFFF, 0xFFFF), "const-wide/32", (1,), -1, -1),
        ((0x0118, 1, 2, 3, 0x8000), "const-wide", (1,), -(1 << 63) + (3 << 32) + (2 << 16) + 1, -1),
        ((0x011A, 0xFFFF), "const-string", (1,), 0, 0xFFFF),
        ((0x011B, 0x0002, 0x0001), "const-string/jumbo", (1,), 0, 0x10002),
        ((0x2120, 7), "instance-of", (1, 2), 0, 7),
        ((0x0190, 0x0302), "add-int", (1, 2, 3), 0, -1),
        ((0x21D0, 0xFFFE), "add-int/lit16", (1, 2), -2, -1),
        ((0x01D8, 0xFE02), "add-int/lit8", (1, 2), -2, -1),
        ((0x506E, 9, 0x4321), "invoke-virtual", (1, 2, 3, 4, 0), 0, 9),
        ((0x0074, 9, 0x4321), "invoke-virtual/range", (), 0, 9),
        ((0x0378, 9, 0x0010), "invoke-interface/range", (16, 17, 18), 0, 9),
        ((0x20FC, 4, 0x0021), "invoke-custom", (1, 2), 0, 4),
        ((0x01FE, 5), "const-method-handle", (1,), 0, 5),
    ],
)
def test_formats(units: tuple[int, ...], name: str, registers: tuple[int, ...], literal: int, ref: int) -> None:
    found = one(*units)
    assert (found.name, found.registers, found.literal, found.ref) == (name, registers, literal, ref)
    assert found.units == len(units)


def test_the_fifth_register_is_in_the_first_unit() -> None:
    assert one(0x556E, 0, 0x4321).registers == (1, 2, 3, 4, 5)


def test_invoke_polymorphic_has_a_method_and_a_prototype() -> None:
    found = one(0x20FA, 3, 0x0021, 8)
    assert (found.reference, found.ref, found.proto, found.registers) == (Reference.METHOD, 3, 8, (1, 2))
    ranged = one(0x02FB, 3, 0x0005, 8)
    assert (ranged.ref, ranged.proto, ranged.registers) == (3, 8, (5, 6))


def test_branches_go_both_ways() -> None:
    decoded = decode((0x0000, 0xFF28, 0x0038, 0xFFFE, 0x2132, 0xFFFD, 0x0029, 0xFFFA, 0x002A, 0xFFF8, 0xFFFF))
    assert decoded.damage == ()
    assert [i.targets for i in decoded.instructions] == [(), (0,), (0,), (1,), (0,), (0,)]
    assert [bool(i.flags & Flag.CONTINUES) for i in decoded.instructions] == [True, False, True, True, False, False]


def test_a_packed_switch_has_positions_as_targets() -> None:
    decoded = decode((0x012B, 6, 0, 0x0000, 0x000E, 0x0000, 0x0100, 2, 0xFFFF, 0xFFFF, 3, 0, 4, 0))
    assert decoded.damage == ()
    switch, *_, payload = decoded.instructions
    assert switch.payload == Switch((-1, 0), (3, 4))
    assert switch.targets == (3, 4)
    assert switch.flags & Flag.CONTINUES
    assert payload.payload == Switch((-1, 0), (3, 4))
    assert (payload.name, payload.units, payload.targets) == ("packed-switch-payload", 8, ())


def test_a_sparse_switch_keeps_keys() -> None:
    units = (0x0000, 0x012C, 5, 0, 0x0000, 0x000E, 0x0200, 1, 0x0000, 0x8000, 3, 0)
    switch = decode(units).instructions[1]
    assert switch.payload == Switch((-(1 << 31),), (4,))


def test_array_data_is_cut_to_its_size() -> None:
    decoded = decode((0x0126, 4, 0, 0x000E, 0x0300, 1, 3, 0, 0x02FF, 0x0003))
    assert decoded.damage == ()
    assert decoded.instructions[0].payload == ArrayData(1, b"\xff\x02\x03")
    assert ArrayData(1, b"\xff\x02\x03").values == (-1, 2, 3)
    assert ArrayData(2, b"\xfe\xff\x01\x00").values == (-2, 1)
    assert decoded.instructions[-1].units == 6


@pytest.mark.parametrize(
    ("units", "kept", "words"),
    [
        ((0x0000, 0x006E, 1), 1, "runs past the end"),
        ((0x0000, 0x003E, 0x000E), 3, "0x3e"),
        ((0x606E, 1, 2, 0x000E), 2, "6 registers"),
        ((0x0128, 0x0300), 1, "does not go to an instruction"),
        ((0x0528, 0x000E), 2, "does not go to an instruction"),
        ((0x0000, 0xFE28), 2, "does not go to an instruction"),
        ((0x002B, 3, 0, 0x0000, 0x000E), 3, "no payload"),
        ((0x002B, 4, 0, 0x000E, 0x0200, 0), 3, "no payload"),
        ((0x0000, 0x0100, 0xFFFF, 0, 0), 1, "past the end"),
        ((0x0000, 0x0300, 8, 0xFFFF, 0xFFFF), 1, "past the end"),
        ((0x0000, 0x0100, 2, 0xFFFF, 0x7FFF, 0, 0, 0, 0), 1, "overflow"),
        ((0x012B, 4, 0, 0x000E, 0x0100, 1, 0, 0, 1, 0), 3, "case"),
    ],
)
def test_damage_is_named_and_the_rest_kept(units: tuple[int, ...], kept: int, words: str) -> None:
    decoded = decode(units)
    assert len(decoded.instructions) == kept
    assert any(words in damage.what for damage in decoded.damage)


def test_registers_beyond_the_frame_are_damage() -> None:
    assert decode((0x2101,), 3).damage == ()
    assert [d.pc for d in decode((0x0000, 0x2101, 0x000E), 2).damage] == [1]


def test_a_payload_that_everybody_shares_does_not_multiply() -> None:
    cases = 1000
    switches = (0x002B, 0, 0) * cases
    payload = (0x0100, cases, 0, 0) + (0,) * (2 * cases)
    units = list(switches + payload)
    for at in range(0, len(switches), 3):
        units[at + 1] = len(switches) - at
    decoded = decode(tuple(units))
    held = sum(len(i.payload.targets) for i in decoded.instructions if isinstance(i.payload, Switch))
    assert held <= 4 * cases
    assert any("shared" in damage.what for damage in decoded.damage)


def test_random_units_never_raise() -> None:
    rng = random.Random(20)
    for _ in range(300):
        units = tuple(rng.choice((rng.randrange(0x10000), 0x0100, 0x0200, 0x0300, 0x002B)) for _ in range(60))
        decoded = decode(units, 16)
        assert isinstance(decoded, Decoded)
        assert [i.pc for i in decoded.instructions] == sorted({i.pc for i in decoded.instructions})
        for instruction in decoded.instructions:
            assert instruction.name
            assert instruction.pc + instruction.units <= len(units)
            assert isinstance(instruction.targets, tuple)


def test_every_opcode_decodes_from_zeros() -> None:
    for name, value in BY_NAME.items():
        decoded = decode((value, 0, 0, 0, 0))
        assert decoded.instructions[0].name == name
