"""What changed in the code and the manifest between two packages."""

from collections.abc import Mapping

from analyzer.compare.model import Change, ChangeTable
from analyzer.compare.sight import hidden, manifest_unsure, new_obstacles
from analyzer.facts import Facts
from analyzer.report.lexicon import Lexicon

FLOWS = "flows"


def code_tables(old: Facts, new: Facts, lexicon: Lexicon) -> tuple[ChangeTable, ...]:
    """Permissions requested, SDKs, kinds of information read, destinations."""
    blind = hidden(new) or bool(new_obstacles(old, new))
    blind_before = hidden(old) or bool(new_obstacles(new, old))
    flows_cut = blind or FLOWS not in new.stages_done or any(gap.stage == FLOWS for gap in new.gaps)
    flows_cut_before = blind_before or FLOWS not in old.stages_done or any(gap.stage == FLOWS for gap in old.gaps)
    table = _Table(lexicon)
    return (
        table.made("permissions", _permissions(old, lexicon), _permissions(new, lexicon),
                   manifest_unsure(new), manifest_unsure(old)),
        table.made("sdks", _sdks(old, lexicon), _sdks(new, lexicon), blind, blind_before),
        table.made("reads", _reads(old, lexicon), _reads(new, lexicon), blind, blind_before),
        table.made("destinations", _destinations(old, lexicon), _destinations(new, lexicon),
                   flows_cut, flows_cut_before),
    )  # fmt: skip


Side = Mapping[str, tuple[str, str]]
"""Id of a thing to its name and what is said about it."""


class _Table:
    """Makes tables of differences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def made(self, key: str, old: Side, new: Side, blind: bool, blind_before: bool) -> ChangeTable:
        """``blind``: what only OLD has may be in NEW as well; ``blind_before``: what only NEW has, in OLD."""
        changes = [change for name in sorted({*old, *new}) if (change := self._change(name, old, new, blind))]
        notes = [key for key, holds in (("blind", blind), ("blind-before", blind_before)) if holds]
        return ChangeTable(
            id=key,
            title=self._lexicon.word(f"comparison.tables.{key}"),
            same=sum(old[name] == new[name] for name in {*old} & {*new}),
            changes=tuple(sorted(changes, key=lambda change: KINDS.index(change.kind.id))),
            note=self._lexicon.joined([self._lexicon.word(f"comparison.table_notes.{note}") for note in notes]),
        )

    def _change(self, name: str, old: Side, new: Side, blind: bool) -> Change | None:
        before, after = old.get(name), new.get(name)
        if before == after:
            return None
        gone = "not-visible" if blind else "removed"
        kind = gone if after is None else "added" if before is None else "changed"
        shown = after or before
        assert shown is not None  # noqa: S101  (the name is on one side at least)
        return Change(
            kind=self._lexicon.term("comparison.kinds", kind),
            id=name,
            what=shown[0],
            old=before[1] if before else "",
            new=after[1] if after else "",
        )


KINDS = ("added", "changed", "removed", "not-visible")


def _permissions(facts: Facts, lexicon: Lexicon) -> Side:
    uses = {use.name: use for use in facts.permissions}
    found = {}
    for asked in facts.manifest.uses_permissions:
        use = uses.get(asked.name)
        said = [lexicon.name("permission_status", use.status)] if use else []
        said += [lexicon.word("ui.max_sdk", n=asked.max_sdk)] if asked.max_sdk is not None else []
        label = lexicon.permission(asked.name)
        what = f"{asked.name} ({label})" if label else asked.name
        found[asked.name] = (what, lexicon.listed(said) or lexicon.word("ui.is_yes"))
    return found


def _sdks(facts: Facts, lexicon: Lexicon) -> Side:
    versions = _stated_versions(facts)
    found = {}
    for sdk in facts.sdks:
        said = [lexicon.name("sdk_states", "live" if sdk.live else "packaged")]
        said += [versions[sdk.id]] if sdk.id in versions else []
        found[sdk.id] = (lexicon.sdk(sdk), lexicon.listed(said))
    return found


def _stated_versions(facts: Facts) -> dict[str, str]:
    """Versions that SDKs state in the manifest: a ``meta-data`` whose name speaks of one, below the SDK's classes."""
    found: dict[str, str] = {}
    stated = [entry for entry in facts.manifest.meta_data if "version" in entry.name.lower() and entry.value]
    for sdk in facts.sdks:
        fronts = [trace.partition(":")[2] for trace in sdk.evidence if trace.startswith("class:")]
        for entry in stated:
            if any(front and entry.name.startswith(front.rstrip(".") + ".") for front in fronts):
                found[sdk.id] = entry.value
    return found


def _reads(facts: Facts, lexicon: Lexicon) -> Side:
    """Kinds of information by owner: how many places can run. Code of the app and of nobody known is one owner, since
    names decide which it is.
    """
    names = {sdk.id: lexicon.sdk(sdk) for sdk in facts.sdks}
    counts: dict[tuple[str, str], int] = {}
    for read in facts.reads:
        if read.live and read.permitted:
            key = (read.data_type, read.owner.sdk)
            counts[key] = counts.get(key, 0) + 1
    return {
        f"{data_type} {sdk}".rstrip(): (
            f"{lexicon.data_type(data_type).text} · {names.get(sdk, sdk) or lexicon.word('comparison.own')}",
            lexicon.word("ui.count_sites", n=count),
        )
        for (data_type, sdk), count in counts.items()
    }


def _destinations(facts: Facts, lexicon: Lexicon) -> Side:
    """Who gets which kinds of information."""
    names = {sdk.id: lexicon.sdk(sdk) for sdk in facts.sdks}
    found: dict[str, tuple[str, set[str]]] = {}
    for flow in facts.flows:
        if not flow.leaves_device or flow.grade == "packaged":
            continue
        ends: list[tuple[str, str]] = [
            (to.kind, to.value) for to in flow.destinations if to.kind in ("host", "sdk", "number")
        ]
        ends = ends or [("channel", flow.channel)]
        if flow.sink_owner.kind == "sdk" and flow.channel == "sdk":
            ends = [("sdk", flow.sink_owner.sdk)]
        for kind, value in ends:
            name = names.get(value, value) if kind == "sdk" else value
            name = lexicon.name("channels", value) if kind == "channel" else name
            _, types = found.setdefault(f"{kind}:{value}", (name, set()))
            types.add(flow.data_type)
    return {
        key: (name, lexicon.listed(sorted(lexicon.data_type(kind).text for kind in types)))
        for key, (name, types) in found.items()
    }
