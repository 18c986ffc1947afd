import re

import msgspec
import pytest
from msgspec import structs

from analyzer.apk.model import UsesPermission
from analyzer.behaviours.model import CallSite
from analyzer.catalogue.model import Catalogue
from analyzer.judgement.model import CitedClause, EvidenceRef, Judgement
from analyzer.report.build import build_report
from analyzer.report.evidence import Evidence
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import FindingView, Report
from analyzer.report.sites import in_java, place_of
from tests.report import sample


def _finding(report: Report, key: str) -> FindingView:
    return next(
        finding for group in report.problems for item in group.items for finding in item.findings if finding.id == key
    )


def test_counts_add_up_to_the_items(report: Report) -> None:
    counts = {count.verdict: (count.items, count.findings) for count in report.conclusion.counts}
    assert counts == {
        "confirmed": (3, 4),
        "suspected": (2, 3),
        "undecidable": (1, 0),
        "not-seen": (1, 0),
        "no-issue": (1, 0),
    }
    assert sum(items for items, _ in counts.values()) == len(sample.judgement().items)
    assert len({count.label for count in report.conclusion.counts}) == 5


def test_problems_are_listed_gravest_first_with_their_official_names(report: Report) -> None:
    assert [problem.official for problem in report.conclusion.problems] == [
        "违规收集个人信息",
        "APP强制、频繁、过度索取权限",
        "APP频繁自启动和关联启动",
    ]
    first = report.conclusion.problems[0]
    assert (first.verdict, first.confirmed, first.suspected, first.more) == ("confirmed", 4, 1, 1)
    assert [group.verdict for group in report.problems] == [
        "confirmed",
        "suspected",
        "suspected",
        "not-seen",
        "no-issue",
    ]


def test_a_denied_read_shows_site_path_code_and_the_denying_words(chinese: Report) -> None:
    finding = _finding(chinese, "a1b2c3")
    (site,) = finding.sites
    assert site.class_name == "com.example.loan.risk.ContactReader"
    assert (site.line, site.owner.id, site.grade.id) == (41, "app", "start-up")
    assert [phase.id for phase in site.phases] == ["application", "background", "repeating"]
    assert "60" in site.phases[-1].text
    assert [step.short for step in site.path] == [
        "LoanApplication.onCreate()",
        "RiskCollector.collect(Context)",
        "ContactReader.readAll(ContentResolver)",
    ]
    assert site.snippet is not None
    assert [line.number for line in site.snippet.lines if line.marked] == [3]
    (quote,) = finding.quotes
    assert "".join(part.text for part in quote.fragments) == "我们不会收集您的通讯录。"
    assert [part.text for part in quote.fragments if part.marked] == ["不会收集", "通讯录"]
    assert quote.headings == ("一、我们如何收集信息",)
    assert quote.before.startswith("为了向您展示")
    assert not finding.searches


def test_an_omission_shows_what_was_searched_and_the_nearest_sentence(chinese: Report) -> None:
    (search,) = _finding(chinese, "d4e5f6").searches
    assert search.whole
    assert search.searched == ("通话记录", "通话日志", "call log", "call history")
    assert search.nearest is not None
    assert search.nearest.number == 4


def test_nothing_is_said_to_have_been_searched_that_was_not(chinese: Report) -> None:
    (search,) = _finding(chinese, "778899").searches
    assert search.searched == ()
    assert search.nearest is None


def test_a_long_snippet_is_cut_around_its_mark(chinese: Report) -> None:
    (site,) = _finding(chinese, "778899").sites
    assert site.snippet is not None
    assert site.snippet.cut
    assert len(site.snippet.lines) == 32
    assert [line.number for line in site.snippet.lines if line.marked] == [62]
    assert site.snippet.lines[-1].text == ".end method"


def test_a_long_path_keeps_its_ends_and_says_what_is_left_out(chinese: Report) -> None:
    (site,) = _finding(chinese, "d4e5f6").sites
    assert site.path[0].number == 1
    assert site.path[-1].number == 62
    assert site.path[-1].short == "CallReader.recent(ContentResolver)"
    (gap,) = [step for step in site.path if not step.full]
    assert str(62 - len(site.path) + 1) in gap.how.text


def test_references_that_point_nowhere_yield_nothing(chinese: Report) -> None:
    finding = _finding(chinese, "778899")
    assert len(finding.sites) == 1
    assert finding.more == 0


def test_without_a_policy_nothing_is_called_missing(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(with_policy=False), sample.judgement(), catalogue, "zh")
    assert report.sample.policy is None
    assert not report.policy_checks
    assert any("不等于该应用没有隐私政策" in sentence for sentence in report.conclusion.sentences)
    finding = _finding(report, "d4e5f6")
    assert not finding.searches
    assert not finding.quotes
    assert [note.texts for note in finding.notes] == [("未提供隐私政策，未比对。",)]
    assert {sdk.policy.id for sdk in report.sdks} == {"not-supplied", "none"}


