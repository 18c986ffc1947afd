import csv
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest

from analyzer.batch.index import TRIAL, index_language, pages, render_index
from analyzer.batch.index_csv import findings_csv, rules_csv
from analyzer.batch.index_rows import rows_of
from analyzer.batch.model import FindingRow, ItemRow, Outcome, Settings, Task, TypeName
from analyzer.batch.run import BatchResult
from analyzer.catalogue.reader import load_catalogue
from analyzer.cli.phrases import phrased
from analyzer.places import rulesets_dir

HOSTILE = "<img src=x onerror=alert(1)>"


def task(name: str, sha256: str = "a" * 64, also: tuple[str, ...] = ()) -> Task:
    return Task(name=name, path=f"/in/{name}", sha256=sha256, size=1, also=also, settings=Settings(out="/out", date=""))


def finding(subject: str) -> FindingRow:
    return FindingRow(
        rule="r", title_zh="标题", title_en="Title", problem="违规", verdict="confirmed", severity="high", id="f1",
        subject_zh=subject, subject_en=subject, fact_zh="事实", fact_en="fact",
    )  # fmt: skip


def done(label: str = "App", *, blind: bool = False, subject: str = "IMEI") -> Outcome:
    return Outcome(
        kind="done", package="com.example.app", label=label, version="1.0", lang="zh", blind=blind,
        items=(
            ItemRow(rule="r", title_zh="标题", title_en="Title", verdict="confirmed"),
            ItemRow(rule="q", title_zh="乙", title_en="Other", verdict="not-seen"),
        ),
        findings=(finding(subject),), folder="packages/aaaa",
    )  # fmt: skip


def result(*rows: tuple[Task, Outcome | None], unreadable: tuple[tuple[str, str], ...] = ()) -> BatchResult:
    return BatchResult(rows, unreadable, reused=0, interrupted=False)


def page(given: BatchResult, lang: str = "en") -> str:
    return render_index(given, "2026-11-21", "zh" if lang == "zh" else "en").decode()


def test_what_a_package_says_is_text_and_never_markup() -> None:
    html = page(result((task(f"{HOSTILE}.apk", also=(HOSTILE,)), done(HOSTILE))))
    assert HOSTILE not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_page_asks_nobody_for_anything() -> None:
    html = page(result((task("a.apk"), done())))
    links: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            links.extend(value or "" for name, value in attrs if name in ("src", "href", "action", "data"))

    Links().feed(html)
    assert links == ["findings.csv", "rules.csv", "packages/aaaa/report.html"]
    assert "default-src 'none'" in html
    assert not re.search(r"url\(|@import|https?:", html)


def test_rates_leave_out_what_could_not_be_seen_and_say_why() -> None:
    html = page(
        result(
            (task("seen.apk"), done()),
            (task("blind.apk", "b" * 64), done(blind=True)),
            (task("slow.apk", "c" * 64), Outcome(kind="timeout", detail="ended after 3 s")),
            (task("open.apk", "d" * 64), None),
            unreadable=(("gone.apk", "Permission denied"),),
        )
    )
    text = re.sub(r"<[^>]+>", " ", html)
    figures = re.findall(r"<b>(\d+)</b>", html)
    assert figures == ["5", "1", "1", "0", "4"]
    for words in ("time limit 1", "manifest or all code unreadable 1", "not reached (interrupted) 1", "unreadable 1"):
        assert words in text
    # Of rule q nothing could be seen: no rate, not a rate of zero.
    assert re.search(r"Other\s+0\s+0\s+0\s+–", text)
    assert re.search(r"Title\s+1\s+0\s+1\s+100\.0%", text)


def test_the_page_is_chinese_when_half_of_the_reports_are() -> None:
    given = result((task("a.apk"), done()))
    assert index_language("", given) == "zh"
    assert index_language("en", given) == "en"
    assert index_language("", result()) == "en"
    assert "批量检测结果" in page(given, "zh")
    assert "Batch result" not in page(given, "zh")


def test_the_same_outcomes_give_the_same_bytes() -> None:
    given = result((task("a.apk"), done()))
    assert page(given) == page(given)
    assert findings_csv(given, "zh") == findings_csv(given, "zh")


