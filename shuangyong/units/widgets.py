"""How values stand in the files of import and export: in Chinese, the same on the way out and in."""

from typing import Any
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db.models import Choices
from django.utils.html import format_html
from django.utils.safestring import SafeString
from import_export.resources import Diff, ModelResource
from import_export.widgets import Widget

from shuangyong.units.models import Unit


class TextWidget(Widget):
    """Text without the blanks around it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return str(value or "").strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class YesNoWidget(Widget):
    """是 / 否; an empty cell means what `empty` says."""

    def __init__(self, empty: bool) -> None:
        super().__init__()
        self.empty = empty

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        text = str(value or "").strip()
        if text not in ("", "是", "否"):
            raise ValueError(f"“{text}”应写“是”或“否”。")
        return text == "是" if text else self.empty

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "是" if value else "否"


class LabelWidget(Widget):
    """A choice by the words people know it by."""

    def __init__(self, choices: type[Choices]) -> None:
        super().__init__()
        self.by_value = {value: str(label) for value, label in choices.choices}
        self.by_label = {_plain(label): value for value, label in self.by_value.items()}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = str(value or "").strip()
        if _plain(text) not in self.by_label:
            raise ValueError(f"没有“{text}”这一项，应为：{'、'.join(self.by_value.values())}。")
        return self.by_label[_plain(text)]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.by_value.get(value, "")


def _plain(text: str) -> str:
    """One and the same for （ and (, which people type as they come."""
    return normalize("NFKC", text)


class UnitPathWidget(Widget):
    """A unit by its path from the top (青川区/枫林街道), or by its name where only one has it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Unit | None:
        text = str(value or "").strip().strip("/")
        if not text:
            return None
        found = [unit for unit in Unit.objects.filter(name=text.rsplit("/", 1)[-1]) if fits(unit, text)]
        if not found:
            raise ValueError(f"没有名为“{text}”的单位，请先在“单位”里建立，或核对写法。")
        if len(found) > 1:
            raise ValueError(f"有 {len(found)} 个单位叫“{text}”，请写全，如“某区/某街道/{text}”。")
        unit: Unit = found[0]
        return unit

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return full_name(value) if value else ""


def full_names() -> dict[str, str]:
    """The full name of every unit by its path in the tree, in one query."""
    names: dict[str, str] = {}
    for path, name in Unit.objects.order_by("path").values_list("path", "name"):
        above = names.get(path[: -Unit.steplen], "")
        names[path] = f"{above}/{name}" if above else name
    return names


def full_name(unit: Unit) -> str:
    """The unit's name with those above it: 青川区/枫林街道/桂园社区."""
    above = Unit.objects.filter(path__in=unit.ancestor_paths()).order_by("path")
    return "/".join([*above.values_list("name", flat=True), unit.name])


def fits(unit: Unit, text: str) -> bool:
    """Whether the unit is meant by a name or by a (possibly partial) path of names."""
    return f"/{full_name(unit)}".endswith(f"/{text}")


class WordDiff(Diff):
    """Before and after in the preview; the package's own writes inline styles, which the CSP forbids."""

    def as_html(self) -> list[SafeString | str]:
        return [self._cell(str(left), str(right)) for left, right in zip(self.left, self.right, strict=False)]

    def _cell(self, left: str, right: str) -> SafeString | str:
        if left == right or self.new or not left:
            return format_html("<ins>{}</ins>", right) if right and (self.new or not left) else right
        return format_html("<del>{}</del> <ins>{}</ins>", left, right)


class HouseResource(ModelResource):
    """Checks the head of the file first; `required` names the columns without which nothing is read."""

    required: tuple[str, ...] = ()
    key: tuple[str, ...] = ()

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        return WordDiff

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Missing columns and rows that stand twice are told before any row is looked at."""
        problem = self._head_problem(dataset.headers) or self._double(dataset)
        if problem:
            dataset.wipe()
            raise ValueError(problem)

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> Any:
        result = super().import_row(row, instance_loader, **kwargs)
        if result.validation_error is not None:
            result.validation_error = self._by_column(result.validation_error)
        return result

    def _by_column(self, error: ValidationError) -> ValidationError:
        """The same errors under the heads of the columns, as the user knows them."""
        names = {field.attribute: field.column_name for field in self.fields.values()}
        return ValidationError({names.get(key, key): lines for key, lines in error.message_dict.items()})

    def _head_problem(self, headers: list[str]) -> str:
        known = [field.column_name for field in self.get_import_fields()]
        if missing := [name for name in self.required if name not in headers]:
            return f"表头缺少：{'、'.join(missing)}。第一行应有这些列：{'、'.join(known)}。"
        if twice := sorted({name for name in headers if name and headers.count(name) > 1}):
            return f"表头重复：{'、'.join(twice)}。请只留一列。"
        return ""

    def _double(self, dataset: Any) -> str:
        seen: dict[tuple[str, ...], int] = {}
        columns = [dataset.headers.index(name) for name in self.key if name in dataset.headers]
        for number, row in enumerate(dataset, 2):
            key = tuple(str(row[column] or "").strip() for column in columns)
            if key in seen and any(key):
                name = "、".join(filter(None, key))
                return f"第 {seen[key]} 行和第 {number} 行是同一条（{name}）。请只留一行。"
            seen[key] = number
        return ""
