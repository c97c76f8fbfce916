"""Plans and the dictionary of task types as files."""

import re
from typing import Any

from import_export.fields import Field
from import_export.widgets import Widget

from plans.choices import Ask, Direction, PlanState
from plans.models import Plan, RewrittenWord, TaskType
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


ASK_WORDS: dict[str, str] = {
    Ask.PEOPLE: "到场人数",
    Ask.REACHED: "服务人次",
    Ask.HOUSEHOLDS: "慰问户数",
    Ask.MONEY: "经费",
    Ask.GOODS: "物资",
    Ask.SPEAKER: "主讲人",
    Ask.QUANTITY: "完成数量",
    Ask.LINK: "宣传链接",
    Ask.AGENDA: "会议议题",
    Ask.NEEDS: "听到的意见",
    Ask.SIGN_IN: "签到表",
}
"""Each `Ask` in a word that holds no “、”, since these words stand in one cell with it between them."""


class AsksWidget(Widget):
    """What the records of a type ask for, in words with “、” between them; stored as codes."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        words = [word.strip() for word in re.split("[、，,;；\\s]+", str(value or "")) if word.strip()]
        by_word = {word: code for code, word in ASK_WORDS.items()}
        if unknown := [word for word in words if word not in by_word]:
            raise ValueError(f"没有“{'、'.join(unknown)}”这一项，应为：{'、'.join(by_word)}。")
        codes = {by_word[word] for word in words}
        return " ".join(code for code in Ask.values if code in codes)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        codes = str(value or "").split()
        return "、".join(word for code, word in ASK_WORDS.items() if code in codes)


class TaskTypeResource(HouseResource):
    """The dictionary of task types."""

    code = Field("code", "代码", TextWidget())
    name = Field("name", "类型", TextWidget())
    direction = Field("direction", "方向", LabelWidget(Direction))
    participants = Field("participants", "常见参与者", TextWidget())
    usual_time = Field("usual_time", "常见时点", TextWidget())
    records = Field("records", "事后记录", TextWidget())
    measure_words = Field("measure_words", "计量单位", TextWidget())
    asks = Field("asks", "活动记录要填", AsksWidget())
    is_active = Field("is_active", "在用", YesNoWidget(True))

    required = ("代码", "类型", "方向")
    key = ("代码",)

    class Meta:
        model = TaskType
        fields = (
            "code", "name", "direction", "participants", "usual_time",
            "records", "measure_words", "asks", "is_active",
        )  # fmt: skip
        import_order = export_order = fields
        import_id_fields = ("code",)
        skip_unchanged = True
        clean_model_instances = True


class RewrittenWordResource(HouseResource):
    """Words that a rewriting machine left, with the right ones."""

    code = Field("code", "代码", TextWidget())
    wrong = Field("wrong", "改写后的词", TextWidget())
    right = Field("right", "原来的词", TextWidget())
    before = Field("before", "前面紧挨着", TextWidget())
    after = Field("after", "后面紧挨着", TextWidget())
    not_before = Field("not_before", "前面是这些的不算", TextWidget())
    not_after = Field("not_after", "后面是这些的不算", TextWidget())
    is_active = Field("is_active", "在用", YesNoWidget(True))

    required = ("代码", "改写后的词", "原来的词")
    key = ("代码",)

    class Meta:
        model = RewrittenWord
        fields = ("code", "wrong", "right", "before", "after", "not_before", "not_after", "is_active")
        import_order = export_order = fields
        import_id_fields = ("code",)
        skip_unchanged = True
        clean_model_instances = True
