"""Two phones, or one finger that presses twice, on the same thing of activities at the same moment.

Through the pages, as browsers do it: one winner, the other reads why not, never an error, numbers agree.
"""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from activities.choices import Act
from activities.models import (
    Activity,
    ActivityEvent,
    Agreement,
    Decision,
    Exchange,
    LedgerBatch,
    Partner,
    Photo,
    Visit,
)
from activities.pictures import store
from activities.progress import progress_of
from activities.services import decisions as decision_service
from activities.services import exchanges as exchange_service
from activities.services import importing
from activities.services import partners as partner_service
from activities.services.rounds import plan_visits
from activities.views import visiting
from beneficiaries.models import Need
from plans.models import Plan
from shuangyong.units.models import AuditEvent
from tests.access.activities_photos import picture
from tests.races.test_two_hands import a_file_of_its_own, at_once

__all__ = ["a_file_of_its_own"]
pytestmark = pytest.mark.django_db(transaction=True)
DAY = "2026-03-06"


@pytest.fixture
def press(as_user: Any) -> Any:
    """press((user, name, numbers, form), …): all at the same moment; the answers."""

    def run(*tries: tuple[Any, str, list[Any], dict[str, Any]]) -> list[Any]:
        ready = [
            (as_user(user), reverse(f"activities:{name}", args=pks), form) for user, name, pks, form in tries
        ]
        connection.commit()
        found = at_once(*[lambda c=client, u=url, f=form: c.post(u, f) for client, url, form in ready])
        assert all(answer is not None for answer in found), "a thread broke"
        for answer in found:
            assert answer.status_code < 500  # type: ignore[attr-defined]
        return found

    return run


@pytest.fixture
def visit(make_activity: Any, make_person: Any, cast: Any) -> Visit:
    activity = make_activity("走访", day=date(2026, 3, 5))
    return plan_visits(actor=cast.clerk, activity=activity, persons=[make_person(), make_person("林中路")])[0]


def test_two_phones_write_the_same_visit(cast: Any, visit: Visit, press: Any) -> None:
    pks = [visit.activity_id, visit.pk]
    forms = [{"day": DAY, "amount": amount, "version": 1, "token": str(uuid4())} for amount in ("500", "300")]
    found = press((cast.clerk, "visit", pks, forms[0]), (cast.colleague, "visit", pks, forms[1]))
    assert sorted(answer.status_code for answer in found) == [200, 302]
    winner = 0 if found[0].status_code == 302 else 1
    visit.refresh_from_db()
    assert visit.amount == Decimal(forms[winner]["amount"])
    assert visit.by == (cast.clerk, cast.colleague)[winner]
    assert visit.by.name in found[1 - winner].content.decode()
    assert ActivityEvent.objects.filter(act=Act.VISIT, note__startswith="记第").count() == 1


def test_one_phone_sends_a_visit_with_a_need_twice(cast: Any, visit: Visit, press: Any) -> None:
    form = {"day": DAY, "amount": "500", "version": 1, "token": str(uuid4()),
            "need_kind": "living", "words": "房顶漏雨"}  # fmt: skip
    pks = [visit.activity_id, visit.pk]
    found = press(*[(cast.clerk, "visit", pks, form)] * 3)
    assert [answer.status_code for answer in found] == [302, 302, 302]
    assert Need.objects.count() == 1
    assert Visit.objects.visited().count() == 1


@pytest.mark.parametrize("same", [True, False])
def test_a_visit_outside_any_round_sent_twice(cast: Any, make_person: Any, press: Any, same: bool) -> None:
    person, token = make_person(), str(uuid4())
    forms = [{"day": DAY, "amount": "500", "token": token if same else str(uuid4())} for _ in range(2)]
    found = press(*[(cast.clerk, "visit_person", [person.pk], form) for form in forms])
    assert sorted(answer.status_code for answer in found) == ([302, 302] if same else [200, 302])
    assert Activity.objects.count() == 1
    assert Visit.objects.visited().count() == 1


def test_a_visit_of_a_round_sent_twice_from_the_persons_page_stays_there(
    cast: Any, visit: Visit, make_activity: Any, press: Any
) -> None:
    """The second one must not run on into the next round, nor into 日常走访, nor tell of a failure."""
    other = make_activity("又一轮", day=date(2026, 4, 5))
    plan_visits(actor=cast.clerk, activity=other, persons=[visit.person])
    form = {"day": DAY, "amount": "500", "token": str(uuid4()), "place": str(visit.pk)}
    found = press(*[(cast.clerk, "visit_person", [visit.person_id], form)] * 2)
    assert [answer.status_code for answer in found] == [302, 302]
    assert [row.pk for row in Visit.objects.visited()] == [visit.pk]
    assert Activity.objects.count() == 2


