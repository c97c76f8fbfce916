"""What the worker puts into the zip, and what it does when something goes wrong."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plans.models import Plan
from plans.paper.files import Paper, make_paper
from shuangyong.desk.bundles import asking, making, packing, storage
from shuangyong.desk.models import BundleJob
from shuangyong.desk.tasks import make_bundle_task
from shuangyong.units.models import Unit, UnitKind
from shuangyong.units.tree import move_unit
from tests.cast import Cast
from tests.conftest import sample_content
from tests.desk.bundles.conftest import Ask, zip_of

TwoPlans = tuple[Plan, Plan]
TOP = "枫林街道2027年双拥计划"
pytestmark = pytest.mark.usefixtures("two_plans")


@pytest.fixture(autouse=True)
def _at_once(at_once: None) -> None: ...


def failing(monkeypatch: pytest.MonkeyPatch, does: Callable[[Plan, str], bool], error: BaseException) -> None:
    def paper(plan: Plan, fmt: str) -> Paper:
        if does(plan, fmt):
            raise error
        return make_paper(plan, fmt)

    monkeypatch.setattr(making, "make_paper", paper)


def test_the_names_are_chinese_and_say_so(ask: Ask) -> None:
    job = ask()
    assert (job.state, job.done, job.total, job.failures) == ("done", 2, 2, [])
    assert job.file_name == f"{TOP}.zip"
    with zip_of(job) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            f"{TOP}/桂园社区/桂园社区2027年双拥工作计划.txt",
            f"{TOP}/银杏社区/银杏社区2027年双拥工作计划（草稿）.txt",
            f"{TOP}/目录.xlsx",
        ]
        assert all(info.flag_bits & 0x800 for info in archive.infolist())


def test_the_files_are_the_same_as_those_had_one_by_one(ask: Ask, two_plans: TwoPlans) -> None:
    job = ask(which="issued", formats=("pdf", "txt"))
    with zip_of(job) as archive:
        for fmt in ("pdf", "txt"):
            paper = make_paper(two_plans[0], fmt)
            assert archive.read(f"{TOP}/桂园社区/{paper.filename}") == paper.data


def test_a_district_has_a_folder_for_each_street(
    ask: Ask, cast: Cast, make_plan: Callable[..., Plan]
) -> None:
    make_plan("draft", actor=cast.clerk3, content=sample_content(title="荷塘计划"))
    make_plan("draft", actor=cast.reviewer, content=sample_content(title="街道计划"))
    with zip_of(ask(cast.district)) as archive:
        names = archive.namelist()
    assert "青川区2027年双拥计划/松山街道/荷塘社区/荷塘计划（草稿）.txt" in names
    assert "青川区2027年双拥计划/枫林街道/街道计划（草稿）.txt" in names


def test_the_offices_own_plan_has_a_folder_too(ask: Ask, cast: Cast, make_plan: Callable[..., Plan]) -> None:
    make_plan("draft", actor=cast.reviewer, content=sample_content(title="街道计划"))
    with zip_of(ask()) as archive:
        assert f"{TOP}/枫林街道/街道计划（草稿）.txt" in archive.namelist()


def test_a_name_that_is_there_already_gets_a_number(
    ask: Ask, cast: Cast, make_plan: Callable[..., Plan]
) -> None:
    make_plan("draft", actor=cast.clerk2, content=sample_content(title="银杏社区2027年双拥工作计划"))
    with zip_of(ask()) as archive:
        assert f"{TOP}/银杏社区/银杏社区2027年双拥工作计划（草稿）(2).txt" in archive.namelist()


@pytest.mark.parametrize(("which", "count"), [("issued", 1), ("approved", 2), ("all", 3)])
def test_which_plans_are_in_is_what_was_chosen(
    ask: Ask, make_plan: Callable[..., Plan], which: str, count: int
) -> None:
    make_plan("approved", content=sample_content(title="通过的计划"))
    job = ask(which=which)
    assert job.total == len(job.plans) == count


def rows(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return [row for row in load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True) if any(row)]


def test_the_directory_lists_what_is_in_what_is_not_and_who_has_not_handed_in(ask: Ask, cast: Cast) -> None:
    Unit.objects.add_under(cast.street, name="杏林社区", kind=UnitKind.COMMUNITY)
    with zip_of(ask(which="approved")) as archive:
        data = archive.read(f"{TOP}/目录.xlsx")
    listed = {row[1]: (row[2], row[3], row[6]) for row in rows(data, "目录")[3:]}
    assert listed == {
        "桂园社区": ("桂园社区2027年双拥工作计划", "已印发", "已收入"),
        "银杏社区": ("银杏社区2027年双拥工作计划", "草稿", "没有收入：状态是“草稿”"),
    }
    assert [row[1:] for row in rows(data, "未报单位")[3:]] == [("银杏社区", "草稿"), ("杏林社区", "未建计划")]


def test_one_plan_that_fails_does_not_stop_the_rest_but_is_listed(
    ask: Ask, two_plans: TwoPlans, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lambda plan, fmt: plan == two_plans[0], RuntimeError("no such glyph"))
    job = ask()
    assert (job.state, job.done, job.plans) == ("done", 2, [two_plans[1].pk])
    assert [(each["unit"], each["title"]) for each in job.failures] == [
        ("桂园社区", "桂园社区2027年双拥工作计划")
    ]
    with zip_of(job) as archive:
        text = archive.read(f"{TOP}/有问题的.txt").decode("utf-8-sig")
        assert "1. 桂园社区《桂园社区2027年双拥工作计划》：纯文本没有做成" in text
        assert "glyph" not in text
        assert (
            "纯文本没有做成"
            in {row[1]: row[6] for row in rows(archive.read(f"{TOP}/目录.xlsx"), "目录")}["桂园社区"]
        )


def test_a_format_that_fails_leaves_the_others(
    ask: Ask, two_plans: TwoPlans, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lambda plan, fmt: fmt == "xlsx", RuntimeError("broken"))
    job = ask(formats=("txt", "xlsx"))
    assert len(job.plans) == 2
    assert {each["reason"][:10] for each in job.failures} == {"Excel 表格没有"}


def test_when_all_fail_there_is_no_file(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, lambda plan, fmt: True, RuntimeError("broken"))
    job = ask()
    assert (job.state, job.reason, len(job.failures)) == ("failed", packing.NOTHING_MADE, 2)
    assert list(storage.folder().iterdir()) == []


def test_a_cancel_is_heard_between_two_plans(
    ask: Ask, two_plans: TwoPlans, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def paper(plan: Plan, fmt: str) -> Paper:
        made.append(plan)
        asking.cancel(BundleJob.objects.get())
        return make_paper(plan, fmt)

    monkeypatch.setattr(making, "make_paper", paper)
    job = ask()
    assert (job.state, made) == ("cancelled", [two_plans[0]])
    assert list(storage.folder().iterdir()) == []


def test_a_worker_that_was_given_up_writes_no_more(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def paper(plan: Plan, fmt: str) -> Paper:
        BundleJob.objects.update(state="failed", reason=asking.DIED)
        return make_paper(plan, fmt)

    monkeypatch.setattr(making, "make_paper", paper)
    job = ask()
    assert (job.state, job.reason, job.stored_name) == ("failed", asking.DIED, "")
    assert list(storage.folder().iterdir()) == []


def test_a_job_is_made_once_however_often_its_task_runs(ask: Ask) -> None:
    job = ask()
    make_bundle_task.enqueue(job.pk)
    assert BundleJob.objects.get().finished_at == job.finished_at


def test_a_unit_that_leaves_the_street_meanwhile_leaves_the_bundle(
    ask: Ask, cast: Cast, two_plans: TwoPlans, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paper(plan: Plan, fmt: str) -> Paper:
        move_unit(cast.community2, cast.street2)
        return make_paper(plan, fmt)

    monkeypatch.setattr(making, "make_paper", paper)
    job = ask()
    assert job.plans == [two_plans[0].pk]
    assert job.failures[0]["reason"] == making.OUT_OF_REACH


def test_who_lost_the_right_before_it_was_made_gets_nothing(ask: Ask, cast: Cast, queue: Any) -> None:
    job = ask()
    cast.reviewer.is_active = False
    cast.reviewer.save()
    assert making.begin(job.pk) is None
    job.refresh_from_db()
    assert (job.state, job.stored_name) == ("failed", "")


def test_a_bundle_of_drafts_does_not_fill_the_shelf(ask: Ask, two_plans: TwoPlans, settings: Any) -> None:
    ask(formats=("pdf",))
    assert list(Path(settings.CACHES["papers"]["LOCATION"]).glob("*")) == []
