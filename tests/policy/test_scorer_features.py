"""Features are made for a whole document at once; each must be what it would be alone."""

from itertools import pairwise

import numpy as np
import pytest

from analyzer.policy import scorer_features as made_by
from analyzer.policy.scorer_features import Block, Grams, Mention, features, mixed
from analyzer.policy.topics_ngrams import Lang

CHINESE = [
    "我们收集的信息如下:",
    "您的imei、位置信息，用于登录;我们不会共享您的手机号。",
    "",
    "其他",
    "为了安全，第三方可能收集设备信息" * 120,
    "个人信息的收集",
]
ENGLISH = [
    "we collect the following:",
    "your email address, and your location; we do not share your phone number.",
    "",
    "other",
    "for safety, third parties may collect device information " * 60,
    "what we collect",
]
MENTIONS = [
    Mention(0, ((0, 2),), ("type a", "no rule")),
    Mention(1, ((2, 6), (20, 24)), ("type b", "rule action collect", "type b"), 0, (5,)),
    Mention(1, ((7, 11),), (), 0, (3, 5)),
    Mention(3, ((0, 2),), ("x",), -1, (5, 3)),
    Mention(4, ((700, 708),), ("y",)),
    Mention(4, ((1_490, 3_000),), ("z",)),
    Mention(4, ((2_900, 2_904),), ("z",)),
]


def alone(grams: Grams, first: int, last: int, space: str) -> Block:
    """The n-grams of one range, made by themselves."""
    salt = np.uint64(made_by._SALTED[space])
    keys = mixed(np.concatenate([k[first : max(first, last - n)] for n, k in enumerate(grams.keys)]) + salt)
    weight = made_by._WEIGHTS[space] / max(1.0, float(len(keys))) ** 0.5
    return Block(keys, np.full(len(keys), weight, dtype=np.float32))


def words(names: tuple[str, ...]) -> Block:
    """Categorical features, made by themselves."""
    keys = mixed(made_by._word_states([made_by._number(name) for name in sorted(set(names))]))
    return Block(keys, np.full(len(keys), 1.5, dtype=np.float32))


@pytest.mark.parametrize("at_once", [1, 50_000])
@pytest.mark.parametrize(("lang", "texts"), [("zh", CHINESE), ("en", ENGLISH)])
def test_blocks_made_together_are_those_made_alone(
    monkeypatch: pytest.MonkeyPatch, lang: Lang, texts: list[str], at_once: int
) -> None:
    monkeypatch.setattr(made_by, "_AT_ONCE", at_once)
    topics = np.random.default_rng(1).random((len(texts), 11)).astype(np.float32)
    blocks, rows = features(texts, lang, MENTIONS, topics)
    cut = [text[: made_by.LONGEST] for text in texts]
    grams = Grams(cut, lang)
    for mention, row in zip(MENTIONS, rows, strict=True):
        sentence, begin = (alone(grams, *part[0]) for part in (grams.whole(mention.sentence, "sentence"),
                                                               grams.begin(mention.sentence)))  # fmt: skip
        start, end = (min(place, made_by.LONGEST) for place in mention.spans[0])
        (ranges,) = grams.around([(mention.sentence, start, end)])
        own = [*(alone(grams, *part) for part in ranges), words(mention.words)]
        together = Block(np.concatenate([b.keys for b in own]), np.concatenate([b.values for b in own]))
        for place, expected in ((0, sentence), (1, begin), (-1, together)):
            assert np.array_equal(blocks[row[place]].keys, expected.keys)
            assert np.array_equal(blocks[row[place]].values, expected.values)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 40])
def test_the_gate_around_a_sentence_is_the_mean_of_five(count: int) -> None:
    topics = np.random.default_rng(count).random((count, 11)).astype(np.float32)
    gates = made_by._Gates(topics)
    for at in range(count):
        block = gates.block(at, "own topics")
        near = (1.5 * topics[max(0, at - 2) : at + 3].mean(axis=0)).astype(np.float32)
        assert np.array_equal(block.values, np.concatenate([2 * topics[at], near, [1, 1]]).astype(np.float32))
    assert len(gates.block(count, "own topics").keys) == 0


def test_a_clause_ends_at_its_marks_and_not_far_away() -> None:
    text = "a" * 300 + ",bb;NAME,cc" + "d" * 300
    assert made_by._clause(text, 304, 308) == (304, 308)
    assert made_by._clause(text, 309, 311) == (309, 431)
    assert made_by._clause("NAME", 0, 4) == (0, 4)


def test_a_document_without_names_has_no_features() -> None:
    blocks, rows = features([], "zh", [], np.zeros((0, 11), dtype=np.float32))
    assert (blocks, rows) == ([], [])
    blocks, rows = features(["其他"], "zh", [], np.zeros((1, 11), dtype=np.float32))
    assert (blocks, rows) == ([], [])


def test_symbols_belong_to_their_texts() -> None:
    grams = Grams(CHINESE, "zh")
    ranges = [grams.whole(text, "sentence")[0] for text in range(len(CHINESE))]
    assert all(first[1] == second[0] for first, second in pairwise(ranges))
    assert ranges[2][0] == ranges[2][1]
