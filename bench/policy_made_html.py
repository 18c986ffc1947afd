"""The known texts as HTML, in the dialects that policies are written in."""

import html
from collections.abc import Callable, Iterable, Sequence

from bench.policy_known_text import Heading, Item, Items, Paragraph, Part, Table

Maker = Callable[[Sequence[Part]], str]


def semantic(parts: Sequence[Part]) -> str:
    """Elements that say what they are."""
    return _page("".join(_semantic(part) for part in parts))


def in_a_form(parts: Sequence[Part]) -> str:
    """The text in a form below a header, amid menus, a cookie banner, hidden words, scripts and a footer."""
    links = "".join(
        f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in ("Home", "Products", "Download", "Careers")
    )
    languages = "".join(f"<li><a href='?lang={i}'>{name}</a></li>" for i, name in enumerate(_LANGUAGES))
    body = (
        f"<div class='top'><ul>{links}</ul></div><nav><ul>{links}</ul></nav>"
        f"<div class='lang'><ul>{languages}</ul></div>"
        "<select>" + "".join(f"<option>{name}</option>" for name in _LANGUAGES) + "</select>"
        "<div id='cookie-banner' role='dialog'><p>This website uses cookies.</p>"
        "<button>Accept all</button><button>Reject</button></div>"
        "<script>var words = '<p>script</p>';</script><template><p>template</p></template>"
        "<p hidden>hidden words</p><div style='display: none'>more hidden words</div>"
        f"<form action='/agree'><header>{_semantic(parts[0])}</header>"
        + "".join(_semantic(part) for part in parts[1:])
        + f"</form><footer><ul>{links}</ul><p>© 2025 Spruce Sample Ltd. All rights reserved.</p></footer>"
    )
    return _page(body, "<style>p { margin: 0 }</style>")


def plain_blocks(parts: Sequence[Part]) -> str:
    """Headings as bold paragraphs, list items as divisions, tables without header cells."""

    def part_of(part: Part) -> str:
        if isinstance(part, Heading):
            return f"<p><strong>{_e(part.text)}</strong></p>"
        if isinstance(part, Paragraph):
            return f"<div><span>{_e(part.text[:7])}</span><b>{_e(part.text[7:11])}</b>{_e(part.text[11:])}</div>"
        if isinstance(part, Items):
            return "".join(f"<div>{_e(text)}</div>" for _, text in flat(part.items))
        return _table(part, head="td")

    return _page("".join(map(part_of, parts)))


def broken_lines(parts: Sequence[Part]) -> str:
    """One division with a line break after each paragraph."""
    out = []
    for part in parts:
        if isinstance(part, Table):
            out.append(_table(part))
        elif isinstance(part, Items):
            out += [f"{_e(text)}<br/>" for _, text in flat(part.items)]
        else:
            out.append(f"{_e(part.text)}<br><br>\n")
    return _page(f"<div>{''.join(out)}</div>")


def arranged_by_tables(parts: Sequence[Part]) -> str:
    """Tables that only arrange the page around the text, as in old pages."""
    inner = "".join(_semantic(part) for part in parts)
    return _page(
        "<table width=100%><tr><td width=10></td><td><table><tr><td>"
        f"{inner}</td></tr></table></td><td width=10></td></tr></table>"
    )


def by_a_word_processor(parts: Sequence[Part]) -> str:
    """Spans, non-breaking spaces, conditional comments and foreign elements."""

    def span(text: str) -> str:
        pieces = [text[index : index + 9] for index in range(0, len(text), 9)]
        return "".join(f"<span lang=EN-US style='font-size:10.5pt'>{_e(piece)}</span>" for piece in pieces)

    def part_of(part: Part) -> str:
        if isinstance(part, Heading):
            return f"<h{part.level}>{span(part.text)}<o:p></o:p></h{part.level}>"
        if isinstance(part, Paragraph):
            return f"<p class=MsoNormal>{span(part.text)}&nbsp;<o:p>&nbsp;</o:p></p>"
        if isinstance(part, Items):
            return "".join(
                f"<p class=MsoListParagraph><![if !supportLists]><![endif]>{span(text)}</p>"
                for _, text in flat(part.items)
            )
        return _table(part, head="td", cell=lambda text: f"<p class=MsoNormal>{span(text)}<o:p></o:p></p>")

    return _page("".join(map(part_of, parts)), "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->")


