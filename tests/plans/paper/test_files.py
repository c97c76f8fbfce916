"""Files of a plan: names, formats, one rendering for many pages."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from plans.models import Plan
from plans.paper import files
from plans.paper.document import document_of
from shuangyong.documents.model import Document
from shuangyong.documents.pdf import to_pdf

MakePlan = Callable[..., Plan]


def test_a_draft_says_so_in_its_name(make_plan: MakePlan) -> None:
    assert files.make_paper(make_plan(), "txt").filename == "桂园社区2027年双拥工作计划（草稿）.txt"


def test_an_issued_plan_carries_its_title_alone(make_plan: MakePlan) -> None:
    assert files.paper_name(make_plan("issued"), "pdf") == "桂园社区2027年双拥工作计划.pdf"


def test_a_void_plan_and_a_second_revision_say_so(make_plan: MakePlan) -> None:
    plan = make_plan()
    plan.state, plan.revision = "void", 2
    assert files.paper_name(plan, "pdf") == "桂园社区2027年双拥工作计划（第2版）（作废）.pdf"


@pytest.mark.parametrize(
    ("fmt", "opening"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("txt", "桂园".encode())]
)
def test_each_format_gives_its_file(make_plan: MakePlan, fmt: str, opening: bytes) -> None:
    assert files.make_paper(make_plan(), fmt).data.startswith(opening)


def test_an_unknown_format_is_refused(make_plan: MakePlan) -> None:
    with pytest.raises(KeyError):
        files.make_paper(make_plan(), "doc")


def test_pages_and_export_share_one_rendering(make_plan: MakePlan, monkeypatch: Any) -> None:
    plan = make_plan()
    rendered: list[Document] = []

    def counted(document: Document) -> bytes:
        rendered.append(document)
        return to_pdf(document)

    monkeypatch.setattr(files, "to_pdf", counted)
    files.page_count(plan)
    files.page_png(plan, files.printed(plan), 1)
    files.make_paper(plan, "pdf")
    assert len(rendered) == 1


@pytest.mark.parametrize(("state", "mark"), [("draft", "草稿"), ("issued", ""), ("void", "作废")])
def test_the_paper_is_marked_by_its_state(make_plan: MakePlan, state: str, mark: str) -> None:
    plan = make_plan()
    plan.state = state
    assert document_of(plan).mark == mark


@pytest.mark.parametrize("state", ["draft", "void"])
def test_a_table_that_is_not_in_force_says_so_under_its_title(make_plan: MakePlan, state: str) -> None:
    plan = make_plan()
    plan.state = state
    sheet = load_workbook(BytesIO(files.make_paper(plan, "xlsx").data)).worksheets[0]
    assert sheet.cell(2, 1).value.endswith(plan.get_state_display())
