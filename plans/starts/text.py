"""A plan from a text: every line stays as it was typed; clear headings get a role."""

import re
from collections.abc import Callable

from plans.choices import ParagraphRole
from plans.content import ParagraphContent, PlanContent
from plans.services.editing import MAX_ROWS
from plans.starts.basics import TITLE_LENGTH, CannotStart, usual_title
from shuangyong.documents.decode import MAX_BYTES, UnreadableText, decode_text
from shuangyong.documents.model import Kind, Paragraph
from shuangyong.documents.text_in import read_paragraphs

MAX_PARAGRAPH = 20_000
_BLANKS = 40  # what the columns for indent and marker hold
_TITLE_ENDS = ("计划", "要点", "方案", "安排", "打算")
_TITLE_WORDS = 60
_PART_ENDS = (*_TITLE_ENDS, "目标", "措施", "任务")
_PART_WORDS = 30
_SENTENCE = re.compile(r"[。；！？，：;!?]")
_ROLES: tuple[tuple[ParagraphRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (ParagraphRole.GUIDING, r"指导思想|总体要求|总体思路"),
        (ParagraphRole.ORGANISATION, r"组织领导|组织机构|领导小组|领导机构"),
        (ParagraphRole.SCHEDULE, r"(?:季度|进度|时间|月度|活动|工作)安排|实施步骤|安排表"),
        (ParagraphRole.GOALS, r"(?:工作|总体|主要|年度|奋斗|共建)目标|目标任务"),
        (ParagraphRole.MEASURES, r"(?:工作|主要|具体|保障)措施|(?:工作|主要|重点)任务|(?:主要|重点)工作"),
        (ParagraphRole.STANDARDS, r"(?:慰问|补助|优待|奖励)标准"),
    )
)


def read_text_file(size: int, read: Callable[[], bytes]) -> str:
    """The text of a .txt file of `size` bytes, never read when too large; raises CannotStart."""
    if size > MAX_BYTES:
        raise CannotStart(
            f"文件太大（{size / 1024 / 1024:.1f} MB），最多{MAX_BYTES // 1024 // 1024} MB。"
            "一年的计划通常只有几十KB，请核对是否选错了文件，或只导入计划的文字。"
        )
    try:
        return decode_text(read())
    except UnreadableText as error:
        raise CannotStart(str(error)) from error


def checked_text(text: str) -> list[Paragraph]:
    """The paragraphs of a text; raises CannotStart when there are none, too many, or one is endless."""
    if "\0" in text:
        raise CannotStart("文字里有无法显示的内容。请只复制计划的文字，再粘贴一次。")
    paragraphs = read_paragraphs(text)
    if not paragraphs:
        raise CannotStart("没有文字可以导入。请粘贴计划的文字，或选择一个文本文件。")
    if len(paragraphs) > MAX_ROWS:
        raise CannotStart(
            f"这篇文字有{len(paragraphs)}段，一份计划最多{MAX_ROWS}段。如果里面有好几份计划，请一份一份地导入。"
        )
    for number, paragraph in enumerate(paragraphs, start=1):
        if len(paragraph.source) > MAX_PARAGRAPH:
            raise CannotStart(
                f"第{number}段有{len(paragraph.source)}个字，每段最多{MAX_PARAGRAPH}个字。请在适当的地方分段后再导入。"
            )
    return paragraphs


def from_text(text: str, *, year: int, unit_name: str, title: str = "") -> PlanContent:
    """The plan a text makes. Raises CannotStart.

    The first line becomes the title when it looks like one (and `title` does not say otherwise), so that it
    is printed once. A title that is not a line of the text is kept apart from it (`title_in_text` is False).
    """
    paragraphs = checked_text(text)
    first = paragraphs[0]
    own_title = looks_like_title(first) and title in ("", first.text)
    if own_title:
        paragraphs = paragraphs[1:]
    return PlanContent(
        title=first.text if own_title else title or usual_title(unit_name, year),
        year=year,
        title_in_text=own_title,
        paragraphs=tuple(_with_roles(paragraphs)),
    )


def looks_like_title(paragraph: Paragraph) -> bool:
    """Whether the line is a plan's title and would come out again exactly as it stands."""
    words = paragraph.text
    if paragraph.indent or paragraph.marker or words != words.strip():
        return False
    fits = len(words) <= min(_TITLE_WORDS, TITLE_LENGTH) and not _SENTENCE.search(words)
    return fits and re.sub(r"[（(][^（）()]*[）)]$", "", words).endswith(_TITLE_ENDS)


def _with_roles(paragraphs: list[Paragraph]) -> list[ParagraphContent]:
    taken: set[str] = set()
    rows = []
    for index, paragraph in enumerate(paragraphs):
        if 0 < index < len(paragraphs) - 1 and _opens_part(paragraph):
            rows.append(_row(paragraph, str(ParagraphRole.PART)))
            continue
        role = _role(paragraph)
        # Only the first of its kind: two headings with one role would print the same rows twice.
        role = "" if role in taken else role
        taken |= {role} - {""}
        rows.append(_row(paragraph, role))
    return rows


def _opens_part(paragraph: Paragraph) -> bool:
    """A short line without number and stop, such as 2027年双拥共建工作目标: a new part begins."""
    words = paragraph.text.strip()
    unmarked = not paragraph.level and len(words) <= _PART_WORDS and not _SENTENCE.search(words)
    return unmarked and words.endswith(_PART_ENDS)


def _role(paragraph: Paragraph) -> str:
    if paragraph.kind is not Kind.HEADING or paragraph.level > 2:
        return ""
    return next((str(role) for role, pattern in _ROLES if pattern.search(paragraph.text)), "")


def _row(paragraph: Paragraph, role: str) -> ParagraphContent:
    if len(paragraph.indent) > _BLANKS or len(paragraph.marker) > _BLANKS:
        # More blanks than the columns hold: the whole line is the text, and nothing is lost.
        return ParagraphContent(text=paragraph.source)
    return ParagraphContent(
        text=paragraph.text,
        level=paragraph.level,
        marker=paragraph.marker,
        indent=paragraph.indent,
        role=role,
    )
