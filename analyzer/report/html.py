"""A report as one HTML file that asks for nothing: no request, no font, no picture, no address from the package.

Texts are escaped by the template engine, and what `analyzer.report.visible` wrote is set apart. No text of a package
or policy stands in an attribute, an address, a style or a script. The policy in the page's head forbids everything
but the one style and the one script, by their hashes.
"""

import base64
import contextlib
import hashlib
import re
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from analyzer import __version__
from analyzer.places import cache_dir, reports_dir
from analyzer.report.anchors import anchor
from analyzer.report.flow_picture import flow_picture
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, Report
from analyzer.report.page_pictures import pictures
from analyzer.report.proof import Site
from analyzer.report.visible import ESCAPE, visible

COLUMNS = 5
"""Most owner columns of the behaviour matrix; further SDKs share one."""

_JOINTS = re.compile(r"(?<=[._/$(,;:>])(?=.)")


def render(report: Report) -> str:
    """The whole page; the same bytes for the same report."""
    environment = _environment()
    words = Furniture(report)
    style = Markup(_file("report.css") + _page_style(report, words))  # noqa: S704 - our own file and escaped words
    script = Markup(_file("report.js"))  # noqa: S704 - our own file
    return environment.get_template("report.html.j2").render(
        report=report,
        w=words,
        style=style,
        script=script,
        policy=_content_policy(style, script),
        proven=_proven(report),
        pictures=pictures(report, words),
        sankey=Markup(flow_picture(report, words)),  # noqa: S704 - every text in it is escaped where it is drawn
        flows_by={flow.anchor: flow for flow in report.flows.views},
        matrix=_matrix(report),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(reports_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
        bytecode_cache=_compiled_templates(),
    )
    environment.filters["anchor"] = anchor
    environment.filters["name"] = _name
    return environment


class _CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in the folder that only this user can enter. Damage is a miss, a full disk is no error."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - damaged pickles and marshals raise anything; the template is compiled again
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled_templates() -> FileSystemBytecodeCache | None:
    folder = cache_dir() / "templates" / __version__
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return _CompiledTemplates(str(folder))


@cache
def _file(name: str) -> str:
    return (reports_dir() / name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """What an expression prints: a text escaped, with the characters that have no shape set apart."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = visible(value)
    if "⟦" not in text:
        return escape(text)
    parts, at = [], 0
    for found in ESCAPE.finditer(text):
        parts += [escape(text[at : found.start()]), Markup('<span class="unseen">{}</span>').format(found.group())]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


@lru_cache(maxsize=4096)
def _name(text: str) -> Markup:
    """A name out of code: as `_shown`, with places where a long one may break."""
    return Markup("<wbr>").join(_shown(part) for part in _JOINTS.split(text))


def _content_policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _page_style(report: Report, words: Furniture) -> str:
    """The running head and foot of the printed page: words of ours and the digest, nothing from the package."""
    page, _, pages = words("page", page="\0", pages="\1").partition("\0")
    middle, _, end = pages.partition("\1")
    number = f"{_css(page)} counter(page) {_css(middle)} counter(pages) {_css(end)}"
    digest = report.sample.sha256[:16] if re.fullmatch(r"[0-9a-f]{64}", report.sample.sha256) else ""
    head = f"{words('confidential')} {digest}…" if digest else ""
    date = f"{report.date} · " if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", report.date) else ""
    return (
        "@page{"
        f"@top-left{{content:{_css(report.title)}}}"
        f"@top-right{{content:{_css(head)}}}"
        f"@bottom-right{{content:{number}}}"
        f"@bottom-left{{content:{_css(f'{date}apkscan')}}}"
        "}\n"
    )


def _css(text: str) -> str:
    """A string of the style language, every character that is not a letter, digit or blank written by its number."""
    body = "".join(mark if mark.isalnum() or mark == " " else f"\\{ord(mark):06x}" for mark in text)
    return f'"{body}"'


def _proven(report: Report) -> dict[Site, FindingView]:
    """Sites with the first finding that shows them: there in full, everywhere else in two lines."""
    shown: dict[Site, FindingView] = {}
    for group in report.problems:
        for item in group.items:
            for finding in item.findings:
                for site in finding.sites:
                    shown.setdefault(site, finding)
    return shown


def _matrix(report: Report) -> dict[str, int]:
    """How many owners have a column of their own, and how many share the last one."""
    owners = len(report.behaviours.owners)
    own = owners if owners <= COLUMNS else COLUMNS - 1
    return {"own": own, "shared": owners - own}
