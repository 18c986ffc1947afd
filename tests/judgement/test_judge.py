"""Verdicts, findings, reasons: what a judgement says and never says."""

from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from analyzer.behaviours.model import Phase
from analyzer.catalogue import conditions
from analyzer.catalogue.model import Catalogue
from analyzer.errors import UsageError
from analyzer.facts import Facts, from_json, to_json
from analyzer.judgement.judge import judge
from analyzer.judgement.model import Finding, ItemResult, Judgement
from analyzer.judgement.story import read_story
from analyzer.policy.model import PolicyOrigin, SdkMention

DATE = "2026-11-21"

INTERNET = "permission android.permission.INTERNET used-by-app protection normal\n"

LOAN = """
type online-lending
policy complete zh
permission android.permission.INTERNET used-by-app protection normal
permission android.permission.READ_CONTACTS used-by-app
permission android.permission.RECORD_AUDIO no-use-found
permission-claim android.permission.READ_CONTACTS not-mentioned certain
permission-claim android.permission.RECORD_AUDIO not-mentioned certain
read contacts at Lcom/a/A;->a()V by app reachable via La/Contacts;->query()V
read contacts at Lcom/a/B;->b()V by app reachable via La/Contacts;->query()V
read imei by app reachable
claim contacts app omitted certain
claim imei app vague
sdk starad live category ads
sdk-claim starad not-named certain
read location by sdk starad reachable
claim location sdk starad omitted certain
statement collect of phone-number
check response-time found value 30
check personalised-push-off missing
component receiver com.a.Boot action android.intent.action.BOOT_COMPLETED
"""


def assess(text: str, catalogue: Catalogue, date: str = DATE) -> Judgement:
    story = read_story(text)
    return judge(story.facts, catalogue, date, story.app_type)


def item(text: str, catalogue: Catalogue, rule: str) -> ItemResult:
    (found,) = [entry for entry in assess(text, catalogue).items if entry.rule == rule]
    return found


def finding(text: str, catalogue: Catalogue, rule: str) -> Finding:
    (found,) = item(text, catalogue, rule).findings
    return found


def test_the_same_input_gives_the_same_bytes(shipped: Catalogue) -> None:
    story = read_story(LOAN)
    first = msgspec.json.encode(judge(story.facts, shipped, DATE, story.app_type))
    again = msgspec.json.encode(judge(from_json(to_json(story.facts)), shipped, DATE, story.app_type))
    assert first == again


def test_every_rule_and_every_undecidable_duty_has_one_item(shipped: Catalogue) -> None:
    judgement = assess(LOAN, shipped)
    rules = [entry.rule for entry in judgement.items]
    assert sorted(rules) == sorted([rule.id for rule in shipped.rules] + [entry.id for entry in shipped.undecided])
    assert (judgement.date, judgement.app_type, judgement.ruleset_sha256) == (DATE, "online-lending", shipped.sha256)


def test_items_are_ordered_by_problem_and_severity(shipped: Catalogue) -> None:
    names = [problem.name.zh for problem in shipped.problems]
    severities = ("high", "medium", "low", "info")
    order = [(names.index(entry.problem), severities.index(entry.severity)) for entry in assess(LOAN, shipped).items]
    assert order == sorted(order)


def test_a_loan_app_in_short(shipped: Catalogue) -> None:
    verdicts = {entry.rule: entry.verdict for entry in assess(LOAN, shipped).items}
    assert verdicts["undisclosed-collection"] == "confirmed"
    assert verdicts["sdk-not-in-policy"] == "confirmed"
    assert verdicts["rights-path"] == "confirmed"
    assert verdicts["permission-purpose-unexplained"] == "confirmed"
    assert verdicts["permission-without-use"] == "suspected"
    assert verdicts["immutable-identifier"] == "suspected"
    assert verdicts["beyond-necessary-list"] == "suspected"
    assert verdicts["no-personalisation-switch"] == "suspected"
    assert verdicts["self-start"] == "suspected"
    assert verdicts["sensitive-data-leaves"] == "not-seen"
    assert verdicts["collection-before-consent"] == "not-seen"
    assert verdicts["rules-hard-to-reach"] == "undecidable"
    assert verdicts["biometric-upload"] == "no-issue"


