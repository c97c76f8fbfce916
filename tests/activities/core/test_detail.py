"""The page of one activity: what it says, what may be done, how it came so far."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.services import activities as service
from activities.services.activities import CostLine, GoodsLine, Lines


def test_it_says_all_that_was_written(cast, as_user, make_activity, make_plan):
    task = make_plan("issued").tasks.first()
    lines = Lines(
        costs=[CostLine("社区经费", Decimal(800), Decimal(760)), CostLine("街道", Decimal(200))],
        goods=[
            GoodsLine("大米", "袋", Decimal(12), Decimal(45)),
            GoodsLine("油", "桶", Decimal(2), Decimal(60)),
        ],
    )
    activity = make_activity(
        done=True, task=task, lines=lines, civilians=40, military=3, account="天气晴好。"
    )
    page = as_user(cast.reviewer).get(activity.get_absolute_url()).content.decode()
    for words in ("1,000", "760", "540", "660", "天气晴好。", "到场共43人", task.title, "登记"):
        assert words in page, words
    assert "修改</a>" not in page


def test_its_buttons_are_what_may_be_done(cast, as_user, make_activity):
    activity = make_activity()
    client = as_user(cast.clerk)
    page = client.get(activity.get_absolute_url()).content.decode()
    assert "办完了，记结果" in page
    assert "恢复为计划" not in page
    service.cancel(actor=cast.clerk, activity=activity, version=1, reason="下雨")
    page = client.get(activity.get_absolute_url()).content.decode()
    assert "恢复为计划" in page
    assert "取消的原因" in page


def test_its_history_says_what_changed(cast, as_user, make_activity):
    activity = make_activity(place="活动室")
    service.change_activity(actor=cast.colleague, activity=activity, version=1, values={"place": "广场"})
    page = as_user(cast.clerk).get(activity.get_absolute_url()).content.decode()
    assert "地点：<del>活动室</del> → 广场" in page


def test_the_number_of_queries_does_not_grow(cast, as_user, make_activity):
    client = as_user(cast.clerk)
    counts = []
    for number in (1, 9):
        lines = Lines(
            costs=[CostLine(f"来源{place}", Decimal(1)) for place in range(number)],
            goods=[GoodsLine(f"物品{place}") for place in range(number)],
        )
        activity = make_activity(lines=lines)
        for place in range(number):
            service.change_activity(
                actor=cast.clerk, activity=activity, version=place + 1, values={"place": f"{place}号"}
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(activity.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
