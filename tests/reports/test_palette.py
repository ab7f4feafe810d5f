"""The colours of the levels stay apart for every reader, and their words can be read."""

import math
from itertools import combinations

import pytest

from scorecard.reporting.look.palette import MOST_LEVELS, ROLES, tone

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def times(matrix, vector):
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]


def lab(colour, sight):
    seen = [min(1.0, max(0.0, c)) for c in times(SIGHT[sight], linear(colour))]

    def bend(t):
        return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116

    x, y, z = (bend(v / w) for v, w in zip(times(TO_XYZ, seen), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def grey_weight(chroma):
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = one, other
    stretch = 1 + 0.5 * (1 - grey_weight((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1 = math.degrees(math.atan2(b1, a1 * stretch)) % 360
    h2 = math.degrees(math.atan2(b2, a2 * stretch)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2

    def wave(times_, shift):
        return math.cos(math.radians(times_ * hue + shift))

    t = 1 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.2 * wave(4, -63)
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = -2 * grey_weight(chroma) * math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    return math.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)


def contrast(one, other):
    low, high = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_of_colours_agrees_with_its_published_examples(one, other, distance):
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("levels", range(2, MOST_LEVELS + 1))
def test_any_two_levels_stay_apart_for_every_kind_of_sight(levels, sight, dark):
    fills = [tone(f"level:{i}/{levels}", dark=dark).fill for i in range(1, levels + 1)]

    assert min(ciede2000(lab(a, sight), lab(b, sight)) for a, b in combinations(fills, 2)) >= 20


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("levels", range(1, MOST_LEVELS + 1))
def test_the_words_of_a_level_can_be_read_on_its_fill_and_on_paper(levels, dark):
    paper = tone("paper", dark=dark).fill

    for position in range(1, levels + 1):
        colour = tone(f"level:{position}/{levels}", dark=dark)
        assert contrast(colour.on, colour.fill) >= 4.5
        assert contrast(colour.ink, paper) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_the_words_of_every_role_can_be_read_on_paper(role, dark):
    assert contrast(tone(role, dark=dark).ink, tone("paper", dark=dark).fill) >= 4.5


@pytest.mark.parametrize("name", ["level:0/4", "level:5/4", "level:8/8", "level:x/4", "levels", "red", ""])
def test_a_tone_that_nobody_defined_is_refused(name):
    with pytest.raises(ValueError, match="There is no tone"):
        tone(name)
