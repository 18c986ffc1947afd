"""The known texts as PDF: printed once by Chromium, without a network, into tests/policy/documents.

    python -m bench.policy_made_pdf [--browser chromium] [--font FILE]

``--font`` is a font for Chinese, best one cut down to the characters of the texts, which keeps the files small. What
readers are tested on are the committed files; this makes them again when the texts change.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.policy_known_text import EN, ZH, Part, Table
from bench.policy_made_html import semantic

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "policy" / "documents"

_RULED = "table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #555; padding: 3px }"
_FONTS = (
    "body { font-family: 'Liberation Serif', Chinese, 'Noto Serif CJK SC'; font-size: 10.5pt; line-height: 1.5 } "
    "* { font-weight: normal !important }"
)
RUNNING = "Spruce Sample / internal"
STYLES: dict[str, str] = {
    "ruled": f"@page {{ size: A4; margin: 2cm }} {_RULED}",
    "running": (
        f"@page {{ size: A5; margin: 1.6cm 1.4cm; @top-center {{ content: '{RUNNING}' }} "
        f"@bottom-right {{ content: 'Page ' counter(page) ' / ' counter(pages) }} }} {_RULED} body {{ font-size: 9pt }}"
    ),
    "columns": (
        f"@page {{ size: A4; margin: 1.5cm; @bottom-center {{ content: counter(page) }} }} {_RULED} "
        "body { columns: 2; column-gap: 1cm; text-align: justify } h1, table { column-span: all }"
    ),
    "open": (
        "@page { size: letter landscape; margin: 2cm } table { width: 100% } td, th { text-align: left; "
        "vertical-align: top; padding: 5px 12px 5px 0; border: 0 }"
    ),
    "hyphens": f"@page {{ size: A5; margin: 2cm }} {_RULED} p {{ hyphens: auto; text-align: justify }}",
}
"""What the page looks like, by name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make all of them."""
    parser = argparse.ArgumentParser(prog="python -m bench.policy_made_pdf", description=__doc__.partition("\n")[0])
    parser.add_argument("--browser", default="chromium")
    parser.add_argument("--font", type=Path)
    options = parser.parse_args(arguments)
    face = f"@font-face {{ font-family: Chinese; src: url({options.font.as_uri()}) }} " if options.font else ""
    FOLDER.mkdir(exist_ok=True)
    for language, parts in (("zh", ZH), ("en", EN)):
        for name, style in STYLES.items():
            page = semantic(_filled(parts) if name == "open" else parts).replace(
                "</head>", f"<style>{face}{_FONTS} {style}</style></head>"
            )
            # A border attribute would rule the tables that are meant to be without rules.
            page = page.replace("<table border=1>", "<table cellspacing=0>")
            page = page.replace("<html>", f"<html lang={language}>")
            with tempfile.TemporaryDirectory() as folder:
                source = Path(folder) / "page.html"
                source.write_text(page, encoding="utf-8")
                command = [
                    options.browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--user-data-dir={folder}/profile", "--host-resolver-rules=MAP * ~NOTFOUND",
                    f"--print-to-pdf={FOLDER / f'{language}-{name}.pdf'}", source.as_uri(),
                ]  # fmt: skip
                subprocess.run(command, check=True, capture_output=True, timeout=120)
            print(f"{language}-{name}.pdf")
    return 0


def _filled(parts: Sequence[Part]) -> list[Part]:
    """The text with no merged cells: without rules nobody sees that they are merged."""
    return [Table(part.header, part.filled()) if isinstance(part, Table) else part for part in parts]


if __name__ == "__main__":
    sys.exit(main())
