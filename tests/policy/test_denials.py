"""Denials, in whatever words: the rules see them, and nothing denied is stated as done."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.english_denials import plainly
from analyzer.policy.reading import locate
from analyzer.policy.statements import extract
from tests.policy.conftest import Read

ADVERBS = ("", "也", "亦", "均", "都", "更", "绝", "从来", "一律", "也均", "任何情况下均", "既", "目前", "仍")
NEGATIONS = ("不会", "不", "未", "不曾", "从未", "没有", "不得", "不可能", "无意", "不打算", "无权", "不进行", "不擅自")
CHINESE = [f"我们{adverb}{word}收集您的通讯录。" for adverb in ADVERBS for word in NEGATIONS] + [
    f"我们不收集您的位置信息，{adverb}{word}公开披露您的通讯录。" for adverb in ADVERBS for word in NEGATIONS
]
ENGLISH = [
    "We do not collect your location, nor do we share your contacts with anyone.",
    "Nor will we share your contacts.",
    "Neither we nor our partners collect your contacts.",
    "We neither collect nor share your contacts.",
    "Your contacts are neither collected nor shared.",
    "At no time do we collect your contacts.",
    "Under no circumstances will we sell your contacts.",
    "In no event shall we disclose your contacts.",
    "We in no way collect your contacts.",
    "We do not, and will not, sell your contacts.",
    "We will not in any way share your contacts.",
    "Never do we collect your contacts.",
    "Not once have we shared your contacts.",
    "We have no intention of collecting your contacts.",
    "We refuse to sell your contacts.",
    "We avoid collecting your contacts.",
    "The app has no access to your contacts.",
    "The app is unable to read your contacts.",
    "Nobody reads your contacts.",
    "No one at our company reads your contacts.",
]


def test_chinese_denials(read: Read, catalogue: Catalogue) -> None:
    document = read("\n".join(CHINESE)).document
    proposed: dict[int, set[str]] = {}
    for statement in extract(locate(document, catalogue).located).statements:
        if "contacts" in statement.data_types:
            proposed.setdefault(statement.sentence, set()).add(statement.polarity)
    wrong = [CHINESE[number - 1] for number in range(1, len(CHINESE) + 1) if proposed.get(number) != {"no"}]
    assert not wrong


@pytest.mark.parametrize("sentence", ENGLISH)
def test_english_denials(read: Read, catalogue: Catalogue, sentence: str) -> None:
    policy = read(sentence)
    proposed = extract(locate(policy.document, catalogue).located).statements
    assert {one.polarity for one in proposed if "contacts" in one.data_types} == {"no"}
    made = (*policy.statements, *policy.doubtful)
    assert not [one for one in made if "contacts" in one.data_types and one.polarity == "yes"]


@pytest.mark.parametrize("sentence", ["上述通讯录并非由我们收集。", "您的通讯录不是由我们收集的。"])
def test_not_by_us_is_a_denial(read: Read, sentence: str) -> None:
    assert {(one.polarity, one.actor.kind) for one in read(sentence).statements} == {("no", "first-party")}


def test_both_halves_of_a_denial_are_stated(read: Read) -> None:
    policy = read("我们不会向任何第三方共享、转让您的个人信息，也不会公开披露您的个人信息。")
    assert {(one.action, one.polarity) for one in policy.statements} >= {("public", "no"), ("share", "no")}


@pytest.mark.parametrize(
    "text", [*ENGLISH, "if you refuse, we are unable to help", "we rarely share it", "nor", "no", "not at all"]
)
def test_the_text_keeps_its_length(text: str) -> None:
    assert len(plainly(text.lower())) == len(text)


@pytest.mark.parametrize("sentence", ["We rarely share your contacts.", "We not only collect your contacts."])
def test_what_is_done_is_no_denial(read: Read, sentence: str) -> None:
    made = (*read(sentence).statements, *read(sentence).doubtful)
    assert {one.polarity for one in made if "contacts" in one.data_types} == {"yes"}
