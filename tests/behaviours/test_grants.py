"""Branches on what was granted, over methods written as lists of instructions."""

from analyzer.apk.code import Code
from analyzer.apk.instructions import Instruction
from analyzer.behaviours.grants import MOST_INSTRUCTIONS, Branches, Source

AGET, CONST4, IF_EQZ, IF_NEZ, IF_NE, GOTO, NOP, RETURN, INVOKE, RESULT = (
    0x44, 0x12, 0x38, 0x39, 0x33, 0x28, 0x00, 0x0E, 0x71, 0x0A,
)  # fmt: skip


class Calls:
    def source(self, instruction: Instruction) -> Source:
        return {1: "flag", 2: "not-flag"}.get(instruction.ref, "")  # type: ignore[return-value]

    def advances(self, instruction: Instruction) -> bool:
        return instruction.ref == 9


def i(pc: int, op: int, *registers: int, literal: int = 0, target: int = -1, ref: int = -1) -> Instruction:
    return Instruction(pc, op, registers, literal=literal, target=target, ref=ref)


def branches(*instructions: Instruction) -> Branches:
    return Branches(Code(0, 16, len(instructions), 8, 2, 0, 0, instructions, (), ()), Calls())


def test_an_element_of_the_results_is_zero_when_granted() -> None:
    found = branches(
        i(0, AGET, 0, 7, 1), i(1, IF_NEZ, 0, target=4), i(2, NOP), i(3, GOTO, target=5), i(4, NOP), i(5, RETURN)
    )
    assert [found.side(pc) for pc in range(6)] == ["", "", "granted", "granted", "denied", ""]
    assert found.tested


def test_an_element_may_be_compared_with_the_constant_of_a_denial() -> None:
    found = branches(
        i(0, CONST4, 2, literal=-1), i(1, AGET, 0, 7, 1), i(2, IF_NE, 0, 2, target=4), i(3, NOP), i(4, RETURN)
    )
    assert found.side(3) == "denied"
    assert found.side(4) == ""  # both sides come here


def test_a_helper_and_its_opposite() -> None:
    for ref, side in ((1, "denied"), (2, "granted"), (3, "")):
        found = branches(
            i(0, INVOKE, ref=ref), i(1, RESULT, 0), i(2, IF_EQZ, 0, target=5), i(3, NOP), i(4, RETURN), i(5, RETURN)
        )
        assert found.side(5) == side


def test_a_flag_that_a_test_sets_is_a_test_itself() -> None:
    found = branches(
        i(0, CONST4, 3, literal=1),
        i(1, AGET, 0, 7, 1),
        i(2, IF_EQZ, 0, target=4),
        i(3, CONST4, 3, literal=0),
        i(4, IF_NEZ, 3, target=6),
        i(5, RETURN),
        i(6, RETURN),
    )
    assert (found.side(5), found.side(6)) == ("denied", "granted")


def test_loops_that_wait_and_loops_that_walk() -> None:
    waiting = branches(i(0, NOP), i(1, IF_EQZ, 0, target=4), i(2, NOP), i(3, GOTO, target=1), i(4, RETURN))
    assert waiting.repeats(2)
    assert not waiting.repeats(0)
    walking = branches(
        i(0, INVOKE, ref=9), i(1, RESULT, 0), i(2, IF_EQZ, 0, target=5), i(3, NOP), i(4, GOTO, target=0), i(5, RETURN)
    )
    assert not walking.repeats(3)


def test_what_the_caller_handed_in_is_known_through_moves() -> None:
    found = branches(i(0, 0x07, 0, 6), i(1, CONST4, 1), i(2, INVOKE, 0, 1), i(3, RETURN))
    assert found.handed_on(2) == {6}


def test_code_made_of_tests_alone_ends_and_longer_code_is_left_alone() -> None:
    count = MOST_INSTRUCTIONS - 1
    tests = [i(pc, IF_EQZ, 0, target=(pc * 7919) % count) for pc in range(count)]
    assert not branches(*tests, i(count, RETURN)).tested
    granted = (i(0, AGET, 0, 7, 1), i(1, IF_NEZ, 0, target=3))
    assert branches(*granted, i(2, NOP), i(3, RETURN)).tested
    assert not branches(*granted, *(i(pc, NOP) for pc in range(2, MOST_INSTRUCTIONS + 2))).tested
