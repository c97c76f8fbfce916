"""整套下载 in the browser: asked for, watched, called off, fetched, gone."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from plans.models import Plan
from shuangyong.desk.bundles import storage
from shuangyong.desk.bundles.choices import KEPT, SLOW_START, STALLED, USUAL_FORMATS
from shuangyong.desk.models import BundleJob
from shuangyong.units.models import AuditEvent, User
from shuangyong.units.tree import move_unit
from tests.cast import Cast
from tests.desk.bundles.conftest import Ask

TwoPlans = tuple[Plan, Plan]
AsUser = Callable[[User], Client]
PAGE, PROGRESS = "/home/bundles/", "/home/bundles/progress/"
POLLS = 'hx-trigger="every 2s"'


def page(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def wish(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {"unit": cast.street.pk, "year": 2027, "which": "all", "formats": ["txt"], **changes}


def actions() -> list[tuple[str, bool]]:
    events = AuditEvent.objects.filter(action__contains="整套下载").order_by("pk")
    return list(events.values_list("action", "succeeded"))


def test_home_and_list_lead_there_only_who_may_go(cast: Cast, as_user: AsUser) -> None:
    for who in (cast.reviewer, cast.district):
        for address in ("/home/", "/plans/"):
            assert PAGE in page(as_user(who), address)
    for other in (cast.clerk, cast.lead, cast.admin):
        for address in ("/home/", "/plans/"):
            assert PAGE not in page(as_user(other), address)


def test_before_the_first_one_it_says_what_to_do(cast: Cast, as_user: AsUser) -> None:
    text = page(as_user(cast.reviewer), f"{PAGE}?year=2031")
    assert "还没有做过整套下载" in text
    assert '<option value="2031" selected>2031年</option>' in text
    ticked = re.findall(r'<input[^>]* value="(\w+)"[^>]* checked', text)
    assert ticked == ["approved", *USUAL_FORMATS]
    assert POLLS not in text


def test_a_street_is_not_asked_for_its_scope_and_a_district_is(cast: Cast, as_user: AsUser) -> None:
    assert f'<input type="hidden" name="unit" value="{cast.street.pk}"' in page(as_user(cast.reviewer))
    text = page(as_user(cast.district))
    assert all(f">{name}</option>" in text for name in ("青川区", "枫林街道", "松山街道"))


def test_asked_made_and_fetched(two_plans: TwoPlans, cast: Cast, as_user: AsUser, at_once: None) -> None:
    client = as_user(cast.reviewer)
    text = client.post(PAGE, wish(cast), follow=True).content.decode()
    assert "开始做“枫林街道2027年双拥计划”" in text
    assert "收了2份计划" in text
    job = BundleJob.objects.get()
    response = client.get(f"{PAGE}{job.pk}/download/")
    assert response["Content-Type"] == "application/zip"
    assert "attachment" in response["Content-Disposition"]
    assert "枫林街道2027年双拥计划.zip" in unquote(response["Content-Disposition"])
    assert response["Cache-Control"] == "private, no-store"
    assert response.getvalue() == storage.path_of(job.stored_name).read_bytes()
    assert actions() == [("申请整套下载", True), ("整套下载", True)]


def test_the_second_click_is_told_that_it_is_on_the_way(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, queue: Any
) -> None:
    client = as_user(cast.reviewer)
    client.post(PAGE, wish(cast))
    assert "正在做，不用再点" in client.post(PAGE, wish(cast), follow=True).content.decode()
    assert BundleJob.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"formats": []}, "至少选一种格式"),
        ({"which": ""}, "请选收哪些计划"),
        ({"year": "1066"}, "请选一个年度"),
        ({"year": "2027", "which": "approved"}, "要把草稿也放进来"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_made(
    make_plan: Any, cast: Cast, as_user: AsUser, queue: Any, changes: dict[str, Any], words: str
) -> None:
    make_plan("draft")
    assert words in as_user(cast.reviewer).post(PAGE, wish(cast, **changes)).content.decode()
    assert not BundleJob.objects.exists()


def test_a_scope_that_is_not_mine_is_no_choice(two_plans: TwoPlans, cast: Cast, as_user: AsUser) -> None:
    text = as_user(cast.reviewer2).post(PAGE, wish(cast)).content.decode()
    assert not BundleJob.objects.exists()
    assert "枫林街道" not in text


def test_the_page_asks_again_while_it_is_made_and_no_longer(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, queue: Any
) -> None:
    job, client = ask(), as_user(cast.reviewer)
    assert POLLS in page(client)
    changes = {"state": "running", "done": 1, "total": 2, "progress_at": timezone.now()}
    BundleJob.objects.filter(pk=job.pk).update(**changes)
    text = page(client, PROGRESS)
    assert POLLS in text
    assert '<progress max="2" value="1" aria-label="枫林街道2027年双拥计划的进度">' in text
    BundleJob.objects.filter(pk=job.pk).update(state="failed", reason="没有符合条件的计划。")
    text = page(client, PROGRESS)
    assert POLLS not in text
    assert "没有符合条件的计划。" in text


def test_a_script_is_not_led_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(PROGRESS).status_code == 401


def test_a_colleague_does_not_see_it(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, at_once: None
) -> None:
    job, client = ask(), as_user(cast.coreviewer)
    assert "还没有做过整套下载" in page(client)
    assert client.get(f"{PAGE}{job.pk}/download/").status_code == 404


def test_called_off_from_the_page(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, queue: Any
) -> None:
    job, client = ask(), as_user(cast.reviewer)
    assert "已取消" in client.post(f"{PAGE}{job.pk}/cancel/", follow=True).content.decode()
    assert "已经结束，不用取消" in client.post(f"{PAGE}{job.pk}/cancel/", follow=True).content.decode()
    assert actions() == [("取消整套下载", True)]


def test_once_more_with_the_same_choice(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, at_once: None
) -> None:
    job = ask(which="issued", formats=("pdf", "txt"))
    as_user(cast.reviewer).post(f"{PAGE}{job.pk}/again/")
    new = BundleJob.objects.first()
    assert new != job
    assert (new.which, new.formats, new.state) == ("issued", ["pdf", "txt"], "done")


def test_a_job_whose_worker_died_says_so_and_can_be_begun_again(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, queue: Any
) -> None:
    job, client = ask(), as_user(cast.reviewer)
    BundleJob.objects.update(state="running", progress_at=timezone.now() - STALLED - timedelta(seconds=1))
    text = page(client)
    assert "中途停了" in text
    assert POLLS not in text
    client.post(f"{PAGE}{job.pk}/again/")
    assert list(BundleJob.objects.values_list("state", flat=True)) == ["waiting", "failed"]


def test_where_no_worker_runs_it_says_whom_to_tell(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, queue: Any
) -> None:
    ask()
    BundleJob.objects.update(created_at=timezone.now() - SLOW_START - timedelta(seconds=1))
    assert "请系统管理员看看后台程序" in page(as_user(cast.reviewer))


def test_after_its_week_the_file_is_gone(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, at_once: None
) -> None:
    job, client = ask(), as_user(cast.reviewer)
    BundleJob.objects.update(finished_at=timezone.now() - KEPT - timedelta(seconds=1))
    text = client.get(f"{PAGE}{job.pk}/download/", follow=True).content.decode()
    assert "文件已经不在了，请再做一次" in text
    assert "过了七天，文件已经删去" in text


def test_what_is_no_longer_mine_to_read_cannot_be_fetched(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, at_once: None
) -> None:
    job, client = ask(), as_user(cast.reviewer)
    move_unit(cast.community2, cast.street2)
    response = client.get(f"{PAGE}{job.pk}/download/", follow=True)
    assert "有的单位已经不在您的范围内" in response.content.decode()
    assert actions()[-1] == ("整套下载", False)


def test_who_moved_to_another_street_has_it_no_more(
    two_plans: TwoPlans, cast: Cast, as_user: AsUser, ask: Ask, at_once: None
) -> None:
    job = ask()
    cast.reviewer.unit = cast.street2
    cast.reviewer.save()
    client = as_user(cast.reviewer)
    assert client.get(f"{PAGE}{job.pk}/download/").status_code == 404
    assert "还没有做过整套下载" in page(client)


@pytest.mark.parametrize("count", [1, 15])
@pytest.mark.parametrize(("address", "queries"), [(PAGE, 6), (PROGRESS, 4)])
def test_the_pages_run_a_constant_number_of_queries(
    cast: Cast, as_user: AsUser, django_assert_num_queries: Any, address: str, queries: int, count: int
) -> None:
    for number in range(count):
        failure = {"unit": "桂园社区", "title": "计划", "reason": "没有做成"}
        BundleJob.objects.create(
            requested_by=cast.reviewer, unit=cast.street, year=2000 + number, failures=[failure]
        )
    client = as_user(cast.reviewer)
    with django_assert_num_queries(queries):
        page(client, address)
