"""Reports as text that people compare, and digests of the formats that people do not read as text."""

import base64
import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from analyzer import pipeline
from analyzer.report.flow_model import FlowLine, FlowStepView
from analyzer.report.itemised_model import ClauseCheck, ClauseRow, DeviceTestView
from analyzer.report.model import Clause, Draft, Drafts, FindingView, ItemLine, ItemView, Report, Word
from analyzer.report.opening import Lang
from analyzer.report.policy_model import MatrixRow, SentencePlace, StatementView, StripCell, TextBlock
from analyzer.report.proof import Fragment, Quote, Search, Site, Snippet, Step, Term
from analyzer.report.restored import report_of
from analyzer.report.retest_model import Hook, RetestView
from tests.golden.plain import Short, fields_of
from tests.golden.recording import Case, catalogue, judged, recorded

PRINTED = {"loan": "zh", "notes": "en"}
"""Of which samples the PDF file is made, and in which language: it takes longer than all the rest."""


@cache
def report(case: Case, lang: Lang) -> Report:
    """The report of a case."""
    return report_of(recorded(case).facts, judged(case), catalogue(), lang)


@cache
def _files(case: Case, lang: Lang) -> dict[str, bytes]:
    forms = [form for form in pipeline.FILES if form != "pdf" or PRINTED.get(case.name) == lang]
    return dict(pipeline.outputs(recorded(case).facts, judged(case), catalogue(), lang, forms))


def rendered(case: Case, lang: Lang, form: str) -> bytes:
    """One file of the report."""
    return _files(case, lang)[pipeline.FILES[form]]


def _site(site: Site) -> str:
    where = f"{site.method_full}+{site.offset} {site.source_file}:{site.line}"
    when = f"{' '.join(phase.id for phase in site.phases)}; {site.consent}; {site.entry}; {site.remark}"
    ways = f"path of {len(site.path)} and {len(site.later_path)}{', snippet' if site.snippet else ''}"
    return f"{site.subject.id} {site.owner.id} {site.grade.id}: {site.what} {site.argument} in {where}; {when}; {ways}"


def _without(value: Struct, *names: str) -> dict[str, Any]:
    return {name: told for name, told in fields_of(value, OUTLINED).items() if name not in names}


def _statement(view: StatementView) -> str:
    return f"{view.number} in {view.sentence}: {view.kind} {', '.join(term.id for term in view.data_types)}"


def _row(row: ClauseRow) -> str:
    checks = ", ".join(f"{check.rule} {check.verdict.id}" for check in row.checks)
    return f"{row.id} {row.mark} {row.result.id}: {checks}{row.reason}"


def _fragment(fragment: Fragment) -> str:
    return f"«{fragment.text}»" if fragment.marked else fragment.text


def _search(search: Search) -> str:
    nearest = search.nearest.number if search.nearest else 0
    whole = "" if search.whole else ", not whole"
    return f"{search.label}: {len(search.searched) + search.more} words, nearest {nearest}{whole}"


def _flow_line(line: FlowLine) -> str:
    terms = (
        line.data_type,
        line.owner,
        line.target,
        line.channel,
        line.transport,
        line.certainty,
        line.role,
        line.policy,
    )
    return f"{' '.join(term.id if term else '-' for term in terms)}: {line.count}, {' '.join(line.flows)}"


def _hook(hook: Hook) -> str:
    return f"{hook.signature} {hook.argument}".rstrip()


def _matrix_row(row: MatrixRow) -> str:
    cells = "; ".join(f"column {cell.column} {cell.count} in {list(cell.sentences)}" for cell in row.cells)
    return f"{row.data_type.id} {row.grade} named {row.named}: {cells}"


def _sentence(place: SentencePlace) -> str:
    cited = ", ".join(f"{one.anchor}{' nearest' * one.nearest}" for one in place.cited)
    statements = " ".join(map(str, place.statements))
    where = f"[{place.start}, {place.end}) from {place.source} of file {place.file}"
    return f"{place.number} {where}{' missed' * place.missed}; statements {statements}; cited {cited}"


