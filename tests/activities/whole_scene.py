"""A year of 桂园社区 that has something of everything, and every address under which it can be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Decision, Exchange, LedgerBatch, LocalDate, Partner, Photo, Visit
from activities.services import importing
from activities.services.activities import CostLine, GoodsLine, Lines
from activities.services.decisions import DecisionLine, add_decisions
from activities.services.exchanges import create_exchange, set_activities
from activities.services.feeds import open_feed
from activities.services.local_dates import add_local_date
from activities.services.partners import add_agreement, create_partner
from activities.services.photos import add_photos, change_photo
from activities.services.rounds import set_standard
from activities.services.summaries import create_summary
from activities.services.visits import Heard, plan_visits, record_visit
from activities.summaries.periods import Period
from activities.urls import urlpatterns
from beneficiaries.models import Person
from plans.choices import PaperKind
from plans.models import Plan
from tests.access.activities_photos import picture
from tests.conftest import sample_content

NEED = "房顶漏雨想修缮"
PARTNER_PHONE = "19900002468"
FILE = "日期,活动名称\n2025-03-05,学雷锋志愿服务\n3月上旬,板报\n"


@dataclass
class Whole:
    """One of each. `several` is who is on the round: the first has been visited and asked for something."""

    plan: Plan
    done: Activity
    coming: Activity
    round: Activity
    meeting: Activity
    people: list[Person]
    visits: list[Visit]
    photo: Photo
    visit_photo: Photo
    partner: Partner
    exchange: Exchange
    decision: Decision
    local_date: LocalDate
    summary: Plan
    batch: LedgerBatch
    feed: int
    secret: str

    def addresses(self) -> Iterator[tuple[str, str]]:
        """(name, address) of every page of activities with these objects, and of the papers behind them."""
        for pattern in urlpatterns:
            name = str(pattern.name)
            for values in self._values(name):
                yield name, reverse(f"activities:{name}", kwargs=values)
        yield "calendar_feed", reverse("calendar_feed", kwargs={"secret": self.secret})
        for plan in (self.summary, self.plan):
            yield "plan", reverse("plans:detail", args=[plan.pk])
            for fmt in ("txt", "docx", "pdf", "xlsx"):
                yield "export", reverse("plans:export", args=[plan.pk, fmt])
        for person in self.people:
            yield "person", reverse("people:detail", args=[person.pk])
        for name in ("home", "audit", "people:list"):
            yield name, reverse(name)
        for name in ("activity", "partner", "exchange", "visit"):
            yield "settings", reverse(f"admin:activities_{name}_changelist")

    def posts(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """(address, form) of the files that are asked for by POST."""
        for name in ("round_sheet", "round_sheet_excel"):
            yield reverse(f"activities:{name}", args=[self.round.pk]), {}
        yield reverse("activities:window_list", args=[f"army_day-{self.round.day.year}"]), {}
        for kind in ("activities", "visits", "money"):
            for fmt in ("pdf", "xlsx"):
                yield f"{reverse('activities:ledger_file')}?kind={kind}", {"format": fmt}
        for name in ("activity", "partner", "exchange"):
            yield reverse(f"admin:activities_{name}_export"), {"format": "0", "resource": "0"}
        yield reverse("activities:partner_phone", args=[self.partner.pk]), {"usual": ""}

    def _values(self, name: str) -> list[dict[str, Any]]:
        activities = [self.done, self.coming, self.round, self.meeting]
        of = {
            "local_date": [self.local_date.pk], "feed_stop": [self.feed], "visit_person": self._people(),
            "partner": [self.partner.pk], "agreement": [self.partner.pk], "exchange": [self.exchange.pk],
            "decision": [self.decision.pk], "summary": [self.summary.pk], "import": [self.batch.pk],
        }  # fmt: skip
        photos = [{"pk": photo.pk} for photo in (self.photo, self.visit_photo)]
        windows = [{"key": f"{day}-{self.round.day.year}"} for day in ("army_day", "spring_festival")]
        visits = [{"pk": self.round.pk, "visit": visit.pk} for visit in self.visits]
        agreement = [{"pk": self.partner.pk, "row": self.partner.agreements.get().pk}]
        several: dict[str, list[dict[str, Any]]] = {
            "photo": photos, "photo_thumb": photos, "photo_change": photos, "photo_remove": photos,
            "window": windows, "window_list": windows, "visit": visits, "visit_undo": visits,
            "agreement": agreement, "agreement_remove": agreement,
            "exchange_step": [{"pk": self.exchange.pk, "state": state} for state in ("done", "refused")],
            "import_row": [{"pk": self.batch.pk, "number": number} for number in (2, 3)],
            "from_task": [{"task": task.pk} for task in self.plan.tasks.all()],
            "decisions": [{"pk": self.meeting.pk}],
        }  # fmt: skip
        if name in several:
            return several[name]
        if not _takes_pk(name):
            return [{}]
        if name.startswith("round") or name == "visits_many":
            return [{"pk": self.round.pk}]
        for word, keys in of.items():
            if name.startswith(word):
                return [{"pk": key} for key in keys]
        return [{"pk": activity.pk} for activity in activities]

    def _people(self) -> list[int]:
        return [person.pk for person in self.people]


def _takes_pk(name: str) -> bool:
    return any("pk" in pattern.pattern.converters for pattern in urlpatterns if str(pattern.name) == name)


def furnish(cast: Any, people: list[Person], make_activity: Any, make_plan: Any) -> Whole:
    """All of it by the services, in the year that is running."""
    clerk, unit, year = cast.clerk, cast.community, timezone.localdate().year
    plan = make_plan("issued", content=sample_content(year))
    partner = create_partner(
        actor=clerk, unit=unit,
        values={"name": "驻区某部", "kind": "forces", "since": 1992, "phone": PARTNER_PHONE,
                "contact": "办公室"},
    )  # fmt: skip
    agreement = {
        "title": "共建协议书",
        "signed_on": date(year, 1, 1),
        "valid_to": date(year, 12, 31),
        "note": "",
    }
    add_agreement(actor=clerk, partner=partner, values=agreement)
    money = (CostLine("街道下拨", planned=500, spent=480), CostLine("社会捐赠", spent=20))
    lines = Lines(costs=money, goods=(GoodsLine("大米", "袋"),), partners=[partner])
    done = make_activity(
        "义诊", day=date(year, 1, 3), done=True, task=plan.tasks.first(), lines=lines, place="广场"
    )
    coming = make_activity("国防教育讲座", day=date(year, 12, 31), speaker="退役军人")
    round_ = make_activity("春节走访慰问", day=date(year, 1, 4))
    set_standard(actor=clerk, activity=round_, amount=None, goods="米")
    visits = plan_visits(actor=clerk, activity=round_, persons=people)
    heard = Heard("living", NEED)
    visits[0] = record_visit(
        actor=clerk, visit=visits[0], version=1, day=date(year, 1, 5), goods="米", need=heard
    )
    round_.refresh_from_db()
    photo = add_photos(actor=clerk, activity=done, files=[picture("广场.jpg")]).photos[0]
    change_photo(actor=clerk, photo=photo, words="义诊现场", kind=photo.kind, in_summary=True)
    visit_photo = add_photos(
        actor=clerk, activity=round_, files=[picture("家中.jpg", "teal")], visit=visits[0]
    ).photos[0]
    exchange = create_exchange(
        actor=clerk, unit=unit, token=Exchange().token,
        values={"year": year, "asked_by": "forces", "item": "联系家属就业岗位", "kind": "family",
                "partner": partner},
    )  # fmt: skip
    exchange = set_activities(actor=clerk, exchange=exchange, version=exchange.version, activities=[done])
    meeting = make_activity("军地联席会", day=date(year, 1, 6), meeting="joint", done=True)
    told = [DecisionLine("更新国防教育宣传栏", "田小禾", date(year, 12, 31))]
    decision = add_decisions(actor=clerk, activity=meeting, lines=told)[0]
    local_date = add_local_date(actor=clerk, unit=unit, values={"name": "宣传月启动", "month": 7, "day": 1})
    batch = importing.receive(actor=clerk, unit=unit, filename="台账.csv", data=FILE.encode(), year=2025)
    feed, secret = open_feed(actor=clerk, name="办公室电脑")
    summary = create_summary(actor=clerk, unit=unit, period=Period(PaperKind.ANNUAL, year))
    partner.refresh_from_db()
    return Whole(
        plan, done, coming, round_, meeting, people, visits, photo, visit_photo, partner, exchange, decision,
        local_date, summary, batch, feed.pk, secret,
    )  # fmt: skip
