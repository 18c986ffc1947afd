"""Frames of Chinese sentences: general nouns, denials with exceptions, publishing, and what may never come."""

import pytest

from analyzer.policy.cues_zh import ZH
from analyzer.policy.frames import read_sentence
from analyzer.policy.general_zh import naming
from analyzer.policy.lexicon import Match

NAMES = ("位置信息", "通讯录", "头像", "视频", "信息", "存储", "短信")


def matches_in(text: str) -> list[Match]:
    found: list[Match] = []
    for name in NAMES:
        at = text.find(name)
        if at >= 0 and not any(match.start <= at < match.end for match in found):
            found.append(Match(at, at + len(name), (name,)))
    return sorted(found, key=lambda match: match.start)


def stated(text: str, *, exempt: bool = False) -> set[str]:
    found = read_sentence(text, matches_in(text), ZH, "first", exempt).found
    return {
        f"{one.frame.action} {one.frame.subject} {one.frame.polarity} {match.types[0]}"
        for one in found
        for match in one.matches
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我们会收集上述信息。", []),
        ("我们会存储您的短信。", ["短信"]),
        ("我们收集头像、视频。", ["头像", "视频"]),
        ("您可以观看视频。", []),
    ],
)
def test_a_general_noun_names_information_only_in_a_list(text: str, names: list[str]) -> None:
    assert [match.types[0] for match in naming(text, matches_in(text))] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们会存储您的短信。", {"store first yes 短信"}),
        ("未经您同意，我们不会读取您的短信。", {"collect first no 短信"}),
        ("我们不会对外提供您的通讯录，但以下情况除外：", {"share first no 通讯录"}),
        ("如您拒绝授权，我们不会收集您的位置信息。", {"collect first hypothetical 位置信息"}),
        ("如超出上述范围收集您的位置信息，我们会再次征得您的同意。", {"collect first hypothetical 位置信息"}),
        ("我们会公开展示您的头像。", {"public first yes 头像"}),
        ("我们向您展示您的头像。", set()),
    ],
)
def test_a_sentence_states(text: str, expected: set[str]) -> None:
    assert stated(text) == expected


def test_an_item_below_exceptions_is_exempt_unless_it_is_agreed_to() -> None:
    assert stated("司法机关依法要求共享您的通讯录；", exempt=True) == {"share first exempt 通讯录"}
    assert stated("获得您的明确同意后，我们共享您的通讯录；", exempt=True) == {"share first yes 通讯录"}
