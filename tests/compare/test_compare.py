"""What became of each finding: fixed only where the second examination could look."""

import pytest
from msgspec import structs

from analyzer.apk.model import Certificate
from analyzer.compare.model import OPEN
from analyzer.facts import Facts
from analyzer.gaps import Cause
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from tests.compare.variants import DATE, against, catalogue, loan, of, states, with_gap, without
from tests.judgement.renaming import obfuscated

IMEI = "IMEI · the app's own code"


def test_the_same_facts_remain_as_they_are() -> None:
    same = against(loan(), loan())
    found = sum(len(item.findings) for item in judge(loan(), catalogue(), DATE).items)
    assert states(same) == {"remaining": found}
    assert not same.passed
    assert not same.warnings
    assert all(not table.changes for table in (*same.code, *same.policy, same.law))


def test_what_the_code_no_longer_reads_is_fixed_and_what_is_read_again_is_new() -> None:
    clean = without(loan(), "imei")
    after, back = against(loan(), clean), against(clean, loan())
    assert of(after, "immutable-identifier")[IMEI] == "fixed"
    assert of(after, "undisclosed-collection")[IMEI] == "fixed"
    assert of(after, "collection-before-consent")[IMEI] == "fixed"
    assert of(back, "immutable-identifier")[IMEI] == "new"
    assert states(after)["fixed"] == states(back)["new"]
    (change,) = next(table for table in after.code if table.id == "reads").changes
    assert (change.kind.id, change.what) == ("removed", "IMEI · app or unattributed code")


def test_both_proofs_stand_beside_each_other() -> None:
    same = against(loan(), loan())
    changes = [change for item in same.items for change in item.findings]
    assert all(change.old is not None and change.new is not None for change in changes)
    assert any(change.old_flows and change.new_flows for change in changes)
    gone = against(loan(), without(loan(), "imei"))
    fixed = [change for item in gone.items for change in item.findings if change.state.id == "fixed"]
    assert all((change.old and change.old.sites) or change.old_flows for change in fixed)
    assert all(change.new is None for change in fixed)


@pytest.mark.parametrize(
    "gone",
    [
        with_gap,
        lambda facts: with_gap(facts, "code", Cause.DAMAGED, blocks=False),
        lambda facts: with_gap(facts, "callgraph", Cause.BUDGET, blocks=False),
        lambda facts: structs.replace(
            facts, stages_done=tuple(stage for stage in facts.stages_done if stage != "behaviours")
        ),
    ],
)
def test_what_could_not_be_looked_at_is_never_fixed(gone: object) -> None:
    assert callable(gone)
    nothing = structs.replace(loan(), reads=(), flows=(), sdks=(), sdk_starts=(), permission_requests=())
    after = against(loan(), gone(nothing))
    assert states(after)["not-visible"]
    about_code = [
        change
        for item in after.items
        for change in item.findings
        if change.state.id == "fixed" and change.old and (change.old.sites or change.old_flows)
    ]
    assert about_code == []
    assert not after.passed
    assert all(change.notes for item in after.items for change in item.findings if change.state.id == "not-visible")


def test_a_package_that_could_not_be_read_at_all_has_nothing_fixed() -> None:
    facts = loan()
    blind = structs.replace(
        facts,
        manifest=structs.replace(facts.manifest, package="", components=(), uses_permissions=()),
        reads=(), flows=(), sdks=(), permissions=(), permission_requests=(), sdk_starts=(), policy=None,
        stages_done=("manifest",),
    )  # fmt: skip
    blind = with_gap(with_gap(blind, "manifest", Cause.DAMAGED), "code", Cause.ENCRYPTED)
    after = against(facts, blind)
    assert "fixed" not in states(after)
    assert after.new.unseen


def test_without_a_policy_no_finding_about_the_policy_is_fixed() -> None:
    facts = loan()
    none = structs.replace(
        facts.consistency,
        data=tuple(structs.replace(claim, disclosure="not-supplied") for claim in facts.consistency.data),
    )
    after = against(facts, structs.replace(facts, policy=None, consistency=none))
    assert "fixed" not in states(after)
    assert of(after, "undisclosed-collection")[IMEI] == "not-visible"
    assert any("no policy" in table.note or "had none" in table.note for table in after.policy)
    assert {change.kind.id for table in after.policy for change in table.changes} == {"not-visible"}
    assert after.warnings


def test_a_permission_that_is_no_longer_requested_is_fixed_whatever_is_hidden_in_the_code() -> None:
    facts = loan()
    name = "android.permission.RECORD_AUDIO"
    fewer = structs.replace(
        facts,
        manifest=structs.replace(
            facts.manifest,
            uses_permissions=tuple(entry for entry in facts.manifest.uses_permissions if entry.name != name),
        ),
        permissions=tuple(use for use in facts.permissions if use.name != name),
    )
    after = against(facts, fewer)
    assert of(after, "permission-without-use")["RECORD_AUDIO"] == "fixed"
    assert [change.id for change in next(t for t in after.code if t.id == "permissions").changes] == [name]
    notes = [note for item in after.items for change in item.findings for note in change.notes]
    assert any("RECORD_AUDIO" in note for note in notes), "a finding about several lost one"
    unread = against(facts, with_gap(fewer, "manifest", Cause.DAMAGED))
    assert of(unread, "permission-without-use")["RECORD_AUDIO"] == "not-visible"


