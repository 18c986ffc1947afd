"""What the app's own screens show, as far as the package tells."""

from typing import Literal

from analyzer.behaviours.model import CallSite
from analyzer.catalogue.screen_kinds import ScreenKind
from analyzer.program.owner import Owner
from analyzer.value import Value

ScreenSource = Literal["layout", "menu", "settings", "string", "code", "web", "switch"]
"""Where it stands: a layout, a menu or a screen of settings in XML; a string resource; a text in code; a web page among
the assets; a call that tells an SDK to personalise nothing.
"""


class ScreenFact(Value, kw_only=True):
    """One thing on a screen.

    ``text`` is what a person reads, in the package's words ("" when only names tell); ``place`` the file or the
    resource, "" where only ``site`` tells. ``element`` is the control: its class and the name of its id. ``live``:
    reachable code refers to it, directly or through other resources. ``owner`` is whose code that is, unattributed when
    none is known. ``site`` is where code sets or does it, None for what stands in resources alone.
    """

    kind: ScreenKind
    source: ScreenSource
    text: str = ""
    place: str = ""
    element: str = ""
    live: bool = False
    owner: Owner = Owner(kind="unattributed")
    site: CallSite | None = None
