"""Mapping files of ProGuard and R8, good, wrong and hostile."""

import re
from pathlib import Path

import pytest

from analyzer.cli.phrases import phrased
from analyzer.errors import UsageError
from analyzer.mapping import reader
from analyzer.mapping.names import Names
from analyzer.mapping.reader import parse_mapping, read_mapping

R8 = b"""\
# compiler: R8
# compiler_version: 8.5.35
# pg_map_id: 1a2b3c4
# pg_map_hash: SHA-256 1a2b3c4d5e6f
com.example.loan.DeviceProfile -> a.a:
# {"id":"sourceFile","fileName":"DeviceProfile.java"}
    java.lang.String cached -> a
    com.example.loan.Api api -> b
    1:1:java.lang.String imei(android.content.Context):30:30 -> a
    1:3:java.lang.String com.example.loan.Inner.deep(int):50:52 -> b
    1:3:void outer(com.example.loan.Api):12:12 -> b
    4:4:void outer(com.example.loan.Api):14 -> b
    java.lang.String shrunk(int,boolean) -> c
    # {"id":"com.android.tools.r8.residualsignature","signature":"(I)Ljava/lang/String;"}
    java.lang.String shrunk(int) -> d
    void one(int) -> e
    void two(long) -> e
    0:65535:void whole():7:7 -> f
com.example.loan.Api -> a.b:
    void send(com.example.loan.DeviceProfile[]) -> a
com.example.loan.MainActivity -> com.example.loan.MainActivity:
    void onCreate(android.os.Bundle) -> onCreate
"""
WANTED = ("a.a", "a.b", "com.example.loan.MainActivity")


def names() -> Names:
    return Names(parse_mapping(R8, "mapping.txt", WANTED))


@pytest.mark.parametrize(
    ("obfuscated", "original"),
    [
        ("La/a;->a(Landroid/content/Context;)Ljava/lang/String;",
         "Lcom/example/loan/DeviceProfile;->imei(Landroid/content/Context;)Ljava/lang/String;"),
        ("La/a;->b(La/b;)V", "Lcom/example/loan/DeviceProfile;->outer(Lcom/example/loan/Api;)V"),
        ("La/a;->c(I)Ljava/lang/String;", "Lcom/example/loan/DeviceProfile;->shrunk(IZ)Ljava/lang/String;"),
        ("La/a;->e(I)V", "Lcom/example/loan/DeviceProfile;->one(I)V"),
        ("La/a;->e(J)V", "Lcom/example/loan/DeviceProfile;->two(J)V"),
        ("La/a;->e(Z)V", "Lcom/example/loan/DeviceProfile;->e(Z)V"),  # two of that name, and neither fits
        ("La/a;->kept(La/b;)La/a;", "Lcom/example/loan/DeviceProfile;->kept(Lcom/example/loan/Api;)"
                                    "Lcom/example/loan/DeviceProfile;"),
        ("La/b;->a([La/a;)V", "Lcom/example/loan/Api;->send([Lcom/example/loan/DeviceProfile;)V"),
        ("Lz/z;->a()V", "Lz/z;->a()V"),
        ("no name", "no name"),
    ],
)  # fmt: skip
def test_methods_are_restored_by_name_and_descriptor(obfuscated: str, original: str) -> None:
    assert names().method(obfuscated) == original


def test_fields_and_classes_are_restored() -> None:
    assert names().field("La/a;->a:Ljava/lang/String;") == "Lcom/example/loan/DeviceProfile;->cached:Ljava/lang/String;"
    assert names().field("La/a;->b:La/b;") == "Lcom/example/loan/DeviceProfile;->api:Lcom/example/loan/Api;"
    assert names().cls("a.b") == "com.example.loan.Api"
    assert names().source_file("a.a") == "DeviceProfile.java"


def test_a_line_is_told_with_what_was_inlined_there() -> None:
    frames = names().frames("La/a;->b(La/b;)V", 2)
    assert [(frame.cls, frame.name, frame.line) for frame in frames] == [
        ("com.example.loan.Inner", "deep", 51),
        ("com.example.loan.DeviceProfile", "outer", 12),
    ]
    assert [frame.line for frame in names().frames("La/a;->b(La/b;)V", 4)] == [14]
    assert names().frames("La/a;->b(La/b;)V", 99) == ()


