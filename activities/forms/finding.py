"""The form above the list of activities, and the chips under it that say what was asked and take it off."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from activities.finding import HAS, NO_TYPE, PARTS, STATES, WantedActivities, days_of
from activities.models import Partner
from activities.sent import number_sent
from plans.choices import Direction
from plans.models import Task, TaskType
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from shuangyong.units.choices import SEVERAL_UNITS_ROLES
from shuangyong.units.filters import dress, offer_units
from shuangyong.units.models import Unit, User

ALL_YEARS = "all"
_PATH = re.compile(r"^[0-9A-Z]{4,60}\Z")
_SHORT = {"quarter": "q", "half": "h", "month": "m"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in words; `query` is the address's question without it."""

    words: str
    query: str


class ActivityFilter(forms.Form):
    """Read from the address; a value that makes no sense is passed over.

    `unit` means all below it too, `scope=own` that unit alone; `scope` may also be the path of a unit. `task`
    is a task's pk or key. `quarter`, `half` and `month` are other words for `part`.
    """

    q = forms.CharField(label="查找", required=False, max_length=60)
    year = forms.ChoiceField(label="年度", required=False)
    part = forms.ChoiceField(label="时段", required=False, choices=[("", "全年"), *PARTS])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部状态"), *STATES])
    type = forms.ChoiceField(label="类型", required=False)
    unit = forms.ModelChoiceField(
        label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部单位"
    )
    since = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    until = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    scope = forms.RegexField(_PATH, required=False)
    own = forms.BooleanField(required=False)
    task = forms.CharField(required=False, max_length=36)
    partner = forms.CharField(required=False, max_length=18)
    source = forms.CharField(required=False, max_length=60)
    direction = forms.ChoiceField(required=False, choices=[("", ""), *Direction.choices])
    has = forms.ChoiceField(required=False, choices=[("", ""), *HAS])

    def __init__(self, query: QueryDict, *, user: User, today: date) -> None:
        self.user, self.today = user, today
        super().__init__(_in_our_words(query))
        self.several_units = user.role in SEVERAL_UNITS_ROLES
        self._choices("year", self._years())
        types = [(str(row.pk), row.name) for row in TaskType.objects.all()]
        self._choices("type", [("", "全部类型"), *types, (NO_TYPE, "没有选类型")])
        offer_units(self, Unit.objects.visible_to(user) if self.several_units else None)
        dress(self)
        self.fields["q"].widget.attrs |= {"placeholder": "名称或地点", "autocomplete": "off"}
        self._found: dict[str, Any] | None = None
        self.asked_task: Task | None = None
        self.asked_partner: Partner | None = None
        self.place: Unit | None = None

    def _years(self) -> list[tuple[str, str]]:
        asked = number_sent(str(self.data.get("year") or ""))
        years = {self.today.year + step for step in (1, 0, -1, -2, -3)}
        if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR:
            years.add(asked)
        chosen = [(str(year), f"{year}年") for year in sorted(years, reverse=True)]
        return [("", f"今年（{self.today.year}年）"), *chosen, (ALL_YEARS, "全部年份")]

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        field.choices = choices

    @property
    def filled(self) -> dict[str, Any]:
        """The values that were asked for and make sense, without the empty ones."""
        if self._found is None:
            self.is_valid()
            found = {name: value for name, value in self.cleaned_data.items() if value}
            self._look_up(found)
            self._found = found
        return self._found

    def _look_up(self, found: dict[str, Any]) -> None:
        if "task" in found:
            self.asked_task = _task(found["task"], self.user)
            if self.asked_task is None:
                del found["task"]
        if "partner" in found:
            number = number_sent(found["partner"])
            rows = Partner.objects.visible_to(self.user).filter(pk=number or 0)
            self.asked_partner = rows.first()
            if self.asked_partner is None:
                del found["partner"]
        if "scope" in found:
            self.place = Unit.objects.visible_to(self.user).filter(path=found["scope"]).first()
            if self.place is None:
                del found["scope"]

    @property
    def shown_year(self) -> int | None:
        """The year that is shown: this one unless other days were asked for, or all the days of a task."""
        filled = self.filled
        if filled.get("year") == ALL_YEARS or "since" in filled or "until" in filled:
            return None
        if "year" in filled:
            return int(filled["year"])
        return None if self.asked_task is not None or self.asked_partner is not None else self.today.year

    @property
    def wanted(self) -> WantedActivities:
        """For the rows."""
        filled, year = self.filled, self.shown_year
        start, end = (None, None) if year is None else days_of(year, filled.get("part", ""))
        unit = filled.get("unit")
        own = unit is not None and "own" in filled
        return WantedActivities(
            words=filled.get("q", ""),
            start=filled.get("since", start),
            end=filled.get("until", end),
            state=filled.get("state", ""),
            type=filled.get("type", ""),
            direction=filled.get("direction", ""),
            path=unit.path if unit is not None and not own else filled.get("scope", ""),
            unit=unit.pk if unit is not None and own else None,
            task=self.asked_task.key if self.asked_task is not None else None,
            partner=self.asked_partner.pk if self.asked_partner is not None else None,
            source=filled.get("source"),
            has=filled.get("has", ""),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked beyond the year that the list opens with."""
        return bool(self.filled)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form has no field for and sends on all the same."""
        names = ("since", "until", "scope", "own", "task", "partner", "source", "direction", "has")
        return [(name, str(self.data[name])) for name in names if name in self.filled]

    @property
    def query(self) -> str:
        """The whole question, for the pages of the list."""
        return self._without()

    def _without(self, *names: str, **instead: str) -> str:
        query = QueryDict(mutable=True)
        kept = {name: str(self.data[name]) for name in self.filled if name not in names}
        query.update(kept | instead)
        return query.urlencode()

    def chips(self) -> list[Chip]:
        """What was asked, each with the address without it."""
        filled = self.filled
        found = []
        if self.shown_year is not None and "year" in filled:
            found.append(Chip(f"{self.shown_year}年", self._without("year", "part")))
        if filled.get("year") == ALL_YEARS:
            found.append(Chip("全部年份", self._without("year")))
        found += [
            Chip(words, self._without(*names))
            for names, words in self._told()
            if any(n in filled for n in names)
        ]
        return found

    def _told(self) -> list[tuple[tuple[str, ...], str]]:
        filled = self.filled
        unit = filled.get("unit")
        days = "至".join(
            f"{day.year}年{day.month}月{day.day}日" if day else "…"
            for day in (filled.get("since"), filled.get("until"))
        )
        return [
            (("since", "until"), days),
            (("part",), self._label("part") if self.shown_year is not None else ""),
            (("q",), f"查找“{filled.get('q', '')}”"),
            (("state",), self._label("state")),
            (("type",), self._label("type")),
            (("direction",), self._label("direction")),
            (("unit", "own"), f"{unit}{'本级' if 'own' in filled else ''}" if unit else ""),
            (("scope",), f"{self.place}及下属单位" if self.place else ""),
            (("task",), f"任务：{self.asked_task.title[:40]}" if self.asked_task else ""),
            (("partner",), f"共建单位：{self.asked_partner}" if self.asked_partner else ""),
            (("source",), f"经费来源：{filled.get('source', '')}"),
            (("has",), self._label("has")),
        ]

    def _label(self, name: str) -> str:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        pairs: Any = field.choices
        return str(dict(pairs).get(self.filled.get(name, ""), ""))


def _in_our_words(query: QueryDict) -> dict[str, str]:
    """The address's words as the form's own names: quarter=3 → part=q3, scope=own → own."""
    data = {name: str(query[name]) for name in query if "\0" not in query[name]}
    for name, kind in _SHORT.items():
        if name in data:
            data.setdefault("part", kind + data.pop(name))
    if data.get("scope") == "own":
        data["own"] = "1"
        del data["scope"]
    return data


def _task(words: str, user: User) -> Task | None:
    rows = Task.objects.visible_to(user)
    number = number_sent(words)
    if number is not None:
        found: Task | None = rows.filter(pk=number).first()
        return found
    try:
        key = UUID(words)
    except ValueError:
        return None
    newest: Task | None = rows.filter(key=key).order_by("-plan__revision").first()
    return newest
