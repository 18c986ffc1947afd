"""Plain text to blocks: a line is a block."""

from analyzer.policy.raw import RawBlock, Run


def read_plain(source: str) -> list[RawBlock]:
    """One block a line that is not empty. What a line is (heading, list item) is decided later, for all formats."""
    blocks = []
    position = 0
    for line in source.split("\n"):
        if line.strip():
            blocks.append(RawBlock(kind="paragraph", runs=((line, position),)))
        position += len(line) + 1
    return blocks


def is_wrapped(source: str) -> bool:
    """Whether lines are broken at a fixed width, as in mail, so that a paragraph is what empty lines enclose."""
    lines = [line.rstrip() for line in source.split("\n")[:2_000]]
    full = [line for line in lines if len(line) > 50]
    if len(full) < 20 or "" not in lines:
        return False
    longest = max(len(line) for line in full)
    return longest <= 110 and sum(len(line) > longest - 18 for line in full) > len(full) * 0.6


def read_wrapped(source: str) -> list[RawBlock]:
    """One block a group of lines between empty ones."""
    blocks = []
    runs: list[Run] = []
    position = 0
    for line in [*source.split("\n"), ""]:
        if line.strip():
            runs.append((line + " ", position))
        elif runs:
            blocks.append(RawBlock(kind="paragraph", runs=tuple(runs)))
            runs = []
        position += len(line) + 1
    return blocks
