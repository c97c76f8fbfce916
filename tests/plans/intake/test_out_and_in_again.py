"""A plan of the system, exported and read again: its own lines come back, what the paper adds does not."""

import io
from typing import Any

import pytest
from django.urls import reverse

from plans.models import Intake, Plan
from tests.cast import Cast
from tests.plans.intake.conftest import read


@pytest.mark.parametrize("fmt", ["docx", "txt"])
def test_an_export_comes_in_with_its_lines_and_tasks(
    cast: Cast, as_user: Any, make_plan: Any, fmt: str
) -> None:
    client = as_user(cast.clerk)
    plan: Plan = make_plan("issued")
    export = client.get(reverse("plans:export", args=[plan.pk, fmt]))
    data = b"".join(export.streaming_content) if export.streaming else export.content
    file = io.BytesIO(data)
    file.name = f"计划.{fmt}"
    assert client.post(reverse("plans:new_file"), {"file": file}).status_code == 302
    confirmed = read(Intake.objects.get()).confirmed()
    assert confirmed.reading.title == plan.title
    said = "".join(line.text for line in confirmed.reading.lines)
    for paragraph in plan.paragraphs.all():
        assert paragraph.text in said
    titles = [task.text for task in confirmed.reading.tasks]
    for task in plan.tasks.all():
        assert any(task.title in title for title in titles), (task.title, titles)
