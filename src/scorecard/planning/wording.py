"""Words of an action that leave open whether anything will be done."""

import re

WEAK = re.compile(
    r"\b(?i:consider(?:s|ed|ing)?|explor(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|as appropriate|possibilit(?:y|ies))\b|\bmay\b"
)
"""*May* counts in small letters alone; with a capital it is a month."""


def weak_verb(text: str) -> str | None:
    """Return the first words of a text that leave open whether it will be done, in small letters, or None.

    >>> weak_verb("Consider engaging more partners"), weak_verb("Engage two partners by May 2018")
    ('consider', None)
    """
    found = WEAK.search(text)
    return found.group().lower() if found else None
