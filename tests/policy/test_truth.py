"""Windows of the sentences of a corpus as documents to learn from."""

import itertools

import pytest

from bench.policy_truth import GOLD, GoldError, read_gold, read_training, windowed

LINES = "We,collect,your,name,,and,age.\t[1, 0]\n*,IP,address;\t[1, 0]\nNot,this.\t[0, 0]\n"


def test_a_window_is_its_lines_as_paragraphs_without_flags() -> None:
    first = LINES.index("*")
    second = LINES.index("Not")
    assert windowed(LINES, [(0, second)]) == "We collect your name, and age.\n\n* IP address;\n"
    assert windowed(LINES, [(0, first), (second, len(LINES))]) == "We collect your name, and age.\n\nNot this.\n"


def test_windows_leave_out_the_sentences_of_the_gold_set() -> None:
    hard = [d for d in read_gold(GOLD).documents if d.kind != "policy" and d.sha256]
    windows = [d for d in read_training(GOLD).documents if d.ranges]
    assert windows
    for window in windows:
        for sentence in hard:
            apart = all(end <= sentence.start or start >= sentence.end for start, end in window.ranges)
            assert window.sha256 != sentence.sha256 or apart, (window.id, sentence.id)


def test_windows_do_not_overlap() -> None:
    ranges = sorted(r for d in read_training(GOLD).documents for r in d.ranges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))


def test_ranges_that_are_no_numbers_are_told(tmp_path: object) -> None:
    from bench.policy_truth import _document

    with pytest.raises(GoldError, match="no numbers"):
        _document(["ta-1", "train", "en", "train.txt@1-x", "0", "CC BY 4.0", ""], {})
