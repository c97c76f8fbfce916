"""年度确认: which list is looked at, and what is written for those that were ticked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from beneficiaries.choices import ConfirmationResult
from beneficiaries.confirmation_list import SHOWS
from beneficiaries.forms.base import DayField, one_line
from beneficiaries.warnings import number_problem
from shuangyong.units.models import Role, Unit, User

MOST_AT_ONCE = 200
_TICK = "请先勾选要办的人，再按按钮。"


@dataclass(frozen=True, slots=True)
class Looked:
    """What the address asks for; what makes no sense in it is passed over."""

    year: int
    show: str
    unit: Unit | None
    units: tuple[int, ...]

    @property
    def query(self) -> dict[str, str]:
        """The same as an address says it."""
        return {
            "year": str(self.year),
            "show": self.show,
            **({"unit": str(self.unit.pk)} if self.unit else {}),
        }


def looked_for(data: Any, user: User) -> Looked:
    """Read the address: this year or the last, a unit of the user's scope with all below it."""
    today = timezone.localdate()
    year = today.year - 1 if data.get("year") == str(today.year - 1) else today.year
    show = data.get("show", "")
    unit = _unit(data.get("unit", ""), user)
    units = tuple(Unit.objects.get_tree(unit).values_list("pk", flat=True)) if unit else ()
    return Looked(year, show if show in SHOWS else "due", unit, units)


def _unit(text: str, user: User) -> Unit | None:
    if user.role not in (Role.STREET, Role.DISTRICT) or not (text.isascii() and text.isdigit()):
        return None
    unit: Unit | None = Unit.objects.visible_to(user).filter(pk=min(int(text[:18]), 2**62)).first()
    return unit


class ConfirmForm(forms.Form):
    """One result for everybody who was ticked."""

    person = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _TICK, "invalid_choice": _TICK, "invalid_list": _TICK}
    )
    result = forms.ChoiceField(choices=ConfirmationResult.choices)
    day = DayField("确认日期", required=False)
    note = forms.CharField(required=False, max_length=200)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        ticked = [key for key in data.getlist("person") if key.isascii() and key.isdigit() and len(key) < 18]
        people = self.fields["person"]
        assert isinstance(people, forms.TypedMultipleChoiceField)  # noqa: S101  narrows the type
        people.choices = [(key, key) for key in ticked[:MOST_AT_ONCE]]

    def clean_note(self) -> str:
        note = one_line(self.cleaned_data["note"])
        problem = number_problem("说明", note)
        if problem:
            raise forms.ValidationError(problem)
        return note

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError("确认日期还没有到，请填实际见到本人的日期。")
        return day

    @property
    def first_error(self) -> str:
        """What to say when it cannot be taken."""
        return str(next(iter(self.errors.values()))[0])
