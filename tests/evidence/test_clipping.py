import pytest

from analyzer.evidence.clipping import LEFT_OUT, LINES, WIDEST, clip, readable


def numbered(count: int) -> list[str]:
    return [f"  line {number}" for number in range(count)]


def test_a_short_text_is_shown_whole() -> None:
    assert clip(["a {", "  b", "}"], 1) == ("a {\n  b\n}", 2)
    assert clip(["a"], -1) == ("a", 0)


@pytest.mark.parametrize("count", [LINES, LINES + 1, 20, 500])
def test_the_marked_line_is_always_there_and_numbered(count: int) -> None:
    for marked in range(count):
        text, line = clip(numbered(count), marked)
        lines = text.split("\n")
        assert len(lines) <= LINES
        assert lines[line - 1] == f"  line {marked}"
        assert lines[0] == "  line 0"
        if marked + LINES < count:
            assert lines[-1] == "  " + LEFT_OUT


def test_without_a_mark_the_beginning_is_shown() -> None:
    text, line = clip(numbered(50), -1)
    assert line == 0
    assert text.startswith("  line 0\n  line 1\n")


def test_long_lines_are_cut() -> None:
    text, _ = clip(["x" * 1000], 0)
    assert len(text) == WIDEST
    assert text.endswith(LEFT_OUT)


def test_layout_becomes_compact() -> None:
    text = '\n    public void f()\n    {\n        if (a) {\n            b("x");\n        }\n        return;\n    }\n\n'
    assert readable(text) == ["public void f() {", "    if (a) {", '        b("x");', "    }", "    return;", "}"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r'a("\u4f4d\u7f6e")', 'a("位置")'),
        (r'a("\ud83d\ude00")', 'a("😀")'),
        (r'a("\ud83d")', r'a("\ud83d")'),
        (r'a("\\u4f4d")', r'a("\\u4f4d")'),
        (r'a("\\\u4f4d")', r'a("\\位")'),
        (r'a("\u202e\u0007")', r'a("\u202e\u0007")'),
        (r'a("it\'s \"so\"")', r'a("it' + "'" + r's \"so\"")'),
        ("a\u202eb\x07", "a\\u202eb\\u0007"),
        ("a\u2028b\rc", "a\\u2028b\\u000dc"),
    ],
)
def test_letters_are_shown_and_tricks_written_out(text: str, shown: str) -> None:
    assert readable(text) == [shown]


def test_a_hostile_text_takes_linear_time() -> None:
    assert len(readable("\\u4f4d" * 50_000)[0]) == 50_000
    assert readable("\\" * 100_000)
