"""Make the compressed tables of this folder from normalised TSV files: ``python rulesets/tables/make.py DIR``.

DIR holds the inputs that ``README.md`` names, each a tab-separated file with a header line. What may not be shipped
or was never checked is dropped here, so that nothing downstream has to know about it. The same input gives the same
bytes (with the same version of zstandard). Hand-written additions and corrections are in ``own/``.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import zstandard

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from make_sdks import Words, hosts, sdk_init, sdks  # noqa: E402 - beside this script, which is no package

Row = dict[str, str]

APP_LEVEL = {"aosp-annotation", "aosp-javadoc", "curated"}
"""Sources of facts about API that a package calls. ``aosp-enforce`` is the binder level, axplorer ends at 25."""

AXPLORER_LAST = 25


def read(path: Path) -> list[Row]:
    """The rows of a TSV file. Raises FileNotFoundError when DIR lacks it."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            {key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines, delimiter="\t")
        ]


def write(name: str, payload: Any) -> None:
    """One table, MessagePack with sorted keys, compressed."""
    data = msgspec.msgpack.encode(payload, order="sorted")
    (HERE / f"{name}.msgpack.zst").write_bytes(zstandard.ZstdCompressor(level=19, write_checksum=True).compress(data))


def split(text: str, by: str = "|") -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in text.split(by) if part.strip()]


def level(text: str, otherwise: int) -> int:
    """An API level; an empty cell is ``otherwise``."""
    return int(text) if text else otherwise


def merged(rows: Iterable[tuple[Any, int, int]]) -> list[tuple[Any, int, int]]:
    """Rows (fact, first level, last level) with equal facts joined where their ranges touch."""
    ranges: dict[Any, list[list[int]]] = defaultdict(list)
    for fact, first, last in sorted(rows, key=lambda row: (repr(row[0]), row[1], row[2])):
        known = ranges[fact]
        if known and first <= known[-1][1] + 1:
            known[-1][1] = max(known[-1][1], last)
        else:
            known.append([first, last])
    return sorted(
        ((fact, a, b) for fact, pairs in ranges.items() for a, b in pairs), key=lambda row: (row[1], repr(row[0]))
    )


def nested(pairs: Iterable[tuple[str, list[Any]]]) -> dict[str, dict[str, list[Any]]]:
    """(``Lcls;->member``, row) pairs as class -> member -> rows."""
    table: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for signature, row in pairs:
        cls, _, member = signature.partition("->")
        table[cls][member].append(row)
    return table


def names(table: dict[str, dict[str, list[Any]]]) -> dict[str, list[str]]:
    """Class -> simple names of its members (``*`` for a fact about the whole class)."""
    return {cls: sorted({re.split(r"[(:]", member)[0] for member in members}) for cls, members in table.items()}


FRAMEWORK = re.compile(r"^L(android/(?!support/)|java/|javax/|org/apache/http/|dalvik/)")
"""Classes that keep their names on every device; those of packaged libraries are renamed by shrinkers."""

SERVER = "Lcom/android/server/"
"""Classes of the system server, which no package can call."""


