"""Blocks of the report to elements of a Word document. Texts become text nodes, never markup, fields or links."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analyzer.report.paper_model import Block, Cell, Code, Figure, Grid, Heading, Para, Run
from analyzer.report.picture_word import picture
from analyzer.report.visible import visible

TONES = {
    "confirmed": "A3161B",
    "suspected": "8A5300",
    "undecidable": "4A4A8A",
    "not-seen": "55606A",
    "no-issue": "1D6B3A",
}
"""Colours of the verdicts; each is also said in words."""

PARAGRAPHS = {
    "lead": "Apkscan Lead",
    "hint": "Apkscan Hint",
    "caution": "Apkscan Caution",
    "quote": "Apkscan Quote",
    "bullet": "Apkscan Bullet",
    "step": "Apkscan Step",
}
"""Style of each kind of paragraph; a template without it shows the paragraph as it shows any other."""
LETTERS = {"code": "Apkscan Name", "strong": "Apkscan Strong", "mark": "Apkscan Mark", "soft": "Apkscan Soft"}
"""The same of runs."""

WHOLE = 800
"""Most characters of a row of a table that stays on one page; no page is too small for it."""
WIDTH = 9638
"""Twentieths of a point that a table fills: A4 without the margins of the template that ships."""


def element(tag: str, /, **attributes: str | int) -> Any:
    """An element such as ``w:p``; attributes are of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def text_run(text: str, style: str | None = None, tone: str = "") -> Any:
    """A run; what has no shape of its own is made visible, so that XML can hold it."""
    run = element("r")
    properties = element("rPr")
    if style:
        properties.append(element("rStyle", val=style))
    if tone in TONES:
        properties.append(element("color", val=TONES[tone]))
    if len(properties):
        run.append(properties)
    body = element("t")
    body.text = visible(text)
    body.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(body)
    return run


def field(code: str) -> Iterator[Any]:
    """The runs of a field such as PAGE, which the word processor fills."""
    for kind in ("begin", "separate", "end"):
        run = element("r")
        run.append(element("fldChar", fldCharType=kind))
        yield run
        if kind == "begin":
            yield _instruction(code)
        if kind == "separate":
            yield text_run("1")


def _instruction(code: str) -> Any:
    run, words = element("r"), element("instrText")
    words.text = f" {code} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