def test_one_finding_for_a_type_and_owner_lists_its_sites(shipped: Catalogue) -> None:
    story = read_story(LOAN)
    found = item(LOAN, shipped, "undisclosed-collection").findings
    (contacts,) = [entry for entry in found if entry.subject_en == "Contacts · the app's own code"]
    reads = [story.facts.reads[ref.index] for ref in contacts.evidence if ref.kind == "read"]
    assert [read.site.method for read in reads] == ["Lcom/a/A;->a()V", "Lcom/a/B;->b()V"]
    (claim,) = [story.facts.consistency.data[ref.index] for ref in contacts.evidence if ref.kind == "data-claim"]
    assert claim.data_type == "contacts"


def test_confirmed_findings_stand_before_suspected_ones(shipped: Catalogue) -> None:
    verdicts = [entry.verdict for entry in item(LOAN, shipped, "undisclosed-collection").findings]
    assert verdicts == ["confirmed", "confirmed", "suspected"]


def test_every_evidence_points_at_something(shipped: Catalogue) -> None:
    facts = read_story(LOAN).facts
    assert facts.policy is not None
    sizes = {
        "read": len(facts.reads),
        "permission": len(facts.permissions),
        "sdk": len(facts.sdks),
        "data-claim": len(facts.consistency.data),
        "sdk-claim": len(facts.consistency.sdks),
        "permission-claim": len(facts.consistency.permissions),
        "policy-check": len(facts.policy.checks),
        "component": len(facts.manifest.components),
        "manifest": 1,
        "sentence": len(facts.policy.document.sentences) + 1,
    }
    for entry in assess(LOAN, shipped).items:
        for found in entry.findings:
            assert found.evidence, found.fact_en
            assert all(0 <= ref.index < sizes[ref.kind] for ref in found.evidence)


def test_both_languages_are_filled_in_everywhere(shipped: Catalogue) -> None:
    for entry in assess(LOAN, shipped).items:
        texts = [entry.reason_zh + entry.reason_en]
        for found in entry.findings:
            texts += [
                found.subject_zh,
                found.subject_en,
                found.fact_zh,
                found.fact_en,
                found.remedy_zh,
                found.remedy_en,
            ]
            assert all(texts[1:])
        assert not any(mark in text for text in texts for mark in ("{", "}", "unseen.", "looked.", "report.", "owner."))
        assert bool(entry.reason_zh) == bool(entry.reason_en)


# identity


def changed_id(old: str, new: str, shipped: Catalogue, rule: str = "immutable-identifier") -> tuple[str, str]:
    text = "read imei at Lcom/a/A;->a()V by app reachable via La/T;->get()V entry activity"
    return finding(text, shipped, rule).id, finding(text.replace(old, new), shipped, rule).id


@pytest.mark.parametrize(("old", "new"), [("Lcom/a/A;->a()V", "Lq/w;->e()V")])
def test_an_id_outlives_the_names_that_an_obfuscator_chooses(old: str, new: str, shipped: Catalogue) -> None:
    one, two = changed_id(old, new, shipped)
    assert one == two


@pytest.mark.parametrize(
    ("old", "new"),
    [("imei", "imsi"), ("by app", "by sdk umeng"), ("->get()", "->get2()"), ("entry activity", "entry service")],
)
def test_an_id_tells_different_things_apart(old: str, new: str, shipped: Catalogue) -> None:
    one, two = changed_id(old, new, shipped)
    assert one != two


def test_an_id_does_not_depend_on_the_verdict(shipped: Catalogue) -> None:
    text = f"{INTERNET}policy complete zh\nread imei by app reachable\nclaim imei app omitted"
    unsure = finding(text, shipped, "undisclosed-collection")
    sure = finding(text + " certain", shipped, "undisclosed-collection")
    assert (unsure.verdict, sure.verdict) == ("suspected", "confirmed")
    assert unsure.id == sure.id


def test_another_site_of_the_same_kind_keeps_the_id(shipped: Catalogue) -> None:
    one = "read imei at Lcom/a/A;->a()V by app reachable"
    two = one + "\nread imei at Lcom/a/B;->b()V by app reachable"
    assert finding(one, shipped, "immutable-identifier").id == finding(two, shipped, "immutable-identifier").id


# what is never said


