"""Windows over other apps, and screens that come up by themselves."""

from collections.abc import Iterator

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.conduct_calls import calls, numbers, only_number, single, stores
from analyzer.behaviours.conduct_objects import OWN_WINDOW, Objects
from analyzer.behaviours.conduct_receivers import Heard, events
from analyzer.behaviours.hits import Hit
from analyzer.catalogue.tables import Tables

LAYOUT = "Landroid/view/WindowManager$LayoutParams;"
_MAKING: Names = {LAYOUT: frozenset({"<init>"})}
_TYPE = {"(I)V": 1, "(II)V": 0, "(III)V": 1, "(IIIII)V": 3, "(IIIIIII)V": 5}
"""Constructor -> the argument (receiver 0) that is the window's type; 0: none is. (III) is type, flags, format."""
_ADDING: Names = {
    "Landroid/view/ViewManager;": frozenset({"addView"}),
    "Landroid/view/WindowManager;": frozenset({"addView"}),
}
_OPENING: Names = {"Landroid/content/Context;": frozenset({"startActivity", "startActivities"})}


def overlays(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Windows of a type that lies over other apps, where they are put up; else where their type is stated."""
    types = {int(text): text for text in tables.conduct("conduct-window") if text.isdigit()}
    adding: dict[int, list[tuple[str, Place]]] = {}
    for signature, place in calls(code, _ADDING):
        adding.setdefault(place.method, []).append((signature, place))
    if not adding:
        return
    for place, found in _typed(code):
        for number in sorted(found & set(types)):
            for signature, added in adding.get(place.method) or [(f"{LAYOUT}->type:I", place)]:
                yield Hit("OVERLAY_WINDOW", "api", signature, "", added, manner=types[number])


def _typed(code: CodeIndex) -> Iterator[tuple[Place, frozenset[int]]]:
    """(place, types) where parameters of a window are given a type."""
    for signature, place in calls(code, _MAKING):
        at = _TYPE.get(signature.rpartition("<init>")[2], 0)
        if at:
            yield place, numbers(code.arguments(place), at)
    for place in stores(code, (LAYOUT,), "type", "I"):
        held = code.constants.stored(place.method, place.pc)
        yield place, frozenset(int(one.value) for one in held or () if one.kind == "int")


def pop_ups(code: CodeIndex, heard: Heard) -> Iterator[Hit]:
    """Screens that are opened because the device's screen goes on or off, or is unlocked."""
    for signature, place in calls(code, _OPENING) if heard else ():
        if heard.at(place):
            yield Hit("WINDOW_POPUP", "api", signature, "", place, manner=events(heard, place))


_ACTIVITY = "Landroid/app/Activity;"
_SIZED: Names = {"Landroid/view/Window;": frozenset({"setLayout"})}
_PARAMETERS = (LAYOUT, "Landroid/view/ViewGroup$LayoutParams;")


def pixels(code: CodeIndex) -> Iterator[tuple[str, Place]]:
    """(signature, place) where a screen makes its own window one pixel wide and high."""
    for signature, place in calls(code, _SIZED):
        if not _is_screen(code, place):
            continue
        call = code.arguments(place)
        small = only_number(call, 1) == 1 and only_number(call, 2) == 1
        if small and Objects(code, place.method).argument(place, 0) == OWN_WINDOW:
            yield signature, place
    heights = [place for place in stores(code, _PARAMETERS, "height", "I") if _is_screen(code, place)]
    both = {place.method for place in heights}
    for place in stores(code, _PARAMETERS, "width", "I"):
        if place.method not in both or not _is_one(code, place):
            continue
        if any(height.method == place.method and _is_one(code, height) for height in heights):
            if OWN_WINDOW not in Objects(code, place.method).receivers("getAttributes", "setAttributes"):
                continue  # the parameters are those of a view or a dialog
            yield f"{LAYOUT}->width:I", place


def _is_screen(code: CodeIndex, place: Place) -> bool:
    wanted = code.program.find_type(_ACTIVITY)
    owner = int(code.program.symbols.methods.owner[place.method])
    return wanted >= 0 and wanted in code.program.ancestors_of(owner).tolist()


def _is_one(code: CodeIndex, place: Place) -> bool:
    return single(code.constants.stored(place.method, place.pc)) == 1
