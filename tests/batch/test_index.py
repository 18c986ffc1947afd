import csv
import io
import re
from html.parser import HTMLParser

import msgspec

from analyzer.batch.index import findings_csv, index_language, render_index
from analyzer.batch.model import FindingRow, ItemRow, Outcome, Settings, Task
from analyzer.batch.run import BatchResult
from analyzer.catalogue.reader import load_catalogue
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
    assert links == ["findings.csv", "packages/aaaa/report.html"]
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
