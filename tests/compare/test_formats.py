"""A comparison in Word, PDF and Markdown: nothing is left out, and nothing of a package becomes markup."""

import io
import re
import zipfile
from functools import cache
from itertools import pairwise
from types import ModuleType

import docx as word
import pypdfium2
import pytest
from docx.oxml.ns import qn
from msgspec import structs

from analyzer.apk.model import Label
from analyzer.compare import docx, html, markdown, paper, pdf, text
from analyzer.compare.model import Comparison
from analyzer.judgement.judge import judge
from analyzer.report.model import Meta
from analyzer.report.paper_model import Heading
from analyzer.report.visible import visible
from tests.compare.test_states import doubting, rejecting
from tests.compare.variants import DATE, against, catalogue, loan, reviewed, with_gap, without
from tests.report.paper_texts import pdf_text, said, squeezed
from tests.report.sample import HOSTILE_TEXTS

META = Meta(report_number="LAB-2026-7", laboratory="样例检测中心", tester="A. Tester")


@cache
def compared(lang: str) -> Comparison:
    ids = [finding.id for item in judge(loan(), catalogue(), DATE).items for finding in item.findings]
    new = with_gap(without(doubting(loan()), "contacts"), "code", blocks=False)
    return reviewed(loan(), new, None, rejecting(*ids[:2]), lang=lang, meta=META)


@cache
def made(form: ModuleType, lang: str) -> bytes:
    """The comparison in one format; text as UTF-8."""
    content = form.render(compared(lang))
    return content.encode() if isinstance(content, str) else content


def docx_text(data: bytes) -> str:
    body = word.Document(io.BytesIO(data)).element.body
    return squeezed("".join(piece.text or "" for piece in body.iter(qn("w:t"))))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_text_is_in_word_and_pdf(lang: str) -> None:
    texts = [squeezed(visible(one)) for one in said(paper.paper(compared(lang)))]
    in_word, in_pdf = docx_text(made(docx, lang)), pdf_text(made(pdf, lang))
    assert [one for one in texts if one not in in_word] == []
    assert [one for one in texts if one not in in_pdf and len(one) < 80] == []


def test_an_english_comparison_names_clauses_in_english() -> None:
    sides = [side for item in compared("en").items for change in item.findings for side in (change.old, change.new)]
    cite = next(cite for side in sides if side for cite in side.cites if cite.endswith("个人信息保护法》第七条"))
    both = squeezed(f"PIPL Art. 7 ({cite})")
    assert both in docx_text(made(docx, "en"))
    assert both in pdf_text(made(pdf, "en"))
    page = made(html, "en").decode()
    assert f'<span class="cite">PIPL Art. 7</span> <span class="official" lang="zh-CN">{cite}</span>' in page
    assert "PIPL" not in made(html, "zh").decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", [docx, pdf, markdown, html, text])
def test_the_same_comparison_gives_the_same_bytes(form: ModuleType, lang: str) -> None:
    content = form.render(compared(lang))
    assert (content.encode() if isinstance(content, str) else content) == made(form, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_result_states_decisions_and_statements_are_in_every_format(lang: str) -> None:
    one = compared(lang)
    texts = {"docx": docx_text(made(docx, lang)), "pdf": pdf_text(made(pdf, lang))}
    for name, form in (("md", markdown), ("html", html), ("text", text)):
        texts[name] = squeezed(made(form, lang).decode())
    decision = next(c.new.decision for i in one.items for c in i.findings if c.new and c.new.decision)
    wanted = [one.title, one.headline, one.unit, "LAB-2026-7", "样例检测中心", decision.reason]
    wanted += [count.state.text for count in one.counts]
    wanted += [change.id for item in one.items for change in item.findings]
    for name, whole in texts.items():
        assert [w for w in wanted if squeezed(w) not in whole.replace("`", "")] == [], name


def test_a_document_has_its_own_properties_and_contents() -> None:
    document = word.Document(io.BytesIO(made(docx, "en")))
    assert document.core_properties.title == compared("en").title
    titles = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [title.partition("　")[0] for title in titles] == [str(n) for n in range(1, len(paper.SECTIONS) + 1)]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    with pypdfium2.PdfDocument(made(pdf, "en")) as whole:
        assert len(list(whole.get_toc())) > len(paper.SECTIONS)
        assert whole.get_metadata_dict()["Title"] == compared("en").title


@cache
def hostile() -> Comparison:
    facts, name = loan(), " ".join(HOSTILE_TEXTS)
    manifest = structs.replace(
        facts.manifest, package=name, version_name=name, labels=(Label(locale="", text=name),),
        uses_permissions=tuple(structs.replace(one, name=one.name + name) for one in facts.manifest.uses_permissions),
    )  # fmt: skip
    sample = structs.replace(facts.sample, name=name)
    return against(facts, structs.replace(facts, manifest=manifest, sample=sample))


def test_hostile_labels_stay_text_in_html() -> None:
    page = html.render(hostile())
    assert "<img" not in page
    assert "<script>alert" not in page
    assert page.count("<script") == made(html, "en").count(b"<script")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", page)


def test_hostile_labels_stay_text_in_word() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(hostile()))) as file:
        whole = file.read("word/document.xml").decode()
        names = file.namelist()
    assert "<script" not in whole
    assert "{{" not in docx_text(made(docx, "en"))
    assert set(re.findall(r"<w:instrText[^>]*>([^<]*)<", whole)) <= {' TOC \\o "1-3" \\h \\z \\u '}
    with zipfile.ZipFile(io.BytesIO(made(docx, "en"))) as file:
        assert file.namelist() == names


def test_hostile_labels_stay_text_in_pdf() -> None:
    data = pdf.render(hostile())
    objects = re.sub(rb"stream\b.*?endstream", b"", data, flags=re.DOTALL)
    for action in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/OpenAction", b"/EmbeddedFile"):
        assert action not in objects
    with pypdfium2.PdfDocument(data) as whole:
        assert len(whole) > 1


def test_hostile_labels_stay_text_in_markdown_and_text() -> None:
    page = markdown.render(hostile())
    for line in page.splitlines():
        outside = re.sub(r"`[^`]*`", "", line)
        assert not re.search(r"<[a-zA-Z/!]", outside), line
        assert not re.search(r"(?<!\\)\]\(", outside), line
        assert "{{" not in outside
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x1b]", page + text.render(hostile()))
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(heads) == len(paper.SECTIONS)


def test_headings_of_the_page_go_down_one_level_at_a_time() -> None:
    page = made(html, "en").decode()
    levels = [int(said or tag) for tag, said in re.findall(r'<h(\d)(?: aria-level="(\d)")?[ >]', page)]
    assert levels[0] == 1
    assert [(one, other) for one, other in pairwise(levels) if other > one + 1] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sections_are_called_the_same_on_paper_and_on_the_page(lang: str) -> None:
    page = made(html, lang).decode()
    titles = [section.blocks[0] for section in paper.paper(compared(lang)).sections]
    shown = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert shown == [title.text for title in titles if isinstance(title, Heading)]
