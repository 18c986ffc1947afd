import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard

from analyzer import storage
from analyzer.apk.model import FileIdentity, Manifest, PackageContents
from analyzer.consistency.model import Consistency
from analyzer.errors import UnreadableError, UsageError
from analyzer.facts import CodeSummary, Facts, ToolIdentity, to_json

FACTS = Facts(
    tool=ToolIdentity(name="apkscan", version="0", tables_sha256=""),
    sample=FileIdentity(name="a.apk", size=1, sha256="a", sha1="b", md5="c"),
    manifest=Manifest(package="com.example"),
    contents=PackageContents(),
    code=CodeSummary(),
    consistency=Consistency(),
)


def test_small_facts_stay_readable_and_large_ones_are_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert storage.facts_file(FACTS) == ("facts.json", to_json(FACTS))
    monkeypatch.setattr(storage, "COMPRESS_ABOVE", 10)
    name, data = storage.facts_file(FACTS)
    assert name == "facts.json.zst"
    assert zstandard.decompress(data) == to_json(FACTS)


@pytest.mark.parametrize("limit", [10, 1 << 30])
def test_saved_facts_come_back_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(storage, "COMPRESS_ABOVE", limit)
    _, data = storage.facts_file(FACTS)
    storage.write_whole(tmp_path / "any-name", data)
    assert storage.read_facts(tmp_path / "any-name") == FACTS


def test_a_compressed_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MAX_FACTS", 1 << 20)
    (tmp_path / "bomb").write_bytes(zstandard.compress(bytes(8 << 20)))
    with pytest.raises(UnreadableError, match="more than 1 MiB"):
        storage.read_facts(tmp_path / "bomb")


def test_a_bomb_that_does_not_say_how_large_it_is_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "MAX_FACTS", 1 << 20)
    (tmp_path / "bomb").write_bytes(zstandard.ZstdCompressor(write_content_size=False).compress(bytes(8 << 20)))
    with pytest.raises(UnreadableError, match="more than 1 MiB"):
        storage.read_facts(tmp_path / "bomb")


def _policy(**parts: Any) -> bytes:
    document = {
        "name": "p", "sha256": "", "media": "text", "encoding": "utf-8", "language": "zh", "text": "文本。" * 1000,
        "blocks": [], "sentences": [], "offsets": [],
    }  # fmt: skip
    policy = {"document": document, "statements": [], "sdk_mentions": [], "checks": [], "mentions": []}
    document |= {name: part for name, part in parts.items() if name in document}
    policy |= {name: part for name, part in parts.items() if name not in document}
    return msgspec.json.encode(json.loads(to_json(FACTS)) | {"policy": policy})


_WHOLE = {"start": 0, "end": 3000}


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"text": "文" * 1_000_001}, "policy.document.text"),
        ({"blocks": [{"span": _WHOLE, "kind": "paragraph"}] * 10_001}, "policy.document.blocks"),
        ({"statements": [{}] * 80_001}, "policy.statements"),
        ({"mentions": [0] * 1_000_001}, "policy.mentions"),
        ({"sentences": [{"number": n, "span": _WHOLE, "block": 0} for n in range(5_334)]}, "policy.document"),
        ({"blocks": [{"span": _WHOLE, "kind": "table-row", "cells": [_WHOLE] * 5_333}]}, "policy.document"),
    ],
)
def test_facts_larger_than_a_scan_leaves_them_are_one_clear_error(
    tmp_path: Path, parts: dict[str, Any], where: str
) -> None:
    (tmp_path / "facts.json").write_bytes(_policy(**parts))
    with pytest.raises(UnreadableError, match=rf"facts\.json: '{where}' is larger than a scan leaves it"):
        storage.read_facts(tmp_path / "facts.json")


def test_facts_as_large_as_a_scan_may_leave_them_are_read(tmp_path: Path) -> None:
    sentences = [{"number": n + 1, "span": {"start": n, "end": n + 1}, "block": 0} for n in range(3000)]
    (tmp_path / "facts.json").write_bytes(_policy(text="文" * 1_000_000, sentences=sentences))
    assert len(storage.read_facts(tmp_path / "facts.json").policy.document.sentences) == 3000  # type: ignore[union-attr]


@pytest.mark.parametrize("data", [b"", b"{}", b"\x28\xb5\x2f\xfdnonsense", b"\xff\xfe", zstandard.compress(b"[")[:-2]])
def test_what_is_no_facts_is_one_clear_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "facts.json").write_bytes(data)
    with pytest.raises(UnreadableError, match=r"facts\.json"):
        storage.read_facts(tmp_path / "facts.json")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.html"
    storage.write_whole(target, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        storage.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_place_of_the_folder_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot write"):
        storage.write_whole(tmp_path / "out" / "report.html", b"x")
