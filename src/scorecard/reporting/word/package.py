"""The package of a Word file: parts, what kind each is, and how they relate to one another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard.reporting.office.archive import archived
from scorecard.reporting.word.xml import DECLARATION, attribute, escaped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_PROPERTY = 255

FIXED_PARTS = (
    ("styles", "styles.xml", "styles"),
    ("settings", "settings.xml", "settings"),
    ("fontTable", "fontTable.xml", "fontTable"),
    ("numbering", "numbering.xml", "numbering"),
    ("footnotes", "footnotes.xml", "footnotes"),
    ("header", "header1.xml", "header"),
    ("header", "header2.xml", "header"),
    ("footer", "footer1.xml", "footer"),
)
"""Relationship, file and content type of the parts that every document has; their ids are rId1 and on."""

HEADER, FIRST_HEADER, FOOTER = "rId6", "rId7", "rId8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that a Word file holds; `texts` are the fixed parts by file name."""

    document: str
    texts: Mapping[str, str]
    properties: str
    links: Mapping[str, str] = field(default_factory=dict)
    charts: tuple[tuple[str, str, bytes], ...] = ()
    """Relationship, chart and workbook of each chart."""


def _relationship(identity: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{mode}/>'


def _relationships(entries: list[str]) -> bytes:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{"".join(entries)}</Relationships>'.encode()


def _content_types(charts: int) -> bytes:
    overrides = [("/word/document.xml", f"{_WORD}document.main+xml"), ("/docProps/core.xml", _CORE)]
    overrides += [(f"/word/{file}", f"{_WORD}{kind}+xml") for _, file, kind in FIXED_PARTS]
    overrides += [(f"/word/charts/chart{number}.xml", _CHART) for number in range(1, charts + 1)]
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="{_BOOK}"/>'
        f"{listed}</Types>"
    ).encode()


def core_properties(title: str, author: str, subject: str, language: str, made_on: str) -> str:
    """Return the part with the document's properties; both times are the day on which the report was made."""
    words = {"title": title, "subject": subject, "creator": author}
    named = "".join(
        f"<dc:{name}>{escaped(text[:LONGEST_PROPERTY])}</dc:{name}>" for name, text in words.items()
    )
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{made_on[:10]}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{named}<cp:lastModifiedBy>{escaped(author[:LONGEST_PROPERTY])}</cp:lastModifiedBy>{times}"
        f"<dc:language>{attribute(language)}</dc:language></cp:coreProperties>"
    )


def packed(parts: Parts) -> bytes:
    """Return the Word file as bytes that depend on the parts alone."""
    inside = [
        _relationship(f"rId{number}", f"{_OFFICE}{kind}", file)
        for number, (kind, file, _) in enumerate(FIXED_PARTS, start=1)
    ]
    inside += [
        _relationship(name, f"{_OFFICE}hyperlink", target, outside=True)
        for name, target in parts.links.items()
    ]
    files: dict[str, bytes] = {}
    for number, (name, chart, book) in enumerate(parts.charts, start=1):
        workbook = f"Microsoft_Excel_Sheet{number}.xlsx"
        inside.append(_relationship(name, f"{_OFFICE}chart", f"charts/chart{number}.xml"))
        files[f"word/charts/chart{number}.xml"] = chart.encode()
        to_book = _relationship("rId1", f"{_OFFICE}package", f"../embeddings/{workbook}")
        files[f"word/charts/_rels/chart{number}.xml.rels"] = _relationships([to_book])
        files[f"word/embeddings/{workbook}"] = book
    outside = [
        _relationship("rId1", f"{_OFFICE}officeDocument", "word/document.xml"),
        _relationship("rId2", f"{_PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
    ]
    return archived(
        {
            "[Content_Types].xml": _content_types(len(parts.charts)),
            "_rels/.rels": _relationships(outside),
            "docProps/core.xml": parts.properties.encode(),
            "word/document.xml": parts.document.encode(),
            "word/_rels/document.xml.rels": _relationships(inside),
            **{f"word/{file}": text.encode() for file, text in parts.texts.items()},
            **files,
        }
    )
