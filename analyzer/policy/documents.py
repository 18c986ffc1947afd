"""Policy files to one PolicyDocument."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from analyzer.errors import UsageError
from analyzer.gaps import Cause, Gap
from analyzer.policy.alternatives import word_set
from analyzer.policy.assembly import Assembly
from analyzer.policy.decoding import decode, is_text
from analyzer.policy.document_kinds import FileText, kind_of, roles_of
from analyzer.policy.mhtml import is_archived_page, page_of_archive
from analyzer.policy.model import PolicyDocument, PolicyFile, Span
from analyzer.policy.plain import read_text
from analyzer.policy.raw import RawBlock
from analyzer.policy.source_file import SourceFile

MOST_BYTES = 32_000_000
"""Largest policy file that is read."""

Media = Literal["html", "text", "markdown", "docx", "pdf"]

_SUFFIXES: dict[str, Media] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".docx": "docx",
    ".pdf": "pdf",
    ".mht": "html",
    ".mhtml": "html",
}
_HTML = re.compile(r"<(?:!doctype\s+html|html|body|head|div|p|table|meta)\b", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")
_KANA = re.compile(r"[\u3041-\u30ff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ENGLISH = word_set("the and to of you your we our or for in is that this with not may as by on are")


class _File(NamedTuple):
    name: str
    sha256: str
    media: Media
    encoding: str
    start: int
    end: int
    base: int
    first_block: int
    has_gap: bool


def read_document(paths: Sequence[Path | SourceFile]) -> PolicyDocument:
    """Read one file, several as one policy, or every known file of a folder, in the order given (folders by name).
    A `SourceFile` is a file whose content is at hand already.

    ``name`` joins the file names with " + ", ``sha256`` is over the bytes of all files, ``media`` and ``encoding`` are
    those of the first, ``files`` says what each file is; the offsets of a later file go on where the source before it
    ended. What cannot be read is a gap, never an exception.

    Raises:
        UsageError: no path, a path that does not exist or cannot be opened, a folder without a policy file, a file
            that is no document, or one that is far too large.
    """
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise UsageError("no policy file given", "give an HTML, text, Markdown, Word or PDF file")
    assembly = Assembly()
    digest = hashlib.sha256()
    gaps: list[Gap] = []
    parts: list[_File] = []
    base = 0
    for path in files:
        data = _bytes(path)
        digest.update(data)
        media, encoding, blocks, length, found = _read(path, data)
        start = assembly.length
        first_block = len(assembly.blocks)
        assembly.add_document(blocks, base)
        own = hashlib.sha256(data).hexdigest()
        parts.append(_File(path.name, own, media, encoding, start, assembly.length, base, first_block, bool(found)))
        base += length
        gaps += found
        if not blocks and not found:
            gaps.append(Gap(stage="policy", cause=Cause.DAMAGED, where=path.name, detail="the file holds no text"))
    if not assembly.whole:
        gaps.append(Gap(stage="policy", cause=Cause.BUDGET, detail="the document is longer than is read"))
    text = "".join(assembly.pieces)
    return PolicyDocument(
        name=" + ".join(path.name for path in files),
        sha256=digest.hexdigest(),
        media=parts[0].media,
        encoding=parts[0].encoding,
        language=language_of(text),
        text=text,
        blocks=tuple(assembly.blocks),
        sentences=tuple(assembly.sentences),
        offsets=tuple(assembly.offsets),
        gaps=tuple(gaps),
        files=_described(parts, text, assembly),
    )


def _described(parts: Sequence[_File], text: str, assembly: Assembly) -> tuple[PolicyFile, ...]:
    """What each file is and is for."""
    texts = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        end = following.first_block if following else len(assembly.blocks)
        headings = tuple(
            text[block.span.start : block.span.end]
            for block in assembly.blocks[part.first_block : end]
            if block.kind == "heading"
        )
        texts.append(FileText(part.name, text[part.start : part.end], headings, part.has_gap))
    kinds = [kind_of(own.text, chinese=language_of(own.text) == "zh") for own in texts]
    return tuple(
        PolicyFile(
            name=part.name,
            sha256=part.sha256,
            media=part.media,
            encoding=part.encoding,
            role=role,
            kind=kind,
            span=Span(start=part.start, end=part.end),
            base=part.base,
        )
        for part, role, kind in zip(parts, roles_of(texts, kinds), kinds, strict=True)
    )


def language_of(text: str) -> Literal["zh", "en", "other"]:
    """The language that the text mostly is in."""
    han = len(_HAN.findall(text))
    words = _LATIN.findall(text)
    if len(_KANA.findall(text)) > han / 4 + len(words):
        return "other"
    if han and han * 2 >= len(words):
        return "zh"
    common = sum(word.lower() in _ENGLISH for word in words)
    return "en" if words and common >= len(words) * 0.12 else "other"


def _files(path: Path | SourceFile) -> Sequence[Path | SourceFile]:
    if isinstance(path, SourceFile):
        return [path]
    if not path.exists():
        raise UsageError(f"{path}: no such file", "give the path of the privacy policy")
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.is_file() and file.suffix.lower() in _SUFFIXES)
    if not found:
        raise UsageError(f"{path}: no policy file in this folder", "it holds no HTML, text, Markdown, Word or PDF file")
    return found


def _bytes(path: Path | SourceFile) -> bytes:
    if isinstance(path, SourceFile):
        return path.data
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path}: larger than {MOST_BYTES // 1_000_000} MB", "give the text of the policy")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", "give a file that can be read") from error


def _read(path: Path | SourceFile, data: bytes) -> tuple[Media, str, list[RawBlock], int, list[Gap]]:
    """Media, encoding, blocks, length of the decoded source, gaps; gaps name the file."""
    media = _binary_media(path, data)
    if media == "pdf":
        from analyzer.policy.pdf import read_pdf

        blocks, gaps = read_pdf(data)
        return media, "", blocks, _extent(blocks), _named(gaps, path)
    if media == "docx":
        from analyzer.policy.docx import read_docx

        blocks, gaps = read_docx(data)
        return media, "", blocks, _extent(blocks), _named(gaps, path)
    stated = path.charset if isinstance(path, SourceFile) else ""
    if is_archived_page(data):
        data, stated = page_of_archive(data)
    source, encoding, whole = decode(data, stated)
    if not is_text(source):
        raise _no_text(path)
    gaps = [] if whole else [Gap(stage="policy", cause=Cause.DAMAGED, detail=f"bytes that are not {encoding}")]
    media = _SUFFIXES.get(path.suffix.lower(), "text")
    if media not in ("html", "markdown") and _HTML.search(source[:4_000]):
        media = "html"
    if media == "html":
        from analyzer.policy.html import read_html

        blocks, found = read_html(source)
        gaps += found
    elif media == "markdown":
        from analyzer.policy.markdown import read_markdown

        blocks, found = read_markdown(source)
        gaps += found
    else:
        blocks = read_text(source)
    return media, encoding, blocks, len(source), _named(gaps, path)


def _binary_media(path: Path | SourceFile, data: bytes) -> Media | None:
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") or path.suffix.lower() == ".docx":
        if path.suffix.lower() == ".docx" or b"word/" in data[:20_000]:
            return "docx"
        raise UsageError(f"{path}: an archive, not a policy", "give the file that is in it")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UsageError(f"{path}: an old or encrypted Office file", "save it as .docx without a password, or as PDF")
    if data.startswith(b"{\\rtf"):
        raise UsageError(f"{path}: a Rich Text file", "save it as .docx, as text, or as PDF")
    if data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"GIF8", b"\x7fELF", b"dex\n"):
        raise _no_text(path)
    return None


def _no_text(path: Path | SourceFile) -> UsageError:
    return UsageError(f"{path}: not a text document", "give an HTML, text, Markdown, Word or PDF file")


def _extent(blocks: list[RawBlock]) -> int:
    return max(
        (at + len(text) for block in blocks for runs in _runs(block) for text, at in runs),
        default=0,
    )


def _runs(block: RawBlock) -> list[tuple[tuple[str, int], ...]]:
    return [cell.runs for cell in block.cells] if block.cells else [block.runs]


def _named(gaps: list[Gap], path: Path | SourceFile) -> list[Gap]:
    return [
        Gap(stage=gap.stage, cause=gap.cause, where=f"{path.name} {gap.where}".strip(), detail=gap.detail)
        for gap in gaps
    ]
