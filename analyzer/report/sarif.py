"""A report as SARIF 2.1.0 (OASIS, errata 01): one run, one result a finding, one result for each item without any.

``kind`` and ``level`` follow section 3.27.9 and 3.27.10 of the standard:

- confirmed finding: ``fail``, with ``level`` by its severity;
- suspected finding: ``review``, for a person has to decide whether it is a problem; ``level`` is then ``none`` by the
  standard, and ``rank`` and ``properties.severity`` tell the grave from the light;
- item that static analysis cannot decide: ``review``; item that could not be looked at: ``open``; no issue found:
  ``pass``; no clause in force that imposes the duty: ``notApplicable``.

Rules on trial and their results carry the tag ``on-trial``; a confirmed finding of one is a ``note`` at most.

A finding that an analyst rejected keeps all that and is suppressed, with the reason as its justification.

A place in the code is the package and, as a logical location, the method. A package holds no source text: file and
line that its debug information names are properties, never a region.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from analyzer.report.furniture import Furniture
from analyzer.report.model import Clause, FindingView, GapRow, ItemView, ProblemGroup, Report
from analyzer.report.numbering import numbered, on_trial
from analyzer.report.proof import Search
from analyzer.report.sarif_places import Places, call_path, message, uri_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINDING = "apkscanFinding/v1"
"""The partial fingerprint of a finding: its id, which stays the same when names are obfuscated anew."""

ITEM = "apkscanItem/v1"
"""The partial fingerprint of an item without a finding: the id of its rule."""

TRIAL = "on-trial"
"""Tag of the rules on trial and of their results."""

Kind = Literal["fail", "review", "open", "pass", "notApplicable"]

LEVELS = {"high": "error", "medium": "warning", "low": "note", "info": "note"}
"""Level of a confirmed finding by its severity."""

RANKS = {"high": 90.0, "medium": 60.0, "low": 30.0, "info": 10.0}
"""How important a finding is, 0 to 100."""

CULTURES = {"zh": "zh-CN", "en": "en-US"}

Json = dict[str, Any]


def render(report: Report) -> bytes:
    """The log as UTF-8 JSON; the same bytes for the same report."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report).json()]}
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


def kind_of(item: ItemView) -> Kind:
    """What the standard calls the result of an item that has no findings."""
    if item.verdict.id == "no-issue":
        return "pass" if item.clauses or item.references else "notApplicable"
    return "open" if item.verdict.id == "not-seen" else "review"


