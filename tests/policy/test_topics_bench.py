from pathlib import Path

import numpy as np
import pytest

from analyzer.policy.topics import TOPICS
from bench.policy_corpora import read_labelled
from bench.policy_topics import as_lines, figures_of, score_topics


def line(sentence: str, *flags: int) -> str:
    return f"{sentence}\t{[int(index in flags) for index in range(11)]}\n"


def test_chinese_flags_are_in_the_order_of_the_topics(tmp_path: Path) -> None:
    path = tmp_path / "zh.txt"
    path.write_text(line("一,二", 0, 6) + "\n" + line("三", 10), encoding="utf-8")
    labelled = read_labelled(path, "zh")
    assert labelled.sentences == ("一,二", "三")
    assert labelled.flags.tolist() == [[index in (0, 6) for index in range(11)], [index == 10 for index in range(11)]]


def test_english_commas_are_spaces_and_flags_are_put_in_order(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text("".join(line("No,child,,ever", flag) for flag in range(11)), encoding="utf-8")
    labelled = read_labelled(path, "en")
    assert labelled.sentences[0] == "No child  ever"
    assert [TOPICS[int(row.argmax())] for row in labelled.flags] == [
        "collection", "permission", "sharing", "use", "storage", "security", "user-control", "contact",
        "policy-change", "cessation", "special-groups",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "bad", ["no tab", "a\t[1, 0]", "a\t[2" + ", 0" * 10 + "]", "a\t(", "a\t11", 'a\t["1"' + ", 0" * 10 + "]"]
)
def test_a_line_of_another_form_is_named(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(line("fine", 1) + bad + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt:2: "):
        read_labelled(path, "zh")


def test_a_file_without_sentences_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no sentences"):
        read_labelled(path, "zh")


def test_figures_are_counted_as_defined() -> None:
    expected = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 0]], dtype=np.bool_)
    said = np.array([[1, 0, 0], [1, 0, 1], [1, 0, 0]], dtype=np.bool_)
    found = figures_of(expected, said)
    assert (found.sentences, found.micro) == (3, 0.5)  # 2 right of 4 said and 4 expected
    assert found.macro == 0.4  # 0.8 and 0; the third topic does not occur


def test_sentences_of_the_training_file_are_counted_apart(tmp_path: Path) -> None:
    train, dev = tmp_path / "train.txt", tmp_path / "dev.txt"
    known, new = "您可以注销账号。", "我们可能会修订本政策。"
    train.write_text(line(known, 7), encoding="utf-8")
    dev.write_text(line(known, 0) + line(new, 9), encoding="utf-8")
    result = score_topics(dev, "zh", train)
    assert not result.ordered
    assert result.figures["all", "as decided"].sentences == 2
    assert result.figures["fresh", "as decided"].sentences == 1
    assert result.figures["all", "alone"].micro == 0.5
    assert result.figures["fresh", "alone"].micro == 1.0
    assert as_lines(result)[-1] == "micro F1 0.500"
    assert ("fresh", "alone") not in score_topics(dev, "zh").figures


def test_training_repeats_itself_to_the_byte(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="only with the extra [train]")
    from bench.train_topics import train_language

    folder = tmp_path / "topic"
    folder.mkdir()
    words = ["收集", "权限", "共享", "使用", "存储", "安全", "儿童", "注销", "联系", "修订", "停止"]
    lines = [
        line(f"第{number}条，我们{words[topic]}您的信息{number % 7}", topic)
        for number in range(40)
        for topic in range(11)
    ]
    (folder / "train.txt").write_text("".join(lines), encoding="utf-8")
    for name in ("one", "two"):
        train_language("zh", folder, tmp_path / name)
    assert (tmp_path / "one/topics_zh.npz").read_bytes() == (tmp_path / "two/topics_zh.npz").read_bytes()
    assert (tmp_path / "one/topics_zh.json").read_bytes() == (tmp_path / "two/topics_zh.json").read_bytes()
