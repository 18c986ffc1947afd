"""Where a permission is asked for at run time, in words: with how many others, when, and what a denial leads to."""

from analyzer.behaviours.model import PermissionRequest
from analyzer.facts import Facts
from analyzer.names import short_method
from analyzer.report.lexicon import Lexicon

MOST = 4
"""Most places told of for one permission; those that can run come first."""


def asked(facts: Facts, permission: str, lexicon: Lexicon) -> tuple[str, ...]:
    """One line for each place that asks for a permission."""
    places = [request for request in facts.permission_requests if permission in request.permissions]
    places.sort(key=lambda request: request.grade == "packaged")
    return tuple(told(request, lexicon) for request in places[:MOST])


def told(request: PermissionRequest, lexicon: Lexicon) -> str:
    """One place in one line."""
    site = request.site
    where = f" ({site.source_file}:{site.line})" if site.source_file and site.line is not None else ""
    others = len(request.permissions) - 1
    parts = [_together(others, lexicon)] if others >= 0 else []
    if request.grade == "packaged":
        parts.append(lexicon.name("grades", "packaged"))
    parts += [lexicon.name("phases", phase) for phase in request.phases]
    if not request.complete:
        parts.append(lexicon.word("requests.incomplete"))
    if request.rationale:
        parts.append(lexicon.word("requests.rationale"))
    if request.repeated:
        parts.append(lexicon.name("requests.repeated", request.repeated))
    if request.denied:
        parts.append(lexicon.name("requests.denied", request.denied))
    text = lexicon.word("clause_list").join(parts)
    return lexicon.word("notes.class_code", label=short_method(site.method) + where, text=text)


def _together(others: int, lexicon: Lexicon) -> str:
    return lexicon.word("requests.together", n=others) if others else lexicon.word("requests.alone")