def test_an_incomplete_policy_leaves_omissions_for_review(catalogue: Catalogue) -> None:
    facts = sample.facts()
    assert facts.policy is not None
    part = msgspec.structs.replace(facts.policy, complete=False, why_incomplete="page 3 is a picture")
    report = build_report(msgspec.structs.replace(facts, policy=part), sample.judgement(), catalogue, "zh")
    assert {check.result.id for check in report.policy_checks} == {"found", "undecided"}
    assert not any(
        search.whole
        for group in report.problems
        for item in group.items
        for f in item.findings
        for search in f.searches
    )
    assert any("不完整" in sentence for sentence in report.conclusion.sentences)


def test_the_tables_follow_the_facts(chinese: Report) -> None:
    first = chinese.permissions[0]
    assert (first.name, first.status.id, first.requested) == (
        "android.permission.READ_CALL_LOG",
        "used-not-requested",
        False,
    )
    by_name = {row.name: row for row in chinese.permissions}
    assert by_name["android.permission.CAMERA"].policy.id == "not-mentioned-uncertain"
    assert by_name["android.permission.READ_CONTACTS"].policy.id == "not-mentioned"
    assert [owner.id for owner in chinese.behaviours.owners] == ["app", "unattributed", "sdk:starad"]
    rows = {row.data_type.id: row for group in chinese.behaviours.groups for row in group.rows}
    assert [(cell.column, cell.reachable, cell.packaged, cell.policy.id) for cell in rows["location"].cells] == [
        (0, 1, 0, "clear"),
        (1, 0, 1, "none"),
    ]
    assert rows["installed-apps"].cells[0].policy.id == "omitted-uncertain"
    assert [(sdk.id, sdk.policy.id) for sdk in chinese.sdks] == [
        ("starad", "not-named"),
        ("example-push", "named"),
        ("evil", "none"),
    ] or [sdk.id for sdk in chinese.sdks] == ["example-push", "starad", "evil"]
    assert [term.id for term in chinese.behaviours.declared_only] == ["id-number", "name"]


def test_gaps_that_hide_code_come_first_and_caution(chinese: Report) -> None:
    assert [gap.blocks_code for gap in chinese.gaps] == [True, False, False]
    assert "原生代码" in chinese.conclusion.caution


def test_reference_standards_stand_apart(report: Report) -> None:
    assert [clause.id for part in report.basis.references for clause in part.clauses] == ["TAF-078.6"]
    assert "TAF-078.6" not in {clause.id for part in report.basis.instruments for clause in part.clauses}
    assert [mark.mark for mark in report.basis.marks] == ["V", "V2", "M"]
    item = report.problems[0].items[0]
    assert [clause.id for clause in item.references] == ["TAF-078.6"]


@pytest.mark.parametrize("verdict", ["no-issue", "not-seen", "undecidable"])
def test_found_nothing_and_could_not_look_never_read_the_same(catalogue: Catalogue, verdict: str) -> None:
    judgement = sample.judgement()
    items = tuple(msgspec.structs.replace(item, verdict=verdict, findings=()) for item in judgement.items)
    report = build_report(sample.facts(), msgspec.structs.replace(judgement, items=items), catalogue, "zh")
    clean = "均未见异常" in report.conclusion.headline
    assert clean == (verdict == "no-issue")
    assert not report.conclusion.problems


def test_an_empty_judgement_is_no_clean_bill(catalogue: Catalogue) -> None:
    judgement = Judgement(date="2026-11-21", app_type="", ruleset_sha256="0" * 64, items=())
    report = build_report(sample.facts(), judgement, catalogue, "zh")
    assert report.conclusion.verdict == "not-seen"
    assert "未见异常" not in report.conclusion.headline


def test_both_languages_say_the_same_about_the_same_things(catalogue: Catalogue) -> None:
    zh, en = (build_report(sample.facts(), sample.judgement(), catalogue, lang) for lang in ("zh", "en"))
    assert len(zh.conclusion.sentences) == len(en.conclusion.sentences)
    assert [group.official for group in zh.problems] == [group.official for group in en.problems]
    assert [row.name for row in zh.permissions] == [row.name for row in en.permissions]
    assert len(zh.limits) == len(en.limits) == 7
    assert zh.sample.app_name == "样例速贷"
    assert en.sample.app_name == "Sample Loan"


def test_hostile_names_are_cut_and_visible(report: Report) -> None:
    names = report.sample.other_names
    assert any(name.startswith("n" * 100) and "1,000,000" in name and len(name) < 200 for name in names)
    assert "abc⟦U+202E⟧gnp.apk" in names
    assert not any(ord(mark) < 32 for name in names for mark in name)


