"""The one door from a plan to a file: pages, preview and command all get their papers here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache

from plans.choices import PlanState
from plans.models import Plan
from plans.paper.document import document_of
from plans.paper.workbook import workbook_of
from shuangyong.documents import pages
from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.filenames import safe_filename
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.text_out import to_text

PAGE_WIDTH = 900
"""Pixels of a page in the preview."""

_KEPT = 15 * 60  # seconds; a preview asks for its pages right after each other
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be handed out."""

    filename: str
    content_type: str
    data: bytes


def make_paper(plan: Plan, fmt: str) -> Paper:
    """The plan as "txt", "pdf", "docx" or "xlsx". KeyError for another format; errors of rendering pass."""
    content_type, render = FORMATS[fmt]
    return Paper(paper_name(plan, fmt), content_type, render(plan))


def paper_name(plan: Plan, fmt: str) -> str:
    """桂园社区2027年双拥工作计划（草稿）.pdf: the title, what makes this paper special, the format."""
    revision = f"（第{plan.revision}版）" if plan.revision > 1 else ""
    word = _MARKS.get(plan.state) or ("草稿" if plan.is_draft else "")
    mark = f"（{word}）" if word else ""
    return safe_filename(f"{plan.title}{revision}{mark}", f".{fmt}")


def paper_version(plan: Plan) -> str:
    """Changes with whatever the paper shows, and so may stand in an address and in a cache."""
    parts = (plan.pk, plan.version, plan.content_version, plan.state, plan.unit.name, plan.unit.signed_as)
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def pdf_of(plan: Plan) -> bytes:
    """The printed plan; set once for each version of it."""
    key = f"plan-pdf:{paper_version(plan)}"
    data: bytes | None = cache.get(key)
    if data is None:
        data = to_pdf(document_of(plan))
        cache.set(key, data, _KEPT)
    return data


def forget_pdf(plan: Plan) -> None:
    """Let go of a PDF that nobody here asks for again, so that a worker setting hundreds stays small."""
    cache.delete(f"plan-pdf:{paper_version(plan)}")


def page_count(plan: Plan) -> int:
    """How many pages the printed plan has."""
    return pages.page_count(pdf_of(plan))


def page_png(plan: Plan, number: int) -> bytes:
    """Page `number` (from 1) as a picture; IndexError where there is none."""
    key = f"plan-page:{paper_version(plan)}:{number}"
    data: bytes | None = cache.get(key)
    if data is None:
        data = pages.page_png(pdf_of(plan), number - 1, PAGE_WIDTH)
        cache.set(key, data, _KEPT)
    return data


def _word_of(plan: Plan) -> bytes:
    return to_docx(document_of(plan))


def _text_of(plan: Plan) -> bytes:
    return to_text(document_of(plan, for_text=True)).encode()


_MARKS: dict[str, str] = {PlanState.VOID: "作废", PlanState.SUPERSEDED: "已被变更"}
FORMATS: dict[str, tuple[str, Callable[[Plan], bytes]]] = {
    "pdf": ("application/pdf", pdf_of),
    "docx": (_DOCX, _word_of),
    "xlsx": (_XLSX, workbook_of),
    "txt": ("text/plain; charset=utf-8", _text_of),
}
"""Formats by the ending of the file: what the browser is told, and how the bytes are made."""
