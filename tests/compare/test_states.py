"""What keeps a finding from being called fixed, and what does not; why two are taken for one; what is counted."""

import pytest
from msgspec import structs

from analyzer.compare.checks import each_check, stages_of
from analyzer.compare.model import OPEN, STATES, Comparison, FindingChange
from analyzer.facts import Facts
from analyzer.judgement.judge import judge
from analyzer.judgement.story import read_story
from analyzer.policy.model import Statement
from analyzer.review.model import Decision, Review
from tests.compare.variants import DATE, against, catalogue, loan, of, reviewed, states, without

IMEI = "IMEI · the app's own code"


def changes(comparison: Comparison, rule: str = "") -> list[FindingChange]:
    return [change for item in comparison.items if rule in ("", item.rule) for change in item.findings]


def with_checks(facts: Facts, *, found: bool) -> Facts:
    assert facts.policy is not None
    checks = tuple(
        structs.replace(check, found=found, sentence=1 if found else 0, value="1" if found else "")
        for check in facts.policy.checks
    )
    return structs.replace(facts, policy=structs.replace(facts.policy, checks=checks))


def unshown(facts: Facts) -> Facts:
    """The facts of a scan that did not look at the screens."""
    return structs.replace(facts, stages_done=tuple(stage for stage in facts.stages_done if stage != "interface"))


def test_a_missing_content_that_the_policy_now_has_is_fixed_though_nobody_saw_the_screens() -> None:
    lacking, whole = with_checks(loan(), found=False), with_checks(loan(), found=True)
    lacking, whole = unshown(lacking), unshown(whole)
    old, new = (next(i for i in judge(f, catalogue(), DATE).items if i.rule == "rights-path") for f in (lacking, whole))
    assert old.findings
    assert new.verdict == "not-seen", "the item as a whole waits for its screens"
    became = of(against(lacking, whole), "rights-path")
    assert set(became.values()) == {"fixed"}


def test_the_same_with_a_policy_of_which_a_part_is_missing_is_not_fixed() -> None:
    lacking, whole = with_checks(loan(), found=False), with_checks(loan(), found=True)
    assert whole.policy is not None
    part = structs.replace(whole, policy=structs.replace(whole.policy, complete=False, why_incomplete="cut"))
    assert "fixed" not in of(against(lacking, part), "rights-path").values()


def test_a_stage_that_a_check_does_not_need_hides_nothing_of_it() -> None:
    clean = without(loan(), "imei")
    blind = structs.replace(clean, stages_done=tuple(stage for stage in clean.stages_done if stage != "consent"))
    after = against(loan(), blind)
    assert of(after, "undisclosed-collection")[IMEI] == "fixed"
    assert of(after, "collection-before-consent")[IMEI] == "not-visible"


def test_each_check_is_judged_by_itself_and_knows_its_stages() -> None:
    results = each_check(loan(), catalogue(), DATE, "")
    checks = {(rule.id, check.id): check for rule in catalogue().rules for check in rule.checks}
    assert set(results) <= set(checks)
    whole = {(item.rule, finding.id) for item in judge(loan(), catalogue(), DATE).items for finding in item.findings}
    assert {finding.check for item in results.values() for finding in item.findings} <= {name for _, name in checks}
    assert sum(len(item.findings) for item in results.values()) >= len(whole)
    promised = [stages_of(check.when) for (rule, _), check in checks.items() if rule == "rights-path"]
    assert promised
    assert not any(promised), "a check of the policy alone needs no stage"
    assert any("consent" in stages_of(check.when) for check in checks.values())


# Why two are taken for one


def paired(old: Facts, new: Facts, rule: str, subject: str) -> str:
    (note,) = [
        note for change in changes(against(old, new), rule) if change.subject == subject
        for note in change.notes if note.startswith("Taken for")
    ]  # fmt: skip
    return note


def renamed_api(facts: Facts) -> Facts:
    return structs.replace(
        facts,
        reads=tuple(
            structs.replace(read, api="Landroid/telephony/TelephonyManager;->aaa()V")
            if read.data_type == "imei"
            else read
            for read in facts.reads
        ),
    )


def later(facts: Facts) -> Facts:
    return structs.replace(
        facts,
        reads=tuple(
            structs.replace(read, phases=("background",)) if read.data_type == "imei" else read for read in facts.reads
        ),
    )


def test_another_api_is_called_that_and_another_phase_is_called_that() -> None:
    by_api = paired(loan(), renamed_api(loan()), "immutable-identifier", IMEI)
    by_phase = paired(loan(), later(loan()), "immutable-identifier", IMEI)
    assert "another API is called" in by_api
    assert "phase" not in by_api
    assert "check of the item" not in by_api
    assert "the earliest phase in which the code runs is another" in by_phase
    assert "API" not in by_phase
    both = paired(loan(), renamed_api(later(loan())), "immutable-identifier", IMEI)
    assert "another API" in both
    assert "earliest phase" in both


def test_another_check_of_the_same_item_is_called_that() -> None:
    facts = loan()
    vague = structs.replace(
        facts,
        consistency=structs.replace(
            facts.consistency,
            data=tuple(structs.replace(claim, disclosure="incorrect") for claim in facts.consistency.data),
        ),
    )
    notes = [note for change in changes(against(facts, vague), "undisclosed-collection") for note in change.notes]
    assert any("another check of the item" in note for note in notes)
    assert not any("another API" in note for note in notes), "the code is the same"


