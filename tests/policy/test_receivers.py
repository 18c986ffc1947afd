"""To whom data goes: every third party that a sentence names, and nobody where it names none."""

from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.policy.model import Actor, Statement
from analyzer.policy.naming import own_names
from analyzer.policy.receivers import each_receiver
from analyzer.policy.statements import extract
from tests.policy.extracting import located, who


@pytest.mark.parametrize(
    ("sentence", "receivers"),
    [
        ("我们会向星辰广告、Pushlet和推送小站提供您的IMEI。", {"星辰广告", "Pushlet", "推送小站"}),
        ("我们会与终端设备制造商（StarAd、河马、Pushlet等）共享您的IMEI。", {"StarAd", "河马", "Pushlet"}),
        ("我们会将您的IMEI提供给白鹤（中国）科技有限公司。", {"白鹤（中国）科技有限公司"}),
        ("我们会将您的IMEI发送至统一身份认证系统进行核验。", {"统一身份认证系统"}),
        ("我们不会向白鹤科技有限公司以外的任何公司提供您的IMEI。", {"third-party"}),
        ("我们会将您的IMEI提供给物流公司。", {"third-party"}),
        ("We share your Android ID with Mapkite, Adwren and Larkpush.", {"Mapkite", "Adwren", "Larkpush"}),
        ("Mapkite, Adwren and Larkpush receive your Android ID.", {"Mapkite", "Adwren", "Larkpush"}),
        ("We disclose your Android ID to our partners, such as Mapkite and Adwren.", {"Mapkite", "Adwren"}),
        ("We transfer your Android ID to Ireland.", {"third-party", "-"}),
        ("We share your Android ID with sellers. Sellers are kind.", {"third-party", "-"}),
    ],
)
def test_all_that_are_named_receive(tmp_path: Path, catalogue: Catalogue, sentence: str, receivers: set[str]) -> None:
    place = located(tmp_path, catalogue, sentence)
    stated = each_receiver(place, own_names(place.document), extract(place).statements)
    found = {who(s.receiver) if s.receiver else "-" for s in stated if s.action != "collect"}
    assert found
    assert found == receivers or (found < receivers and "-" in receivers)


def test_what_is_not_passed_on_stays_as_it_is(tmp_path: Path, catalogue: Catalogue) -> None:
    place = located(tmp_path, catalogue, "星辰广告会收集您的IMEI。")
    stated = tuple(extract(place).statements)
    assert each_receiver(place, frozenset(), stated) == stated


def test_who_was_found_without_a_verb_is_not_alone(tmp_path: Path, catalogue: Catalogue) -> None:
    place = located(tmp_path, catalogue, "5. StarAd、Pushlet：您的IMEI。")
    actor = Actor(kind="named-third-party", name="StarAd")
    found = Statement(sentence=1, data_types=("imei",), action="collect", actor=actor, polarity="yes", rule="zh/model")
    assert {s.actor.name for s in each_receiver(place, frozenset(), [found])} == {"StarAd", "Pushlet"}
