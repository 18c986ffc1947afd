"""Texts to ids of places in a page, made before a text is cut: two long names that begin alike stay two places."""

import hashlib
import re

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}")


def anchor(text: str) -> str:
    """``text`` when it can be an id as it stands, else a hash of it; twice is the same as once."""
    if _PLAIN_ID.fullmatch(text):
        return text
    return "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
