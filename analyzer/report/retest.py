"""The re-test of each suspected finding: words from the rulesets, methods to record from the places in its proof."""

from collections.abc import Callable, Iterator

from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.retests import retest_of
from analyzer.judgement.model import Finding, Judgement
from analyzer.report.flow_model import FlowView
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import FindingView, ItemView, ProblemGroup, Report
from analyzer.report.proof import Site
from analyzer.report.retest_model import Hook, RetestView

HOOKS = 6
"""Most methods to record below one finding."""

CALLERS = 3
"""Most methods of the package named beside one of them."""

ENTRIES = 4
"""Most ways in."""

QUERY = (
    "android.database.Cursor android.content.ContentResolver.query(android.net.Uri, java.lang.String[],"
    " java.lang.String, java.lang.String[], java.lang.String)"
)
"""What reads a content URI, whatever stands for it in the code; the shorter and longer forms of it are called alike."""

Tested = Callable[[str, FindingView], FindingView]
"""Gives a finding of a rule its re-test."""

_URI = "android.net.Uri "
"""How a field that holds a content URI begins."""


def with_retests(report: Report, judgement: Judgement, catalogue: Catalogue, lexicon: Lexicon) -> Report:
    """The report with a re-test at each suspected finding whose check has one."""
    items = (*judgement.items, *judgement.trial)
    found = {(finding.rule, finding.id): finding for item in items for finding in item.findings}
    ways = {flow.anchor: flow for flow in report.flows.views}

    def tested(rule: str, view: FindingView) -> FindingView:
        finding = found.get((rule, view.id))
        if view.verdict.id != "suspected" or finding is None:
            return view
        retest = _retest(finding, view, ways, catalogue, lexicon)
        return structs.replace(view, retest=retest) if retest else view

    problems, trial = (tuple(_group(group, tested) for group in part) for part in (report.problems, report.trial))
    return structs.replace(report, problems=problems, trial=trial)


def _group(group: ProblemGroup, tested: Tested) -> ProblemGroup:
    return structs.replace(group, items=tuple(_item(item, tested) for item in group.items))


def _item(item: ItemView, tested: Tested) -> ItemView:
    return structs.replace(item, findings=tuple(tested(item.rule, view) for view in item.findings))


def _retest(
    finding: Finding, view: FindingView, ways: dict[str, FlowView], catalogue: Catalogue, lexicon: Lexicon
) -> RetestView | None:
    words = retest_of(catalogue, finding.rule, finding.check)
    if words is None:
        return None
    sites = list(_sites(view, ways))
    hooks, more = _hooks(sites)
    entries = dict.fromkeys(site.entry for site in sites if site.entry)
    trigger = lexicon.text(words.trigger)
    if finding.may_say:
        numbers = lexicon.listed([str(number) for number in finding.may_say])
        trigger = lexicon.joined([lexicon.word("notes.read_first", numbers=numbers), trigger])
    return RetestView(
        precondition=lexicon.text(words.precondition),
        trigger=trigger,
        entries=tuple(entries)[:ENTRIES],
        hooks=hooks,
        more=more,
        confirms=lexicon.text(words.confirms),
        refutes=lexicon.text(words.refutes),
    )


def _sites(view: FindingView, ways: dict[str, FlowView]) -> Iterator[Site]:
    """Where the finding's data is read and sent, then the other places that prove it."""
    for anchor in view.flows:
        if anchor in ways:
            yield ways[anchor].source
            yield ways[anchor].sink
    yield from view.sites


def _hooks(sites: list[Site]) -> tuple[tuple[Hook, ...], int]:
    callers: dict[tuple[str, str], dict[str, None]] = {}
    for site in sites:
        signature, argument = hooked(site)
        if signature != site.method_full:
            callers.setdefault((signature, argument), {})[site.method_full] = None
        else:
            callers.setdefault((signature, argument), {})
    hooks = [
        Hook(signature=signature, argument=argument, callers=tuple(found)[:CALLERS])
        for (signature, argument), found in callers.items()
    ]
    return tuple(hooks[:HOOKS]), max(0, len(hooks) - HOOKS)


def hooked(site: Site) -> tuple[str, str]:
    """The method to record for a place, and the constant that an argument of it holds.

    A called method is recorded itself; a content URI where it is queried; of any other place the method around it.
    """
    if "content://" in site.api or site.api.startswith(_URI):
        return QUERY, site.argument or site.api.removeprefix(_URI)
    if "(" in site.api and "." in site.api.partition("(")[0]:
        return site.api, site.argument
    return site.method_full, ""
