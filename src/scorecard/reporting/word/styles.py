"""The named styles of a Word report, its lists, its fonts and its settings: sizes and space as the look has them."""

from collections.abc import Mapping

from scorecard.reporting.document import Direction
from scorecard.reporting.word.looks import Look, border, paragraph_looks
from scorecard.reporting.word.xml import DECLARATION, NAMESPACES, attribute, colour, kept

LATIN, ARABIC, CHINESE = "Noto Sans", "Noto Sans Arabic", "Noto Sans SC"
BULLET_LIST = 1
FIRST_NUMBERED_LIST = 2
_BUILT_IN = {
    "Body Text",
    "Title",
    "Subtitle",
    "caption",
    "List Bullet",
    "List Number",
    "header",
    "footer",
    "footnote text",
}
"""Names that Word knows; it sets other styles apart as a person's own."""

_LOCALES = {
    "en": "en-GB",
    "fr": "fr-FR",
    "es": "es-ES",
    "pt": "pt-PT",
    "ru": "ru-RU",
    "ar": "ar-SA",
    "zh": "zh-CN",
}


def _paragraph_style(style: Look) -> str:
    shape = (
        ("<w:keepNext/>" if style.with_next else "")
        + ("<w:keepLines/>" if style.level or style.with_next else "")
        + style.more
        + ("" if style.hyphens else "<w:suppressAutoHyphens/>")
        + f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>'
        + style.indent
        + (f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "")
    )
    own = (
        ""
        if style.name in _BUILT_IN or style.level or style.name.startswith("toc ")
        else ' w:customStyle="1"'
    )
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>'
        + (f'<w:next w:val="{style.following or "BodyText"}"/>' if style.level or style.following else "")
        + '<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{shape}</w:pPr><w:rPr>"
        + ("<w:b/><w:bCs/>" if style.strong else '<w:b w:val="0"/><w:bCs w:val="0"/>')
        + f'<w:color w:val="{colour(style.ink)}"/><w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def _character_styles() -> str:
    link, quiet = colour("a"), colour("quiet")
    signs = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:b w:val="0"/><w:bCs w:val="0"/>'
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        f'<w:color w:val="{link}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="LevelSign"><w:name w:val="Level Sign"/>'
        f"<w:rPr>{signs}</w:rPr></w:style>"
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:color w:val="{quiet}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr>'
        f'<w:color w:val="{quiet}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


def _table_styles() -> str:
    rule, ink = colour("rule", "fill"), colour("ink")
    margins = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    )
    head = f'<w:tcBorders>{border("bottom", 8, ink, 0)}</w:tcBorders><w:vAlign w:val="bottom"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{border('bottom', 4, colour('b', 'fill'), 0)}{border('insideH', 4, rule, 0)}</w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{head}</w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="FactTable"><w:name w:val="Fact Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{border('top', 4, rule, 0)}{border('bottom', 4, rule, 0)}{border('insideH', 4, rule, 0)}"
        "</w:tblBorders></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    )


def locale(language: str) -> str:
    """Return the language as Word names it, with a country."""
    return language if "-" in language else _LOCALES.get(language, language)


def language_marks(language: str) -> str:
    """Return the three languages of a run: left to right, East Asian, right to left."""
    own = locale(language)
    rightward = "en-GB" if own.startswith("ar") else own
    return (
        f'<w:lang w:val="{rightward}" w:eastAsia="{own if own.startswith("zh") else "zh-CN"}" '
        f'w:bidi="{own if own.startswith("ar") else "ar-SA"}"/>'
    )


def styles(language: str, direction: Direction, width: int) -> str:
    """Return the part with every named style; `width` is the text's, for the tabs at its end."""
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{ARABIC}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{colour("ink")}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
        f"{language_marks(language)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
    )
    listed = "".join(_paragraph_style(style) for style in paragraph_looks(direction, width))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{normal}{_character_styles()}{_table_styles()}{listed}</w:styles>"


def _list(number: int, kind: str, text: str, start: int = 1) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    )


def numbering(numbered_lists: int) -> str:
    """Return the part with the lists: one for bullets and one for each numbered list, so that each begins at one."""
    restarts = "".join(
        f'<w:num w:numId="{FIRST_NUMBERED_LIST + index}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for index in range(numbered_lists)
    )
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>{_list(0, 'bullet', '•')}{_list(1, 'decimal', '%1.')}"
        f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="0"/></w:num>{restarts}</w:numbering>'
    )


def font_table() -> str:
    """Return the part that says which face stands in where Noto Sans is not installed."""
    faces = (
        (LATIN, "Segoe UI"),
        (ARABIC, "Segoe UI"),
        (CHINESE, "Microsoft YaHei"),
        ("Arial", "Liberation Sans"),
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, stand_in in faces
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def settings(language: str, remembered: Mapping[str, str] | None = None) -> str:
    """Return the part with the settings: today's Word, mirrored margins, hyphens, footnote separators.

    `remembered` becomes document variables, which nobody sees and Word keeps: what stood in each field when a form was made.
    """
    own = locale(language)
    variables = "".join(
        f'<w:docVar w:name="{attribute(name)}" w:val="{kept(value)}"/>'
        for name, value in (remembered or {}).items()
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="567"/>'
        '<w:autoHyphenation/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat>{f"<w:docVars>{variables}</w:docVars>" if variables else ""}<w:themeFontLang w:val="{own}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
