from collections import Counter

import pytest

from analyzer.policy.topics_ngrams import BITS, Lang, joined, ngrams


def written(sentences: list[str], lang: Lang) -> Counter[tuple[int, str]]:
    """(sentence, words of the n-gram as they stand in the text) of all n-grams that lie in one piece."""
    text = joined(sentences)
    found: Counter[tuple[int, str]] = Counter()
    for grams in ngrams(sentences, lang):
        for first, last in zip(grams.first, grams.last, strict=True):
            part = text[grams.symbols.start[first] : grams.symbols.end[last]]
            found[int(grams.symbols.owner[first]), part] += 1
    return found


def keys(sentence: str, lang: Lang) -> list[int]:
    return sorted(int(key) for grams in ngrams([sentence], lang) for key in grams.key)


def test_chinese_is_read_by_one_to_four_characters() -> None:
    symbols = "\n收集信息"
    expected = Counter((0, symbols[a:b]) for a in range(5) for b in range(a + 1, min(a + 4, 5) + 1))
    assert written(["收集信息"], "zh") == expected


def test_english_is_read_by_words_pairs_and_letters() -> None:
    found = written(["We may use it"], "en")
    words = ["\n", "\nWe", "\nWe may", "We", "We may", "We may use", "may use it", "use it"]
    letters = ["We ", "may", "ay u", "y use", "\nWe m"]
    assert set(found) >= {(0, part) for part in words + letters}
    assert found[0, "We may use"] == 2  # a run of three words, and a pair two apart


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_reaches_over_the_end_of_a_sentence(lang: Lang) -> None:
    together = written(["we use", "", "it 我们"], lang)
    apart = written(["we use"], lang)
    assert Counter({key: times for key, times in together.items() if key[0] == 0}) == apart
    assert {part for owner, part in together if owner == 2} == {part for _, part in written(["it 我们"], lang)}


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("zh", "我们 收集,ID：１２", "我们收集id：３4"),
        ("zh", "ＡＰＰ", "app"),
        ("en", "We, COLLECT  names", "we collect names"),
        ("en", "in 2019", "in 2024"),
    ],
)
def test_what_is_levelled_is_the_same(lang: Lang, one: str, other: str) -> None:
    assert keys(one, lang) == keys(other, lang)


def test_other_words_in_another_order_are_others() -> None:
    assert keys("share use", "en") != keys("use share", "en")
    assert keys("收集", "zh") != keys("集收", "zh")


def test_different_ngrams_rarely_share_a_number() -> None:
    text = "".join(chr(0x4E00 + index) for index in range(4000))
    numbers = keys(text, "zh")
    assert max(numbers) < 1 << BITS
    assert len(set(numbers)) > 0.995 * len(numbers)


def test_numbers_do_not_change() -> None:
    """The weights that ship are stored by these numbers."""
    assert keys("收集", "zh") == GOLDEN["zh"]
    assert keys("we", "en") == GOLDEN["en"]


GOLDEN: dict[Lang, list[int]] = {
    "zh": [1267112, 2605044, 3250751, 3358729, 3667097, 3749258],
    "en": [2087055, 2149967, 2459387, 3976653],
}
