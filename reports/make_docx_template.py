"""Makes report.docx, the template of the Word report: styles of ours and placeholders, the same on every run.

Run by hand after a change: ``python reports/make_docx_template.py``. A laboratory makes its own in Word; the names of
styles and placeholders are explained in docs/report-template.md.
"""

import io
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

INK, SOFT, RULE, SHADE, LINK = "1A1F24", "5B6670", "C9D0D6", "F2F4F6", "1F4E8C"
CODE = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas" w:eastAsia="SimSun"/>'


def main() -> None:
    """Write the template beside this script."""
    (HERE / "report.docx").write_bytes(template())


def template() -> bytes:
    """The whole file."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("header", "header1.xml"),
                ("footer", "footer1.xml"),
            ]
        ),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>',
        "word/header1.xml": f"<w:hdr {W}>{_paragraph('Header', '{{ running_title }}', tab='{{ app_name }} {{ version }}')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {W}>{_paragraph('Footer', '{{ date }}', tab='{{ page }}')}</w:ftr>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), (HEAD + text).encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types() -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "header1": "header",
        "footer1": "footer",
    }
    made = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{main}.{kind}+xml"/>' for part, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def _paragraph(style: str, text: str, before: int | None = None, tab: str = "") -> str:
    space = f'<w:spacing w:before="{before}"/>' if before is not None else ""
    more = f'<w:r><w:tab/><w:t xml:space="preserve">{tab}</w:t></w:r>' if tab else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{space}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{more}</w:p>'
    )


def _document() -> str:
    page_break = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body = (
        _paragraph("Subtitle", "{{ title }}", 2600)
        + _paragraph("Title", "{{ app_name }}")
        + _paragraph("Subtitle", "{{ headline }}")
        + _paragraph("Normal", "{{ cover }}")
        + page_break
        + _paragraph("ApkscanContentsTitle", "{{ word_contents }}")
        + _paragraph("Normal", "{{ contents }}")
        + page_break
        + _paragraph("Normal", "{{ sections }}")
    )
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg w:val="0"/></w:sectPr>'
    )
    return f'<w:document {W} xmlns:r="{R}"><w:body>{body}{page}</w:body></w:document>'


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="SimSun"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:before="20" w:after="60" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    made = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        _style("Title", "Title", '<w:spacing w:before="120" w:after="200"/>', '<w:b/><w:sz w:val="52"/>'),
        _style("Subtitle", "Subtitle", '<w:spacing w:before="60" w:after="200"/>', f'<w:color w:val="{SOFT}"/><w:sz w:val="28"/>'),
        *(_heading(level, size, before) for level, size, before in ((1, 34, 480), (2, 26, 300), (3, 22, 220), (4, 20, 180))),
        _style("ApkscanContentsTitle", "Apkscan Contents Title", '<w:spacing w:after="160"/>', '<w:b/><w:sz w:val="34"/>'),
        _style("ApkscanContents", "Apkscan Contents", '<w:spacing w:before="0" w:after="20"/>', f'<w:color w:val="{LINK}"/>'),
        _style("ApkscanLead", "Apkscan Lead", '<w:keepNext/><w:spacing w:before="120" w:after="20"/>', ""),
        _style("ApkscanHint", "Apkscan Hint", "", f'<w:color w:val="{SOFT}"/><w:sz w:val="18"/>'),
        _style("ApkscanCaution", "Apkscan Caution", _box("8A5300"), ""),
        _style("ApkscanQuote", "Apkscan Quote", f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:ind w:left="220" w:right="120"/>', ""),
        _style("ApkscanBullet", "Apkscan Bullet", '<w:ind w:left="340" w:hanging="220"/>', ""),
        _style("ApkscanStep", "Apkscan Step", '<w:ind w:left="440" w:hanging="440"/>', ""),
        _style(
            "ApkscanCode", "Apkscan Code",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:tabs><w:tab w:val="left" w:pos="800"/></w:tabs>'
            '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="800" w:hanging="800"/>',
            f'{CODE}<w:sz w:val="16"/>',
        ),
        _style("ApkscanCell", "Apkscan Cell", '<w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/>', '<w:sz w:val="18"/>'),
        _style("Header", "header", f'{_edge("bottom")}<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>', f'<w:color w:val="{SOFT}"/><w:sz w:val="16"/>'),
        _style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>', f'<w:color w:val="{SOFT}"/><w:sz w:val="16"/>'),
        _letters("ApkscanName", "Apkscan Name", f'{CODE}<w:sz w:val="18"/>'),
        _letters("ApkscanStrong", "Apkscan Strong", "<w:b/>"),
        _letters("ApkscanMark", "Apkscan Mark", '<w:b/><w:u w:val="single"/>'),
        _letters("ApkscanSoft", "Apkscan Soft", f'<w:color w:val="{SOFT}"/><w:sz w:val="18"/>'),
        _letters("Hyperlink", "Hyperlink", f'<w:color w:val="{LINK}"/>'),
        _table("ApkscanTable", "Apkscan Table", "firstRow"),
        _table("ApkscanSheet", "Apkscan Sheet", "firstCol"),
    ]  # fmt: skip
    return f"<w:styles {W}>{defaults}{''.join(made)}</w:styles>"


def _style(key: str, name: str, paragraph: str, letters: str, more: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="{int(name.startswith("Apkscan"))}" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{more}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int) -> str:
    paragraph = f'<w:keepNext/><w:spacing w:before="{before}" w:after="100"/><w:outlineLvl w:val="{level - 1}"/>'
    return _style(
        f"Heading{level}", f"heading {level}", paragraph, f'<w:b/><w:sz w:val="{size}"/>', '<w:next w:val="Normal"/>'
    )


def _letters(key: str, name: str, letters: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="{int(name.startswith("Apkscan"))}" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:rPr>{letters}</w:rPr></w:style>'
    )


def _edge(side: str) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'


def _box(colour: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:ind w:left="120" w:right="120"/>'


def _table(key: str, name: str, part: str) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="{part}"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )


if __name__ == "__main__":
    main()
