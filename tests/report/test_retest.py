import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.judgement.model import Judgement
from analyzer.report import html
from analyzer.report.build import build_report
from analyzer.report.model import FindingView, Report
from analyzer.report.retest import QUERY
from tests.mapping.test_restore import restored_report
from tests.report import sample
from tests.report.test_html import Page

RULE = "undisclosed-collection"


def _judgement(check: str = "vague", reads: tuple[int, ...] = ()) -> Judgement:
    """The sample's judgement, its first item as if a rule that ships had made it."""
    judgement = sample.judgement()
    first = judgement.items[0]
    findings = []
    for finding in first.findings:
        evidence = tuple(structs.replace(finding.evidence[0], kind="read", index=read) for read in reads)
        findings.append(structs.replace(finding, rule=RULE, check=check, evidence=evidence or finding.evidence))
    item = structs.replace(first, rule=RULE, findings=tuple(findings))
    return structs.replace(judgement, items=(item, *judgement.items[1:]))


def _findings(report: Report) -> dict[str, FindingView]:
    return {one.id: one for group in report.problems for item in group.items for one in item.findings}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_suspected_finding_says_how_to_settle_it(catalogue: Catalogue, lang: str) -> None:
    report = build_report(sample.facts(), _judgement(), catalogue, lang)
    found = _findings(report)
    retest = found["778899"].retest
    assert retest is not None
    stated = next(entry.retest for entry in catalogue.retests if entry.id == "read-against-policy")
    assert retest.confirms == (stated.confirms.zh if lang == "zh" else stated.confirms.en)
    (hook,) = retest.hooks
    assert hook.signature == "java.util.List android.content.pm.PackageManager.getInstalledPackages(int)"
    (caller,) = hook.callers
    assert "com.example.loan.risk.AppReader.installed(android.content.pm.PackageManager)" in caller
    (entry,) = retest.entries
    assert "LoanApplication" in entry
    assert found["a1b2c3"].retest is None, "a confirmed finding needs none"
    page = Page(html.render(report))
    shown = " ".join(" ".join(page.text).split())
    for text in (retest.precondition, retest.trigger, retest.confirms, retest.refutes):
        assert text in shown


def test_a_content_uri_is_recorded_where_it_is_queried(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), _judgement(reads=(0, 1)), catalogue, "en")
    retest = _findings(report)["778899"].retest
    assert retest is not None
    assert {hook.signature for hook in retest.hooks} == {QUERY}
    assert [hook.argument for hook in retest.hooks] == [
        "android.provider.ContactsContract$CommonDataKinds$Phone.CONTENT_URI",
        "content://call_log/calls",
    ]


def test_flows_are_recorded_at_both_ends(catalogue: Catalogue) -> None:
    judgement = _judgement()
    item = judgement.items[0]
    suspected = item.findings[2]
    flow = structs.replace(suspected.evidence[0], kind="flow", index=0)
    findings = (*item.findings[:2], structs.replace(suspected, evidence=(flow,)))
    judgement = structs.replace(judgement, items=(structs.replace(item, findings=findings), *judgement.items[1:]))
    report = build_report(sample.facts(), judgement, catalogue, "en")
    view = _findings(report)["778899"]
    assert view.flows
    way = next(way for way in report.flows.views if way.anchor == view.flows[0])
    assert view.retest is not None
    assert {site.method_full for site in (way.source, way.sink)} <= {
        caller for hook in view.retest.hooks for caller in hook.callers
    }


def test_a_check_that_is_not_known_has_none(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), _judgement(check="of-another-year"), catalogue, "en")
    assert _findings(report)["778899"].retest is None
    assert 'class="retest"' not in html.render(report)


def test_hostile_names_stay_text(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), _judgement(reads=(4,)), catalogue, "zh")
    retest = _findings(report)["778899"].retest
    assert retest is not None
    assert retest.hooks[0].argument == sample.HOSTILE_TEXTS[0]
    assert "<script>alert(1)" not in html.render(report)


def test_with_a_mapping_the_names_that_a_device_knows_stand_beside_the_restored_ones() -> None:
    report = restored_report()
    hooks = [hook for finding in _findings(report).values() if finding.retest for hook in finding.retest.hooks]
    pairs = [pair for hook in hooks for pair in zip(hook.callers, hook.callers_obfuscated, strict=True)]
    assert pairs
    assert all("q.q" in obfuscated for caller, obfuscated in pairs if " com.example." in f" {caller}")
    shown = " ".join(" ".join(Page(html.render(report)).text).split()).replace(" ", "")
    assert all(obfuscated.replace(" ", "") in shown for _, obfuscated in pairs[:3])
