"""Whom the communities work with, and what each side asked of the other: all invented."""

from collections.abc import Sequence
from datetime import date, timedelta

from activities.choices import AskedBy, ExchangeKind, ExchangeState, PartnerKind
from activities.models import Activity, Agreement, Exchange, LocalDate, Partner
from shuangyong.units.models import Unit, User

_PARTNERS = (
    ("驻区某部", PartnerKind.FORCES, 11, "共建联络员"),
    ("社区卫生服务中心", PartnerKind.PAIRED, 6, "健康服务科"),
    ("澄溪第二实验学校", PartnerKind.PAIRED, 4, "德育处"),
)
_ASKED = (
    (AskedBy.FORCES, ExchangeKind.FAMILY, "帮助两名随军家属联系就近的岗位", 120, True),
    (AskedBy.FORCES, ExchangeKind.CHILDREN, "协调三名军人子女就近入学", 150, True),
    (AskedBy.FORCES, ExchangeKind.CULTURE, "为连队阅览室更新图书", 330, False),
    (AskedBy.LOCAL, ExchangeKind.BUILDING, "支援小区绿地整治", 160, True),
    (AskedBy.LOCAL, ExchangeKind.RELIEF, "汛期协助检查排水", 210, True),
    (AskedBy.LOCAL, ExchangeKind.SCHOOLING, "为学校国防教育课派辅导员", 345, False),
)


class Partners:
    """Partners of one unit, an agreement, 双清单 of the year, a day of the unit's own."""

    def __init__(self, unit: Unit, keeper: User, today: date, year: int) -> None:
        self.unit, self.keeper, self.today, self.year = unit, keeper, today, year

    def tell(self, activities: Sequence[Activity]) -> None:
        partners = [
            Partner.objects.create(
                unit=self.unit,
                name=name,
                kind=kind,
                since=self.year - years,
                contact=contact,
                edited_by=self.keeper,
            )
            for name, kind, years, contact in _PARTNERS
        ]
        Agreement.objects.create(
            partner=partners[0],
            title="军民共建协议书",
            signed_on=date(self.year - 2, 3, 5),
            valid_to=date(self.year + 1, 3, 4),
            note="每季度碰头一次，互通需求，互办实事。",
        )
        self._together(partners, activities)
        self._exchanges(partners[0], activities)
        LocalDate.objects.create(
            unit=self.unit,
            name="社区双拥服务日",
            month=6,
            day=18,
            note="每年一次开放日",
            edited_by=self.keeper,
        )

    def _together(self, partners: Sequence[Partner], activities: Sequence[Activity]) -> None:
        for activity in activities:
            words = f"{activity.participants}{activity.title}"
            found = [row for row in partners if row.name in words]
            if "部队" in activity.title or "军民" in activity.title:
                found = [*found, partners[0]]
            if activity.students:
                found = [*found, partners[2]]
            if found:
                activity.partners.add(*found)

    def _exchanges(self, partner: Partner, activities: Sequence[Activity]) -> None:
        first = date(self.year, 1, 1)
        for asked_by, kind, item, days, done in _ASKED:
            due = first + timedelta(days=days)
            settled = done and due < self.today
            exchange = Exchange.objects.create(
                unit=self.unit,
                year=self.year,
                asked_by=asked_by,
                partner=partner,
                item=item,
                kind=kind,
                lead=self.unit.name if asked_by == AskedBy.FORCES else partner.name,
                handler=self.keeper.name if asked_by == AskedBy.FORCES else "共建联络员",
                due_on=due,
                state=ExchangeState.DONE if settled else ExchangeState.GOING,
                outcome="已经办好，并当面答复。" if settled else "",
                done_on=due - timedelta(days=6) if settled else None,
                satisfied=True if settled else None,
                edited_by=self.keeper,
            )
            if kind is ExchangeKind.BUILDING:
                exchange.activities.set([row for row in activities if "整治" in row.title])
