"""The report for paper, in the order of a laboratory's report; words and ids are those of the report."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import structs

from analyzer.report import meta
from analyzer.report.anchors import anchor
from analyzer.report.cited import all_cited, glosses, short_cited
from analyzer.report.furniture import Furniture
from analyzer.report.model import Instrument, ItemLine, Meta, Report
from analyzer.report.origin_model import OriginView
from analyzer.report.paper_itemised import item_tables
from analyzer.report.paper_items import items
from analyzer.report.paper_model import SECTIONS, Block, Cell, Grid, Heading, Paper, Para, Run, Section
from analyzer.report.paper_proof import code, joined, para, sheet, soft, strong
from analyzer.report.paper_signing import running_title, signatures
from analyzer.report.paper_tables import behaviours, flows, gaps, permissions, policy_checks, sdks
from analyzer.report.proposed import app_type_told

LONGEST = 160
"""Most characters of a heading."""

Made = Callable[[Report, Furniture], Iterator[Block]]


def paper(report: Report) -> Paper:
    """All sections of a report, each with its heading."""
    words = Furniture(report)
    made = []
    for number, key in enumerate(SECTIONS, 1):
        title = Heading(level=1, text=words(key), number=str(number), anchor=key)
        blocks = (title, *short_headings(_SECTION[key](report, words)))
        made.append(Section(key=key, blocks=blocks))
    return Paper(sections=tuple(made))


def short_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """A heading that a hostile name makes endless is cut, and stands in full as text below itself."""
    for block in blocks:
        if not isinstance(block, Heading) or len(block.text) <= LONGEST:
            yield block
            continue
        yield structs.replace(block, text=block.text[:LONGEST] + "…")
        yield para(block.text)


def fields(report: Report) -> dict[str, str]:
    """The short texts of a report by name, for the cover and for templates: title, app_name, sha256 …

    Those that begin with ``meta_`` are the laboratory's own; one that it left open is a blank.
    """
    words, sample = Furniture(report), report.sample
    stated = report.meta or Meta()
    return {
        **{f"meta_{key}": getattr(stated, key) or meta.BLANK for key in meta.KEYS},
        "title": report.title,
        "running_title": running_title(report, words),
        "app_name": sample.app_name,
        "package": sample.package or "—",
        "version": sample.version_name or "—",
        "version_code": "—" if sample.version_code is None else str(sample.version_code),
        "file_name": sample.file_name,
        "sha256": sample.sha256,
        "policy": sample.policy.name if sample.policy else words("policy_none"),
        "date": report.date,
        "tool": f"{report.tool.name} {report.tool.version}",
        "ruleset": report.tool.ruleset_sha256,
        "headline": report.conclusion.headline,
    }


def cover_rows(report: Report) -> tuple[tuple[str, str], ...]:
    """Names and values of the cover."""
    words, values = Furniture(report), fields(report)
    stated = tuple((label, text) for _, label, text in meta.rows(report.meta, report)) if report.meta else ()
    named = (
        (words("package"), "package"),
        (words("version"), "version"),
        ("SHA-256", "sha256"),
        (words("policy_document"), "policy"),
        (words("date"), "date"),
        (words("tool"), "tool"),
    )
    return (*stated, *((name, values[key]) for name, key in named))


def _sample(report: Report, w: Furniture) -> Iterator[Block]:
    yield sheet(_sample_rows(report, w))


def _sample_rows(report: Report, w: Furniture) -> Iterator[tuple[str, Cell | Run | str]]:
    s = report.sample
    yield w("app_name"), s.app_name
    if s.other_names:
        yield w("other_names"), tuple(para(name) for name in s.other_names)
    yield w("package"), code(s.package or "—")
    number = [Run(text=f"{w('version_code')} {s.version_code}")] if s.version_code is not None else []
    yield w("version"), (para(*joined([Run(text=s.version_name or "—"), *number])),)
    yield w("app_type"), app_type_told(s, w)
    yield w("file"), code(s.file_name)
    yield w("size"), s.size_text
    yield "SHA-256", code(s.sha256)
    yield "SHA-1", code(s.sha1)
    yield "MD5", code(s.md5)
    levels = f"{w('sdk_min')} {s.min_sdk} · {w('sdk_target')} {s.target_sdk}"
    yield w("sdk_levels"), levels + (f" · {w('sdk_max')} {s.max_sdk}" if s.max_sdk is not None else "")
    counts = {"dex": s.dex_files, "classes": s.classes, "methods": s.methods, "entries": s.entry_points}
    yield w("code"), w("code_text", **counts, reachable=s.reachable_methods)
    told = {"native": s.native_libraries, "packers": s.packers, "runtimes": s.runtimes, "anomalies": s.anomalies}
    for key, texts in told.items():
        if texts:
            yield w(key), " · ".join(texts)
    yield from _certificates(report, w)
    yield w("policy_document"), tuple(_policy(report, w))
    yield (
        w("tool"),
        (
            para(f"{report.tool.name} {report.tool.version} · {report.date}"),
            para(w("ruleset"), " ", code(report.tool.ruleset_sha256)),
            para(w("tables"), " ", code(report.tool.tables_sha256)),
        ),
    )


def _certificates(report: Report, w: Furniture) -> Iterator[tuple[str, Cell | Run | str]]:
    if not report.sample.certificates:
        yield w("certificates"), w("no_certificate")
    for one in report.sample.certificates:
        other = (para(w("issuer"), w("colon"), one.issuer),) if one.issuer != one.subject else ()
        valid = f"{w('validity')} {one.not_before[:10]} – {one.not_after[:10]}"
        yield (
            w("certificates"),
            (
                para(w("subject"), w("colon"), one.subject),
                *other,
                para("SHA-256 ", code(one.sha256)),
                para(f"{valid} · {w('schemes')} {' '.join(one.schemes)}"),
            ),
        )


def _policy(report: Report, w: Furniture) -> Iterator[Para]:
    s = report.sample
    if s.policy is None:
        yield from _origin(s.policy_origin, w) if s.policy_origin else (para(w("policy_none")),)
        return
    size = w("policy_text", media=s.policy.media, sentences=s.policy.sentences, characters=s.policy.characters)
    yield para(s.policy.name, " · ", size)
    yield para("SHA-256 ", code(s.policy.sha256))
    if not s.policy.complete:
        yield para(w("policy_incomplete"), w("colon"), s.policy.why_incomplete)
    if s.policy.mixed:
        yield para(s.policy.mixed)
    if s.policy_origin:
        yield from _origin(s.policy_origin, w)


def _origin(origin: OriginView, w: Furniture) -> Iterator[Para]:
    yield para(origin.text)
    if origin.others:
        yield para(w("policy_others", n=len(origin.others)))
        for other in origin.others:
            yield para(code(other.where), " · ", other.why.text, kind="bullet", label="•")
    if origin.links:
        yield para(w("policy_links", n=len(origin.links)))
        for link in origin.links:
            about = [link.role.text, *([link.words] if link.words else []), link.where]
            yield para(code(link.url), "  ", soft(" · ".join(about)), kind="bullet", label="•")
        if origin.kind.id != "fetched":
            yield para(w("policy_links_hint"), kind="hint")


def _basis(report: Report, w: Furniture) -> Iterator[Block]:
    yield para(w("basis_hint"), kind="hint")
    yield from _instruments(report.basis.instruments, "basis_law", w)
    yield from _instruments(report.basis.references, "basis_reference", w)
    if not report.basis.marks:
        yield para(w("basis_none"))
        return
    marks = " · ".join(f"[{mark.mark}] {mark.text}" for mark in report.basis.marks)
    yield para(w("marks"), w("colon"), marks, kind="hint")


def _instruments(instruments: Iterable[Instrument], title: str, w: Furniture) -> Iterator[Block]:
    for number, instrument in enumerate(instruments):
        if not number:
            yield Heading(level=2, text=w(title))
        yield para(strong(instrument.name), kind="lead")
        cites: list[Run] = []
        for clause in instrument.clauses:
            cites.append(Run(text=short_cited(clause), kind="mark" if clause.found else ""))
            cites += [soft(f" [{clause.mark}]"), Run(text="　")]
        yield para(*cites, indent=1)


def _conclusion(report: Report, w: Furniture) -> Iterator[Block]:
    c = report.conclusion
    yield para(strong(c.headline), kind="lead", tone=c.verdict)
    rows = []
    for count in c.counts:
        found = w("findings_count", n=count.findings) if count.findings else "—"
        label = Run(text=count.label, kind="strong", tone=count.verdict)
        rows.append(((para(label),), (para(str(count.items)),), (para(found),), (para(count.meaning),)))
    header = (w("verdict"), w("items_unit", n=2).capitalize(), w("column_findings"), w("reason"))
    yield Grid(weights=(20, 12, 18, 50), header=header, rows=tuple(rows))
    if c.caution:
        yield para(c.caution, " ", Run(text=w("not_seen"), link="not_seen"), kind="caution")
    yield Heading(level=2, text=w("problems_found"))
    if not c.problems:
        yield para(w("no_problems"))
    labels = {count.verdict: count.label for count in c.counts}
    for number, problem in enumerate(c.problems, 1):
        named = [Run(text=problem.name, kind="strong", link=anchor(problem.anchor))]
        named += [soft(f" {problem.official}")] if problem.official != problem.name else []
        tally = [f"{labels['confirmed']} {problem.confirmed}"] if problem.confirmed else []
        tally += [f"{labels['suspected']} {problem.suspected}"] if problem.suspected else []
        yield para(*named, "  ", " · ".join(tally), kind="step", label=str(number), tone=problem.verdict)
        if problem.subjects:
            more = f"  +{problem.more}" if problem.more else ""
            yield para(soft(w("cites_between").join(problem.subjects) + more), indent=1)
    for sentence in (*c.sentences, *(report.review.sentences if report.review else ())):
        yield para(sentence)


def _lines(lines: Iterable[ItemLine], report: Report) -> Iterator[Para]:
    known = glosses(report)
    for number, line in enumerate(lines, 1):
        yield para(Run(text=line.title, kind="strong", link=anchor(line.anchor)), kind="step", label=str(number))
        if line.reason:
            yield para(line.reason, indent=1)
        if line.cites:
            yield para(soft(" · ".join(all_cited(line.cites, known))), indent=1)


def _undecidable(report: Report, w: Furniture) -> Iterator[Block]:
    if not report.undecidable:
        yield para(w("undecidable_none"))
        return
    yield para(w("undecidable_hint"), kind="hint")
    yield from _lines(report.undecidable, report)


def _not_seen(report: Report, w: Furniture) -> Iterator[Block]:
    if report.not_seen or report.gaps:
        yield para(w("not_seen_hint"), kind="hint")
    yield Heading(level=2, text=w("not_seen_items"))
    if not report.not_seen:
        yield para(w("not_seen_items_none"))
    yield from _lines(report.not_seen, report)
    yield Heading(level=2, text=w("gaps"))
    yield from gaps(report, w)


def _limits(report: Report, w: Furniture) -> Iterator[Block]:
    for number, sentence in enumerate(report.limits, 1):
        yield para(sentence, kind="step", label=str(number))
    yield from signatures(report, w)
    yield para(w("end"), kind="hint")


_SECTION: dict[str, Made] = {
    "sample": _sample,
    "basis": _basis,
    "conclusion": _conclusion,
    "items": items,
    "item_tables": item_tables,
    "permissions": permissions,
    "behaviours": behaviours,
    "flows": flows,
    "sdks": sdks,
    "policy_checks": policy_checks,
    "undecidable": _undecidable,
    "not_seen": _not_seen,
    "limits": _limits,
}