def test_done_and_cancelled_at_once(cast: Any, make_activity: Any, press: Any) -> None:
    activity = make_activity("义诊", day=date(2026, 3, 5))
    form = {"version": activity.version, "day": DAY, "reason": "下雨", "costs-TOTAL_FORMS": "0",
            "costs-INITIAL_FORMS": "0", "goods-TOTAL_FORMS": "0", "goods-INITIAL_FORMS": "0"}  # fmt: skip
    press((cast.clerk, "done", [activity.pk], form), (cast.lead, "cancel", [activity.pk], form))
    steps = ActivityEvent.objects.filter(activity=activity, act__in=[Act.COMPLETE, Act.CANCEL])
    assert steps.count() == 1
    activity.refresh_from_db()
    assert activity.state == ("done" if steps.get().act == Act.COMPLETE else "cancelled")
    assert activity.version == 2


def test_twelve_pictures_at_once(cast: Any, make_activity: Any, press: Any) -> None:
    activity = make_activity("义诊", day=date(2026, 3, 5), done=True)
    colours = [
        "red",
        "green",
        "blue",
        "teal",
        "brown",
        "black",
        "white",
        "pink",
        "gold",
        "navy",
        "lime",
        "gray",
    ]
    tries = [
        (cast.clerk, "photo_add", [activity.pk],
         {"pictures": picture(f"{colour}.jpg", colour), "kind": "photo", "token": str(uuid4())})
        for colour in colours
    ]  # fmt: skip
    press(*tries)
    assert Photo.objects.count() == 12
    assert all(store.path_of(photo.stored_name).exists() for photo in Photo.objects.all())


def test_the_same_picture_four_times_at_once_is_one(cast: Any, make_activity: Any, press: Any) -> None:
    activity, token = make_activity("义诊"), str(uuid4())
    tries = [
        (cast.clerk, "photo_add", [activity.pk], {"pictures": picture(), "kind": "photo", "token": token})
        for _ in range(4)
    ]
    press(*tries)
    photo = Photo.objects.get()
    kept = list(store.path_of(photo.stored_name).parents[1].rglob("*.jpg"))
    assert len(kept) == 2, kept  # the picture and its small one: no leavings


def test_a_series_pressed_twice_is_one(cast: Any, make_plan: Any, press: Any) -> None:
    plan = make_plan("issued")
    task = plan.tasks.first()
    form = {"row-TOTAL_FORMS": "2", "row-INITIAL_FORMS": "2"}
    for number, day in enumerate(("2027-01-20", "2027-01-21")):
        form |= {f"row-{number}-pick": "on", f"row-{number}-title": "走访", f"row-{number}-day": day,
                 f"row-{number}-token": str(uuid4())}  # fmt: skip
    press(*[(cast.clerk, "from_task", [task.pk], form)] * 2)
    assert Activity.objects.count() == 2
    assert next(row.coming for row in progress_of(plan).tasks if row.task == task) == 2


def test_a_new_activity_a_round_and_a_line_pressed_twice_are_one(
    cast: Any, make_person: Any, press: Any
) -> None:
    empty = {f"{kind}-{what}_FORMS": "0" for kind in ("costs", "goods") for what in ("TOTAL", "INITIAL")}
    new = {"title": "义诊", "day": DAY, "state": "planned", "token": str(uuid4()), **empty}
    person = make_person()
    round_ = {"act": "save", "title": "走访", "day": DAY, "people": person.pk, "token": str(uuid4())}
    line = {"year": "2026", "asked_by": "forces", "item": "就业", "kind": "family", "token": str(uuid4())}
    partner = {"name": "澄溪小学", "kind": "paired"}
    tries = [("new", new), ("round_new", round_), ("exchange_new", line), ("partner_new", partner)]
    for name, form in tries:
        found = press(*[(cast.clerk, name, [], form)] * 2)
        assert [answer.status_code for answer in found] == [302, 302], name
    assert sorted(Activity.objects.values_list("title", flat=True)) == ["义诊", "走访"]
    assert (Visit.objects.count(), Exchange.objects.count(), Partner.objects.count()) == (1, 1, 1)