def test_an_sdk_that_came_is_not_the_one_that_went() -> None:
    policy = "policy complete zh\n"
    old = read_story(
        f"{policy}sdk umeng live\nread imei by sdk umeng reachable\nsdk-claim umeng not-named certain"
    ).facts
    new = read_story(
        f"{policy}sdk jpush live\nread imei by sdk jpush reachable\nsdk-claim jpush not-named certain"
    ).facts
    assert not [change for change in changes(against(old, new)) if change.notes and "Taken for" in change.notes[0]]


# What a doubtful sentence excuses


def doubting(facts: Facts) -> Facts:
    """The claims about IMEI excused, but only by sentence 7, which nobody understood for sure."""
    data = tuple(
        structs.replace(claim, certain=False, may_be="clear", may_say=(7,)) if claim.data_type == "imei" else claim
        for claim in facts.consistency.data
    )
    return structs.replace(facts, consistency=structs.replace(facts.consistency, data=data))


def test_what_only_a_doubtful_sentence_excuses_is_to_be_read_by_a_person() -> None:
    after = against(loan(), doubting(loan()))
    assert of(after, "undisclosed-collection")[IMEI] == "to-read"
    (note,) = [n for c in changes(after, "undisclosed-collection") if c.subject == IMEI for n in c.notes]
    assert "7" in note
    assert "to-read" in OPEN
    assert not after.passed
    assert "to be read by a person: 1" in after.headline.lower()


def test_it_stays_so_when_the_rule_no_longer_finds_anything() -> None:
    facts = loan()
    assert facts.policy is not None
    kind = next(claim for claim in facts.consistency.data if claim.data_type == "imei")
    silent = tuple(
        structs.replace(claim, disclosure="clear", certain=False, sentences=(7,)) if claim == kind else claim
        for claim in facts.consistency.data
    )
    stated = tuple(one for one in facts.policy.statements if one.sentence != 7)
    doubtful: tuple[Statement, ...] = (structs.replace(facts.policy.statements[0], sentence=7),)
    new = structs.replace(
        facts,
        consistency=structs.replace(facts.consistency, data=silent),
        policy=structs.replace(facts.policy, statements=stated, doubtful=doubtful),
    )
    assert of(against(facts, new), "undisclosed-collection")[IMEI] == "to-read"
    sure = structs.replace(new, consistency=structs.replace(new.consistency, data=tuple(
        structs.replace(claim, certain=True) if claim.sentences == (7,) else claim for claim in silent
    )))  # fmt: skip
    assert of(against(facts, sure), "undisclosed-collection")[IMEI] == "fixed"


def test_what_the_code_no_longer_reads_needs_no_reading() -> None:
    gone = without(loan(), "imei")
    data = tuple(claim for claim in gone.consistency.data if claim.data_type != "imei")
    gone = structs.replace(gone, consistency=structs.replace(gone.consistency, data=data))
    assert of(against(loan(), gone), "undisclosed-collection")[IMEI] == "fixed"


# Decisions


def rejecting(*findings: str) -> Review:
    decided = tuple(Decision(finding=one, choice="reject", reason="seen on the device") for one in findings)
    return Review(name="review.yml", sha256="0" * 64, decisions=decided)


def test_a_rejected_finding_neither_remains_nor_was_fixed() -> None:
    clean = without(loan(), "imei")
    ids = [finding.id for item in judge(loan(), catalogue(), DATE).items for finding in item.findings]
    whole = reviewed(loan(), loan(), None, rejecting(*ids))
    assert states(whole) == {"rejected": len(ids)}
    assert whole.passed
    assert f"rejected by a person: {len(ids)}" in whole.headline
    assert all(change.new and change.new.decision for change in changes(whole))
    before = reviewed(loan(), clean, rejecting(*ids), None)
    assert "fixed" not in states(before)
    assert states(before)["rejected"] > 0
    assert all(len(change.notes) > 0 for change in changes(before) if change.state.id == "rejected")
    assert before.reviews
    assert not whole.reviews[0].startswith("Review of the first")


def test_what_was_rejected_before_only_still_remains_and_that_is_said() -> None:
    ids = [finding.id for item in judge(loan(), catalogue(), DATE).items for finding in item.findings]
    after = reviewed(loan(), loan(), rejecting(*ids), None)
    assert states(after) == {"remaining": len(ids)}
    assert all(any("nobody has decided" in note for note in change.notes) for change in changes(after))


# What is counted


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_headline_has_every_state_with_the_number_of_its_card(lang: str) -> None:
    ids = {finding.id for item in judge(loan(), catalogue(), DATE).items for finding in item.findings}
    seen: set[str] = set()
    for one in (
        against(loan(), without(doubting(loan()), "contacts"), lang=lang),
        against(loan(), loan(), lang=lang, new_date="2013-01-01"),
        against(loan(), loan(), lang=lang, old_date="2013-01-01"),
        against(without(loan(), "imei"), loan(), lang=lang),
        reviewed(loan(), loan(), None, rejecting(*sorted(ids)[:3]), lang=lang),
    ):
        counted = {count.state.id: count.findings for count in one.counts}
        assert {state: n for state, n in counted.items() if n} == states(one)
        for state, number in states(one).items():
            tally = catalogue().language(lang)[f"report.comparison.tallies.{state}"].format(n=number)
            assert tally.lower() in one.headline.lower()
            seen.add(state)
        assert one.unit
    assert seen >= {"new", "newly-required", "remaining", "to-read", "fixed", "not-required", "rejected"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_state_has_a_tally(lang: str) -> None:
    assert {f"report.comparison.tallies.{state}" for state in STATES} <= set(catalogue().language(lang))
