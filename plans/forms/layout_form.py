"""版式: how the plan is printed."""

import re
from typing import Any

from django import forms

from plans.choices import PaperLayout
from plans.forms.text import one_line, without_control_characters
from plans.issuing import usual_recipients
from plans.models import Plan
from shuangyong.documents.model import LONG_PAPER

MOST_NAMES = 300
_BETWEEN = "、，,；; \u3000"


class NamesField(forms.CharField):
    """主送 or 抄送: one line of names without the head word and the mark that the print adds itself."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=MOST_NAMES,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"max_length": f"{label}最多{MOST_NAMES}字，现在有%(show_value)d字。"},
            **kwargs,
        )
        self.head = label

    def to_python(self, value: Any) -> str:
        lines = without_control_characters(super().to_python(value) or "").split("\n")
        names = "、".join(filter(None, (one_line(line).strip(_BETWEEN) for line in lines)))
        names = re.sub(rf"^{self.head}(单位|机关)?(?=[：:{_BETWEEN}])", "", names)
        return names.strip(f"{_BETWEEN}：:。")


def recipients_field(plan: Plan) -> NamesField:
    """主送, filled in with what is usual; left empty, the usual is printed."""
    usual = usual_recipients(plan.unit)
    return NamesField(
        label="主送",
        initial=plan.recipients or usual,
        help_text=f"写给谁，末尾的冒号会自动加上。空着就印“{usual}”。",
    )


def copies_field(plan: Plan) -> NamesField:
    return NamesField(
        label="抄送",
        initial=plan.copies,
        help_text="还要让谁知道，印在最后一页的版记里。没有就空着。",
    )


class LayoutForm(forms.Form):
    """What the page 版式 asks; 主送 and 抄送 are for a 红头 alone, and kept where it is not chosen."""

    layout = forms.ChoiceField(
        label="版式",
        choices=PaperLayout.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种版式。", "invalid_choice": "没有这种版式，请选白头或红头。"},
    )
    sealed = forms.BooleanField(
        label="要盖印章", required=False, help_text="落款和日期按盖章的位置排，给印章留出地方。"
    )
    with_contents = forms.BooleanField(
        label="印目录", required=False, help_text=f"满{LONG_PAPER}页才印；不满{LONG_PAPER}页，勾了也不印。"
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        usual = {"layout": plan.paper_layout, "sealed": plan.sealed, "with_contents": plan.with_contents}
        super().__init__(data, initial=usual)
        self.fields["recipients"] = recipients_field(plan)
        self.fields["copies"] = copies_field(plan)

    def clean_layout(self) -> PaperLayout:
        return PaperLayout(self.cleaned_data["layout"])
