"""Numbers of another unit's rows, wherever a form of activities takes one: refused, and nothing written."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Exchange, Photo, Visit
from activities.services.exchanges import create_exchange
from activities.services.partners import create_partner
from activities.services.photos import add_photos
from activities.services.rounds import plan_visits
from activities.services.summaries import create_summary
from activities.summaries.periods import Period
from plans.choices import PaperKind
from tests.access.activities_photos import picture
from tests.access.test_reading_changes_nothing import everything

DAY = "2026-03-06"
ROWS = {
    "costs-TOTAL_FORMS": "0",
    "costs-INITIAL_FORMS": "0",
    "goods-TOTAL_FORMS": "0",
    "goods-INITIAL_FORMS": "0",
}


@dataclass
class Both:
    """One of each kind of one unit."""

    activity: Activity
    round: Activity
    visit: Visit
    photo: Photo
    visit_photo: Photo
    partner: Any
    exchange: Exchange
    task: Any
    person: Any
    summary: Any


@pytest.fixture
def belongings(make_person: Any, make_activity: Any, make_plan: Any) -> Any:
    """`belongings(keeper)`: what that person's unit has."""

    def make(keeper: Any) -> Both:
        year = timezone.localdate().year
        person = make_person(f"石{keeper.unit.name[0]}山", actor=keeper)
        activity = make_activity("义诊", actor=keeper)
        round_ = make_activity("走访", actor=keeper)
        visit = plan_visits(actor=keeper, activity=round_, persons=[person])[0]
        photo = add_photos(actor=keeper, activity=activity, files=[picture()]).photos[0]
        of_visit = add_photos(actor=keeper, activity=round_, files=[picture()], visit=visit).photos[0]
        partner = create_partner(
            actor=keeper, unit=keeper.unit, values={"name": "澄溪小学", "kind": "paired"}
        )
        exchange = create_exchange(
            actor=keeper, unit=keeper.unit, token=uuid4(),
            values={"year": 2026, "asked_by": "forces", "item": "家属就业", "kind": "family"},
        )  # fmt: skip
        summary = create_summary(actor=keeper, unit=keeper.unit, period=Period(PaperKind.ANNUAL, year))
        task = make_plan("draft", actor=keeper).tasks.first()
        return Both(activity, round_, visit, photo, of_visit, partner, exchange, task, person, summary)

    return make


def _all(own: Both, other: Both) -> dict[str, tuple[str, list[Any], dict[str, Any]]]:
    """What is tried → (name of the page, its numbers, the form)."""
    new = {"title": "义诊", "day": DAY, "state": "planned", "token": str(uuid4()), **ROWS}
    edit = {**new, "version": own.activity.version}
    ticked = {"visits": f"{other.visit.pk}:{other.visit.version}"}
    given = {"day": DAY, "amount": "500", "goods": "米"}
    asked = {"year": "2026", "asked_by": "forces", "item": "看病", "kind": "medical"}
    a, r, x = own.activity.pk, own.round.pk, own.exchange.pk
    own_partner = [own.partner.pk]
    return {
        "a new activity with another unit's task": ("new", [], {**new, "task": other.task.pk}),
        "a new activity with another unit's partner": ("new", [], {**new, "partners": other.partner.pk}),
        "an activity changed to another unit's task": ("edit", [a], {**edit, "task": other.task.pk}),
        "an activity changed to another's partner": ("edit", [a], {**edit, "partners": other.partner.pk}),
        "a series of another unit's task": ("from_task", [other.task.pk], {"token": str(uuid4())}),
        "a round with another unit's person": (
            "round_new", [], {"act": "save", "title": "走访", "day": DAY, "people": other.person.pk}),
        "another unit's person on my round": ("round_people", [r],
            {"act": "save", "people": other.person.pk}),
        "another round's visit under my round": ("visit", [r, other.visit.pk], {**given, "version": 1}),
        "another round's visit taken back": ("visit_undo", [r, other.visit.pk], {"version": 1}),
        "another round's visit among several": ("visits_many", [r], {**given, **ticked}),
        "another round's visit taken off": ("round_take_off", [r], ticked),
        "my visit under another unit's round": (
            "visit", [other.round.pk, own.visit.pk], {**given, "version": 1}),
        "a visit of another unit's person": ("visit_person", [other.person.pk], given),
        "another unit's photo described": ("photo_change", [other.photo.pk],
            {"caption": "我的", "kind": "photo"}),
        "another unit's photo of a visit removed": ("photo_remove", [other.visit_photo.pk], {}),
        "a photo for another unit's activity": ("photo_add", [other.activity.pk], {"kind": "photo"}),
        "another unit's partner in 双清单": ("exchange_new", [], {**asked, "partner": other.partner.pk}),
        "my line for another unit's partner": (
            "exchange_edit", [x], {**asked, "partner": other.partner.pk, "version": own.exchange.version}),
        "another unit's activity for my line": (
            "exchange_activities", [x], {"activity": other.activity.pk, "version": own.exchange.version}),
        "my agreement under another partner": (
            "agreement_new", [other.partner.pk], {"title": "协议", "version": other.partner.version}),
        "an agreement that is not this partner's": ("agreement", [*own_partner, 999_999], {"title": "协议"}),
        "another unit's partner stopped": ("partner_stop", [other.partner.pk], {"version": 1}),
        "another unit's summary counted anew": ("summary_recount", [other.summary.pk], {}),
        "a photo into another unit's summary": ("summary_photos", [other.summary.pk],
            {"photo": own.photo.pk}),
        "a plan taken for a summary": ("summary_recount", [own.task.plan_id], {}),
        "decisions of another unit's meeting": ("decisions", [other.activity.pk],
            {"decisions": "更新宣传栏"}),
    }  # fmt: skip