def test_what_was_searched_for_a_permission_is_said_in_the_language_of_the_report(catalogue: Catalogue) -> None:
    said = {}
    for lang in ("zh", "en"):
        report = build_report(sample.facts(), sample.judgement(), catalogue, lang)
        row = next(row for row in report.permissions if row.name == "android.permission.CAMERA")
        (note,) = row.notes
        (said[lang],) = note.texts
    assert "214 个方法签名、3 个 Intent 动作" in said["zh"]
    assert "51,230" in said["zh"]
    assert "214 method signatures, 3 intent actions" in said["en"]
    assert "occurs at 1 place in" in said["en"]


def test_a_weak_proof_says_so(chinese: Report) -> None:
    row = next(row for row in chinese.permissions if row.name.endswith("RECEIVE_BOOT_COMPLETED"))
    (note,) = row.notes
    assert note.label == "清单中的过滤器"
    assert any("替代" in text for text in note.texts)


def test_the_line_that_the_evidence_stage_marked_wins(chinese: Report) -> None:
    site = next(site for site in _finding(chinese, "112233").sites if site.snippet)
    assert site.snippet is not None
    assert [line.number for line in site.snippet.lines if line.marked] == [6]


def test_an_exchange_of_rulesets_leaves_words_and_reasons_out(chinese: Report) -> None:
    item = chinese.problems[0].items[0]
    assert item.why == ""
    assert item.suggestion == ""


def test_the_manifest_is_evidence(chinese: Report) -> None:
    notes = _finding(chinese, "aa0011").notes
    assert any(note.label == "AndroidManifest.xml" and "targetSdkVersion 30" in note.texts[0] for note in notes)


@pytest.mark.parametrize(
    ("instrument", "cite", "short"),
    [
        ("pipl", "《中华人民共和国个人信息保护法》第六条", "第六条"),
        ("rd-2019", "《认定方法》三、1.", "三、1."),
        ("miit-2023-26", "工信部信管函〔2023〕26号 一(三)10", "一(三)10"),
        ("gbt-35273", "GB/T 35273-2020 5.2", "5.2"),
        ("taf-078", "T/TAF 078.1—2026《APP用户权益保护测评规范 超范围收集个人信息》5.1", None),
        ("tc260-pg-20204a", "TC260-PG-20204A", None),
        ("unknown", "《某法》第一条", None),
        (
            "preinstall-2016-407",
            "《移动智能终端应用软件预置和分发管理暂行规定》（工信部信管〔2016〕407号）收费要求",
            "收费要求",
        ),
    ],
)
def test_a_cite_below_its_instrument_is_short(
    catalogue: Catalogue, instrument: str, cite: str, short: str | None
) -> None:
    assert Lexicon(catalogue, "zh").short_cite(instrument, cite) == (short or cite)


def test_what_a_policy_must_not_say_is_no_gap_when_it_is_absent(chinese: Report) -> None:
    assert {check.id: check.result.id for check in chinese.policy_checks} == {
        "account-cancellation": "found",
        "response-deadline": "found",
        "complaint-channel": "missing",
        "consent-by-use": "absent",
        "retention-period": "missing",
    }


def test_sdks_have_their_english_name_in_english_only(catalogue: Catalogue) -> None:
    facts = sample.facts()
    named = msgspec.structs.replace(facts.sdks[1], name_en="Sample Push")
    facts = msgspec.structs.replace(facts, sdks=(facts.sdks[0], named, *facts.sdks[2:]))
    for lang, name in (("zh", "示例推送"), ("en", "Sample Push")):
        report = build_report(facts, sample.judgement(), catalogue, lang)
        assert next(sdk.name for sdk in report.sdks if sdk.id == "example-push") == name


def test_what_could_not_be_seen_is_explained_in_the_language_of_the_report(chinese: Report) -> None:
    for gap in chinese.gaps:
        assert re.search("[\u4e00-\u9fff]", gap.text), gap.cause.id
    reflection = next(gap for gap in chinese.gaps if gap.cause.id == "reflection")
    assert not [place for place in reflection.where if "->" in place]


def test_the_sentence_nearest_to_a_search_is_not_quoted_as_what_the_policy_says(catalogue: Catalogue) -> None:
    facts = sample.facts()
    index = next(number for number, claim in enumerate(facts.consistency.data) if claim.nearest)
    nearest = facts.consistency.data[index].nearest
    proof, _ = Evidence(facts, Lexicon(catalogue, "zh")).gather(
        (EvidenceRef(kind="data-claim", index=index), EvidenceRef(kind="sentence", index=nearest))
    )
    assert [search.nearest.number for search in proof.searches if search.nearest] == [nearest]
    assert nearest not in [quote.number for quote in proof.quotes]
    alone, _ = Evidence(facts, Lexicon(catalogue, "zh")).gather((EvidenceRef(kind="sentence", index=nearest),))
    assert [quote.number for quote in alone.quotes] == [nearest]


