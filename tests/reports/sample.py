"""A report with every kind of block, run and shape, for the tests of every format."""

from scorecard.reporting.document import (
    Bullets,
    Callout,
    Cell,
    Column,
    Contents,
    Cover,
    Facts,
    Figure,
    Footnote,
    FormField,
    Imprint,
    LevelCell,
    LevelMark,
    Link,
    NewPage,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Words,
)
from scorecard.reporting.drawing import (
    Box,
    Chart,
    ChartRow,
    Dot,
    Key,
    Label,
    NativeChart,
    Rule,
    Series,
)

HOSTILE = (
    '#eval("1+1")',
    "*bold*",
    "<script>alert(1)</script>",
    '=cmd("calc")',
    "{{ 7*7 }} {% raw %}",
    "</style>",
    "@here $x^2$ _under_ `code` \\u{41} // note",
)
ARABIC = "المساواة بين الجنسين في فريق الأمم المتحدة القطري"
RUSSIAN = "Гендерное равенство"
CHINESE = "性别平等"
LEVELS = {
    2: ("No", "Yes"),
    3: ("Red", "Yellow", "Green"),
    4: ("Missing", "Approaches", "Meets", "Exceeds"),
    5: ("One", "Two", "Three", "Four", "Five"),
    7: ("A", "B", "C", "D", "E", "F", "G"),
}


def line(text, *more):
    return (Words(text=text), *more)


def cell(text, **fields):
    return Cell(line=line(text), **fields)


# ── the overview: fill is computed, frame is agreed, hatch is still open ─────────────────────


def slots(of):
    step = 100 / of
    return tuple(Box(x=i * step + 0.75, width=step - 1.5, tone="sunk") for i in range(of))


def computed(position, of, word):
    step = 100 / of
    tone = f"level:{position}/{of}"
    return (
        Box(x=(position - 1) * step + 0.75, width=step - 1.5, tone=tone),
        Label(x=(position - 0.5) * step, text=word, tone=tone, strong=True, sign=(position, of)),
    )


def agreed(position, of):
    step = 100 / of
    return (
        Box(x=(position - 1) * step + 0.1, width=step - 0.2, y=0.6, height=8.8, tone="ink", style="framed"),
    )


def open_range(least, most, of, words):
    step = 100 / of
    start, end = (least - 1) * step + 0.75, most * step - 0.75
    low, high = f"level:{least}/{of}", f"level:{most}/{of}"
    return (
        Box(x=start, width=end - start, tone="unknown", style="hatched"),
        Box(x=start, width=end - start, tone="unknown", style="dashed"),
        Box(x=start, width=step - 4, tone="paper"),
        Box(x=start, width=1.4, tone=low),
        Box(x=end - step + 4, width=step - 4, tone="paper"),
        Box(x=end - 1.4, width=1.4, tone=high),
        Label(x=start + 2.4, text=words[least - 1], anchor="start", tone=low, strong=True),
        Label(x=end - 2.4, text=words[most - 1], anchor="end", tone=high, strong=True),
    )


def overview(of=4):
    words = LEVELS[of]
    step = 100 / of
    rows = (
        ChartRow(
            group="1  Planning",
            before=("1.1  Country Situation Analysis",),
            shapes=(*slots(of), *computed(2, of, words[1]), *agreed(2, of)),
            sentence=f"Computed: {words[1]}. Agreed: {words[1]}.",
        ),
        ChartRow(
            before=("1.2  Outcomes of the framework, with a long name that needs a second line",),
            shapes=(*slots(of), *computed(of, of, words[-1])),
            sentence=f"Computed: {words[-1]}. Not agreed yet.",
        ),
        ChartRow(
            group="2  Programming and M&E",
            before=("2.2  Communication and advocacy",),
            shapes=(*slots(of), *open_range(1, of, of, words), *agreed(1, of)),
            sentence=f"Computed: at least {words[0]}, at most {words[-1]}. Agreed: {words[0]}.",
        ),
        ChartRow(
            before=("2.3  Gender capacities",),
            shapes=(
                *slots(of),
                *computed(1, of, words[0]),
                *agreed(2, of),
                Label(x=1.5 * step, text=words[1], tone=f"level:2/{of}", strong=True),
            ),
            sentence=f"Computed: {words[0]}. Agreed: {words[1]}, which differs.",
        ),
        ChartRow(
            group="3  Partnerships",
            before=("3.1  Government",),
            shapes=(
                Rule(x=0, to=100, tone="quiet"),
                Box(x=33, width=34, tone="paper", y=0, height=10),
                Label(x=50, text="Not applicable", tone="quiet"),
            ),
            sentence="Not applicable.",
        ),
    )
    return Chart(
        kind="overview",
        before=("Dimension", "Indicator"),
        before_weights=(14, 30),
        after=(),
        drawn_weight=56,
        head=tuple(
            Label(x=(i + 0.5) * step, text=word, tone=f"level:{i + 1}/{of}", strong=True, sign=(i + 1, of))
            for i, word in enumerate(words)
        ),
        rows=rows,
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="quiet"),), text="Fill: what the rules give"),
            Key(
                shapes=(Box(x=0, width=100, tone="ink", style="framed"),), text="Frame: what the team agreed"
            ),
            Key(shapes=(Box(x=0, width=100, tone="unknown", style="hatched"),), text="Hatched: still open"),
        ),
    )


