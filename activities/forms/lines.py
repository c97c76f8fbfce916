"""Rows of money and of goods under the form of an activity."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from activities.forms.fields import AmountField
from activities.models import Activity
from activities.services.activities import CostLine, GoodsLine, as_line
from beneficiaries.forms.base import WordsField, one_line
from beneficiaries.warnings import designation_warning, number_in

MOST_ROWS = 40
EMPTY_ROWS = 3


class LineForm(forms.Form):
    """One row; a row in which nothing stands is no row."""

    first = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"class": "form-control", "autocomplete": "off"}

    @property
    def is_blank(self) -> bool:
        return not any(value not in (None, "") for value in self.cleaned_data.values())

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for name, value in list(data.items()):
            if isinstance(value, str):
                data[name] = one_line(value)
        return data


class CostForm(LineForm):
    source = WordsField("经费来源", 60)
    planned = AmountField("预算（元）")
    spent = AmountField("实支（元）")
    note = WordsField("用途", 100)


class GoodsForm(LineForm):
    name = WordsField("品名", 60)
    quantity = AmountField("数量", digits=9)
    measure_word = WordsField("单位", 10)
    price = AmountField("单价（元）")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("name") and not self.is_blank and not self.errors:
            self.add_error("name", "请写是什么物品。")
        return data


class LineSet(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Rows as typed; `lines()` gives those in which something stands."""

    kind: type[Any] = CostLine

    def lines(self) -> list[Any]:
        names = [field.name for field in fields(self.kind)]
        return [
            self.kind(**{name: form.cleaned_data.get(name) for name in names})
            for form in self.forms
            if isinstance(form, LineForm) and form.cleaned_data and not form.is_blank
        ]

    def doubts(self) -> list[str]:
        """What looks like a designation of the forces, or a number of a person's."""
        words = [
            (str(form.fields[name].label), value)
            for form in self.forms
            for name, value in getattr(form, "cleaned_data", {}).items()
            if isinstance(value, str)
        ]
        return [doubt for label, value in words if (doubt := doubt_about(label, value))]

    @property
    def has_lines(self) -> bool:
        """Whether a row holds something, as it stands on the page."""
        return any(form[name].value() not in (None, "") for form in self.forms for name in form.fields)


class CostSet(LineSet):
    kind = CostLine


class GoodsSet(LineSet):
    kind = GoodsLine


def _factory(form: type[LineForm], base: type[LineSet]) -> Any:
    made: Any = formset_factory(
        form, formset=base, extra=EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10,
        validate_max=True,
    )  # fmt: skip
    made.default_error_messages = {
        "missing_management_form": "页面没有传完整，请再保存一次。",
        "too_many_forms": f"最多写{MOST_ROWS}行，请合并一些。",
    }
    return made


CostRows: Any = _factory(CostForm, CostSet)
GoodsRows: Any = _factory(GoodsForm, GoodsSet)


def cost_rows(data: Any, activity: Activity | None, start: Sequence[CostLine] = ()) -> Any:
    """The rows of money: as typed, as stored, or as the task proposes."""
    lines = [as_line(row, CostLine) for row in activity.costs.all()] if activity else list(start)
    return CostRows(data, prefix="costs", initial=_initial(data, lines))


def goods_rows(data: Any, activity: Activity | None) -> Any:
    """The rows of goods."""
    lines = [as_line(row, GoodsLine) for row in activity.goods.all()] if activity else []
    return GoodsRows(data, prefix="goods", initial=_initial(data, lines))


def doubt_about(label: str, words: str) -> str:
    """A sentence for what a record of work should not hold, or "". It does not repeat a person's number."""
    doubt = designation_warning(label, words)
    if not doubt and (kind := number_in(words)):
        doubt = f"“{label}”里像是写了个人的{kind}。活动记录不写个人号码，请删去。"
    return doubt


def _initial(data: Any, lines: Sequence[Any]) -> list[dict[str, Any]] | None:
    # What was typed is never measured by what is stored: a row that says the same is a row all the same.
    return None if data is not None else [_plain(line) for line in lines]


def _plain(line: CostLine | GoodsLine) -> dict[str, Any]:
    return {field.name: getattr(line, field.name) for field in fields(line)}
