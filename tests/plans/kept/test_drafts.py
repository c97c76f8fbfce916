"""A draft's files are made again only when something that shows on them has changed."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db.models import F

from plans.models import Paragraph, Plan, Task
from plans.paper import drafts, files
from shuangyong.documents.pdf import to_pdf
from tests.cast import Cast

MakePlan = Callable[..., Plan]


@pytest.fixture
def pressed(monkeypatch: Any) -> list[str]:
    """Titles of the documents that were set, in their order."""
    titles: list[str] = []

    def counted(document: Any) -> bytes:
        titles.append(document.title)
        return to_pdf(document)

    monkeypatch.setattr(files, "to_pdf", counted)
    return titles


def fresh(plan: Plan) -> Plan:
    found: Plan = Plan.objects.select_related("unit").get(pk=plan.pk)
    return found


def test_an_unchanged_draft_is_set_once(make_plan: MakePlan, pressed: list[str]) -> None:
    plan = make_plan()
    first = files.make_paper(plan, "pdf").data
    assert files.make_paper(fresh(plan), "pdf").data == first
    assert len(pressed) == 1


def test_what_does_not_show_sets_nothing_again(
    make_plan: MakePlan, pressed: list[str], cast: Cast, monkeypatch: Any
) -> None:
    plan = make_plan()
    before = [files.make_paper(plan, fmt).data for fmt in ("pdf", "docx", "xlsx")]
    Plan.objects.filter(pk=plan.pk).update(
        version=F("version") + 1,
        content_version=F("content_version") + 4,
        edited_by=cast.colleague,
        notes=["看看"],
    )
    for maker in ("to_pdf", "to_docx", "workbook_of"):
        monkeypatch.setattr(files, maker, lambda source: pytest.fail("made again"))
    assert [files.make_paper(fresh(plan), fmt).data for fmt in ("pdf", "docx", "xlsx")] == before
    assert len(pressed) == 1


CHANGES: dict[str, Callable[[Plan], object]] = {
    "title": lambda plan: Plan.objects.filter(pk=plan.pk).update(title="另一份计划"),
    "text": lambda plan: Paragraph.objects.filter(plan=plan, level=0).update(text="改过的话。"),
    "task": lambda plan: Task.objects.filter(plan=plan).update(place="文化活动室"),
    "date": lambda plan: Plan.objects.filter(pk=plan.pk).update(signed_on=date(2027, 1, 13)),
    "void": lambda plan: Plan.objects.filter(pk=plan.pk).update(state="void"),
    "signature": lambda plan: type(plan.unit).objects.filter(pk=plan.unit_id).update(signature="桂园居委会"),
}


SEEN = [(fmt, change) for fmt in ("pdf", "docx") for change in CHANGES]
SEEN += [("xlsx", change) for change in ("title", "task", "void")]


@pytest.mark.parametrize(("fmt", "change"), SEEN)
def test_what_shows_makes_another_file(make_plan: MakePlan, fmt: str, change: str) -> None:
    plan = make_plan()
    before, version = files.make_paper(plan, fmt).data, files.printed(plan).version
    CHANGES[change](plan)
    assert files.printed(fresh(plan)).version != version
    assert files.make_paper(fresh(plan), fmt).data != before


def test_back_to_what_it_was_it_is_found_again(make_plan: MakePlan, pressed: list[str]) -> None:
    plan = make_plan()
    for title in (plan.title, "另一份计划", plan.title):
        Plan.objects.filter(pk=plan.pk).update(title=title)
        files.make_paper(fresh(plan), "pdf")
    assert len(pressed) == 2


def test_another_press_sets_it_again(make_plan: MakePlan, pressed: list[str], monkeypatch: Any) -> None:
    plan = make_plan()
    files.make_paper(plan, "pdf")
    monkeypatch.setattr(drafts, "press", lambda: "a font more")
    files.make_paper(plan, "pdf")
    assert len(pressed) == 2


def test_all_processes_share_one_shelf() -> None:
    """A digest with something of one process in it would be another one in the next: never found again."""
    code = "import django; django.setup(); from plans.paper.drafts import press; print(press())"
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "shuangyong.settings"}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=root,
            env={**environment, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "2")
    ]
    said = [process.communicate()[0] for process in processes]
    assert len(said[0]) > 60
    assert said[0] == said[1]


def test_whoever_makes_hundreds_takes_from_the_shelf_and_puts_nothing_on_it(
    make_plan: MakePlan, pressed: list[str]
) -> None:
    plan = make_plan()
    files.make_paper_in_bulk(plan, "pdf")
    files.make_paper_in_bulk(plan, "pdf")
    files.make_paper(plan, "pdf")
    files.make_paper_in_bulk(plan, "pdf")
    assert len(pressed) == 3


def test_a_shelf_that_cannot_be_read_costs_time_only(
    make_plan: MakePlan, pressed: list[str], tmp_path: Any, caplog: Any
) -> None:
    plan = make_plan()
    first = files.make_paper(plan, "pdf").data
    for entry in (tmp_path / "cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:40] + b"rubbish")
    assert files.make_paper(plan, "pdf").data[:5] == first[:5]
    assert len(pressed) == 2


def test_a_shelf_that_takes_nothing_costs_time_only(
    make_plan: MakePlan, monkeypatch: Any, caplog: Any
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(caches["papers"]), "set", full)
    assert files.make_paper(make_plan(), "pdf").data.startswith(b"%PDF")
    assert "takes nothing" in caplog.text


def test_a_version_seen_with_one_plan_opens_no_page_of_another(make_plan: MakePlan) -> None:
    plan, other = make_plan(), make_plan()
    paper = files.printed(plan)
    version = paper.version
    files.page_png(plan, paper, 1)
    assert files.page_on_shelf(plan, 1, version)
    assert files.page_on_shelf(other, 1, version) is None