def api_permission(rows: list[Row], drops: list[Row]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Facts by class, and per permission what a package could use it with."""
    by_signature: dict[str, list[tuple[Any, int, int]]] = defaultdict(list)
    evidence: dict[str, dict[str, Any]] = defaultdict(lambda: {"api": set(), "first": 99, "last": 0})
    for row in rows:
        if row["ship"] != "yes" or row["signature"].startswith(SERVER) or wrong(row, drops):
            continue
        permissions = tuple(sorted(split(row["permissions"])))
        first, last = level(row["api_min"], 1), level(row["api_max"], 36)
        fact = (row["mode"], permissions, row["condition"], row["source"], row["visibility"])
        by_signature[row["signature"]].append((fact, first, last))
        if row["source"] == "aosp-enforce":
            continue
        for permission in permissions:
            seen = evidence[permission]
            seen["api"].add(row["signature"])
            if not FRAMEWORK.match(row["signature"]):
                continue
            if row["source"] in APP_LEVEL:
                seen["first"], seen["last"] = 1, 36
            elif not seen["last"]:
                seen["last"], seen["first"] = AXPLORER_LAST, 1
    table = nested(
        (signature, [fact[0], list(fact[1]), fact[2], first, last, fact[3], fact[4]])
        for signature, facts in sorted(by_signature.items())
        for fact, first, last in merged(facts)
    )
    return {"names": names(table), "facts": table}, evidence


def wrong(row: Row, drops: list[Row]) -> bool:
    """Whether ``own/api_drop.tsv`` says that this fact is wrong."""
    return any(
        row["source"] == drop["source"]
        and re.fullmatch(drop["signature"], row["signature"])
        and all(re.fullmatch(drop["permission"], permission) for permission in split(row["permissions"]))
        for drop in drops
    )


NOISE_CONSTANTS = re.compile(r"^Landroid/os/Build\$VERSION_CODES;|^Landroid/system/")
"""Constants whose documentation merely mentions a permission."""


def const_permission(rows: list[Row], calls: list[Row]) -> dict[str, Any]:
    """Constants by field, and which calls take them at which argument."""
    fields: dict[str, list[tuple[Any, int, int]]] = defaultdict(list)
    values: dict[str, Any] = {}
    for row in rows:
        if NOISE_CONSTANTS.match(row["field"]):
            continue
        if row["type"] in ("int", "long"):
            value: Any = int(row["value"]) if row["value"] else None
        else:
            value = row["value"] if row["type"] in ("Ljava/lang/String;", "Landroid/net/Uri;") else None
        values[row["field"]] = value
        fact = (
            row["mode"],
            tuple(sorted(split(row["permissions"]))),
            row["condition"],
            row["source"],
            row["visibility"],
        )
        fields[row["field"]].append((fact, level(row["api_min"], 1), level(row["api_max"], 36)))
    table = {
        field: [
            values[field],
            [[f[0], list(f[1]), f[2], first, last, f[3], f[4]] for f, first, last in merged(facts)],
        ]
        for field, facts in fields.items()
    }
    taking: dict[str, list[list[Any]]] = defaultdict(list)
    for row in calls:
        matching = sorted(field for field in table if re.fullmatch(row["fields"], field))
        if not matching:
            raise ValueError(f"own/const_calls.tsv: no constant matches {row['fields']}")
        taking[row["signature"]].append([int(row["argument"]), row["bits"] == "yes", matching])
    return {"fields": table, "calls": taking}


RECEIVED, SENT, BOUND = "receive-broadcast", "start", "service-bind"
INTENT_KINDS = {
    "receive-broadcast": RECEIVED,
    "start-activity/send": SENT,
    "start-activity": SENT,
    "send-broadcast": SENT,
    "role-request": SENT,
    "service-bind": BOUND,
}


def intent_permission(rows: list[Row]) -> dict[str, Any]:
    """Facts by action; an action that needs nothing is left out."""
    actions: dict[str, list[tuple[Any, int, int]]] = defaultdict(list)
    for row in rows:
        if row["mode"] == "none":
            continue
        permissions = tuple(sorted(split(row["permissions"])))
        fact = (INTENT_KINDS[row["kind"]], row["mode"], permissions, row["condition"], row["source"], row["visibility"])
        actions[row["action"]].append((fact, level(row["api_min"], 1), level(row["api_max"], 36)))
    return {
        action: [[f[0], [f[1], list(f[2]), f[3], first, last, f[4], f[5]]] for f, first, last in merged(facts)]
        for action, facts in actions.items()
    }


def content_uris(rows: list[Row], fields: list[Row]) -> dict[str, Any]:
    """URI prefixes with their rows, and fields with the URIs they hold."""
    curated = {row["uri_prefix"] for row in rows if row["source"].startswith("curated")}
    prefixes: dict[str, list[tuple[Any, int, int]]] = defaultdict(list)
    for row in rows:
        permissions = tuple(sorted(split(row["permissions"])))
        # Where AOSP's manifests were read they win. GLOBAL_SEARCH opens a path to the system's search in addition
        # to the provider's own permission, which still holds.
        beaten = row["uri_prefix"] in curated or permissions == ("android.permission.GLOBAL_SEARCH",)
        if beaten and not row["source"].startswith("curated"):
            continue
        fact = (row["access"], row["mode"], permissions, row["data_type"])
        prefix = row["uri_prefix"].rstrip("/")
        prefixes[prefix].append((fact, level(row["api_min"], 1), level(row["api_max"], 36)))
    held: dict[str, list[str]] = defaultdict(list)
    for row in fields:
        if row["uri"] not in held[row["field"]]:
            held[row["field"]].append(row["uri"])
    return {
        "prefixes": {
            prefix: [[f[0], f[1], list(f[2]), first, last, f[3]] for f, first, last in merged(facts)]
            for prefix, facts in prefixes.items()
        },
        "fields": {field: sorted(uris) for field, uris in held.items()},
    }


def permissions(
    rows: list[Row], evidence: list[Row], api: dict[str, dict[str, Any]], own: list[Row], tables: dict[str, Any]
) -> dict[str, Any]:
    """Permissions with what is known of them, and whether the tables could show a use."""
    checkable = {row["permission"]: row["checkable"] == "yes" for row in evidence}
    removed = {row["permission"] for row in own if row["checkable"] == "no"}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    telling: set[str] = set()  # permissions that URIs, framework actions or constants can show the use of
    for facts in tables["uris"]["prefixes"].values():
        for permission in {p for fact in facts for p in fact[2]}:
            counts[permission][0] += 1
            telling.add(permission)
    for action, facts in tables["intents"].items():
        for permission in {p for _, fact in facts for p in fact[1]}:
            counts[permission][1] += 1
            if action.startswith("android."):
                telling.add(permission)
    for field, (_, facts) in tables["consts"]["fields"].items():
        for permission in {p for fact in facts for p in fact[1]}:
            counts[permission][2] += 1
            # A type of foreground service accepts many permissions that it does not use.
            if "FOREGROUND_SERVICE_TYPE" not in field or permission.startswith("android.permission.FOREGROUND_SERVICE"):
                telling.add(permission)
    result = {}
    for row in rows:
        name = row["permission"]
        seen = api.get(name, {"api": set(), "first": 99, "last": 0})
        other = counts.get(name, [0, 0, 0])
        last = 36 if name in telling else seen["last"]
        history = [[int(a), b] for a, b in (part.split(":", 1) for part in split(row["protection_history"], ";"))]
        result[name] = [
            row["type"], row["protection_level"], row["group"], row["kind"],
            level(row["api_added"], 0), level(row["api_removed_after"], 0), history,
            row["personal_info"], row["semantics"], row["split_implies"],
            checkable.get(name, False) and last > 0 and name not in removed, last,
            len(seen["api"]), *other,
        ]  # fmt: skip
    return result


ARGUMENT_NUMBER = re.compile(r"(\d+) \([A-Z_]+\)")


def sensitive(rows: list[Row], refine: list[Row]) -> dict[str, Any]:
    """Sources of personal information by kind; what is about a member is by class and member.

    ``refine`` says of single rows that they ground nothing alone (``ambient``), hold only with one of some constant
    arguments (``arguments``), or only where the method also loads one of some strings (``beside``).
    """
    refined = {(row["signature"], row["data_type"]): row for row in refine}
    known = {(row["signature"], row["data_type"]) for row in rows}
    if missing := sorted(refined.keys() - known):
        raise SystemExit(f"own/sensitive_refine.tsv: no such row: {missing[0]}")
    members: dict[str, list[tuple[str, list[Any]]]] = {"api": [], "field": [], "override": []}
    plain: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        kind = "api" if row["kind"] == "api+arg" else row["kind"]
        numbers = ARGUMENT_NUMBER.findall(row["arg"])
        arguments: list[Any] = [int(number) for number in numbers] if numbers else split(row["arg"], ",")
        note = row["note"].replace('""', '"').strip('"')
        beside: list[str] = []
        own = refined.get((row["signature"], row["data_type"]))
        if own and own["how"] == "ambient":
            note = f"ambient: {own['reason']}"
        elif own and own["how"] == "arguments":
            arguments = split(own["value"], ",")
        elif own:
            beside = split(own["value"])
        fact = [
            row["data_type"], arguments, level(row["api_min"], 1), level(row["api_max"], 36), row["visibility"], note,
            beside,
        ]  # fmt: skip
        if kind in members:
            members[kind].append((row["signature"], fact))
        else:
            plain[kind][row["signature"]].append(fact)
    tables = {kind: nested(pairs) for kind, pairs in members.items()}
    return {"names": {kind: names(table) for kind, table in tables.items()}, "members": tables, "plain": plain}


def consent(rows: list[Row]) -> list[list[str]]:
    """Words of consent in the order of their file; ``verified`` stays with each, so that a reader can tell."""
    return [[row["class"], row["kind"], row["polarity"], row["lang"], row["value"], row["verified"]] for row in rows]


def make(folder: Path) -> None:
    """Write every table of this folder from the TSV files of ``folder``."""

    def source(name: str) -> list[Row]:
        return read(folder / f"{name}.tsv")

    def own(name: str) -> list[Row]:
        return read(HERE / "own" / f"{name}.tsv")

    api, evidence = api_permission(source("api_permission") + own("api_permission"), own("api_drop"))
    tables = {
        "uris": content_uris(source("content_uri_permission"), source("content_uri_fields")),
        "intents": intent_permission(source("intent_permission") + own("intent_permission")),
        "consts": const_permission(source("const_permission") + own("const_permission"), own("const_calls")),
    }
    write("api_permission", api)
    write("content_uri", tables["uris"])
    write("intent_permission", tables["intents"])
    write("const_permission", tables["consts"])
    write("permissions", permissions(
        source("permissions"), source("permission_evidence"), evidence, own("permission_evidence"), tables,
    ))  # fmt: skip
    write("sensitive_api", sensitive(source("sensitive_api") + own("conduct"), own("sensitive_refine")))
    write("consent", consent(own("consent_terms")))
    words = Words.of(own("sdk_words"))
    known = sdks(source("sdk"), own("sdk_ids"), own("sdk_prefixes"), own("sdk_categories"), words)
    write("sdk", known)
    write("sdk_init", sdk_init(source("sdk_init"), known))
    write("hosts", hosts(source("hosts"), source("sdk_init"), known, own("host_purposes")))


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        raise SystemExit("usage: python rulesets/tables/make.py DIR")
    make(Path(sys.argv[1]))
