import pytest

from analyzer.report.visible import LIMIT, clip, one_line, tidy, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abc\u202egnp.apk", "abc⟦U+202E⟧gnp.apk"),
        ("\u2066a\u2069", "⟦U+2066⟧a⟦U+2069⟧"),
        ("a\x00b\x1b[31m\x7f", "a⟦U+0000⟧b⟦U+001B⟧[31m⟦U+007F⟧"),
        ("line\nbreak\ttab\r", "line⟦U+000A⟧break⟦U+0009⟧tab⟦U+000D⟧"),
        ("zero\u200bwidth\ufeff\u00ad", "zero⟦U+200B⟧width⟦U+FEFF⟧⟦U+00AD⟧"),
        ("\ud800", "⟦U+D800⟧"),
        ("\ue000\U000e0041", "⟦U+E000⟧⟦U+E0041⟧"),
        ("中文 English é 한글 עברית हिन्दी 👍🏽 ❤️", "中文 English é 한글 עברית हिन्दी 👍🏽 ❤️"),
    ],
)
def test_characters_without_a_shape_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


def test_a_pile_of_combining_marks_is_cut() -> None:
    assert len(visible("e" + "\u0301" * 500)) < 10
    assert visible("e" + "\u0301" * 3) == "e" + "\u0301" * 3


def test_long_texts_are_cut_with_a_note() -> None:
    text = clip("n" * 1_000_000, lambda length: f"[{length}]")
    assert text == "n" * LIMIT + "[1000000]"
    assert clip("short", lambda length: "never") == "short"


def test_tidy_reaches_texts_inside_tuples() -> None:
    assert tidy((1, None, ("\u202e", ("x" * (LIMIT + 1),))), str) == (1, None, ("⟦U+202E⟧", ("x" * LIMIT + "801",)))


def test_running_text_has_no_line_ends() -> None:
    assert one_line(" a\r\n\tb \u2028 c ") == "a b c"
