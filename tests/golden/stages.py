"""The stages in their order, and what each says about a case as the text of a file."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from msgspec import Struct, structs

from analyzer import pipeline
from analyzer.apk.model import XmlFile
from analyzer.behaviours.model import CallSite, EntryPoint, PathStep
from analyzer.callgraph.events import load_events
from analyzer.callgraph.phases import find_phases
from analyzer.catalogue.model import HOME
from analyzer.catalogue.tables import Tables
from analyzer.facts import Facts
from analyzer.flows.model import FlowStep
from analyzer.judgement.model import CitedClause, EvidenceRef, Finding, ItemResult, TestedClause
from analyzer.places import rulesets_dir
from analyzer.program.owner import Owner
from analyzer.program.sdks import app_namespace, load_sdk_index
from analyzer.report.opening import Lang
from tests.golden.code_stages import graph_lines, program_lines
from tests.golden.paper_stages import policy_lines
from tests.golden.plain import Short, fields_of, plain, text_of
from tests.golden.recording import HOME_ONLY, Case, judged, recorded
from tests.golden.report_stages import OUTLINED, digests, rendered, report


class Stage(NamedTuple):
    """``file`` is the name of its golden file; ``told`` computes its content."""

    name: str
    file: str
    told: Callable[[Case], str]


def _site(site: CallSite) -> str:
    return f"{site.method}+{site.offset} {_line(site)}".rstrip()


def _line(place: CallSite | PathStep) -> str:
    return f"{place.source_file}:{place.line}" if place.line is not None else place.source_file


def _targets(number: int) -> str:
    return f" 1 of {number}" if number > 1 else ""


SHORT: Short = {
    CallSite: _site,
    Owner: lambda owner: owner.sdk or owner.kind,
    PathStep: lambda step: f"{step.how} {step.method} {_line(step)}{_targets(step.targets)}".rstrip(),
    EntryPoint: lambda entry: f"{entry.kind} {entry.component} {entry.method}{' doubtful' * entry.doubtful}",
    FlowStep: lambda step: f"{step.kind} {_site(step.site)} {step.what} {step.key}".rstrip(),
    EvidenceRef: lambda ref: f"{ref.kind} {ref.index}",
    CitedClause: lambda clause: f"{clause.id} {clause.mark} {clause.role}",
    Finding: lambda finding: _without(finding, "rule", "remedy_zh", "remedy_en"),
    ItemResult: lambda item: _without(item, "title_zh", "title_en"),
    TestedClause: lambda tested: f"{tested.clause} {tested.verdict}",
    XmlFile: lambda file: f"{file.file} {[hex(number) for number in file.resources]} {file.classes} {file.on_click}",
}
"""Small values stand on one line; titles and remedies are words of the rules' own files, and the report has them."""


def _without(value: Struct, *names: str) -> dict[str, Any]:
    return {name: told for name, told in fields_of(value, SHORT).items() if name not in names}


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _manifest(case: Case) -> str:
    steps, facts = recorded(case).steps, recorded(case).facts
    manifest, gaps = steps["read_manifest"]
    screens, _, screen_gaps = steps["look_at_screens"]
    told = {
        "file": facts.sample, "manifest": manifest, "certificates": steps["read_certificates"][0],
        "contents": steps["read_contents"][0],
        "telling_strings": {hex(number): texts for number, texts in sorted(screens.strings.items())},
        "layouts": screens.layouts, "view_uses": {hex(view): count for view, count in sorted(screens.uses.items())},
        "gaps": (*gaps, *steps["read_certificates"][1], *steps["read_contents"][1], *screen_gaps),
    }  # fmt: skip
    return text_of(told, SHORT)


def _program(case: Case) -> str:
    steps = recorded(case).steps
    program, _, gaps = steps["link"]
    manifest, _ = steps["read_manifest"]
    index = load_sdk_index(Tables(rulesets_dir() / "tables"), rulesets_dir())
    names = sorted({program.type_name(type_) for type_ in range(len(program.types.origin))})
    numbers = index.owners_of(names, app_namespace(manifest, index))
    owners = dict(zip(names, map(index.owner, numbers), strict=True))
    lines = program_lines(program, owners, steps["observed_in"][0].sdks)
    return _text((*lines, *(f"gap {gap.stage} {gap.cause} {gap.where} {gap.detail}" for gap in gaps)))


