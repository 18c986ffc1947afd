"""Which sentences of the policy a report rests on, and where: the way back from the text to the findings."""

from collections.abc import Iterator

from msgspec import structs

from analyzer.report.anchors import anchor
from analyzer.report.model import Report
from analyzer.report.policy_model import Citation
from analyzer.report.proof import Quote, Search

Cited = tuple[int, Citation]


def cited_in(report: Report) -> dict[int, tuple[Citation, ...]]:
    """Number of a sentence to the places that quote it, findings first, each place once."""
    found: dict[int, dict[str, Citation]] = {}
    for number, citation in (*_findings(report), *_tables(report)):
        found.setdefault(number, {}).setdefault(citation.anchor, citation)
    return {number: tuple(citations.values()) for number, citations in found.items()}


def _findings(report: Report) -> Iterator[Cited]:
    for group in report.problems:
        for item in group.items:
            for finding in item.findings:
                citation = Citation(
                    anchor=finding.anchor, text=finding.subject, title=item.title, verdict=finding.verdict.id
                )
                yield from _cited(citation, finding.quotes, finding.searches)


def _tables(report: Report) -> Iterator[Cited]:
    words = {word.key: word.text for word in report.words}
    for at, row in enumerate(report.permissions, 1):
        name = row.label or row.name.rpartition(".")[2]
        citation = Citation(anchor=f"permission-{at}", text=name, title=words["permission"])
        yield from _cited(citation, row.quotes, ())
    for at, sdk in enumerate(report.sdks, 1):
        citation = Citation(anchor=f"sdk-{at}", text=sdk.name, title=words["sdk"])
        yield from _cited(citation, sdk.quotes, ())
    for check in report.policy_checks:
        quotes = (check.quote,) if check.quote else ()
        searches = (check.search,) if check.search else ()
        citation = Citation(anchor=f"check-{anchor(check.id)}", text=check.title, title=words["check"])
        yield from _cited(citation, quotes, searches)


def _cited(citation: Citation, quotes: tuple[Quote, ...], searches: tuple[Search, ...]) -> Iterator[Cited]:
    yield from ((quote.number, citation) for quote in quotes)
    near = structs.replace(citation, nearest=True)
    yield from ((search.nearest.number, near) for search in searches if search.nearest is not None)
