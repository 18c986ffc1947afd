"""When, how surely and why a practice is stated."""

import pytest

from analyzer.policy.circumstances import circumstances
from analyzer.policy.model import ConditionKind, Modality, Necessity, PurposeKind
from analyzer.policy.purposes import purpose_kinds


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("当您使用导航功能时,我们收集您的位置", "feature", "当您使用导航功能时"),
        ("经您同意,我们收集您的位置", "consent", "经您同意"),
        ("如您主动联系客服,我们收集您的位置", "user-act", "如您主动联系客服"),
        ("在法律要求时,我们提供您的位置", "law", None),
        ("when you use the map, we collect your location", "feature", "when you use the map"),
        ("with your consent we collect your location", "consent", None),
        ("if there is a merger, we transfer your location", "event", "if there is a merger"),
        ("我们收集您的位置", None, ""),
    ],
)
def test_conditions(text: str, kind: ConditionKind | None, condition: str | None) -> None:
    place = next(text.find(verb) for verb in ("收集", "提供", "collect", "transfer") if verb in text)
    found = circumstances(text, "en" if text.isascii() else "zh", (place, place + 2))
    assert found.condition_kind == kind
    if condition is not None:
        assert (text[slice(*found.condition)] if found.condition else "") == condition


@pytest.mark.parametrize(
    ("text", "modality", "necessity"),
    [
        ("我们会收集您的位置", "will", ""),
        ("我们可能会收集您的位置", "may", ""),
        ("经您授权同意后,我们会收集您的位置", "with-consent", ""),
        ("我们必须收集您的位置", "will", "necessary"),
        ("您可以选择提供位置", "will", "optional"),
        ("we may collect your location", "may", ""),
        ("we collect your location with your prior consent", "with-consent", ""),
        ("location is required", "will", "necessary"),
        ("非必要的位置", "will", "optional"),
    ],
)
def test_modality_and_necessity(text: str, modality: Modality, necessity: Necessity) -> None:
    verb = next((text.find(word) for word in ("收集", "collect") if word in text), -1)
    found = circumstances(text, "en" if text.isascii() else "zh", (verb, verb + 2) if verb >= 0 else None)
    assert (found.modality, found.necessity) == (modality, necessity)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("用于消息推送", ("communication",)),
        ("广告投放与统计分析", ("advertising", "analytics")),
        ("实名认证", ("identity-verification",)),
        ("为您提供导航服务", ("service",)),
        ("to process your payments", ("payment",)),
        ("to personalise content", ("personalisation",)),
        ("to prevent fraud", ("security",)),
        ("because we can", ("other",)),
        ("", ()),
    ],
)
def test_purposes(words: str, kinds: tuple[PurposeKind, ...]) -> None:
    assert purpose_kinds(words) == kinds
