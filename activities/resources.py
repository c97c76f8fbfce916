"""Activities, partners and 双清单 as files of the settings pages: for export alone."""

from typing import Any

from import_export.fields import Field

from activities.choices import ActivityState, AskedBy, ExchangeKind, ExchangeState, PartnerKind
from activities.models import Activity, Exchange, Partner
from shuangyong.units.widgets import HouseResource, LabelWidget, TextWidget, YesNoWidget, full_names


class UnitRowResource(HouseResource):
    """Rows of a unit, which stands in the file with all its names: 青川区/枫林街道/桂园社区."""

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.names = full_names()

    def dehydrate_unit(self, row: Any) -> str:
        return self.names.get(row.unit.path, "")


class ActivityResource(UnitRowResource):
    unit = Field("unit", "单位", TextWidget())
    day = Field("day", "日期", TextWidget())
    title = Field("title", "活动名称", TextWidget())
    type = Field("type", "类型", TextWidget())
    task = Field("task_title", "计划任务", TextWidget())
    state = Field("state", "状态", LabelWidget(ActivityState))
    reason = Field("reason", "延期或取消的原因", TextWidget())
    place = Field("place", "地点", TextWidget())
    responsible = Field("responsible", "责任人", TextWidget())
    military = Field("military", "部队人数", TextWidget())
    civilians = Field("civilians", "地方人数", TextWidget())
    students = Field("students", "学生人数", TextWidget())
    volunteers = Field("volunteers", "志愿者人数", TextWidget())
    reached = Field("reached", "服务人次", TextWidget())
    households = Field("households", "慰问户数", TextWidget())
    quantity = Field("quantity", "完成数量", TextWidget())
    outcome = Field("outcome", "成效", TextWidget())

    class Meta:
        model = Activity
        fields = (
            "unit", "day", "title", "type", "task", "state", "reason", "place", "responsible", "military",
            "civilians", "students", "volunteers", "reached", "households", "quantity", "outcome",
        )  # fmt: skip
        import_order = export_order = fields


class PartnerResource(UnitRowResource):
    """The telephone goes out masked."""

    unit = Field("unit", "单位", TextWidget())
    name = Field("name", "名称", TextWidget())
    kind = Field("kind", "关系", LabelWidget(PartnerKind))
    since = Field("since", "起始年份", TextWidget())
    contact = Field("contact", "联系人", TextWidget())
    phone = Field("phone", "联系电话", TextWidget())
    is_active = Field("is_active", "仍在共建", YesNoWidget(True))
    note = Field("note", "备注", TextWidget())

    class Meta:
        model = Partner
        fields = ("unit", "name", "kind", "since", "contact", "phone", "is_active", "note")
        import_order = export_order = fields


class ExchangeResource(UnitRowResource):
    unit = Field("unit", "单位", TextWidget())
    year = Field("year", "年度", TextWidget())
    asked_by = Field("asked_by", "哪一方提出", LabelWidget(AskedBy))
    partner = Field("partner", "共建单位", TextWidget())
    item = Field("item", "事项", TextWidget())
    kind = Field("kind", "类别", LabelWidget(ExchangeKind))
    lead = Field("lead", "牵头单位", TextWidget())
    support = Field("support", "配合单位", TextWidget())
    handler = Field("handler", "责任人", TextWidget())
    due_on = Field("due_on", "办理时限", TextWidget())
    budget = Field("budget", "经费（元）", TextWidget())
    state = Field("state", "进度", LabelWidget(ExchangeState))
    outcome = Field("outcome", "办理结果或不能办的理由", TextWidget())
    done_on = Field("done_on", "办结日期", TextWidget())

    class Meta:
        model = Exchange
        fields = (
            "unit", "year", "asked_by", "partner", "item", "kind", "lead", "support", "handler", "due_on",
            "budget", "state", "outcome", "done_on",
        )  # fmt: skip
        import_order = export_order = fields