def test_without_a_policy_nothing_is_said_about_one(shipped: Catalogue) -> None:
    text = (
        "\n".join(line for line in LOAN.splitlines() if not line.startswith(("policy", "claim", "check", "statement")))
        .replace("not-named certain", "not-supplied")
        .replace("not-mentioned certain", "not-supplied")
    )
    judgement = assess(text, shipped)
    for entry in judgement.items:
        assert entry.verdict != "confirmed", entry.rule
        assert "无隐私政策" not in "".join((entry.reason_zh, *(found.fact_zh for found in entry.findings)))
    for rule in ("sdk-not-in-policy", "undisclosed-collection", "rights-path", "no-consent-prompt"):
        (found,) = [entry for entry in judgement.items if entry.rule == rule]
        assert found.verdict == "not-seen"
        assert "未提供隐私政策" in found.reason_zh
        assert "No policy was supplied" in found.reason_en


@pytest.mark.parametrize("policy", ["policy partial zh", "policy complete other"])
def test_absence_from_a_policy_that_was_not_read_whole_accuses_nobody(policy: str, shipped: Catalogue) -> None:
    text = f"{policy}\nstatement collect of location\ncheck complaint-channel missing\ncheck retention-period missing"
    for rule in ("rights-path", "no-consent-prompt"):
        found = item(text, shipped, rule)
        assert (found.verdict, found.findings) == ("not-seen", ())
        assert "隐私政策不完整或未能全部读取" in found.reason_zh


def test_a_gap_in_the_document_counts_too(shipped: Catalogue) -> None:
    story = read_story("policy complete zh\ncheck complaint-channel missing")
    policy = story.facts.policy
    assert policy is not None
    gap = read_story("gap damaged in policy").facts.gaps
    replace = msgspec.structs.replace
    for broken in (replace(policy, gaps=gap), replace(policy, document=replace(policy.document, gaps=gap))):
        judgement = judge(replace(story.facts, policy=broken), shipped, DATE)
        (found,) = [entry for entry in judgement.items if entry.rule == "rights-path"]
        assert found.verdict == "not-seen"


def test_a_policy_out_of_the_package_confirms_nothing(shipped: Catalogue) -> None:
    story = read_story("policy complete zh\ncheck complaint-channel missing\nstatement collect of location")
    verdicts: dict[str, list[str]] = {}
    origins = PolicyOrigin(kind="supplied"), PolicyOrigin(kind="package")
    for origin in origins:
        judgement = judge(msgspec.structs.replace(story.facts, policy_origin=origin), shipped, DATE)
        verdicts[origin.kind] = [f.verdict for entry in judgement.items for f in entry.findings]
    assert "confirmed" in verdicts["supplied"]
    assert verdicts["package"] == ["suspected"] * len(verdicts["supplied"])


def test_a_name_that_merely_occurs_names_no_recipient(shipped: Catalogue) -> None:
    story = read_story("policy complete zh\nstatement share first-party of location\ncheck sharing-list missing")
    policy = story.facts.policy
    assert policy is not None
    for types, verdict in (((), "suspected"), (("location",), "no-issue")):
        mention = SdkMention(sdk="umeng", name="友盟", sentence=1, data_types=types)
        named = msgspec.structs.replace(policy, sdk_mentions=(mention,))
        judgement = judge(msgspec.structs.replace(story.facts, policy=named), shipped, DATE)
        (found,) = [entry for entry in judgement.items if entry.rule == "recipient-unidentified"]
        assert found.verdict == verdict


CODE_RULES = (
    "undisclosed-collection",
    "sdk-not-in-policy",
    "immutable-identifier",
    "collection-before-consent",
    "sensitive-data-leaves",
    "biometric-upload",
    "shake-to-ad",
    "background-collection",
)


@pytest.mark.parametrize("rule", CODE_RULES)
def test_hidden_code_is_never_a_clean_result(rule: str, shipped: Catalogue) -> None:
    policy = "policy complete zh\nstatement collect of location\n"
    assert item(policy, shipped, rule).verdict == "no-issue"
    hidden = item(policy + "gap packed blocks", shipped, rule)
    assert hidden.verdict == "not-seen"
    assert "加固" in hidden.reason_zh
    assert "packing" in hidden.reason_en
    assert item(policy + "gap packed", shipped, rule).verdict == "no-issue", "a gap that hides no code"


def test_a_finding_beside_hidden_code_says_that_more_may_be_there(shipped: Catalogue) -> None:
    found = item("read imei by app reachable\ngap packed blocks", shipped, "immutable-identifier")
    assert found.verdict == "suspected"
    assert found.reason_zh.startswith("另有部分未能检测")
    assert found.reason_en.startswith("A part could not be checked")


