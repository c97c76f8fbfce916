"""What was exported as Word comes in again with nothing lost; changed in Word, it is read as it stands."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from plans.choices import PaperLayout
from plans.content import PlanContent
from plans.intake.carried import content_in
from plans.models import Intake, Plan
from plans.paper.files import make_paper
from plans.services.rows import content_of
from tests.conftest import sample_content

KEYS = {"key": "", "paragraph_key": ""}


def without_keys(content: PlanContent) -> PlanContent:
    return replace(
        content,
        paragraphs=tuple(replace(row, key="") for row in content.paragraphs),
        goals=tuple(replace(row, key="") for row in content.goals),
        tasks=tuple(replace(row, **KEYS) for row in content.tasks),
        members=tuple(replace(row, key="") for row in content.members),
    )


def brought_in_again(client: Any, data: bytes, year: int) -> PlanContent:
    file = SimpleUploadedFile("计划.docx", data)
    answer = client.post(reverse("plans:new_file"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    intake = Intake.objects.get()
    client.post(
        reverse("plans:intake_years", args=[intake.pk]),
        {"text_year": year, "make_year": year, "version": intake.version},
    )
    intake.refresh_from_db()
    answer = client.post(
        reverse("plans:intake_make", args=[intake.pk]), {"version": intake.version, "again": "on"}
    )
    assert answer.status_code == 302, answer.content.decode()
    return content_of(Plan.objects.order_by("-pk")[0])


@pytest.mark.parametrize(
    ("state", "layout"), [("draft", PaperLayout.PLAIN), ("draft", PaperLayout.RED), ("issued", "")]
)
def test_an_export_comes_in_as_it_went_out(
    cast: Any, make_plan: Any, as_user: Any, layout: str, state: str
) -> None:
    plan = make_plan(state, content=sample_content(2027))
    if layout:
        Plan.objects.filter(pk=plan.pk).update(layout=layout)
        plan.refresh_from_db()
    data = make_paper(plan, "docx").data
    again = brought_in_again(as_user(cast.clerk), data, 2027)
    assert without_keys(again) == without_keys(content_of(plan))


def test_what_was_changed_in_word_is_read_as_it_stands(cast: Any, make_plan: Any, as_user: Any) -> None:
    plan = make_plan("draft", content=sample_content(2027))
    paper = Document(BytesIO(make_paper(plan, "docx").data))
    paper.paragraphs[-1].insert_paragraph_before("5月组织居民参观国防教育基地。")
    changed = BytesIO()
    paper.save(changed)
    again = brought_in_again(as_user(cast.clerk), changed.getvalue(), 2027)
    assert any("国防教育基地" in task.title for task in again.tasks)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"title": 3, "year": "x"},
        {"title": "计划", "year": 2027, "tasks": [{"title": 1}]},
        {"title": "计划", "year": 2027, "tasks": "abc"},
        {"title": "计划", "year": 2027, "goals": [3]},
        {"title": "计划", "year": 2027, "tasks": [{"title": "走访", "timings": [{"kind": "never"}]}]},
        {"title": "计划", "year": 2027, "tasks": [{"title": "走访", "budget": "多"}]},
    ],
)
def test_data_that_is_not_sound_is_passed_over(said: Any) -> None:
    assert content_in(said) is None
