"""A policy that names another product as its own is told, and accuses nobody for certain; nothing less clear is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer import pipeline
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.whose import AppNames, another_product, core_of
from analyzer.judgement.judge import judge
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.report.build import build_report
from tests.policy import sample

SAMPLES = Path(__file__).parent.parent.parent / "samples"
DATE = "2026-06-01"
Read = Callable[[str], Policy]
LOAN = AppNames(labels=("星辰速贷", "StarLoan"), package="cn.xingchen.quick", signers=("CN=Android Debug, O=Android",))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.txt"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue)

    return reader


@pytest.mark.parametrize(("text", "name"), [(sample.ZH, "样例地图"), (sample.EN, "Sample Map")])
def test_another_product_is_named_with_its_sentence(read: Read, text: str, name: str) -> None:
    policy = read(text)
    found = another_product(policy, LOAN)
    assert found is not None
    assert found.names == (name,)
    assert found.labels == LOAN.labels
    first = policy.document.sentences[found.sentences[0] - 1].span
    assert name in policy.document.text[first.start : first.end]


@pytest.mark.parametrize(
    "text",
    [
        sample.ZH.replace("样例地图隐私政策", "隐私政策").replace("样例地图由", "欢迎您使用样例地图！样例地图由"),
        sample.ZH.replace("样例地图隐私政策", "隐私政策").replace(
            "样例地图由", "样例地图（以下简称“本应用”）和样例地图由"
        ),
        sample.EN.replace("Sample Map privacy policy", "Privacy policy of Sample Map"),
        sample.EN.replace("Sample Map privacy policy", "Privacy policy\nWelcome to Sample Map!"),
    ],
)
def test_however_a_policy_names_its_product(read: Read, text: str) -> None:
    assert another_product(read(text), LOAN) is not None


@pytest.mark.parametrize(
    "app",
    [
        AppNames(labels=("样例地图",)),
        AppNames(labels=("样例地图 App",)),
        AppNames(labels=("样例地图极速版",)),
        AppNames(labels=("ＳａｍｐｌｅＭａｐ", "样例 地图")),
        AppNames(labels=("SampleMap", "样例导航")),
        AppNames(labels=("StarLoan",)),
        AppNames(labels=("贷",)),
        AppNames(labels=("手电筒",)),
        AppNames(labels=("@string/app_name",)),
        AppNames(labels=()),
        AppNames(labels=("星辰速贷", "Star", "样例科技")),
        AppNames(labels=("星辰速贷",), signers=("CN=someone, O=样例科技有限公司, C=CN",)),
    ],
)
def test_what_may_be_the_same_or_cannot_be_told_is_left_alone(read: Read, app: AppNames) -> None:
    assert another_product(read(sample.ZH), app) is None


def test_a_package_or_a_signer_that_the_policy_names_is_enough(read: Read) -> None:
    policy = read(sample.EN)
    app = AppNames(labels=("StarLoan",), package="com.xingchen.quick")
    assert another_product(policy, app) is not None
    assert another_product(policy, AppNames(labels=("StarLoan",), package="com.samplemap.quick")) is None
    assert another_product(policy, AppNames(labels=("StarLoan",), signers=("O=Sample Technology Ltd",))) is None


@pytest.mark.parametrize(
    "more",
    [
        "本政策适用于样例科技旗下产品。",
        "本政策适用于以下产品：样例地图、样例公交。",
        "This policy applies to all of our apps.",
        "本产品亦称星辰速贷。",
        "部分功能由 StarLoan 提供。",
    ],
)
def test_one_policy_for_many_or_one_that_names_the_app_anywhere(read: Read, more: str) -> None:
    assert another_product(read(sample.ZH + more + "\n"), LOAN) is None


def test_a_brand_of_the_operator_is_no_product(read: Read) -> None:
    text = sample.ZH.replace("样例地图", "样例天地").replace("样例科技有限公司", "样例天地科技有限公司")
    assert another_product(read(text), LOAN) is None


def test_a_product_named_once_or_no_policy_at_all(read: Read) -> None:
    once = sample.ZH.replace("样例地图由", "本应用由")
    assert another_product(read(once), LOAN) is None
    assert another_product(read(sample.ZH.replace("隐私政策", "用户协议")), LOAN) is None


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("样例地图App", "样例地图"),
        ("样例地图 客户端", "样例地图"),
        ("Sample Map Pro", "samplemap"),
        ("App", "app"),
        ("", ""),
    ],
)
def test_what_any_name_may_have_is_taken_off(name: str, core: str) -> None:
    assert core_of(name) == core


@pytest.mark.parametrize("name", ["loan", "flashlight", "notes"])
def test_the_samples_and_their_own_policies(name: str, catalogue: Catalogue) -> None:
    policy = SAMPLES / name / "policy.html"
    facts = pipeline.scan(SAMPLES / name / f"{name}.apk", policies=(policy,), catalogue=catalogue)
    assert facts.consistency.another is None


def test_a_scan_with_the_policy_of_another_app(catalogue: Catalogue, tmp_path: Path) -> None:
    foreign = tmp_path / "policy.html"
    text = (SAMPLES / "flashlight" / "policy.html").read_text(encoding="utf-8")
    foreign.write_text(text.replace("样例手电筒", "明亮夜灯"), encoding="utf-8")
    facts = pipeline.scan(SAMPLES / "loan" / "loan.apk", policies=(foreign,), catalogue=catalogue)
    another = facts.consistency.another
    assert another is not None
    assert another.names == ("明亮夜灯",)
    claims = facts.consistency
    missing = [claim for claim in claims.data if claim.disclosure == "omitted"]
    assert missing
    assert not any(claim.certain for claim in missing)
    assert not any(claim.certain for claim in claims.sdks if claim.disclosure == "not-named")
    judgement = judge(facts, catalogue, DATE)
    on_paper = {"data-claim", "sdk-claim", "permission-claim", "recipient-claim", "policy-check"}
    told = [
        finding
        for item in judgement.items
        for finding in item.findings
        if on_paper & {entry.kind for entry in finding.evidence}
    ]
    assert told
    assert {finding.verdict for finding in told} == {"suspected"}
    assert all("明亮夜灯" in finding.fact_zh for finding in told)
    for lang, words in (("zh", "可能不是本应用的隐私政策"), ("en", "may be the policy of another app")):
        report = build_report(facts, judgement, catalogue, lang)
        assert any(words in sentence for sentence in report.conclusion.sentences)
        assert report.sample.policy is not None
        assert words in report.sample.policy.mixed
