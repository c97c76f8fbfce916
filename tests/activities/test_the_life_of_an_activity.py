"""An activity goes from plan to done, is put off, given up, taken away: each step checked, logged, told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from activities.choices import Act, ActivityState
from activities.models import Activity
from activities.services import activities as service
from activities.services.activities import CostLine, GoodsLine, Lines, NewActivity, create_activity
from shuangyong.units.errors import Forbidden, Outdated, Refused


def test_only_title_and_day_are_needed(make_activity):
    activity = make_activity("清明祭扫")
    assert (activity.state, activity.task, activity.version) == (ActivityState.PLANNED, None, 1)
    assert [event.act for event in activity.events.all()] == [Act.CREATE]


def test_what_is_sent_twice_is_stored_once(cast):
    new = NewActivity({"title": "义诊", "day": date(2026, 5, 8)})
    first = create_activity(actor=cast.clerk, unit=cast.community, new=new)
    again = create_activity(actor=cast.clerk, unit=cast.community, new=new)
    assert first.pk == again.pk
    assert Activity.objects.count() == 1


def test_another_unit_keeps_its_own(cast, make_activity):
    with pytest.raises(Forbidden):
        create_activity(
            actor=cast.clerk2,
            unit=cast.community,
            new=NewActivity({"title": "义诊", "day": date(2026, 5, 8)}),
        )
    activity = make_activity()
    with pytest.raises(Forbidden):
        service.cancel(actor=cast.clerk2, activity=activity, version=1, reason="下雨")


def test_done_lies_not_ahead(cast, make_activity):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="还没有到"):
        service.complete(actor=cast.clerk, activity=make_activity(day=tomorrow), version=1)
    with pytest.raises(Refused, match="还没有到"):
        make_activity(day=tomorrow, done=True)


def test_the_second_hand_is_told_who_was_first(cast, make_activity):
    activity = make_activity()
    service.change_activity(actor=cast.colleague, activity=activity, version=1, values={"place": "活动室"})
    with pytest.raises(Outdated, match="田小穗"):
        service.complete(actor=cast.clerk, activity=activity, version=1)


def test_put_off_keeps_the_first_day_and_the_reason(cast, make_activity):
    activity = make_activity(day=date(2026, 3, 5), end_day=date(2026, 3, 6))
    later = service.postpone(
        actor=cast.clerk, activity=activity, version=1, day=date(2026, 3, 12), reason="下雨"
    )
    later = service.postpone(actor=cast.clerk, activity=later, version=2, day=date(2026, 4, 2), reason="撞期")
    assert (later.state, later.first_day, later.day, later.end_day) == (
        ActivityState.POSTPONED, date(2026, 3, 5), date(2026, 4, 2), date(2026, 4, 3),
    )  # fmt: skip
    assert later.events.first().note == "撞期"
    with pytest.raises(Refused, match="原因"):
        service.cancel(actor=cast.clerk, activity=later, version=3, reason=" ")


def test_money_and_goods_are_lines_and_their_change_is_in_the_history(cast, make_activity):
    activity = make_activity(lines=Lines(costs=[CostLine("社区经费", Decimal(800))]))
    lines = Lines(
        costs=[CostLine("社区经费", Decimal(800), Decimal(760))],
        goods=[GoodsLine("大米", "袋", Decimal(12), Decimal(45))],
    )
    done = service.complete(actor=cast.clerk, activity=activity, version=1, lines=lines)
    assert done.costs.get().spent == Decimal(760)
    assert [change[0] for change in done.events.first().changes] == ["经费", "物资"]
    same = service.change_activity(actor=cast.clerk, activity=done, version=2, values={}, lines=lines)
    assert same.version == 2


def test_a_task_with_activities_cannot_be_struck_out_of_the_plan(cast, make_activity, make_plan):
    from plans.choices import ItemKind
    from plans.services.editing import delete_row

    plan = make_plan()
    task = plan.tasks.first()
    make_activity(task=task)
    with pytest.raises(Refused, match="已经登记了活动"):
        delete_row(
            plan_id=plan.pk, actor=cast.clerk, kind=ItemKind.TASK, key=task.key.hex, version=task.version
        )


def test_taken_away_only_while_nothing_hangs_on_it(cast, make_activity):
    activity = make_activity()
    service.remove(actor=cast.clerk, activity=activity, version=1)
    assert not Activity.objects.exists()
    done = make_activity(done=True)
    with pytest.raises(Refused):
        service.remove(actor=cast.clerk, activity=done, version=1)
