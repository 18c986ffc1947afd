"""Text made to hang the comparison: every case ends. A growth with the square of the length would take hours."""

from pathlib import Path

import pytest

from analyzer.behaviours.model import PermissionUse, SdkPresence
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.compare import compare
from analyzer.pipeline import read_catalogue
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.consistency.test_compare import COMPANIES, NAMES, read_of

SIZE = 30_000
PIECES = [
    "我们不会收集您的位置信息，", "不会为", "如果您", "在模式", "当时，", "除非", "不包括位置", "“位置", "位 置 ",
    "位\u200b置",
    "I M E I ", "i-", "星辰广告不会获取位置", "相机权限用于", "为了", "使用应用", "CAMERA_", "| 相机权限 ",
    "we do not collect your location for ", "if when before ", "in the a mode ", "“profile does not include ",
    "location, ", "to the ", "camera permission ", "第三方", "StarAd ", "的", "所称", "before ",
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.mark.parametrize("piece", PIECES)
def test_every_text_is_compared_to_an_end(catalogue: Catalogue, tmp_path: Path, piece: str) -> None:
    path = tmp_path / "policy.txt"
    path.write_text(piece * (SIZE // len(piece)), encoding="utf-8")
    policy = read_policy([path], catalogue, {sdk: (*NAMES[sdk], *COMPANIES[sdk]) for sdk in NAMES})
    kinds = ("location", "imei", "app-usage", "call-log", "camera")
    reads = [read_of(kind, owner) for kind in kinds for owner in (Owner(kind="app"), Owner(kind="sdk", sdk="starad"))]
    uses = [PermissionUse(name="android.permission.CAMERA", status="used-by-app", requested=True)]
    found = compare(reads, [SdkPresence(id="starad", name="StarAd")], uses, policy, catalogue, NAMES, COMPANIES)
    assert len(found.data) == len(reads)