def _callgraph(case: Case) -> str:
    steps = recorded(case).steps
    _, graph, _ = steps["link"]
    manifest, _ = steps["read_manifest"]
    events = load_events(pipeline.tables_dir(None))
    phases = find_phases(graph, manifest, events, steps["observed_in"][0].seen.code.constants)
    return _text(graph_lines(graph, phases))


def _behaviours(case: Case) -> str:
    observed, _ = recorded(case).steps["observed_in"]
    names = (
        "reads", "permissions", "consent_gates", "requests", "screens", "sdks", "sdk_starts", "unresolved_reflection",
        "gaps",
    )  # fmt: skip
    return text_of({name: getattr(observed, name) for name in names}, SHORT)


def _flows(case: Case) -> str:
    found, gaps = recorded(case).steps["flows_in"]
    return text_of({"flows": found, "gaps": gaps}, SHORT)


def _evidence(case: Case) -> str:
    return _text(_snippets(recorded(case).facts))


def _snippets(facts: Facts) -> Iterator[str]:
    for read in facts.reads:
        if read.snippet:
            yield f"read of {read.data_type} in {_site(read.site)}: {read.snippet_kind}, line {read.snippet_line}"
            yield from (f"  {line}".rstrip() for line in read.snippet.splitlines())
    for placed in facts.snippets:
        yield text_of(placed, SHORT).rstrip("\n")


def _policy(case: Case) -> str:
    policy, _ = recorded(case).steps["compared"]
    return _text(policy_lines(policy))


def _consistency(case: Case) -> str:
    return text_of(recorded(case).steps["compared"][1], SHORT)


def _judgement(packs: tuple[str, ...], case: Case) -> str:
    """Every rule, in the order of the judgement; with further packs those that are judged without them are one line."""
    made = judged(case, packs)
    home = {} if packs == HOME_ONLY else {item.rule: item for item in (*judged(case).items, *judged(case).trial)}
    items = [
        _beyond(item, home[item.rule]) if item.rule in home else plain(item, SHORT)
        for item in (*made.items, *made.trial)
    ]
    head = structs.replace(made, items=(), trial=())
    return text_of({**plain(head, SHORT), "on_trial": [item.rule for item in made.trial], "items": items})


def _beyond(item: ItemResult, home: ItemResult) -> str:
    clauses = [clause.id for clause in item.clauses if clause not in home.clauses]
    findings = " ".join(f"{finding.id} {finding.verdict}" for finding in item.findings)
    return f"{item.rule} {item.verdict} {item.severity}; also {clauses}; {findings}".rstrip("; ")


def _report(lang: Lang, case: Case) -> str:
    return text_of(report(case, lang), OUTLINED)


def _digests(lang: Lang, case: Case) -> str:
    return _text(digests(case, lang))


def _rendered(lang: Lang, form: str, case: Case) -> str:
    return rendered(case, lang, form).decode()


BEFORE_POLICY = (
    Stage("manifest", "manifest.json", _manifest),
    Stage("program", "program.txt", _program),
    Stage("callgraph", "callgraph.txt", _callgraph),
    Stage("behaviours", "behaviours.json", _behaviours),
    Stage("flows", "flows.json", _flows),
    Stage("evidence", "evidence.txt", _evidence),
)
WITH_POLICY = (
    Stage("policy", "policy.txt", _policy),
    Stage("consistency", "consistency.json", _consistency),
    Stage("judgement", "judgement.json", partial(_judgement, HOME_ONLY)),
)

WITH_EU = Stage("judgement-eu", "judgement-eu.json", partial(_judgement, (HOME, "eu")))


def _of_report(lang: Lang) -> tuple[Stage, ...]:
    return (
        Stage(f"report-{lang}", f"report-{lang}.json", partial(_report, lang)),
        Stage(f"text-{lang}", f"text-{lang}.txt", partial(_rendered, lang, "text")),
        Stage(f"markdown-{lang}", f"markdown-{lang}.txt", partial(_rendered, lang, "md")),
        Stage(f"digests-{lang}", f"digests-{lang}.txt", partial(_digests, lang)),
    )


IN_CHINESE, IN_ENGLISH = _of_report("zh"), _of_report("en")


def stages_of(case: Case) -> tuple[Stage, ...]:
    """The stages of a case in their order. Before the policy nothing depends on it; of further policies the report is
    written in English only.
    """
    if case.first:
        return (*BEFORE_POLICY, *WITH_POLICY, *IN_CHINESE, *IN_ENGLISH, WITH_EU)
    return (*WITH_POLICY, *IN_ENGLISH, WITH_EU)
