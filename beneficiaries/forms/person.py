"""The form of a person's own columns, for a new record and for one that is there."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from beneficiaries import lookalikes
from beneficiaries.choices import IdKind, Sex, Status
from beneficiaries.forms.base import DayField, Doubt, LedgerForm, WordsField
from beneficiaries.ids import IdFacts, read_id
from beneficiaries.models import Person
from beneficiaries.normalise import plain_name, plain_phone
from beneficiaries.policies import may_write_for
from shuangyong.privacy.secret import Secret
from shuangyong.units.choices import UnitKind
from shuangyong.units.filters import offer_units
from shuangyong.units.models import Role, Unit, User

Group = tuple[str, list[tuple[forms.BoundField, forms.BoundField | None]]]
_OLDEST = 130


class PersonForm(LedgerForm):
    """What may be typed of a person. Only the name is required; `address` is the household's."""

    secrets = ("id_number", "phone", "account", "address", "registered_address", "health")
    not_stored = ("unit", "address", "status", "status_day")

    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), empty_label="请选择单位",
        error_messages={"required": "请选择单位。", "invalid_choice": "请选择单位。"},
    )  # fmt: skip
    name = WordsField("姓名", 40, required=True)
    id_kind = forms.ChoiceField(
        label="证件种类", required=False, choices=IdKind.choices, initial=IdKind.RESIDENT
    )
    id_number = WordsField("证件号码", 30)
    sex = forms.ChoiceField(label="性别", required=False, choices=[("", "未填"), *Sex.choices])
    born_on = DayField("出生日期", required=False)
    former_name = WordsField("曾用名", 40)
    phone = WordsField("电话", 30)
    address = WordsField("现住址", 200)
    registered_address = WordsField("户籍地址", 200)
    bank = WordsField("开户银行", 60)
    account = WordsField("银行账号", 30)
    health = WordsField("身体状况", 200, help_text="只写照顾时要知道的，例如：行动不便，耳背。")
    note = WordsField(
        "备注", 300, widget=forms.Textarea(attrs={"rows": 2}), help_text="不写证件号、电话和部队番号。"
    )
    status = forms.ChoiceField(label="状态", required=False, choices=Status.choices, initial=Status.RECEIVING)
    status_day = DayField("状态起始日期", required=False)

    def __init__(self, data: Any = None, *, user: User, person: Person | None = None) -> None:
        super().__init__(data, row=person)
        self.user, self.person = user, person
        self.facts = IdFacts("")
        self.found: list[Person] = []
        if person is not None:
            for name in ("unit", "status", "status_day"):
                del self.fields[name]
        else:
            below = Unit.objects.visible_to(user).filter(is_active=True).exclude(kind=UnitKind.PARTNER)
            offer_units(self, below if user.role == Role.STREET else None)
        for name in ("id_number", "phone", "account"):
            self.fields[name].widget.attrs["spellcheck"] = "false"

    def stored(self, name: str) -> object:
        if name == "address":
            household = self.row.household if isinstance(self.row, Person) else None
            return household.address if household else ""
        return super().stored(name)

    def groups(self) -> list[Group]:
        """The fields as they stand on the page, under their heads."""
        parts = {
            "基本信息": ("unit", "name", "former_name", "id_kind", "id_number", "sex", "born_on"),
            "联系和住址": ("phone", "address", "registered_address"),
            "发放账户": ("bank", "account"),
            "其他": ("health", "note", "status", "status_day"),
        }
        return [(title, self.lines(*names)) for title, names in parts.items()]

    def clean_name(self) -> str:
        name = plain_name(self.cleaned_data["name"])
        if re.search(r"\d", name):
            raise ValidationError("姓名里不能有数字，请核对。")
        return name

    def clean_id_kind(self) -> str:
        return self.cleaned_data["id_kind"] or IdKind.RESIDENT

    def clean_status(self) -> str:
        return self.cleaned_data["status"] or Status.RECEIVING

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        digits = plain_phone(typed)
        if typed and not 7 <= len(digits) <= 12:
            raise ValidationError("电话应当是手机号11位，或者带区号的座机号，请核对。只填一个号码。")
        return digits if re.fullmatch(r"1\d{10}", digits) else typed

    def clean_account(self) -> str:
        account = re.sub(r"[\s\-]", "", self.cleaned_data["account"])
        if account and not re.fullmatch(r"\d{8,30}", account):
            raise ValidationError("银行账号只有数字，请对照存折或者银行卡核对。")
        return account

    def clean_born_on(self) -> date | None:
        day: date | None = self.cleaned_data["born_on"]
        today = timezone.localdate()
        if day and not (day <= today and day.year >= today.year - _OLDEST):
            raise ValidationError("出生日期不对，请核对。")
        return day

    def clean_status_day(self) -> date | None:
        day: date | None = self.cleaned_data["status_day"]
        if day and day > timezone.localdate():
            raise ValidationError("日期还没有到，请填实际发生的日期。")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._look_at_number(data)
        self._look_for_the_same(data)
        return data

    @property
    def target_unit(self) -> Unit:
        """The unit whose ledger it goes into."""
        unit = self.person.unit if self.person else self.cleaned_data.get("unit") or self.user.unit
        assert isinstance(unit, Unit)  # noqa: S101  who writes has one
        return unit

    def new_address(self) -> str | None:
        """What to do with the address: None leaves it as it is."""
        typed: str = self.cleaned_data["address"]
        if not typed and self.stored("address") and not self.cleaned_data.get("clear_address"):
            return None
        return typed

    def _look_at_number(self, data: dict[str, Any]) -> None:
        typed, kind = data.get("id_number", ""), data.get("id_kind", IdKind.RESIDENT)
        stored = self.stored("id_number")
        if not typed and isinstance(stored, Secret) and not data.get("clear_id_number"):
            facts = read_id(stored.reveal(), kind)
        else:
            facts = self.facts = read_id(typed, kind)
            data["id_number"] = facts.number
            # A number that says a birth date is whole; only its last sign is wrong.
            if facts.problem and not facts.born_on:
                self.add_error("id_number", facts.problem)
            elif facts.problem:
                self.doubts.append(Doubt(f"证件号码：{facts.problem}"))
        if facts.problem:
            return
        if facts.born_on and data.get("born_on") and facts.born_on != data["born_on"]:
            self.doubts.append(Doubt("出生日期和身份证号里的不一样，请对照证件核对。"))
        if facts.sex and data.get("sex") and facts.sex != data["sex"]:
            self.doubts.append(Doubt("性别和身份证号里的不一样，请对照证件核对。"))

    def _look_for_the_same(self, data: dict[str, Any]) -> None:
        same_id = lookalikes.with_number(self.user, data.get("id_number", ""), self.person)
        here = [person for person in same_id if person.unit_id == self.target_unit.pk]
        for person in here:
            self.add_error("id_number", f"{person.unit.name}的台账里已经有这个证件号码的人：{person.name}。")
        self.found = here
        for person in same_id:
            if person not in here:
                words = f"{person.unit.name}的台账里有同一个证件号码的人。迁来的，请由那边办转移，不要另建。"
                self.doubts.append(_doubt(words, person))
        if self.person is None and not same_id:
            name, born_on = data.get("name", ""), data.get("born_on") or self.facts.born_on
            for person in lookalikes.with_name_and_birth(self.user, name, born_on):
                words = f"{person.unit.name}的台账里已经有同名、同一天出生的人，请看看是不是同一个人。"
                self.doubts.append(_doubt(words, person))


def may_register(user: User) -> bool:
    """Whether there is a ledger the user may write into."""
    return user.unit is not None and may_write_for(user, user.unit)


def _doubt(words: str, person: Person) -> Doubt:
    return Doubt(words, reverse("people:detail", args=[person.pk]), f"看{person.name}的档案")
