"""Measures of the paper in Word's own units, and how wide words will be (GB/T 9704-2012)."""

import unicodedata

TWIPS_PER_MM = 1440 / 25.4
LINE = 579
"""Pitch of the lines: 22 of them must stay within 225 mm (12,756 twips), and Word counts whole twips."""

TITLE_LINE = 725
"""Pitch of a title's lines."""

CHARACTER = 315.86
"""Pitch of the characters: a 28th of 156 mm."""

PER_LINE = 28.0
"""Characters in a line."""

CHAR_SPACE = -848
"""The same for `w:docGrid`: what is added to a 16 pt character, in 4096ths of a point."""

TIGHTER = -6
"""The same for `w:spacing`, in whole twips; justified lines make up for what is too much.

LibreOffice gives a character that is wider than its place on the grid two places. So the grid is
named in the file, for Word's page setup to show, and the type itself is set closer.
"""

SHEET = (210.0, 297.0)
TOP, RIGHT, BOTTOM, LEFT = 37.0, 26.0, 35.0, 28.0
"""The sheet and its margins in millimetres (5.2)."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, rounded down so that type never loses its last line."""
    return int(mm * TWIPS_PER_MM)


def characters(number: float) -> int:
    """The width of so many characters of the text, in twips."""
    return round(number * CHARACTER)


def width_of(words: str) -> float:
    """How many characters wide the words are; Latin letters and figures count half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in words)


UPRIGHT_ROOM, WIDE_ROOM = twips(225), twips(156)
"""Height of the type area of an upright and of a wide sheet."""
