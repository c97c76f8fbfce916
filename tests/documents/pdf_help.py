"""Reading a PDF back for the tests."""

import re
from io import BytesIO

import pdfplumber

MM = 72 / 25.4


def open_pdf(data):
    """A pdfplumber document."""
    return pdfplumber.open(BytesIO(data))


def inside(page):
    """The characters of the type area of an upright page, in drawing order."""
    return [char for char in page.chars if char["top"] >= 36 * MM and char["bottom"] <= 263 * MM]


def printed_text(data):
    """All text of the type areas without white space, in order."""
    with open_pdf(data) as pdf:
        return re.sub(r"\s", "", "".join(char["text"] for page in pdf.pages for char in inside(page)))


def lines_of(page):
    """The characters of the type area by line, from top to bottom."""
    lines: dict[int, list[dict]] = {}
    for char in inside(page):
        if char["text"].strip():
            lines.setdefault(round(char["bottom"] / 4), []).append(char)
    return [lines[key] for key in sorted(lines)]
