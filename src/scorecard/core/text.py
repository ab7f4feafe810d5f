"""Words in several languages, with a declared fallback, and sentences that can be translated after they are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in one or more languages."""

    by_language: Mapping[str, str] = field(default_factory=dict)

    def said_in(self, language: str = FALLBACK) -> str:
        """Return the words in this language, else in the fallback, else in whichever there is, else nothing.

        >>> Text({"en": "Meets", "fr": "Satisfait"}).said_in("fr")
        'Satisfait'
        """
        words = self.by_language
        if language in words:
            return words[language]
        return words.get(FALLBACK) or next(iter(words.values()), "")

    def __str__(self) -> str:
        return self.said_in()

    def __bool__(self) -> bool:
        return any(self.by_language.values())


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values apart, so that a shell can translate the sentence and keep the values.

    >>> str(Message("{met} of {of} are met", {"met": 2, "of": 4}))
    '2 of 4 are met'
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence in the language that `translate` speaks; values that are sentences are said in it too."""
        values = {
            name: value.said(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.template).format_map(values)

    def __str__(self) -> str:
        return self.said()