def overview_table(of=4):
    words = LEVELS[of]

    def level(position, fill="none", is_agreed=False):
        said = {"computed": "Computed", "range": "Open", "not_applicable": "Not applicable", "none": ""}[fill]
        text = ", ".join(part for part in (said, "agreed" if is_agreed else "") if part)
        return cell(text, level=LevelCell(position=position, of=of, fill=fill, agreed=is_agreed))

    def row(name, *cells):
        return Row(cells=(cell(name), *cells, *(level(i) for i in range(len(cells) + 1, of + 1))))

    return Table(
        id="table-overview",
        caption="Levels by indicator",
        columns=(Column(title="Indicator", weight=30), *(Column(title=w, align="centre") for w in words)),
        rows=(
            Row(cells=(cell("1 Planning"),), group=True),
            row("1.1 Country Situation Analysis", level(1), level(2, "computed", is_agreed=True)),
            row("1.2 Outcomes of the framework", level(1), level(2, "computed")),
            Row(cells=(cell("2 Programming and M&E"),), group=True),
            row("2.2 Communication and advocacy", level(1, "range", is_agreed=True), level(2, "range")),
            row("2.3 Gender capacities", level(1, "computed"), level(2, is_agreed=True)),
            row("3.1 Government", level(1, "not_applicable")),
        ),
        sheet="Overview",
    )


# ── the other charts ─────────────────────────────────────────────────────────────────────────

STATEMENTS = (
    ("Gender equality at work", 8, 81, 11, True),
    ("The UN works towards equal representation", 7, 84, 9, False),
    ("Heads of agency are committed", 7, 82, 11, False),
    ("Discrimination and personal safety", 11, 71, 18, True),
    ("I know where to report misconduct", 10, 74, 16, False),
    ("Work-life balance", 22, 61, 17, True),
    ("Arrangements for it are easy to use", 22, 61, 17, False),
)


def survey():
    def bars(negative, positive, area):
        y, height = (1.5, 7) if area else (3, 4)
        return (
            Box(x=25 - negative * 0.75, width=negative * 0.75, y=y, height=height, tone="b"),
            Box(x=25, width=positive * 0.75, y=y, height=height, tone="a"),
            Rule(x=25),
            Rule(x=25 + 65 * 0.75, dashed=True),
        )

    return Chart(
        kind="survey",
        before=("Statement", "Negative"),
        before_weights=(40, 10),
        after=("Positive", "Neutral"),
        after_weights=(10, 10),
        drawn_weight=40,
        head=(Label(x=25 + 65 * 0.75, text="65 %", tone="quiet"),),
        rows=tuple(
            ChartRow(
                before=(name, str(negative)),
                shapes=bars(negative, positive, area),
                after=(str(positive), str(neutral)),
                strong=area,
                sentence=f"{positive} per cent positive, {negative} negative.",
            )
            for name, negative, positive, neutral, area in STATEMENTS
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="b"),), text="Negative"),
            Key(shapes=(Box(x=0, width=100, tone="a"),), text="Positive"),
            Key(shapes=(Rule(x=50, dashed=True),), text="The standard: 65 %"),
        ),
        native=NativeChart(
            kind="bars_stacked",
            categories=tuple(name for name, *_ in STATEMENTS),
            series=(
                Series(name="Negative", values=tuple(str(-row[1]) for row in STATEMENTS), tone="b"),
                Series(name="Positive", values=tuple(str(row[2]) for row in STATEMENTS), tone="a"),
            ),
            axis_title="Per cent of answers",
        ),
    )


