"""The files of an edition with their lines, for problems that should point at a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scorecard.exchange.edition.shapes import IndicatorFile
from scorecard.exchange.plain.converter import read
from scorecard.exchange.plain.yamlfile import PlainFile, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFiles:
    """An edition's files as they are written, and the shapes of its indicators by id."""

    folder: Path
    plain: Mapping[str, PlainFile]
    indicators: Mapping[str, IndicatorFile]

    def place(self, name: str, *path: str) -> str:
        """Return `file:line: key` of a path in the file of this name, or of the file alone where it is not there."""
        plain = self.plain.get(name)
        return plain.place(path) if plain else f"{self.folder.name}/{name}"

    def of_indicator(self, indicator: str, *path: str) -> str:
        """Return the place of a path in an indicator's file."""
        return self.place(f"indicators/{indicator}.yaml", *path)


def edition_files(folder: Path) -> EditionFiles:
    """Return the files of an edition that has been loaded. Raise Refused, as loading does, where one cannot be read."""
    names = ["framework.yaml", "tables.yaml", "survey.yaml", "outline.yaml"]
    names += [f"indicators/{file.name}" for file in sorted((folder / "indicators").glob("*.yaml"))]
    plain = {
        name: read_yaml(folder / name, f"{folder.name}/{name}") for name in names if (folder / name).is_file()
    }
    shapes = [read(each, IndicatorFile) for name, each in plain.items() if name.startswith("indicators/")]
    return EditionFiles(folder=folder, plain=plain, indicators={shape.id: shape for shape in shapes})
