"""Settings pages for the dictionary of the ledger: 系统管理员 alone, who sees no persons.

Of the models that hold a person one alone has a screen (admin_people), for those who read the ledger anyway.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from beneficiaries.admin_people import PersonAdmin
from beneficiaries.choices import Particular
from beneficiaries.models import Category, Identity, Payment, Person, Standard
from beneficiaries.resources import CategoryResource, StandardResource
from shuangyong.units.adminsite import HouseForm, site, yes_no
from shuangyong.units.transfer import TransferAdmin

site.register(Person, PersonAdmin)

Held = tuple[list[Any], dict[str, int], set[str], list[str]]


class CategoryForm(HouseForm):
    particulars = forms.MultipleChoiceField(
        label="专属内容",
        choices=Particular.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="登记这类对象时要问的内容。",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        _check_days(self, data)
        return data


class StandardForm(HouseForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        _check_days(self, data)
        return data


@admin.register(Category, site=site)
class CategoryAdmin(TransferAdmin):
    """The categories, with their old names and the codes of other offices' systems."""

    form = CategoryForm
    resource_classes = [CategoryResource]
    list_display = (
        "code",
        "name",
        "old_names",
        yes_no("needs_confirmation", "须年度确认"),
        "valid_from",
        "valid_to",
    )
    list_display_links = ("code", "name")
    list_filter = ("needs_confirmation",)
    search_fields = ("code", "name", "old_names")
    search_help_text = "按代码、名称或旧称查找"
    fields = (
        "code", "name", "old_names", "certificate", "particulars", "least_age", "born_before",
        "needs_confirmation", "shandong_code", "guangdong_code", "survey_code", "valid_from", "valid_to",
    )  # fmt: skip

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Held:
        """What stands in the way, as counts: whose identities they are is not for this page."""
        keys = [item.pk for item in objs]
        people = Identity.objects.filter(category__in=keys).count()
        standards = Standard.objects.filter(category__in=keys).count()
        kept = [f"有{people}人登记了这个身份；不再用的请填“停用日期”"] if people else []
        kept += [f"发放标准{standards}条"] if standards else []
        return [str(item) for item in objs], {"对象类别": len(keys)}, set(), kept


@admin.register(Standard, site=site)
class StandardAdmin(TransferAdmin):
    """The standards: a new amount is a new line with its own day and paper; the old one stays."""

    form = StandardForm
    resource_classes = [StandardResource]
    list_display = ("category", "name", "condition", "amount", "per", "valid_from", "valid_to", "source")
    list_display_links = ("name",)
    list_select_related = ("category",)
    list_filter = ("category",)
    search_fields = ("name", "source", "category__name")
    search_help_text = "按项目、类别或依据查找"
    fields = ("category", "name", "condition", "amount", "per", "valid_from", "valid_to", "source")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Held:
        """A standard that something was paid by stays."""
        paid = Payment.objects.filter(standard__in=[item.pk for item in objs]).count()
        kept = [f"按它发放过{paid}笔；不再用的请填“截止日期”"] if paid else []
        return [str(item) for item in objs], {"发放标准": len(objs)}, set(), kept


def _check_days(form: forms.BaseForm, data: dict[str, Any]) -> None:
    first, last = data.get("valid_from"), data.get("valid_to")
    if first and last and last < first:
        form.add_error("valid_to", "截止的日期不能早于开始的日期。")