class Blocks:
    """Makes elements. ``styles`` maps names of styles in lower case to their ids in the template; ``part`` is the
    document's, which keeps the pictures.
    """

    def __init__(self, styles: Mapping[str, str], anchors: Iterable[str], part: Any) -> None:
        self._styles, self._part = styles, part
        # Names of bookmarks hold at most 40 characters.
        self._marks = {anchor: f"apkscan_{number}" for number, anchor in enumerate(anchors, 1)}
        self._bookmarks = 0

    @property
    def anchors(self) -> Collection[str]:
        """Where a link may lead."""
        return self._marks.keys()

    def elements(self, blocks: Iterable[Block]) -> Iterator[Any]:
        """The elements of blocks, in order."""
        for block in blocks:
            if isinstance(block, Heading):
                yield self.heading(block)
            elif isinstance(block, Para):
                yield self.paragraph(block)
            elif isinstance(block, Code):
                yield from self._code(block)
            elif isinstance(block, Figure):
                yield from map(self._leading, block.caption)
                yield picture(block.drawing, self._part)
            else:
                yield self._grid(block)
                # Two tables that touch would become one.
                yield self._gap()

    def _leading(self, para: Para) -> Any:
        """A paragraph that stays with the next."""
        made = self.paragraph(para)
        made.find(qn("w:pPr")).append(element("keepNext"))
        return made

    def _gap(self) -> Any:
        made, properties = element("p"), element("pPr")
        properties.append(element("spacing", before=0, after=0, line=120, lineRule="exact"))
        made.append(properties)
        return made

    def _styled(self, name: str) -> tuple[Any, Any]:
        made, properties = element("p"), element("pPr")
        if style := self._styles.get(name.lower()):
            properties.append(element("pStyle", val=style))
        made.append(properties)
        return made, properties

    def heading(self, heading: Heading) -> Any:
        """A heading with its bookmark."""
        made, _ = self._styled(f"heading {heading.level}")
        number = f"{heading.number}　" if heading.number else ""
        inside = [text_run(number + heading.text, None, heading.tone)]
        if heading.anchor in self._marks:
            self._bookmarks += 1
            name = self._marks[heading.anchor]
            inside.insert(0, element("bookmarkStart", id=self._bookmarks, name=name))
            inside.append(element("bookmarkEnd", id=self._bookmarks))
        made.extend(inside)
        return made

    def paragraph(self, para: Para, cell: bool = False) -> Any:
        """A paragraph; in a cell one of the style of cells, unless it quotes."""
        name = PARAGRAPHS.get(para.kind, "Normal")
        if cell and para.kind not in ("quote", "bullet"):
            name = "Apkscan Cell"
        made, properties = self._styled(name)
        if para.indent:
            properties.append(element("ind", left=280 * para.indent))
        if para.label:
            made.append(text_run(para.label))
            tab = element("r")
            tab.append(element("tab"))
            made.append(tab)
        for run in para.runs:
            made.append(self._run(run, para.tone))
        return made

    def _run(self, run: Run, tone: str) -> Any:
        style = self._styles.get(LETTERS.get(run.kind, "").lower())
        if run.link not in self._marks:
            return text_run(run.text, style, run.tone or tone)
        link = element("hyperlink", anchor=self._marks[run.link])
        link.append(text_run(run.text, self._styles.get("hyperlink")))
        return link

    def _code(self, code: Code) -> Iterator[Any]:
        for line in code.lines:
            made, properties = self._styled("Apkscan Code")
            if line.marked:
                properties.append(element("shd", val="clear", color="auto", fill="FBE9C6"))
            tab = element("r")
            tab.append(element("tab"))
            made.extend([text_run(line.label, None, "confirmed"), tab, text_run(line.text)])
            yield made

    def _grid(self, grid: Grid) -> Any:
        table, properties = element("tbl"), element("tblPr")
        name = "Apkscan Table" if grid.header else "Apkscan Sheet"
        if style := self._styles.get(name.lower()):
            properties.append(element("tblStyle", val=style))
        properties.append(element("tblW", w=5000, type="pct"))
        properties.append(element("tblLayout", type="fixed"))
        look = {"firstRow": int(bool(grid.header)), "firstColumn": int(not grid.header)}
        properties.append(element("tblLook", **look, lastRow=0, lastColumn=0, noHBand=1, noVBand=1))
        columns = element("tblGrid")
        widths = [WIDTH * weight // sum(grid.weights) for weight in grid.weights]
        columns.extend(element("gridCol", w=width) for width in widths)
        table.extend([properties, columns])
        if grid.header:
            named = tuple((Para(runs=(Run(text=text, kind="strong"),)),) for text in grid.header)
            table.append(self._row(named, widths, head=True))
        for row in grid.rows:
            table.append(self._row(row, widths))
        return table

    def _row(self, row: tuple[Cell, ...], widths: list[int], head: bool = False) -> Any:
        made = element("tr")
        properties = element("trPr")
        if sum(len(run.text) for cell in row for para in cell for run in para.runs) <= WHOLE:
            properties.append(element("cantSplit"))
        if head:
            properties.append(element("tblHeader"))
        if len(properties):
            made.append(properties)
        spans = len(row) == 1 and len(widths) > 1
        for cell, width in zip(row, [sum(widths)] if spans else widths, strict=True):
            box, properties = element("tc"), element("tcPr")
            properties.append(element("tcW", w=width, type="dxa"))
            if spans:
                properties.append(element("gridSpan", val=len(widths)))
            box.append(properties)
            box.extend([self.paragraph(para, cell=True) for para in cell] or [element("p")])
            made.append(box)
        return made

    def contents(self, headings: Iterable[Heading]) -> Iterator[Any]:
        """A table of contents: links, inside a field that a word processor can fill with page numbers."""
        made: list[Any] = []
        for heading in headings:
            if heading.anchor not in self._marks or heading.level > 3:
                continue
            line, properties = self._styled("Apkscan Contents")
            properties.append(element("ind", left=280 * (heading.level - 1)))
            link = element("hyperlink", anchor=self._marks[heading.anchor])
            link.append(text_run(f"{heading.number} {heading.text}".strip(), self._styles.get("hyperlink")))
            line.append(link)
            made.append(line)
        if made:
            begin, separate, end = element("r"), element("r"), element("r")
            for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
                run.append(element("fldChar", fldCharType=kind))
            made[0][1:1] = [begin, _instruction('TOC \\o "1-3" \\h \\z \\u'), separate]
            made[-1].append(end)
        yield from made