class _Run:
    """One run; what results point to by its index is numbered here."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._words = Furniture(report)
        self._places = Places(report, self._words)
        self._items = [(group, item) for group in (*report.problems, *report.trial) for item in group.items]
        self._trial = {item.rule for group in report.trial for item in group.items}
        self._rules = {item.rule: index for index, (_, item) in enumerate(self._items)}
        basis = report.basis
        self._instruments = [(part.name, part.clauses) for part in (*basis.instruments, *basis.references)]
        self._taxa = {
            clause.id: (instrument, index)
            for instrument, (_, clauses) in enumerate(self._instruments)
            for index, clause in enumerate(clauses)
        }
        self._results = {row.id: row.result.id for table in report.item_tables for row in table.rows}
        self._gap_kinds = {_gap_id(gap): gap for gap in report.gaps}

    def json(self) -> Json:
        report = self._report
        return {
            "tool": {"driver": self._driver()},
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": self._notifications()}],
            "language": CULTURES.get(report.language, report.language),
            "automationDetails": {"id": f"apkscan/{uri_of(report.sample.package or 'package')}/"},
            "artifacts": self._places.artifacts(),
            "taxonomies": [
                {"name": name, "taxa": [self._taxon(clause) for clause in clauses]}
                for name, clauses in self._instruments
            ],
            "results": [*self._findings(), *self._without_findings()],
            "columnKind": "unicodeCodePoints",
            "properties": {
                "package": report.sample.package,
                "versionName": report.sample.version_name,
                "versionCode": report.sample.version_code,
                "date": report.date,
                "verdict": report.conclusion.verdict,
                "conclusion": report.conclusion.headline,
                "caution": report.conclusion.caution,
                **({"laboratory": msgspec.to_builtins(report.meta)} if report.meta else {}),
                **({"mapping": msgspec.to_builtins(report.restoration)} if report.restoration else {}),
            },
        }

    def _driver(self) -> Json:
        tool = self._report.tool
        return {
            "name": tool.name,
            "version": tool.version,
            "rules": [self._rule(group, item) for group, item in self._items],
            "notifications": [
                {"id": key, "shortDescription": message(f"{gap.stage.text} · {gap.cause.text}")}
                for key, gap in self._gap_kinds.items()
            ],
            "supportedTaxonomies": [
                {"name": name, "index": index} for index, (name, _) in enumerate(self._instruments)
            ],
            "properties": {"rulesetSha256": tool.ruleset_sha256, "tablesSha256": tool.tables_sha256},
        }

    def _rule(self, group: ProblemGroup, item: ItemView) -> Json:
        cites = self._words("cites_between").join(clause.cite for clause in (*item.clauses, *item.references))
        help_text = [
            item.why,
            item.suggestion,
            f"{self._words('clauses')}{self._words('colon')}{cites}" if cites else "",
        ]
        rule: Json = {"id": item.rule, "shortDescription": message(item.title)}
        if item.why:
            rule["fullDescription"] = message(item.why)
        rule["help"] = message("\n\n".join(part for part in help_text if part) or item.title)
        level = "note" if item.rule in self._trial else LEVELS.get(item.severity.id, "warning")
        rule["defaultConfiguration"] = {"level": level}
        rule["relationships"] = [
            {"target": reference, "kinds": ["relevant"]}
            for reference in self._references((*item.clauses, *item.references))
        ]
        rule["properties"] = {
            "problem": group.name,
            "problemOfficialName": group.official,
            "obligations": list(item.obligations),
            **({"tags": [TRIAL]} if item.rule in self._trial else {}),
        }
        return rule

    def _references(self, clauses: tuple[Clause, ...]) -> list[Json]:
        """Pointers to clauses in the taxonomies, each once."""
        found = {}
        for clause in clauses:
            if clause.id in self._taxa:
                instrument, index = self._taxa[clause.id]
                component = {"name": self._instruments[instrument][0], "index": instrument}
                found[clause.id] = {"id": clause.id, "index": index, "toolComponent": component}
        return list(found.values())

    def _taxon(self, clause: Clause) -> Json:
        """A clause; ``result`` is what came of it where its instrument was gone through clause by clause."""
        result = {"result": self._results[clause.id]} if clause.id in self._results else {}
        return {
            "id": clause.id,
            "shortDescription": message(clause.cite),
            "fullDescription": message(clause.gist),
            "properties": {"verification": clause.mark, **result},
        }

    def _findings(self) -> Iterator[Json]:
        for number, group, item, finding in (*numbered(self._report), *on_trial(self._report)):
            confirmed = finding.verdict.id == "confirmed"
            cited = tuple(clause for clause in item.clauses if clause.cite in finding.cites)
            result: Json = {
                "ruleId": item.rule,
                "ruleIndex": self._rules[item.rule],
                "kind": "fail" if confirmed else "review",
                "level": self._level(item, finding) if confirmed else "none",
                "rank": RANKS.get(finding.severity.id, 0.0),
                "message": message(f"{finding.subject}{self._words('colon')}{finding.fact}"),
                "locations": [self._places.site(site) for site in finding.sites] or [self._places.package()],
                "partialFingerprints": {FINDING: finding.id},
            }
            if flows := self._code_flows(finding):
                result["codeFlows"] = flows
            if finding.quotes:
                result["relatedLocations"] = [self._places.quote(quote) for quote in finding.quotes]
            if finding.decision and finding.decision.choice.id == "reject":
                suppression = {"kind": "external", "status": "accepted", "justification": finding.decision.told}
                result["suppressions"] = [suppression]
            result["taxa"] = self._references(cited)
            result["properties"] = self._about(group, item) | {"number": number, **self._of_finding(finding)}
            yield result

    def _level(self, item: ItemView, finding: FindingView) -> str:
        """Of a confirmed finding."""
        return "note" if item.rule in self._trial else LEVELS.get(finding.severity.id, "warning")

    def _of_finding(self, finding: FindingView) -> Json:
        """What has no place of its own in the standard."""
        properties: Json = {
            "verdict": finding.verdict.id,
            "severity": finding.severity.id,
            "clauses": list(finding.cites),
            "remedy": finding.remedy,
            "evidence": self._evidence(finding),
            "moreEvidence": finding.more,
        }
        if finding.retest:
            properties["retest"] = msgspec.to_builtins(finding.retest)
        if finding.decision:
            decision = finding.decision
            said = {"reason": decision.reason, "note": decision.note, "who": decision.who, "date": decision.date}
            properties["review"] = {"choice": decision.choice.id, **said}
        return properties

    def _without_findings(self) -> Iterator[Json]:
        for group, item in self._items:
            if item.findings:
                continue
            yield {
                "ruleId": item.rule,
                "ruleIndex": self._rules[item.rule],
                "kind": kind_of(item),
                "level": "none",
                "message": message(f"{item.title}{self._words('colon')}{item.reason}" if item.reason else item.title),
                "locations": [self._places.package()],
                "partialFingerprints": {ITEM: item.rule},
                "taxa": self._references(item.clauses),
                "properties": self._about(group, item)
                | {
                    "verdict": item.verdict.id,
                    "severity": item.severity.id,
                    "clauses": [clause.cite for clause in item.clauses],
                },
            }

    def _about(self, group: ProblemGroup, item: ItemView) -> Json:
        """What all results of an item have in common; ``reason`` also says what of it could not be looked at."""
        return {
            "problem": group.name,
            "problemOfficialName": group.official,
            "obligations": list(item.obligations),
            "reason": item.reason,
            **({"tags": [TRIAL]} if item.rule in self._trial else {}),
            **({"test": msgspec.to_builtins(item.test)} if item.test else {}),
        }

    def _code_flows(self, finding: FindingView) -> list[Json]:
        """The ways of the data, and the call path to each place in the code."""
        ways = {flow.anchor: flow for flow in self._report.flows.views}
        flows = [self._places.way(ways[anchor]) for anchor in finding.flows if anchor in ways]
        return flows + [call_path(self._places, site, self._words) for site in finding.sites if site.path]

    def _evidence(self, finding: FindingView) -> list[str]:
        """Proofs that are no place: elements of the manifest, searches of the policy."""
        notes = [f"{note.label}{self._words('colon')}{'; '.join(note.texts)}" for note in finding.notes]
        return notes + [self._searched(search) for search in finding.searches]

    def _searched(self, search: Search) -> str:
        found = self._words("not_found" if search.whole else "not_found_in_part")
        return f"{found}{self._words('colon')}{search.label}"

    def _notifications(self) -> list[Json]:
        """What could not be seen; a warning where code may hide behind it."""
        keys = list(self._gap_kinds)
        return [
            {
                "descriptor": {"id": _gap_id(gap), "index": keys.index(_gap_id(gap))},
                "level": "warning" if gap.blocks_code else "note",
                "message": message(gap.text or f"{gap.stage.text} · {gap.cause.text}"),
                "locations": [self._places.package()],
                "properties": {
                    "count": gap.count,
                    "where": list(gap.where),
                    "details": list(gap.details),
                    "mayHideCode": gap.blocks_code,
                },
            }
            for gap in self._report.gaps
        ]


def _gap_id(gap: GapRow) -> str:
    return f"{gap.stage.id}/{gap.cause.id}"
