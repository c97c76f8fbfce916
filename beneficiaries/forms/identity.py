"""The identities of a person: any number of blocks, each asking what its category asks for."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from beneficiaries.choices import Nature, Particular
from beneficiaries.forms.base import CLEAR, DayField, Doubt, LedgerForm, WordsField
from beneficiaries.models import Category, Identity, Person
from beneficiaries.services.people import IdentityValues, particulars_of

_PREFIX = "p_"
_MOST = 12
DEGREES = tuple(f"{figure}级" for figure in "一二三四五六七八九十")
_CHOICES = {Particular.NATURE: tuple(Nature.labels), Particular.DEGREE: DEGREES}
_DATES = (
    Particular.RATED_ON,
    Particular.RECOGNISED_ON,
    Particular.ENLISTED_ON,
    Particular.DISCHARGED_ON,
)


class IdentityForm(LedgerForm):
    """One identity. `known` are the person's stored ones by category: what they hold is not shown."""

    category = forms.ModelChoiceField(
        label="类别", queryset=Category.objects.none(), empty_label="请选择类别",
        error_messages={"required": "请选择类别。", "invalid_choice": "请选择类别。"},
    )  # fmt: skip
    certificate_number = WordsField("证件编号", 40)
    valid_from = DayField("起始日期", required=False)
    valid_to = DayField("截止日期", required=False)

    def __init__(
        self,
        data: Any,
        *,
        number: int,
        categories: Mapping[int, Category],
        known: Mapping[int, Identity],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.number = number
        prefix = f"i{number}"
        typed = data if data is not None else {f"{prefix}-category": (initial or {}).get("category", "")}
        chosen = str(typed.get(f"{prefix}-category", ""))
        self.chosen = categories.get(int(chosen)) if chosen.isascii() and chosen.isdigit() else None
        row = known.get(self.chosen.pk) if self.chosen else None
        self.secrets = ("certificate_number",)
        self.prefix = prefix
        super().__init__(data, row=row, initial=initial)
        self._offer(categories)
        self._ask(row)

    def _offer(self, categories: Mapping[int, Category]) -> None:
        field = self.fields["category"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  narrows the type
        field.queryset = Category.objects.filter(pk__in=list(categories))
        if self.chosen and self.chosen.certificate:
            self.fields["certificate_number"].help_text = self.chosen.certificate

    def _ask(self, row: Identity | None) -> None:
        held = particulars_of(row) if row else {}
        for name in self.chosen.particulars if self.chosen else []:
            key = _PREFIX + name
            self.fields[key] = _particular_field(Particular(name), name in held)
            self.secrets = (*self.secrets, key)
            if name in held:
                label = self.fields[key].label
                self.fields[CLEAR + key] = forms.BooleanField(label=f"清空{label}", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", "截止日期不能早于起始日期。")
        return data

    def details(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """All lines but the category, for the template."""
        return [line for line in self.lines() if line[0].name != "category"]

    def identity(self) -> IdentityValues:
        """For the services: what was left empty stays what it is."""
        data = self.cleaned_data
        row = self.row if isinstance(self.row, Identity) else None
        kept = particulars_of(row) if row else {}
        for name in self.chosen.particulars if self.chosen else []:
            typed = data.get(_PREFIX + name, "")
            if typed:
                kept[name] = typed
            elif data.get(CLEAR + _PREFIX + name):
                kept.pop(name, None)
        number: Any = data["certificate_number"]
        if not number and row is not None and not data.get(f"{CLEAR}certificate_number"):
            number = row.certificate_number
        return IdentityValues(data["category"], number, kept, data["valid_from"], data["valid_to"])


class Identities:
    """The blocks together: `identity` lists their numbers, `main` the one that is the main identity."""

    def __init__(self, data: Any = None, *, person: Person | None = None) -> None:
        rows = list(person.identities.select_related("category")) if person else []
        self.known = {row.category_id: row for row in rows}
        self.categories = {category.pk: category for category in _offered(self.known)}
        self.data = data
        self.problem = ""
        if data is None:
            starts = [_start(row) for row in rows] or [{}]
            self.numbers = list(range(len(starts)))
            self.forms = [self._form(number, start) for number, start in enumerate(starts)]
            self.main = 0
        else:
            typed = [text for text in data.getlist("identity") if re.fullmatch(r"\d{1,3}", text)]
            self.numbers = [int(text) for text in dict.fromkeys(typed)][:_MOST] or [0]
            self._without(data.get("remove", ""))
            if "add" in data and len(self.numbers) < _MOST:
                self.numbers.append(max(self.numbers) + 1)
            self.forms = [self._form(number) for number in self.numbers]
            main = data.get("main", "")
            self.main = int(main) if main.isascii() and main.isdigit() else self.numbers[0]
            if self.main not in self.numbers:
                self.main = self.numbers[0]

    def _without(self, text: str) -> None:
        if text.isascii() and text.isdigit() and len(self.numbers) > 1:
            self.numbers = [number for number in self.numbers if number != int(text)] or [0]

    def _form(self, number: int, initial: Mapping[str, Any] | None = None) -> IdentityForm:
        return IdentityForm(
            self.data, number=number, categories=self.categories, known=self.known, initial=initial
        )

    def show_as_typed(self) -> None:
        """Blocks that are only drawn again complain of nothing yet."""
        for form in self.forms:
            form.errors.clear()
            form.doubts.clear()

    def is_valid(self) -> bool:
        """Whether each block is whole and no category stands twice."""
        # Each is looked at, so that all that is wrong is said at once.
        fine = False not in {form.is_valid() for form in self.forms}
        seen: set[Any] = set()
        for form in self.forms:
            category = form.cleaned_data.get("category")
            if category and category in seen:
                form.add_error("category", "这个类别已经在上面选过了。")
                fine = False
            seen.add(category)
        return fine

    @property
    def doubts(self) -> list[Doubt]:
        return [doubt for form in self.forms for doubt in form.doubts]

    def values(self) -> list[IdentityValues]:
        """The main identity first."""
        ordered = sorted(self.forms, key=lambda form: form.number != self.main)
        return [form.identity() for form in ordered]


def _offered(known: Mapping[int, Identity]) -> list[Category]:
    """Categories in force today, and those that the person has from before."""
    in_force = Category.objects.in_force(timezone.localdate())
    return list(in_force | Category.objects.filter(pk__in=list(known)))


def _start(row: Identity) -> dict[str, Any]:
    return {"category": row.category_id, "valid_from": row.valid_from, "valid_to": row.valid_to}


def _particular_field(name: Particular, held: bool) -> forms.Field:
    if name in _CHOICES:
        empty = "已填（不改就不选）" if held else "请选择"
        choices = [("", empty), *((word, word) for word in _CHOICES[name])]
        return forms.ChoiceField(label=name.label, required=False, choices=choices)
    hint = "例如：1970年12月" if name in _DATES else ""
    field = WordsField(str(name.label), 60)
    field.widget.attrs["placeholder"] = "已填（不改就留空）" if held else hint
    return field
