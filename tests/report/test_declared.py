"""What only the policy knows is told for information."""

import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.consistency.model import Consistency
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import SdkMention
from analyzer.report.build import build_report
from analyzer.report.html import render


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.mark.parametrize(("lang", "said"), [("zh", "安装包中未见踪迹的 SDK"), ("en", "no trace of the SDK")])
def test_sdks_and_permissions_of_the_policy_alone(catalogue: Catalogue, lang: str, said: str) -> None:
    facts = read_story("policy complete zh\n").facts
    assert facts.policy is not None
    mention = SdkMention(sdk="umeng", name="友盟<b>", sentence=1, data_types=("imei",))
    facts = structs.replace(
        facts,
        policy=structs.replace(facts.policy, sdk_mentions=(mention,)),
        consistency=Consistency(
            sdks_without_code=("umeng",), permissions_without_request=("android.permission.READ_CALENDAR",)
        ),
    )
    report = build_report(facts, judge(facts, catalogue, "2026-11-22"), catalogue, lang)
    assert [(term.id, term.text) for term in report.behaviours.declared_sdks] == [("umeng", "友盟<b>")]
    assert [term.id for term in report.behaviours.declared_permissions] == ["android.permission.READ_CALENDAR"]
    text = render(report)
    assert said in text
    assert "友盟<b>" not in text
