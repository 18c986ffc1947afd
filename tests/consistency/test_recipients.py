"""Who gets the data of a flow, and what the policy says about it."""

from pathlib import Path

import pytest

from analyzer import places
from analyzer.behaviours.model import CallSite, SdkPresence
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.tables import Tables
from analyzer.consistency.compare import compare
from analyzer.consistency.model import RecipientClaim
from analyzer.consistency.recipients import find_recipients, parties, receivers
from analyzer.flows.model import Destination, Flow
from analyzer.pipeline import read_catalogue
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner

APP = Owner(kind="app")
NAMES = {"umeng": ("友盟+", "Umeng"), "okhttp": ("OkHttp",)}
COMPANIES = {"umeng": ("友盟同欣（北京）科技有限公司",)}
SDKS = (
    SdkPresence(id="okhttp", name="OkHttp", categories=("library", "network"), live=True),
    SdkPresence(id="umeng", name="友盟+", categories=("statistics",), live=True),
)
FRONT = """# 隐私政策
更新日期：2026年1月1日。我们是示例科技有限公司，重视您的个人信息保护。
## 一、我们收集的信息
为了提供服务，我们会收集您的手机号码和位置信息。
"""
BACK = """
## 三、您的权利
您可以查询、更正、删除您的个人信息，可以注销账号，可以撤回同意。
## 四、保存期限
我们在中华人民共和国境内保存您的个人信息，保存期限为一年。
## 五、安全
我们采取加密等安全措施保护您的个人信息。
## 六、联系我们
如有投诉或建议，请发邮件至 privacy@example.cn，我们会在十五个工作日内回复。
"""
FILLER = "本政策适用于示例应用提供的全部服务，请您在使用之前仔细阅读并充分理解本政策的各项内容。" * 12
"""A text of a few lines is taken for no whole policy."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(places.rulesets_dir() / "tables")


def flow(data_type: str, channel: Channel, *to: Destination, sender: Owner = APP) -> Flow:
    here = CallSite(method="Lcn/shop/A;->a()V")
    return Flow(
        data_type=data_type,
        source=here,
        source_api="La/B;->c()V",
        source_owner=APP,
        sink=here,
        sink_api="La/B;->d()V",
        sink_owner=sender,
        argument="arg1",
        channel=channel,
        destinations=to,
    )


def host(name: str) -> Destination:
    return Destination(kind="host", value=name)


def test_who_gets_data() -> None:
    toolkits = frozenset({"okhttp"})
    assert receivers(flow("imei", "sdk", Destination(kind="sdk", value="umeng")), toolkits) == ("umeng",)
    assert receivers(flow("imei", "network", host("A.Shop.cn:8080"), host("a.shop.cn")), toolkits) == ("a.shop.cn",)
    umeng, okhttp = Owner(kind="sdk", sdk="umeng"), Owner(kind="sdk", sdk="okhttp")
    assert receivers(flow("imei", "network", host("x.umeng.com"), sender=umeng), toolkits) == ("umeng", "x.umeng.com")
    assert receivers(flow("imei", "network", host("a.shop.cn"), sender=okhttp), toolkits) == ("a.shop.cn",)
    assert receivers(flow("imei", "network", host("127.0.0.1")), toolkits) == ()
    assert receivers(flow("imei", "log", host("a.shop.cn"), sender=umeng), toolkits) == ()


def test_operators_of_hosts(tables: Tables) -> None:
    hosts = ("api.shop.cn", "alog.umeng.com", "s3.amazonaws.com", "graph.facebook.com", "x.invalid", "api.shop.com.cn")
    flows = [flow("imei", "network", host(name)) for name in hosts]
    found = {one.id: one for one in find_recipients(flows, SDKS, "cn.shop.client", tables.host)}
    assert {name: one.role for name, one in found.items()} == {
        "api.shop.cn": "own",
        "api.shop.com.cn": "own",
        "alog.umeng.com": "third-party",
        "s3.amazonaws.com": "hosting",
        "graph.facebook.com": "third-party",
        "x.invalid": "unknown",
    }
    assert found["alog.umeng.com"].sdk == "umeng"
    assert [name for name, one in found.items() if one.abroad] == ["graph.facebook.com", "s3.amazonaws.com"]


@pytest.mark.parametrize("package", ["com.example.app", "cn.com.client", "shop", ""])
def test_a_name_that_is_everybodys_makes_no_host_the_apps_own(package: str) -> None:
    flows = [flow("imei", "network", host(name)) for name in ("api.example.com", "api.com.cn", "shop", "1.2.3.4")]
    assert {one.role for one in find_recipients(flows, (), package, lambda name: None)} == {"unknown"}


def said(tmp_path: Path, catalogue: Catalogue, tables: Tables, text: str, *flows: Flow) -> dict[str, RecipientClaim]:
    path = tmp_path / "policy.md"
    path.write_text(FRONT + text + BACK + FILLER, encoding="utf-8")
    policy = read_policy([path], catalogue, {"umeng": (*NAMES["umeng"], *COMPANIES["umeng"])})
    recipients = find_recipients(flows, SDKS, "cn.shop.client", tables.host)
    done = compare((), SDKS, (), policy, catalogue, NAMES, COMPANIES, flows=flows, recipients=recipients)
    assert done.recipients == recipients
    return {f"{claim.data_type} {claim.recipient}": claim for claim in done.transfers}


def to_umeng(data_type: str) -> Flow:
    return flow(data_type, "sdk", Destination(kind="sdk", value="umeng"))


def test_a_recipient_named_nowhere(tmp_path: Path, catalogue: Catalogue, tables: Tables) -> None:
    text = "## 二、存储\n我们妥善保存您的信息。\n"
    flows = (
        to_umeng("contacts"),
        flow("imei", "network", host("x.invalid")),
        flow("imei", "network", host("a.shop.cn")),
    )
    found = said(tmp_path, catalogue, tables, text, *flows)
    assert {key: (claim.disclosure, claim.certain) for key, claim in found.items()} == {
        "contacts umeng": ("not-named", True),
        "imei x.invalid": ("not-named", False),  # nobody knows whose host it is
    }
    assert "友盟+" in found["contacts umeng"].searched


def test_a_recipient_named_with_the_type_and_without(tmp_path: Path, catalogue: Catalogue, tables: Tables) -> None:
    text = "## 二、共享\n我们会与友盟+共享您的IMEI，用于统计分析。\n"
    found = said(tmp_path, catalogue, tables, text, to_umeng("imei"), to_umeng("contacts"))
    assert {key: claim.disclosure for key, claim in found.items()} == {"imei umeng": "clear", "contacts umeng": "named"}


def test_partners_without_a_name(tmp_path: Path, catalogue: Catalogue, tables: Tables) -> None:
    text = "## 二、共享\n我们会与合作伙伴共享您的位置信息。\n"
    found = said(tmp_path, catalogue, tables, text, to_umeng("location"))
    assert [(claim.disclosure, claim.certain) for claim in found.values()] == [("unnamed", False)]


def test_sharing_denied(tmp_path: Path, catalogue: Catalogue, tables: Tables) -> None:
    text = "## 二、共享\n我们不会向任何第三方共享您的通讯录。\n"
    found = said(tmp_path, catalogue, tables, text, to_umeng("contacts"))
    assert [(claim.disclosure, claim.certain) for claim in found.values()] == [("denied", False)]


def test_without_a_policy_nothing_is_said(catalogue: Catalogue, tables: Tables) -> None:
    flows = (to_umeng("contacts"),)
    recipients = find_recipients(flows, SDKS, "cn.shop.client", tables.host)
    done = compare((), SDKS, (), None, catalogue, NAMES, COMPANIES, flows=flows, recipients=recipients)
    assert [(claim.disclosure, claim.certain) for claim in done.transfers] == [("not-supplied", False)]
    assert done.recipients == recipients


def test_a_host_behind_an_sdk_is_no_second_recipient(tables: Tables) -> None:
    umeng = Owner(kind="sdk", sdk="umeng")
    flows = [
        flow("imei", "network", host(name), sender=umeng)
        for name in ("alog.umeng.com", "x.invalid", "graph.facebook.com", "api.shop.cn")
    ]
    known = {one.id: one for one in find_recipients(flows, SDKS, "cn.shop.client", tables.host)}
    assert [[one.id for one in parties(each, frozenset(), known)] for each in flows] == [
        ["umeng"],
        ["umeng"],
        ["umeng", "graph.facebook.com"],
        ["umeng", "api.shop.cn"],
    ]


def test_an_address_to_write_to_names_no_recipient(tmp_path: Path, catalogue: Catalogue, tables: Tables) -> None:
    text = "## 二、共享\n我们会与合作伙伴共享您的手机号码。\n"
    to_host = flow("phone-number", "network", host("risk.example.cn"))
    mailed = said(tmp_path, catalogue, tables, text, to_host)
    assert {claim.disclosure for claim in mailed.values()} == {"unnamed"}
    told = said(tmp_path, catalogue, tables, text + "数据会传送到 risk.example.cn 服务器。\n", to_host)
    assert {claim.disclosure for claim in told.values()} <= {"named", "clear", "vague"}


def test_a_name_that_only_the_reading_knows_is_a_name(tmp_path: Path, catalogue: Catalogue, tables: Tables) -> None:
    text = "## 二、共享\n我们会收集您的 Android ID，并将 Android ID 提供给友盟。\n"
    path = tmp_path / "policy.md"
    path.write_text(FRONT + text + BACK + FILLER, encoding="utf-8")
    policy = read_policy([path], catalogue, {"umeng": ("友盟",)})
    assert "umeng" in {mention.sdk for mention in policy.sdk_mentions}
    flows = (to_umeng("android-id"),)
    recipients = find_recipients(flows, SDKS, "cn.shop.client", tables.host)
    done = compare((), SDKS, (), policy, catalogue, {"umeng": ("Umeng",)}, {}, flows=flows, recipients=recipients)
    assert [claim.disclosure for claim in done.transfers] in (["named"], ["clear"], ["vague"])
    assert {claim.sdk: claim.disclosure for claim in done.sdks}["umeng"] == "company-only"
