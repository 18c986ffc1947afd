"""Marks what a mapping file restored in a report, with the name in the package beside it."""

from typing import Any

import msgspec

from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.mapping.model import Mapping
from analyzer.mapping.restore import Restored, restore
from analyzer.names import pretty_method, pretty_type, short_method
from analyzer.report.build import build_report
from analyzer.report.flow_model import FlowStepView
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Meta, Report
from analyzer.report.proof import Site, Step
from analyzer.report.restored_model import Restoration, RestoredName
from analyzer.report.retest_model import Hook
from analyzer.report.visible import tidy
from analyzer.review.model import Review

MOST = 3
"""Most names of the package that are told for one restored name."""


def with_restored_names(report: Report, restored: Restored, catalogue: Catalogue) -> Report:
    """The report with each restored place marked, and a list of all names that were restored."""
    return _Marking(restored, Lexicon(catalogue, report.language)).report(report)


def report_of(
    facts: Facts,
    judgement: Judgement,
    catalogue: Catalogue,
    lang: str,
    *,
    meta: Meta | None = None,
    review: Review | None = None,
    mapping: Mapping | None = None,
) -> Report:
    """`build_report`, with the names that ``mapping`` restores when there is one.

    Raises:
        UsageError: the mapping is of another package.
    """
    if mapping is None:
        return build_report(facts, judgement, catalogue, lang, meta=meta, review=review)
    restored = restore(facts, mapping)
    report = build_report(restored.facts, judgement, catalogue, lang, meta=meta, review=review)
    return with_restored_names(report, restored, catalogue)


class _Marking:
    """Knows the restored names as they read in a report, where they have been made safe to show."""

    def __init__(self, restored: Restored, lexicon: Lexicon) -> None:
        self._restored, self._lexicon = restored, lexicon
        self._by_full: dict[str, list[str]] = {}
        self._by_short: dict[tuple[str, str], list[str]] = {}
        for name in restored.methods:
            found = self._text(pretty_method(name.obfuscated))
            self._by_full.setdefault(self._text(pretty_method(name.shown)), []).append(found)
            cls = self._text(pretty_type(name.shown.partition("->")[0]))
            self._by_short.setdefault((cls, self._text(short_method(name.shown))), []).append(found)
        self._inlined = {
            (self._text(pretty_method(at.method)), at.offset): tuple(self._text(frame) for frame in at.frames)
            for at in restored.inlined
        }

    def report(self, report: Report) -> Report:
        whole: Report = self._marked(report)
        return msgspec.structs.replace(whole, restoration=self._restoration())

    def _restoration(self) -> Restoration:
        restored = self._restored
        return Restoration(
            name=self._text(restored.mapping),
            sha256=restored.sha256,
            classes=restored.classes,
            known=restored.known,
            methods=tuple(
                RestoredName(
                    shown=self._text(pretty_method(name.shown)),
                    obfuscated=self._text(pretty_method(name.obfuscated)),
                )
                for name in restored.methods
            ),
        )

    def _text(self, value: str) -> str:
        shown: str = tidy(value, lambda length: self._lexicon.word("cut", n=length))
        return shown

    def _marked(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._marked(part) for part in value)
        if not isinstance(value, msgspec.Struct):
            return value
        fields = {name: self._marked(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, Site):
            fields["obfuscated"] = _told(self._by_full.get(value.method_full, []))
            fields["inlined"] = self._inlined.get((value.method_full, value.offset), ())
        elif isinstance(value, Step):
            fields["obfuscated"] = _told(self._by_full.get(value.full, []))
        elif isinstance(value, Hook):  # a device knows only the names of the package
            fields["obfuscated"] = _told(self._by_full.get(value.signature, []))
            fields["callers_obfuscated"] = tuple(_told(self._by_full.get(caller, [])) for caller in value.callers)
        elif isinstance(value, FlowStepView):
            fields["obfuscated"] = _told(self._by_short.get((value.class_name, value.method), []))
        return type(value)(**fields)


def _told(names: list[str]) -> str:
    some = list(dict.fromkeys(names))
    return " | ".join(some[:MOST]) + (" …" if len(some) > MOST else "")
