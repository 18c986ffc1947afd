"""What the entries of SDKs and the explanations of permissions leave out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.behaviours.model import PermissionUse, SdkPresence
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.compare import compare
from analyzer.consistency.model import Consistency
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.consistency.test_compare import COMPANIES, NAMES, read_of
from tests.policy import sample

STARAD, PUSHLET = Owner(kind="sdk", sdk="starad"), Owner(kind="sdk", sdk="pushlet")
Read = Callable[[str], Policy]
ROW = "| SDK名称 | 公司 | 使用目的 | 收集的个人信息 | 处理方式 |\n|---|---|---|---|---|\n"


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


def compared(catalogue: Catalogue, policy: Policy, *permissions: str) -> Consistency:
    uses = [
        PermissionUse(name=f"android.permission.{name}", status="used-by-app", requested=True) for name in permissions
    ]
    sdk = SdkPresence(id="pushlet", name="Pushlet", live=True)
    return compare([read_of("imei", PUSHLET)], [sdk], uses, policy, catalogue, NAMES, COMPANIES)


def with_lines(lines: str) -> str:
    return sample.ZH.replace("\n", "\n\n").replace("三、共享", f"{lines}\n\n三、共享")


@pytest.mark.parametrize(
    ("lines", "of_data", "of_sdk"),
    [
        (ROW + "| Pushlet | 推送样例有限公司 | 推送消息 | IMEI | 加密传输 |", (), ()),
        (ROW + "| Pushlet | 推送样例有限公司 | 无 | IMEI | 加密传输 |", ("purpose",), ("purpose",)),
        (ROW + "| Pushlet | 推送样例有限公司 | 推送消息 | 设备信息 | 加密传输 |", ("type",), ()),
        ("我们接入了Pushlet SDK，该SDK会收集您的IMEI，用于推送消息。", (), ("company", "manner")),
        ("我们接入了Pushlet SDK，该SDK会收集您的IMEI。", ("purpose",), ("company", "purpose", "manner")),
    ],
)
def test_parts_of_an_entry(
    catalogue: Catalogue, read: Read, lines: str, of_data: tuple[str, ...], of_sdk: tuple[str, ...]
) -> None:
    found = compared(catalogue, read(with_lines(lines)))
    assert found.data[0].missing == of_data
    assert (found.sdks[0].disclosure, found.sdks[0].missing) == ("named", of_sdk)


def test_what_only_the_operator_says_leaves_out_the_sdk(catalogue: Catalogue, read: Read) -> None:
    found = compared(catalogue, read(with_lines("为了识别设备，我们会收集您的IMEI。"))).data[0]
    assert (found.disclosure, found.missing) == ("vague", ("sdk",))


@pytest.mark.parametrize(
    ("lines", "disclosure", "certain"),
    [
        ("| 权限 | 目的 |\n|---|---|\n| 相机权限 | 扫码 |", "explained", True),
        ("| 权限 | 目的 |\n|---|---|\n| 相机权限 | 无 |", "mentioned", False),
        (
            "| 权限 | 说明 | 是否必须 |\n|---|---|---|\n| android.permission.CAMERA | 扫描二维码 | 否 |",
            "explained",
            True,
        ),
        ("| 权限 | 是否必须 |\n|---|---|\n| android.permission.CAMERA | 否 |", "mentioned", False),
        ("为了扫码，我们会申请相机权限。", "explained", True),
        ("您可以关闭相机权限。", "mentioned", False),
        ("", "not-mentioned", True),
    ],
)
def test_a_permission_needs_a_purpose(
    catalogue: Catalogue, read: Read, lines: str, disclosure: str, certain: bool
) -> None:
    (found,) = compared(catalogue, read(with_lines(lines)), "CAMERA").permissions
    assert (found.disclosure, found.certain) == (disclosure, certain)


def test_a_group_covers_its_permissions_without_certainty(catalogue: Catalogue, read: Read) -> None:
    policy = read(with_lines("我们会申请电话权限，用于来电时暂停播放。"))
    found = {c.permission.rpartition(".")[2]: c for c in compared(
        catalogue, policy, "READ_PHONE_STATE", "CALL_PHONE", "READ_CALENDAR").permissions}  # fmt: skip
    assert (found["READ_PHONE_STATE"].disclosure, found["READ_PHONE_STATE"].certain) == ("explained", True)
    assert (found["CALL_PHONE"].disclosure, found["CALL_PHONE"].certain) == ("explained", False)
    assert (found["READ_CALENDAR"].disclosure, found["READ_CALENDAR"].certain) == ("not-mentioned", True)


def test_what_is_declared_without_code_is_listed(catalogue: Catalogue, read: Read) -> None:
    policy = read(sample.ZH + "\n\n我们会申请android.permission.READ_CALENDAR权限，用于提醒。\n")
    found = compared(catalogue, policy, "CAMERA")
    assert found.sdks_without_code == ("starad",)
    assert "android.permission.READ_CALENDAR" in found.permissions_without_request
