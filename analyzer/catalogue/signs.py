"""What lets an app of a type be recognised: the key ``signs`` of ``rulesets/app_types/<id>.yml``."""

from typing import Literal

from analyzer.value import Value

Category = Literal["game", "audio", "video", "image", "social", "news", "maps", "productivity", "accessibility"]

NAMED = 5
"""Weight of a word in the app's name. It is enough for a proposal by itself."""

PACKAGED = 2
"""Weight of a word in the name of the package, which is not enough."""

ENOUGH = 5
"""Weight from which a type is proposed."""


class SignWords(Value, kw_only=True):
    """Words of names by language: Chinese ones stand anywhere in a name, English ones are whole words of it."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Opened(Value, kw_only=True):
    """An intent filter of an enabled activity that holds all of this; ``data`` is as `IntentFilter.data`, such as
    ``geo://``, or ``http://`` for a filter that names no host.
    """

    actions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    data: tuple[str, ...] = ()


class Mark(Value, kw_only=True):
    """One mark of manifest or code, and how much it weighs; it states exactly one of the kinds.

    ``service`` is an action of an enabled service, ``opens`` an intent filter of an enabled activity, ``permission``
    one that is requested, ``category`` that of the manifest, ``sdk`` a category of live SDKs, ``reads`` a data type
    that code which can run reads.
    """

    weight: int
    service: str = ""
    opens: Opened | None = None
    permission: str = ""
    category: Category | None = None
    sdk: str = ""
    reads: str = ""

    @property
    def stated(self) -> tuple[str, ...]:
        """The kinds that it states."""
        kinds = ("service", "opens", "permission", "category", "sdk", "reads")
        return tuple(kind for kind in kinds if getattr(self, kind))


class Signs(Value, kw_only=True):
    """``words`` are looked for in the app's names and, the English ones, in the parts of the package name; a name with
    one of ``not_words`` says nothing.
    """

    words: SignWords = SignWords()
    not_words: SignWords = SignWords()
    marks: tuple[Mark, ...] = ()
