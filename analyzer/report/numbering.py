"""The findings of a report in its order, numbered from 1 through the whole report."""

from collections.abc import Iterator

from analyzer.report.model import FindingView, ItemView, ProblemGroup, Report


def numbered(report: Report) -> Iterator[tuple[int, ProblemGroup, ItemView, FindingView]]:
    """Each finding with its number, problem and item."""
    return _numbered(report.problems)


def on_trial(report: Report) -> Iterator[tuple[int, ProblemGroup, ItemView, FindingView]]:
    """The same of the rules on trial, which are numbered by themselves."""
    return _numbered(report.trial)


def _numbered(groups: tuple[ProblemGroup, ...]) -> Iterator[tuple[int, ProblemGroup, ItemView, FindingView]]:
    number = 0
    for group in groups:
        for item in group.items:
            for finding in item.findings:
                number += 1
                yield number, group, item, finding
