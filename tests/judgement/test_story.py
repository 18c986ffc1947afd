"""The language of the examples: what each line becomes, and what is refused."""

import pytest

from analyzer.judgement.story import EXAMPLE_DATE, read_story
from analyzer.judgement.story_words import FactsError
from analyzer.program.owner import Owner

EVERYTHING = """
# a comment, and an empty line

read imei at Lcom/a/B;->c()V by sdk umeng reachable via La/T;->get()V entry service argument x,y
read sms by unattributed packaged
permission a.permission.B not-checkable protection normal group G cause flutter cause native-code,packed
permission a.permission.C used-not-requested
sdk umeng live category ads,push
policy partial en
claim imei sdk umeng vague certain
sdk-claim umeng company-only
permission-claim a.permission.B mentioned certain
check response-time found value "15 working days"
check contact missing near
statement share named-third-party no of imei,sms
mention imei
component receiver com.a.Boot action x.BOOT,y.BOOT exported disabled
manifest cleartext false base-cleartext true cleartext-domain a.example,b.example user-certificates
target 22
type utilities
date 2025-01-01
gap packed blocks in container
stage flows   # a remark
"""


def test_every_line_becomes_what_it_says() -> None:
    story = read_story(EVERYTHING)
    facts = story.facts
    assert (story.date, story.app_type) == ("2025-01-01", "utilities")
    live, dead = facts.reads
    assert (live.data_type, live.grade, live.api, live.argument) == ("imei", "reachable", "La/T;->get()V", "x,y")
    assert live.owner == Owner(kind="sdk", sdk="umeng")
    assert live.site.method == "Lcom/a/B;->c()V"
    assert live.entry is not None
    assert live.entry.kind == "service"
    assert (dead.grade, dead.owner.kind, dead.entry) == ("packaged", "unattributed", None)
    first, second = facts.permissions
    assert (first.status, first.requested, first.protection, first.group) == ("not-checkable", True, "normal", "G")
    assert first.causes == ("flutter", "native-code", "packed")
    assert (second.status, second.requested) == ("used-not-requested", False)
    assert [use.name for use in facts.manifest.uses_permissions] == ["a.permission.B"]
    assert (facts.sdks[0].id, facts.sdks[0].live, facts.sdks[0].categories) == ("umeng", True, ("ads", "push"))
    consistency = facts.consistency
    assert (consistency.data[0].disclosure, consistency.data[0].certain) == ("vague", True)
    assert (consistency.sdks[0].disclosure, consistency.sdks[0].certain) == ("company-only", False)
    assert (consistency.permissions[0].disclosure, consistency.permissions[0].certain) == ("mentioned", True)
    policy = facts.policy
    assert policy is not None
    assert (policy.complete, policy.document.language, policy.mentions) == (False, "en", (("imei", 1),))
    assert [(check.id, check.found, check.value, check.nearest) for check in policy.checks] == [
        ("response-time", True, "15 working days", 0),
        ("contact", False, "", 1),
    ]
    (statement,) = policy.statements
    assert (statement.action, statement.actor.kind, statement.polarity) == ("share", "named-third-party", "no")
    assert statement.data_types == ("imei", "sms")
    (component,) = facts.manifest.components
    assert (component.kind, component.name, component.exported, component.enabled) == (
        *("receiver", "com.a.Boot", True, False),
    )
    assert component.filters[0].actions == ("x.BOOT", "y.BOOT")
    security = facts.manifest.network_security
    assert security is not None
    assert (facts.manifest.cleartext, security.cleartext_base, security.trusts_user_certificates) == (False, True, True)
    assert security.cleartext_domains == ("a.example", "b.example")
    assert facts.manifest.target_sdk == 22
    assert [(gap.cause.value, gap.blocks_code, gap.stage) for gap in facts.gaps] == [("packed", True, "container")]
    assert facts.stages_done == ("flows",)


def test_nothing_said_is_an_empty_package() -> None:
    story = read_story("")
    assert (story.date, story.app_type) == (EXAMPLE_DATE, "")
    assert story.facts.policy is None
    assert story.facts.reads == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("red imei", "unknown word 'red'; did you mean 'read'?"),
        ("read", "missing: a data type"),
        ("read imei by app reachable twice", "not understood: twice"),
        ("read imei at", "missing: what follows 'at'"),
        ("permission a.permission.B", "missing: one of used-by-app, used-by-sdk"),
        ("claim imei app", "missing: one of clear, vague"),
        ("sdk umeng", "missing: one of live, packaged"),
        ("target new", "invalid literal"),
        ("gap broken", "missing: one of damaged"),
        ("component window a.B", "missing: one of activity"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_number(line: str, said: str) -> None:
    with pytest.raises(FactsError, match="facts line 2") as caught:
        read_story(f"target 30\n{line}")
    assert said in str(caught.value)
