"""What the rows of a file mean for the ledger: who is there already, what would change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from beneficiaries.choices import Status
from beneficiaries.describing import Change, as_json, change, changes_of
from beneficiaries.importing.packing import OK, SAME, SKIP
from beneficiaries.importing.reading import Reading
from beneficiaries.importing.telling import DOUBT, Problem
from beneficiaries.models import Category, Household, Identity, Person
from beneficiaries.normalise import plain_id
from beneficiaries.services.people import particulars_of
from shuangyong.privacy.blind import blind_indexes
from shuangyong.privacy.ring import ring
from shuangyong.privacy.secret import Secret
from shuangyong.units.models import Role, Unit, User

NEW, CHANGED, SAME_AS, PROBLEM, ASK, SKIPPED = "new", "changed", "same", "problem", "ask", "skipped"
_STEP = 1000
CERTIFICATE = "certificate_number"


@dataclass(slots=True)
class Plan:
    """What a row would do. `person` is who is there; `changes` are masked and fit to be shown."""

    reading: Reading
    outcome: str
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    person: Person | None = None
    candidates: list[int] = field(default_factory=list)
    index: str = ""  # the blind index of the row's id

    @property
    def said(self) -> tuple[str, list[list[str]], int | None]:
        """What the preview showed: two plans that say the same do the same."""
        return self.outcome, as_json(self.changes), self.person.pk if self.person else None


def make_plans(unit: Unit, user: User | None, readings: Sequence[Reading]) -> list[Plan]:
    """A plan for each reading, in order. The number of queries grows by the thousand rows only."""
    keys = _number_keys(readings)
    _mark_repeated(readings)
    ledger = _Ledger(unit, user, keys)
    plans = []
    for begin in range(0, len(readings), _STEP):
        part = readings[begin : begin + _STEP]
        ledger.turn_to(part)
        plans += [_plan(reading, ledger) for reading in part]
    _mark_met_twice(plans)
    return plans


def _number_keys(readings: Sequence[Reading]) -> dict[str, list[str]]:
    keys, label = ring(), f"{Person._meta.label_lower}.id_number"
    numbers = {number for reading in readings if (number := reading.values.get("id_number"))}
    return {number: blind_indexes(keys, label, plain_id(number)) for number in numbers}


def _mark_repeated(readings: Iterable[Reading]) -> None:
    """Rows that name a person whom an earlier row names already."""
    by_number: dict[str, int] = {}
    by_birth: dict[tuple[str, date], tuple[int, str]] = {}
    for reading in readings:
        if reading.foot or reading.answers.get(SKIP):
            continue
        number = reading.values.get("id_number", "")
        name, born = reading.values.get("name", ""), reading.values.get("born_on")
        if number:
            first = by_number.setdefault(number, reading.number)
            if first != reading.number:
                mend = "同一个人请只留一行；有几种身份的，写在一格里用顿号隔开。"
                reading.wrong("id_number", f"和第{first}行是同一个证件号码", mend)
                reading.repeated = True
                continue
        if name and born:
            row, other = by_birth.setdefault((name, born), (reading.number, number))
            if row != reading.number and (not number or not other):
                reading.doubt("name", f"和第{row}行同名、同一天出生", "是同一个人的请只留一行。")


def _mark_met_twice(plans: Sequence[Plan]) -> None:
    """Two rows must not change one record; who was told apart by the id comes before who was chosen."""
    met: dict[int, int] = {}
    for plan in sorted(plans, key=lambda plan: bool(plan.reading.answers.get(SAME))):
        if plan.person is None or plan.outcome not in (CHANGED, SAME_AS):
            continue
        first = met.setdefault(plan.person.pk, plan.reading.number)
        if first != plan.reading.number:
            mend = "同一个人请只留一行；是另一个人的，请选“不是，另外登记”。"
            plan.reading.wrong("", f"第{first}行已经是台账里的这个人", mend)
            plan.outcome, plan.candidates = PROBLEM, [plan.person.pk]


class _Ledger:
    """Who of the ledger may be meant by some rows.

    Everybody's index, name and birth date are read once, in one query: asking for a thousand rows' ids, names
    and dates again and again took a tenth of the whole import. Records are read for the rows that meet one.
    """

    def __init__(self, unit: Unit, user: User | None, keys: dict[str, list[str]]) -> None:
        self.unit, self.user, self.keys = unit, user, keys
        people = Person.objects.filter(unit=unit, merged_into__isnull=True)
        self.with_index: dict[str, int] = {}
        self.born: dict[tuple[str, date], list[int]] = defaultdict(list)
        for pk, index, name, born in people.order_by("pk").values_list("pk", "id_index", "name", "born_on"):
            if index:
                self.with_index[index] = pk
            if born:
                self.born[name, born].append(pk)
        self.persons: dict[int, Person] = {}
        self.elsewhere: dict[str, str] = {}

    def turn_to(self, readings: Sequence[Reading]) -> None:
        """Read the records that these rows meet."""
        wanted: set[int] = set()
        for reading in readings:
            found = self._key_of(reading)
            wanted.update(self._born_alike(reading) if found is None else (found,))
        people = Person.objects.filter(pk__in=wanted, unit=self.unit, merged_into__isnull=True)
        people = people.select_related("household").prefetch_related("identities__category")
        self.persons = {person.pk: person for person in people} if wanted else {}
        if self.user is None or self.user.role == Role.STREET:
            keys = [key for reading in readings for key in self.keys.get(_number(reading), ())]
            seen = Person.objects.visible_to(self.user) if self.user else Person.objects.all()
            others = seen.exclude(unit=self.unit).filter(id_index__in=keys, merged_into__isnull=True)
            self.elsewhere = dict(others.values_list("id_index", "unit__name"))

    def _key_of(self, reading: Reading) -> int | None:
        keys = self.keys.get(_number(reading), ())
        return next((self.with_index[key] for key in keys if key in self.with_index), None)

    def _born_alike(self, reading: Reading) -> list[int]:
        born = reading.values.get("born_on")
        return self.born.get((reading.values.get("name", ""), born), []) if born else []

    def with_number(self, reading: Reading) -> Person | None:
        found = self._key_of(reading)
        return None if found is None else self.persons.get(found)

    def unit_elsewhere(self, reading: Reading) -> str:
        keys = self.keys.get(_number(reading), ())
        return next((self.elsewhere[key] for key in keys if key in self.elsewhere), "")

    def alike(self, reading: Reading) -> list[Person]:
        """People of the same name and birth, but for those who have another id."""
        found = [self.persons[pk] for pk in self._born_alike(reading) if pk in self.persons]
        return [person for person in found if not (person.id_number and _number(reading))]


def _number(reading: Reading) -> str:
    return str(reading.values.get("id_number", ""))


def _plan(reading: Reading, ledger: _Ledger) -> Plan:
    if reading.foot:
        return Plan(
            reading, SKIPPED, [Problem(DOUBT, "", reading.foot, "没有读；要导入的请把姓名和类别补全。")]
        )
    if reading.answers.get(SKIP):
        return Plan(reading, SKIPPED, [Problem(DOUBT, "", "您选了不导入", "")])
    keys = ledger.keys.get(reading.values.get("id_number", ""))
    plan = Plan(reading, NEW, person=ledger.with_number(reading), index=keys[0] if keys else "")
    if plan.person is None:
        _look_for_the_same(plan, ledger)
    person = plan.person
    if person is None and not reading.categories and not any(p.field == "category" for p in reading.problems):
        reading.wrong("category", "没有人员类别", "请填写人员类别，例如：退役士兵。")
    plan.problems = reading.problems
    if reading.has_errors:
        plan.outcome = PROBLEM
    elif plan.problems and not reading.answers.get(OK):
        plan.outcome = ASK
    if person is not None:
        plan.changes = changes_for(person, reading)
        if plan.outcome == NEW:
            plan.outcome = CHANGED if plan.changes else SAME_AS
    return plan


def _look_for_the_same(plan: Plan, ledger: _Ledger) -> None:
    reading = plan.reading
    alike = ledger.alike(reading)
    answer = reading.answers.get(SAME)
    if alike and answer:
        plan.person = next((person for person in alike if person.pk == answer), None)
    if alike and answer is None:
        plan.candidates = [person.pk for person in alike]
        words = "台账里有同名、同一天出生的人，没有证件号码可以对"
        reading.doubt("name", words, "请选是同一个人，还是另一个人。")
    elsewhere = ledger.unit_elsewhere(reading)
    if elsewhere:
        words = f"{elsewhere}的台账里有同一个证件号码的人"
        reading.doubt("id_number", words, "是迁来的，请由那边办转移；确实要两边都登记，再照原样导入。")


def person_values(person: Person, reading: Reading) -> dict[str, Any]:
    """What the row would set: a blank sets nothing, nor does the same number in another form."""
    values = dict(reading.values)
    stored = person.id_number
    if isinstance(stored, Secret) and plain_id(stored.reveal()) == values.get("id_number"):
        del values["id_number"]
    return values


def changes_for(person: Person, reading: Reading) -> list[Change]:
    """Before and after for each thing the row would change; masked."""
    changes = changes_of(person, person_values(person, reading))
    if reading.address:
        household = person.household
        if household is None:
            address = Household._meta.get_field("address").to_python(reading.address)
            changes.append(Change("住址", "", "已填", ("", address)))
        else:
            changes += changes_of(household, {"address": reading.address})
    if reading.status and reading.status != person.status:
        changes.append(change("状态", Status(person.status).label, Status(reading.status).label))
    present = {row.category_id: row for row in person.identities.all()}
    for category in reading.categories:
        if category.pk not in present:
            changes.append(change("身份", "", category.name))
    for row in identity_rows(person, reading):
        changes += _identity_changes(row, reading)
    return changes


def identity_rows(person: Person, reading: Reading) -> list[Identity]:
    """The identities the person has that the row speaks of: those it names, else the main one."""
    present = {row.category_id: row for row in person.identities.all()}
    if reading.categories:
        return [present[category.pk] for category in reading.categories if category.pk in present]
    return (
        [row for row in present.values() if row.is_main] if reading.certificate or reading.particulars else []
    )


def particulars_by_category(
    categories: Sequence[Category], told: dict[str, str]
) -> dict[int, dict[str, str]]:
    """Category → the particulars that are its own: of the first that asks for them, else of the first."""
    shared: dict[int, dict[str, str]] = {}
    for key, words in told.items():
        owner = next((category for category in categories if key in category.particulars), categories[0])
        if words:
            shared.setdefault(owner.pk, {})[key] = words
    return shared


def identity_values(row: Identity, reading: Reading) -> dict[str, Any]:
    """What the row of the file sets on one identity that is there."""
    categories = reading.categories or [row.category]
    values: dict[str, Any] = {}
    if reading.certificate and row.category_id == categories[0].pk:
        values[CERTIFICATE] = reading.certificate
    told = particulars_by_category(categories, reading.particulars).get(row.category_id, {})
    kept = particulars_of(row)
    if {**kept, **told} != kept:
        values["particulars"] = {**kept, **told}
    return values


def _identity_changes(row: Identity, reading: Reading) -> list[Change]:
    values = identity_values(row, reading)
    changes = []
    if CERTIFICATE in values:
        changes += changes_of(row, {CERTIFICATE: values[CERTIFICATE]})
    if "particulars" in values:
        packed = json.dumps(values["particulars"], ensure_ascii=False, sort_keys=True)
        changes += changes_of(row, {"particulars": packed})
    return [line.of(row.category.name) for line in changes]