def test_nothing_found_and_could_not_look_never_read_the_same(shipped: Catalogue) -> None:
    clean = item("read android-id by app reachable", shipped, "immutable-identifier")
    blind = item("gap packed blocks", shipped, "immutable-identifier")
    assert (clean.verdict, blind.verdict) == ("no-issue", "not-seen")
    assert clean.reason_zh.startswith("已检查")
    assert blind.reason_zh.startswith("未能检测，原因")


def test_a_permission_that_cannot_be_checked_is_named_with_the_cause(shipped: Catalogue) -> None:
    found = item("permission android.permission.CAMERA not-checkable cause flutter", shipped, "permission-without-use")
    assert found.verdict == "not-seen"
    assert "CAMERA" in found.reason_en
    assert "Flutter" in found.reason_zh


def test_an_unneeded_permission_is_suspected_though_the_fact_is_certain(shipped: Catalogue) -> None:
    found = finding("permission android.permission.CAMERA no-use-found", shipped, "permission-without-use")
    assert found.verdict == "suspected"


STAGED = {
    "collection-before-consent": ("phases", "consent"),
    "sensitive-data-leaves": ("flows",),
    "background-collection": ("phases",),
    "biometric-upload": ("flows",),
    "foreign-endpoint": ("flows",),
    "shake-to-ad": ("implicit-flows",),
}
CANDIDATES = """
permission android.permission.INTERNET used-by-app protection normal
read contacts by app reachable
read face by app reachable
sdk starad live category ads
read sensors by sdk starad reachable
"""


@pytest.mark.parametrize("rule", STAGED)
def test_a_rule_whose_stage_is_missing_says_not_seen(rule: str, shipped: Catalogue) -> None:
    found = item(CANDIDATES, shipped, rule)
    assert found.verdict == "not-seen"
    assert "尚未分析" in found.reason_zh
    assert "not analysed" in found.reason_en


@pytest.mark.parametrize("rule", sorted(STAGED.keys() - {"background-collection", "collection-before-consent"}))
def test_a_stage_that_ran_and_found_nothing_says_so(rule: str, shipped: Catalogue) -> None:
    stages = "\n".join(f"stage {stage}" for stage in ("flows", "implicit-flows"))
    policy = "policy complete zh\ncheck cross-border missing\n"
    found = item(f"{policy}{CANDIDATES}\n{stages}", shipped, rule)
    assert found.verdict == "no-issue"
    assert "数据流" in found.reason_zh
    assert "flows of personal information" in found.reason_en


def test_a_stage_that_ran_and_is_not_asked_gives_no_clean_result(shipped: Catalogue) -> None:
    rule = next(rule for rule in shipped.rules if rule.id == "shake-to-ad")
    alone = replace(shipped, rules=(replace(rule, checks=()),))
    assert item(f"{CANDIDATES}\nstage implicit-flows", alone, "shake-to-ad").verdict == "undecidable"


def test_rules_ask_for_the_phases_that_reads_have() -> None:
    assert get_args(conditions.Phase) == get_args(Phase)


def test_reachable_source_and_sink_are_no_flow(shipped: Catalogue) -> None:
    for entry in assess(CANDIDATES, shipped).items:
        if entry.rule == "sensitive-data-leaves":
            assert entry.findings == ()
            assert "不等于存在数据流" in entry.reason_zh


def test_an_app_type_covers_broader_types(shipped: Catalogue) -> None:
    text = "type map-navigation\nread location by app reachable\nread contacts by app reachable"
    (found,) = item(text, shipped, "beyond-necessary-list").findings
    assert found.subject_en == "Contacts · the app's own code"
    assert "地图导航类（14号第五条（1））" in found.fact_zh
    assert found.verdict == "suspected"


def test_an_unattributed_read_is_not_blamed_on_the_app(shipped: Catalogue) -> None:
    found = finding("read imei by unattributed reachable", shipped, "immutable-identifier")
    assert "无法归属的代码" in found.fact_zh
    assert "App" not in found.fact_zh.replace("App ID", "")


def test_text_from_a_package_is_never_read_as_a_template(shipped: Catalogue) -> None:
    text = "component receiver com.a.{owner}{0} action android.intent.action.BOOT_COMPLETED"
    assert "com.a.{owner}{0}" in finding(text, shipped, "self-start").fact_en