WHAT = [
    "a new activity with another unit's task", "a new activity with another unit's partner",
    "an activity changed to another unit's task", "an activity changed to another's partner",
    "a series of another unit's task",
    "a round with another unit's person", "another unit's person on my round",
    "another round's visit under my round", "another round's visit taken back",
    "another round's visit among several", "another round's visit taken off",
    "my visit under another unit's round", "a visit of another unit's person",
    "another unit's photo described", "another unit's photo of a visit removed",
    "a photo for another unit's activity", "another unit's partner in 双清单",
    "my line for another unit's partner", "another unit's activity for my line",
    "my agreement under another partner", "an agreement that is not this partner's",
    "another unit's partner stopped", "another unit's summary counted anew",
    "a photo into another unit's summary", "a plan taken for a summary",
    "decisions of another unit's meeting",
]  # fmt: skip


def test_every_try_is_run(cast: Any, belongings: Any) -> None:
    own = belongings(cast.clerk)
    assert sorted(_all(own, own)) == sorted(WHAT)


@pytest.mark.parametrize("neighbour", ["clerk2", "clerk3"])
@pytest.mark.parametrize("what", WHAT)
def test_nothing_is_written(cast: Any, belongings: Any, as_user: Any, what: str, neighbour: str) -> None:
    own, other = belongings(cast.clerk), belongings(getattr(cast, neighbour))
    name, numbers, form = _all(own, other)[what]
    before, client = everything(), as_user(cast.clerk)
    answer = client.post(reverse(f"activities:{name}", args=numbers), form)
    assert everything() == before
    assert answer.status_code in (404, 403) or _is_told(client, answer), answer


def _is_told(client: Any, answer: Any) -> bool:
    """A sentence on the page that comes back, or on the next one."""
    if answer.status_code == 302:
        return bool(list(client.get(answer.url).context["messages"]))
    page = answer.content.decode()
    told = ("请从", "请至少勾选", "请先勾选", "无效", "不是", "invalid-feedback", "notice-bad", "alert")
    return answer.status_code == 200 and any(word in page for word in told)


@pytest.mark.parametrize("name", ["rounds", "partners", "exchanges", "meetings", "tasks", "list", "calendar",
                                  "calendar_year", "progress", "ledgers", "summaries"])  # fmt: skip
def test_a_unit_of_another_street_in_the_address_shows_nothing_of_it(
    cast: Any, belongings: Any, make_activity: Any, as_user: Any, name: str
) -> None:
    keeper = cast.clerk3
    create_partner(actor=keeper, unit=keeper.unit, values={"name": "柿子坡小学", "kind": "paired"})
    make_activity("柿子坡义诊", actor=keeper, day=date(2026, 3, 5))
    make_activity("柿子坡座谈", actor=keeper, day=date(2026, 3, 5), meeting="joint")
    for who in ("clerk", "reviewer"):
        client = as_user(getattr(cast, who))
        for unit in (cast.community3, cast.street2):
            answer = client.get(
                reverse(f"activities:{name}"), {"unit": unit.pk, "year": "2026", "month": "3"}
            )
            assert answer.status_code == 200
            assert "柿子坡" not in answer.content.decode()
            assert "荷塘社区" not in answer.content.decode()


def test_a_token_that_stands_in_another_unit_breaks_nothing(cast: Any, belongings: Any, as_user: Any) -> None:
    other = belongings(cast.clerk2)
    client = as_user(cast.clerk)
    new = {"title": "消防演练", "day": DAY, "state": "planned", "token": str(other.activity.token), **ROWS}
    assert client.post(reverse("activities:new"), new).status_code == 302
    assert Activity.objects.get(title="消防演练").unit == cast.community
    line = {"year": "2026", "asked_by": "forces", "item": "看病", "kind": "medical"}
    sent = {**line, "token": str(other.exchange.token)}
    assert client.post(reverse("activities:exchange_new"), sent).status_code == 302
    assert Exchange.objects.get(item="看病").unit == cast.community


def test_no_model_of_activities_is_left_out_of_what_is_compared() -> None:
    from tests.access.test_reading_changes_nothing import KINDS

    # When a feed was read last is written by reading it.
    assert {kind.__name__ for kind in apps.get_app_config("activities").get_models()} <= {
        kind.__name__ for kind in KINDS
    } | {"FeedAddress"}
