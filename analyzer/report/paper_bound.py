"""A paper and what a printed document has around its sections: cover, running head, foot, properties of the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.report.furniture import Furniture, Worded
from analyzer.report.model import Report
from analyzer.report.paper import cover_rows, fields, paper
from analyzer.report.paper_model import Heading, Paper, Tone
from analyzer.report.paper_signing import running_title


@dataclass(frozen=True, slots=True)
class Bound:
    """What PDF and DOCX are made from. ``worded`` carries the words of their layout; ``fields`` are short texts by name
    for templates, among them title, app_name, version, headline and date; ``cover`` are names and values of the first
    page; ``foot`` stands at the foot of each page, ``subject`` in the file's properties.
    """

    worded: Worded
    paper: Paper
    language: str
    date: str
    title: str
    running_title: str
    name: str
    version: str
    headline: str
    tone: Tone
    cover: tuple[tuple[str, str], ...]
    fields: Mapping[str, str]
    foot: str
    subject: str
    tool: str
    tool_version: str

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(b for section in self.paper.sections for b in section.blocks if isinstance(b, Heading))


def bound(report: Report) -> Bound:
    """A report with its cover and margins."""
    words, sample, values = Furniture(report), report.sample, fields(report)
    return Bound(
        worded=report,
        paper=paper(report),
        language=report.language,
        date=report.date,
        title=report.title,
        running_title=running_title(report, words),
        name=sample.app_name,
        version=sample.version_name,
        headline=values["headline"],
        tone=report.conclusion.verdict,
        cover=cover_rows(report),
        fields=values,
        foot=f"{report.date} · {words('confidential')} {sample.sha256[:16]}…",
        subject=f"{sample.package} {sample.version_name}",
        tool=report.tool.name,
        tool_version=report.tool.version,
    )
