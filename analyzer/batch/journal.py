"""What has been done, in SQLite: a run that was interrupted goes on where it stopped."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from analyzer.batch.inputs import file_sha256
from analyzer.batch.model import Outcome
from analyzer.errors import UsageError

FILE = "journal.sqlite"
MAX_ATTEMPTS = 2
"""Runs that may end (power loss, kill -9) while a package is analysed before the package is blamed."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT);
CREATE TABLE IF NOT EXISTS jobs (
  key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, outcome BLOB
);
CREATE TABLE IF NOT EXISTS facts (
  key TEXT PRIMARY KEY, package TEXT NOT NULL, policy_sha256 TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL
);
"""


class KeptFacts(NamedTuple):
    """Facts that a job left: of which package and policy, the file below the output folder, and its digest."""

    package: str
    policy_sha256: str
    file: str
    sha256: str


class Journal:
    """One file in the output folder, held by one run at a time. A job's key is made by ``batch.run``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def meta(self, key: str, default: str) -> str:
        """The value that the first run wrote under ``key``; ``default`` is written when there is none."""
        with self._db:
            self._db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (key, default))
        return str(self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])

    def set_meta(self, key: str, value: str) -> None:
        """Replace a value."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file, computed once for each (path, size, time of change); OSError when unreadable."""
        state = path.stat()
        # The name of a file need not be UTF-8, and a database holds nothing else.
        name = os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")
        seen = (name, state.st_size, state.st_mtime_ns)
        row = self._db.execute("SELECT sha256 FROM files WHERE path = ? AND size = ? AND mtime_ns = ?", seen).fetchone()
        if row is not None:
            return str(row[0])
        sha256 = file_sha256(path)
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (*seen, sha256))
        return sha256

    def outcome(self, key: str) -> Outcome | None:
        """What became of a job, None when it has not ended."""
        row = self._db.execute("SELECT outcome FROM jobs WHERE key = ?", (key,)).fetchone()
        if row is None or row[0] is None:
            return None
        try:
            return msgspec.json.decode(row[0], type=Outcome)
        except msgspec.DecodeError:
            return None  # of another version: the package is analysed again

    def keep_facts(self, key: str, outcome: Outcome) -> None:
        """Remember the facts that a job left; ``key`` stands for all that decides them but the policy."""
        file = f"{outcome.folder}/{outcome.facts}"
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)",
                (key, outcome.package, outcome.policy_sha256, file, outcome.facts_sha256),
            )

    def facts(self, key: str) -> KeptFacts | None:
        """The facts that were remembered; whether the file is still there, and the same, has to be looked at."""
        row = self._db.execute(
            "SELECT package, policy_sha256, file, sha256 FROM facts WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else KeptFacts(*row)

    def attempts(self, key: str) -> int:
        """How often the job was begun without an end."""
        row = self._db.execute("SELECT attempts FROM jobs WHERE key = ?", (key,)).fetchone()
        return 0 if row is None else int(row[0])

    def begin(self, key: str, sha256: str) -> None:
        """Write down that the job starts, before it starts. What other jobs left of the same package does not stand any
        longer: this one writes over their folder.
        """
        with self._db:
            self._db.execute("DELETE FROM jobs WHERE sha256 = ? AND key <> ? AND outcome IS NOT NULL", (sha256, key))
            self._db.execute("INSERT OR IGNORE INTO jobs (key, sha256) VALUES (?, ?)", (key, sha256))
            self._db.execute("UPDATE jobs SET attempts = attempts + 1, outcome = NULL WHERE key = ?", (key,))

    def end(self, key: str, outcome: Outcome) -> None:
        """Write down what became of the job."""
        with self._db:
            self._db.execute(
                "UPDATE jobs SET attempts = 0, outcome = ? WHERE key = ?", (msgspec.json.encode(outcome), key)
            )

    def forget(self, key: str) -> None:
        """Take back ``begin``: the run was interrupted, which is not the package's fault."""
        with self._db:
            self._db.execute("UPDATE jobs SET attempts = max(attempts - 1, 0) WHERE key = ?", (key,))


@contextmanager
def open_journal(out: Path) -> Iterator[Journal]:
    """Open or make the journal of an output folder, for this run alone.

    Raises:
        UsageError: another run holds it, it is damaged, or the folder cannot be written.
    """
    path = out / FILE
    try:
        out.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=1.0)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"cannot write into {out}: {error}", "choose another folder with -o") from error
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN EXCLUSIVE")
        connection.commit()
        connection.executescript(_SCHEMA)
        yield Journal(connection)
    except sqlite3.OperationalError as error:
        hint = "another batch may be writing here: wait for it" if "locked" in str(error) else "check the disk"
        raise UsageError(f"{path}: {error}", hint) from error
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path}: damaged ({error})", "remove it to begin again") from error
    finally:
        connection.close()
