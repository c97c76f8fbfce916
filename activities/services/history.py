"""What changed, in words, for the history of an activity."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from activities.choices import Act
from activities.models import Activity, ActivityEvent
from shuangyong.units.models import User

Line = tuple[str, str, str]
_LONGEST = 200


def log(
    activity: Activity, actor: User, act: Act, *, changes: list[Line] | None = None, note: str = ""
) -> ActivityEvent:
    """One line of the history. Call inside the transaction of the change. It must not name a beneficiary."""
    return ActivityEvent.objects.create(
        activity=activity,
        actor=actor,
        act=act,
        changes=[list(line) for line in changes or []],
        note=note[:300],
    )


def changed_fields(row: models.Model, values: Mapping[str, Any]) -> list[Line]:
    """(label, before, after) of what differs between the row and the new values."""
    found = []
    for name, value in values.items():
        before = getattr(row, name)
        if before != value:
            field = row._meta.get_field(name)
            found.append(
                (str(getattr(field, "verbose_name", name)), words(field, before), words(field, value))
            )
    return found


def stands_now(row: models.Model, names: Iterable[str]) -> list[tuple[str, str]]:
    """(label, words) of what a row says, for beside a form that came too late; secrets are masked."""
    fields: list[Any] = [row._meta.get_field(name) for name in names]
    return [(str(field.verbose_name), words(field, getattr(row, field.name))) for field in fields]


def words(field: Any, value: object) -> str:
    """A value as a person reads it; "" for nothing."""
    if value is None or value == "":
        return ""
    choices = dict(getattr(field, "flatchoices", None) or [])
    text = str(choices.get(value, value)) if not isinstance(value, bool) else ("是" if value else "否")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
