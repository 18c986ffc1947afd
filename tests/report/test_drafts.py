"""Suggested wording: in both languages, from facts alone, marked as a draft, with blanks for what only people know."""

import re
import string

import pytest
from msgspec import structs

from analyzer.behaviours.model import CallSite, PermissionUse, SdkPresence, SensitiveRead
from analyzer.catalogue.model import Catalogue
from analyzer.consistency.model import Consistency, DataClaim, PermissionClaim, Recipient, RecipientClaim, SdkClaim
from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef
from analyzer.judgement.story import read_story
from analyzer.pipeline import read_catalogue
from analyzer.program.owner import Owner
from analyzer.report.drafts import Drafting
from analyzer.report.model import Drafts

APP = Owner(kind="app")
UMENG = Owner(kind="sdk", sdk="umeng")
BLANK = re.compile(r"【[^】]*】|\[[^\]]*\]")
FIELDS = {
    "data", "broad", "when", "permissions", "permission", "label", "sdk", "company", "manner", "link", "recipient",
    "transport", "types", "phases", "host",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def read(kind: str, owner: Owner = APP) -> SensitiveRead:
    return SensitiveRead(
        data_type=kind, kind="api", api="La/B;->c()V", site=CallSite(method="La/B;->d()V"), owner=owner,
        grade="reachable", phases=("application",),
    )  # fmt: skip


def facts(consistency: Consistency, *, policy: bool = True) -> Facts:
    base = read_story("policy complete zh\n" if policy else "read imei by app reachable\n").facts
    return structs.replace(
        base,
        reads=(read("contacts"), read("imei", UMENG), read("android-id", UMENG)),
        permissions=(PermissionUse(name="android.permission.READ_CONTACTS", status="used-by-app", requested=True),),
        sdks=(SdkPresence(id="umeng", name="友盟+", name_en="Umeng", vendor="友盟同欣", live=True),),
        consistency=consistency,
    )


def drafted(catalogue: Catalogue, consistency: Consistency, kind: str, lang: str = "zh") -> Drafts | None:
    return Drafting(facts(consistency), catalogue, lang).of((EvidenceRef(kind=kind, index=0),))


def texts(drafts: Drafts | None) -> dict[str, str]:
    assert drafts is not None
    return {draft.language: draft.text for draft in drafts.texts}


@pytest.mark.parametrize("disclosure", ["omitted", "vague", "ambiguous", "incorrect"])
def test_what_an_app_reads(catalogue: Catalogue, disclosure: str) -> None:
    claim = DataClaim(data_type="contacts", owner=APP, disclosure=disclosure, certain=True)  # type: ignore[arg-type]
    found = texts(drafted(catalogue, Consistency(data=(claim,)), "data-claim"))
    assert set(found) == {"zh", "en"}
    assert "联系人" in found["zh"]
    assert "须经 READ_CONTACTS 权限取得" in found["zh"]
    assert "by way of READ_CONTACTS." in found["en"]
    assert "须先改为征得同意之后再收集" in found["zh"]
    assert "初始化" not in found["zh"]
    assert "only after consent" in found["en"]
    assert "contacts" in found["en"]
    assert all(BLANK.search(text) for text in found.values())


def test_an_sdk_is_one_entry_with_everything_it_reads_and_no_purpose(catalogue: Catalogue) -> None:
    claims = Consistency(sdks=(SdkClaim(sdk="umeng", disclosure="not-named", certain=True),))
    found = texts(drafted(catalogue, claims, "sdk-claim"))
    assert "友盟+" in found["zh"]
    assert "友盟同欣" in found["zh"]
    assert "IMEI" in found["zh"]
    assert "Android ID" in found["zh"]
    purpose = next(line for line in found["zh"].splitlines() if line.startswith("使用目的："))
    assert BLANK.fullmatch(purpose.removeprefix("使用目的："))


def test_the_two_claims_about_one_sdk_are_one_draft(catalogue: Catalogue) -> None:
    data = DataClaim(data_type="imei", owner=UMENG, disclosure="omitted", certain=True)
    claims = Consistency(data=(data,), sdks=(SdkClaim(sdk="umeng", disclosure="not-named", certain=True),))
    both = (EvidenceRef(kind="data-claim", index=0), EvidenceRef(kind="sdk-claim", index=0))
    found = Drafting(facts(claims), catalogue, "en").of(both)
    assert found is not None
    assert [draft.language for draft in found.texts] == ["en", "zh"]


def test_a_permission(catalogue: Catalogue) -> None:
    claim = PermissionClaim(permission="android.permission.READ_CONTACTS", disclosure="mentioned", certain=False)
    found = texts(drafted(catalogue, Consistency(permissions=(claim,)), "permission-claim", "en"))
    assert "the permission “read contacts” (android.permission.READ_CONTACTS)" in found["en"]
    assert "联系人" in found["zh"]


def test_a_permission_without_use_is_not_to_be_explained(catalogue: Catalogue) -> None:
    name = "android.permission.READ_CONTACTS"
    claims = Consistency(permissions=(PermissionClaim(permission=name, disclosure="not-mentioned", certain=True),))
    idle = structs.replace(
        facts(claims), permissions=(PermissionUse(name=name, status="no-use-found", requested=True),)
    )
    assert Drafting(idle, catalogue, "zh").of((EvidenceRef(kind="permission-claim", index=0),)) is None


def test_a_recipient(catalogue: Catalogue) -> None:
    claims = Consistency(
        recipients=(Recipient(id="x.example", kind="host", role="third-party", owner="Example Ltd"),),
        transfers=(RecipientClaim(data_type="imei", recipient="x.example", disclosure="not-named", certain=False),),
    )
    found = texts(drafted(catalogue, claims, "recipient-claim"))
    assert "Example Ltd" in found["zh"]
    assert "x.example" in found["en"]


def test_what_is_declared_needs_no_draft(catalogue: Catalogue) -> None:
    claim = DataClaim(data_type="contacts", owner=APP, disclosure="clear", certain=True)
    assert drafted(catalogue, Consistency(data=(claim,)), "data-claim") is None
    none = DataClaim(data_type="contacts", owner=APP, disclosure="not-supplied", certain=False)
    without = facts(Consistency(data=(none,)), policy=False)
    assert Drafting(without, catalogue, "zh").of((EvidenceRef(kind="data-claim", index=0),)) is None


def test_a_reference_to_nowhere_is_no_draft(catalogue: Catalogue) -> None:
    assert drafted(catalogue, Consistency(), "data-claim") is None


def test_it_says_that_it_is_a_draft(catalogue: Catalogue) -> None:
    claims = Consistency(sdks=(SdkClaim(sdk="umeng", disclosure="not-named", certain=True),))
    zh, en = (drafted(catalogue, claims, "sdk-claim", lang) for lang in ("zh", "en"))
    assert zh is not None
    assert en is not None
    assert "草稿" in zh.title + zh.note
    assert "draft" in en.title + en.note
    assert drafted(catalogue, claims, "sdk-claim") == zh


def test_every_wording_has_known_places_the_same_in_both_languages(catalogue: Catalogue) -> None:
    for entry in catalogue.wording:
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in
                  (entry.text.zh, entry.text.en)]  # fmt: skip
        assert places[0] == places[1], entry.id
        assert places[0] <= FIELDS, entry.id
