"""What a policy may say takes certainty away and hides nothing: the finding stays, and names the sentence to read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec import structs

from analyzer.behaviours.model import CallSite, SdkPresence, SensitiveRead
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.model import Catalogue
from analyzer.compare.examination import Taken, compared
from analyzer.consistency.compare import compare
from analyzer.consistency.doubt import MILDER, doubted
from analyzer.consistency.model import (
    Consistency,
    DataClaim,
    Disclosure,
    Recipient,
    RecipientClaim,
    RecipientDisclosure,
)
from analyzer.facts import Facts
from analyzer.flows.model import Destination, Flow
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Finding
from analyzer.judgement.story import read_story
from analyzer.pipeline import read_catalogue
from analyzer.policy.model import Actor, Policy, Statement
from analyzer.policy.reading import read_policy
from analyzer.program.owner import Owner
from analyzer.report.build import build_report
from tests.policy import sample

APP = Owner(kind="app")
UMENG = Owner(kind="sdk", sdk="umeng")
NAMES = {"umeng": ("友盟+", "Umeng")}
FIRST = Actor(kind="first-party")
THIRD = Actor(kind="third-party")
SDK = Actor(kind="named-third-party", name="友盟+", sdk="umeng")
DATE = "2026-06-01"
RULE = "undisclosed-collection"
Read = Callable[[str], Policy]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def read(catalogue: Catalogue, tmp_path: Path) -> Read:
    def reader(text: str) -> Policy:
        path = tmp_path / "policy.txt"
        path.write_text(text, encoding="utf-8")
        return read_policy([path], catalogue, NAMES)

    return reader


def perhaps(policy: Policy, words: str, kind: str, **more: object) -> tuple[Policy, int]:
    """The policy in which the sentence with these words may state something, and its number."""
    text = policy.document.text
    number = next(s.number for s in policy.document.sentences if words in text[s.span.start : s.span.end])
    stated: dict[str, object] = {"action": "collect", "actor": FIRST, "polarity": "yes", **more}
    doubtful = Statement(sentence=number, data_types=(kind,), **stated)  # type: ignore[arg-type]  # of this test
    return structs.replace(policy, doubtful=(doubtful,)), number


def claim(catalogue: Catalogue, policy: Policy, kind: str, owner: Owner = APP) -> DataClaim:
    site = CallSite(method="La/B;->d()V")
    one = SensitiveRead(data_type=kind, kind="api", api="La/B;->c()V", site=site, owner=owner, grade="reachable")
    (found,) = compare([one], (), (), policy, catalogue, NAMES).data
    return found


def transfer(catalogue: Catalogue, policy: Policy, kind: str) -> RecipientClaim:
    channel: Channel = "sdk"
    here = CallSite(method="La/A;->a()V")
    flow = Flow(
        data_type=kind, source=here, source_api="La/B;->c()V", source_owner=APP, sink=here, sink_api="La/B;->d()V",
        sink_owner=APP, argument="arg1", channel=channel, destinations=(Destination(kind="sdk", value="umeng"),),
    )  # fmt: skip
    sdks = (SdkPresence(id="umeng", name="友盟+", categories=("statistics",), live=True),)
    umeng = (Recipient(id="umeng", kind="sdk", role="sdk", sdk="umeng"),)
    (found,) = compare((), sdks, (), policy, catalogue, NAMES, flows=(flow,), recipients=umeng).transfers
    return found


BESIDE = "我们重视您的个人信息"
"""A sentence of the frame that states nothing itself."""


@pytest.mark.parametrize(
    ("kind", "owner", "said", "stated", "may_be"),
    [
        ("calendar", APP, "calendar", "omitted", "clear"),
        ("imsi", APP, "device-identifier", "vague", ""),
        ("sms", UMENG, "sms", "omitted", "vague"),
        ("imei", APP, "imei", "vague", "clear"),
        ("call-log", APP, "call-log", "incorrect", "ambiguous"),
        ("location", APP, "location", "clear", ""),
    ],
)
def test_each_class_stays_and_names_the_sentence(
    catalogue: Catalogue, read: Read, kind: str, owner: Owner, said: str, stated: Disclosure, may_be: str
) -> None:
    bare = read(sample.ZH)
    before = claim(catalogue, structs.replace(bare, doubtful=()), kind, owner)
    policy, number = perhaps(bare, BESIDE, said)
    found = claim(catalogue, policy, kind, owner)
    assert found.disclosure == before.disclosure == stated
    assert (found.may_be, found.may_say) == (may_be, (number,) if may_be else ())
    assert found.certain is (before.certain and not may_be)
    if stated == "omitted":
        assert found.nearest == number


def test_a_doubtful_denial_changes_nothing(catalogue: Catalogue, read: Read) -> None:
    bare = structs.replace(read(sample.ZH), doubtful=())
    for kind in ("location", "calendar"):
        policy, _ = perhaps(bare, BESIDE, kind, polarity="no")
        assert claim(catalogue, policy, kind) == claim(catalogue, bare, kind)


def test_what_cannot_be_decided_stays_so(catalogue: Catalogue, read: Read) -> None:
    policy, _ = perhaps(structs.replace(read(sample.ZH), kind="user-agreement"), BESIDE, "calendar")
    found = claim(catalogue, policy, "calendar")
    assert (found.disclosure, found.may_be, found.certain) == ("not-decidable", "", False)


@pytest.mark.parametrize(
    ("more", "stated", "may_be"),
    [
        ({"action": "share", "actor": FIRST, "receiver": SDK}, "not-named", "clear"),
        ({"action": "share", "actor": FIRST}, "not-named", "unnamed"),
        ({"action": "collect", "actor": THIRD}, "not-named", "unnamed"),
        ({"action": "collect", "actor": FIRST}, "not-named", ""),
    ],
)
def test_recipients_too(catalogue: Catalogue, read: Read, more: dict[str, object], stated: str, may_be: str) -> None:
    bare = structs.replace(read(sample.ZH), doubtful=())
    policy, number = perhaps(bare, BESIDE, "calendar", **more)
    found = transfer(catalogue, policy, "calendar")
    assert (found.disclosure, found.may_be) == (stated, may_be)
    assert found.may_say == ((number,) if may_be else ())
    assert found.certain is not bool(may_be)
    assert transfer(catalogue, bare, "calendar").certain


def _every_pair() -> Iterator[tuple[DataClaim | RecipientClaim, DataClaim | RecipientClaim]]:
    for one in get_args(Disclosure):
        for other in get_args(Disclosure):
            made = [
                DataClaim(data_type="imei", owner=APP, disclosure=name, certain=True, sentences=(7,))
                for name in (one, other)
            ]
            yield made[0], made[1]
    for one in get_args(RecipientDisclosure):
        for other in get_args(RecipientDisclosure):
            both = [
                RecipientClaim(data_type="imei", recipient="umeng", disclosure=name, certain=True, sentences=(7,))
                for name in (one, other)
            ]
            yield both[0], both[1]


def test_no_class_ever_changes_and_none_gets_surer(read: Read) -> None:
    policy, _ = perhaps(read(sample.ZH), BESIDE, "imei")
    for one, other in _every_pair():
        name = "data" if isinstance(one, DataClaim) else "transfers"
        (found,) = getattr(
            doubted(
                structs.replace(Consistency(), **{name: (one,)}),
                structs.replace(Consistency(), **{name: (other,)}),
                policy,
            ),
            name,
        )
        assert found.disclosure == one.disclosure
        milder = other.disclosure in MILDER.get(one.disclosure, ())
        assert found.certain is not milder
        assert bool(found.may_say) is milder
    assert not any(first in MILDER.get(second, ()) for first, more in MILDER.items() for second in more)


STORY = """
policy complete zh
permission android.permission.INTERNET used-by-app protection normal
read contacts at Lcom/a/B;->c()V by app reachable
claim contacts app {claim}
"""


def story(claimed: str) -> Facts:
    facts = read_story(STORY.format(claim=claimed)).facts
    return structs.replace(facts, stages_done=("behaviours", "flows", "consent", "interface", "policy", "consistency"))


def finding(catalogue: Catalogue, claimed: str) -> Finding:
    (item,) = (item for item in judge(story(claimed), catalogue, DATE).items if item.rule == RULE)
    (found,) = item.findings
    return found


@pytest.mark.parametrize(
    ("claimed", "may_be"),
    [
        ("omitted", "clear"),
        ("omitted", "vague"),
        ("incorrect", "ambiguous"),
        ("incorrect", "clear"),
        ("vague", "clear"),
    ],
)
def test_the_finding_is_suspected_and_says_what_to_read(catalogue: Catalogue, claimed: str, may_be: str) -> None:
    sure, found = finding(catalogue, f"{claimed} certain"), finding(catalogue, f"{claimed} perhaps {may_be}")
    assert found.verdict == "suspected"
    assert found.id == sure.id
    assert found.may_say == (1,)
    assert not sure.may_say
    assert "第 1 句" in found.fact_zh
    assert "人工" in found.fact_zh
    assert "Sentence 1 of the policy may" in found.fact_en
    assert "a person has to read it" in found.fact_en
    assert "sentence" in {entry.kind for entry in found.evidence}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_tells_it(catalogue: Catalogue, lang: str) -> None:
    facts = story("omitted perhaps clear")
    report = build_report(facts, judge(facts, catalogue, DATE), catalogue, lang)
    (shown,) = (
        view
        for group in report.problems
        for item in group.items
        if item.rule == RULE
        for view in item.findings
    )  # fmt: skip
    assert shown.retest is not None
    assert shown.retest.trigger.startswith("先由人工阅读" if lang == "zh" else "First a person reads")
    assert [quote.number for quote in shown.quotes] == [1]
    (cell,) = (cell for group in report.behaviours.groups for row in group.rows for cell in row.cells)
    assert cell.policy.id == "may-be-stated"
    assert cell.policy.text != "may-be-stated"


@pytest.mark.parametrize("claimed", ["omitted perhaps clear", "omitted perhaps vague", "incorrect perhaps clear"])
def test_what_may_be_stated_now_is_never_fixed(catalogue: Catalogue, claimed: str) -> None:
    old = story(claimed.partition(" ")[0] + " certain")
    for new, state in ((story(claimed), "to-read"), (story("clear certain"), "fixed")):
        found = compared(Taken(old), Taken(new), catalogue, old_date=DATE, new_date=DATE, lang="en")
        (item,) = (item for item in found.items if item.rule == RULE)
        assert [change.state.id for change in item.findings] == [state]
