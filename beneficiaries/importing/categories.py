"""The dictionary of categories as other offices write it: old names, parts of names, several in one cell."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from beneficiaries.models import Category
from shuangyong.sheets.reading_table import plain_title

_BETWEEN = re.compile(r"[、，,;；/／\n|+＋]+")


class CategoryBook:
    """The categories in force on a day, by every name they have; names that several share are no answer."""

    def __init__(self, day: date) -> None:
        self.names: dict[str, list[Category]] = {}
        self.titles: dict[str, str] = {}
        self._known: dict[str, tuple[list[Category], str]] = {}
        for category in Category.objects.in_force(day):
            for name in (category.code, *category.all_names, *_BETWEEN.split(category.name)):
                found = self.names.setdefault(plain_title(name), [])
                self.titles.setdefault(plain_title(name), name)
                if category not in found:
                    found.append(category)

    def read(self, words: str) -> tuple[list[Category], str]:
        """The categories that the words name, and what to do when they name none: a sentence, else ""."""
        if words not in self._known:
            self._known[words] = self._read(words)
        return self._known[words]

    def _read(self, words: str) -> tuple[list[Category], str]:
        whole = self.names.get(plain_title(words), [])
        if len(whole) == 1:
            return whole, ""
        categories: list[Category] = []
        for part in [words] if whole else [part for part in _BETWEEN.split(words) if part.strip()]:
            found = self.names.get(plain_title(part), [])
            if len(found) != 1:
                return [], self._advice(part, found)
            if found[0] not in categories:
                categories.append(found[0])
        return categories, ""

    def _advice(self, part: str, found: Iterable[Category]) -> str:
        several = [category.name for category in found]
        if several:
            return f"这个叫法有几种可能，请写清楚是哪一种：{'、'.join(several)}。"
        plain = plain_title(part)
        inside = [name for name in self.names if len(plain) > 1 and (plain in name or name in plain)]
        near = [*inside, *get_close_matches(plain, list(self.names), 3, 0.5)]
        names = list(dict.fromkeys(category.name for name in near for category in self.names[name]))[:3]
        if names:
            return f"是不是：{'、'.join(names)}？请改成其中一种。"
        return "请从模板的下拉列表里选一种。"
