"""The policy as a reader sees it: nothing of the text lost, marks in their places, figures that add up."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import jsonschema
import msgspec
import pytest
from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.places import reports_dir
from analyzer.policy.documents import read_document
from analyzer.policy.model import (
    Actor,
    Block,
    BlockKind,
    Policy,
    PolicyCheck,
    PolicyDocument,
    PolicyFile,
    PolicyMix,
    Sentence,
    SentenceTopics,
    Span,
    Statement,
)
from analyzer.report import policy_json, policy_lines
from analyzer.report.html import render as render_scan
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Report, Tool
from analyzer.report.page import shipped
from analyzer.report.policy_kinds import KINDS
from analyzer.report.policy_model import Part, PolicyView, TextBlock
from analyzer.report.policy_page import render, tables_apart
from analyzer.report.policy_report import PolicyReport, build_policy_report
from analyzer.report.policy_sections import LONGEST_RUN, marks_of
from analyzer.report.policy_view import policy_view, source_position
from tests.report import sample
from tests.report.test_html import Page, _contrast

US = Actor(kind="first-party")
TOOL = Tool(name="apkscan", version="0", tables_sha256="0" * 64, ruleset_sha256="1" * 64)


@dataclass
class Line:
    """One block: its words are one sentence each, or the cells of a row."""

    kind: BlockKind
    words: tuple[str, ...]
    headings: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


def document(lines: list[Line]) -> PolicyDocument:
    text = ""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for line in lines:
        start = len(text)
        glue = "\t" if line.kind == "table-row" else " "
        cells, at = [], start
        for word in line.words:
            cells.append(Span(start=at, end=at + len(word)))
            at += len(word) + 1
        text += glue.join(line.words)
        whole = Span(start=start, end=len(text))
        for span in (whole,) if line.kind == "table-row" else cells:
            sentences.append(Sentence(number=len(sentences) + 1, span=span, block=len(blocks)))
        blocks.append(
            Block(
                span=whole,
                kind=line.kind,
                headings=line.headings,
                header=line.header,
                cells=tuple(cells) if line.kind == "table-row" else (),
            )
        )
        text += "\n"
    return PolicyDocument(
        name="policy.txt",
        sha256="ab" * 32,
        media="text",
        encoding="utf-8",
        language="zh",
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        offsets=((0, 100),),
    )


def policy_of(document: PolicyDocument, statements: tuple[Statement, ...] = (), **fields: object) -> Policy:
    return structs.replace(
        Policy(document=document, statements=statements, sdk_mentions=(), checks=(), mentions=()), **fields
    )


def view_of(policy: Policy, catalogue: Catalogue) -> PolicyView:
    return policy_view(policy, Lexicon(catalogue, "en"), {})


def report_of(policy: Policy, catalogue: Catalogue, lang: str = "en") -> PolicyReport:
    return build_policy_report(policy, catalogue, lang, TOOL, {})


def parts(view: PolicyView) -> list[Part]:
    return [
        part for section in view.sections for block in section.blocks for cell in block.cells for part in cell.parts
    ]


def shown(view: PolicyView) -> str:
    return "".join(run.text for part in parts(view) for run in part.runs)


def squeezed(text: str) -> str:
    return "".join(text.split())


TABLE = [
    Line("heading", ("Policy",)),
    Line("paragraph", ("We collect your IMEI.", "We do not share it."), ("Policy",)),
    Line("heading", ("SDKs",), ("Policy",)),
    Line("table-row", ("SDK", "Information"), ("Policy", "SDKs")),
    Line("table-row", ("Push", "MAC"), ("Policy", "SDKs"), ("SDK", "Information")),
    Line("paragraph", ("The end.",), ("Policy", "SDKs")),
]


@pytest.fixture
def table() -> PolicyDocument:
    return document(TABLE)


def test_no_character_of_the_text_is_lost(table: PolicyDocument, catalogue: Catalogue) -> None:
    for one in (table, sample.facts().policy.document):  # type: ignore[union-attr]
        assert squeezed(shown(view_of(policy_of(one), catalogue))) == squeezed(one.text)


def test_a_long_sentence_is_shown_whole(catalogue: Catalogue) -> None:
    long = "长" * (3 * LONGEST_RUN + 5)
    report = report_of(policy_of(document([Line("paragraph", (long,))])), catalogue)
    assert shown(report.policy) == long
    assert long[:2000] in "".join(Page(render(report)).text)


def test_each_sentence_begins_once_and_in_order(table: PolicyDocument, catalogue: Catalogue) -> None:
    view = view_of(policy_of(table), catalogue)
    assert [part.sentence for part in parts(view) if part.first] == [place.number for place in view.sentences]


def test_places_lead_back_to_the_text_and_the_source(table: PolicyDocument, catalogue: Catalogue) -> None:
    view = view_of(policy_of(table), catalogue)
    place = view.sentences[1]
    assert table.text[place.start : place.end] == "We collect your IMEI."
    assert place.source == place.start + 100
    assert source_position(structs.replace(table, offsets=((0, 5), (9, 40))), 12) == 43


def test_places_of_several_files_count_from_each_file(catalogue: Catalogue) -> None:
    one = document([Line("paragraph", ("Policy.",)), Line("paragraph", ("List.",))])
    second = one.blocks[1].span.start
    files = tuple(
        PolicyFile(name=name, sha256="", media="text", encoding="", role="policy", kind="other", span=span, base=base)
        for name, span, base in (
            ("a", Span(start=0, end=second), 0),
            ("b", Span(start=second, end=len(one.text)), 300),
        )
    )
    joined = structs.replace(one, files=files, offsets=((0, 7), (second, 310)))
    view = view_of(policy_of(joined), catalogue)
    assert [(place.file, place.source) for place in view.sentences] == [(0, 7), (1, 10)]
    assert len(view.sections) == 2


def test_rows_become_one_table_with_its_header(table: PolicyDocument, catalogue: Catalogue) -> None:
    view = view_of(policy_of(table), catalogue)
    blocks = [block for section in view.sections for block in section.blocks]
    (rows,) = [list(run) for is_table, run in tables_apart(blocks) if is_table]
    assert [row.names for row in rows] == [True, False]
    assert [len(row.cells) for row in rows] == [2, 2]


def test_two_tables_stay_two() -> None:
    def row(names: bool) -> TextBlock:
        return TextBlock(kind="table-row", cells=(), names=names)

    runs = tables_apart([row(True), row(False), row(True), row(False), TextBlock(kind="paragraph", cells=())])
    assert [(is_table, len(run)) for is_table, run in runs] == [(True, 2), (True, 2), (False, 1)]


def test_a_cell_that_spans_rows_is_shown_short_the_second_time(catalogue: Catalogue) -> None:
    one = document([Line("table-row", ("名" * 90, "a")), Line("table-row", ("x", "b"))])
    first, second = one.blocks
    spanning = structs.replace(second, cells=(first.cells[0], second.cells[1]))
    view = view_of(policy_of(structs.replace(one, blocks=(first, spanning))), catalogue)
    again = [cell for section in view.sections for block in section.blocks for cell in block.cells if cell.again]
    assert [len("".join(run.text for part in cell.parts for run in part.runs)) for cell in again] == [60]


SPANS = """<h1>隐私政策</h1><table>
<tr><th rowspan=2>SDK</th><th colspan=2>信息</th></tr><tr><th>名称</th><th>目的</th></tr>
<tr><td rowspan=3>甲SDK</td><td>位置</td><td>地图</td></tr><tr><td colspan=2>设备信息</td></tr>
<tr><td><table><tr><td>内层</td><td>二</td></tr></table></td><td></td></tr></table><p>完。</p>"""


def test_tables_with_spans_and_tables_within_lose_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "policy.html").write_text(SPANS, "utf-8")
    one = read_document([tmp_path / "policy.html"])
    view = view_of(policy_of(one), catalogue)
    cells = [cell for section in view.sections for block in section.blocks for cell in block.cells]
    once = "".join(run.text for cell in cells if not cell.again for part in cell.parts for run in part.runs)
    assert squeezed(once) == squeezed(one.text)
    assert [part.sentence for part in parts(view) if part.first] == [sentence.number for sentence in one.sentences]


def statement(text: str, word: str, sentence: int, **fields: object) -> Statement:
    start = text.index(word)
    plain = Statement(
        sentence=sentence,
        data_types=("imei",),
        action="collect",
        actor=US,
        polarity="yes",
        data_spans=(Span(start=start, end=start + len(word)),),
    )
    return structs.replace(plain, **fields)


def test_marks_do_not_overlap_and_data_wins(table: PolicyDocument) -> None:
    text = table.text
    at = text.index("collect your IMEI")
    whole = Span(start=at, end=at + 17)
    statements = (
        statement(text, "IMEI", 2, purpose_span=whole),
        statement(text, "your IMEI", 2, polarity="no", action_span=Span(start=at, end=at + 7)),
    )
    marks = marks_of(statements)
    assert all(before.end <= after.start for before, after in pairwise(marks))
    assert {text[mark.start : mark.end]: (mark.role, mark.kind) for mark in marks} == {
        "collect": ("action", "denied"),
        " ": ("purpose", "collect"),
        "your ": ("data", "denied"),
        "IMEI": ("data", "collect"),
    }


def test_the_figures_add_up(table: PolicyDocument, catalogue: Catalogue) -> None:
    text = table.text
    policy = policy_of(
        table,
        (statement(text, "IMEI", 2), statement(text, "share it", 3, action="share", polarity="no")),
        mentions=(("imei", 2), ("mac-address", 6), ("imei", 1)),
        topics=(
            SentenceTopics(sentence=1, topics=("collection",)),
            SentenceTopics(sentence=2, topics=("collection",)),
            SentenceTopics(sentence=6, topics=("sharing",)),
            SentenceTopics(sentence=7, topics=("use",)),
            SentenceTopics(sentence=5, topics=("contact",)),
        ),
    )
    cover = view_of(policy, catalogue).coverage
    assert (cover.sentences, cover.stating, cover.naming, cover.naming_silent) == (5, 2, 2, 1)
    assert (cover.practice, cover.missed, cover.missed_naming) == (3, (6, 7), 1)
    assert [(cell.first, cell.kind) for cell in cover.strip] == [
        (1, "heading"), (2, "collect"), (3, "denied"), (4, "heading"), (5, "topic"), (6, "missed"), (7, "unnamed"),
    ]  # fmt: skip
    rows = {row.data_type.id: row for group in cover.groups for row in group.rows}
    assert [column.id for column in cover.columns] == ["collect", "denied"]
    assert [(cell.column, cell.count, cell.sentences) for cell in rows["imei"].cells] == [(0, 1, (2,)), (1, 1, (3,))]
    assert (rows["imei"].named, rows["mac-address"].named, rows["mac-address"].cells) == (2, 1, ())


def test_without_the_gate_nothing_is_said_about_what_was_not_understood(
    table: PolicyDocument, catalogue: Catalogue
) -> None:
    report = report_of(policy_of(table), catalogue)
    assert report.policy.coverage.practice is None
    page = "".join(Page(render(report)).text)
    assert "Sentences were not classified" in page
    assert "classified as practices" not in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_well_made(lang: str, catalogue: Catalogue) -> None:
    policy = sample.facts().policy
    assert policy is not None
    topics = tuple(SentenceTopics(sentence=s.number, topics=("collection",)) for s in policy.document.sentences)
    report = report_of(structs.replace(policy, topics=topics), catalogue, lang)
    source = render(report)
    page = Page(source)
    assert page.stack == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for tag, a in page.elements if tag == "a"}
    assert targets <= set(ids)
    assert {f"sentence-{sentence.number}" for sentence in policy.document.sentences} <= set(ids)
    assert {f"statement-{number}" for number in range(1, len(policy.statements) + 1)} <= set(ids)
    assert render(report_of(structs.replace(policy, topics=topics), catalogue, lang)) == source


def test_hostile_words_of_a_policy_are_only_text(catalogue: Catalogue) -> None:
    lines = [Line("heading", (text,)) for text in sample.HOSTILE_TEXTS] + [
        Line("table-row", sample.HOSTILE_TEXTS, header=sample.HOSTILE_TEXTS)
    ]
    one = document(lines)
    report = report_of(policy_of(one, (statement(one.text, "img src", 2, purpose="<b>x", rule="'>x"),)), catalogue)
    page = Page(render(report))
    assert page.stack == []
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [tag for tag, _ in page.elements if tag in ("img", "b>x")]
    for _, attributes in page.elements:
        assert not [value for value in attributes.values() if "alert" in value or "onerror" in value]
    assert "⟦U+202E⟧" in "".join(page.text)


def test_a_very_long_text_has_every_sentence_and_a_short_strip(catalogue: Catalogue) -> None:
    lines = [Line("paragraph", (f"我们会收集您的第{number}项设备信息用于风险控制。",)) for number in range(9_000)]
    one = document(lines)
    statements = tuple(
        Statement(
            sentence=sentence.number,
            data_types=("device-information",),
            action="collect",
            actor=US,
            polarity="yes",
            data_spans=(Span(start=sentence.span.start + 7, end=sentence.span.end - 2),),
        )
        for sentence in one.sentences
    )
    page = render(report_of(policy_of(one, statements), catalogue))
    assert page.count('id="sentence-') == 9_000
    assert page.count("<rect") <= 1_000


def test_a_text_of_headings_has_few_sections(catalogue: Catalogue) -> None:
    one = document([Line("heading", (f"{number}、标题",)) for number in range(9_000)])
    view = view_of(policy_of(one), catalogue)
    assert len(view.sections) <= 400
    assert len(view.coverage.strip) <= 1_300
    assert squeezed(shown(view)) == squeezed(one.text)


def test_findings_and_the_text_lead_to_each_other(report: Report) -> None:
    assert report.policy is not None
    places = {place.number: place for place in report.policy.sentences}
    findings = [f for group in report.problems for item in group.items for f in item.findings]
    quoted = {(quote.number, finding.anchor) for finding in findings for quote in finding.quotes}
    assert quoted
    for number, anchor in quoted:
        assert anchor in {citation.anchor for citation in places[number].cited}
    for finding in findings:
        for quote in finding.quotes:
            assert (quote.start, quote.end) == (places[quote.number].start, places[quote.number].end)


def test_the_page_links_each_quotation_to_its_sentence(report: Report) -> None:
    page = render_scan(report)
    findings = [f for group in report.problems for item in group.items for f in item.findings]
    for finding in findings:
        for quote in finding.quotes:
            assert f'<a href="#sentence-{quote.number}">' in page
            assert f'id="sentence-{quote.number}"' in page
            assert f'↩ <a href="#{finding.anchor}">' in page


def test_json_is_read_back_and_keeps_to_the_schema(catalogue: Catalogue, table: PolicyDocument) -> None:
    report = report_of(policy_of(table), catalogue)
    assert msgspec.json.decode(policy_json.render(report), type=PolicyReport) == report
    schema = json.loads((reports_dir() / "policy.schema.json").read_bytes())
    jsonschema.validate(json.loads(policy_json.render(report)), schema)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_what_is_told_by_colour_can_be_seen(scheme: int) -> None:
    paper = re.findall(r"--paper:(#[0-9a-f]{3,6})", shipped("report.css"))[scheme]
    paper = paper if len(paper) == 7 else "#" + "".join(2 * mark for mark in paper[1:])
    blocks = re.findall(r":root\{([^}]*--k-collect[^}]*)\}", shipped("policy.css"))
    colours = dict(re.findall(r"--k-([\w-]+):(#[0-9a-f]{6})", blocks[scheme]))
    assert set(KINDS) <= set(colours)
    for kind in KINDS:
        assert _contrast(colours[kind], paper) >= 3, kind


def test_many_citations_of_one_sentence_fold(report: Report) -> None:
    assert report.policy is not None
    place = next(place for place in report.policy.sentences if place.cited)
    many = tuple(structs.replace(place.cited[0], text=f"finding {n}") for n in range(20))
    sentences = tuple(
        structs.replace(one, cited=many) if one.number == place.number else one for one in report.policy.sentences
    )
    page = Page(render_scan(structs.replace(report, policy=structs.replace(report.policy, sentences=sentences))))
    shown = "".join(page.text)
    assert "+14" in shown
    assert "finding 19" in shown


def checked() -> Policy:
    """Two sentences: one that a check rests on, with a statement in it, and one that an adverse check rests on."""
    lines = [Line("paragraph", ("We answer your mail within one month.", "If you refuse, leave us at once."))]
    text = document(lines)
    at = text.text.index
    found = PolicyCheck(
        id="response-time", found=True, sentence=1, value="1 months", searched=("answer",),
        span=Span(start=at("within"), end=at("month.") + 5),
    )  # fmt: skip
    adverse = PolicyCheck(
        id="bundled-consent", found=True, sentence=2, span=Span(start=at("refuse"), end=at(" at once")),
    )  # fmt: skip
    absent = PolicyCheck(id="portability", found=False, searched=("export",))
    mail = Span(start=at("mail"), end=at("mail") + 4)
    said = Statement(
        sentence=1, data_types=("email",), action="use", actor=US, polarity="yes", data_spans=(mail,),
        purpose="one", purpose_span=Span(start=at("one"), end=at("one") + 3),
    )  # fmt: skip
    return policy_of(text, (said,), checks=(found, adverse, absent), topics=())


def test_what_checks_rest_on_is_marked_where_no_statement_is(catalogue: Catalogue) -> None:
    view = report_of(checked(), catalogue).policy
    marked = [(run.text, run.role, run.kind) for part in parts(view) for run in part.runs if run.role]
    assert marked == [
        ("mail", "data", "use"),
        ("within ", "check", "found"),
        ("one", "purpose", "use"),
        (" month", "check", "found"),
        ("refuse, leave us", "check", "adverse"),
    ]


def test_a_check_quotes_its_own_words_and_the_text_leads_back_to_it(catalogue: Catalogue) -> None:
    report = report_of(checked(), catalogue)
    rows = {row.id: row for row in report.policy_checks}
    quote = rows["response-time"].quote
    assert quote is not None
    assert [fragment.text for fragment in quote.fragments if fragment.marked] == ["within one month"]
    assert [[cited.anchor for cited in place.cited] for place in report.policy.sentences] == [
        ["check-response-time"],
        ["check-bundled-consent"],
    ]
    page = render(report)
    assert 'id="check-response-time"' in page
    assert '<mark class="check k-adverse">refuse, leave us</mark>' in page


def test_that_nothing_is_near_is_said(catalogue: Catalogue) -> None:
    report = report_of(checked(), catalogue)
    assert "No sentence comes near" in render(report)
    assert "No sentence comes near" in policy_lines.render(report)
    assert "没有相近的语句" in policy_lines.render(report_of(checked(), catalogue, "zh"))


@pytest.mark.parametrize(
    ("why", "lang", "told"),
    [
        ("languages", "en", "The files are in different languages: Chinese (a.md); English (b.md)."),
        ("handlers", "en", "The files name different handlers: zh (a.md); en (b.md)."),
        ("titles", "zh", "所给文件标题不同：zh（a.md）；en（b.md）。"),
    ],
)
def test_files_that_may_not_be_one_policy_are_told_once(
    catalogue: Catalogue, why: Literal["languages", "handlers", "titles"], lang: str, told: str
) -> None:
    mix = PolicyMix(why=why, files=("a.md", "b.md"), named=("zh", "en"))
    report = report_of(structs.replace(checked(), mix=mix), catalogue, lang)
    assert report.policy.mixed.startswith(told)
    assert render(report).count(told) == 1
    assert told in policy_lines.render(report)
