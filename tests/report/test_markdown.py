"""The summary in Markdown: all that it has to hold, and no markup out of anybody's text."""

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.report import markdown
from analyzer.report.build import build_report
from analyzer.report.markdown_text import plain
from analyzer.report.model import Report
from analyzer.report.visible import one_line, visible
from tests.report import sample
from tests.report.test_decisions import REVIEW

OURS = {"inline", "text", "text_special", "code_inline"} | {
    f"{block}_{end}"
    for block in (
        *("heading", "paragraph", "strong", "bullet_list", "ordered_list", "list_item"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
    for end in ("open", "close")
}
"""What the page is made of."""

HOSTILE = (
    *sample.HOSTILE_TEXTS,
    "[click](http://evil.example/)", "![x](http://evil.example/x.png)", "<http://evil.example/>", "www.evil.example",
    "https://evil.example/a_b", "mail me@evil.example now", "evil.example", "例子.中国", "a | b | c", "a \\| b",
    "`code` ``x``", "**bold** __bold__ *x* _x_ ~~x~~", "# heading", "- item", "1. item", "12) item", "> quote", "---",
    "===", "+ x", "    code", "```\nfence\n```", "~~~", "\n\n# new\n\n", "| a |\n| - |", "&lt;b&gt; &#60;b&#62; &copy;",
    "[ref]: http://evil.example/", "[^1]", "$x$ $$y$$", "@somebody #12 GH-7 :smile:", "{{ x }} {% x %} {: .c }",
    "a\\", "\\", "`", "``", "|", "*", "_", "a`b|c\\d`e", "\\`www.x.example|`", "ftp://evil.example", "//evil.example/x",
    "//1.é", "mailto:me@evil.example", "\u3000www.evil.example。", "（https://evil.example）",
)  # fmt: skip


def parsed(text: str) -> Iterator[Token]:
    """All tokens, as GitHub and others read Markdown: with tables, bare links and HTML."""
    for token in MarkdownIt("gfm-like", {"html": True}).parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    return "".join(token.content for token in parsed(text) if token.type in ("text", "code_inline", "text_special"))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "- {}", "1. {}", "# {}", "**{}** x", "前{}后"])
def test_no_text_becomes_markup(text: str, around: str) -> None:
    ours = {token.type for token in parsed(around.format("x"))} | {"code_inline", "text_special"}
    assert {token.type for token in parsed(around.format(plain(text)))} <= ours


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_cell(text: str) -> None:
    tokens = list(parsed(f"| a | b |\n| --- | --- |\n| {plain(text)} | x |\n"))
    assert [token.type for token in tokens].count("td_open") == 2
    assert [token.type for token in tokens].count("tr_open") == 2
    assert next(token.content for token in reversed(tokens) if token.type == "inline") == "x"


@pytest.mark.parametrize("text", [text for text in HOSTILE if visible(one_line(text)) == text])
def test_every_text_can_still_be_read(text: str) -> None:
    assert shown(f"x {plain(text)}") == f"x {text}"


def test_the_page_holds_what_it_has_to(report: Report) -> None:
    page = shown(markdown.render(report))
    assert report.conclusion.headline in page
    assert report.sample.sha256 in page
    for name in (part.name for part in (*report.basis.instruments, *report.basis.references)):
        assert name in page
    for count in report.conclusion.counts:
        assert count.label in page
    for group in report.problems:
        for item in group.items:
            for finding in item.findings:
                assert group.name in page
                assert finding.verdict.text in page
    for line in (*report.not_seen, *report.undecidable):
        assert line.title in page
    for gap in report.gaps:
        assert gap.text in page


def test_findings_are_numbered_through(report: Report) -> None:
    wanted = sum(len(item.findings) for group in report.problems for item in group.items)
    numbers = re.findall(r"^(\d+)\. ", markdown.render(report), re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, wanted + 1))


def test_many_findings_of_one_item_are_counted(report: Report) -> None:
    group = report.problems[0]
    many = structs.replace(group.items[0], findings=group.items[0].findings * 20)
    long = structs.replace(
        report, problems=(structs.replace(group, items=(many, *group.items[1:])), *report.problems[1:])
    )
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", markdown.render(long), re.MULTILINE)]
    assert numbers[: markdown.SHOWN + 1] == [*range(1, markdown.SHOWN + 1), len(many.findings) + 1]
    assert str(len(many.findings) - markdown.SHOWN) in shown(markdown.render(long))


def test_decisions_are_shown(catalogue: Catalogue) -> None:
    report = build_report(sample.facts(), sample.judgement(), catalogue, "zh", review=REVIEW)
    page = shown(markdown.render(report))
    told = [f.decision.told for group in report.problems for item in group.items for f in item.findings if f.decision]
    assert len(told) == 3
    assert all(one in page for one in told)


def test_a_clean_report_says_that_nothing_was_found(report: Report) -> None:
    without = structs.replace(report, problems=(), undecidable=(), not_seen=(), gaps=())
    words = {word.key: word.text for word in report.words}
    page = shown(markdown.render(without))
    for key in ("no_problems", "undecidable_none", "not_seen_items_none", "gaps_none"):
        assert words[key] in page


def test_a_hostile_report_makes_no_markup_but_ours(poisoned: Report) -> None:
    tokens = list(parsed(markdown.render(poisoned)))
    assert {token.type for token in tokens} <= OURS
    page = markdown.render(poisoned)
    tables = [line for line in page.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables} <= {3, 4}
    assert not [mark for mark in page if ord(mark) < 32 and mark != "\n"]


def test_the_same_report_gives_the_same_text(report: Report, catalogue: Catalogue) -> None:
    again = build_report(sample.facts(), sample.judgement(), catalogue, report.language)
    assert markdown.render(again) == markdown.render(report)
