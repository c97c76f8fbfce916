"""The proposals of a task as rows that can be ticked and reworded."""

from typing import Any
from uuid import uuid4

from django import forms
from django.forms import BaseFormSet, formset_factory

from activities.forms.activity import EARLIEST, LATEST
from activities.forms.lines import doubt_about
from activities.series import LONGEST_TITLE, Proposal
from activities.services.activities import NewActivity
from beneficiaries.forms.base import DayField, WordsField, one_line

MOST_ROWS = 80


class ProposalForm(forms.Form):
    """One proposal; a row without its tick is passed over, whatever stands in it."""

    pick = forms.BooleanField(required=False)
    title = WordsField("活动名称", LONGEST_TITLE, required=True)
    day = DayField("日期")
    end_day = DayField("结束日期", required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "day", "end_day"):
            self.fields[name].widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        self.fields["end_day"].widget = forms.HiddenInput()
        self.fields["pick"].widget.attrs["class"] = "form-check-input"

    @property
    def is_picked(self) -> bool:
        return bool(self["pick"].value())

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self.is_picked:
            self._errors = forms.utils.ErrorDict()

    def clean_title(self) -> str:
        title = one_line(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("请填写活动名称。")
        if doubt := doubt_about("活动名称", title):
            raise forms.ValidationError(doubt)
        return title

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        day, end = data.get("day"), data.get("end_day")
        if day and not EARLIEST <= day <= LATEST:
            self.add_error("day", "日期要在2000年到2099年之间，请核对。")
        if day and end and end <= day:
            data["end_day"] = None
        return data


class ProposalSet(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """The rows that were ticked are what is made."""

    def clean(self) -> None:
        if not any(form.is_picked for form in self.forms if isinstance(form, ProposalForm)):
            raise forms.ValidationError("还没有勾选，请至少勾选一次。")

    def news(self, values: dict[str, Any]) -> list[NewActivity]:
        """What to make: the ticked rows, with what all have from the task."""
        return [
            NewActivity(
                {**values, **{name: form.cleaned_data[name] for name in ("title", "day", "end_day")}},
                token=form.cleaned_data["token"],
            )
            for form in self.forms
            if isinstance(form, ProposalForm) and form.is_picked
        ]


ProposalRows: Any = formset_factory(
    ProposalForm, formset=ProposalSet, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
)
ProposalRows.default_error_messages = {
    "missing_management_form": "页面没有传完整，请重新打开这一页。",
    "too_many_forms": f"一次最多安排{MOST_ROWS}次活动。",
}


def proposal_rows(data: Any, proposals: list[Proposal], picked: list[bool]) -> Any:
    """Each proposal as a row with a token of its own."""
    start = [
        {"pick": pick, "title": row.title, "day": row.day, "end_day": row.end_day, "token": uuid4()}
        for row, pick in zip(proposals, picked, strict=True)
    ]
    return ProposalRows(data, prefix="row", initial=None if data is not None else start)
