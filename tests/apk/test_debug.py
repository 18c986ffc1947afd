from dataclasses import replace

import numpy as np
import pytest

from analyzer.apk.debug import DebugInfo, line_of, read_debug, source_file
from tests.apk.fixtures import code_of, dex_of, method_of


def program(data: bytes) -> DebugInfo:
    buffer = np.frombuffer(b"\0" * 4 + data, np.uint8)
    return read_debug(replace(dex_of("annotations.dex"), data=buffer), 4)


def test_lines_go_forward_and_back() -> None:
    dex = dex_of("annotations.dex")
    info = read_debug(dex, code_of(dex, ";->open(I)V").debug_offset)
    assert info == DebugInfo(((0, 70000), (1, 69990), (3, 70001)), ("level",))
    assert [info.line_at(pc) for pc in range(5)] == [70000, 69990, 69990, 70001, 70001]


def test_line_of_needs_no_decoding() -> None:
    dex = dex_of("annotations.dex")
    assert line_of(dex, method_of(dex, ";->open(I)V")[2], 2) == 69990
    assert line_of(dex, method_of(dex, ";->silent()V")[2], 0) is None
    assert line_of(dex, 0, 0) is None
    assert line_of(dex, len(dex.data) - 8, 0) is None


def test_parameters_without_a_name() -> None:
    dex = dex_of("annotations.dex")
    assert read_debug(dex, code_of(dex, ";->plain(IJ)V").debug_offset).parameters == ("", "")


def test_source_file() -> None:
    dex = dex_of("annotations.dex")
    assert source_file(dex, 0) == "Bridge.java"
    assert source_file(dex, 1) == ""
    assert source_file(dex_of("annotations.dex"), -1) == ""


def test_no_debug_information() -> None:
    assert read_debug(dex_of("annotations.dex"), 0) == DebugInfo()
    assert read_debug(dex_of("annotations.dex"), 1 << 40).damaged
    assert DebugInfo().line_at(3) is None


def test_every_step_of_the_line_program() -> None:
    steps = (
        b"\x05\x00" + b"\x03\x01\x02\x03" + b"\x04\x01\x02\x03\x04" + b"\x0e" + b"\x05\x01" + b"\x06\x01" + b"\x07\x08"
    )
    info = program(steps + b"\x09\x01" + b"\x01\x02" + b"\x02\x7f" + b"\x1f" + b"\x00")
    assert info == DebugInfo(((0, 5), (3, 6)))


@pytest.mark.parametrize("data", [b"", b"\x05", b"\x05\x00\x0e", b"\x05\x00\x01\xff", b"\x05\xff\x02\x0e\x00"])
def test_a_program_without_an_end_is_damage(data: bytes) -> None:
    assert program(data).damaged


def test_an_endless_program_is_cut() -> None:
    info = program(b"\x05\x00" + b"\x0e" * (1 << 19) + b"\x00")
    assert info.damaged
    assert len(info.positions) == 1 << 18
