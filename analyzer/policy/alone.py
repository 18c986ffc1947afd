"""A policy without a package: read with the names of all known SDKs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzer import places
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.tables import Tables, tables_sha256
from analyzer.policy.documents import read_document
from analyzer.policy.model import Policy
from analyzer.policy.reading import understand
from analyzer.policy.source_file import SourceFile
from analyzer.program.sdks import load_sdk_index


@dataclass(frozen=True, slots=True)
class Alone:
    """A policy; the names of SDKs by id, Chinese and English; the digest of the tables that they come from."""

    policy: Policy
    names_zh: dict[str, str]
    names_en: dict[str, str]
    tables_sha256: str


def read_alone(files: Sequence[Path | SourceFile], catalogue: Catalogue, rulesets: Path | None = None) -> Alone:
    """Read the files as one policy. ``rulesets`` is the folder that ``catalogue`` is of (default: the shipped one).

    Raises:
        UsageError: a path does not exist or is no document.
        RulesetError: a table is missing or damaged.
    """
    folder = places.rulesets_dir() if rulesets is None else rulesets
    tables = folder / "tables" if (folder / "tables").is_dir() else places.rulesets_dir() / "tables"
    sdks = load_sdk_index(Tables(tables), folder).sdks
    names = {sdk.id: tuple(dict.fromkeys((sdk.name_zh, sdk.name_en, *sdk.aliases))) for sdk in sdks}
    names[""] = tuple(sorted({company for sdk in sdks for company in sdk.vendors}))  # who names it names no SDK
    return Alone(
        policy=understand(read_document(files), catalogue, names),
        names_zh={sdk.id: sdk.name_zh for sdk in sdks},
        names_en={sdk.id: sdk.name_en or sdk.name_zh for sdk in sdks},
        tables_sha256=tables_sha256(tables),
    )