def test_a_summary_written_twice_is_one(cast: Any, make_activity: Any, press: Any) -> None:
    year = timezone.localdate().year
    make_activity("义诊", day=date(year, 1, 5), done=True)
    form = {"year": year, "period": "annual-0"}
    found = press((cast.clerk, "summary_new", [], form), (cast.lead, "summary_new", [], form))
    plan = Plan.objects.summaries().get()
    assert [answer.url for answer in found] == [plan.get_absolute_url()] * 2


def test_an_import_confirmed_twice_comes_in_once(cast: Any, press: Any) -> None:
    data = "日期,活动名称\n2025-03-05,学雷锋志愿服务\n2025-03-06,义诊\n".encode()
    batch = importing.receive(
        actor=cast.clerk, unit=cast.community, filename="台账.csv", data=data, year=2025
    )
    press((cast.clerk, "import_confirm", [batch.pk], {}), (cast.lead, "import_confirm", [batch.pk], {}))
    assert Activity.objects.count() == 2
    assert AuditEvent.objects.filter(action=importing.CONFIRMED).count() == 1
    press((cast.clerk, "import_undo", [batch.pk], {}), (cast.lead, "import_undo", [batch.pk], {}))
    assert Activity.objects.count() == 0
    assert LedgerBatch.objects.get().state == "undone"


@pytest.mark.parametrize(
    "what", ["partner", "agreement", "exchange", "step", "activities", "decision", "visit"]
)
def test_what_was_deleted_between_reading_and_saving_is_told(
    cast: Any, make_activity: Any, visit: Visit, as_user: Any, monkeypatch: Any, what: str
) -> None:
    """The row goes after the page has found it and before the service holds it."""
    partner = Partner.objects.create(unit=cast.community, name="澄溪小学", kind="paired")
    agreement = Agreement.objects.create(partner=partner, title="协议")
    exchange = Exchange.objects.create(unit=cast.community, year=2026, asked_by="forces", item="就业")
    meeting = make_activity("联席会", meeting="joint", done=True)
    decision = Decision.objects.create(activity=meeting, text="更新宣传栏")
    line = {"year": "2026", "asked_by": "forces", "item": "看病", "kind": "medical"}
    tries: dict[str, tuple[Any, Any, str, list[Any], dict[str, Any]]] = {
        "partner": (partner_service, partner, "partner_edit", [partner.pk],
                    {"name": "甲", "kind": "paired"}),
        "agreement": (
            partner_service, agreement, "agreement", [partner.pk, agreement.pk], {"title": "新的协议"}),
        "exchange": (exchange_service, exchange, "exchange_edit", [exchange.pk], line),
        "step": (exchange_service, exchange, "exchange_step", [exchange.pk, "done"],
                 {"outcome": "好", "done_on": DAY}),
        "activities": (exchange_service, exchange, "exchange_activities", [exchange.pk],
                       {"activity": meeting.pk}),
        "decision": (decision_service, decision, "decision", [decision.pk], {"step": "done"}),
        "visit": (visiting, visit, "visit", [visit.activity_id, visit.pk], {"day": DAY}),
    }  # fmt: skip
    module, row, name, numbers, form = tries[what]
    doing = {"partner": "change_partner", "agreement": "change_agreement", "exchange": "change_exchange",
             "step": "step", "activities": "set_activities", "decision": "finish_decision",
             "visit": "record_visit"}[what]  # fmt: skip
    real = getattr(module, doing)

    def too_late(**values: Any) -> Any:
        type(row).objects.filter(pk=row.pk).delete()
        return real(**values)

    monkeypatch.setattr(module, doing, too_late)
    client = as_user(cast.clerk)
    answer = client.post(reverse(f"activities:{name}", args=numbers), {**form, "version": 1}, follow=True)
    assert answer.status_code == 200
    assert any("已经" in str(message) for message in answer.context["messages"])


def test_a_visit_sent_again_after_the_first_answer_was_lost(
    cast: Any, visit: Visit, make_activity: Any, as_user: Any
) -> None:
    other = make_activity("又一轮", day=date(2026, 4, 5))
    plan_visits(actor=cast.clerk, activity=other, persons=[visit.person])
    form = {"day": DAY, "amount": "500", "token": str(uuid4()), "place": str(visit.pk)}
    client, url = as_user(cast.clerk), reverse("activities:visit_person", args=[visit.person_id])
    assert [client.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert [row.pk for row in Visit.objects.visited()] == [visit.pk]
    assert Activity.objects.count() == 2
