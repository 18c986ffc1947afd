"""Names inside native libraries."""

from collections.abc import Iterator

from analyzer.apk.native_names import LONGEST, name_search, strings_of


def found(data: bytes, *names: str) -> set[str]:
    return set(name_search(lambda: [data])(frozenset(names)))


def test_only_whole_strings_count() -> None:
    data = b"\x7fELF\x01\0getDeviceId\0xgetImei\0getMeid"
    assert found(data, "getDeviceId", "DeviceId", "getImei", "getMeid") == {"getDeviceId"}


def test_a_name_at_the_end_of_a_longer_string_counts() -> None:
    assert found(b"\0(Landroid/os/Build;)Lgo/getSerial\0", "getSerial") == {"getSerial"}


def test_strings_have_a_length() -> None:
    long = b"a" * (LONGEST + 1)
    assert strings_of(b"\0abcd\0" + long + b"\0abcde\0") == b"\0abcde\0"


def test_nothing_in_an_empty_library() -> None:
    assert found(b"", "getDeviceId") == set()
    assert found(b"getDeviceId\0", "getDeviceId", "") == {"getDeviceId"}


def test_libraries_are_read_once_and_only_when_asked() -> None:
    reads = []

    def libraries() -> Iterator[bytes]:
        reads.append(1)
        yield b"\0getDeviceId\0"

    search = name_search(libraries)
    assert not reads
    assert search(frozenset({"getDeviceId"})) == search(frozenset({"getDeviceId", "absent"}))
    assert len(reads) == 1
