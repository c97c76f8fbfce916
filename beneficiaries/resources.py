"""The dictionary of the ledger as files: categories, and standards with their source and first day."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from import_export.fields import Field
from import_export.widgets import Widget

from beneficiaries.choices import Particular
from beneficiaries.models import Category, Standard
from shuangyong.units.widgets import HouseResource, TextWidget, YesNoWidget

_LABELS = {str(label): value for value, label in Particular.choices}
PER = {"month": "月", "year": "年", "once": "次"}


class ParticularsWidget(Widget):
    """What a category asks for, in words: 残疾性质；残疾等级 (one of the words has a 、 in it)."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[str]:
        words = [word.strip() for word in re.split("[；;]", str(value or "")) if word.strip()]
        unknown = [word for word in words if word not in _LABELS]
        if unknown:
            raise ValueError(f"没有“{unknown[0]}”这一项，可以写：{'；'.join(_LABELS)}。")
        return [_LABELS[word] for word in words]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        names = dict(Particular.choices)
        return "；".join(str(names[item]) for item in value or [] if item in names)


class DayWidget(Widget):
    """A day as 2026-08-01, or as Excel keeps it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = str(value or "").strip()[:10].replace("/", "-").replace(".", "-")
        if not text:
            return None
        try:
            return datetime.strptime(text, "%Y-%m-%d").date()
        except ValueError as error:
            raise ValueError(f"“{text}”不是日期，应当像2026-08-01这样写。") from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class AmountWidget(Widget):
    """Money, to the cent."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal:
        text = str(value if value is not None else "").strip().replace(",", "").removesuffix("元")
        try:
            amount = Decimal(text)
        except InvalidOperation as error:
            raise ValueError(f"“{text}”不是金额，只写数字，例如1250.50。") from error
        if not amount.is_finite() or amount != amount.quantize(Decimal("0.01")):
            raise ValueError(f"“{text}”不是金额，最多两位小数。")
        return amount

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else f"{value:f}"


class CategoryWidget(Widget):
    """A category by its name, an old name or its code."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Category:
        text = str(value or "").strip()
        found = [item for item in Category.objects.all() if text == item.code or text in item.all_names]
        exact = [item for item in found if text in (item.code, item.name)] or found
        if len(exact) != 1:
            raise ValueError(f"没有叫“{text}”的对象类别，请写“对象类别”里的现行名称或代码。")
        category: Category = exact[0]
        return category

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.name if value else ""


class PerWidget(Widget):
    """月, 年 or 次."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = str(value or "").strip().removeprefix("每")
        for key, word in PER.items():
            if text == word:
                return key
        raise ValueError(f"“{text}”应写“月”“年”或“次”。")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return PER.get(value, "")


class CategoryResource(HouseResource):
    """Categories, known by their code."""

    code = Field("code", "代码", TextWidget())
    name = Field("name", "现行名称", TextWidget())
    old_names = Field("old_names", "旧称、并称", TextWidget())
    certificate = Field("certificate", "证件", TextWidget())
    particulars = Field("particulars", "专属内容", ParticularsWidget())
    needs_confirmation = Field("needs_confirmation", "须年度确认", YesNoWidget(True))
    shandong_code = Field("shandong_code", "鲁码", TextWidget())
    guangdong_code = Field("guangdong_code", "粤码", TextWidget())
    survey_code = Field("survey_code", "2018年采集码", TextWidget())
    valid_from = Field("valid_from", "启用日期", DayWidget())
    valid_to = Field("valid_to", "停用日期", DayWidget())

    required = ("代码", "现行名称")
    key = ("代码",)

    class Meta:
        model = Category
        fields = (
            "code", "name", "old_names", "certificate", "particulars", "needs_confirmation", "shandong_code",
            "guangdong_code", "survey_code", "valid_from", "valid_to",
        )  # fmt: skip
        import_order = export_order = fields
        import_id_fields = ("code",)
        skip_unchanged = True
        clean_model_instances = True


class StandardResource(HouseResource):
    """Standards: what is paid, to whom, from when, by which paper."""

    category = Field("category", "对象类别", CategoryWidget())
    name = Field("name", "项目", TextWidget())
    condition = Field("condition", "条件", TextWidget())
    amount = Field("amount", "金额（元）", AmountWidget())
    per = Field("per", "每", PerWidget())
    valid_from = Field("valid_from", "执行日期", DayWidget())
    valid_to = Field("valid_to", "截止日期", DayWidget())
    source = Field("source", "依据", TextWidget())

    required = ("对象类别", "项目", "金额（元）", "每", "执行日期", "依据")
    key = ("对象类别", "项目", "条件", "执行日期")

    class Meta:
        model = Standard
        fields = ("category", "name", "condition", "amount", "per", "valid_from", "valid_to", "source")
        import_order = export_order = fields
        import_id_fields = ("category", "name", "condition", "valid_from")
        skip_unchanged = True
        clean_model_instances = True

    def get_instance(self, instance_loader: Any, row: Any) -> Standard | None:
        """None for a row whose keys cannot be read: what is wrong with it is told column by column."""
        try:
            found: Standard | None = super().get_instance(instance_loader, row)
        except ValueError:
            return None
        return found
