"""转出: where to, and why."""

from typing import Any

from django import forms

from beneficiaries.forms.base import one_line
from beneficiaries.receiving_units import MOST, Choice, receiving_units
from beneficiaries.warnings import number_problem
from shuangyong.units.models import Unit


class TransferForm(forms.Form):
    """The receiving unit is looked for by name and then chosen; the reason is read by the other side."""

    q = forms.CharField(label="转到哪里", required=False, max_length=60)
    to_unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        error_messages={
            "required": "请先查找，再选一个接收单位。",
            "invalid_choice": "没有这个单位，请重新查找。",
        },
    )
    reason = forms.CharField(
        label="转出原因", max_length=200, error_messages={"required": "请写明为什么转出，例如：户口迁入。"}
    )

    def __init__(self, data: Any = None, *, unit: Unit) -> None:
        super().__init__(data)
        self.unit = unit
        choice = self.fields["to_unit"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  narrows the type
        choice.queryset = Unit.objects.all()

    @property
    def units(self) -> list[Choice]:
        """What the words find."""
        return receiving_units(self.typed("q"), self.unit)[:MOST]

    def typed(self, name: str) -> str:
        """What stands in a field, as it was typed."""
        return str(self.data.get(name, ""))[:200].replace("\0", "")

    def clean_reason(self) -> str:
        reason = one_line(self.cleaned_data["reason"])
        problem = number_problem("转出原因", reason)
        if problem:
            raise forms.ValidationError(problem)
        return reason


class AnswerForm(forms.Form):
    """Why a request is not taken."""

    answer = forms.CharField(max_length=200, required=False)

    def clean_answer(self) -> str:
        answer = one_line(self.cleaned_data["answer"])
        problem = number_problem("不接收的原因", answer)
        if problem:
            raise forms.ValidationError(problem)
        return answer
