"""What every page that we write is made of: templates with escaping, one style and one script, no request, no address.

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
from analyzer.report.furniture import Furniture
from analyzer.report.visible import ESCAPE, visible

_JOINTS = re.compile(r"(?<=[._/$(,;:>])(?=.)")
_DIGEST = re.compile("[0-9a-f]{64}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DARK = re.compile(r"@media \(prefers-color-scheme:dark\)\{:root\{([^{}]*)\}\}")


@cache
def environment() -> Environment:
    """The templates, everything that they print escaped and visible."""
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
def shipped(name: str) -> str:
    """A style or script that ships with the tool."""
    return (reports_dir() / name).read_text(encoding="utf-8")


def themed(style: str) -> str:
    """The style with its dark colours under the reader's choice as well: ``data-theme`` of the root, on screens only.

    Colours are written once, under ``@media (prefers-color-scheme:dark)``; without a script that is what counts.
    """
    return _DARK.sub(
        r"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){\1}}"
        r"@media screen{:root[data-theme=dark]{\1}}",
        style,
    )


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


def content_policy(style: str, script: str) -> str:
    """What a page may do: use this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def page_style(title: str, date: str, digest: str, words: Furniture) -> str:
    """The running head and foot of the printed page: words of ours and the digest, nothing from the package.

    ``digest`` is a SHA-256 and ``date`` ISO 8601; anything else is left out.
    """
    page, _, pages = words("page", page="\0", pages="\1").partition("\0")
    middle, _, end = pages.partition("\1")
    number = f"{_css(page)} counter(page) {_css(middle)} counter(pages) {_css(end)}"
    head = f"{words('confidential')} {digest[:16]}…" if _DIGEST.fullmatch(digest) else ""
    when = f"{date} · " if _DATE.fullmatch(date) else ""
    return (
        "@page{"
        f"@top-left{{content:{_css(title)}}}"
        f"@top-right{{content:{_css(head)}}}"
        f"@bottom-right{{content:{number}}}"
        f"@bottom-left{{content:{_css(f'{when}apkscan')}}}"
        "}\n"
    )


def _css(text: str) -> str:
    """A string of the style language, every character that is not a letter, digit or blank written by its number."""
    body = "".join(mark if mark.isalnum() or mark == " " else f"\\{ord(mark):06x}" for mark in text)
    return f'"{body}"'
