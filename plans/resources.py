"""Plans and the dictionary of task types as files."""

from typing import Any

from import_export.fields import Field

from plans.choices import Direction, PlanState
from plans.models import Plan, TaskType
from shuangyong.units.widgets import HouseResource, LabelWidget, TextWidget, YesNoWidget, full_names


class PlanResource(HouseResource):
    """Plans, for export alone: their state is changed on the product's own pages."""

    unit = Field("unit", "单位", TextWidget())
    year = Field("year", "年度", TextWidget())
    title = Field("title", "标题", TextWidget())
    revision = Field("revision", "版本", TextWidget())
    state = Field("state", "状态", LabelWidget(PlanState))
    number = Field("number", "文号", TextWidget())
    signatory = Field("signatory", "落款", TextWidget())
    signed_on = Field("signed_on", "成文日期", TextWidget())
    task_count = Field("task_count", "任务数", TextWidget())

    class Meta:
        model = Plan
        fields = (
            "unit",
            "year",
            "title",
            "revision",
            "state",
            "number",
            "signatory",
            "signed_on",
            "task_count",
        )
        import_order = export_order = fields

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.names = full_names()

    def dehydrate_unit(self, plan: Plan) -> str:
        return self.names.get(plan.unit.path, "")


class TaskTypeResource(HouseResource):
    """The dictionary of task types."""

    code = Field("code", "代码", TextWidget())
    name = Field("name", "类型", TextWidget())
    direction = Field("direction", "方向", LabelWidget(Direction))
    participants = Field("participants", "常见参与者", TextWidget())
    usual_time = Field("usual_time", "常见时点", TextWidget())
    records = Field("records", "事后记录", TextWidget())
    measure_words = Field("measure_words", "计量单位", TextWidget())
    is_active = Field("is_active", "在用", YesNoWidget(True))

    required = ("代码", "类型", "方向")
    key = ("代码",)

    class Meta:
        model = TaskType
        fields = (
            "code", "name", "direction", "participants", "usual_time",
            "records", "measure_words", "is_active",
        )  # fmt: skip
        import_order = export_order = fields
        import_id_fields = ("code",)
        skip_unchanged = True
        clean_model_instances = True
