"""The report in Word, made from a template that a laboratory can replace by its own.

A template is a document with placeholders such as ``{{ app_name }}``, wherever they stand, and, in paragraphs of their
own, ``{{ sample }}`` or ``{{ sections }}`` for whole sections. It is filled once: what a value holds is never taken for
a placeholder, and nothing in a template is run. The file carries the date of the assessment, so that the same report
and template give the same bytes.
"""

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from analyzer.errors import UsageError
from analyzer.places import reports_dir
from analyzer.report import meta
from analyzer.report.docx_blocks import Blocks, field, text_run
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.paper_bound import Bound, bound
from analyzer.report.paper_model import SECTIONS, Heading
from analyzer.report.paper_proof import code, sheet
from analyzer.report.visible import visible

TEMPLATE = "report.docx"
"""The template that ships, below ``reports/``."""

LARGEST = 32 * 1024 * 1024
"""Bytes of a template above which it is refused."""

HINT = "docs/report-template.md explains templates"
_PARTS = "[Content_Types].xml"
_DECLARED = re.compile(rb"<!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)
_PLACE = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
FIELDS = (
    "title", "running_title", "app_name", "package", "version", "version_code", "file_name", "sha256", "policy", "date",
    "tool", "ruleset", "headline", *(f"meta_{key}" for key in meta.KEYS), "word_contents",
)  # fmt: skip
"""Placeholders of short texts: those of `analyzer.report.paper.fields`, and the word for contents."""
_WHOLE = ("cover", "contents", "sections", *SECTIONS)


def render(report: Report, template: bytes | None = None) -> bytes:
    """The whole document; ``template`` is a DOCX file, the shipped one when None.

    Raises:
        UsageError: the template is no DOCX file, or has a placeholder that is not known, or no section at all.
    """
    return printed(bound(report), template)


def printed(whole: Bound, template: bytes | None = None) -> bytes:
    """The whole document, whatever kind of report it is, as ``render``."""
    document = _opened(template if template is not None else (reports_dir() / TEMPLATE).read_bytes())
    _Filling(whole, document).fill()
    _state(document, whole)
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _opened(template: bytes) -> Any:
    if len(template) > LARGEST:
        raise UsageError(f"the template is larger than {LARGEST >> 20} MiB", HINT)
    _check_container(template)
    try:  # a damaged file raises anything: of zip, of XML, of keys
        document = docx.Document(io.BytesIO(template))
        document.element.body.iter()
        _ = document.styles, document.core_properties
    except Exception as error:
        raise UsageError(
            "the template is a damaged DOCX file, or one of another kind of Word document", HINT
        ) from error
    return document


def _check_container(template: bytes) -> None:
    """A DOCX file is a ZIP file with a list of its parts, none of which declares entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            if _PARTS not in parts.namelist():
                raise UsageError("the template is no DOCX file: a ZIP file of another kind", HINT)
            if sum(part.file_size for part in parts.infolist()) > 4 * LARGEST:
                raise UsageError(f"the template is larger than {4 * LARGEST >> 20} MiB when unpacked", HINT)
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")) and _DECLARED.search(parts.read(name)):
                    raise UsageError(f"the template declares a document type of its own in {name}; Word does not", HINT)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise UsageError("the template is no DOCX file: not the ZIP file that one is", HINT) from error


def check(template: bytes) -> None:
    """Whether a report can be made with a template, before the work of a scan.

    Raises:
        UsageError: as ``render``.
    """
    _check(_paragraphs(_opened(template)))


def _check(paragraphs: list[Any]) -> None:
    known = {*FIELDS, *_WHOLE, "page"}
    names: set[str] = set()
    for paragraph in paragraphs:
        asked = _asked(paragraph)
        names.update(asked)
        for name in asked:
            if name in _WHOLE and not _PLACE.fullmatch(_text(paragraph).strip()):
                raise UsageError(f"'{{{{ {name} }}}}' must stand in a paragraph of its own in the template", HINT)
    if unknown := sorted(names - known):
        strangers = ", ".join(f"{{{{ {name} }}}}" for name in unknown)
        stranger = f"the template asks for '{strangers}', which no report has"
        raise UsageError(f"{stranger}; known: {', '.join(sorted(known))}", HINT)
    if not names & {"sections", *SECTIONS}:
        raise UsageError("the template has no place for a section, such as '{{ sections }}'", HINT)


def _paragraphs(document: Any) -> list[Any]:
    """Every paragraph, those in tables, text boxes, heads and feet too."""
    ends = ("/header", "/footer")
    margins = [rel.target_part.element for rel in document.part.rels.values() if rel.reltype.endswith(ends)]
    return [paragraph for part in (document.element.body, *margins) for paragraph in part.iter(qn("w:p"))]


class _Filling:
    """Puts a report into a document."""

    def __init__(self, whole: Bound, document: Any) -> None:
        self._bound, self._document, self._words = whole, document, Furniture(whole.worded)
        self._sections = {section.key: section.blocks for section in whole.paper.sections}
        self._headings = _placed(whole, document)
        styles = {style.name.lower(): style.style_id for style in document.styles if style.name}
        anchors = dict.fromkeys(heading.anchor for heading in self._headings if heading.anchor)
        self._blocks = Blocks(styles, anchors, document.part)
        self._values = {**whole.fields, FIELDS[-1]: self._words("contents")}

    def fill(self) -> None:
        """Every paragraph of the template once.

        Raises:
            UsageError: as ``render``.
        """
        paragraphs = _paragraphs(self._document)
        _check(paragraphs)
        for paragraph in paragraphs:
            if names := _asked(paragraph):
                self._fill_one(paragraph, names)

    def _fill_one(self, paragraph: Any, names: tuple[str, ...]) -> None:
        if names[0] not in _WHOLE:
            self._fill_texts(paragraph)
            return
        for made in self._whole(names[0]):
            paragraph.addprevious(made)
        _remove(paragraph)

    def _whole(self, name: str) -> Iterator[Any]:
        if name == "cover":
            rows = ((label, code(text) if label.startswith("SHA-256") else text) for label, text in self._bound.cover)
            yield from self._blocks.elements([sheet(rows)])
        elif name == "contents":
            yield from self._blocks.contents(self._headings)
        else:
            for key in self._sections if name == "sections" else (name,):
                yield from self._blocks.elements(self._sections.get(key, ()))

    def _fill_texts(self, paragraph: Any) -> None:
        """Each placeholder of a paragraph, also when Word has cut it into several runs; the last one first."""
        pieces = list(paragraph.iter(qn("w:t")))
        text = "".join(piece.text or "" for piece in pieces)
        for found in reversed(list(_PLACE.finditer(text))):
            at = 0
            first = None
            for piece in pieces:
                own = piece.text or ""
                start, end = max(found.start() - at, 0), min(found.end() - at, len(own))
                at += len(own)
                if start >= end:
                    continue
                tail = own[end:]
                piece.text = own[:start]
                if first is None:
                    first = piece
                    self._put(piece, found.group(1), tail)
                else:
                    piece.text += tail
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _put(self, piece: Any, name: str, tail: str) -> None:
        if name != "page":
            piece.text += visible(self._values[name]) + tail
            return
        # The words around both numbers are the language's own.
        before, _, rest = self._words("page", page="\0", pages="\1").partition("\0")
        middle, _, end = rest.partition("\1")
        piece.text += before
        run = piece.getparent()
        for made in reversed([*field("PAGE"), text_run(middle), *field("NUMPAGES"), text_run(end + tail)]):
            run.addnext(made)


def _placed(whole: Bound, document: Any) -> tuple[Heading, ...]:
    """The headings that will stand in the document: a template may leave sections out."""
    asked = {name for paragraph in _paragraphs(document) for name in _asked(paragraph)}
    sections = [section for section in whole.paper.sections if asked & {"sections", section.key}]
    return tuple(block for section in sections for block in section.blocks if isinstance(block, Heading))


def _text(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))


def _asked(paragraph: Any) -> tuple[str, ...]:
    return tuple(_PLACE.findall(_text(paragraph)))


def _remove(paragraph: Any) -> None:
    """A filled paragraph goes, unless a section's settings hang on it or its cell would be left without one."""
    properties = paragraph.find(qn("w:pPr"))
    parent = paragraph.getparent()
    last = parent.tag == qn("w:tc") and parent[-1] is paragraph
    if last or (properties is not None and properties.find(qn("w:sectPr")) is not None):
        for run in list(paragraph.iter(qn("w:r"))):
            run.getparent().remove(run)
        return
    parent.remove(paragraph)


def _state(document: Any, whole: Bound) -> None:
    """The file's own properties: nothing of this machine, the date of the assessment."""
    try:
        day = datetime.datetime.fromisoformat(whole.date[:10]).replace(tzinfo=datetime.UTC)
    except ValueError:
        day = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    about = document.core_properties
    about.title = visible(whole.title)[:200]
    about.subject = visible(whole.subject)[:200]
    about.author = about.last_modified_by = visible(whole.tool)[:200]
    about.language = "zh-CN" if whole.language == "zh" else "en"
    about.created = about.modified = day
    about.revision = 1


def _settled(data: bytes) -> bytes:
    """The same file with fixed times, in the order in which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.external_attr = 0o600 << 16
            fixed.create_system = 3
            new.writestr(fixed, old.read(entry), zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()
