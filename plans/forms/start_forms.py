"""The forms that start a plan. What was typed stays in them, whatever is wrong with it."""

from dataclasses import replace
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from plans.choices import OUT_OF_USE, Origin
from plans.content import PlanContent
from plans.models import Plan
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.services.creating import same_year_plans
from plans.services.rows import content_of
from plans.starts.basics import CannotStart, checked_title, checked_year, planning_year, usual_title
from plans.starts.blank import blank_content
from plans.starts.last_year import copy_of
from plans.starts.templates import all_templates, from_template, usual_template
from plans.starts.text import from_text, read_text_file
from shuangyong.units.models import Unit


class StartForm(forms.Form):
    """What every start asks: year, title, and a yes before a second plan for the same year is made."""

    origin = Origin.BLANK
    submit_label = "建立计划"
    title_required = True

    year = forms.IntegerField(
        label="年度",
        widget=forms.NumberInput(attrs={"min": FIRST_YEAR, "max": LAST_YEAR, "inputmode": "numeric"}),
        error_messages={"required": "请填写年度，如2027。", "invalid": "年度请填四位数字，如2027。"},
    )
    title = forms.CharField(label="标题", required=False)
    again = forms.BooleanField(label="仍要另建一份", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.others: list[Plan] = []
        self.usual_year = planning_year(timezone.localdate())
        self.fields["year"].initial = self.usual_year
        if self.title_required:
            self.fields["title"].initial = usual_title(unit.name, self.usual_year)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.layout_fields())

    def layout_fields(self) -> list[Any]:
        """In the order of the page; the question about a second plan stands apart, in the template."""
        names = [name for name in self.fields if name not in ("again", "year", "title")]
        return ["year", "title", *names]

    def clean_year(self) -> int:
        return _or_message(checked_year, self.cleaned_data["year"])  # type: ignore[no-any-return]

    def clean_title(self) -> str:
        title = self.cleaned_data["title"]
        if not title and not self.title_required:
            return ""
        return _or_message(checked_title, title)  # type: ignore[no-any-return]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        year = data.get("year")
        if year and data.get("title") == usual_title(self.unit.name, self.usual_year):
            # Only the year was changed: the title that was filled in follows it.
            data["title"] = usual_title(self.unit.name, year)
        if year is not None and not data.get("again"):
            self.others = same_year_plans(self.unit, year)
            if self.others:
                self.add_error("again", f"{self.unit.name}已经有{year}年的计划，没有重复建立。")
        return data

    def content(self) -> tuple[PlanContent, tuple[str, ...]]:
        """The plan to store and what needs a human eye; CannotStart when it does not become one."""
        data = self.cleaned_data
        return blank_content(title=data["title"], year=data["year"]), ()


class TemplateForm(StartForm):
    origin = Origin.TEMPLATE

    template = forms.ChoiceField(label="模板", widget=forms.RadioSelect)
    with_tasks = forms.BooleanField(
        label="带上常见任务（可再删改）",
        required=False,
        initial=True,
        help_text="不勾选就只有正文和目标，任务自己一条一条添加。",
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        field = cast(forms.ChoiceField, self.fields["template"])
        field.choices = [
            (item.code, f"{item.name}：{item.summary}常见任务{item.task_count}项。")
            for item in all_templates().values()
        ]
        field.initial = usual_template(unit.kind, unit.name)

    def layout_fields(self) -> list[Any]:
        return ["template", "with_tasks", "year", "title"]

    def content(self) -> tuple[PlanContent, tuple[str, ...]]:
        data = self.cleaned_data
        content = from_template(
            data["template"],
            title=data["title"],
            year=data["year"],
            unit_name=self.unit.name,
            with_tasks=data["with_tasks"],
        )
        return content, ()


class CopyForm(StartForm):
    origin = Origin.COPY
    title_required = False

    source = forms.ModelChoiceField(
        label="复制哪一份",
        queryset=Plan.objects.none(),
        empty_label=None,
        error_messages={
            "required": "请选择要复制的计划。",
            "invalid_choice": "这份计划已不能复制，请另选一份。",
        },
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        field = cast("forms.ModelChoiceField[Plan]", self.fields["source"])
        field.queryset = plans_to_copy(unit)
        field.label_from_instance = _describe  # type: ignore[assignment,method-assign]
        earlier = field.queryset.filter(year__lt=self.usual_year).first()
        field.initial = earlier or field.queryset.first()
        self.fields["title"].help_text = "不填就用原来的标题，年份自动改好。"

    def layout_fields(self) -> list[Any]:
        return ["source", "year", "title"]

    def content(self) -> tuple[PlanContent, tuple[str, ...]]:
        data = self.cleaned_data
        old = content_of(data["source"])
        content, notes = copy_of(old, old.year, data["year"])
        return _titled(content, data["title"]), notes


class TextForm(StartForm):
    origin = Origin.TEXT
    title_required = False
    submit_label = "导入"

    text = forms.CharField(
        label="粘贴文字",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="从 Word 或网页里复制计划的全文，粘贴到这里。每一行成为一段，编号和空格都照原样保留。",
    )
    file = forms.FileField(
        label="或选择文本文件（.txt）",
        required=False,
        allow_empty_file=True,  # so that our own sentence is shown
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text="记事本保存的 .txt 文件，最大2 MB；UTF-8、GBK 编码都认得。",
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        self.fields[
            "title"
        ].help_text = "不填就用文中第一行的标题；第一行不是标题时，用“单位＋年度＋双拥工作计划”。"

    def layout_fields(self) -> list[Any]:
        return [Field("text", css_class="paste-box"), Field("file", css_class="pick-file"), "year", "title"]

    def clean_file(self) -> str:
        """The text of the file, "" without one; it moves into the box, to stay if something else is wrong."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        text = _or_message(lambda item: read_text_file(item.size or 0, item.read), file)
        if self.cleaned_data.get("text", "").strip():
            raise forms.ValidationError("文字和文件只能用一种：请清空上面的文字，或不选文件。")
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["text"] = text  # type: ignore[index]
        return cast(str, text)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        text = data.get("file") or data.get("text", "")
        if "year" in data and "title" in data and "file" in data:
            try:
                self.imported = from_text(
                    text, year=data["year"], unit_name=self.unit.name, title=data["title"]
                )
            except CannotStart as error:
                self.add_error("text", str(error))
        return data

    def content(self) -> tuple[PlanContent, tuple[str, ...]]:
        return self.imported, ()


def plans_to_copy(unit: Unit) -> Any:
    """The unit's plans that may serve as a model for the next one, newest first."""
    return (
        Plan.objects.plans()
        .filter(unit=unit)
        .exclude(state__in=OUT_OF_USE)
        .order_by("-year", "-revision", "-pk")
    )


def _describe(plan: Plan) -> str:
    version = f"，第{plan.revision}版" if plan.revision > 1 else ""
    return f"{plan.year}年 {plan.title}（{plan.get_state_display()}{version}）"


def _titled(content: PlanContent, title: str) -> PlanContent:
    return replace(content, title=title, title_in_text=True) if title else content


def _or_message(check: Any, value: Any) -> Any:
    """`check(value)`, with a refusal as the field's message."""
    try:
        return check(value)
    except CannotStart as error:
        raise forms.ValidationError(str(error)) from error
