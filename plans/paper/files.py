"""The one door from a plan to a file: pages, preview, bundles and command all get their papers here."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from plans.choices import KEPT_STATES, PlanState
from plans.models import Plan
from plans.paper import drafts
from plans.paper.kept import kept_file
from plans.paper.reading import Reading
from plans.paper.workbook import workbook_of
from shuangyong.documents import pages
from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.filenames import safe_filename
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.text_out import to_text

DPI = 150
"""Dots per inch of a page in the preview: printed from the browser it is as sharp as a copy."""

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Prepared = tuple[str, Callable[[], bytes]]
"""The digest of all that will show ("" for what is not worth keeping), and what makes the bytes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be handed out."""

    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """A plan's PDF; `version` changes with whatever its pages show, and so may stand in an address."""

    version: str
    pdf: bytes

    @property
    def pages(self) -> list[pages.PageSize]:
        return pages.page_sizes(self.pdf)


def make_paper(plan: Plan, fmt: str, reading: Reading | None = None) -> Paper:
    """The plan as "txt", "pdf", "docx" or "xlsx".

    One that is out: the file as it went out. KeyError for another format, Refused where what is out no
    longer is what lies here; errors of rendering pass.
    """
    return Paper(paper_name(plan, fmt), FORMATS[fmt][0], _data(plan, fmt, reading=reading))


def make_paper_in_bulk(plan: Plan, fmt: str) -> Paper:
    """The same for whoever makes hundreds: takes a draft from the shelf, but does not fill it with them."""
    return Paper(paper_name(plan, fmt), FORMATS[fmt][0], _data(plan, fmt, store=False))


def paper_name(plan: Plan, fmt: str) -> str:
    """桂园社区2027年双拥工作计划（草稿）.pdf: the title, what makes this paper special, the format."""
    revision = f"（第{plan.revision}版）" if plan.revision > 1 else ""
    word = _MARKS.get(plan.state) or ("草稿" if plan.is_draft else "")
    mark = f"（{word}）" if word else ""
    return safe_filename(f"{plan.title}{revision}{mark}", f".{fmt}")


def printed(plan: Plan, reading: Reading | None = None) -> Printed:
    """The plan's PDF with its version; a `reading` of the plan, where there is one, saves another."""
    if plan.state in KEPT_STATES:
        pdf = _data(plan, "pdf")
        return Printed(hashlib.sha256(pdf).hexdigest()[:32], pdf)
    digest, make = _pdf(reading or Reading(plan))
    return Printed(digest, drafts.recalled(_key("pdf", digest), make))


def page_count(plan: Plan) -> int:
    """How many pages the printed plan has."""
    return len(printed(plan).pages)


def page_on_shelf(plan: Plan, number: int, version: str) -> bytes | None:
    """Page `number` (from 1) of that version as a picture, where it was drawn before."""
    return drafts.recall(_page_key(plan, version, number))


def page_png(plan: Plan, paper: Printed, number: int) -> bytes:
    """Page `number` (from 1) of the plan's paper as a picture; IndexError where there is none."""
    draw = partial(pages.page_picture, paper.pdf, number - 1, DPI)
    return drafts.recalled(_page_key(plan, paper.version, number), draw)


def _page_key(plan: Plan, version: str, number: int) -> str:
    """The plan's number stands in it: a version seen with one plan opens no page of another."""
    return f"page:{plan.pk}:{version}:{number}"


def _key(fmt: str, digest: str) -> str:
    return f"{fmt}:{digest}"


def _data(plan: Plan, fmt: str, *, store: bool = True, reading: Reading | None = None) -> bytes:
    prepare = FORMATS[fmt][1]
    if plan.state in KEPT_STATES:
        return kept_file(plan, fmt, paper_name(plan, fmt), lambda issued: prepare(Reading(issued))[1]())
    digest, make = prepare(reading or Reading(plan))
    return drafts.recalled(_key(fmt, digest), make, store=store) if digest else make()


def _pdf(reading: Reading) -> Prepared:
    return drafts.document_digest(reading.document), lambda: to_pdf(reading.document)


def _docx(reading: Reading) -> Prepared:
    """The file carries what it says as data too, so that it comes in again with nothing lost."""
    said = _said(reading)
    digest = drafts.document_digest(reading.document)
    if said is not None:
        digest = hashlib.sha256(f"{digest}{json.dumps(said, sort_keys=True)}".encode()).hexdigest()
    return digest, lambda: to_docx(reading.document, carried=said)


def _said(reading: Reading) -> dict[str, Any] | None:
    """What the paper prints, as data; None for a summary. Who has the file can read it: no more than that."""
    if not reading.plan.is_plan:
        return None
    content = reading.content
    return (content if content.show_task_table else replace(content, tasks=())).to_json()


def _xlsx(reading: Reading) -> Prepared:
    return drafts.plan_digest(reading), lambda: workbook_of(
        reading.plan, content=reading.content, type_names=reading.type_names
    )


def _txt(reading: Reading) -> Prepared:
    return "", lambda: to_text(reading.text).encode()


def formats_of(plan: Plan) -> list[str]:
    """What it can be had as; a summary has no tasks, and so no sheet of them."""
    return [fmt for fmt in FORMATS if plan.is_plan or fmt != "xlsx"]


_MARKS: dict[str, str] = {PlanState.VOID: "作废", PlanState.SUPERSEDED: "已被变更"}
FORMATS: dict[str, tuple[str, Callable[[Reading], Prepared]]] = {
    "pdf": ("application/pdf", _pdf),
    "docx": (_DOCX, _docx),
    "xlsx": (_XLSX, _xlsx),
    "txt": ("text/plain; charset=utf-8", _txt),
}
"""Formats by the ending of the file: what the browser is told, and how the bytes are made."""
