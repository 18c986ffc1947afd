"""A report of an obfuscated release reads as before, says what was restored, and nothing else changes."""

import json
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from analyzer import pipeline
from analyzer.behaviours.model import CallSite
from analyzer.cli import main
from analyzer.errors import UsageError
from analyzer.facts import Facts, to_json
from analyzer.mapping.code import restored_code
from analyzer.mapping.names import Names
from analyzer.mapping.reader import parse_mapping
from analyzer.mapping.restore import restore, shown_classes
from analyzer.report import html, text
from analyzer.report.build import build_report
from analyzer.report.model import Report
from analyzer.report.paper import paper
from analyzer.report.restored import with_restored_names
from tests.compare.variants import DATE, catalogue, loan
from tests.mapping.obfuscating import release
from tests.mapping.test_reader import R8, WANTED


@cache
def pair() -> tuple[Facts, str]:
    return release(loan())


def restored_report(lang: str = "en") -> Report:
    facts, lines = pair()
    done = restore(facts, parse_mapping(lines.encode(), "mapping.txt", shown_classes(facts)))
    judgement = pipeline.assess(facts, catalogue(), DATE)
    return with_restored_names(build_report(done.facts, judgement, catalogue(), lang), done, catalogue())


def test_sites_paths_and_flows_read_as_before() -> None:
    facts, lines = pair()
    done = restore(facts, parse_mapping(lines.encode(), "mapping.txt", shown_classes(facts)))
    assert [read.site.method for read in done.facts.reads] == [read.site.method for read in loan().reads]
    assert [read.path for read in done.facts.reads] == [read.path for read in loan().reads]
    assert [flow.steps for flow in done.facts.flows] == [flow.steps for flow in loan().flows]
    assert done.known == done.classes > 5


def test_what_was_restored_is_marked_and_its_name_in_the_package_stands_beside_it() -> None:
    report = restored_report()
    sites = [
        site for group in report.problems for item in group.items for finding in item.findings for site in finding.sites
    ]
    assert sites
    assert all("q.q" in site.obfuscated for site in sites if site.class_name.startswith("com.example"))
    assert all(step.obfuscated for site in sites for step in site.path if step.class_name.startswith("com.example"))
    assert any(step.obfuscated for flow in report.flows.views for step in flow.steps)
    assert report.restoration is not None
    assert report.restoration.methods
    for lang in ("en", "zh"):
        page = html.render(restored_report(lang))
        assert 'id="restored"' in page
        assert sites[0].obfuscated.split("(")[0].rpartition(" ")[2].rpartition(".")[2] in page
    assert "q.q" in text.render(report)


def test_findings_and_saved_facts_do_not_depend_on_a_mapping(tmp_path: Path) -> None:
    facts, lines = pair()
    (tmp_path / "facts.json").write_bytes(to_json(facts))
    (tmp_path / "mapping.txt").write_text(lines)
    arguments = ["judge", str(tmp_path / "facts.json"), f"--date={DATE}", "--format=html,json,text,facts", "--lang=en"]
    assert main([*arguments, "-o", str(tmp_path / "with"), "--mapping", str(tmp_path / "mapping.txt")]) == 1
    assert main([*arguments, "-o", str(tmp_path / "without")]) == 1
    with_it, without = (json.loads((tmp_path / name / "report.json").read_bytes()) for name in ("with", "without"))
    assert (tmp_path / "with" / "facts.json").read_bytes() == (tmp_path / "without" / "facts.json").read_bytes()
    assert with_it["restoration"]["known"]
    assert without["restoration"] is None

    def ids(report: dict[str, list[dict[str, list[dict[str, list[dict[str, str]]]]]]]) -> list[str]:
        return [
            finding["id"] for group in report["problems"] for item in group["items"] for finding in item["findings"]
        ]

    assert ids(with_it) == ids(without)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not a mapping file"),
        ("other.App -> b.b:\n    void f() -> a\n", "none of the package's"),
        ("a.B -> q.q0:\n    nonsense\n", "mapping.txt:2"),
    ],
)
def test_a_wrong_mapping_is_one_clear_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "facts.json").write_bytes(to_json(pair()[0]))
    (tmp_path / "mapping.txt").write_text(content)
    code = main(
        ["judge", str(tmp_path / "facts.json"), "-o", str(tmp_path / "out"), "--mapping", str(tmp_path / "mapping.txt")]
    )
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("apkscan:")]
    assert code == 2
    assert len(errors) == 1
    assert said in errors[0]
    assert not (tmp_path / "out").exists()


def test_a_mapping_of_another_build_is_refused_by_its_identity() -> None:
    facts = loan()
    read = facts.reads[0]
    marked = structs.replace(
        facts, reads=(structs.replace(read, site=structs.replace(read.site, source_file="r8-map-id-" + "ab" * 32)),)
    )
    cls = read.site.method[1:].partition(";")[0].replace("/", ".")
    good = f"# pg_map_id: {'ab' * 32}\n{cls} -> {cls}:\n".encode()
    other = f"# pg_map_id: {'cd' * 32}\n{cls} -> {cls}:\n".encode()
    restore(marked, parse_mapping(good, "m", shown_classes(marked)))
    with pytest.raises(UsageError, match="of build"):
        restore(marked, parse_mapping(other, "m", shown_classes(marked)))


def test_lines_are_those_of_the_source_and_inlined_methods_are_told() -> None:
    facts = loan()
    read = structs.replace(
        facts.reads[0], site=CallSite(method="La/a;->b(La/b;)V", offset=7, line=2, source_file="r8-map-id-1a2b3c4")
    )
    done = restore(structs.replace(facts, reads=(read,)), parse_mapping(R8, "mapping.txt", WANTED))
    site = done.facts.reads[0].site
    assert (site.line, site.source_file) == (12, "DeviceProfile.java")
    (inlined,) = done.inlined
    assert inlined.frames == ("com.example.loan.Inner.deep:51",)


def test_names_in_code_are_restored_and_marked_and_constants_are_left_alone() -> None:
    names = Names(parse_mapping(R8, "mapping.txt", WANTED))
    java = 'static String a(a.b p1) {\n    new a.b().a(null);\n    log("a.b a(");\n    return this.a(p1);\n}'
    made = restored_code(java, "java", "La/a;->a(Landroid/content/Context;)Ljava/lang/String;", names)
    assert made.count("\n") == java.count("\n")
    assert "static String imei/*a*/(com.example.loan.Api/*a.b*/ p1)" in made
    assert '"a.b a("' in made
    assert "this.imei/*a*/(p1)" in made
    smali = "invoke-virtual {p0, p1}, La/b;->a([La/a;)V\nconst-class v0, La/b;"
    done = restored_code(smali, "smali", "La/a;->c(I)Ljava/lang/String;", names)
    assert "Lcom/example/loan/Api;->send([Lcom/example/loan/DeviceProfile;)V/*La/b;->a([La/a;)V*/" in done
    assert "const-class v0, Lcom/example/loan/Api;/*La/b;*/" in done


def test_paper_says_what_was_restored_as_well() -> None:
    report = restored_report()
    site = next(
        site
        for group in report.problems
        for item in group.items
        for finding in item.findings
        for site in finding.sites
        if site.obfuscated
    )
    assert site.obfuscated in repr(paper(report))
