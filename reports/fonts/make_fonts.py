"""Makes the fonts of the PDF report: subsets of two open fonts, the same bytes on every run.

Run by hand, with fonttools installed: ``python reports/fonts/make_fonts.py REGULAR.ttf BOLD.ttf MONO.ttf``; README.md
beside this file says where the three come from.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
RULESETS = HERE.parents[1] / "rulesets"


def main(regular: str, bold: str, mono: str) -> None:
    """Write the three subsets beside this script."""
    ruled = set(_ruled())
    wide = {*_hanzi("gb2312", 0xB0, 0xF7), *_hanzi("big5", 0xA4, 0xC6), *_signs(), *ruled}
    _subset(regular, wide, "NotoSansSC-Regular-subset.ttf")
    _subset(bold, {*_hanzi("gb2312", 0xB0, 0xD7), *_signs(), *ruled}, "NotoSansSC-Bold-subset.ttf")
    _subset(mono, {*map(chr, range(0x20, 0x250)), *"‘’“”–—…→⟦⟧▶"}, "NotoSansMono-Regular-subset.ttf")


def _hanzi(encoding: str, first: int, last: int) -> Iterable[str]:
    """Every character of two bytes that ``encoding`` has between the first bytes, by Python's own table."""
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(encoding, "ignore")
            if len(text) == 1:
                yield text


def _signs() -> Iterable[str]:
    """Latin, Greek, Cyrillic, punctuation, arrows, frames, full width."""
    spans = (
        (0x20, 0x250), (0x370, 0x460), (0x2000, 0x2070), (0x20A0, 0x20C0), (0x2100, 0x2200), (0x2200, 0x2300),
        (0x2460, 0x2500), (0x2500, 0x2600), (0x2600, 0x2700), (0x27E6, 0x27E8), (0x3000, 0x3130), (0xFF00, 0xFFF0),
    )  # fmt: skip
    return (chr(code) for first, last in spans for code in range(first, last))


def _ruled() -> Iterable[str]:
    """Every character of the rulesets: names of SDKs, words of policies, the reports' own words."""
    for path in sorted(RULESETS.rglob("*.yml")):
        yield from path.read_text(encoding="utf-8")


def _subset(source: str, characters: set[str], name: str) -> None:
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.recommended_glyphs = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "meta", "gasp"]
    font: TTFont = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(mark) for mark in characters])
    subsetter.subset(font)
    font.save(HERE / name, reorderTables=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