def test_certainty_that_changes_is_told_both_ways() -> None:
    facts = loan()
    unsure = structs.replace(
        facts,
        consistency=structs.replace(
            facts.consistency,
            data=tuple(structs.replace(claim, certain=False) for claim in facts.consistency.data),
        ),
    )
    assert states(against(facts, unsure))["less-certain"] == states(against(unsure, facts))["more-certain"] > 0


def test_renaming_changes_nothing() -> None:
    for renamed in (obfuscated(loan()), obfuscated(loan(), unattributed=True, backwards=True)):
        after = against(loan(), renamed)
        assert set(states(after)) == {"remaining"}
        assert all(not table.changes for table in after.code)


def test_another_api_of_the_same_information_is_the_same_finding_and_is_said_to_be() -> None:
    facts = loan()
    other = structs.replace(
        facts,
        reads=tuple(
            structs.replace(read, api="Landroid/telephony/TelephonyManager;->aaa()V")
            if read.data_type == "imei"
            else read
            for read in facts.reads
        ),
    )
    after = against(facts, other)
    assert of(after, "immutable-identifier")[IMEI] == "remaining"
    changes = [change for item in after.items for change in item.findings if change.subject == IMEI]
    assert all(change.notes for change in changes)


def test_only_the_law_differs() -> None:
    after = against(loan(), loan(), old_date="2013-01-01")
    found = states(after)
    assert found["newly-required"] > 0
    assert "new" not in found
    assert {change.kind.id for change in after.law.changes} >= {"added"}
    back = states(against(loan(), loan(), new_date="2013-01-01"))
    assert back["not-required"] == found["newly-required"]
    assert "fixed" not in back


def test_another_package_or_certificate_is_told() -> None:
    facts = loan()
    other = structs.replace(facts, manifest=structs.replace(facts.manifest, package="com.other"))
    stranger = Certificate(
        subject="CN=x", issuer="CN=x", serial="1", sha256="f" * 64, sha1="f" * 40,
        not_before="2020-01-01", not_after="2030-01-01", schemes=("v2",),
    )  # fmt: skip
    assert any("com.other" in warning for warning in against(facts, other).warnings)
    assert not against(empty(facts), empty(other)).passed
    assert "fixed" not in states(against(facts, empty(other)))
    assert "not-visible" in states(against(facts, empty(other)))
    assert any("ffff" in text for text in against(facts, structs.replace(facts, certificates=(stranger,))).warnings)
    assert against(facts, structs.replace(facts, certificates=())).warnings


def test_policy_changes_stand_beside_code_changes() -> None:
    facts = loan()
    assert facts.policy is not None
    first, *rest = facts.policy.statements
    turned = structs.replace(first, polarity="no" if first.polarity == "yes" else "yes")
    fewer = structs.replace(
        facts,
        policy=structs.replace(
            facts.policy,
            statements=(turned, *rest[1:]),
            checks=tuple(structs.replace(check, found=True, sentence=1) for check in facts.policy.checks),
        ),
    )
    statements, checks = against(facts, fewer).policy
    assert statements.changes
    assert any(change.old_quote or change.new_quote for change in statements.changes)
    assert checks.changes


def test_a_clean_second_package_passes() -> None:
    assert against(empty(loan()), empty(loan())).passed
    assert not states(against(empty(loan()), empty(loan()))).keys() & set(OPEN)


def empty(facts: Facts) -> Facts:
    """No code, no components, no permissions and no policy: nothing to find, and nothing hidden."""
    return structs.replace(
        facts, reads=(), flows=(), sdks=(), permissions=(), permission_requests=(), sdk_starts=(), policy=None,
        consistency=structs.replace(facts.consistency, data=(), sdks=(), permissions=(), recipients=(), transfers=()),
        manifest=structs.replace(
            facts.manifest, components=(), uses_permissions=(), target_sdk=35, network_security=None
        ),
    )  # fmt: skip


def judged_story(text: str) -> Facts:
    return read_story(text).facts


def test_an_sdk_that_may_only_have_been_renamed_is_not_fixed() -> None:
    old = judged_story(
        "policy complete zh\nsdk umeng live\nread imei by sdk umeng reachable\nsdk-claim umeng not-named certain"
    )
    renamed = judged_story("policy complete zh\nread android-id by unattributed reachable")
    removed = judged_story("policy complete zh\nread android-id by app reachable")
    about = {
        name: [
            change.state.id
            for item in against(old, new).items
            for change in item.findings
            if change.old is not None and change.new is None
            and any(entry.kind == "sdk" for found in judge(old, catalogue(), DATE).items for finding in found.findings
                    if finding.id == change.id for entry in finding.evidence)
        ]
        for name, new in (("renamed", renamed), ("removed", removed))
    }  # fmt: skip
    assert about["renamed"]
    assert set(about["renamed"]) == {"not-visible"}
    assert set(about["removed"]) == {"fixed"}


def test_a_policy_of_which_only_a_part_is_left_fixes_nothing_that_the_code_still_does() -> None:
    facts = loan()
    assert facts.policy is not None
    cleared = structs.replace(
        facts.consistency,
        data=tuple(structs.replace(claim, disclosure="clear") for claim in facts.consistency.data),
    )
    part = structs.replace(
        facts, consistency=cleared, policy=structs.replace(facts.policy, complete=False, why_incomplete="cut")
    )
    whole = structs.replace(facts, consistency=cleared)
    assert set(of(against(facts, whole), "undisclosed-collection").values()) == {"fixed"}
    assert set(of(against(facts, part), "undisclosed-collection").values()) == {"not-visible"}
