"""Files that a run leaves: written whole or not at all; saved facts, plain or compressed, read back with limits."""

import os
import secrets
from pathlib import Path

import zstandard

from analyzer import facts as facts_format
from analyzer.errors import UnreadableError, UsageError
from analyzer.facts import Facts

COMPRESS_ABOVE = 8 * 1024 * 1024
"""Bytes of JSON above which facts are saved as .json.zst."""
MAX_FACTS = 256 * 1024 * 1024
"""Bytes of JSON above which saved facts are refused: a few kilobytes of zstd can claim to be terabytes. The largest
that a scan is known to have left is a twentieth of it."""
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name never shows a half-written content; missing folders are made.

    Raises:
        UsageError: the place cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror or error}", "choose another folder with -o, or free some space"
        ) from error


def facts_file(facts: Facts) -> tuple[str, bytes]:
    """The file name and content that facts are saved as: "facts.json", or "facts.json.zst" when they are large."""
    data = facts_format.to_json(facts)
    if len(data) <= COMPRESS_ABOVE:
        return "facts.json", data
    return "facts.json.zst", zstandard.ZstdCompressor(level=9).compress(data)


def read_facts(path: Path) -> Facts:
    """Read saved facts, compressed or not: the content decides, not the name.

    Raises:
        UnreadableError: not facts, damaged, of another schema, or larger than ``MAX_FACTS``.
    """
    return facts_format.from_json(plain_facts(path), path.name)


def plain_facts(path: Path) -> bytes:
    """The JSON of saved facts as it was written, compressed or not; not looked into.

    Raises:
        UnreadableError: not to be read, damaged, or larger than ``MAX_FACTS``.
    """
    try:
        if path.stat().st_size > MAX_FACTS:
            raise _too_large(path)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror or error}") from error
    if data.startswith(_ZSTD_MAGIC):
        data = _decompress(path, data)
    return data


def _decompress(path: Path, data: bytes) -> bytes:
    try:
        if zstandard.frame_content_size(data) > MAX_FACTS:  # -1 where the file does not say
            raise _too_large(path)
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(data) as reader:
            plain = reader.read(MAX_FACTS + 1)
    except zstandard.ZstdError as error:
        raise UnreadableError(f"{path.name}: damaged zstd data ({error})", "scan the package again") from error
    if len(plain) > MAX_FACTS:
        raise _too_large(path)
    return plain


def _too_large(path: Path) -> UnreadableError:
    return UnreadableError(f"{path.name}: more than {MAX_FACTS >> 20} MiB of facts", "scan the package again")