def test_a_label_that_is_only_a_reference_names_nothing(catalogue: Catalogue) -> None:
    facts = sample.facts()
    label = msgspec.structs.replace(facts.manifest.labels[0], text="@0x7f030000")
    facts = msgspec.structs.replace(facts, manifest=msgspec.structs.replace(facts.manifest, labels=(label,)))
    assert build_report(facts, sample.judgement(), catalogue, "en").sample.app_name == facts.manifest.package


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Landroid/provider/CallLog$Calls;->CONTENT_URI:Landroid/net/Uri;",
            "android.provider.CallLog$Calls.CONTENT_URI",
        ),
        ("Lcom/a/B;->run(I)V", "com.a.B.run(int)"),
        ("Lcom/a/B;-><init>()V", "new com.a.B()"),
        ("Lcom/a/B;", "com.a.B"),
        ("Lcom/a/B;->onResult(*)", "com.a.B.onResult(…)"),
        ("no class->onResult(*)", "no class->onResult(*)"),
        ("android_id", "android_id"),
        ("-> no name", "-> no name"),
    ],
)
def test_names_out_of_a_dex_file_read_as_java(text: str, shown: str) -> None:
    assert in_java(text) == shown


def test_clauses_of_one_part_name_it_once(catalogue: Catalogue) -> None:
    judgement = sample.judgement()
    clauses = tuple(
        CitedClause(
            id=f"X-{point}",
            instrument="taf-078",
            cite=f"T/TAF 078.1—2026《{part}》5.{point}",
            gist_zh="要点",
            gist_en="gist",
            mark="V",
            role="reference",
        )
        for point, part in enumerate(("甲", "甲", "乙"), 1)
    )
    item = msgspec.structs.replace(judgement.items[0], clauses=clauses)
    report = build_report(sample.facts(), msgspec.structs.replace(judgement, items=(item,)), catalogue, "zh")
    shorts = [clause.short for part in report.basis.references for clause in part.clauses]
    assert shorts == ["T/TAF 078.1—2026《甲》5.1", "5.2", "T/TAF 078.1—2026《乙》5.3"]


def test_why_a_policy_is_incomplete_is_said_in_the_language_of_the_report(catalogue: Catalogue) -> None:
    facts = sample.facts()
    assert facts.policy is not None
    policy = msgspec.structs.replace(facts.policy, complete=False, why_incomplete="the document holds no text")
    report = build_report(msgspec.structs.replace(facts, policy=policy), sample.judgement(), catalogue, "zh")
    assert report.sample.policy is not None
    assert report.sample.policy.why_incomplete == "文件中没有文字"


def test_the_manifest_note_names_network_access_and_nothing_unstated(catalogue: Catalogue) -> None:
    facts = sample.facts()
    uses = (UsesPermission(name="android.permission.INTERNET"),)
    facts = msgspec.structs.replace(facts, manifest=msgspec.structs.replace(facts.manifest, uses_permissions=uses))
    report = build_report(facts, sample.judgement(), catalogue, "zh")
    note = next(note for note in _finding(report, "aa0011").notes if note.label == "AndroidManifest.xml")
    assert "uses-permission android.permission.INTERNET" in note.texts
    assert not [text for text in note.texts if "—" in text]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "not-named"),
        ({"categories": ("library",)}, "library"),
        ({"id": "idle", "live": False}, "not-named-idle"),
    ],
)
def test_a_library_or_an_sdk_that_never_runs_is_not_blamed_for_not_being_named(
    catalogue: Catalogue, changes: dict[str, object], said: str
) -> None:
    facts = sample.facts()
    sdk = msgspec.structs.replace(facts.sdks[0], **changes)
    claims = tuple(
        msgspec.structs.replace(claim, sdk=sdk.id) if claim.sdk == facts.sdks[0].id else claim
        for claim in facts.consistency.sdks
    )
    facts = msgspec.structs.replace(
        facts,
        sdks=(sdk, *facts.sdks[1:]),
        consistency=msgspec.structs.replace(facts.consistency, sdks=claims),
    )
    rows = {row.id: row for row in build_report(facts, sample.judgement(), catalogue, "zh").sdks}
    assert rows[sdk.id].policy.id == said
    assert rows[sdk.id].policy.text != said


def test_line_zero_is_no_line(catalogue: Catalogue) -> None:
    lexicon = Lexicon(catalogue, "en")
    at = CallSite(method="Lp/A;->m()V", offset=4, line=0, source_file="A.java", dex="classes.dex")
    assert place_of(at, lexicon) == ""
    assert place_of(structs.replace(at, line=7), lexicon) == "A.java:7"
