"""The forms of a text that comes in: the file or the text, and the small forms that mend what was found."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from plans.choices import Direction, GroupRole, ItemKind, ParagraphRole
from plans.forms.rows import clean_fields
from plans.forms.text import without_control_characters
from plans.intake.mending import goal_fields, line_fields, member_fields, task_fields, titles_in
from plans.intake.proposals import Kind, Proposal
from plans.intake.upload import MOST_BYTES, carried_in_file, lines_from_file, lines_from_text
from plans.models import Plan, TaskType
from plans.reading.found import FoundGoal, FoundMember, FoundTask, ReadLine
from plans.starts.basics import CannotStart, checked_title
from shuangyong.documents.incoming import IncomingLine

MOST_SPLIT = 20
LEVELS = (
    ("1", "一级标题，如“一、”"),
    ("2", "二级标题，如“（一）”"),
    ("3", "三级标题，如“1.”"),
    ("4", "四级标题，如“（1）”"),
    ("0", "正文"),
)
_WIDE = ("title", "details", "text")
_TASK_LABELS = {
    "title": "任务", "time": "时间（照平时的说法写）", "type": "类型", "direction": "方向",
    "participants": "参加人员", "partners": "配合单位", "responsible_unit": "责任单位",
    "responsible_person": "责任人", "amount": "数量（如 32户）", "budget": "经费（元）",
    "fund_source": "经费来源", "place": "地点", "details": "具体措施",
}  # fmt: skip


class IntakeForm(forms.Form):
    """A file or text; nothing else is asked."""

    file = forms.FileField(
        label="选择文件（Word 文档 .docx，或文本文件 .txt）",
        required=False,
        allow_empty_file=True,  # so that our own sentence is shown
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,text/plain"}),
        help_text="最大20 MB。文件只用来读文字，读完就丢掉，不留存。",
    )
    text = forms.CharField(
        label="或者把文字粘贴在这里",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="从 Word、微信或网页里复制全文粘贴过来，编号乱了、断行了都没有关系。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines: tuple[IncomingLine, ...] = ()
        self.carried: dict[str, Any] | None = None
        self.filename = ""
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Field("file", css_class="pick-file"), Field("text", css_class="paste-box")
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file: UploadedFile[Any] | None = data.get("file")
        text = data.get("text", "")
        if file is not None and text.strip():
            self.add_error("file", "文件和粘贴的文字只能用一种：请清空下面的文字，或不选文件。")
        elif file is not None:
            self._read_file(file)
        elif text.strip():
            self.lines = lines_from_text(text)
        else:
            self.add_error("file", "请选择一个文件，或者把文字粘贴在下面。")
        return data

    def _read_file(self, file: UploadedFile[Any]) -> None:
        size = file.size or 0
        if size > MOST_BYTES:
            self.add_error(
                "file",
                f"文件太大了（{size / 1024 / 1024:.1f} MB），最大{MOST_BYTES // 1024 // 1024} MB。"
                "请删掉里面的图片，另存一份再选；也可以全选、复制，直接粘贴文字。",
            )
            return
        self.filename = file.name or ""
        try:
            data = file.read()
            self.lines = lines_from_file(self.filename, data)
            self.carried = carried_in_file(data)
        except CannotStart as error:
            self.add_error("file", str(error))


class YearsForm(forms.Form):
    """Which year the text is of, and which year's plan is made from it."""

    text_year = forms.IntegerField(
        required=False, error_messages={"invalid": "原文的年度请填四位数字，如2026。"}
    )
    make_year = forms.IntegerField(
        error_messages={
            "required": "请填写要建哪一年的计划，如2027。",
            "invalid": "年度请填四位数字，如2027。",
        }
    )


