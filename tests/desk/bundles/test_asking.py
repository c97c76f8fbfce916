"""Asking for a bundle: once however often it is clicked, only by those who see several units."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from plans.models import Plan
from shuangyong.desk.bundles import asking
from shuangyong.desk.bundles.asking import Wish
from shuangyong.desk.bundles.choices import STALLED
from shuangyong.desk.bundles.querysets import BundleQuerySet
from shuangyong.desk.models import BundleJob
from shuangyong.units.errors import Forbidden, Refused
from tests.cast import Cast
from tests.desk.bundles.conftest import Ask

TwoPlans = tuple[Plan, Plan]


def test_two_clicks_are_one_job_and_one_task(two_plans: TwoPlans, ask: Ask, queue: Any) -> None:
    assert ask() == ask(which="issued")
    assert BundleJob.objects.count() == len(queue.results) == 1


def test_the_database_itself_takes_no_second_open_job(two_plans: TwoPlans, ask: Ask, queue: Any) -> None:
    job = ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        BundleJob.objects.create(requested_by=job.requested_by, unit=job.unit, year=job.year)


def test_who_comes_second_in_the_same_moment_gets_the_first_ones_job(
    two_plans: TwoPlans, ask: Ask, queue: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask()
    monkeypatch.setattr(BundleQuerySet, "first", lambda self: None)
    again, is_new = asking.ask_for_bundle(first.requested_by, Wish(first.unit, first.year, "all", ("txt",)))
    assert (again, is_new) == (first, False)


def test_another_year_another_user_and_another_scope_are_other_jobs(
    two_plans: TwoPlans, ask: Ask, queue: Any, cast: Cast
) -> None:
    jobs = {ask().pk, ask(cast.coreviewer).pk, ask(cast.district).pk, ask(cast.district, unit=cast.street).pk}
    assert len(jobs) == 4


@pytest.mark.parametrize("who", ["clerk", "lead", "admin", "auditor"])
def test_who_sees_one_unit_or_keeps_the_house_cannot_ask(
    two_plans: TwoPlans, cast: Cast, ask: Ask, queue: Any, who: str
) -> None:
    with pytest.raises(Forbidden):
        ask(getattr(cast, who), unit=cast.street)


def test_another_street_cannot_be_asked_for(two_plans: TwoPlans, cast: Cast, ask: Ask, queue: Any) -> None:
    with pytest.raises(Forbidden):
        ask(cast.reviewer2, unit=cast.street)


def test_where_nothing_fits_the_way_out_is_told(two_plans: TwoPlans, ask: Ask, queue: Any) -> None:
    with pytest.raises(Refused, match="2028年还没有已通过或已印发的计划。要把草稿也放进来"):
        ask(year=2028, which="approved")
    assert not BundleJob.objects.exists()


@pytest.mark.parametrize("wrong", [{"formats": ()}, {"formats": ("exe",)}, {"which": "void"}])
def test_a_wish_that_makes_no_sense_is_refused(
    two_plans: TwoPlans, ask: Ask, queue: Any, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="至少选一种格式"):
        ask(**wrong)


def test_a_job_whose_worker_died_makes_way_for_a_new_one(two_plans: TwoPlans, ask: Ask, queue: Any) -> None:
    dead = ask()
    long_ago = timezone.now() - STALLED - timedelta(seconds=1)
    BundleJob.objects.update(state="running", progress_at=long_ago)
    new = ask()
    dead.refresh_from_db()
    assert new != dead
    assert (dead.state, dead.reason) == ("failed", asking.DIED)


def test_a_job_that_is_alive_does_not(two_plans: TwoPlans, ask: Ask, queue: Any) -> None:
    job = ask()
    BundleJob.objects.update(state="running", progress_at=timezone.now())
    assert ask() == job


def test_who_waits_is_called_off_at_once(two_plans: TwoPlans, ask: Ask, queue: Any) -> None:
    job = ask()
    asking.cancel(job)
    job.refresh_from_db()
    assert job.state == "cancelled"
    with pytest.raises(Refused, match="已经结束"):
        asking.cancel(job)