def folded(parts: Sequence[Part]) -> str:
    """Each section folded away until it is opened; tables with captions and group headers over two columns."""
    out: list[str] = []
    is_open = False
    for part in parts:
        if isinstance(part, Heading) and part.level == 2:
            out.append("</details>" * is_open + f"<details><summary>{_e(part.text)}</summary>")
            is_open = True
        else:
            out.append(_semantic(part))
    return _page("".join(out) + "</details>" * is_open)


def careless(parts: Sequence[Part]) -> str:
    """Upper-case tags that are never closed, attributes without quotation marks, every third character an entity."""

    def odd(text: str) -> str:
        return "".join(f"&#{ord(char)};" if index % 3 == 0 else _e(char) for index, char in enumerate(text))

    def part_of(part: Part) -> str:
        if isinstance(part, Heading):
            return f"<H{part.level} ALIGN=center>{odd(part.text)}</H{part.level}>"
        if isinstance(part, Paragraph):
            return f"<P CLASS=x>{odd(part.text)}"
        if isinstance(part, Items):
            return _list(part.items, odd, closed=False)
        rows = [part.header, *part.rows]
        spans = _spans(part)
        out = "<TABLE BORDER=1>"
        for number, row in enumerate(rows):
            out += "<TR>"
            for column, cell in enumerate(row):
                if cell != "^" or number == 0:
                    span = spans.get((number, column), 1)
                    out += f"<TD ROWSPAN={span}>{odd(cell)}" if span > 1 else f"<TD>{odd(cell)}"
        return out + "</TABLE>"

    return "<HTML><BODY>" + "\n".join(map(part_of, parts))


def in_a_text_box(parts: Sequence[Part]) -> str:
    """All of it as lines of a read-only text field."""
    lines = []
    for part in parts:
        if isinstance(part, Items):
            lines += [text for _, text in flat(part.items)]
        elif isinstance(part, Table):
            lines += ["\t".join(row) for row in (part.header, *part.filled())]
        else:
            lines.append(part.text)
    text = "\n".join(map(_e, lines))
    return _page(f"<form><textarea rows=30 readonly>\n{text}</textarea></form>")


def without_script(parts: Sequence[Part]) -> str:
    """The text for readers without JavaScript."""
    return _page(f"<div id=app></div><noscript>{''.join(_semantic(part) for part in parts)}</noscript>")


def in_tabs(parts: Sequence[Part]) -> str:
    """Sections behind tabs, of which only the first is shown at once."""
    sections: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, Heading) and part.level == 2:
            sections.append([])
        sections[-1].append(part)
    out = ["<div role='tabpanel' id='t0'>" + "".join(map(_semantic, sections[0])) + "</div>"]
    for number, section in enumerate(sections[1:], 1):
        inner = "".join(map(_semantic, section))
        out.append(f"<div role='tabpanel' id='t{number}' style='display:none'>{inner}</div>")
    return _page("".join(out))


def key_and_value(parts: Sequence[Part]) -> str:
    """Tables turned by a quarter: header cells in the first column."""

    def part_of(part: Part) -> str:
        if not isinstance(part, Table):
            return _semantic(part)
        columns = zip(part.header, *part.filled(), strict=True)
        rows = "".join(
            "<tr>" + f"<th>{_e(name)}</th>" + "".join(f"<td>{_e(cell)}</td>" for cell in cells) + "</tr>"
            for name, *cells in columns
        )
        return f"<table>{rows}</table>"

    return _page("".join(map(part_of, parts)))