class FormField:
    """One field of a small form, ready for the template."""

    def __init__(self, name: str, label: str, value: str, error: str, choices: Any = ()) -> None:
        self.name, self.label, self.value, self.error = name, label, value, error
        self.choices = list(choices)
        self.is_wide = name in _WIDE
        self.rows = max(2, len(value) // 34 + value.count("\n") + 1) if self.is_wide else 1


def found_fields(item: Proposal) -> dict[str, str]:
    """What the form shows before anything is typed."""
    thing = item.thing
    if isinstance(thing, FoundTask):
        return task_fields(thing)
    if isinstance(thing, FoundGoal):
        return goal_fields(thing)
    if isinstance(thing, FoundMember):
        return member_fields(thing)
    if isinstance(thing, ReadLine):
        return line_fields(thing)
    return {"title": str(thing)} if item.kind is Kind.TITLE else {}


def form_fields(
    item: Proposal, values: Mapping[str, str], errors: Mapping[str, str], types: Mapping[str, str]
) -> list[FormField]:
    """The fields of the small form; `types` are the names of the task types by code."""
    current = found_fields(item) | dict(values)
    labels = {
        Kind.TITLE: {"title": "标题"},
        Kind.GOAL: {"text": "目标"},
        Kind.TASK: _TASK_LABELS,
        Kind.MEMBER: {"role": "职责", "name": "姓名", "post": "职务"},
        Kind.LINE: {"level": "这一行是", "role": "这一段的作用"},
    }.get(item.kind, {})
    choices: dict[str, Any] = {
        "type": [("", "（不选）"), *types.items()],
        "direction": [("", "（不选）"), *Direction.choices],
        "level": LEVELS,
        "role": GroupRole.choices
        if item.kind is Kind.MEMBER
        else [("", "（不写）"), *(pair for pair in ParagraphRole.choices if pair[0] != "part")],
    }
    return [
        FormField(name, label, current.get(name, ""), errors.get(name, ""), choices.get(name, ()))
        for name, label in labels.items()
    ]


def read_values(item: Proposal, post: Mapping[str, str], year: int) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed differently from what was found, and a sentence for each field that cannot stand."""
    found = found_fields(item)
    typed = {name: without_control_characters(str(post[name])) for name in found if name in post}
    values = {name: value for name, value in typed.items() if value.strip() != found[name].strip()}
    return values, _errors(item, values, year)


def _errors(item: Proposal, values: Mapping[str, str], year: int) -> dict[str, str]:
    match item.kind:
        case Kind.TITLE:
            return _title_errors(values)
        case Kind.TASK:
            return _task_errors(values, year)
        case Kind.GOAL:
            return _checked(ItemKind.GOAL, dict(values), year)
        case Kind.MEMBER:
            return _checked(ItemKind.MEMBER, dict(values), year)
        case Kind.LINE:
            return _line_errors(values)
    return {"": "这一条不能修改。"}


def _title_errors(values: Mapping[str, str]) -> dict[str, str]:
    try:
        checked_title(values.get("title", "计划"))
    except CannotStart as error:
        return {"title": str(error)}
    return {}


def _task_errors(values: Mapping[str, str], year: int) -> dict[str, str]:
    sent = {name: value for name, value in values.items() if name != "title"}
    errors = _checked(ItemKind.TASK, sent, year)
    if "title" in values:
        titles = titles_in(values["title"]) or [""]
        if len(titles) > MOST_SPLIT:
            errors["title"] = f"一次最多拆成{MOST_SPLIT}条。"
        for title in titles:
            errors = _checked(ItemKind.TASK, {"title": title}, year) | errors
    return errors


def _line_errors(values: Mapping[str, str]) -> dict[str, str]:
    errors = {}
    if values.get("level", "0") not in dict(LEVELS):
        errors["level"] = "请从列表里选。"
    if values.get("role", "") not in ("", *ParagraphRole.values):
        errors["role"] = "请从列表里选这一段的作用。"
    return errors


def _checked(kind: ItemKind, sent: dict[str, Any], year: int) -> dict[str, str]:
    """The editor's own checks. A row that stands already need not say everything again."""
    try:
        clean_fields(Plan(year=year), kind, sent, object())
    except ValidationError as error:
        return {name: "".join(map(str, found)) for name, found in error.message_dict.items()}
    return {}


def task_types() -> dict[str, str]:
    """Names of the types by their code, in the order of the dictionary: one query."""
    return dict(TaskType.objects.filter(is_active=True).values_list("code", "name"))
