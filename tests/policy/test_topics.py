import random

import numpy as np
import pytest

from analyzer.policy import topics
from analyzer.policy.model import Topic
from analyzer.policy.topics import TOPICS, chosen, evidence, topic_scores, topics_of
from analyzer.policy.topics_context import in_order
from analyzer.policy.topics_ngrams import LONGEST, Lang

SPOKEN: tuple[tuple[Lang, Topic, str], ...] = (
    ("zh", "collection", "当您注册账号时，我们会收集您的手机号码和昵称。"),
    ("zh", "permission", "为实现拍照功能，我们需要您授权相机权限。"),
    ("zh", "sharing", "未经您的同意，我们不会与任何第三方公司共享您的个人信息。"),
    ("zh", "storage", "我们将您的个人信息存储于中华人民共和国境内，保存期限为三年。"),
    ("zh", "security", "我们采用加密技术和访问控制来防止您的数据泄露。"),
    ("zh", "special-groups", "未满十四周岁的儿童应在监护人同意后使用我们的服务。"),
    ("zh", "user-control", "您可以在设置中查询、更正、删除您的个人信息或注销账号。"),
    ("zh", "contact", "如果您有任何疑问，请发送邮件至客服邮箱与我们联系。"),
    ("zh", "policy-change", "我们可能会适时修订本政策，并在修订后于页面公布新版本。"),
    ("zh", "cessation", "如果我们停止运营，将及时停止收集个人信息，并以公告形式通知您。"),
    ("en", "collection", "When you sign up, we collect your name, your e-mail address and your phone number."),
    ("en", "sharing", "We may disclose your personal information to our affiliates and service providers."),
    ("en", "use", "We use this information to improve our services and to show you relevant content."),
    ("en", "storage", "We retain your data for as long as your account exists and delete it 90 days later."),
    ("en", "security", "We use encryption and other safeguards to protect your data from unauthorized access."),
    ("en", "special-groups", "Our services are not directed to children under the age of 13."),
    ("en", "user-control", "You have the right to request access to, correction of, or deletion of your data."),
    ("en", "contact", "If you have any questions about this policy, please contact us at the address below."),
    ("en", "policy-change", "We may update this privacy policy and will post the new version on this page."),
)
DOCUMENT = [sentence for lang, _, sentence in SPOKEN if lang == "zh" for _ in range(6)]


@pytest.mark.parametrize(("lang", "topic", "sentence"), SPOKEN)
def test_a_plain_sentence_is_about_its_topic(lang: Lang, topic: Topic, sentence: str) -> None:
    assert topic in topics_of([sentence], lang)[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_scores_are_likelihoods_of_each_topic(lang: Lang) -> None:
    sentences = [sentence for _, _, sentence in SPOKEN]
    scores = topic_scores(sentences, lang)
    assert scores.shape == (len(sentences), len(TOPICS))
    assert (scores >= 0).all()
    assert (scores <= 1).all()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sentences_have_no_topics(lang: Lang) -> None:
    assert topic_scores([], lang).shape == (0, len(TOPICS))
    assert topics_of([], lang) == []
    assert topic_scores([], lang, ordered=True).shape == (0, len(TOPICS))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sentence", ["", " ", "\n", "\x00", "、。", "✂✂✂", "\ud800 \udfff"])
def test_what_is_no_sentence_is_about_nothing(lang: Lang, sentence: str) -> None:
    assert topics_of([sentence], lang) == [()]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_alone_a_sentence_is_scored_the_same_in_any_company(lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [sentence for _, _, sentence in SPOKEN] + ["", "𠮷 surrogate pairs"]
    together = topic_scores(sentences, lang, ordered=False)
    one_by_one = np.vstack([topic_scores([sentence], lang) for sentence in sentences])
    monkeypatch.setattr(topics, "_CHUNK", 50)
    in_parts = topic_scores(sentences, lang, ordered=False)
    np.testing.assert_allclose(together, one_by_one, atol=1e-5)
    np.testing.assert_allclose(together, in_parts, atol=1e-5)


def test_a_sentence_longer_than_any_is_cut() -> None:
    sentence = "我们会收集您的位置信息，" * 100_000
    np.testing.assert_array_equal(topic_scores([sentence], "zh"), topic_scores([sentence[:LONGEST]], "zh"))


def test_line_breaks_within_a_sentence_are_spaces() -> None:
    np.testing.assert_array_equal(
        topic_scores(["we collect\nyour name"], "en"), topic_scores(["we collect your name"], "en")
    )


def test_neighbours_tell_in_a_document_and_not_in_a_heap() -> None:
    shuffled = DOCUMENT.copy()
    random.Random(3).shuffle(shuffled)
    assert np.array_equal(topic_scores(DOCUMENT, "zh"), topic_scores(DOCUMENT, "zh", ordered=True))
    assert np.array_equal(topic_scores(shuffled, "zh"), topic_scores(shuffled, "zh", ordered=False))
    assert not np.array_equal(topic_scores(shuffled, "zh"), topic_scores(shuffled, "zh", ordered=True))


def test_a_doubtful_sentence_leans_to_what_is_spoken_of_around_it() -> None:
    doubtful = "具体如下。"
    column = TOPICS.index("user-control")
    around = "您有权查询、更正、删除您的个人信息。"
    alone = topic_scores([doubtful], "zh")[0, column]
    within = topic_scores([around, around, doubtful, around, around], "zh", ordered=True)[2, column]
    assert within > alone


def test_rows_drawn_by_chance_are_in_no_order() -> None:
    dice = np.random.default_rng(5)
    rows = (dice.dirichlet(np.full(11, 0.1), size=400)).astype(np.float32)
    taken_for_ordered = sum(in_order(rows[dice.permutation(400)]) for _ in range(300))
    assert taken_for_ordered <= 3
    assert in_order(rows[np.argsort(rows.argmax(axis=1), kind="stable")])


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_equal_rows_are_in_no_order(count: int) -> None:
    assert not in_order(np.full((count, 11), 0.3, dtype=np.float32))


def test_where_no_topic_reaches_its_threshold_the_nearest_is_chosen_if_likely_at_all() -> None:
    scores = np.zeros((3, 11), dtype=np.float32)
    scores[0, 2], scores[0, 4] = 0.35, 0.3
    scores[1, 2] = 0.1
    scores[2, [3, 5]] = 0.9
    thresholds = np.full(11, 0.4, dtype=np.float32)
    thresholds[4] = 0.31
    assert [list(np.flatnonzero(row)) for row in chosen(scores, thresholds, nothing=0.2)] == [[4], [], [3, 5]]
    assert chosen(scores, thresholds).sum() == 4


@pytest.mark.parametrize(("lang", "topic", "sentence"), SPOKEN)
def test_evidence_is_words_of_the_sentence_none_within_another(lang: Lang, topic: Topic, sentence: str) -> None:
    found = evidence(sentence, topic, lang, most=3)
    assert 1 <= len(found) <= 3
    assert all(part and part in sentence for part in found)
    assert not any(a in b for a in found for b in found if a != b and sentence.count(a) == 1)


def test_evidence_is_what_speaks_for_the_topic() -> None:
    assert any(
        "儿童" in part or "监护人" in part for part in evidence("儿童应在监护人同意后使用。", "special-groups", "zh")
    )
    assert any(
        "children" in part for part in evidence("Children under 13 may not play.".lower(), "special-groups", "en")
    )
    assert evidence("", "sharing", "en") == []