def test_no_cell_of_the_table_can_be_a_formula() -> None:
    texts = ("=cmd()", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1", "＝1", " =1", "a\nb")
    for text in texts:
        data = findings_csv(result((task("a.apk"), done(subject=text))), "en")
        row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert row["subject"].strip()[0] not in "=+-@＝＋－＠\t\r\n"
        assert "\n" not in row["subject"]


def test_the_table_has_one_line_a_finding_in_the_language() -> None:
    data = findings_csv(result((task("a.apk"), done()), (task("b.apk", "b" * 64), None)), "zh")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["file"], row["title"], row["verdict"]) for row in rows] == [("a.apk", "标题", "confirmed")]


def test_the_worst_package_comes_first_and_verdicts_are_called_as_in_the_report() -> None:
    catalogue = load_catalogue(rulesets_dir())
    items = (ItemRow(rule="r", title_zh="题", title_en="title", verdict="confirmed"),)
    bad = msgspec.structs.replace(done("最差"), items=items)
    good = msgspec.structs.replace(done("无恙"), items=())
    both = result((task("a.apk"), good), (task("b.apk", "b" * 64), bad))
    for lang in ("zh", "en"):
        html = page(both, lang)
        assert html.index("最差") < html.index("无恙")
        for verdict in ("confirmed", "suspected", "not-seen"):
            assert catalogue.language(lang)[f"report.verdicts.{verdict}.label"] in html


LENDING = TypeName(id="online-lending", zh="网络借贷类", en="Online lending")
BROWSER = TypeName(id="browser", zh="浏览器类", en="Browser")


def test_a_proposed_type_is_called_so_and_never_counted() -> None:
    stated = msgspec.structs.replace(done("有类型"), app_type=LENDING)
    guessed = msgspec.structs.replace(done("无类型"), proposed=(BROWSER, LENDING))
    both = result((task("a.apk"), stated), (task("b.apk", "b" * 64), guessed), (task("c.apk", "c" * 64), done()))
    rows = rows_of(both, "en")
    assert [(row.name, row.packages, row.confirmed) for row in rows.types] == [("Online lending", 1, 1)]
    assert (rows.untyped, rows.proposed) == (2, 1)
    html = page(both)
    assert '<span class="proposed">not given; proposed: Browser, Online lending</span>' in html
    assert "Without a stated type: 2, for 1 of which types are proposed" in html
    assert "未指定；可能为：浏览器类、网络借贷类" in page(both, "zh")
    assert "By app type" not in page(result((task("b.apk"), guessed)))
    table = list(csv.DictReader(io.StringIO(findings_csv(both, "en").decode("utf-8-sig"))))
    assert [(row["app_type"], row["proposed_types"]) for row in table] == [
        ("Online lending", ""),
        ("", "Browser / Online lending"),
        ("", ""),
    ]


def test_rules_on_trial_stand_apart_and_count_nowhere() -> None:
    odd = msgspec.structs.replace(finding("odd"), rule="t", id="t1", title_en="On trial")
    trial = (ItemRow(rule="t", title_zh="试", title_en="On trial", verdict="confirmed"),)
    tried = msgspec.structs.replace(done(), items=(), findings=(), trial=trial, trial_findings=(odd,))
    given, catalogue = result((task("a.apk"), tried)), load_catalogue(rulesets_dir())
    made = pages(given, "2026-11-21", catalogue, "en")
    html = (made["index.html"] or b"").decode()
    assert re.findall(r"<b>(\d+)</b>", html) == ["1", "1", "0", "0", "0"]
    assert html.index("Rules on trial") < html.index('<td title="t">On trial</td>')
    assert b"odd" not in (made["findings.csv"] or b"")
    assert b"odd" in (made[TRIAL] or b"")
    assert pages(result((task("a.apk"), done())), "2026-11-21", catalogue, "en")[TRIAL] is None
    (row,) = csv.DictReader(io.StringIO((made["rules.csv"] or b"").decode("utf-8-sig")))
    assert (row["rule"], row["on_trial"], row["confirmed"], row["false_positive_rate"]) == ("t", "yes", "1", "")


