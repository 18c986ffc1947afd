"""Facts of the code against a policy that is changed mechanically: the class is known by construction."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.behaviours.model import CallSite, Grade, PermissionUse, SdkPresence, SensitiveRead
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import parse_catalogue, read_files
from analyzer.consistency.compare import compare
from analyzer.consistency.model import Consistency, DataClaim
from analyzer.consistency.ontology import Ontology
from analyzer.places import rulesets_dir
from analyzer.policy.model import Policy
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from tests.policy import sample

APP = Owner(kind="app")
STARAD = Owner(kind="sdk", sdk="starad")
OTHER = Owner(kind="sdk", sdk="pushlet")
NOBODY = Owner(kind="unattributed")
NAMES = {"starad": ("星辰广告", "StarAd"), "pushlet": ("Pushlet", "推送小站")}
COMPANIES = {"starad": ("星辰（样例）科技有限公司",), "pushlet": ("推送样例有限公司",)}
Understand = Callable[[str], Policy]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    files = read_files(rulesets_dir())
    return parse_catalogue({name: data for name, data in files.items() if name.startswith("data_types/")})


@pytest.fixture
def understand(catalogue: Catalogue, tmp_path: Path) -> Understand:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.txt"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue, NAMES)

    return reader


def read_of(kind: str, owner: Owner = APP, grade: Grade = "reachable") -> SensitiveRead:
    return SensitiveRead(
        data_type=kind, kind="api", api="La/B;->c()V", site=CallSite(method="La/B;->d()V"), owner=owner, grade=grade
    )


def claim(catalogue: Catalogue, policy: Policy | None, kind: str, owner: Owner = APP) -> DataClaim:
    (found,) = compare([read_of(kind, owner)], (), (), policy, catalogue, NAMES, COMPANIES).data
    return found


@pytest.mark.parametrize("text", [sample.ZH, sample.EN], ids=["zh", "en"])
@pytest.mark.parametrize(
    ("kind", "owner", "disclosure", "certain"),
    [
        ("android-id", APP, "clear", True),
        ("location", APP, "clear", True),
        ("imei", APP, "vague", True),
        ("call-log", APP, "incorrect", True),
        ("sms", APP, "omitted", True),
        ("calendar", APP, "omitted", True),
        ("ip-address", STARAD, "clear", True),
        ("sms", STARAD, "omitted", True),
        ("android-id", OTHER, "vague", False),
        ("calendar", NOBODY, "omitted", False),
    ],
)
def test_classes(
    catalogue: Catalogue, understand: Understand, text: str, kind: str, owner: Owner, disclosure: str, certain: bool
) -> None:
    found = claim(catalogue, understand(text), kind, owner)
    assert (found.disclosure, found.certain) == (disclosure, certain)
    assert bool(found.sentences) is (disclosure != "omitted")
    assert bool(found.searched) is (disclosure == "omitted")


def test_the_words_of_a_denial_elsewhere_make_it_ambiguous(catalogue: Catalogue, understand: Understand) -> None:
    policy = understand(sample.ZH + "我们不会收集您的位置信息。\n")
    found = claim(catalogue, policy, "location")
    assert (found.disclosure, found.certain) == ("ambiguous", False)
    assert len(found.sentences) >= 2


def test_a_denial_with_an_exception_is_none(catalogue: Catalogue, understand: Understand) -> None:
    policy = understand(sample.ZH + "未经您同意，我们不会收集您的位置信息。\n")
    assert claim(catalogue, policy, "location").disclosure == "clear"


def test_a_denial_about_another_actor_is_no_contradiction(catalogue: Catalogue, understand: Understand) -> None:
    policy = understand(sample.ZH + "星辰广告SDK不会收集您的位置信息。\n")
    assert claim(catalogue, policy, "location").disclosure == "clear"
    assert claim(catalogue, policy, "location", STARAD).disclosure == "incorrect"


def test_a_mere_mention_keeps_an_omission_from_being_certain(catalogue: Catalogue, understand: Understand) -> None:
    policy = understand(sample.ZH + "附录：日历。\n")
    found = claim(catalogue, policy, "calendar")
    assert (found.disclosure, found.certain) == ("omitted", False)
    assert found.nearest > 0


def test_an_incomplete_policy_never_makes_an_omission_certain(catalogue: Catalogue, understand: Understand) -> None:
    policy = understand("我们会收集您的手机号码。")
    found = claim(catalogue, policy, "calendar")
    assert (found.disclosure, found.certain) == ("omitted", False)


def test_a_list_kept_elsewhere_keeps_an_omission_from_being_certain(
    catalogue: Catalogue, understand: Understand
) -> None:
    policy = understand(sample.ZH + "更多内容详见《个人信息收集清单》。\n")
    found = claim(catalogue, policy, "calendar")
    assert (found.disclosure, found.certain) == ("omitted", False)


def test_an_unreadable_policy_decides_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    found = claim(catalogue, read_policy([path], catalogue), "imei")
    assert (found.disclosure, found.certain) == ("not-decidable", False)


def test_without_a_policy_nothing_is_said(catalogue: Catalogue) -> None:
    sdk = SdkPresence(id="starad", name="StarAd")
    use = PermissionUse(name="android.permission.CAMERA", status="no-use-found", requested=True)
    found = compare([read_of("imei")], [sdk], [use], None, catalogue)
    assert [item.disclosure for item in found.data] == ["not-supplied"]
    assert [item.disclosure for item in found.sdks] == ["not-supplied"]
    assert [item.disclosure for item in found.permissions] == ["not-supplied"]


def test_too_broad_words_declare_nothing(catalogue: Catalogue, understand: Understand) -> None:
    text = sample.ZH.replace("您的设备信息，包括Android ID、设备型号", "您的个人信息").replace(
        "您的通话记录", "您的指纹"
    )
    assert claim(catalogue, understand(text), "imei").disclosure == "omitted"


def test_the_distance_counts_steps_of_the_ontology(catalogue: Catalogue, understand: Understand) -> None:
    policy = understand(sample.ZH)
    assert claim(catalogue, policy, "imei").distance == 2  # device identifier, device information
    assert claim(catalogue, policy, "android-id", OTHER).distance == 1  # the right type, another actor


def test_reads_are_grouped_and_only_reachable_personal_ones_count(catalogue: Catalogue, understand: Understand) -> None:
    reads = [
        read_of("imei"), read_of("imei"), read_of("IMEI"), read_of("imei", STARAD), read_of("reflection"),
        read_of("sms", grade="packaged"), read_of("no-such-type"),
    ]  # fmt: skip
    found = compare(reads, (), (), understand(sample.ZH), catalogue, NAMES).data
    assert [(item.data_type, item.owner.kind) for item in found] == [("imei", "app"), ("imei", "sdk")]


def sdk_claims(catalogue: Catalogue, policy: Policy) -> Consistency:
    present = [SdkPresence(id="starad", name="StarAd"), SdkPresence(id="pushlet", name="Pushlet")]
    return compare((), present, (), policy, catalogue, NAMES, COMPANIES)


def test_sdks_are_found_by_alias_or_company(catalogue: Catalogue, understand: Understand) -> None:
    found = {item.sdk: item for item in sdk_claims(catalogue, understand(sample.ZH)).sdks}
    assert found["starad"].disclosure == "named"
    assert (found["pushlet"].disclosure, found["pushlet"].certain) == ("not-named", True)
    assert "推送小站" in found["pushlet"].searched
    policy = understand(sample.ZH + "合作方：推送样例有限公司。\n")
    assert {item.sdk: item.disclosure for item in sdk_claims(catalogue, policy).sdks}["pushlet"] == "company-only"


def test_permissions_are_explained_mentioned_or_not(catalogue: Catalogue, understand: Understand) -> None:
    uses = [
        PermissionUse(name=f"android.permission.{name}", status="used-by-app", requested=requested)
        for name, requested in (
            ("READ_CONTACTS", True), ("RECORD_AUDIO", True), ("CAMERA", False), ("READ_CALENDAR", True)
        )
    ]  # fmt: skip
    policy = understand(sample.ZH + "附录：麦克风。\n")
    found = compare((), (), uses, policy, catalogue).permissions
    assert [(item.permission.rpartition(".")[2], item.disclosure, item.certain) for item in found] == [
        ("READ_CALENDAR", "not-mentioned", True),
        ("READ_CONTACTS", "explained", True),
        ("RECORD_AUDIO", "only-named", False),
    ]


def test_what_is_declared_without_code_is_listed(catalogue: Catalogue, understand: Understand) -> None:
    found = compare([read_of("location")], (), (), understand(sample.ZH), catalogue).declared_without_code
    assert "android-id" in found
    assert "location" not in found
    assert "device-information" not in found


def test_steps_between_types(catalogue: Catalogue) -> None:
    ontology = Ontology(catalogue.data_types)
    assert ontology.distance("imei", "imei") == 0
    assert ontology.distance("imei", "device-identifier") == 1
    assert ontology.distance("device-identifier", "imei") == 0
    assert ontology.distance("imei", "personal-information") is None
    assert ontology.distance("imei", "oaid") is None


def test_a_name_that_is_a_common_word_proves_nothing(catalogue: Catalogue, understand: Understand) -> None:
    present = [SdkPresence(id="pushy", name="推送")]
    policy = understand(sample.ZH + "我们会向您推送消息。\n")
    (found,) = compare((), present, (), policy, catalogue, {"pushy": ("推送", "Pushy")}).sdks
    assert (found.disclosure, found.certain) == ("not-named", False)


def test_a_name_that_several_sdks_share_is_no_single_one(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text("SDK名称：双子星\n收集的个人信息：IMEI\n", encoding="utf-8")
    policy = read_policy([path], catalogue, {"one": ("双子星", "甲乙丙"), "two": ("双子星",)})
    assert {(s.actor.name, s.actor.sdk) for s in policy.statements} == {("双子星", "")}


@pytest.mark.parametrize(
    ("line", "disclosure"),
    [
        ("我们会申请麦克风权限，用于语音搜索。", "explained"),
        ("我们会申请麦克风权限。我们重视您的服务体验与数据安全的目的。", "mentioned"),
        ("我们会申请麦克风权限。我们会申请相机权限，用于拍照。", "mentioned"),
    ],
)
def test_a_permission_is_explained_only_by_what_it_is_for(
    catalogue: Catalogue, understand: Understand, line: str, disclosure: str
) -> None:
    use = PermissionUse(name="android.permission.RECORD_AUDIO", status="used-by-app", requested=True)
    (claim,) = compare((), (), [use], understand(f"{sample.ZH}\n{line}\n"), catalogue).permissions
    assert claim.disclosure == disclosure
