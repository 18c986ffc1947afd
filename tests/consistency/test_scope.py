"""Which denials contradict: only those of the same actor, about everything that it does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.consistency.compare import compare
from analyzer.consistency.model import DataClaim
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.consistency.test_compare import COMPANIES, NAMES, read_of
from tests.policy import sample

APP, STARAD = Owner(kind="app"), Owner(kind="sdk", sdk="starad")
Read = Callable[[str], Policy]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.md"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue, {sdk: (*NAMES[sdk], *COMPANIES[sdk]) for sdk in NAMES})

    return reader


def claim(catalogue: Catalogue, policy: Policy, kind: str = "location", owner: Owner = APP) -> DataClaim:
    (found,) = compare([read_of(kind, owner)], (), (), policy, catalogue, NAMES, COMPANIES).data
    return found


LIMITED = [
    "在您同意本政策之前，我们不会收集您的位置信息。",
    "在游客模式下，我们不会收集您的位置信息。",
    "当您仅浏览商品时，我们不会收集您的位置信息。",
    "应用处于后台时，我们不会收集您的位置信息。",
    "我们不会为营销目的收集您的位置信息。",
    "我们不会向第三方提供您的位置信息。",
    "星辰广告不会收集您的位置信息。",
    "本政策所称“账号资料”，是指昵称和头像，不包括位置信息。",
    "## 青少年模式\n\n我们不会收集您的位置信息。",
    "## 搜索功能\n\n我们不会收集您的位置信息。",
]
WHOLE = [
    "我们不会收集您的位置信息。",
    "为保护您的隐私，我们不会收集您的位置信息。",
    "您注册时，我们会收集您的昵称，我们不会收集您的位置信息。",
]
LIMITED_EN = [
    "Before you accept this policy, we do not collect your location.",
    "In guest mode we do not collect your location.",
    "If you only browse, we do not collect your location.",
    "We do not collect your location in the background.",
    "We do not collect your location for advertising.",
    "We do not share your location with anyone.",
    "StarAd does not collect your location.",
    "“Profile data” means your nickname; it does not include your location.",
    "## Kids mode\n\nWe do not collect your location.",
]
WHOLE_EN = [
    "We do not collect your location.",
    "When you use our app, we do not collect your location.",
    "To protect your privacy, we do not collect your location.",
]


def added(frame: str, line: str) -> str:
    return f"{frame}\n\n{line}\n".replace("\n", "\n\n")


@pytest.mark.parametrize("line", LIMITED)
def test_a_limited_denial_is_no_contradiction(catalogue: Catalogue, read: Read, line: str) -> None:
    found = claim(catalogue, read(added(sample.ZH, line)))
    assert (found.disclosure, found.denials) == ("clear", ())


@pytest.mark.parametrize("line", WHOLE)
def test_a_denial_of_everything_is_one(catalogue: Catalogue, read: Read, line: str) -> None:
    found = claim(catalogue, read(added(sample.ZH, line)))
    assert found.disclosure == "ambiguous"
    assert len(found.denials) == 1


@pytest.mark.parametrize("line", LIMITED_EN)
def test_a_limited_denial_is_no_contradiction_in_english(catalogue: Catalogue, read: Read, line: str) -> None:
    found = claim(catalogue, read(added(sample.EN, line)))
    assert (found.disclosure, found.denials) == ("clear", ())


@pytest.mark.parametrize("line", WHOLE_EN)
def test_a_denial_of_everything_is_one_in_english(catalogue: Catalogue, read: Read, line: str) -> None:
    found = claim(catalogue, read(added(sample.EN, line)))
    assert found.disclosure == "ambiguous"
    assert len(found.denials) == 1


@pytest.mark.parametrize("line", LIMITED[:-1])
def test_a_limited_denial_alone_is_an_omission_in_doubt(catalogue: Catalogue, read: Read, line: str) -> None:
    text = sample.ZH.replace("位置信息", "昵称").replace("规划路线", "展示")
    found = claim(catalogue, read(added(text, line)))
    assert (found.disclosure, found.certain) == ("omitted", False)


def test_an_sdk_is_denied_by_its_name_as_subject(catalogue: Catalogue, read: Read) -> None:
    policy = read(added(sample.ZH, "星辰广告不会收集您的日历信息。"))
    assert claim(catalogue, policy, "calendar", STARAD).disclosure == "incorrect"
    assert claim(catalogue, policy, "calendar", APP).disclosure == "omitted"


def test_what_is_shared_with_an_sdk_is_declared_for_it(catalogue: Catalogue, read: Read) -> None:
    found = claim(catalogue, read(sample.EN), "ip-address", STARAD)
    assert (found.disclosure, found.distance) == ("clear", 0)
