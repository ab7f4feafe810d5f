"""The colours of a report by their role, for paper and light screens, and for dark ones.

The four level colours stay apart for every common kind of colour blindness, on paper and in the dark (a test computes it). Longer
scales borrow three more colours that stay apart from these and from each other. No format may let a colour say a level by itself: the
level's sign (its steps) or its word stands with it.
"""

from dataclasses import dataclass
from functools import cache

from scorecard.reporting.drawing import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour as "#rrggbb": `fill` for an area, `on` for words on that area, `ink` for words of that colour on paper.

    >>> tone("level:1/4").fill
    '#822520'
    """

    fill: str
    on: str
    ink: str


_LIGHT: dict[str, Colour] = {
    "brick": Colour(fill="#822520", on="#ffffff", ink="#822520"),
    "ochre": Colour(fill="#a97f0f", on="#1f1a20", ink="#6a4e00"),
    "sand": Colour(fill="#b7b9a5", on="#1f1a20", ink="#55563f"),
    "teal": Colour(fill="#29817d", on="#ffffff", ink="#145f5b"),
    "sky": Colour(fill="#73beff", on="#1f1a20", ink="#0b5590"),
    "violet": Colour(fill="#7d20ff", on="#ffffff", ink="#5f10d0"),
    "indigo": Colour(fill="#1a2a76", on="#ffffff", ink="#1a2a76"),
    "a": Colour(fill="#60204f", on="#ffffff", ink="#60204f"),
    "b": Colour(fill="#8d868b", on="#1f1a20", ink="#544c53"),
    "c": Colour(fill="#cfc8cd", on="#1f1a20", ink="#544c53"),
    "band": Colour(fill="#e5dfe3", on="#1f1a20", ink="#6c646a"),
    "ink": Colour(fill="#1f1a20", on="#ffffff", ink="#1f1a20"),
    "quiet": Colour(fill="#6c646a", on="#ffffff", ink="#6c646a"),
    "rule": Colour(fill="#dcd6da", on="#1f1a20", ink="#6c646a"),
    "sunk": Colour(fill="#f3f0f2", on="#1f1a20", ink="#6c646a"),
    "unknown": Colour(fill="#746c72", on="#ffffff", ink="#544c53"),
    "paper": Colour(fill="#ffffff", on="#1f1a20", ink="#1f1a20"),
}

_DARK: dict[str, Colour] = {
    "brick": Colour(fill="#c36d61", on="#151116", ink="#eda79b"),
    "ochre": Colour(fill="#f7d67c", on="#1f1a20", ink="#f7d67c"),
    "sand": Colour(fill="#6a4100", on="#ffffff", ink="#dcb680"),
    "teal": Colour(fill="#7dd6d0", on="#151116", ink="#8cded8"),
    "sky": Colour(fill="#0c4e4b", on="#ffffff", ink="#84c4bf"),
    "violet": Colour(fill="#5a00c2", on="#ffffff", ink="#cbb0ff"),
    "indigo": Colour(fill="#807ccf", on="#151116", ink="#b9b6f0"),
    "a": Colour(fill="#f0c6df", on="#1f1a20", ink="#f0c6df"),
    "b": Colour(fill="#776f76", on="#ffffff", ink="#c4bcc2"),
    "c": Colour(fill="#4b444c", on="#ffffff", ink="#c4bcc2"),
    "band": Colour(fill="#332d34", on="#f1ecef", ink="#a79fa5"),
    "ink": Colour(fill="#f1ecef", on="#151116", ink="#f1ecef"),
    "quiet": Colour(fill="#a79fa5", on="#151116", ink="#a79fa5"),
    "rule": Colour(fill="#3a343b", on="#f1ecef", ink="#a79fa5"),
    "sunk": Colour(fill="#262127", on="#f1ecef", ink="#a79fa5"),
    "unknown": Colour(fill="#a79fa5", on="#151116", ink="#c4bcc2"),
    "paper": Colour(fill="#151116", on="#f1ecef", ink="#f1ecef"),
}

_SCALES: dict[int, tuple[str, ...]] = {
    1: ("indigo",),
    2: ("brick", "indigo"),
    3: ("brick", "ochre", "indigo"),
    4: ("brick", "ochre", "teal", "indigo"),
    5: ("brick", "ochre", "teal", "violet", "indigo"),
    6: ("brick", "ochre", "teal", "sky", "violet", "indigo"),
    7: ("brick", "ochre", "sand", "teal", "sky", "violet", "indigo"),
}
"""Which colours a scale of n levels takes, lowest level first; both ends are the same for every n."""

ROLES = ("a", "b", "c", "band", "ink", "quiet", "rule", "sunk", "unknown", "paper")
"""Every tone that is not a level."""

MOST_LEVELS = max(_SCALES)


@cache
def tone(name: Tone, *, dark: bool = False) -> Colour:
    """Return the colour of a tone; a level beyond the seventh, or a tone that nobody defined, is a bug and raises ValueError.

    >>> tone("level:5/5") == tone("level:4/4")
    True
    """
    colours = _DARK if dark else _LIGHT
    kind, _, place = name.partition(":")
    if kind != "level":
        if name not in ROLES:
            raise ValueError(f"There is no tone {name!r}; there are level:i/n and {', '.join(ROLES)}.")
        return colours[name]
    position, _, of = place.partition("/")
    if not (position.isdecimal() and of.isdecimal() and 1 <= int(position) <= int(of) <= MOST_LEVELS):
        raise ValueError(f"There is no tone {name!r}; a level is level:i/n with n up to {MOST_LEVELS}.")
    return colours[_SCALES[int(of)][int(position) - 1]]
