"""What proves a finding, on paper: places in the code, paths, snippets, flows, quotations, searches, notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.report.anchors import anchor
from analyzer.report.cited import glosses
from analyzer.report.flow_model import FlowTarget, FlowView
from analyzer.report.furniture import Furniture, Worded
from analyzer.report.model import FindingView, Report
from analyzer.report.paper_model import Block, Cell, Code, CodeLine, Grid, Kind, Para, Run, Tone
from analyzer.report.proof import Note, Quote, Search, Site, Snippet, Step

SHEET = (22, 78)
"""Shares of the two columns of a sheet: name and value."""


def para(*parts: str | Run, kind: Kind = "body", indent: int = 0, label: str = "", tone: Tone = "") -> Para:
    """A paragraph of runs; plain texts become runs without a style."""
    runs = tuple(Run(text=part) if isinstance(part, str) else part for part in parts)
    return Para(runs=runs, kind=kind, indent=indent, label=label, tone=tone)


def code(text: str) -> Run:
    """A name out of code."""
    return Run(text=text, kind="code")


def strong(text: str) -> Run:
    """A text that stands out."""
    return Run(text=text, kind="strong")


def soft(text: str) -> Run:
    """A text that matters less."""
    return Run(text=text, kind="soft")


def joined(parts: Iterable[Run], between: str = " · ") -> Iterator[Run]:
    """The runs with a soft separator between two."""
    for number, part in enumerate(parts):
        if number:
            yield soft(between)
        yield part


def bullets(texts: Iterable[str | Run], indent: int = 0) -> tuple[Para, ...]:
    """A list, one paragraph each."""
    return tuple(para(text, kind="bullet", indent=indent, label="•") for text in texts)


def sheet(rows: Iterable[tuple[str, Cell | Run | str]]) -> Grid:
    """A table of two columns: what it is, and its value."""

    def cell(value: Cell | Run | str) -> Cell:
        return value if isinstance(value, tuple) else (para(value),)

    return Grid(weights=SHEET, rows=tuple(((para(strong(name)),), cell(value)) for name, value in rows))


class Shown:
    """Makes the blocks of one proof, whatever kind of report it stands in. ``compared``: there was a policy, so that
    what it says of a recipient is told. ``known``: citations to their English form.
    """

    def __init__(self, worded: Worded, *, compared: bool, known: Mapping[str, str] | None = None) -> None:
        self._words = Furniture(worded)
        self._compared = compared
        self.known = dict(known or {})

    def place(self, site: Site) -> Iterator[Run]:
        """Class, method and line of a place."""
        yield code(site.class_name)
        yield code(site.method)
        if site.line is not None:
            yield Run(text=f"{self._words('line')} {site.line}")

    def site(self, site: Site) -> Iterator[Block]:
        """A place in full: what is called, where, whose code it is, how it is reached, and the code."""
        w = self._words
        yield para(strong(w("site")), w("colon"), code(site.what), "  ", site.subject.text, kind="lead")
        yield sheet(self._site_rows(site))
        yield para(w("path"), kind="lead")
        if site.path:
            yield from self._steps(site.path)
        else:
            yield para(w("no_path"), kind="hint")
        if site.later_path:
            yield para(w("later_path"), kind="lead")
            yield from self._steps(site.later_path)
        yield from self.snippet(site.snippet, site.line)

    def _site_rows(self, site: Site) -> Iterator[tuple[str, Cell | Run | str]]:
        w = self._words
        yield w("called"), code(site.api)
        if site.argument:
            yield w("argument"), code(site.argument)
        yield w("class"), code(site.class_name)
        yield w("method"), code(site.method)
        if site.obfuscated:
            yield w("restored_from"), code(site.obfuscated)
        if site.inlined:
            yield w("inlined"), code(" → ".join(site.inlined))
        if site.line is None:
            line = [Run(text=f"{w('line_none')} · {w('offset')} {site.offset}")]
        else:
            line = [code(f"{site.source_file}:{site.line}")] if site.source_file else [Run(text=str(site.line))]
        yield w("line"), (para(*joined([*line, *([code(site.dex)] if site.dex else [])])),)
        yield w("owner"), site.owner.text
        yield w("grade"), site.grade.text
        if site.phases:
            yield w("phases"), " · ".join(phase.text for phase in site.phases)
        for key, text in (("consent", site.consent), ("remark", site.remark), ("entry", site.entry)):
            if text:
                yield w(key), text

    def _steps(self, path: Sequence[Step]) -> Iterator[Para]:
        for step in path:
            if not step.full:
                yield para(soft(step.how.text), kind="step", label="…")
                continue
            where = [code(step.where)] if step.where else []
            runs = joined([code(step.short), Run(text=step.how.text), *where, soft(step.class_name)])
            yield para(*runs, kind="step", label=str(step.number))

    def snippet(self, snippet: Snippet | None, line: int | None) -> Iterator[Block]:
        """The code, the line marked that matters."""
        w = self._words
        if snippet is None:
            yield para(w("no_snippet"), kind="hint")
            return
        yield para(snippet.kind.text, kind="lead")
        number = str(line) if line is not None else ""
        yield Code(
            lines=tuple(
                CodeLine(text=one.text, label=f"{number}▶" if one.marked else "", marked=one.marked)
                for one in snippet.lines
            )
        )
        if snippet.cut:
            yield para(w("snippet_cut"), kind="hint")

    def quote(self, quote: Quote) -> Iterator[Para]:
        """Words of the policy in their context."""
        w = self._words
        way = "".join(f"{heading} › " for heading in quote.headings)
        yield para(strong(w("quote")), " · ", way, w("sentence_no", n=quote.number), kind="lead")
        yield self.quoted(quote)

    def quoted(self, quote: Quote) -> Para:
        """The sentence itself."""
        before = [soft(quote.before + " ")] if quote.before else []
        after = [soft(" " + quote.after)] if quote.after else []
        said = [Run(text=part.text, kind="mark" if part.marked else "") for part in quote.fragments]
        return para(*before, *said, *after, kind="quote")

    def search(self, search: Search) -> Iterator[Para]:
        """What was looked for in the policy and is not there."""
        w = self._words
        missed = w("not_found" if search.whole else "not_found_in_part")
        yield para(strong(missed), w("colon"), search.label, kind="lead")
        if search.searched:
            more = " " + w("searched_more", n=search.more) if search.more else ""
            yield para(w("searched"), w("colon"), " · ".join(search.searched), more)
        if search.nearest:
            yield para(w("nearest"), " · ", w("sentence_no", n=search.nearest.number), kind="lead")
            yield self.quoted(search.nearest)
        elif search.searched:
            yield para(w("nearest_none"), kind="hint")

    def note(self, note: Note) -> Iterator[Para]:
        """A proof that is no place in the code."""
        yield para(strong(note.label), kind="lead")
        yield from bullets(note.texts)

    def headline(self, flow: FlowView) -> str:
        """What goes where, in one line."""
        ends = ", ".join(to.name for to in flow.targets[:2]) or flow.channel.text
        return f"{flow.data_type.text} → {ends}"

    def flow(self, flow: FlowView) -> Iterator[Block]:
        """A flow in full: facts, steps, the code at both ends."""
        w = self._words
        yield sheet(self._flow_rows(flow))
        yield para(w("way"), kind="lead")
        for step in flow.steps:
            if not step.method:
                yield para(soft(step.text), kind="step", label="…")
                continue
            where = [code(step.where)] if step.where else []
            runs = joined([Run(text=step.text), code(step.method), *where, soft(step.class_name)])
            yield para(*runs, kind="step", label=str(step.number))
        for key, site in (("flow_source", flow.source), ("flow_sink", flow.sink)):
            yield para(strong(w(key)), w("colon"), code(site.what), kind="lead")
            yield para(*joined(self.place(site)))
            yield from self.snippet(site.snippet, site.line)

    def _flow_rows(self, flow: FlowView) -> Iterator[tuple[str, Cell | Run | str]]:
        w = self._words
        yield w("read_by"), flow.owner.text
        if flow.sender.id != flow.owner.id:
            yield w("sent_by"), flow.sender.text
        yield w("goes_to"), tuple(self._target(to) for to in flow.targets) or flow.channel.text
        if flow.targets:
            yield w("channel"), flow.channel.text
        if flow.transport.id != "unknown":
            yield w("transport"), flow.transport.text
        if flow.changes:
            yield w("changes"), " → ".join(flow.changes)
        yield w("certainty"), " · ".join(filter(None, (flow.certainty.text, flow.reason)))
        if flow.sink.phases:
            yield w("phases"), " · ".join(phase.text for phase in flow.sink.phases)
        if flow.sink.consent:
            yield w("consent"), flow.sink.consent
        if flow.remarks:
            yield w("remarks"), " · ".join(flow.remarks)

    def _target(self, to: FlowTarget) -> Para:
        about = [to.kind.text]
        about += [to.role.text] if to.role and to.role.id != "sdk" else []
        about += [to.operator] if to.operator else []
        about += [f"{self._words('known_from')}{self._words('colon')}{to.origin}"] if to.origin else []
        said = [Run(text=to.policy.text)] if to.policy and self._compared else []
        address = [code(to.detail)] if to.detail else []
        return para(*joined([Run(text=to.name), *address, soft(" · ".join(about)), *said], "  "))


class Proofs(Shown):
    """Makes the blocks that prove something. A place is shown in full once, at the first finding that rests on it."""

    def __init__(self, report: Report) -> None:
        super().__init__(report, compared=report.sample.policy is not None, known=glosses(report))
        self.in_tables = frozenset(row.id for table in report.item_tables for row in table.rows)
        self._flows = {flow.anchor: flow for flow in report.flows.views}
        self._at: dict[Site, FindingView] = {}
        for group in (*report.problems, *report.trial):
            for item in group.items:
                for finding in item.findings:
                    for site in finding.sites:
                        self._at.setdefault(site, finding)
        told = (finding for group in report.problems for item in group.items for finding in item.findings)
        self._numbers = {finding.anchor: f"{self._words('fact')} {n}　" for n, finding in enumerate(told, 1)}

    def of_finding(self, finding: FindingView) -> Iterator[Block]:
        """Everything that supports a finding."""
        w = self._words
        for site in finding.sites:
            yield from self.again(site) if self._at[site].anchor != finding.anchor else self.site(site)
        for name in finding.flows:
            if name in self._flows:
                yield from self._brief(self._flows[name])
        for quote in finding.quotes:
            yield from self.quote(quote)
        for search in finding.searches:
            yield from self.search(search)
        for note in finding.notes:
            yield from self.note(note)
        if finding.more:
            yield para(w("more", n=finding.more), kind="hint")

    def of_read(self, site: Site) -> Iterator[Block]:
        """A place of the table of reads: in full unless a finding shows it."""
        return self.again(site) if site in self._at else self.site(site)

    def again(self, site: Site) -> Iterator[Block]:
        """A place that is shown in full elsewhere."""
        w, at = self._words, self._at[site]
        entry = [soft(site.entry)] if site.entry else []
        yield para(strong(w("site")), w("colon"), code(site.what), "  ", site.subject.text, kind="lead")
        yield para(*joined(self.place(site)), indent=1)
        yield para(*joined([Run(text=site.owner.text), Run(text=site.grade.text), *entry]), indent=1)
        finding = Run(text=self._numbers.get(at.anchor, "") + at.subject, link=anchor(at.anchor))
        yield para(w("shown_at"), " ", finding, kind="hint", indent=1)

    def _brief(self, flow: FlowView) -> Iterator[Block]:
        w, name = self._words, anchor(flow.anchor)
        yield para(strong(f"{w('flows')} {flow.number}"), w("colon"), self.headline(flow), kind="lead")
        yield sheet(self._flow_rows(flow))
        yield para(w("flow_more"), w("colon"), Run(text=f"{w('flows')} {flow.number}", link=name), kind="hint")
