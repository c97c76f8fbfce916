"""What all forms of the ledger share: secrets stay hidden, texts are looked at, doubts are ticked."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models

from beneficiaries.warnings import designation_warning, number_problem

CLEAR = "clear_"
CHECKED = "checked"
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at again before it is saved; `url` leads to the record it is about."""

    words: str
    url: str = ""
    link: str = ""


def mark_of(doubts: Sequence[Doubt]) -> str:
    """What the tick under these doubts sends: other doubts ask for another tick."""
    words = "\n".join(doubt.words for doubt in doubts)
    return hashlib.sha256(words.encode()).hexdigest()[:16] if doubts else ""


def one_line(text: str) -> str:
    """Without control and invisible signs; line ends become a blank."""
    return _CONTROL.sub("", re.sub(r"[\r\n\t]+", " ", text)).strip()


def many_lines(text: str) -> str:
    """The same with \\n kept as the only line end."""
    return _CONTROL.sub("", re.sub(r"\r\n?", "\n", text)).strip()


def date_widget() -> forms.DateInput:
    """The browser's own date field, which takes ISO dates only."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, with sentences for what is none."""

    def __init__(self, label: str, *, required: bool = True, **kwargs: Any) -> None:
        messages = {"required": f"请填写{label}。", "invalid": "请填写一个真实的日期，例如2026-03-01。"}
        super().__init__(
            label=label, required=required, widget=date_widget(), error_messages=messages, **kwargs
        )


class WordsField(forms.CharField):
    """A line of text."""

    def __init__(self, label: str, length: int, *, required: bool = False, **kwargs: Any) -> None:
        messages = {
            "required": f"请填写{label}。",
            "max_length": f"{label}最多{length}个字，现在有%(show_value)d个。",
        }
        super().__init__(label=label, max_length=length, required=required, error_messages=messages, **kwargs)


class LedgerForm(forms.Form):
    """A form about one row. `secrets` are columns whose stored value is never put into a field.

    Of a row that is there, an empty secret means "as it is", its tick empties it. Doubts do not stop a save
    once the tick under them was sent.
    """

    secrets: tuple[str, ...] = ()
    numbers: ClassVar[tuple[str, ...]] = ("id_number", "phone", "account", "certificate_number")
    not_stored: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, data: Any = None, *, row: models.Model | None = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        plain = [name for name in self.base_fields if name not in self.secrets]
        start = {name: getattr(row, name) for name in plain if row is not None and hasattr(row, name)}
        super().__init__(data, initial={**start, **(initial or {})})
        self.row = row
        self.doubts: list[Doubt] = []
        for name in self.secrets:
            self._hide(name)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def stored(self, name: str) -> object:
        """What the row holds: a Secret, or "" for nothing."""
        return getattr(self.row, name, "") if self.row is not None else ""

    def _hide(self, name: str) -> None:
        stored = self.stored(name)
        if not stored:
            return
        field = self.fields[name]
        field.widget.attrs["placeholder"] = f"{stored}（不改就留空）"
        if field.required:
            field.required = False
        else:
            self.fields[CLEAR + name] = forms.BooleanField(label=f"清空{field.label}", required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for name, value in list(data.items()):
            if isinstance(value, str) and isinstance(self.fields[name], forms.CharField):
                multi = isinstance(self.fields[name].widget, forms.Textarea)
                data[name] = many_lines(value) if multi else one_line(value)
                if value and not data[name] and self.fields[name].required:
                    self.add_error(name, self.fields[name].error_messages["required"])
                    continue
                self._look_at(name, data[name])
            if name in self.secrets and value and data.get(CLEAR + name):
                self.add_error(name, "这里填了新的内容，又勾了“清空”，请留一样。")
        return data

    def _look_at(self, name: str, words: str) -> None:
        label = str(self.fields[name].label)
        if name in self.numbers:
            return
        problem = "" if name in self.secrets else number_problem(label, words)
        if problem:
            self.add_error(name, problem)
        doubt = designation_warning(label, words)
        if doubt:
            self.doubts.append(Doubt(doubt))

    def values(self) -> dict[str, Any]:
        """What to store: secrets that stay as they are do not stand in it."""
        found: dict[str, Any] = {}
        for name, value in self.cleaned_data.items():
            if name.startswith(CLEAR) or name in self.not_stored:
                continue
            kept = name in self.secrets and not value and self.stored(name)
            if not kept or self.cleaned_data.get(CLEAR + name):
                found[name] = value
        return found

    @property
    def unread_doubts(self) -> list[Doubt]:
        """The doubts, as long as their tick has not been sent."""
        return [] if self.data.get(CHECKED) == mark_of(self.doubts) else self.doubts

    def may_save(self) -> bool:
        """Whether all is well, or what is doubtful was looked at."""
        return self.is_valid() and not self.unread_doubts

    def lines(self, *names: str) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """(field, its tick) for the template; all of them without names."""
        wanted = names or tuple(name for name in self.fields if not name.startswith(CLEAR))
        return [
            (self[name], self[CLEAR + name] if CLEAR + name in self.fields else None)
            for name in wanted
            if name in self.fields and not self[name].is_hidden
        ]
