"""Settings pages for plans (to read and to export, never to change) and for the dictionaries."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from plans.choices import Ask
from plans.models import Plan, RewrittenWord, TaskType
from plans.resources import PlanResource, RewrittenWordResource, TaskTypeResource
from shuangyong.units.adminsite import HouseForm, LookingAdmin, site, yes_no
from shuangyong.units.transfer import ExportAdmin, TransferAdmin


@admin.register(Plan, site=site)
class PlanAdmin(LookingAdmin, ExportAdmin):
    """Plans in the user's scope, without a form: their state changes through `services.lifecycle` alone."""

    resource_classes = [PlanResource]
    list_display = ("title", "unit", "year", "revision", "state", "task_count", "edited_at")
    list_filter = ("state", "year")
    search_fields = ("title", "unit__name", "number")
    search_help_text = "按标题、单位或文号查找"
    fields = readonly_fields = (
        "title", "unit_name", "year", "revision", "state", "origin", "number", "signatory", "signed_on",
        "task_count", "created", "edited",
    )  # fmt: skip

    def view_on_site(self, obj: Plan) -> str:
        return obj.get_absolute_url()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        return rows.for_list().select_related("unit", "created_by", "edited_by")  # type: ignore[no-any-return]

    @admin.display(description="任务数", ordering="task_count")
    def task_count(self, plan: Any) -> int:
        return int(plan.task_count)

    @admin.display(description="建立")
    def created(self, plan: Plan) -> str:
        return f"{plan.created_by or '系统'}，{plan.created_at:%Y-%m-%d}"

    @admin.display(description="最近编辑")
    def edited(self, plan: Plan) -> str:
        return f"{plan.edited_by or '无'}，{plan.edited_at:%Y-%m-%d}"


class TaskTypeForm(HouseForm):
    """With a tick for each thing that an activity of the type is asked for."""

    asks = forms.MultipleChoiceField(
        label="活动记录要填",
        required=False,
        choices=Ask.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="登记这类活动时先显示勾上的内容；名称和日期总是有的，其余都可以不填。",
        error_messages={"invalid_choice": "没有“%(value)s”这一项，请重新勾选。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["asks"] = self.instance.asks.split()

    def clean_asks(self) -> str:
        ticked = self.cleaned_data["asks"]
        return " ".join(code for code in Ask.values if code in ticked)


@admin.register(TaskType, site=site)
class TaskTypeAdmin(TransferAdmin):
    """The dictionary of task types."""

    form = TaskTypeForm
    resource_classes = [TaskTypeResource]
    list_display = ("code", "name", "direction", "usual_time", "measure_words", yes_no("is_active", "在用"))
    list_display_links = ("code", "name")
    list_filter = ("direction", "is_active")
    search_fields = ("code", "name")
    search_help_text = "按代码或类型查找"
    fields = (
        "code",
        "name",
        "direction",
        "participants",
        "usual_time",
        "records",
        "measure_words",
        "asks",
        "is_active",
    )


@admin.register(RewrittenWord, site=site)
class RewrittenWordAdmin(TransferAdmin):
    """Words that a rewriting machine left in texts from the web."""

    resource_classes = [RewrittenWordResource]
    list_display = ("code", "wrong", "right", "before", "after", yes_no("is_active", "在用"))
    list_display_links = ("code", "wrong")
    list_filter = ("is_active",)
    search_fields = ("code", "wrong", "right")
    search_help_text = "按代码或词查找"
    fields = ("code", "wrong", "right", "before", "after", "not_before", "not_after", "is_active")