def survey_table():
    return Table(
        id="table-survey",
        caption="Answers by statement, per cent",
        columns=(
            Column(title="Statement", weight=40),
            Column(title="Negative", align="end"),
            Column(title="Positive", align="end"),
            Column(title="Neutral", align="end"),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(name),
                    cell(str(negative), number=str(negative), format="0"),
                    cell(str(positive), number=str(positive), format="0"),
                    cell(str(neutral), number=str(neutral), format="0"),
                ),
                strong=area,
            )
            for name, negative, positive, neutral, area in STATEMENTS
        ),
        sheet="Survey",
    )


def women_and_men():
    pairs = (
        ("General Service", 76, 66, "10"),
        ("Professional", 70, 72, "–2"),
        ("Volunteers", None, 58, "too few"),
    )
    return Chart(
        kind="women_men",
        before=("Group",),
        before_weights=(30,),
        after=("Difference",),
        after_weights=(14,),
        drawn_weight=56,
        head=(
            Label(x=0, text="0", anchor="start", tone="quiet"),
            Label(x=100, text="100 %", anchor="end", tone="quiet"),
        ),
        rows=tuple(
            ChartRow(
                before=(name,),
                shapes=(
                    Rule(x=0, to=100, tone="rule"),
                    *((Rule(x=women, to=men, tone="b"), Dot(x=women)) if women is not None else ()),
                    Dot(x=men, form="hollow"),
                ),
                after=(gap,),
                sentence=f"Women {women if women is not None else 'too few to show'}, men {men} per cent.",
            )
            for name, women, men, gap in pairs
        ),
        keys=(
            Key(shapes=(Dot(x=50),), text="Women"),
            Key(shapes=(Dot(x=50, form="hollow"),), text="Men"),
        ),
    )


def women_and_men_table():
    return Table(
        id="table-women-men",
        caption="Positive answers of women and men, per cent",
        columns=(
            Column(title="Group", weight=30),
            Column(title="Women", align="end"),
            Column(title="Men", align="end"),
        ),
        rows=(
            Row(cells=(cell("General Service"), cell("76", number="76"), cell("66", number="66"))),
            Row(cells=(cell("Professional"), cell("70", number="70"), cell("72", number="72"))),
            Row(cells=(cell("Volunteers"), cell("too few"), cell("58", number="58"))),
        ),
        sheet="Women and men",
    )


def parity():
    rows = (
        ("General Service 1–7", 59.3, "59 %", "48 of 81", "4 posts"),
        ("P4, NOC and above", 57.1, "57 %", "20 of 35", "1 post"),
    )
    return Chart(
        kind="parity",
        before=("Group",),
        before_weights=(30,),
        after=("Share", "Women", "To the band"),
        after_weights=(9, 11, 11),
        drawn_weight=39,
        head=(Label(x=50, text="50 %", tone="quiet"),),
        rows=tuple(
            ChartRow(
                before=(name,),
                shapes=(
                    Box(x=45, width=10, y=0, height=10, tone="band"),
                    Rule(x=50, dashed=True),
                    Rule(x=0, to=100, tone="rule"),
                    Dot(x=share),
                ),
                after=(text, count, posts),
                sentence=f"{text} women, {count}; {posts} to the band.",
            )
            for name, share, text, count, posts in rows
        ),
    )


def parity_table():
    return Table(
        id="table-parity",
        caption="Women among staff",
        columns=(
            Column(title="Group", weight=30),
            Column(title="Share", align="end"),
            Column(title="Women", align="end"),
            Column(title="To the band", align="end"),
        ),
        rows=(
            Row(
                cells=(
                    cell("General Service 1–7"),
                    cell("59 %", number="0.5926", format="0.0%"),
                    cell("48 of 81"),
                    cell("4 posts"),
                )
            ),
            Row(
                cells=(
                    cell("P4, NOC and above"),
                    cell("57 %", number="0.5714", format="0.0%"),
                    cell("20 of 35"),
                    cell("1 post"),
                )
            ),
        ),
        sheet="Parity",
    )