def _runs(block: TextBlock) -> Iterator[str]:
    """The text with what is marked in brackets, as in "we [action collect|collect] your …"."""
    for cell in block.cells:
        for part in cell.parts:
            for run in part.runs:
                yield f"[{run.role} {run.kind}|{run.text}]" if run.role or run.kind else run.text


OUTLINED: Short = {
    Word: lambda _: None,
    Clause: lambda clause: f"{clause.id} {clause.mark}{' found' if clause.found else ''}",
    Term: lambda term: term.id,
    Step: lambda step: f"{step.how.id} {step.full} {step.where}",
    Snippet: lambda snippet: f"{snippet.kind.id} {len(snippet.lines)} lines",
    Site: _site,
    ItemView: lambda item: _without(item, "why", "reason", "suggestion", "obligations", "anchor"),
    FindingView: lambda finding: _without(finding, "fact", "remedy", "cites", "anchor"),
    RetestView: lambda retest: f"{len(retest.entries)} entries, hooks {' | '.join(map(_hook, retest.hooks))}",
    FlowLine: _flow_line,
    ItemLine: lambda line: line.rule,
    Quote: lambda quote: f"{quote.number} [{quote.start}, {quote.end}): {''.join(map(_fragment, quote.fragments))}",
    Search: _search,
    MatrixRow: _matrix_row,
    SentencePlace: _sentence,
    StripCell: lambda cell: f"section {cell.section} from {cell.first}, {cell.count}: {cell.kind} {cell.topic}",
    TextBlock: lambda block: f"{block.kind} {len(block.cells)} cells: {''.join(_runs(block))}",
    FlowStepView: lambda step: f"{step.kind} {step.text} {step.where}",
    StatementView: _statement,
    ClauseRow: _row,
    ClauseCheck: lambda check: f"{check.rule} {check.verdict.id}",
    DeviceTestView: lambda _: True,
    Drafts: lambda drafts: [_draft(draft) for draft in drafts.texts],
    Fragment: _fragment,
}
"""What of a report is written short: law is quoted from the rulesets, as are remedies and reasons why; the furniture's
words are those of the language files; facts, reasons, code, flows and statements stand in the files of their stages.
"""


def _draft(draft: Draft) -> str:
    return f"{draft.language}, {len(draft.text.splitlines())} lines"


def digests(case: Case, lang: Lang) -> Iterator[str]:
    """A digest of each file of the report, and of its parts where it is a container of such."""
    for form in ("html", "csv", "sarif", "xlsx", "docx", "pdf"):
        if form != "pdf" or PRINTED.get(case.name) == lang:
            for name, data in parts(rendered(case, lang, form)):
                yield f"{form}{f' {name}' if name else ''}: {hashlib.sha256(data).hexdigest()[:16]}"


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, content) of what is in a file, unpacked: another zlib packs the same content into other bytes."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in sorted(archive.namelist()):
                yield name, b"".join(part for _, part in parts(archive.read(name)))
    elif data.startswith(b"%PDF-"):
        streams = [_inflated(one) for one in re.findall(rb"\bstream\r?\n(.*?)(?:\r?\n)?endstream", data, re.DOTALL)]
        yield f"{len(streams)} streams", b"".join(streams)
    elif data.startswith(b"\x89PNG"):
        yield "", _inflated(b"".join(_pixels(data)))
    else:
        yield "", data


def _pixels(data: bytes) -> Iterator[bytes]:
    """The packed pixels of a PNG picture: chunks of length, name, content, checksum after a signature."""
    place = 8
    while place + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        if data[place + 4 : place + 8] == b"IDAT":
            yield data[place + 8 : place + 8 + length]
        place += length + 12


def _inflated(data: bytes) -> bytes:
    """What is behind deflate, or behind ASCII85 and deflate; the data itself when it is neither."""
    try:
        packed = base64.a85decode(data[:-2]) if data.endswith(b"~>") else data
    except ValueError:
        packed = data
    try:
        return zlib.decompressobj().decompress(packed)
    except zlib.error:
        return data
