"""Values of whole-policy checks are told in the reader's language, and the figures of none are stated."""

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.model import Block, Policy, PolicyCheck, PolicyDocument, SdkMention, Sentence, Span
from analyzer.report.check_values import value_told
from analyzer.report.lexicon import Lexicon
from analyzer.report.policy_statements import check_rows, sdk_mention_views
from analyzer.report.policy_text import PolicyText
from analyzer.report.policy_view import policy_view

CASES = (
    ("personalisation", "yes", "said to be done", "载明会进行"),
    ("automated-decision", "no", "said not to be done", "载明不进行"),
    ("sdk-list", "none", "said that there are none", "载明没有"),
    ("sdk-list", "7 named", "7 named", "点名 7 个"),
    ("minors", "ages=14,18", "ages named: 14, 18", "提到的年龄：14、18 周岁"),
    ("response-time", "15 working days", "15 working days", "15 个工作日"),
    ("response-time", "1 months", "1 month", "1 个月"),
    ("simplified-chinese", "en", "in English", "英文"),
    ("update-date", "2024-06-25", "2024-06-25", "2024-06-25"),
    ("rights-path", "no", "no", "no"),
)


@pytest.mark.parametrize(("check", "value", "english", "chinese"), CASES)
def test_a_value_is_told_in_both_languages(
    catalogue: Catalogue, check: str, value: str, english: str, chinese: str
) -> None:
    told = [
        value_told(PolicyCheck(id=check, found=True, value=value), "zh", Lexicon(catalogue, lang))
        for lang in ("en", "zh")
    ]
    assert told == [english, chinese]


def test_figures_count_what_the_language_of_the_policy_counts(catalogue: Catalogue) -> None:
    check = PolicyCheck(id="readability", found=True, value="characters=6175 sentences=69 mean=17 long=1%")
    english, chinese = Lexicon(catalogue, "en"), Lexicon(catalogue, "zh")
    assert "6,175 characters in 69 sentences of 17 words" in value_told(check, "en", english)
    assert "平均每句 17 字；超过 100 字的句子占 1%" in value_told(check, "zh", chinese)


def policy_of(text: str, checks: tuple[PolicyCheck, ...] = (), mentions: tuple[SdkMention, ...] = ()) -> Policy:
    span = Span(start=0, end=len(text))
    document = PolicyDocument(
        name="p.txt",
        sha256="0" * 64,
        media="text",
        encoding="utf-8",
        language="en",
        text=text,
        offsets=((0, 0),),
        blocks=(Block(span=span, kind="paragraph", headings=()),),
        sentences=(Sentence(number=1, span=span, block=0),),
    )
    return Policy(document=document, statements=(), sdk_mentions=mentions, checks=checks, mentions=())


def test_readability_is_measured_and_a_code_is_not_marked_in_the_sentence(catalogue: Catalogue) -> None:
    checks = (
        PolicyCheck(id="automated-decision", found=True, sentence=1, value="no"),
        PolicyCheck(id="readability", found=True, sentence=1, value="characters=35 sentences=1 mean=7 long=0%"),
    )
    policy = policy_of("Note that we make no automated decisions.", checks)
    decided, readable = check_rows(policy, PolicyText(policy), Lexicon(catalogue, "en"))
    assert decided.quote is not None
    assert [part.text for part in decided.quote.fragments if part.marked] == []
    assert (decided.value, decided.told) == ("no", "said not to be done")
    assert (readable.result.id, readable.result.text) == ("found", "measured")


def test_an_ordinary_word_is_listed_as_a_third_party_only_where_something_is_told_of_it(catalogue: Catalogue) -> None:
    mentions = (
        SdkMention(sdk="tapsdk", name="tap", sentence=1),
        SdkMention(sdk="here", name="here", sentence=1),
        SdkMention(sdk="", name="party SDK", sentence=1),
        SdkMention(sdk="tapsdk", name="Tap", sentence=1),
        SdkMention(sdk="radar", name="radar", sentence=1, data_types=("location",)),
        SdkMention(sdk="umeng", name="umeng", sentence=1),
    )
    shown = sdk_mention_views(policy_of("tap here", mentions=mentions), Lexicon(catalogue, "en"), {})
    assert [view.name for view in shown] == ["radar", "Tap", "umeng"]


def test_a_sentence_is_no_title(catalogue: Catalogue) -> None:
    policy = policy_of("We have changed our privacy policy.")
    assert policy_view(policy, Lexicon(catalogue, "en"), {}).title == "p.txt"
