"""The known texts as Word, Markdown and text files."""

import io
import textwrap
from collections.abc import Callable, Sequence

import docx
import docx.document
import docx.table
import docx.text.paragraph
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bench.policy_known_text import Heading, Items, Paragraph, Part, Table
from bench.policy_made_html import flat, semantic


def word_styles(parts: Sequence[Part]) -> bytes:
    """Word's own styles for headings and lists, merged cells, a header and a footer with a page number."""
    document = docx.Document()
    for section in document.sections:
        section.header.paragraphs[0].text = "Internal draft"
        section.footer.paragraphs[0].text = "3"
    for part in parts:
        if isinstance(part, Heading):
            document.add_heading(part.text, part.level)
        elif isinstance(part, Paragraph):
            document.add_paragraph(part.text)
        elif isinstance(part, Items):
            for depth, text in flat(part.items):
                document.add_paragraph(text, style=f"List Bullet{f' {depth + 1}' if depth else ''}")
        else:
            _add_table(document, part)
    return _saved(document)


def word_plain(parts: Sequence[Part]) -> bytes:
    """Headings as bold paragraphs of many runs, lists numbered directly, all within a content control."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, Items):
            for depth, text in flat(part.items):
                _number(document.add_paragraph(text), depth)
        elif isinstance(part, Table):
            _add_table(document, part)
        else:
            paragraph = document.add_paragraph()
            for index in range(0, len(part.text), 5):
                paragraph.add_run(part.text[index : index + 5]).bold = isinstance(part, Heading)
    body = document.element.body
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    for child in [child for child in body if not child.tag.endswith("sectPr")]:
        content.append(child)
    body.insert(0, control)
    return _saved(document)


def word_tracked(parts: Sequence[Part]) -> bytes:
    """Changes that are tracked: every paragraph has deleted words before it and its second half is inserted."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, Items):
            for _, text in flat(part.items):
                _tracked(document.add_paragraph(style="List Bullet"), text)
        elif isinstance(part, Table):
            _add_table(document, part)
        elif isinstance(part, Heading):
            document.add_heading(part.text, part.level)
        else:
            _tracked(document.add_paragraph(), part.text)
    return _saved(document)


def word_text_boxes(parts: Sequence[Part]) -> bytes:
    """Paragraphs in text boxes, with a copy for programs that know no text boxes; tables within a table's cell."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, Paragraph):
            _boxed(document.add_paragraph(), part.text)
        elif isinstance(part, Heading):
            document.add_heading(part.text, part.level)
        elif isinstance(part, Items):
            for depth, text in flat(part.items):
                _number(document.add_paragraph(text), depth)
        else:
            outer = document.add_table(rows=1, cols=1)
            _add_table(outer.cell(0, 0), part)
    return _saved(document)


WORD: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "styles": word_styles,
    "plain": word_plain,
    "tracked": word_tracked,
    "boxes": word_text_boxes,
}


def _add_table(parent: "docx.document.Document | docx.table._Cell", table: Table) -> None:
    rows = (table.header, *table.rows)
    made = parent.add_table(len(rows), len(table.header))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text == "^":
                above = made.cell(number - 1, column)
                made.cell(number, column).merge(above)
            else:
                made.cell(number, column).text = text


def _number(paragraph: "docx.text.paragraph.Paragraph", depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = 1


def _tracked(paragraph: "docx.text.paragraph.Paragraph", text: str) -> None:
    deleted = OxmlElement("w:del")
    run, words = OxmlElement("w:r"), OxmlElement("w:delText")
    words.text = "words that were taken out"
    run.append(words)
    deleted.append(run)
    paragraph._p.append(deleted)
    paragraph.add_run(text[: len(text) // 2])
    inserted = OxmlElement("w:ins")
    inserted.append(paragraph.add_run(text[len(text) // 2 :])._r)
    paragraph._p.append(inserted)


def _boxed(paragraph: "docx.text.paragraph.Paragraph", text: str) -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    run = paragraph.add_run()._r
    alternate = run.makeelement(f"{{{compatible}}}AlternateContent")
    for name in ("Choice", "Fallback"):
        branch = run.makeelement(f"{{{compatible}}}{name}")
        content = OxmlElement("w:txbxContent")
        inner, inner_run, words = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        inner_run.append(words)
        inner.append(inner_run)
        content.append(inner)
        branch.append(content)
        alternate.append(branch)
    run.append(alternate)


def _saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def markdown_pipes(parts: Sequence[Part]) -> str:
    """Headings with number signs, nested lists, tables of pipes, emphasis."""
    out = []
    for part in parts:
        if isinstance(part, Heading):
            out.append("#" * part.level + " " + part.text)
        elif isinstance(part, Paragraph):
            out.append(f"**{part.text[:4].strip()}**{' ' * part.text[:4].endswith(' ')}{part.text[4:]}")
        elif isinstance(part, Items):
            out.append("\n".join("    " * depth + f"- {text}" for depth, text in flat(part.items)))
        else:
            rows = [part.header, tuple("---" for _ in part.header), *part.filled()]
            out.append("\n".join("| " + " | ".join(row) + " |" for row in rows))
    return "\n\n".join(out) + "\n"


def markdown_html(parts: Sequence[Part]) -> str:
    """Underlined headings, paragraphs over several lines, loose lists, tables as HTML."""
    out = []
    for part in parts:
        if isinstance(part, Heading):
            out.append(f"{part.text}\n{'=-'[part.level - 1] * 5}" if part.level < 3 else f"### {part.text} ###")
        elif isinstance(part, Paragraph):
            out.append(_wrapped(part.text, 40))
        elif isinstance(part, Items):
            out.append("\n\n".join("   " * depth + f"*  {text}" for depth, text in flat(part.items)))
        else:
            out.append(semantic([part]).partition("<body>")[2].partition("</body>")[0])
    return "\n\n".join(out) + "\n"


MARKDOWN: dict[str, Callable[[Sequence[Part]], str]] = {"pipes": markdown_pipes, "html": markdown_html}


def text_lines(parts: Sequence[Part]) -> str:
    """A line for each paragraph; the cells of a row with tabs between."""
    lines = []
    for part in parts:
        if isinstance(part, Items):
            lines += ["  " * depth + text for depth, text in flat(part.items)]
        elif isinstance(part, Table):
            lines += ["\t".join(row) for row in (part.header, *part.filled())]
        else:
            lines.append(part.text)
    return "\n".join(lines) + "\n"


def text_wrapped(parts: Sequence[Part]) -> str:
    """Lines of one width, an empty one after each paragraph."""
    out = []
    for part in parts:
        if isinstance(part, Items):
            out += [_wrapped(text, 76) for _, text in flat(part.items)]
        elif isinstance(part, Table):
            out.append("\n".join("\t".join(row) for row in (part.header, *part.filled())))
        else:
            out.append(_wrapped(part.text, 76))
    return "\n\n".join(out) + "\n"


def text_wrapped_tight(parts: Sequence[Part]) -> str:
    """Lines of one width and no empty lines: only the short last line of a paragraph shows its end."""
    return text_wrapped(parts).replace("\n\n", "\n")


TEXT: dict[str, Callable[[Sequence[Part]], str]] = {
    "lines": text_lines,
    "wrapped": text_wrapped,
    "tight": text_wrapped_tight,
}


def _wrapped(text: str, width: int) -> str:
    if text.isascii() or any(char == " " for char in text[20:60]):
        return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
    return "\n".join(text[index : index + width // 2] for index in range(0, len(text), width // 2))
