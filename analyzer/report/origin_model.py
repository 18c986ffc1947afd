"""The part of the report that says where the policy came from."""

from analyzer.report.proof import Term
from analyzer.value import Value


class AddressRow(Value, kw_only=True):
    """An address in the package that may lead to a policy: the entry or resource that holds it, the words beside it."""

    url: str
    where: str
    role: Term
    words: str = ""


class OtherRow(Value, kw_only=True):
    """A document of the package that was not taken for the policy, and why."""

    where: str
    why: Term


class OriginView(Value, kw_only=True):
    """``kind`` is supplied, fetched, package, none, or unsearched (none was supplied and the package was not looked
    into); ``text`` says it in a sentence. ``places`` are names of files, addresses, or entries of the package.
    """

    kind: Term
    text: str
    places: tuple[str, ...] = ()
    links: tuple[AddressRow, ...] = ()
    others: tuple[OtherRow, ...] = ()
