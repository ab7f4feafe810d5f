"""The letters that a PDF can print: fonts from the installed packages, and what they hold."""

import struct
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

REPLACEMENT = "�"

_WESTERN = ("fontpkg_noto_sans", "files/NotoSans[[]wdth,wght].ttf")
_ARABIC = ("fontpkg_ibm_plex_sans_arabic", "files/*.ttf")
_CHINESE = ("pylopdf_fonts_zh_cn", "NotoSansSC-*.otf")

_NAMES = {_WESTERN: "Noto Sans", _ARABIC: "IBM Plex Sans Arabic", _CHINESE: "Noto Sans SC"}
_KEPT = "\n"
_DROPPED = {"Cc", "Cs", "Cn", "Co", "Cf"}
_JOINERS = "\u200c\u200d\u200e\u200f"
"""Format characters that writing needs: joiners of Arabic and the marks of direction."""


@cache
def small_fonts() -> tuple[Path, ...]:
    """Return the fonts of Latin, Cyrillic, Greek and Arabic letters: small enough to be loaded always."""
    return (
        *_files(_WESTERN),
        *(path for path in _files(_ARABIC) if path.stem.endswith(("Regular", "SemiBold"))),
    )


@cache
def large_fonts() -> tuple[Path, ...]:
    """Return the fonts of Chinese letters, which are loaded only where a text needs them."""
    return tuple(_files(_CHINESE))


def families(*, chinese: bool) -> list[str]:
    """Return the names of the fonts in the order in which a letter is looked for."""
    return [_NAMES[_WESTERN], _NAMES[_ARABIC], *([_NAMES[_CHINESE]] if chinese else [])]


def needs_chinese(text: str) -> bool:
    """Say whether a text has letters that only the large fonts hold."""
    missing = _letters(text) - _held(small_fonts())
    return bool(missing) and bool(missing & _held(large_fonts()))


def unprintable(text: str) -> frozenset[str]:
    """Return the letters that no font holds; without them a text prints as it is."""
    missing = _letters(text) - _held(small_fonts())
    return frozenset(missing - _held(large_fonts())) if missing else frozenset()


def printable(text: str, *, without: Iterable[str] = ()) -> str:
    r"""Return a text without control characters, and with a replacement for each of the letters `without` which it must do.

    >>> printable("a\x07b\tc")
    'ab c'
    """
    if text.isascii() and text.isprintable():
        return text
    text = "".join(_kept(letter) for letter in unicodedata.normalize("NFC", text))
    for letter in without:
        text = text.replace(letter, REPLACEMENT)
    return text


@cache
def _kept(letter: str) -> str:
    if letter in _KEPT or letter in _JOINERS or letter == "\xad":
        return letter
    if letter.isspace():
        return " " if letter not in "\xa0\u202f" else "\xa0"
    return letter if unicodedata.category(letter) not in _DROPPED else _replaced(letter)


def _replaced(letter: str) -> str:
    """Return nothing for an order to a machine, and the replacement for a letter that has no meaning of its own."""
    return REPLACEMENT if unicodedata.category(letter) in {"Cn", "Co", "Cs"} else ""


def _letters(text: str) -> set[str]:
    return {
        letter for letter in set(text) if not letter.isspace() and letter not in _JOINERS and letter != "\xad"
    }


def _files(font: tuple[str, str]) -> list[Path]:
    package, pattern = font
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            f"The fonts of {package} are not installed; install gender-scorecard[report].", name=package
        )
    return sorted(Path(spec.origin).parent.glob(pattern))


@cache
def _held(paths: tuple[Path, ...]) -> frozenset[str]:
    """Return the letters that at least one of the fonts holds."""
    return frozenset(chr(code) for path in paths for code in _codes(path.read_bytes()))


def _codes(font: bytes) -> Iterable[int]:
    """Return the code points in the character map of an OpenType font (formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)
    }
    start = tables[b"cmap"]
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    codes: set[int] = set()
    for index in range(subtables):
        _, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * index)
        codes |= _subtable(font, start + offset)
    return codes


def _subtable(font: bytes, at: int) -> set[int]:
    (form,) = struct.unpack_from(">H", font, at)
    codes: set[int] = set()
    if form == 12:
        (groups,) = struct.unpack_from(">I", font, at + 12)
        for first, last, _ in struct.iter_unpack(">III", font[at + 16 : at + 16 + 12 * groups]):
            codes.update(range(first, last + 1))
    elif form == 4:
        (twice,) = struct.unpack_from(">H", font, at + 6)
        lasts = struct.unpack_from(f">{twice // 2}H", font, at + 14)
        firsts = struct.unpack_from(f">{twice // 2}H", font, at + 16 + twice)
        for first, last in zip(firsts, lasts, strict=True):
            codes.update(range(first, last + 1))
    codes.discard(0xFFFF)
    return codes
