"""A permission is explained by a sentence that says it is used, not by a denial or a word that means something else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from analyzer.behaviours.model import PermissionUse
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.compare import compare
from analyzer.consistency.model import PermissionClaim
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Finding
from analyzer.judgement.quoting import MOST, shortened
from analyzer.judgement.story import read_story
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import Actor, Policy, Statement
from analyzer.policy.reading import read_policy
from tests.policy import sample

CONTACTS = "android.permission.READ_CONTACTS"
CAMERA = "android.permission.CAMERA"
ZH = sample.ZH.replace("我们会申请通讯录权限，用于向您的好友发送邀请。\n", "")
DATE = "2026-06-01"
Read = Callable[[str], Policy]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.md"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue)

    return reader


def claim(catalogue: Catalogue, policy: Policy, name: str = CONTACTS) -> PermissionClaim:
    use = PermissionUse(name=name, status="used-by-app", requested=True)
    (found,) = compare((), (), [use], policy, catalogue).permissions
    return found


@pytest.mark.parametrize(
    ("frame", "name", "text", "disclosure", "certain"),
    [
        (ZH, CONTACTS, "我们不会读取您的通讯录。", "denied", True),
        (ZH, CONTACTS, "我们不会申请您的通讯录权限。", "denied", True),
        (ZH, CONTACTS, "附录：通讯录。", "only-named", False),
        (ZH, CONTACTS, "您可以删除通讯录中的联系人。", "only-named", False),
        (ZH, CONTACTS, "未经您授权，我们不会读取您的通讯录。", "only-named", False),
        (ZH, CONTACTS, "游客模式下我们不会读取您的通讯录。", "only-named", False),
        (ZH, CONTACTS, "我们会读取您的通讯录，用于推荐好友。", "explained", True),
        (ZH, CONTACTS, "通讯录权限：用于推荐好友，我们不会上传您的联系人。", "explained", True),
        (ZH, CONTACTS, "我们会申请以下权限：\n- 通讯录：用于邀请好友\n- 相机：用于扫码", "explained", True),
        (ZH, CONTACTS, "## 权限列表\n- 通讯录：用于邀请好友", "explained", True),
        (ZH, CONTACTS, "| 权限 | 目的 |\n|---|---|\n| 通讯录 | 邀请好友 |", "explained", True),
        (ZH, CONTACTS, "我们会申请通讯录权限。", "mentioned", False),
        (ZH, CONTACTS, "", "not-mentioned", True),
        (ZH, CAMERA, "相机权限：用于扫码，我们不会收集您的照片。", "explained", True),
        (ZH, CAMERA, "拍照时请注意相机镜头清洁。", "only-named", False),
        (sample.EN, CONTACTS, "We never access your contacts.", "denied", True),
        (sample.EN, CONTACTS, "Appendix: contacts.", "only-named", False),
        (sample.EN, CONTACTS, "Without your permission we do not read your contacts.", "only-named", False),
        (sample.EN, CONTACTS, "We access your contacts to find friends.", "explained", True),
        (
            sample.EN,
            CONTACTS,
            "Contacts permission: to find friends. We do not upload your contacts.",
            "explained",
            True,
        ),
    ],
)
def test_what_counts_as_a_mention(
    catalogue: Catalogue, read: Read, frame: str, name: str, text: str, disclosure: str, certain: bool
) -> None:
    policy = read(f"{frame}\n{text}\n")
    found = claim(catalogue, policy, name)
    assert (found.disclosure, found.certain) == (disclosure, certain)
    assert bool(found.sentences) is (disclosure != "not-mentioned")


def test_a_denial_beside_a_statement_or_a_doubt_accuses_nobody_for_certain(catalogue: Catalogue, read: Read) -> None:
    both = read(f"{ZH}\n我们不会读取您的通讯录。\n\n我们会收集您的通讯录，用于推荐好友。\n")
    assert claim(catalogue, both).disclosure == "explained"
    beside = read(f"{ZH}\n我们不会读取您的通讯录。\n\n附录：通讯录。\n")
    assert (claim(catalogue, beside).disclosure, claim(catalogue, beside).certain) == ("denied", False)
    policy = read(f"{ZH}\n我们不会读取您的通讯录。\n")
    first = Actor(kind="first-party")
    perhaps = Statement(sentence=3, data_types=("contacts",), action="collect", actor=first, polarity="yes")
    for doubtful in (perhaps, structs.replace(perhaps, action="permission")):
        found = claim(catalogue, structs.replace(policy, doubtful=(doubtful,)))
        assert (found.disclosure, found.certain) == ("denied", False)


def test_another_of_the_group_counts_only_where_it_is_said_to_be_used(catalogue: Catalogue, read: Read) -> None:
    write = "android.permission.WRITE_CONTACTS"
    said = claim(catalogue, read(f"{ZH}\n我们会读取您的通讯录，用于推荐好友。\n"), write)
    assert (said.disclosure, said.certain) == ("explained", False)
    bare = claim(catalogue, read(f"{ZH}\n附录：通讯录。\n"), write)
    assert (bare.disclosure, bare.certain) == ("only-named", False)


def test_a_document_that_cannot_be_judged_is_not_accused(catalogue: Catalogue, read: Read) -> None:
    policy = structs.replace(read(f"{ZH}\n我们不会读取您的通讯录。\n"), kind="user-agreement")
    assert claim(catalogue, policy).disclosure == "not-decidable"


def finding(catalogue: Catalogue, claimed: str) -> Finding:
    facts = read_story(
        f"policy complete zh\npermission {CONTACTS} used-by-app\npermission-claim {CONTACTS} {claimed}"
    ).facts
    consistency = facts.consistency
    claims = tuple(structs.replace(one, sentences=(1,)) for one in consistency.permissions)
    facts = structs.replace(facts, consistency=structs.replace(consistency, permissions=claims))
    rule = "permission-purpose-unexplained"
    (item,) = (item for item in judge(facts, catalogue, DATE).items if item.rule == rule)
    (found,) = item.findings
    return found


@pytest.mark.parametrize(
    ("claimed", "check", "verdict"),
    [
        ("denied certain", "denied", "confirmed"),
        ("denied", "denied", "suspected"),
        ("only-named", "only-named", "suspected"),
        ("mentioned", "no-purpose", "suspected"),
    ],
)
def test_a_finding_says_what_was_found(catalogue: Catalogue, claimed: str, check: str, verdict: str) -> None:
    found = finding(catalogue, claimed)
    assert (found.check, found.verdict) == (check, verdict)
    assert "第 1 句“例”" in found.fact_zh
    assert "sentence 1: “例”" in found.fact_en


def test_a_quote_is_short_and_shows_all_that_it_holds() -> None:
    text = "联系\n\t人\u202e：\u200b王" + "先" * 500
    found = shortened(text, 0, len(text))
    assert found.startswith("联系 人：王先")
    assert len(found) == MOST + 1
    assert found.endswith("…")