def test_false_positive_rates_count_a_finding_of_one_app_once() -> None:
    def decided(choice: str, key: str, package: str = "com.example.app") -> Outcome:
        row = msgspec.structs.replace(finding("x"), id=key, review=choice)
        return msgspec.structs.replace(done(), package=package, findings=(row,))

    rows = [decided("reject", "f1"), decided("reject", "f1"), decided("confirm", "f2"), decided("reject", "f1", "b")]
    rows += [decided("note", "f3"), decided("", "f4")]
    given = result(*((task(f"{n}.apk", f"{n}" * 64), row) for n, row in enumerate(rows)))
    (one,) = (row for row in rows_of(given, "en").rules if row.rule == "r")
    assert (one.findings, one.reviewed.decided, one.reviewed.rejected) == (6, 3, 2)
    html = page(given)
    assert re.search(r'66\.7%<br><span class="quiet">\d+–\d+%</span>', html)
    assert "False positives" not in page(result((task("a.apk"), done())))
    table = rules_csv(rows_of(given, "en").rules, ())
    line = next(row for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig"))) if row["rule"] == "r")
    assert (line["decided"], line["rejected"], line["false_positive_rate"]) == ("3", "2", "0.666667")


def test_what_a_review_left_stands_beside_the_verdicts_of_the_tool() -> None:
    row = msgspec.structs.replace(finding("x"), review="reject")
    items = (msgspec.structs.replace(done().items[0], after="cleared"),)
    cleared = msgspec.structs.replace(done(), items=items, findings=(row,))
    html = page(result((task("a.apk"), cleared), (task("b.apk", "b" * 64), done())))
    assert re.findall(r"<b>(\d+)</b>", html) == ["2", "2", "2", "0", "0"]
    assert "After review by a person: 1 with a non-compliance, 0 with suspicions only." in html
    assert "After review" not in page(result((task("a.apk"), done())))


def test_items_in_which_nothing_was_found_are_told_from_those_that_nobody_could_look_at() -> None:
    items = (*done().items, ItemRow(rule="z", title_zh="丙", title_en="Looked at", verdict="no-issue"))
    html = page(result((task("a.apk"), msgspec.structs.replace(done(), items=items)), (task("b.apk", "b" * 64), None)))
    found, clear, blind = html.index(">Title</td>"), html.index(">Looked at</td>"), html.index(">Other</td>")
    assert found < html.index("no issue found: 1</summary>") < clear
    assert clear < html.index("could not be examined in any package: 1 (which is not") < blind
    assert "Interrupted: 1 of the packages not reached." in html


def test_the_packs_are_named() -> None:
    given = result((task("a.apk"), done()))
    catalogue = load_catalogue(rulesets_dir(), packs=("cn", "eu"))
    html = (pages(given, "2026-11-21", catalogue, "en")["index.html"] or b"").decode()
    names = ", ".join(pack.name.en for pack in catalogue.packs)
    assert f"Rule packs: {names}" in html


def test_why_a_package_failed_is_told_in_the_language_of_the_page() -> None:
    slow = result((task("a.apk"), Outcome(kind="timeout", detail="ended after 300 s")))
    made = pages(slow, "2026-11-21", load_catalogue(rulesets_dir()), "zh", lambda text: phrased(text, "zh"))
    assert "运行满 300 秒后终止" in (made["index.html"] or b"").decode()


@pytest.mark.parametrize(
    "detail",
    [
        "ended at 2100 MiB, the limit is 2048 MiB",
        "the process asked for more memory than its limit",
        "the process exited with 3",
        "the process was ended by signal 11 (SIGSEGV)",
        "the process wanted to exit with 0",
        "2 runs ended while this package was analysed",
        "list.csv:2: several packages are called 'base.apk'",
        "list.csv:3: the same package as in list.csv:2",
        "l.csv:1: no column is called 'file'",
        "l.yml:1: 'file' is missing: the name of a package, or its SHA-256",
        "l.csv:2: not CSV: unexpected end of data",
    ],
)
def test_what_a_batch_says_has_chinese_words(detail: str) -> None:
    said = phrased(detail, "zh")
    assert any("\u4e00" <= char <= "\u9fff" for char in said)
    assert " package" not in said
