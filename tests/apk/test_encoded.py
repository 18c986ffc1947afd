import pytest

from analyzer.apk.encoded import Encoded, Kind, quoted, read_array, static_values, text_of
from analyzer.apk.leb128 import OutOfDataError
from tests.apk.fixtures import dex_of


def test_static_values_in_the_order_of_the_fields() -> None:
    dex = dex_of("annotations.dex")
    assert [text_of(dex, value) for value in static_values(dex, 0)] == [
        '"content://com.example/位"',
        "549755813887",
        "true",
    ]
    assert static_values(dex, 5) == ()
    assert static_values(dex_of("payloads.dex"), 1) == ()


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\x00\xff", Encoded(Kind.BYTE, -1)),
        (b"\x02\x80", Encoded(Kind.SHORT, -128)),
        (b"\x03\xff", Encoded(Kind.CHAR, 255)),
        (b"\x24\x00\x80", Encoded(Kind.INT, -32768)),
        (b"\xe6\x00\x00\x00\x00\x00\x00\x00\x80", Encoded(Kind.LONG, -(1 << 63))),
        (b"\x30\x80\x3f", Encoded(Kind.FLOAT, 1.0)),
        (b"\x31\xf0\x3f", Encoded(Kind.DOUBLE, 1.0)),
        (b"\x3f", Encoded(Kind.BOOLEAN, 1)),
        (b"\x1e", Encoded(Kind.NULL)),
        (b"\x17\xff", Encoded(Kind.STRING, 255)),
        (b"\x1c\x02\x1e\x1f", Encoded(Kind.ARRAY, 0, (Encoded(Kind.NULL), Encoded(Kind.BOOLEAN)))),
    ],
)
def test_values_are_extended_as_their_type_says(data: bytes, value: Encoded) -> None:
    assert read_array(b"\x01" + data, 0) == (value,)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01",
        b"\x01\x01\x00",
        b"\x01\x20\x00\x00",
        b"\x01\x24\x00",
        b"\xff\xff\xff\xff\x0f\x1e",
        b"\x01\x1c" * 40 + b"\x00",
    ],
)
def test_bad_arrays_are_refused(data: bytes) -> None:
    with pytest.raises(OutOfDataError):
        read_array(data, 0)


def test_nested_arrays_share_one_budget() -> None:
    with pytest.raises(OutOfDataError):
        read_array(b"\xc0\x84\x3d" + b"\x1c\x01\x1e" * 1_000_000, 0)


def test_literals_cannot_break_out_of_a_line() -> None:
    assert quoted('a"b\\c\n\u202e位\ud800😀\x07') == '"a\\"b\\\\c\\n\\u202e位\\ud800😀\\u0007"'
