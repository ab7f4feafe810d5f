"""A document in an older format is brought to the newest, the old file kept beside it; a pin moves to the edition that is here."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import cast

from scorecard.core.assessment import FORMAT, Assessment
from scorecard.core.change import SetDetail
from scorecard.core.framework import Edition
from scorecard.core.problem import Refused, has_error
from scorecard.exchange.document.assessment import Opened, digest_of, document_of, read_tables, write_together
from scorecard.exchange.document.fits import misfits
from scorecard.exchange.document.upgrade import checked_format, upgraded
from scorecard.exchange.document.writing import save
from scorecard.exchange.document.yamledit import edited
from scorecard.exchange.plain.converter import read
from scorecard.exchange.plain.yamlfile import Plain, parse_yaml, read_yaml
from scorecard.exchange.tables.reading import refused

ORDER = tuple(field.name for field in fields(Assessment))


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """What an upgrade did: the steps that it took, from format to format, and where the old file is kept."""

    steps: tuple[str, ...] = ()
    kept: Path | None = None


def upgrade_folder(path: Path) -> Upgraded:
    """Return what was done to bring the document at this path to the newest format; nothing where it is in it already.

    The old file is kept beside as assessment.format-N.yaml. Raise Refused, with nothing written, when the format is newer than this
    version, when the file kept of an earlier upgrade would be overwritten, or when the outcome could not be read.
    """
    file = document_of(path)
    digest = digest_of(file)
    plain = read_yaml(file)
    data = plain.data if isinstance(plain.data, dict) else {}
    number = data.get("format", FORMAT)
    if number == FORMAT:
        return Upgraded()
    if not isinstance(number, int):
        checked_format(plain)
    new = upgraded(dict(data))
    if new.get("format") != FORMAT:
        checked_format(plain)
    kept = file.with_name(f"{file.stem}.format-{number}{file.suffix}")
    if kept.exists():
        raise refused(
            kept.name,
            "a file of this name is kept from before.",
            "Move it away; nothing was written.",
            "exists",
        )
    old = file.read_bytes()
    text = edited(
        old.decode("utf-8-sig").replace("\r\n", "\n"), data, cast("Mapping[str, Plain]", new), ORDER
    )
    _readable(text, str(file), new)
    if digest_of(file) != digest:
        raise refused(
            file.name,
            "the file was changed meanwhile.",
            "Run it again; nothing was written.",
            "changed-meanwhile",
        )
    write_together({kept: old, file: text.encode()})
    steps = tuple(f"format {each} to {each + 1}" for each in range(cast("int", number), FORMAT))
    return Upgraded(steps=steps, kept=kept)


def _readable(text: str, source: str, new: object) -> None:
    """Raise Refused when the upgraded text is not a document that says what the steps made."""
    found = parse_yaml(text, source)
    if found.data != new:
        what = "the document cannot be upgraded without rewriting all of it."
        raise refused(source, what, "Take anchors and tags (&name, !tag) out of it.", "unwritable")
    read(found, Assessment)


def move_pin(opened: Opened, edition: Edition, *, by: str = "") -> Opened:
    """Return the document pinned to this edition, which is written; what would be rated otherwise the caller shows beforehand.

    Raise Refused, with nothing written, with every name and row of the document that the edition does not know.
    """
    document = opened.dossier.assessment
    pin = replace(document.framework, edition=edition.id, digest=edition.digest)
    moved = replace(document, framework=pin)
    problems = misfits(edition, moved, opened.plain)
    problems += read_tables(edition, moved, opened.folder)[1]
    if has_error(problems):
        raise Refused(problems)
    return save(opened, [SetDetail(path="framework", value=pin)], by=by)