def test_a_name_with_half_a_character_stops_nothing(shipped: Catalogue) -> None:
    facts = read_story("permission android.permission.CAMERA no-use-found").facts
    (use,) = facts.permissions
    odd = msgspec.structs.replace(facts, permissions=(msgspec.structs.replace(use, name="a.permission.B\ud800"),))
    (before,) = next(
        entry for entry in judge(odd, shipped, DATE).items if entry.rule == "permission-without-use"
    ).findings
    saved = from_json(to_json(odd))
    (after,) = next(
        entry for entry in judge(saved, shipped, DATE).items if entry.rule == "permission-without-use"
    ).findings
    assert before.id == after.id


def test_a_long_list_of_names_is_cut_with_a_count(shipped: Catalogue) -> None:
    boots = [f"component receiver com.a.Boot{n} action android.intent.action.BOOT_COMPLETED" for n in range(9)]
    found = finding("\n".join(boots), shipped, "self-start")
    assert "com.a.Boot5 and 3 more" in found.fact_en
    assert "另有 3 项" in found.fact_zh
    assert len(found.evidence) == 9


@pytest.mark.parametrize("date", ["", "2026", "2026-1-1", "2026-02-30", "20260101", "today"])
def test_a_date_that_is_none_is_refused(date: str, shipped: Catalogue) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        assess("", shipped, date)


def test_an_unknown_app_type_is_refused(shipped: Catalogue) -> None:
    with pytest.raises(UsageError, match="no app type 'torch'"):
        judge(read_story("").facts, shipped, DATE, "torch")


def test_a_data_type_that_the_catalogue_does_not_know_stops_nothing(shipped: Catalogue) -> None:
    assert item("read from-the-future by app reachable", shipped, "undisclosed-collection").verdict == "no-issue"


def test_facts_are_not_changed(shipped: Catalogue) -> None:
    facts: Facts = read_story(LOAN).facts
    before = to_json(facts)
    judge(facts, shipped, DATE)
    assert to_json(facts) == before


# the manifest


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        ("target 27", "suspected"),
        ("target 28", "no-issue"),
        ("target 27\nmanifest cleartext false", "no-issue"),
        ("target 34\nmanifest cleartext true", "suspected"),
        ("target 34\nmanifest cleartext true base-cleartext false", "no-issue"),
        ("target 34\nmanifest base-cleartext true", "suspected"),
        ("target 27\nmanifest cleartext-domain a.example", "suspected"),
        ("target 34\nmanifest cleartext-domain a.example", "suspected"),
        ("target 34\nmanifest user-certificates base-cleartext false", "suspected"),
        ("target 23\nmanifest cleartext false", "suspected"),
    ],
)
def test_cleartext_as_the_platform_reads_it(lines: str, verdict: str, shipped: Catalogue) -> None:
    assert item(INTERNET + lines, shipped, "cleartext").verdict == verdict
    assert item(lines, shipped, "cleartext").verdict == "no-issue", "no network access, nothing to encrypt"


def test_a_manifest_that_was_read_in_part_is_no_clean_result(shipped: Catalogue) -> None:
    assert item("gap damaged in manifest", shipped, "self-start").verdict == "not-seen"
    assert item("", shipped, "self-start").verdict == "no-issue"


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("30", "confirmed"), ("16 working days", "confirmed"), ("30 days", "suspected"), ("4 weeks", "suspected")],
)
def test_a_promise_is_certain_in_working_days_only(value: str, verdict: str, shipped: Catalogue) -> None:
    found = finding(f'policy complete zh\ncheck response-time found value "{value}"', shipped, "rights-path")
    assert found.verdict == verdict
    assert value.split()[0] in found.fact_zh
    assert "days" not in found.fact_zh


@pytest.mark.parametrize(
    "value",
    ["15", "15 working days", "21 days", "3 weeks", "48 hours", "", "soon", "9" * 4000, "-30", "三十", "30 moons"],
)
def test_a_promise_that_is_no_number_above_fifteen_accuses_nobody(value: str, shipped: Catalogue) -> None:
    stated = f'check response-time found value "{value}"' if value else "check response-time found"
    assert item(f"policy complete zh\n{stated}", shipped, "rights-path").findings == ()


# reads that cannot succeed


BARRED = (
    INTERNET
    + """
type online-lending
policy complete zh
sdk starad live category ads
sdk-claim starad not-named certain
read contacts by app reachable not-permitted
read imei by app reachable not-permitted
read call-log by sdk starad reachable not-permitted
"""
)


