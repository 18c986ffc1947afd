"""Plain text to blocks: a line is a block."""

from analyzer.policy.plain_tables import begins_item, cells, is_table, rows
from analyzer.policy.raw import RawBlock, RawKind, Run


def read_plain(source: str) -> list[RawBlock]:
    """One block a line that is not empty. What a line is (heading, list item) is decided later, for all formats.

    Lines whose parts stand between tabs, several one after the other, are the rows of a table.
    """
    blocks: list[RawBlock] = []
    table: list[tuple[int, list[tuple[str, int]]]] = []
    position = 0
    for line in [*source.split("\n"), ""]:
        found = cells(line)
        if len(found) > 1:
            table.append((position, found))
        elif table and (line.strip() or position > len(source)):
            if is_table([row for _, row in table]):
                blocks += rows(table)
            else:
                blocks += [RawBlock(kind="paragraph", runs=((_line(source, at), at),)) for at, _ in table]
            table = []
        if len(found) == 1 and line.strip():
            blocks.append(RawBlock(kind="paragraph", runs=((line, position),)))
        position += len(line) + 1
    return blocks


def _line(source: str, start: int) -> str:
    end = source.find("\n", start)
    return source[start : end if end >= 0 else len(source)]


def is_wrapped(source: str) -> bool:
    """Whether lines are broken at a fixed width, as in mail, so that a paragraph is what empty lines enclose."""
    lines = [line.rstrip() for line in source.split("\n")[:2_000]]
    full = [line for line in lines if len(line) > 50]
    if len(full) < 20 or "" not in lines:
        return False
    longest = max(len(line) for line in full)
    return longest <= 110 and sum(len(line) > longest - 18 for line in full) > len(full) * 0.6


def read_wrapped(source: str) -> list[RawBlock]:
    """One block a group of lines between empty ones, and one an item of a list in such a group."""
    blocks = []
    runs: list[Run] = []
    position = 0
    kind: RawKind = "paragraph"
    for line in [*source.split("\n"), ""]:
        item = bool(runs) and begins_item(line)
        if runs and (item or not line.strip()):
            blocks.append(RawBlock(kind=kind, runs=tuple(runs)))
            runs = []
        if not runs:
            kind = "list-item" if item else "paragraph"
        if line.strip():
            runs.append((line + " ", position))
        position += len(line) + 1
    return blocks
