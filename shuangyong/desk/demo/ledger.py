"""The ledgers of the demo: some forty people a community, in a few large inserts so that it stays quick.

Everything hangs together as the services would have written it; what waits for somebody (a transfer, two
duplicates, needs, this year's confirmation) goes to the accounts that people try first.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from beneficiaries.choices import (
    ConfirmationResult,
    EventKind,
    HonourKind,
    HonourState,
    NeedKind,
    NeedState,
    TransferState,
)
from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import (
    Category,
    Confirmation,
    Honour,
    Household,
    Identity,
    Need,
    Payment,
    Person,
    PersonEvent,
    Standard,
    StatusChange,
    Transfer,
)
from beneficiaries.pinyin import spelling
from shuangyong.desk.demo.invented import address, phone, resident_id
from shuangyong.desk.demo.ledger_people import Invented, inhabitants
from shuangyong.desk.demo.life import workday
from shuangyong.units.models import Unit, User

LEDGERS = {
    "hefeng": "clerk", "yinxing": "clerk2", "shuxiang": "clerk3", "shiqiao": "clerk4",
    "wutong": "clerk5", "yushu": "clerk6", "xiangyang": "clerk7", "daoxiang": "clerk8",
}  # fmt: skip
_NEEDS = (
    (NeedKind.MEDICAL, "复查要去市里，行动不便，希望有人陪同。"),
    (NeedKind.HOUSING, "厨房漏雨，想请社区帮忙联系维修。"),
    (NeedKind.LIVING, "独居，希望定期有人上门看看。"),
    (NeedKind.WORK, "想找一份离家近的工作。"),
    (NeedKind.EDUCATION, "孩子入学需要开证明，不知道怎么办。"),
    (NeedKind.PENSION, "想了解居家养老服务怎么申请。"),
)
_STANDARDS = (("F81", "老年生活补助", "50"), ("E51", "生活补助", "800"), ("D42", "生活补助", "700"))
_SOURCE = "演示数据，不是真实文件"


class Ledgers:
    """Writes the ledgers as they would stand at `today`; nothing in them lies after it."""

    def __init__(self, units: Mapping[str, Unit], users: Mapping[str, User], today: date) -> None:
        load_categories()
        self.units, self.users, self.today = units, users, today
        self.categories = {category.code: category for category in Category.objects.all()}
        self.begun = today - timedelta(days=400)
        self.people: list[Person] = []
        self.number = 0

    def tell(self) -> None:
        """All of it."""
        drafts = [
            draft for code, keeper in LEDGERS.items() for draft in self._drafts(code, self.users[keeper])
        ]
        self._write(drafts)
        self._write_identities(drafts)
        self._write_honours()
        self._write_needs()
        self._write_confirmations(drafts)
        self._write_payments(drafts)
        self._transfers()
        Person.objects.update(created_at=self._at(self.begun), edited_at=self._at(self.begun))

    def _drafts(self, code: str, keeper: User) -> list[tuple[Person, Invented]]:
        unit = self.units[code]
        people = inhabitants(unit.name)
        drafts = [(self._person(unit, keeper, somebody), somebody) for somebody in people]
        if code == "hefeng":  # an old list was typed in again, without the numbers
            drafts.append((self._person(unit, keeper, people[3], id_number="", phone=""), people[3]))
        if code == "yinxing":  # moved here, and the former community did not strike the name
            gone = inhabitants(self.units["hefeng"].name)[7]
            number = resident_id(gone.born_on, _order(gone, 8))
            drafts.append((self._person(unit, keeper, gone, id_number=number), gone))
        return drafts

    def _person(self, unit: Unit, keeper: User, somebody: Invented, **values: Any) -> Person:
        self.number += 1
        pinyin, initials = spelling(somebody.name)
        usual: dict[str, Any] = {
            "id_number": resident_id(somebody.born_on, _order(somebody, self.number)),
            "phone": phone(self.number),
        }
        return Person(
            unit=unit,
            name=somebody.name,
            pinyin=pinyin,
            initials=initials,
            sex=somebody.sex,
            born_on=somebody.born_on,
            birthday=f"{somebody.born_on:%m%d}",
            status_since=self.begun,
            edited_by=keeper,
            **{**usual, **values},
        )

    def _write(self, drafts: list[tuple[Person, Invented]]) -> None:
        homes = [
            Household(
                unit=person.unit, address=address(person.unit.name, number), grid=f"第{number % 6 + 1}网格"
            )
            for number, (person, _) in enumerate(drafts)
        ]
        for (person, _), home in zip(drafts, Household.objects.bulk_create(homes), strict=True):
            person.household = home
        self.people = Person.objects.bulk_create([person for person, _ in drafts])
        StatusChange.objects.bulk_create(
            StatusChange(
                person=person, status=person.status, day=self.begun, reason="建档", by=person.edited_by
            )
            for person in self.people
        )
        events = PersonEvent.objects.bulk_create(
            PersonEvent(person=person, kind=EventKind.CREATED, by=person.edited_by) for person in self.people
        )
        PersonEvent.objects.filter(pk__in=[event.pk for event in events]).update(at=self._at(self.begun))

    def _write_identities(self, drafts: list[tuple[Person, Invented]]) -> None:
        Identity.objects.bulk_create(
            Identity(
                person=person,
                category=self.categories[code],
                is_main=place == 0,
                particulars=json.dumps(facts, ensure_ascii=False, sort_keys=True),
                certificate_number=f"演示{person.pk:06d}" if self.categories[code].certificate else "",
            )
            for person, somebody in drafts
            for place, (code, facts) in enumerate(somebody.identities.items())
        )

    def _write_honours(self) -> None:
        Honour.objects.bulk_create(
            Honour(
                person=person,
                kind=HonourKind.PLAQUE if number % 3 else HonourKind.CARD,
                state=HonourState.GIVEN,
                day=self.begun + timedelta(days=number % 40),
                words="悬挂在门口" if number % 3 else "",
            )
            for number, person in enumerate(self.people)
            if number % 4
        )

    def _write_needs(self) -> None:
        rows = []
        for number, person in enumerate(self.people):
            if number % 7 != 2:
                continue
            kind, words = _NEEDS[number // 7 % len(_NEEDS)]
            heard = self.today - timedelta(days=12 + number % 50)
            state = (NeedState.OPEN, NeedState.OPEN, NeedState.DONE, NeedState.CLOSED)[number // 7 % 4]
            done = heard + timedelta(days=9) if state != NeedState.OPEN else None
            rows.append(
                Need(
                    person=person,
                    kind=kind,
                    words=words,
                    heard_on=heard,
                    handler=str(person.edited_by),
                    due_on=heard + timedelta(days=30),
                    state=state,
                    done_on=done,
                    outcome="已经联系办妥，并告知本人。" if done else "",
                    revisited_on=done + timedelta(days=2) if done and state == NeedState.CLOSED else None,
                    satisfied=True if state == NeedState.CLOSED else None,
                )
            )
        Need.objects.bulk_create(rows)

    def _write_confirmations(self, drafts: list[tuple[Person, Invented]]) -> None:
        chance = Random("demo confirmations")  # noqa: S311  invented people are no secret
        rows, days = [], self.today.timetuple().tm_yday - 1
        for person, somebody in drafts:
            wanted = any(self.categories[code].needs_confirmation for code in somebody.identities)
            luck = chance.random()
            if not wanted or days == 0 or luck > 0.68:
                continue
            result = ConfirmationResult.CONFIRMED if luck < 0.62 else ConfirmationResult.NOT_MET
            day = self.today - timedelta(days=1 + chance.randrange(min(days, 60)))
            note = "" if result == ConfirmationResult.CONFIRMED else "两次上门没有遇到，邻居说在外地。"
            rows.append(
                Confirmation(
                    person=person,
                    year=self.today.year,
                    result=result,
                    day=day,
                    by=person.edited_by,
                    note=note,
                )
            )
            if result == ConfirmationResult.CONFIRMED:
                person.confirmed_year = self.today.year
        Confirmation.objects.bulk_create(rows)
        Person.objects.bulk_update(self.people, ["confirmed_year"], batch_size=400)

    def _write_payments(self, drafts: list[tuple[Person, Invented]]) -> None:
        standards = {
            code: Standard.objects.create(
                category=self.categories[code],
                name=name,
                amount=Decimal(amount),
                per="month",
                valid_from=date(self.today.year - 1, 8, 1),
                source=_SOURCE,
            )
            for code, name, amount in _STANDARDS
        }
        paid = self.today - timedelta(days=30)
        Payment.objects.bulk_create(
            Payment(
                person=person,
                standard=standards[code],
                name=standards[code].name,
                amount=standards[code].amount,
                year=paid.year,
                month=paid.month,
                paid_on=paid,
            )
            for person, somebody in drafts
            for code in somebody.identities
            if code in standards
        )

    def _transfers(self) -> None:
        """One waits for clerk to take it, one of clerk's waits for the other street."""
        for source, target, place, reason in (
            ("yinxing", "hefeng", 5, "户口已迁到荷风社区，本人要求转档。"),
            ("hefeng", "wutong", 11, "随子女搬到梧桐社区居住。"),
        ):
            person = [person for person in self.people if person.unit == self.units[source]][place]
            asker = self.users[LEDGERS[source]]
            on = self._at(self.today - timedelta(days=3))
            transfer = Transfer.objects.create(
                person=person,
                from_unit=person.unit,
                to_unit=self.units[target],
                reason=reason,
                requested_by=asker,
                state=TransferState.REQUESTED,
            )
            Transfer.objects.filter(pk=transfer.pk).update(requested_at=on)
            words = f"申请转到{self.units[target].name}：{reason}"
            event = PersonEvent.objects.create(person=person, kind=EventKind.TRANSFER, words=words, by=asker)
            PersonEvent.objects.filter(pk=event.pk).update(at=on)

    def _at(self, day: date) -> datetime:
        return workday(day, 10)


def _order(somebody: Invented, place: int) -> int:
    """The three digits after the birth date: odd for men, even for women."""
    return place % 400 * 2 + (1 if somebody.sex == "m" else 2)
