"""Sensitive reads: every place whose instructions, by themselves, read personal information or use a capability."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.content_uris import UriAccess
from analyzer.behaviours.hits import Hit, find_hits
from analyzer.behaviours.model import Grade, SensitiveRead
from analyzer.behaviours.permitted import Permits
from analyzer.catalogue.tables import Tables

MOST_SITES = 12
"""Sites kept per data type, owner, grade and API; reachable ones come first, and the rest say nothing new."""
MOST_CAPABILITY_SITES = 3
MOST_READS = 4000


@dataclass(frozen=True, slots=True)
class DataTypes:
    """What ``rulesets/data_types`` says of the table's codes: code to data type id, ids that are capabilities, and
    those of them tagged "conduct", where every place matters: when it runs decides.
    """

    of_code: Mapping[str, str]
    capabilities: frozenset[str]
    conduct: frozenset[str] = frozenset()


def find_reads(
    code: CodeIndex,
    tables: Tables,
    types: DataTypes,
    uris: Iterable[UriAccess],
    manifest: Manifest,
    hits: Iterable[Hit] | None = None,
) -> tuple[SensitiveRead, ...]:
    """All sensitive reads, reachable ones first, then by data type, owner, API and place.

    ``uris`` are the content URIs that the code hands to a resolver (:func:`content_uris.find_uris`), ``hits`` what
    :func:`hits.find_hits` says of them all, when the caller has it.
    """
    found = find_hits(code, tables, uris, manifest) if hits is None else hits
    return _saved(code, types, found, Permits(manifest, tables))


def _saved(code: CodeIndex, types: DataTypes, hits: Iterable[Hit], permits: Permits) -> tuple[SensitiveRead, ...]:
    """Each kept hit with its site, owner, entry point and path."""
    groups: dict[tuple[str, str, str, str, str], list[Hit]] = defaultdict(list)
    for hit in hits:
        data_type = types.of_code.get(hit.code)
        if data_type is None:
            continue
        owner = code.owner_of(hit.place.method)
        groups[(data_type, f"{owner.kind}:{owner.sdk}", hit.api, hit.argument, hit.manner)].append(hit)
    kept: list[tuple[int, str, str, str, Hit]] = []
    for (data_type, owner_key, api, _, _), members in groups.items():
        members.sort(key=lambda h: (-int(code.live(h.place)), h.place.method, h.place.pc))
        capability = data_type in types.capabilities
        few = capability and data_type not in types.conduct
        for hit in members[: MOST_CAPABILITY_SITES if few else MOST_SITES]:
            dead = 1 - int(code.live(hit.place))
            kept.append((2 * int(capability) + dead, data_type, owner_key, api, hit))
    kept.sort(key=lambda k: (*k[:4], k[4].argument, k[4].manner, k[4].place.method, k[4].place.pc))
    reads = []
    for rank, data_type, _, _, hit in kept[:MOST_READS]:
        grade: Grade = code.grade_of(hit.place)
        entry, path = code.path(hit.place.method) if rank % 2 == 0 else (None, ())
        reads.append(
            SensitiveRead(
                data_type=data_type,
                kind=hit.kind,
                api=hit.api,
                argument=hit.argument,
                site=code.site(hit.place),
                owner=code.owner_of(hit.place.method),
                grade=grade,
                entry=entry,
                path=path,
                permitted=_can_succeed(hit, permits),
                manner=hit.manner,
            )
        )
    return tuple(reads)


def _can_succeed(hit: Hit, permits: Permits) -> bool:
    if hit.kind == "content-uri":
        return permits.uri(hit.api)
    return hit.kind != "api" or permits.call(hit.api)
