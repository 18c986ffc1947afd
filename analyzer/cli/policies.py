"""What ``--policy`` names: files, folders, and addresses, which are fetched because they were named and kept."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli import options
from analyzer.progress import Event, Listener

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.policy.source_file import SourceFile

FOLDER = "policy"
"""Where fetched files are kept, below the folder of the report."""
INDEX = "sources.json"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched. ``record`` says from where and when."""

    file: "SourceFile"
    record: dict[str, object]


Given = tuple[Path | str, ...]
"""Paths of documents, and addresses, in the order in which they were named."""
Gathered = tuple[Path | Fetched, ...]


def is_address(text: str) -> bool:
    """Whether an argument is an address and not a path."""
    return text[:8].lower().startswith(("http://", "https://"))


def checked(named: Sequence[str]) -> Given:
    """The documents that paths and folders name, and the addresses as they are, each once; opens no connection.

    Raises:
        UsageError: a path does not exist, or a folder holds no document.
    """
    found: list[Path | str] = []
    for text in named:
        found += [text] if is_address(text) else options.policy_files((Path(text),))
    return tuple(dict.fromkeys(found))


def gathered(given: Given, tell: Listener) -> Gathered:
    """The same with every address fetched.

    Raises:
        UsageError: an address is none.
        UnreadableError: what it leads to is no document.
    """
    found: list[Path | Fetched] = []
    names: set[str] = set()
    for one in given:
        if isinstance(one, Path):
            found.append(one)
            continue
        tell(Event("fetch", detail=one))
        fetched = _fetched(one, names)
        names.add(fetched.file.name)
        found.append(fetched)
    return tuple(found)


def _fetched(address: str, taken: set[str]) -> Fetched:
    from msgspec import structs

    from analyzer.policy.fetching import USER_AGENT, fetch  # the one module that opens a connection

    got = fetch(address)
    file = got.file
    stem, suffix = file.name[: -len(file.suffix)], file.suffix
    number = 2
    while file.name in taken:
        file = structs.replace(file, name=f"{stem}-{number}{suffix}")
        number += 1
    record: dict[str, object] = {
        "file": file.name,
        "address": got.file.address,
        "answered_by": got.final,
        "content_type": got.content_type,
        "bytes": len(file.data),
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "fetched": datetime.now(UTC).isoformat(timespec="seconds"),
        "user_agent": USER_AGENT,
    }
    return Fetched(file, record)


def files(documents: Gathered) -> "tuple[Path | SourceFile, ...]":
    """What the readers take."""
    return tuple(one.file if isinstance(one, Fetched) else one for one in documents)


def kept(documents: Gathered) -> tuple[tuple[str, bytes], ...]:
    """(name, content) of what has to be kept so that the evidence can be looked at again: every fetched file as it
    came, and a list of where each came from, when, and its digest. () when nothing was fetched.
    """
    fetched = [one for one in documents if isinstance(one, Fetched)]
    if not fetched:
        return ()
    index = json.dumps([one.record for one in fetched], ensure_ascii=False, indent=1) + "\n"
    content = [(f"{FOLDER}/{one.file.name}", one.file.data) for one in fetched]
    return (*content, (f"{FOLDER}/{INDEX}", index.encode()))
