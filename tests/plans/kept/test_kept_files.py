"""Files of papers that are out: made once, kept as they went out."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plans.models import IssuedPaper, Paragraph, Plan, TaskType
from plans.paper import files
from plans.services import lifecycle
from plans.tasks import make_papers
from shuangyong.units.errors import Refused
from tests.cast import Cast

MakePlan = Callable[..., Plan]


def disk_path(plan: Plan, fmt: str) -> Path:
    return Path(IssuedPaper.objects.get(plan=plan, fmt=fmt).file.path)


@pytest.mark.parametrize("fmt", ["pdf", "docx", "xlsx", "txt"])
def test_a_file_is_made_once_and_handed_out_again(make_plan: MakePlan, monkeypatch: Any, fmt: str) -> None:
    plan = make_plan("issued")
    first = files.make_paper(plan, fmt).data
    monkeypatch.setitem(files.FORMATS, fmt, (files.FORMATS[fmt][0], lambda plan: pytest.fail("made again")))
    assert files.make_paper(plan, fmt).data == first
    row = IssuedPaper.objects.get(plan=plan, fmt=fmt)
    assert (row.sha256, row.size) == (hashlib.sha256(first).hexdigest(), len(first))


def test_it_lies_in_a_folder_for_our_own_eyes(make_plan: MakePlan, tmp_path: Any) -> None:
    plan = make_plan("issued")
    files.make_paper(plan, "txt")
    path = disk_path(plan, "txt")
    assert path.is_relative_to(tmp_path / "papers")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("state", ["draft", "submitted", "approved"])
def test_what_is_not_out_is_not_kept(make_plan: MakePlan, state: str) -> None:
    files.make_paper(make_plan(state), "txt")
    assert IssuedPaper.objects.count() == 0


def test_a_dictionary_that_changes_later_changes_no_file(
    make_plan: MakePlan, task_type: TaskType, cast: Cast
) -> None:
    plan = make_plan("issued")
    before = [files.make_paper(plan, fmt).data for fmt in ("pdf", "txt")]
    cast.community.name = "桂园新村社区"
    cast.community.save()
    again = Plan.objects.select_related("unit").get(pk=plan.pk)
    assert [files.make_paper(again, fmt).data for fmt in ("pdf", "txt")] == before


def test_a_superseded_paper_stays_as_it_was_issued(make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    before = files.make_paper(plan, "pdf").data
    Plan.objects.filter(pk=plan.pk).update(state="superseded")
    late = files.make_paper(Plan.objects.select_related("unit").get(pk=plan.pk), "xlsx").data
    plan.refresh_from_db()
    assert files.make_paper(plan, "pdf").data == before
    assert "已被变更".encode() not in late
    assert files.paper_name(plan, "pdf").endswith("（已被变更）.pdf")


def test_a_void_paper_is_made_fresh_with_its_mark_and_not_kept(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("issued")
    before = files.make_paper(plan, "pdf").data
    void = lifecycle.void(plan=plan, actor=cast.clerk, version=plan.version, reason="数字写错了。")
    assert files.make_paper(void, "pdf").data != before
    assert list(IssuedPaper.objects.values_list("fmt", flat=True)) == ["pdf"]


@pytest.mark.parametrize("harm", ["gone", "cut", "other"])
def test_a_file_missing_or_damaged_is_made_again_and_the_log_says_so(
    make_plan: MakePlan, caplog: Any, harm: str
) -> None:
    plan = make_plan("issued")
    before = files.make_paper(plan, "txt").data
    path = disk_path(plan, "txt")
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(before[:-9] if harm == "cut" else before[::-1])
    assert files.make_paper(plan, "txt").data == before
    assert "missing or damaged" in caplog.text
    assert disk_path(plan, "txt").read_bytes() == before
    caplog.clear()
    files.make_paper(plan, "txt")
    assert (caplog.text, len(list(path.parent.iterdir()))) == ("", 1)


@pytest.mark.parametrize("made_before", [True, False])
def test_altered_rows_make_no_paper(make_plan: MakePlan, made_before: bool, caplog: Any) -> None:
    plan = make_plan("issued")
    if made_before:
        files.make_paper(plan, "txt")
        disk_path(plan, "txt").unlink()
    Paragraph.objects.filter(plan=plan, level=0).update(text="改过的话。")
    with pytest.raises(Refused, match="对不上"):
        files.make_paper(Plan.objects.select_related("unit").get(pk=plan.pk), "txt")
    assert "no longer says" in caplog.text


def test_altered_rows_leave_a_sound_file_alone(make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    before = files.make_paper(plan, "txt").data
    Paragraph.objects.filter(plan=plan, level=0).update(text="改过的话。")
    assert files.make_paper(Plan.objects.select_related("unit").get(pk=plan.pk), "txt").data == before


def test_the_refusal_reaches_the_page(make_plan: MakePlan, as_user: Any, cast: Cast, caplog: Any) -> None:
    plan, client = make_plan("issued"), as_user(cast.clerk)
    Paragraph.objects.filter(plan=plan, level=0).update(text="改过的话。")
    for part, status in (("export/pdf/", 409), ("preview/", 200), ("preview/1.png", 500)):
        response = client.get(f"/plans/{plan.pk}/{part}")
        assert (response.status_code, "对不上" in response.content.decode()) == (status, True), part


def test_the_worker_makes_all_four_right_after_issuing(
    make_plan: MakePlan, cast: Cast, django_capture_on_commit_callbacks: Any, monkeypatch: Any
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(type(make_papers), "enqueue", lambda self, plan_id: asked.append(plan_id))
    with django_capture_on_commit_callbacks(execute=True):
        plan = make_plan("issued")
    assert asked == [plan.pk]
    make_papers.func(plan.pk)
    assert sorted(IssuedPaper.objects.values_list("fmt", flat=True)) == ["docx", "pdf", "txt", "xlsx"]


def test_the_worker_goes_on_when_one_format_fails(make_plan: MakePlan, monkeypatch: Any, caplog: Any) -> None:
    def broken(document: object) -> bytes:
        raise RuntimeError("the press is out of order")

    monkeypatch.setattr(files, "to_pdf", broken)
    make_papers.func(make_plan("issued").pk)
    assert sorted(IssuedPaper.objects.values_list("fmt", flat=True)) == ["docx", "txt", "xlsx"]
    assert "out of order" in caplog.text


def test_the_worker_keeps_nothing_of_a_plan_made_void_meanwhile(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("issued")
    lifecycle.void(plan=plan, actor=cast.clerk, version=plan.version, reason="数字写错了。")
    make_papers.func(plan.pk)
    assert IssuedPaper.objects.count() == 0
