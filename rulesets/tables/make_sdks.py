"""The SDK part of ``make.py``: rows of several lists merged to one SDK each, initialisation calls, hosts."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

Row = dict[str, str]

CHECKED = {"archive", "app", "repo", "public-code", "list", "policy", "data"}
"""Verification that lets a row ship; "memory", and "checked" against a list that may not be copied, do not."""


@dataclass
class Words:
    """``own/sdk_words.tsv``: ``common`` words name nothing alone, ``company`` names name no SDK, ``broad`` parts of
    names are everyday words (the whole name stays an alias).
    """

    common: frozenset[str]
    company: frozenset[str]
    broad: frozenset[str]

    @classmethod
    def of(cls, rows: list[Row]) -> "Words":
        """The words by kind."""
        kinds = ("common", "company", "broad")
        return cls(*(frozenset(row["word"] for row in rows if row["kind"] == kind) for kind in kinds))


CATEGORY = {"tool": "library", "ui": "library", "image": "library", "database": "library", "framework": "framework"}
"""LibRadar's and our own categories for code that handles no personal data for its vendor."""

LIBRARY_SOURCE = re.compile(
    r"^https?://(www\.)?(github\.com|gitlab\.com|sourceforge\.net|code\.google\.com|bitbucket\.org)/"
)

PREFIX = re.compile(r"[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*)*")


def split(text: str) -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in text.split("|") if part.strip()]


def slug(name: str) -> str:
    """A kebab-case ASCII id out of a name, "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("+", "p")).strip("-")


def identify(row: Row, ids: list[Row]) -> str:
    """The id of a row: stated in ``own/sdk_ids.tsv``, else made of its name, a prefix, or a library. "-" drops it."""
    for name in (row["canonical"], row["name"]):
        for stated in ids:
            if name and (
                name == stated["name"] or (stated["name"].endswith("*") and name.startswith(stated["name"][:-1]))
            ):
                return stated["id"]
    made = slug(re.sub(r"\(.*?\)|（.*?）", "", row["canonical"] or row["name"]).split("/")[0])
    if len(made.replace("-", "")) >= 3 and not made.isdigit() and made not in ("sdk", "android"):
        return made
    for prefix in split(row["class_prefixes"]):
        return slug(re.sub(r"^(com|cn|org|net|io)\.", "", prefix).replace(".", "-"))
    for library in split(row["native_libs"]):
        return slug(library.removeprefix("lib").removesuffix(".so"))
    return made or "-"


def prefixes_of(row: Row) -> list[str]:
    """Class prefixes in dots without a dot at the end; the regular expressions of the list are plain prefixes too."""
    plain = (text.replace("\\.(.*)", "").replace("\\.", ".").rstrip(".") for text in split(row["class_prefixes"]))
    return [text for text in plain if PREFIX.fullmatch(text)]


def aliases(names: list[str], words: Words) -> list[str]:
    """Names under which a policy may speak of the SDK: each name whole, and its Chinese and Latin parts."""
    found: dict[str, None] = {}
    for name in names:
        if name not in words.company and not everyday(name, words):
            found.setdefault(name)
        parts = [name, *re.split(r"[/、,，()（）·]", name)]
        parts += [part for text in list(parts) for part in re.findall(r"[一-鿿][一-鿿·]+|[A-Za-z][\w+.\- ]{2,}", text)]
        for part in (text.strip(" -·.") for text in parts):
            chinese = bool(re.search(r"[一-鿿]", part))
            alone = part not in words.company and part not in words.broad and not everyday(part, words)
            if len(part) >= (2 if chinese else 4) and alone and not part.isdigit():
                found.setdefault(part)
    return list(found)


def everyday(name: str, words: Words) -> bool:
    """Whether a name, with or without "SDK" behind it, is a common word."""
    return re.sub(r"\s*sdk$", "", name.lower()) in words.common


def categories_of(rows: list[Row], stated: Row | None, otherwise: str) -> list[str]:
    """Our categories of an SDK; "library" for open-source code without a category of data handling. ``otherwise`` are
    those of ``own/sdk_categories.tsv``, for SDKs of which no list says anything.
    """
    if stated and stated.get("categories"):
        return sorted(split(stated["categories"]))
    own = {c for row in rows if "own" in row["source"] for c in split(row["categories"])}
    found = own or {c for row in rows for c in split(row["categories"])}
    mapped = {CATEGORY.get(category, category) for category in found}
    if not mapped and any(LIBRARY_SOURCE.match(row["doc_url"]) for row in rows):
        mapped = {"library"}
    return sorted(mapped - {"library"} or mapped or split(otherwise))


def names_of(rows: list[Row], identity: str, stated: Row | None, words: Words) -> dict[str, str]:
    """Chinese and English name: stated, else of our own row, else of the best list."""
    ordered = sorted(rows, key=lambda row: ("own" not in row["source"], "LibChecker" not in row["source"]))
    whole = ordered[0]["canonical"] or ordered[0]["name"]
    latin = re.findall(r"[A-Za-z0-9][A-Za-z0-9_+.&'’ \-]*[A-Za-z0-9+]", whole)
    telling = [name for name in latin if name.lower() not in words.common and name not in words.company]
    # Neither "SDK" nor the name of its company is the name of an SDK.
    english = max(telling, key=len) if telling else identity.replace("-", " ").title()
    return {"zh": (stated or {}).get("zh") or whole, "en": (stated or {}).get("en") or english}


def sdks(rows: list[Row], ids: list[Row], edits: list[Row], categories: list[Row], words: Words) -> dict[str, Any]:
    """All SDKs with their prefix, library and component indexes; no prefix belongs to two of them."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[identify(row, ids)].append(row)
    groups.pop("-", None)
    edited = {edit["prefix"]: edit["id"] for edit in edits}
    for identity in {edit["id"] for edit in edits if edit["id"] != "-"}:
        groups.setdefault(identity, [])
    stated: dict[str, Row] = {}
    for row in ids:
        stated.setdefault(row["id"], row)
    wanted: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for identity, members in groups.items():
        for row in members:
            rank = 0 if "own" in row["source"] else 1 if "LibChecker" in row["source"] else 2
            for prefix in prefixes_of(row):
                wanted[prefix].append((rank, identity))
    owner = {prefix: min(claims)[1] for prefix, claims in wanted.items()}
    owner.update(edited)
    owner = {prefix: identity for prefix, identity in owner.items() if identity != "-"}
    known_as = defaultdict(list)
    for row in ids:
        if not row["name"].endswith("*") and row["name"] != "-":
            known_as[row["id"]].append(row["name"])
    called = {
        identity: spoken(members, identity, stated.get(identity), known_as[identity], words)
        for identity, members in groups.items()
    }
    shared = Counter(alias.lower() for names in called.values() for alias in {name.lower() for name in names[2]})
    otherwise = {row["id"]: row["categories"] for row in categories}
    if unknown := sorted(otherwise.keys() - groups.keys()):
        raise SystemExit(f"own/sdk_categories.tsv: no such SDK: {unknown[0]}")
    records = []
    for identity in sorted(groups):
        members = groups[identity]
        own_prefixes = sorted(prefix for prefix, claimed in owner.items() if claimed == identity)
        # A prefix below another one of the same SDK says nothing more.
        own_prefixes = [p for p in own_prefixes if not covered(p, identity, owner)]
        chinese, english, others = called[identity]
        records.append([
            identity, chinese, english,
            sorted({v for row in members for v in split(row["vendor"])}),
            # What two SDKs are called alike names neither of them.
            [name for name in others if shared[name.lower()] == 1 or name in (chinese, english)],
            categories_of(members, stated.get(identity), otherwise.get(identity, "")),
            own_prefixes,
            sorted({lib for row in members for lib in split(row["native_libs"]) if lib.endswith(".so")}),
            sorted({c.split(":", 1)[-1] for row in members for c in split(row["components"]) if not c.endswith(".so")}),
            sorted({s for row in members for s in split(row["source"])}),
        ])  # fmt: skip
    return {"sdks": records}


