"""The command line: words to arguments, one call, an exit code. The only place that prints."""

from analyzer.cli.entry import main, run

__all__ = ["main", "run"]
