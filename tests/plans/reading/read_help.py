"""What is read in a few lines of text, as plain values."""

from plans.reading.blocks import blocks_of
from plans.reading.found import FoundTask, Reading
from plans.reading.outline import outline
from plans.reading.parts import Part
from plans.reading.reader import read_plan
from shuangyong.documents.incoming import lines_of_text

TITLE = "云溪社区2026年双拥工作计划\n"


def reading_of(text: str) -> Reading:
    return read_plan(lines_of_text(text))


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs as meant, each with its marker."""
    return [block.marker.text + block.text for block in blocks_of(lines_of_text(text))]


def parts_of(text: str) -> list[Part]:
    return outline(blocks_of(lines_of_text(text)))


def headings_of(text: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in reading_of(text).headings]


def works_of(text: str) -> list[FoundTask]:
    """The tasks of lines that stand under a heading of measures."""
    return list(reading_of(f"{TITLE}一、主要措施\n{text}").tasks)


def words_of(text: str) -> list[str]:
    return [task.text for task in works_of(text)]


def quarters_of(text: str) -> tuple[int, ...]:
    """The quarters of the one task of a line."""
    (task,) = works_of(text)
    return task.quarters