def test_a_read_without_its_permission_accuses_nobody(shipped: Catalogue) -> None:
    for rule in ("undisclosed-collection", "immutable-identifier", "beyond-necessary-list"):
        found = item(BARRED, shipped, rule)
        assert (found.verdict, found.findings) == ("no-issue", ()), rule
        assert "3 处所需的权限没有申请" in found.reason_zh
        assert "their permission is not requested" in found.reason_en
    for rule in ("collection-before-consent", "sensitive-data-leaves", "background-collection"):
        assert "可以读取" not in item(BARRED, shipped, rule).reason_zh
    sdk = finding(BARRED, shipped, "sdk-not-in-policy")
    assert sdk.verdict == "suspected"
    assert "未见其代码直接读取" in sdk.fact_zh


def test_one_read_that_can_succeed_is_enough(shipped: Catalogue) -> None:
    found = finding(BARRED + "read imei at La/B;->c()V by app reachable\n", shipped, "immutable-identifier")
    assert len([entry for entry in found.evidence if entry.kind == "read"]) == 1


# permissions of one request


def batch(*names: str) -> str:
    groups = {"READ_CONTACTS": "CONTACTS", "WRITE_CONTACTS": "CONTACTS", "CAMERA": "CAMERA", "READ_SMS": "SMS"}
    lines = [f"permission android.permission.{name} used-by-app group {group}" for name, group in groups.items()]
    lines.append("permission android.permission.VIBRATE used-by-app protection normal")
    asked = ",".join(f"android.permission.{name}" for name in names)
    return "\n".join([*lines, f"request {asked} by app reachable"])


@pytest.mark.parametrize(
    ("names", "findings"),
    [
        (("READ_CONTACTS", "CAMERA", "READ_SMS"), 1),
        (("READ_SMS", "CAMERA", "READ_CONTACTS", "VIBRATE"), 1),
        (("READ_CONTACTS", "WRITE_CONTACTS", "CAMERA"), 0),
        (("READ_CONTACTS", "CAMERA", "VIBRATE"), 0),
        (("READ_CONTACTS", "CAMERA", "NOT_IN_THE_MANIFEST"), 0),
        (("READ_CONTACTS",), 0),
    ],
)
def test_a_request_is_a_batch_from_three_groups_on(names: tuple[str, ...], findings: int, shipped: Catalogue) -> None:
    assert len(item(batch(*names), shipped, "permissions-in-a-batch").findings) == findings


def test_what_is_not_known_to_be_asked_is_not_decided(shipped: Catalogue) -> None:
    two = batch("READ_CONTACTS", "CAMERA")
    assert item(two, shipped, "permissions-in-a-batch").verdict != "undecidable"
    open_ = item(two + " incomplete\nstage phases", shipped, "permissions-in-a-batch")
    assert open_.verdict == "undecidable"
    assert "未能全部确定" in open_.reason_zh


def test_what_follows_a_denial_is_told(shipped: Catalogue) -> None:
    text = "stage phases\n" + batch("CAMERA") + " repeated onResume denied exit phases launch"
    found = item(text, shipped, "permission-after-refusal").findings
    assert {entry.verdict for entry in found} == {"suspected"}
    assert sum("拒绝后界面恢复时再次申请" in entry.fact_zh for entry in found) == 1
    assert sum("可以退出应用" in entry.fact_zh for entry in found) == 1
    assert {ref.kind for entry in found for ref in entry.evidence} == {"request"}


BOTH = "stage phases\nstage consent\n"
BEFORE = "read imei by app start-up phases launch consent before\n"
OPEN = "read android-id by app start-up phases launch consent undecidable\n"
LATER = "read location by app reachable phases user-event consent undecidable\n"


@pytest.mark.parametrize(
    ("text", "verdict", "said"),
    [
        (BEFORE, "suspected", ""),
        (BEFORE + OPEN, "suspected", "另有部分静态不可判定：启动过程中有 1 处读取（Android ID · App 自身代码）"),
        (OPEN + LATER, "undecidable", "启动之后（用户操作时、后台或由其他应用启动时）有 1 处读取（位置"),
        (OPEN + "gap packed blocks", "undecidable", "另有部分未能检测：部分代码无法看到"),
        ("read imei by app start-up phases launch consent after", "no-issue", "未识别出征求或判断用户同意的位置"),
        ("read imei by app packaged", "no-issue", ""),
    ],
)
def test_what_is_not_decided_about_consent_is_neither_silence_nor_blindness(
    text: str, verdict: str, said: str, shipped: Catalogue
) -> None:
    found = item(BOTH + text, shipped, "collection-before-consent")
    assert found.verdict == verdict
    assert said in found.reason_zh