def money():
    return Chart(
        kind="money",
        before=("Year",),
        before_weights=(12,),
        after=("USD",),
        after_weights=(14,),
        drawn_weight=74,
        head=(),
        rows=(
            ChartRow(
                before=("2016",),
                shapes=(
                    Box(x=0, width=16, tone="a"),
                    Box(x=16, width=20, tone="b"),
                    Box(x=36, width=12, tone="c"),
                    Box(x=48, width=52, tone="unknown", style="hatched"),
                    Label(x=8, text="16 %", tone="a", strong=True),
                    Label(x=74, text="not itemized", tone="unknown"),
                ),
                after=("8,386,529",),
                strong=True,
                sentence="16 per cent for gender equality; 52 per cent are not itemized.",
            ),
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="a"),), text="Principal"),
            Key(shapes=(Box(x=0, width=100, tone="b"),), text="Significant"),
            Key(shapes=(Box(x=0, width=100, tone="c"),), text="None"),
            Key(
                shapes=(Box(x=0, width=100, tone="unknown", style="hatched"),),
                text="Not marked: neither zero nor counted",
            ),
        ),
    )


def money_table():
    return Table(
        id="table-money",
        caption="Spending by marker",
        columns=(Column(title="Year"), Column(title="Marker", weight=20), Column(title="USD", align="end")),
        rows=(
            Row(cells=(cell("2016"), cell("Principal"), cell("1,343,833", number="1343833", format="#,##0"))),
            Row(
                cells=(cell("2016"), cell("Not marked"), cell("7,042,696", number="7042696", format="#,##0"))
            ),
            Row(
                cells=(cell("2016"), cell("All"), cell("8,386,529", number="8386529", format="#,##0")),
                strong=True,
            ),
        ),
        sheet="Spending",
    )


def timeline():
    return Chart(
        kind="plan",
        before=("Action", "Who"),
        before_weights=(30, 14),
        after=("Due",),
        after_weights=(14,),
        drawn_weight=42,
        head=tuple(
            Label(x=x, text=text, anchor=anchor, tone="quiet")
            for x, text, anchor in ((0, "2017", "start"), (50, "2018", "middle"), (100, "2019", "end"))
        ),
        rows=(
            ChartRow(
                group="Planning",
                before=("Write the parity plan", "RCO"),
                shapes=(
                    Rule(x=50, tone="rule"),
                    Box(x=5, width=40, y=3.5, height=3, tone="a"),
                    Dot(x=45, form="diamond"),
                ),
                after=("March 2018",),
                sentence="From January 2017 to March 2018.",
            ),
            ChartRow(
                before=("Train the M&E group", "UNFPA"),
                shapes=(
                    Rule(x=50, tone="rule"),
                    Box(x=50, width=30, y=3.5, height=3, tone="a", style="dashed"),
                    Dot(x=80, form="diamond", tone="quiet"),
                ),
                after=("no date",),
                sentence="Planned for 2018, without a date.",
            ),
        ),
    )


def timeline_table():
    return Table(
        id="table-plan",
        caption="Actions",
        columns=(Column(title="Action", weight=30), Column(title="Who"), Column(title="Due", weight=14)),
        rows=(
            Row(cells=(cell("Write the parity plan"), cell("RCO"), cell("March 2018"))),
            Row(cells=(cell("Train the M&E group"), cell("UNFPA"), cell("no date"))),
        ),
        sheet="Actions",
    )


def shares():
    return Chart(
        kind="shares",
        before=("Pillar",),
        before_weights=(30,),
        after=("Of all", "Share"),
        after_weights=(12, 10),
        drawn_weight=48,
        head=(),
        rows=tuple(
            ChartRow(
                before=(f"Pillar {i}",),
                shapes=(
                    Box(x=0, width=100, tone="rule", style="framed"),
                    Box(x=0, width=share, tone="a"),
                    Rule(x=33.3, dashed=True),
                ),
                after=(count, f"{share} %"),
                sentence=f"{count}, {share} per cent.",
            )
            for i, share, count in ((1, 9, "1 of 11"), (2, 25, "3 of 12"), (3, 17, "1 of 6"))
        ),
        keys=(Key(shapes=(Rule(x=50, dashed=True),), text="One third"),),
    )


def shares_table():
    return Table(
        id="table-shares",
        caption="Indicators that measure gender change",
        columns=(
            Column(title="Pillar", weight=30),
            Column(title="Of all", align="end"),
            Column(title="Share", align="end"),
        ),
        rows=(
            Row(cells=(cell("Pillar 1"), cell("1 of 11"), cell("9 %", number="0.0909", format="0.0%"))),
            Row(cells=(cell("Pillar 2"), cell("3 of 12"), cell("25 %", number="0.25", format="0.0%"))),
            Row(cells=(cell("Pillar 3"), cell("1 of 6"), cell("17 %", number="0.1667", format="0.0%"))),
        ),
        sheet="Shares",
    )


