"""What every file that is made of hostile texts has to keep to, by its format."""

import csv
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree

from tests.report.test_html import OURS, Page

UNSEEN = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff]"
)
"""Characters that change how others are shown, or cannot be seen; line ends are ours."""

ACTIONS = (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/SubmitForm", b"/OpenAction", b"/AA", b"/EmbeddedFile")
"""What a PDF file may do when it is opened."""


def nothing_unseen(text: str) -> None:
    """No character of a text hides, reorders or steers."""
    found = UNSEEN.search(text.replace("\r\n", "\n"))
    assert found is None, text[max(0, found.start() - 60) : found.end() + 20].encode("unicode_escape")


def vocabulary(pages: Iterable[str]) -> frozenset[tuple[str, str]]:
    """(element, attribute) of pages without hostile texts; "" for the element itself."""
    return frozenset((tag, name) for page in pages for tag, held in Page(page).elements for name in ("", *held))


def made_of(source: str, ours: frozenset[tuple[str, str]]) -> Page:
    """A page is made of the elements and attributes of a vocabulary, and no text of it is hidden or in a script."""
    page = Page(source)
    assert page.stack == []
    found = {(tag, name) for tag, held in page.elements for name in ("", *held)}
    assert found <= ours, sorted(found - ours)
    assert not re.search("alert|evil", "".join(page.inside["script"] + page.inside["style"]))
    assert [tag for tag, _ in page.elements].count("script") == 1
    nothing_unseen("".join([*page.text, *(value for _, held in page.elements for value in held.values())]))
    return page


def page_is_ours(source: str, ours: frozenset[tuple[str, str]]) -> None:
    """As `made_of`; and no attribute holds a text of somebody else, and links lead to places of the page."""
    page = made_of(source, ours)
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            if (tag, name) != ("meta", "content"):
                assert OURS.fullmatch(value), (tag, name, value)
    ids = Counter(held["id"] for _, held in page.elements if "id" in held)
    assert set(ids.values()) == {1}
    targets = {held["href"] for _, held in page.elements if "href" in held}
    assert not [target for target in targets if target[:1] != "#" or target[1:] not in ids]


def no_cell_is_a_formula(data: bytes) -> None:
    """However a spreadsheet parts the lines into cells, none of them begins like a formula."""
    text = data.decode("utf-8-sig")
    nothing_unseen(text)
    for row in csv.reader(io.StringIO(text, newline="")):
        for part in (part for cell in row for part in re.split(r"[;\t\r\n]", cell)):
            first = unicodedata.normalize("NFKC", part.strip().lstrip('"').strip())[:1]
            assert first not in tuple("=+-@\u2212"), part[:80]


def word_is_ours(data: bytes, clean: bytes) -> None:
    """A Word file is made of the parts and elements that one without hostile texts is made of; its only field is the
    table of contents.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(io.BytesIO(clean)) as other:
        assert {re.sub(r"\d+", "", name) for name in made.namelist()} <= {
            re.sub(r"\d+", "", name) for name in other.namelist()
        }
        for name in made.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in made.read(name), name
        body = made.read("word/document.xml")
        root = ElementTree.fromstring(body)  # noqa: S314 - our own file
        ours = {one.tag for one in ElementTree.fromstring(other.read("word/document.xml")).iter()}  # noqa: S314 - ours
    assert {one.tag for one in root.iter()} <= ours
    fields = {(one.text or "").split()[0] for one in root.iter() if one.tag.endswith("}instrText")}
    assert fields <= {"TOC"}
    nothing_unseen("".join(one.text or "" for one in root.iter() if one.tag.endswith("}t")))


def pdf_does_nothing(data: bytes) -> None:
    """A PDF file has no action but going to a place in itself."""
    objects = re.sub(rb"stream\b.*?endstream", b"", data, flags=re.DOTALL)
    assert not [action for action in ACTIONS if re.search(action + rb"(?![A-Za-z])", objects)]