def test_the_head_and_all_classes_are_known_and_members_only_of_those_asked_for() -> None:
    mapping = parse_mapping(R8, "mapping.txt", ("a.b",))
    assert mapping.ids == ("1a2b3c4", "1a2b3c4d5e6f")
    assert mapping.count == 3
    assert mapping.renamed == (("com.example.loan.DeviceProfile", "a.a"), ("com.example.loan.Api", "a.b"))
    assert [entry.name for entry in mapping.classes] == ["a.b"]


def test_the_system_is_never_renamed_and_nothing_becomes_the_system() -> None:
    text = b"evil.X -> android.telephony.TelephonyManager:\n    void f() -> getImei\njava.lang.String -> a.c:\n"
    made = Names(parse_mapping(text, "m", ("android.telephony.TelephonyManager", "a.c")))
    same = "Landroid/telephony/TelephonyManager;->getImei()V"
    assert made.method(same) == same
    assert made.cls("a.c") == "a.c"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", ""),
        (b"# only a comment\n", ""),
        (b"PK\x03\x04", ""),
        (b"\0\0", ""),
        (b"\xff\xfe", ":1"),
        (b"hello world\n", ":1"),
        (b"{}\n", ":1"),
        (b"    void a() -> b\n", ":1"),
        (b"a.B -> c.D\n", ":1"),
        (b"a.B -> a:\n    nonsense\n", ":2"),
        (b"a.B -> a:\n    void f( -> b\n", ":2"),
        (b"a.B -> a:\n    1:2:3:4:void f() -> b\n", ":2"),
        (b"a.B -> a:\n    x:1:void f() -> b\n", ":2"),
        (b"a.B -> a:\n    void f()junk -> b\n", ":2"),
        (b"a.B -> a:\n    99999999999999:1:void f() -> b\n", ":2"),
        (b"a.B -> a:\nc.D -> a:\n", ":2"),
        (b"a.B\x1b[31m -> a:\n", ":1"),
        ("a.B -> \u202ea:\n".encode(), ":1"),
        (b"a.B -> a:\n" + b" " * 70_000 + b"\n", ":2"),
        (b"a" * 2000 + b" -> a:\n", ":1"),
        (b"a.B -> a:\n    int[ x -> b\n", ":2"),
    ],
)
def test_what_is_no_mapping_is_one_clear_line(content: bytes, line: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_mapping(content, "mapping.txt", ("a",))
    message = str(caught.value)
    assert message.startswith(f"mapping.txt{line}:")
    assert message.isprintable()
    assert len(message) < 300
    assert caught.value.hint


def test_too_many_members_and_bytes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_MEMBERS", 3)
    with pytest.raises(UsageError, match="more than 3 members"):
        parse_mapping(R8, "mapping.txt", WANTED)
    monkeypatch.setattr(reader, "MAX_CLASSES", 2)
    with pytest.raises(UsageError, match="more than 2 classes"):
        parse_mapping(R8, "mapping.txt", ())
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    path = tmp_path / "mapping.txt"
    path.write_bytes(R8)
    with pytest.raises(UsageError, match="MiB"):
        read_mapping(path, WANTED)
    with pytest.raises(UsageError, match="cannot read"):
        read_mapping(tmp_path / "none", WANTED)


def test_unknown_and_broken_comments_are_passed_over() -> None:
    text = (
        b'a.B -> a:\n# {"id":"x"\n# {"id":7}\n# {"id":"tomorrow","a":{"b":[1]}}\n# '
        + b"[" * 5000
        + b"\n    int f -> g\n"
    )
    (entry,) = parse_mapping(text, "m", ("a",)).classes
    assert entry.fields[0].original == "f"


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"    void a() -> b\n", b"junk\n", b"a.B -> a:\nc.D -> a:\n", b"a.B -> a:\n" + b"x" * 70_000],
)
def test_mistakes_are_told_in_chinese_too(content: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        parse_mapping(content, "mapping.txt", ("a",))
    for text in (str(caught.value), caught.value.hint):
        assert re.search("[\u4e00-\u9fff]", phrased(text, "zh")), text
        assert phrased(text, "en") == text
