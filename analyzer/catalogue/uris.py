"""Content URIs as the tables write them, and API levels as ranges."""

from collections.abc import Iterable, Iterator


def normal_uri(uri: str) -> str:
    """A content URI without query, fragment, user id and volume name, as the tables write it."""
    plain = uri.split("?", 1)[0].split("#", 1)[0].rstrip("/")[:512]
    scheme, _, rest = plain.partition("://")
    authority, slash, path = rest.partition("/")
    authority = authority.rpartition("@")[2]  # a user id in front of the authority
    if authority == "media" and path.startswith("external_primary"):
        path = "external" + path[len("external_primary") :]
    return f"{scheme}://{authority}{slash}{path}"


def shortened(uri: str) -> Iterator[str]:
    """The URI and everything in front of it at path boundaries, longest first, down to its authority."""
    while uri.count("/") >= 2 and not uri.endswith("/"):
        yield uri
        uri = uri.rpartition("/")[0]


def level_ranges(levels: Iterable[int]) -> Iterator[tuple[int, int]]:
    """API levels as ranges, both ends included."""
    first = last = 0
    for level in sorted(levels):
        if first and level == last + 1:
            last = level
            continue
        if first:
            yield first, last
        first = last = level
    if first:
        yield first, last
