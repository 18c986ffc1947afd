"""Web pages that a browser saved as one file (MHTML): the page itself out of its parts."""

import email
import email.policy

_HEAD = 4_000


def is_archived_page(data: bytes) -> bool:
    """Whether the bytes are a page saved with all its parts."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def page_of_archive(data: bytes) -> tuple[bytes, str]:
    """The page and the charset that is stated for it; the whole data and "" when it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, str(part.get_content_charset() or "")
    return data, ""