def spoken(
    rows: list[Row], identity: str, stated: Row | None, more: list[str], words: Words
) -> tuple[str, str, list[str]]:
    """Chinese name, English name, all names."""
    names = names_of(rows, identity, stated, words) if rows else name_only(identity, stated)
    called = [names["zh"], names["en"], *(row["canonical"] for row in rows), *(row["name"] for row in rows), *more]
    return names["zh"], names["en"], aliases([name for name in called if name], words)


def covered(prefix: str, identity: str, owner: dict[str, str]) -> bool:
    """Whether the nearest shorter prefix that anybody owns is the same SDK's."""
    parts = prefix.split(".")
    for length in range(len(parts) - 1, 0, -1):
        claimed = owner.get(".".join(parts[:length]))
        if claimed:
            return claimed == identity
    return False


def name_only(identity: str, stated: Row | None) -> dict[str, str]:
    """Names of an SDK without a row."""
    plain = identity.replace("-", " ").title()
    return {"zh": (stated or {}).get("zh") or plain, "en": (stated or {}).get("en") or plain}


def owner_of(cls: str, known: dict[str, Any]) -> str:
    """The SDK that a Java class name belongs to by the longest prefix, "" if none."""
    by_prefix = {prefix: record[0] for record in known["sdks"] for prefix in record[6]}
    parts = cls.split(".")
    for length in range(len(parts), 0, -1):
        if identity := by_prefix.get(".".join(parts[:length])):
            return str(identity)
    return ""


def translation(rows: list[Row], known: dict[str, Any]) -> dict[str, str]:
    """Ids that the initialisation and host tables use -> ids of ours."""
    ours = {record[0] for record in known["sdks"]}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if identity := owner_of(row["class"], known):
            votes[row["sdk_id"]][identity] += 1
    result = {}
    for identity in {row["sdk_id"] for row in rows}:
        best = votes[identity].most_common(1)
        result[identity] = identity if identity in ours else best[0][0] if best else ""
    return result


def sdk_init(rows: list[Row], known: dict[str, Any]) -> dict[str, Any]:
    """Class descriptor -> calls that initialise an SDK, ask it for consent or switch its collection."""
    translated = translation(rows, known)
    table: dict[str, list[list[Any]]] = defaultdict(list)
    for row in rows:
        if row["verified"] in CHECKED:
            cls = "L" + row["class"].replace(".", "/") + ";"
            sdk = translated[row["sdk_id"]] or row["sdk_id"]
            table[cls].append(
                [sdk, row["kind"], row["method"], row["descriptors"].split(), row["note"], row["verified"]]
            )
    return table


def hosts(rows: list[Row], init: list[Row], known: dict[str, Any], purposes: list[Row]) -> dict[str, Any]:
    """Domain suffix (matched at label boundaries) -> who operates it and what for, as ``purposes`` correct it."""
    corrected = {row["suffix"]: row["purpose"] for row in purposes}
    ours = {record[0] for record in known["sdks"]}
    translated = translation(init, known)
    table = {}
    for row in rows:
        if row["verified"] in CHECKED:
            sdk = row["sdk_id"] if row["sdk_id"] in ours else translated.get(row["sdk_id"], "")
            purpose = corrected.get(row["suffix"], row["purpose"])
            table[row["suffix"]] = [row["owner"], sdk, purpose, row["operator_country"], row["verified"]]
    return table