def test_no_screen_was_looked_at_for_the_prompt(shipped: Catalogue) -> None:
    """Gates are in the code; whether a prompt is shown at the first run is another question."""
    assert item(BOTH, shipped, "no-consent-prompt").verdict == "not-seen"


def test_requests_at_different_places_are_no_batch(shipped: Catalogue) -> None:
    sites = "\n".join(batch(name) for name in ("READ_CONTACTS", "CAMERA", "READ_SMS"))
    assert item(sites, shipped, "permissions-in-a-batch").findings == ()


# words


def test_what_the_code_can_do_is_never_told_as_done(shipped: Catalogue) -> None:
    facts = [(check.id, check.fact) for rule in shipped.rules for check in rule.checks]
    facts += [(rule.id, rule.title) for rule in shipped.rules if rule.checks]
    for name, text in facts:
        assert not any(word in text.zh for word in ("收集了", "已收集", "读取了", "上传了", "发送了", "代码收集")), name
        assert not any(word in text.en for word in (" collected by", " code reads", " uploads")), name


def test_no_title_says_that_there_is_no_policy(shipped: Catalogue) -> None:
    for rule in shipped.rules:
        assert "无隐私政策" not in rule.title.zh
        assert "no policy" not in rule.title.en.lower()


def test_a_batch_names_what_is_asked_for(shipped: Catalogue) -> None:
    found = finding(batch("READ_CONTACTS", "CAMERA", "READ_SMS", "VIBRATE"), shipped, "permissions-in-a-batch")
    assert "：READ_CONTACTS、CAMERA、READ_SMS（" in found.fact_zh
    assert ": READ_CONTACTS, CAMERA, READ_SMS (" in found.fact_en


# words where the comparison is not certain


def test_what_may_be_in_the_policy_is_not_said_to_be_missing(shipped: Catalogue) -> None:
    text = INTERNET + "policy complete zh\nread contacts by app reachable\nclaim contacts app omitted"
    unsure = finding(text, shipped, "undisclosed-collection")
    sure = finding(text + " certain", shipped, "undisclosed-collection")
    assert "检索隐私政策全文，未找到" in sure.fact_zh
    assert "未找到" not in unsure.fact_zh
    assert "须由人工确认" in unsure.fact_zh
    assert "not found" not in unsure.fact_en
    assert "for a person to confirm" in unsure.fact_en
    named = "policy complete zh\nsdk umeng live\nread contacts by sdk umeng reachable\nsdk-claim umeng not-named"
    doubtful = finding(named, shipped, "sdk-not-in-policy")
    assert "均未找到" not in doubtful.fact_zh
    assert "均未找到" in finding(named + " certain", shipped, "sdk-not-in-policy").fact_zh


def test_a_permission_that_opens_no_information_is_not_confirmed_as_undisclosed(shipped: Catalogue) -> None:
    text = "policy complete zh"
    for name in ("SEND_SMS", "POST_NOTIFICATIONS", "READ_SMS"):
        text += f"\npermission android.permission.{name} used-by-app"
        text += f"\npermission-claim android.permission.{name} not-mentioned certain"
    found = item(text, shipped, "permission-purpose-unexplained").findings
    assert {(entry.subject_en, entry.verdict) for entry in found} == {
        ("READ_SMS", "confirmed"),
        ("SEND_SMS, POST_NOTIFICATIONS", "suspected"),
    }


def test_a_joined_fact_names_each_thing_once(shipped: Catalogue) -> None:
    text = INTERNET + (
        "policy complete zh\ncheck sensitive-necessity missing\nsdk starad live category ads\n"
        "sdk androidx live category library\nread location by app reachable\nread location by sdk starad reachable\n"
        "read contacts by sdk androidx reachable\nstatement collect of location"
    )
    found = finding(text, shipped, "no-consent-prompt")
    assert "（位置）" in found.fact_zh
    assert "(Location)" in found.fact_en


def test_two_forms_of_one_method_are_named_once(shipped: Catalogue) -> None:
    text = "read imei by app reachable via La/T;->get()V\nread imei by app reachable via La/T;->get(I)V"
    found = finding(text, shipped, "immutable-identifier")
    assert "（T.get，2 处）" in found.fact_zh