# ── the report ───────────────────────────────────────────────────────────────────────────────

PROSE = (
    "Gender equality stands on the agenda of every country team meeting, twelve in the past year, and the Resident Coordinator speaks for it in public. Staff see the commitment: more than eight in ten say that heads of agency mean it.",
    "Of 124 colleagues 95 answered the survey, enough for a margin of 4.9 points. On average 72 % of answers are positive, 15 % neutral and 13 % negative, which meets the standard of 65 %. Work-life balance stays below it.",
    "Parity is missing. Women hold more than 55 % of the posts in every group. Senior staff are one post away, General Service four.",
)


def figure(name, caption, chart, table, sentence, note=""):
    return Figure(
        id=f"figure-{name}", caption=caption, chart=chart, sentence=sentence, table=table, note=note
    )


def findings(of):
    words = LEVELS[of]
    return Section(
        id="findings",
        title="Findings",
        new_page=True,
        blocks=(
            Paragraph(line=line("Four indicators of fifteen meet the standard."), role="lede"),
            figure(
                "overview",
                "Four of fifteen indicators meet or exceed the minimum standards.",
                overview(of),
                overview_table(of),
                "Four of fifteen indicators meet or exceed the standards; one is not applicable.",
                "Levels as of 31 October 2017.",
            ),
        ),
        sections=(
            Section(
                id="leadership",
                title="4  Leadership and organizational culture",
                columns=2,
                blocks=(
                    Paragraph(
                        line=(
                            Words(text=PROSE[0] + " Leadership is "),
                            LevelMark(word=words[-1], position=of, of=of),
                            Words(text="; parity is "),
                            LevelMark(word=words[0], position=1, of=of),
                            Words(text="."),
                            Footnote(text="Minutes of the country team, October 2016 to September 2017."),
                        )
                    ),
                    Paragraph(
                        line=(
                            Words(text=PROSE[1] + " See "),
                            Link(text="the survey", target="#figure-survey"),
                            Words(text="."),
                        )
                    ),
                    Paragraph(line=line(PROSE[2])),
                    figure(
                        "survey",
                        "Two areas of three pass 65 %; work-life balance does not.",
                        survey(),
                        survey_table(),
                        "Work-life balance stays at 61 per cent.",
                        "n = 95 of 124.",
                    ),
                    figure(
                        "women-men",
                        "Women in General Service answer more positively than men.",
                        women_and_men(),
                        women_and_men_table(),
                        "The widest difference is ten points.",
                    ),
                    figure(
                        "parity",
                        "No group lies in the parity band of 45 to 55 % women.",
                        parity(),
                        parity_table(),
                        "Both groups lie above the band.",
                    ),
                ),
                sections=(
                    Section(
                        id="indicator-4.1",
                        title="4.1 Leadership",
                        blocks=(
                            Facts(
                                pairs=(
                                    ("Computed", (LevelMark(word=words[-1], position=of, of=of),)),
                                    (
                                        "Agreed",
                                        (
                                            LevelMark(word=words[1], position=2, of=of),
                                            Words(text=", which differs"),
                                        ),
                                    ),
                                    (
                                        "Evidence",
                                        (
                                            Words(text="Minutes "),
                                            Link(text="E-07", target="https://example.org/e07?a=1&b=2"),
                                        ),
                                    ),
                                )
                            ),
                            Bullets(
                                items=(
                                    line("Four of four statements are met."),
                                    (
                                        Words(text="Nothing is "),
                                        Words(text="open", strong=True),
                                        Words(text="."),
                                    ),
                                )
                            ),
                            Bullets(
                                items=(line("Ask the heads of agency."), line("Write it down.")), ordered=True
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )


def money_and_plan():
    return Section(
        id="plan",
        title="Money and plan",
        blocks=(
            Callout(
                title="Still open",
                lines=(line("Four criteria are not known yet."), line("Not counted against the team.")),
            ),
            figure(
                "money",
                "16.0 % of spending is marked; most is not itemized.",
                money(),
                money_table(),
                "Most money is not itemized.",
            ),
            figure(
                "plan",
                "Two actions, one without a date.",
                timeline(),
                timeline_table(),
                "One action has no date.",
            ),
            figure(
                "shares",
                "No pillar reaches one third.",
                shares(),
                shares_table(),
                "The best pillar reaches a quarter.",
            ),
            Table(
                id="table-actions",
                caption="Action plan",
                columns=(
                    Column(title="No.", weight=5),
                    Column(title="Action", weight=40),
                    Column(title="Responsible", weight=15),
                    Column(title="Cost, USD", align="end", weight=12),
                ),
                rows=(
                    Row(cells=(cell("Planning"),), group=True),
                    Row(
                        cells=(
                            cell("1"),
                            Cell(
                                line=(
                                    Words(text="Write the parity plan"),
                                    Footnote(text="Decided on 13 October."),
                                )
                            ),
                            cell("RCO"),
                            cell("12,000", number="12000", format="#,##0"),
                        )
                    ),
                    *(
                        Row(
                            cells=(
                                cell(str(n)),
                                cell(
                                    f"Action number {n}, with words enough for a second line on a narrow page"
                                ),
                                cell("UNFPA"),
                                cell("–"),
                            )
                        )
                        for n in range(2, 40)
                    ),
                    Row(
                        cells=(
                            cell(""),
                            cell("All"),
                            cell(""),
                            cell("12,000", number="12000", format="#,##0"),
                        ),
                        strong=True,
                    ),
                ),
                note="Costs are estimates.",
                sheet="Plan",
            ),
        ),
    )


def to_fill():
    return Section(
        id="to-fill",
        title="Section to fill",
        blocks=(
            Paragraph(line=line("For the small group on 4.1."), role="label"),
            FormField(
                key="4.1/a",
                label="Is gender a regular topic?",
                value="yes",
                choices=(("yes", "Yes"), ("no", "No")),
            ),
            FormField(key="4.1/note", label="Note", value="Twelve meetings.\nAll with minutes.", lines=4),
            FormField(key="4.1/empty", label="Evidence", lines=2),
        ),
    )


def languages_and_hostility():
    return Section(
        id="languages",
        title=f"Words in other scripts, and {HOSTILE[0]}",
        blocks=(
            Paragraph(line=line(f"{ARABIC} (UN Women, 2017)")),
            Paragraph(line=line(f"{RUSSIAN}; {CHINESE}; Gleichstellung, égalité, igualdad")),
            Bullets(items=tuple(line(text) for text in HOSTILE)),
            Table(
                id="table-hostile",
                caption=f"A caption with {HOSTILE[2]}",
                columns=(Column(title=HOSTILE[1]), Column(title=HOSTILE[3])),
                rows=tuple(Row(cells=(cell(text), cell(text))) for text in HOSTILE),
                row_headers=False,
            ),
            Paragraph(line=line(HOSTILE[2], Footnote(text=HOSTILE[0])), role="note"),
            Paragraph(
                line=(
                    Link(text="not an address", target="javascript:alert(1)"),
                    Link(text="nowhere", target="#nowhere"),
                )
            ),
        ),
        new_page=True,
    )


def sample_report(direction="ltr", levels=4):
    """The sample; `direction="rtl"` sets language and direction, `levels` the length of the scale."""
    language = "ar" if direction == "rtl" else "en"
    return Report(
        cover=Cover(
            title="Gender equality scorecard",
            subtitle="Report of the assessment, with the action plan",
            subject="United Nations Country Team in Kazakhstan",
            date="31 October 2017",
            author="Inter-agency assessment team",
            office="Office of the Resident Coordinator",
            facts=(("Edition", "August 2017 interim edition"), ("State", "Draft for comments")),
        ),
        language=language,
        direction=direction,
        running_head="UNCT in Kazakhstan, October 2017",
        made_on="2017-10-31",
        imprint=Imprint(
            edition="August 2017 interim edition", digest="7c1e 40ab", version="0.1.0", state="Draft"
        ),
        sections=(
            Section(
                id="contents",
                title="About this report",
                blocks=(Contents(title="Contents"), NewPage(), Paragraph(line=line(PROSE[0]))),
            ),
            findings(levels),
            money_and_plan(),
            to_fill(),
            languages_and_hostility(),
        ),
        words=(("figure", "Figure"), ("table", "Table"), ("contents", "Contents"), ("notes", "Notes")),
    )
