"""Text that a small group wrote into the fields of a Word file, read back by the fields' keys; nothing in the file is trusted."""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

LARGEST_FILE, LARGEST_TEXT, MOST_PARTS, MOST_FIELDS, DEEPEST = 64_000_000, 96_000_000, 5_000, 10_000, 400
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_MAIN_TYPES = re.compile(r"wordprocessingml\.document\.main\+xml")
_MACROS = re.compile(r"macroEnabled|vbaProject", re.IGNORECASE)


BASE = "base:"
"""Before a field's key: what stood in it when the form was made."""


def read_form(data: bytes) -> dict[str, str]:
    """Return what stands in each field by its key; an empty field gives empty text, a drop-down the key of its choice.

    Raises ValueError with a plain sentence for what is not a Word file, holds macros, or is made to exhaust its reader.
    """
    return _Reader().read(_word_part(data, "word/document.xml"))


def read_remembered(data: bytes) -> dict[str, str]:
    """Return what stood in each field when the form was made, by the field's key; empty where the file no longer has it."""
    variables = _variables(_word_part(data, "word/settings.xml"))
    return {name.removeprefix(BASE): words for name, words in variables.items()}


def _word_part(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST_FILE:
        raise ValueError("The file is too large for a form.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_parts(archive)
            types = _part(archive, "[Content_Types].xml").decode("utf-8", "replace")
            if _MACROS.search(types):
                raise ValueError("The file holds macros. Save it as a Word document without them (.docx).")
            if not _MAIN_TYPES.search(types):
                raise ValueError("The file is not a Word document (.docx).")
            return _part(archive, name)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ValueError("The file is not a Word document (.docx), or it is damaged.") from error


def _variables(settings: bytes) -> dict[str, str]:
    """Return the document variables that say what stood in the fields."""
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "docVar" and own.get("name", "").startswith(BASE):
            found[own["name"]] = own.get("val", "")

    if settings:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = start
        parser.EntityDeclHandler = _refuse_entities
        try:
            parser.Parse(settings, True)
        except expat.ExpatError as error:
            raise ValueError("The file is not a Word document (.docx), or it is damaged.") from error
    return found


def _refuse_entities(*_: object) -> None:
    raise ValueError("The file declares entities, which no form does.")


def _check_parts(archive: ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > 4 * LARGEST_TEXT:
        raise ValueError("The file unpacks to far more than a form holds.")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise ValueError("The file holds the same part twice, so it is unclear which one is meant.")
    if any(_MACROS.search(name) for name in names):
        raise ValueError("The file holds macros. Save it as a Word document without them (.docx).")


def _part(archive: ZipFile, name: str) -> bytes:
    """Return a part's bytes, never more than a form can have, whatever the archive says of its size."""
    import zlib

    try:
        with archive.open(name) as part:
            content = part.read(LARGEST_TEXT + 1)
    except zlib.error as error:
        raise ValueError("The file is not a Word document (.docx), or it is damaged.") from error
    if len(content) > LARGEST_TEXT:
        raise ValueError("The file unpacks to far more than a form holds.")
    return content


class _Field:
    """A field while it is being read."""

    def __init__(self) -> None:
        self.tag = ""
        self.empty = False
        self.choices: dict[str, str] = {}
        self.text: list[str] = []
        self.paragraphs = 0

    def value(self) -> str:
        """Return the field's text, or the key of the choice whose words it shows."""
        shown = "" if self.empty else "".join(self.text)
        return self.choices.get(shown, shown) if self.choices else shown


class _Reader:
    """The walk through the main part; fields may stand inside one another, and text belongs to the innermost that has a key."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._open: list[_Field] = []
        self._path: list[str] = []

    def read(self, document: bytes) -> dict[str, str]:
        """Return the fields of the main part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(document, True)
        except expat.ExpatError as error:
            raise ValueError("The Word file is damaged: its text cannot be read.") from error
        return self.found

    def _refuse(self, *_: object) -> None:
        raise ValueError("The Word file declares entities, which no Word file needs; it is not read.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(_WORD).removeprefix(_STRICT)
        self._path.append(local)
        if len(self._path) > DEEPEST:
            raise ValueError("The Word file is nested deeper than any form.")
        if local == "sdt":
            self._open.append(_Field())
        elif self._open:
            self._inside(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _inside(self, local: str, attributes: dict[str, str]) -> None:
        field = self._open[-1]
        match local:
            case "tag" if "sdtPr" in self._path:
                field.tag = attributes.get("val", "")
            case "showingPlcHdr":
                field.empty = attributes.get("val", "1") not in {"0", "false", "off"}
            case "listItem":
                value = attributes.get("value", "")
                field.choices[attributes.get("displayText", value)] = value
            case "p" if "sdtContent" in self._path:
                field.paragraphs += 1
                field.text += ["\n"] if field.paragraphs > 1 else []
            case "br" | "cr" if "r" in self._path:
                field.text.append("\n")
            case "tab" if self._path[-2] == "r":
                field.text.append("\t")
            case "noBreakHyphen":
                field.text.append("\u2011")
            case _:
                pass

    def _characters(self, text: str) -> None:
        if self._open and self._path[-1] == "t" and "del" not in self._path:
            self._open[-1].text.append(text)

    def _end(self, _name: str) -> None:
        if self._path.pop() != "sdt":
            return
        field = self._open.pop()
        if not field.tag:
            if self._open:
                self._open[-1].text += field.text
            return
        if field.tag in self.found:
            raise ValueError(f"The field {field.tag!r} stands in the file twice; keep one of them.")
        if len(self.found) >= MOST_FIELDS:
            raise ValueError("The file has far more fields than any form.")
        self.found[field.tag] = field.value()
