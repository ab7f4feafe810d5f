"""Charts that Word itself draws, with their workbook inside, so that a person can edit them there."""

from decimal import Decimal, InvalidOperation
from io import BytesIO

from scorecard.reporting.document import Direction
from scorecard.reporting.drawing import NativeChart, Series, Tone
from scorecard.reporting.word.styles import ARABIC, CHINESE, LATIN, locale
from scorecard.reporting.word.xml import DECLARATION, NAMESPACES, attribute, clean, colour, escaped

EMU_PER_MM = 36_000
CHART_WIDTH = 172
SHORTEST, TALLEST = 38, 225
SMALLEST_LABELLED = Decimal("0.045")
"""A piece of a stacked bar below this share of the longest bar has no room for its number; the table has it."""

LONGEST_NAME = 32_767
_CATEGORY_AXIS, _VALUE_AXIS = 50_010, 50_020
_GROUPING = {"bars_clustered": "clustered", "bars_stacked": "stacked", "bars_stacked_100": "percentStacked"}


def number(value: str | None) -> Decimal | None:
    """Return a chart's value as a number; what is no number is not drawn."""
    try:
        exact = Decimal(value) if value is not None else None
    except InvalidOperation:
        return None
    return exact if exact is not None and exact.is_finite() else None


def chart_height(chart: NativeChart) -> int:
    """Return the height in millimetres that leaves every bar as much room as the next."""
    bars = len(chart.categories) * (len(chart.series) if chart.kind == "bars_clustered" else 1)
    extras = 8 * (len(_visible(chart)) > 1) + 12 * bool(chart.axis_title) + 6
    each = 5 if chart.kind == "bars_clustered" and len(chart.series) > 1 else 8
    return min(max(each * bars + 2 * len(chart.categories) + extras, SHORTEST), TALLEST)


def mirrored_format(chart: NativeChart) -> str:
    """Return the format of the values; bars that run to both sides of one line print no minus, for their side says it."""
    values = (number(value) for series in chart.series for value in series.values)
    both_ways = chart.kind != "bars_clustered" and any(value is not None and value < 0 for value in values)
    return (
        f"{chart.number_format};{chart.number_format}"
        if both_ways and ";" not in chart.number_format
        else chart.number_format
    )


def axis_format(chart: NativeChart) -> str:
    """Return the format of the value axis; an axis of shares counts in per cent, whatever the values are."""
    return "0%" if chart.kind == "bars_stacked_100" else mirrored_format(chart)


def value_bounds(chart: NativeChart) -> tuple[tuple[str, Decimal], ...]:
    """Return where the value axis begins and ends; an axis of shares runs from nought to the whole."""
    if chart.kind == "bars_stacked_100":
        return ("min", Decimal(0)), ("max", Decimal(1))
    asked = (("min", number(chart.least)), ("max", number(chart.greatest)))
    return tuple((name, bound) for name, bound in asked if bound is not None)


def _visible(chart: NativeChart) -> list[Series]:
    return [series for series in chart.series if not series.hidden]


def _fill(tone: Tone) -> str:
    if tone == "unknown":
        lines = f'<a:fgClr><a:srgbClr val="{colour(tone, "fill")}"/></a:fgClr>'
        return f'<a:pattFill prst="wdUpDiag">{lines}<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    return f'<a:solidFill><a:srgbClr val="{colour(tone, "fill")}"/></a:solidFill>'


def _shape(tone: Tone, *, hidden: bool = False) -> str:
    return f"<c:spPr>{'<a:noFill/>' if hidden else _fill(tone)}<a:ln><a:noFill/></a:ln></c:spPr>"


def _type(ink: str, size: int = 800, *, strong: bool = False, language: str = "en") -> str:
    faces = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{CHINESE}"/><a:cs typeface="{ARABIC}"/>'
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr lang="{locale(language)}" sz="{size}" b="{int(strong)}"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>{faces}</a:defRPr>'
        f'</a:pPr><a:endParaRPr lang="{locale(language)}"/></a:p></c:txPr>'
    )


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _labels(chart: NativeChart, series: Series, longest: Decimal) -> str:
    if series.hidden:
        return '<c:dLbls><c:delete val="1"/></c:dLbls>'
    stacked = chart.kind != "bars_clustered"
    place = f'<c:dLblPos val="{"ctr" if stacked else "outEnd"}"/>'
    form = f'<c:numFmt formatCode="{attribute(mirrored_format(chart))}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    points = []
    for index, value in enumerate(series.values if stacked else ()):
        drawn = number(value)
        if drawn is not None and abs(drawn) < longest * SMALLEST_LABELLED:
            points.append(f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>')
        elif index < len(series.tones):
            words = _type(_on(series.tones[index]))
            points.append(f'<c:dLbl><c:idx val="{index}"/>{form}{words}{place}{_SHOWN}</c:dLbl>')
    ink = _on(series.tone) if stacked else colour("ink")
    return f"<c:dLbls>{''.join(points)}{form}{_type(ink)}{place}{_SHOWN}</c:dLbls>"


def _on(tone: Tone) -> str:
    return colour("ink") if tone == "unknown" else colour(tone, "on")


def _series(chart: NativeChart, index: int, longest: Decimal) -> str:
    series, count = chart.series[index], len(chart.categories)
    letter = column_letters(index + 1)
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_shape(tone)}</c:dPt>'
        for at, tone in enumerate(series.tones[:count])
        if not series.hidden
    )
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escaped(name)}</c:v></c:pt>' for at, name in enumerate(chart.categories)
    )
    drawn = [number(value) for value in series.values[:count]]
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{value:f}</c:v></c:pt>' for at, value in enumerate(drawn) if value is not None
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{_series_name(series, letter)}'
        f'{_shape(series.tone, hidden=series.hidden)}<c:invertIfNegative val="0"/>{points}{_labels(chart, series, longest)}'
        f'<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>{escaped(chart.number_format)}</c:formatCode><c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )


def column_letters(index: int) -> str:
    """Return a spreadsheet's name of the column with this index from nought.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _series_name(series: Series, letter: str) -> str:
    """Return a series' name as a reference; a hidden one has a space, since programs disagree on which legend entry a number means."""
    if series.hidden:
        return "<c:tx><c:v> </c:v></c:tx>"
    cached = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(series.name)}</c:v></c:pt>'
    return f"<c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f><c:strCache>{cached}</c:strCache></c:strRef></c:tx>"


def _longest(chart: NativeChart) -> Decimal:
    totals = [Decimal(0)] * len(chart.categories)
    for series in chart.series:
        for at, value in enumerate(series.values[: len(totals)]):
            totals[at] += abs(number(value) or Decimal(0))
    return max(totals, default=Decimal(0))


def _category_axis(direction: Direction) -> str:
    line = f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{colour("ink")}"/></a:solidFill></a:ln></c:spPr>'
    side = "r" if direction == "rtl" else "l"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{_type(colour("ink"))}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: NativeChart, direction: Direction, language: str) -> str:
    bounds = "".join(f'<c:{name} val="{bound:f}"/>' for name, bound in reversed(value_bounds(chart)))
    title = (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>"
        f'<a:r><a:rPr lang="{locale(language)}" sz="750" b="0"><a:solidFill><a:srgbClr val="{colour("quiet")}"/></a:solidFill>'
        f'<a:latin typeface="{LATIN}"/><a:cs typeface="{ARABIC}"/></a:rPr><a:t>{escaped(chart.axis_title)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
        if chart.axis_title
        else ""
    )
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour("rule", "fill")}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="{"maxMin" if direction == "rtl" else "minMax"}"/>'
        f'{bounds}</c:scaling><c:delete val="{int(not chart.axis_title)}"/><c:axPos val="b"/>{grid if chart.axis_title else ""}{title}'
        f'<c:numFmt formatCode="{attribute(axis_format(chart))}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_type(colour("quiet"), 750)}<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="max"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _legend(chart: NativeChart) -> str:
    if len(_visible(chart)) < 2:
        return ""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_type(colour("ink"))}</c:legend>'


def chart_xml(chart: NativeChart, direction: Direction, language: str) -> str:
    """Return the chart's part, in reading order from the top; its workbook is the relationship rId1."""
    longest = Decimal(1) if chart.kind == "bars_clustered" else _longest(chart)
    series = "".join(_series(chart, index, longest) for index in range(len(chart.series)))
    spacing = '<c:gapWidth val="60"/>' + ("" if chart.kind == "bars_clustered" else '<c:overlap val="100"/>')
    return (
        f'{DECLARATION}<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:lang val="{locale(language)}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="{_GROUPING[chart.kind]}"/><c:varyColors val="0"/>{series}{spacing}'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f"{_category_axis(direction)}{_value_axis(chart, direction, language)}</c:plotArea>{_legend(chart)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(colour('ink'), language=language)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def chart_workbook(chart: NativeChart, made_on: str) -> bytes:
    """Return the workbook that Word opens when a person edits the chart's data: categories down, series across."""
    from scorecard.reporting.office.workbook import new_workbook, saved

    output = BytesIO()
    workbook = new_workbook(output, made_on)
    sheet = workbook.add_worksheet("Sheet1")
    shown = workbook.add_format({"num_format": chart.number_format})
    sheet.set_column(0, 0, 40)
    for row, name in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, clean(name)[:LONGEST_NAME])
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, clean(series.name)[:LONGEST_NAME])
        for row, value in enumerate(series.values[: len(chart.categories)], start=1):
            exact = number(value)
            if exact is not None:
                sheet.write_number(row, column, float(exact), shown)
    return saved(workbook, output)


def drawing(shape: int, relationship: str, height: int, alternative: str) -> str:
    """Return the run that holds a chart in the text, with its words for a reader who does not see it."""
    wide, tall = CHART_WIDTH * EMU_PER_MM, height * EMU_PER_MM
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{tall}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{shape}" name="Chart {shape}" descr="{attribute(alternative)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
