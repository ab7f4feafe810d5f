"""Every code that a check may give: what it means, an example, and what to do. The manual's page is made from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A kind of problem. `severity` names every severity that it may have, the most serious first."""

    code: str
    title: str
    severity: str
    meaning: str
    example: str
    remedy: str


def _entry(code: str, title: str, severity: str, meaning: str, example: str, remedy: str) -> Entry:
    return Entry(code=code, title=title, severity=severity, meaning=meaning, example=example, remedy=remedy)


_ENTRIES = (
    # numbers in texts
    _entry(
        "percentage-is-not-its-ratio",
        "A percentage that is not its ratio",
        "error",
        "A sentence gives a count and a percentage of the same thing, and the one is not the other.",
        "“1 of 11 (0.09 %)” prints the fraction as a percentage; “1 of 6 (16 %)” was cut instead of rounded.",
        "Write the rounded percentage, or mend the counts.",
    ),
    _entry(
        "parts-do-not-add",
        "Parts that do not add up",
        "error",
        "Positive, neutral and negative shares do not make 100 % however they were rounded, or a table's parts are not its total.",
        "“72 % positive, 15 % neutral and 17 % negative”.",
        "Mend the part or the total that is wrong. Live figures add up by themselves.",
    ),
    _entry(
        "stated-figure-differs",
        "A stated figure that the data do not give",
        "error",
        "A figure that is bound to the data by its name states another value than the data have. Rounding to the stated decimals is allowed.",
        "`{survey.positive = 75 %}` where the survey gives 72 %.",
        "Leave the stated value out, so that the data speak, or mend the data.",
    ),
    _entry(
        "stated-figure-unreadable",
        "A bound figure without a number",
        "warning",
        "The words after the sign of equality hold no number that could be compared.",
        "`{survey.positive = most}`.",
        "State a number, or leave the sign of equality and the words out.",
    ),
    _entry(
        "same-fact-two-values",
        "The same fact with two values",
        "error",
        "One figure is stated with values that cannot both be roundings of one number.",
        "81 % in the narrative and 82 % in a note, both bound to `survey.heads_committed`.",
        "State the fact once, or let the data speak in both places.",
    ),
    _entry(
        "unknown-figure",
        "A live figure that does not exist",
        "error",
        "A text names a figure that the edition and the data do not have.",
        "`{survey.positives}`.",
        "Take the name that is proposed; write two braces where no figure is meant.",
    ),
    _entry(
        "footnote-without-words",
        "A footnote without words",
        "warning",
        "A text has the mark of a footnote, and no line of the same text gives its words.",
        "“As stated.`[^report]`” without a line that begins with `[^report]:`.",
        "Add the line, or take the mark out.",
    ),
    # people
    _entry(
        "margin-differs",
        "A margin of error that is exceeded",
        "error",
        "A stated margin is a bound. The margin that follows from answers and people invited, with the correction for small populations, is larger.",
        "93 answers of 124 with a margin of 5 points: it is 5.10. 95 of 124 give 4.88, which 5 covers.",
        "State the margin that was recomputed.",
    ),
    _entry(
        "two-populations",
        "Two populations for the same people",
        "error, warning",
        "More people answered than were invited (error), or fewer were invited than the staff table holds (warning).",
        "124 people invited to the survey of all personnel, 155 in the staff table.",
        "Say who counts as personnel, and use one number for the same people.",
    ),
    # lists
    _entry(
        "list-count",
        "A list with another count than stated",
        "error",
        "A number introduces a list that has another number of members, or counts given by turns are not those of the lists.",
        "“nine agencies (A, B, C, D, E, F, G and H)”.",
        "Mend the number or the list.",
    ),
    _entry(
        "name-twice",
        "A name that stands twice",
        "warning",
        "A list, a register or the unique columns of a table hold the same name twice, perhaps in other letters.",
        "“UNICEF, UNDP, UNDSS, UNDP, WHO”.",
        "Keep it once, and mend any number that counted it twice.",
    ),
    # tables
    _entry(
        "stale-table",
        "A table that changed",
        "warning",
        "The document names the digest of a table, and the file that lies there has another one.",
        "The staff table was delivered again after the rating.",
        "See what changed, then take the new digest over or put the old file back.",
    ),
    # levels
    _entry(
        "level-not-from-criteria",
        "An agreed level that the criteria do not give",
        "error, warning, hint",
        "Without a reason it is an error outside the range of the criteria and a warning inside an open one; outside with a reason it is a hint.",
        "Agreed Meets where the criteria give Approaches.",
        "Give the reason, or agree the level that the criteria give.",
    ),
    _entry(
        "unknown-counted-as-lowest",
        "Open facts counted at the lowest level, unsaid",
        "warning",
        "Facts that are not known yet were counted as if they were not met, and neither a reason nor a text says so.",
        "Agreed Missing where the criteria give at least Missing, at most Approaches, without a reason.",
        "Say that what is not known yet was counted at the lowest level.",
    ),
    _entry(
        "contradiction",
        "Two answers that contradict each other",
        "error",
        "One statement is met and another, which follows from it, is not.",
        "In all outcomes, but not in some.",
        "One of the two answers is wrong.",
    ),
    _entry(
        "text-names-another-level",
        "A text that names another level than the score",
        "error",
        "A note, or a sentence of a dimension's narrative, gives an indicator a level that is neither agreed nor computed, or says of its level "
        "that it cannot be reached.",
        "“The score approaching minimum standards cannot be reached yet” beside the score Approaches.",
        "Mend the text or the score.",
    ),
    # evidence and answers
    _entry(
        "no-evidence",
        "A met statement without evidence",
        "warning",
        "A person answered that a statement is met, and neither evidence nor a row of a table stands behind it.",
        "`4.1/approaches/a` met, with an empty list of evidence.",
        "Name the evidence that it rests on, or the table.",
    ),
    _entry(
        "evidence-outside-window",
        "Evidence outside the window",
        "error, warning",
        "All dated evidence of a met statement lies outside the time that the edition asks about, a text calls an older day the past year, or "
        "an agreed level rests on activities outside it (warning).",
        "A training of 9 June 2016 as one of the year before 31 October 2017.",
        "Name evidence from inside the window, or answer that the statement is not met.",
    ),
    _entry(
        "evidence-after-assessment",
        "Evidence of a later day",
        "warning",
        "Evidence is dated after the day to which the assessment refers.",
        "Minutes of November in an assessment of October.",
        "Mend the date, or rate again at a later one.",
    ),
    _entry(
        "evidence-file-missing",
        "A missing evidence file",
        "error",
        "The document names a file that is not in its folder of evidence.",
        "`file: minutes.pdf`, and no such file.",
        "Put the file there, or mend its name.",
    ),
    _entry(
        "answer-contradicts-facts",
        "An answer that the facts contradict",
        "error, warning",
        "A direct answer differs from what tables and facts give; the facts count. An answer that was set over the facts without a note is an error.",
        "Parity answered as met, while the staff table gives 59 % women.",
        "Take the answer back, mend the facts, or set it over the facts with a note.",
    ),
    # the plan
    _entry(
        "action-cannot-reach",
        "An action that cannot reach what it promises",
        "error, hint",
        "With all its effects carried out the indicator stays below the promised level. Where the rest of the plan helps it there, it is a hint.",
        "An action that gathers staff data and promises parity.",
        "Add what is missing to the action, or promise less.",
    ),
    _entry(
        "action-more-than-claimed",
        "An action that reaches more than it promises",
        "hint",
        "Its effects lift an indicator beyond the level that it claims.",
        "It promises Meets and reaches Exceeds.",
        "Promise what it reaches, or see whether its effect says too much.",
    ),
    _entry(
        "action-changes-nothing",
        "An action that changes nothing",
        "warning",
        "With all its effects carried out, no statement, fact or number is other than before.",
        "An action whose effect is empty.",
        "Say in its effect what it brings about, or why it is in the plan.",
    ),
    _entry(
        "gap-without-action",
        "A gap that no action closes",
        "warning, hint",
        "With the whole plan carried out an indicator stays below a higher level: a warning below the headline level, a hint above it. A survey statement below its threshold is a hint too.",
        "No action brings a target for spending.",
        "Add an action for it, or say why it has to wait.",
    ),
    _entry(
        "weak-verb",
        "A weak verb",
        "hint",
        "The words of an action leave open whether anything will be done. Its effect counts as if it were.",
        "“Consider revising the terms of reference”.",
        "Say what will be done.",
    ),
    _entry(
        "no-due-date",
        "No date that can be checked",
        "warning",
        "An action has neither a due date nor a year in its timing.",
        "“From now on”.",
        "Give the action a due date.",
    ),
    # words
    _entry(
        "placeholder-text",
        "A placeholder left in",
        "warning",
        "Words that were to be replaced still stand in a text.",
        "“(to be elaborated)”, “TBD”, “[insert name]”.",
        "Write what belongs there, or take it out.",
    ),
    _entry(
        "local-name-not-used",
        "The edition's name instead of the local one",
        "hint",
        "A note or a narrative uses a term of the edition for which the document gives a local name.",
        "The edition's abbreviation of the programming document, where the country has its own.",
        "Write the local name; titles and criteria keep the edition's words.",
    ),
    _entry(
        "wrong-letter",
        "A letter that the indicator does not have",
        "hint",
        "A note begins with a criterion's letter that its indicator does not have.",
        "“c) …” in a note of an indicator whose letters are a, b and d.",
        "Write the edition's letter.",
    ),
)

CATALOGUE = {entry.code: entry for entry in _ENTRIES}


def render() -> str:
    """Return the manual's page of checks, as Markdown."""
    parts = [
        "# Checks\n",
        "Each finding has a stable code, a place, the values that were compared, and what to do. What agrees is never flagged.",
        "An *error* is a contradiction, a *warning* wants a look, a *hint* is advice.\n",
    ]
    for entry in CATALOGUE.values():
        parts += [
            f"## {entry.code}\n",
            f"**{entry.title}** ({entry.severity}). {entry.meaning}\n",
            f"*Example:* {entry.example}\n",
            f"*What to do:* {entry.remedy}\n",
        ]
    return "\n".join(parts)
