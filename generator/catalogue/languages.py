"""Programming languages of snippets."""

from typing import NamedTuple


class Language(NamedTuple):
    """A programming language: the file name suffix after the snippet ID, the display name, and the Pygments lexer."""

    suffix: str
    title: str
    lexer: str


LANGUAGES = (
    Language(".py", "Python", "python"),
    Language(".tweepy.py", "Python with tweepy", "python"),
    Language(".mjs", "JavaScript", "javascript"),
    Language(".sh", "curl", "bash"),
)
