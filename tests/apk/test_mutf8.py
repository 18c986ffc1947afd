import json

import pytest

from analyzer.apk import mutf8
from analyzer.apk.mutf8 import Mutf8Error


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"plain", "plain"),
        (b"a\xc0\x80b", "a\0b"),
        ("位置é".encode(), "位置é"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "\U0001f600"),
        (b"\xed\xa0\xbd", "\ud83d"),
        (b"x\xed\xb8\x80\xed\xa0\xbd", "x\ude00\ud83d"),
        (b"\xed\xa0\xbd\xed\xa0\xbd\xed\xb8\x80", "\ud83d\U0001f600"),
        (b"\x7f\xdf\xbf\xef\xbf\xbf", "\x7f\u07ff\uffff"),
    ],
)
def test_both_ways(data: bytes, text: str) -> None:
    assert mutf8.decode(data) == text
    assert mutf8.decode(data, strict=True) == text
    assert mutf8.encode(text) == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\x80b", "a\ufffdb"),
        (b"a\xe4", "a\ufffd"),
        (b"\xc1\x81", "\ufffd\ufffd"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"\xe0\x80\x80", "\ufffd\ufffd\ufffd"),
        (b"\xed\xa0", "\ufffd\ufffd"),
    ],
)
def test_damage_is_replaced_or_refused(data: bytes, text: str) -> None:
    assert mutf8.decode(data) == text
    with pytest.raises(Mutf8Error):
        mutf8.decode(data, strict=True)


def test_four_byte_sequences_are_read_as_the_platform_reads_them_but_are_not_strict() -> None:
    assert mutf8.decode("😀".encode()) == "😀"
    with pytest.raises(Mutf8Error):
        mutf8.decode("😀".encode(), strict=True)
    with pytest.raises(Mutf8Error):
        mutf8.decode(b"a\0b", strict=True)


def test_units_count_as_java_does() -> None:
    assert mutf8.units("a😀\ud800") == (0x61, 0xD83D, 0xDE00, 0xD800)


def test_printable_text_is_valid_json() -> None:
    text = mutf8.printable("位\ud800置😀")
    assert text == "位\\ud800置😀"
    assert json.dumps(text, ensure_ascii=False).encode()
