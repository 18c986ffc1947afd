"""What a lawyer reads out of a policy: exceptions, parts of a type, other actors, definitions, categories, SDKs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.behaviours.model import CallSite, PermissionUse, SdkPresence, SensitiveRead
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.compare import compare
from analyzer.consistency.model import Consistency, DataClaim
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.policy import sample

APP = Owner(kind="app")
STARAD = Owner(kind="sdk", sdk="starad")
NAMES = {"starad": ("星辰广告", "StarAd"), "pushlet": ("Pushlet", "推送小站")}
COMPANIES = {"starad": ("星辰（样例）科技有限公司",)}
Read = Callable[[str], Policy]

ZH = (
    sample.ZH.replace(
        "使用导航功能时，我们会收集您的位置信息，用于规划路线。位置信息属于敏感个人信息，对导航是必要的。", ""
    )
    .replace("，我们会收集您的设备信息，包括Android ID、设备型号", "，我们会收集您的昵称")
    .replace("我们会申请通讯录权限，用于向您的好友发送邀请。\n", "")
    .replace("SDK名称：星辰广告SDK\n使用目的：展示广告\n收集的个人信息类型：OAID、IP地址\n", "")
)
EN = (
    sample.EN.replace("When you use navigation, we collect your precise location in order to plan your route.\n", "")
    .replace("We collect your device information, including your Android ID, to keep your account safe.\n", "")
    .replace("We share your IP address with StarAd SDK, which collects your advertising ID to show ads.\n", "")
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.md"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue, NAMES)

    return reader


def against(catalogue: Catalogue, policy: Policy, kind: str, owner: Owner = APP) -> Consistency:
    site = CallSite(method="La/B;->d()V")
    one = SensitiveRead(data_type=kind, kind="api", api="La/B;->c()V", site=site, owner=owner, grade="reachable")
    sdks = [SdkPresence(id=owner.sdk, name="星辰广告", categories=("ads",), live=True)] if owner.sdk else []
    return compare([one], sdks, (), policy, catalogue, NAMES, COMPANIES)


def claim(catalogue: Catalogue, policy: Policy, kind: str, owner: Owner = APP) -> DataClaim:
    (found,) = against(catalogue, policy, kind, owner).data
    return found


@pytest.mark.parametrize(
    ("frame", "denial"),
    [
        (ZH, "除导航功能外，我们不会收集您的位置信息。"),
        (ZH, "我们不会收集您的位置信息，除非您使用导航功能。"),
        (ZH, "我们不会收集您的位置信息，但您使用导航功能时除外。"),
        (EN, "Except for navigation, we do not collect your location."),
        (EN, "We do not collect your location unless you start navigation."),
    ],
)
def test_a_denial_with_an_exception_accuses_nobody(catalogue: Catalogue, read: Read, frame: str, denial: str) -> None:
    found = claim(catalogue, read(f"{frame}\n{denial}\n"), "location")
    assert (found.disclosure, found.certain) == ("omitted", False)
    assert found.nearest > 0
    stated = "我们会收集您的位置信息，用于导航。" if frame is ZH else "We collect your location to plan a route."
    assert claim(catalogue, read(f"{frame}\n{denial}\n\n{stated}\n"), "location").disclosure == "clear"


@pytest.mark.parametrize(
    ("frame", "denial", "stated"),
    [
        (ZH, "我们不会收集您的精确位置信息。", "我们会收集您的位置信息，用于导航。"),
        (ZH, "我们不会收集您的实时位置信息。", "我们会收集您的位置信息，用于导航。"),
        (EN, "We do not collect your precise location.", "We collect your location to plan a route."),
    ],
)
def test_to_deny_a_part_of_a_type_is_suspected_and_no_contradiction(
    catalogue: Catalogue, read: Read, frame: str, denial: str, stated: str
) -> None:
    found = claim(catalogue, read(f"{frame}\n{denial}\n"), "location")
    assert (found.disclosure, found.certain) == ("incorrect", False)
    assert claim(catalogue, read(f"{frame}\n{denial}\n\n{stated}\n"), "location").disclosure == "clear"


@pytest.mark.parametrize(
    ("frame", "denial"),
    [
        (ZH, "我们不会收集您的位置信息。"),
        (ZH, "我们不会收集您的位置信息，也不会出售。"),
        (ZH, "除法律法规另有规定外，我们不会收集您的位置信息。"),
        (EN, "We do not collect your location."),
        (EN, "We do not collect your location, except as required by law."),
    ],
)
def test_a_whole_denial_still_accuses(catalogue: Catalogue, read: Read, frame: str, denial: str) -> None:
    found = claim(catalogue, read(f"{frame}\n{denial}\n"), "location")
    assert (found.disclosure, found.certain) == ("incorrect", True)


@pytest.mark.parametrize(
    ("frame", "text", "may_be"),
    [
        (ZH, "个人信息包括IMEI、MAC地址等。", "clear"),
        (ZH, "## 附录：释义\n设备标识：IMEI、MAC地址。", None),
        (EN, "Personal information includes your IMEI and your name.", None),
        (EN, "Neither the app nor our servers collect your IMEI.", None),
    ],
)
def test_a_definition_or_a_shared_denial_declares_nothing(
    catalogue: Catalogue, read: Read, frame: str, text: str, may_be: str | None
) -> None:
    found = claim(catalogue, read(f"{frame}\n{text}\n"), "imei")
    assert found.disclosure != "clear"
    assert not (found.disclosure == "omitted" and found.certain)
    assert may_be in (None, found.may_be)


def test_what_defines_and_collects_is_a_statement(catalogue: Catalogue, read: Read) -> None:
    text = "个人信息包括我们收集的IMEI、MAC地址等，用于识别设备。"
    assert claim(catalogue, read(f"{ZH}\n{text}\n"), "imei").disclosure == "clear"


@pytest.mark.parametrize(
    ("text", "disclosure", "certain"),
    [
        ("我们会收集您的设备信息。", "vague", True),
        ("我们会收集设备信息（包括设备型号、操作系统版本）。", "vague", True),
        ("我们会收集设备标识符。", "vague", False),
        ("我们会收集设备信息（如IMEI、MAC地址）。", "clear", True),
        ("我们仅收集设备型号，不收集IMEI等唯一设备识别码。", "incorrect", True),
        ("星辰广告SDK会收集您的IMEI，用于展示广告。", "omitted", False),
        ("星辰广告SDK不会收集您的IMEI。", "omitted", False),
    ],
)
def test_a_category_or_another_actor_declares_no_identifier_of_the_app(
    catalogue: Catalogue, read: Read, text: str, disclosure: str, certain: bool
) -> None:
    found = claim(catalogue, read(f"{ZH}\n{text}\n"), "imei")
    assert (found.disclosure, found.certain) == (disclosure, certain)


@pytest.mark.parametrize(
    ("text", "disclosure", "missing", "named", "left_out"),
    [
        ("SDK名称：星辰广告SDK\n使用目的：展示广告\n收集的个人信息类型：IMEI", "clear", (), "named", set()),
        ("SDK名称：星辰广告SDK\n收集的个人信息类型：IMEI", "clear", ("purpose",), "named", {"purpose"}),
        ("SDK名称：星辰广告SDK\n使用目的：展示广告\n收集的个人信息类型：设备信息", "vague", ("type",), "named", set()),
        ("SDK名称：星辰广告SDK\n使用目的：展示广告", "omitted", (), "named", {"type"}),
        ("我们会收集您的IMEI用于识别设备。", "vague", ("sdk",), "not-named", set()),
        ("第三方SDK可能会收集您的IMEI，用于展示广告。", "vague", ("sdk",), "not-named", set()),
        (
            "我们会收集您的IMEI用于识别设备。\n\n我们接入了星辰广告SDK用于展示广告。",
            "vague",
            ("sdk",),
            "named",
            {"type"},
        ),
        ("Pushlet SDK会收集您的IMEI，用于推送。", "omitted", (), "not-named", set()),
        ("我们会将您的IMEI提供给星辰广告SDK，用于展示广告。", "clear", (), "named", set()),
    ],
)
def test_what_an_sdk_reads_needs_the_sdk_the_type_and_the_purpose(
    catalogue: Catalogue,
    read: Read,
    text: str,
    disclosure: str,
    missing: tuple[str, ...],
    named: str,
    left_out: set[str],
) -> None:
    found = against(catalogue, read(f"{ZH}\n{text}\n"), "imei", STARAD)
    (data,), (sdk,) = found.data, found.sdks
    assert (data.disclosure, data.missing) == (disclosure, missing)
    assert sdk.disclosure == named
    assert set(sdk.missing) & {"purpose", "type"} == left_out


def test_what_an_sdk_denies_is_no_denial_of_the_apps_permission(catalogue: Catalogue, read: Read) -> None:
    use = PermissionUse(name="android.permission.READ_CONTACTS", status="used-by-app", requested=True)
    policy = read(f"{ZH}\n星辰广告SDK不会读取您的通讯录。\n")
    (found,) = compare((), (), [use], policy, catalogue, NAMES).permissions
    assert (found.disclosure, found.certain) == ("only-named", False)
