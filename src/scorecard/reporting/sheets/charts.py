"""Charts in a workbook, drawn by the office program from cells that a person can change."""

from typing import TYPE_CHECKING, Any

from scorecard.reporting.drawing import NativeChart, Series, Tone
from scorecard.reporting.look.palette import tone
from scorecard.reporting.sheets.cells import LONGEST_TEXT, Looks
from scorecard.reporting.word.charts import axis_format, chart_height, mirrored_format, number, value_bounds
from scorecard.reporting.word.xml import clean

if TYPE_CHECKING:
    from scorecard.reporting.sheets.sheet import Sheet

PIXELS_PER_MM, WIDTH = 3.78, 560
_KINDS = {"bars_clustered": None, "bars_stacked": "stacked", "bars_stacked_100": "percent_stacked"}


class ChartData:
    """The sheet behind the charts: one block of categories and series for each, one under the other."""

    def __init__(self, workbook: Any, looks: Looks, name: str) -> None:
        self.workbook, self.looks, self.name = workbook, looks, name
        self._page: Any = None
        self._next = 0

    def names(self, sheets: "tuple[Sheet, ...]") -> list[str]:
        """Return the name of this sheet where there is a chart, and nothing where there is none."""
        return [self.name] if any(sheet.chart is not None for sheet in sheets) else []

    def add(self, chart: NativeChart) -> int:
        """Write a chart's cells and return the row of their head."""
        if self._page is None:
            self._page = self.workbook.add_worksheet(self.name)
            self._page.set_column(0, 0, 48)
            self._page.set_column(1, 12, 14)
        page, head, looks = self._page, self._next, self.looks
        for row, name in enumerate(chart.categories, start=head + 1):
            page.write_string(row, 0, clean(name)[:LONGEST_TEXT], looks.text)
        for column, series in enumerate(chart.series, start=1):
            page.write_string(head, column, clean(series.name)[:LONGEST_TEXT], looks.header("end"))
            for row, value in enumerate(series.values[: len(chart.categories)], start=head + 1):
                exact = number(value)
                if exact is not None:
                    page.write_number(
                        row, column, float(exact), looks.of(font_size=9, num_format=chart.number_format)
                    )
        page.write_blank(head, 0, None, looks.header("start"))
        self._next += len(chart.categories) + 3
        return head


def insert_chart(
    page: Any, data: ChartData, chart: NativeChart, *, place: tuple[int, int], mirrored: bool = False
) -> None:
    """Put the chart on a page, in reading order from the top."""
    if not chart.categories or not chart.series:
        return
    head = data.add(chart)
    options = {"type": "bar", "subtype": _KINDS[chart.kind]} if _KINDS[chart.kind] else {"type": "bar"}
    drawn = data.workbook.add_chart(options)
    last = head + len(chart.categories)
    for at, series in enumerate(chart.series, start=1):
        drawn.add_series(
            {
                "name": " " if series.hidden else [data.name, head, at],
                "categories": [data.name, head + 1, 0, last, 0],
                "values": [data.name, head + 1, at, last, at],
                **_drawing(chart, series),
            }
        )
    face = {"name": "Noto Sans", "size": 9, "color": tone("ink").ink}
    drawn.set_y_axis(
        {
            "reverse": True,
            "crossing": "max",
            "num_font": face,
            "label_position": "low",
            "major_tick_mark": "none",
        }
    )
    drawn.set_x_axis(_value_axis(chart, mirrored=mirrored))
    several = sum(not series.hidden for series in chart.series) > 1
    drawn.set_legend({"position": "bottom", "font": face} if several else {"none": True})
    drawn.set_title({"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    drawn.set_size({"width": WIDTH, "height": round(chart_height(chart) * PIXELS_PER_MM)})
    page.insert_chart(*place, drawn, {"description": clean(_alternative(chart))})


def _alternative(chart: NativeChart) -> str:
    names = ", ".join(series.name for series in chart.series if not series.hidden)
    return f"{names}: {', '.join(chart.categories)}"[:1000]


def _filled(name: Tone) -> dict[str, Any]:
    if name == "unknown":
        return {
            "pattern": {"pattern": "wide_upward_diagonal", "fg_color": tone(name).fill, "bg_color": "#ffffff"}
        }
    return {"fill": {"color": tone(name).fill}}


def _drawing(chart: NativeChart, series: Series) -> dict[str, Any]:
    if series.hidden:
        return {"fill": {"none": True}, "border": {"none": True}, "gap": 60}
    stacked = chart.kind != "bars_clustered"
    ink = tone("ink").ink if not stacked or series.tone == "unknown" else tone(series.tone).on
    labels = {
        "value": True,
        "num_format": mirrored_format(chart),
        "position": "center" if stacked else "outside_end",
        "font": {"name": "Noto Sans", "size": 9, "color": ink},
    }
    points = [_filled(name) for name in series.tones[: len(chart.categories)]]
    return {
        **_filled(series.tone),
        "border": {"none": True},
        "gap": 60,
        "data_labels": labels,
        **({"points": points} if points else {}),
    }


def _value_axis(chart: NativeChart, *, mirrored: bool) -> dict[str, Any]:
    face = {"name": "Noto Sans", "size": 8, "color": tone("quiet").ink}
    bounds = {name: float(bound) for name, bound in value_bounds(chart)}
    grid = {"visible": bool(chart.axis_title), "line": {"color": tone("rule").fill, "width": 0.5}}
    named = {"name": clean(chart.axis_title), "name_font": face | {"bold": False}} if chart.axis_title else {}
    return {
        **bounds, **named, "num_font": face, "num_format": axis_format(chart), "major_gridlines": grid,
        "visible": bool(chart.axis_title), "line": {"none": True}, "major_tick_mark": "none",
        "reverse": mirrored,
    }  # fmt: skip