def roles(parts: Sequence[Part]) -> str:
    """Divisions that are a table, a list or a heading by their role only."""

    def part_of(part: Part) -> str:
        if isinstance(part, Heading):
            return f"<div role='heading' aria-level='{part.level}'>{_e(part.text)}</div>"
        if isinstance(part, Items):
            inner = "".join(f"<div role='listitem'>{_e(text)}</div>" for _, text in flat(part.items))
            return f"<div role='list'>{inner}</div>"
        if isinstance(part, Paragraph):
            return f"<div>{_e(part.text)}</div>"
        head = "".join(f"<div role='columnheader'>{_e(cell)}</div>" for cell in part.header)
        rows = "".join(
            "<div role='row'>" + "".join(f"<div role='cell'>{_e(cell)}</div>" for cell in row) + "</div>"
            for row in part.filled()
        )
        return f"<div role='table'><div role='row'>{head}</div><div role='rowgroup'>{rows}</div></div>"

    return _page("".join(map(part_of, parts)))


def nested_tables(parts: Sequence[Part]) -> str:
    """The cells of every table hold their text in a table of their own."""

    def cell(text: str) -> str:
        return f"<table><tr><td>{_e(text)}</td></tr></table>"

    return _page("".join(_table(part, cell=cell) if isinstance(part, Table) else _semantic(part) for part in parts))


DIALECTS: dict[str, Maker] = {
    "semantic": semantic,
    "form": in_a_form,
    "blocks": plain_blocks,
    "breaks": broken_lines,
    "arranged": arranged_by_tables,
    "word": by_a_word_processor,
    "folded": folded,
    "careless": careless,
    "textbox": in_a_text_box,
    "noscript": without_script,
    "tabs": in_tabs,
    "turned": key_and_value,
    "roles": roles,
    "nested": nested_tables,
}
"""By name."""

_LANGUAGES = ("English", "Deutsch", "Français", "日本語", "한국어")


def flat(items: Iterable[Item], depth: int = 0) -> list[tuple[int, str]]:
    """Items and those below them, with their depth from 0."""
    found = []
    for item in items:
        found.append((depth, item.text))
        found += flat(item.items, depth + 1)
    return found


def _page(body: str, head: str = "") -> str:
    start = f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Title</title>{head}</head>\n"
    return f"{start}<body>{body}</body></html>"


def _semantic(part: Part) -> str:
    if isinstance(part, Heading):
        return f"<h{part.level}>{_e(part.text)}</h{part.level}>\n"
    if isinstance(part, Paragraph):
        return f"<p>{_e(part.text)}</p>\n"
    if isinstance(part, Items):
        return _list(part.items, _e)
    return _table(part)


def _list(items: Sequence[Item], written: Callable[[str], str], closed: bool = True) -> str:
    end = "</li>" if closed else ""
    inner = "".join(
        f"<li>{written(item.text)}{_list(item.items, written, closed) if item.items else ''}{end}" for item in items
    )
    return f"<ul>{inner}</ul>"


def _table(table: Table, head: str = "th", cell: Callable[[str], str] | None = None) -> str:
    written = cell or _e
    spans = _spans(table)
    header = "".join(f"<{head}>{written(name)}</{head}>" for name in table.header)
    out = f"<table border=1><thead><tr>{header}</tr></thead><tbody>\n"
    for number, row in enumerate(table.rows, 1):
        out += "<tr>"
        for column, text in enumerate(row):
            if text != "^":
                span = spans.get((number, column), 1)
                out += f"<td rowspan={span}>{written(text)}</td>" if span > 1 else f"<td>{written(text)}</td>"
        out += "</tr>\n"
    return out + "</tbody></table>"


def _spans(table: Table) -> dict[tuple[int, int], int]:
    """How many rows the cell at (row, column) spans, row 0 being the header."""
    spans: dict[tuple[int, int], int] = {}
    origin: dict[int, int] = {}
    for number, row in enumerate(table.rows, 1):
        for column, text in enumerate(row):
            if text != "^":
                origin[column] = number
            spans[(origin[column], column)] = number - origin[column] + 1
    return spans


def _e(text: str) -> str:
    return html.escape(text, quote=False)
