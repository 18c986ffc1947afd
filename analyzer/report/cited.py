"""Citations for a reader: in an English report the English name of the clause first, the official one behind it."""

from analyzer.report.model import Clause, Report


def cited(clause: Clause) -> str:
    """A clause in a line of text: "PIPL Art. 17 (《个人信息保护法》第十七条)"; in Chinese the citation alone."""
    return named(clause.cite, clause.cite_en)


def named(cite: str, cite_en: str) -> str:
    """The same of the two texts; ``cite_en`` may be empty."""
    return f"{cite_en} ({cite})" if cite_en else cite


def short_cited(clause: Clause) -> str:
    """The same below the name of its instrument: "PIPL Art. 17 (第十七条)"."""
    return f"{clause.cite_en} ({clause.short})" if clause.cite_en else clause.short


def glosses(report: Report) -> dict[str, str]:
    """Citations to their English form; empty in a Chinese report."""
    parts = (*report.basis.instruments, *report.basis.references)
    return {clause.cite: clause.cite_en for part in parts for clause in part.clauses if clause.cite_en}


def all_cited(cites: tuple[str, ...], known: dict[str, str]) -> tuple[str, ...]:
    """Citations that stand without their clauses, as ``cited`` writes them; ``known`` are the ``glosses``."""
    return tuple(named(cite, known.get(cite, "")) for cite in cites)
