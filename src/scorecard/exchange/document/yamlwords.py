"""Plain data as YAML text in the form that people write: short entries on one line, long words in blocks, quotes where needed."""

import json
import re
import textwrap

from scorecard.exchange.plain.yamlfile import Plain

WIDTH = 110
_SIMPLE = re.compile(r"[^\W_](?:[\w \-./%()’'“”–—+&;!?€…]*[\w\-./%)’”!?€…])?")
_AMBIGUOUS = re.compile(
    r"[-+]?[\d.,_]+(?:e[-+]?\d+)?|0[xo]\w+|null|true|false|yes|no|on|off|y|n", re.IGNORECASE
)
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def entry(key: str, value: Plain, indent: int = 0, *, one_line: bool = False) -> str:
    """Return `key: value` without a last line break; lines after the first are indented under `indent`."""
    return f"{key_words(key)}:{after_key(value, indent, room=WIDTH - len(key), one_line=one_line)}"


def item(value: Plain, indent: int) -> str:
    """Return `- value` of a list without a last line break."""
    if isinstance(value, dict) and value and not _fits(flow(value), indent):
        parts = [entry(key, part, indent + 2) for key, part in value.items()]
        return "- " + ("\n" + " " * (indent + 2)).join(parts)
    return f"-{after_key(value, indent, room=WIDTH)}"


def after_key(value: Plain, indent: int, *, room: int, one_line: bool = False) -> str:
    """Return what stands after a key's colon, with the space or the line break that it begins with."""
    if isinstance(value, str):
        return " " + (quoted(value) if one_line else scalar(value, indent, room))
    if (
        not isinstance(value, dict | list)
        or not value
        or one_line
        or (indent and _fits(flow(value), indent + WIDTH - room))
    ):
        return " " + flow(value)
    return "\n" + block(value, indent + 2)


def block(value: dict[str, Plain] | list[Plain], indent: int) -> str:
    """Return a mapping or a list as lines at this indent."""
    pad = " " * indent
    if isinstance(value, list):
        if _is_line(value) and _fits(flow(value), indent):
            return pad + flow(value)
        return "\n".join(pad + item(each, indent) for each in value)
    return "\n".join(pad + entry(key, part, indent) for key, part in value.items())


def flow(value: Plain) -> str:
    """Return a value on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return value if _is_plain(value) else quoted(value)
        case list():
            return f"[{', '.join(flow(each) for each in value)}]"
        case dict():
            return "{" + ", ".join(f"{key_words(key)}: {flow(part)}" for key, part in value.items()) + "}"


def scalar(words: str, indent: int, room: int) -> str:
    """Return words plain where they can be, folded or line by line where they are long, else in quotes."""
    if _is_plain(words) and len(words) <= room - indent:
        return words
    if len(words) + indent > room or "\n" in words.rstrip("\n"):
        return _folded(words, indent + 2) or quoted(words)
    return quoted(words)


def quoted(words: str) -> str:
    """Return words in double quotes."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False))


def key_words(key: str) -> str:
    """Return a key, in quotes where a reader of YAML could take it for a number."""
    return key if _is_plain(key) else quoted(key)


def _is_plain(words: str) -> bool:
    return bool(_SIMPLE.fullmatch(words)) and not _AMBIGUOUS.fullmatch(words)


def _is_line(value: Plain) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not any(isinstance(part, dict) for part in parts)


def _fits(words: str, indent: int) -> bool:
    return len(words) + indent <= WIDTH and "\\n" not in words


def _folded(words: str, indent: int) -> str:
    """Return words as a folded block, or nothing where folding would change them."""
    body = words.removesuffix("\n")
    lines = body.split("\n")
    if not body.strip() or any(
        line != " ".join(line.split(" ")) or line != line.strip() or "  " in line for line in lines
    ):
        return ""
    if not lines[0] or not lines[-1] or _UNPRINTABLE.search(body) or not body.replace("\n", "").isprintable():
        return ""
    pad = " " * indent
    wrapped = [
        textwrap.wrap(line, WIDTH - indent, break_long_words=False, break_on_hyphens=False) if line else [""]
        for line in lines
    ]
    said: list[str] = []
    for at, paragraph in enumerate(wrapped):
        if at and lines[at - 1]:
            said.append("")
        said += [pad + line if line else "" for line in paragraph]
    # A break between two paragraphs is one blank line, and each further break one more.
    return (">" if words.endswith("\n") else ">-") + "\n" + "\n".join(said)
