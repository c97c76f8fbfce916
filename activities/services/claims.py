"""What a change does first: the right to make it, the row held, nobody else having been quicker."""

from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from activities.models import Activity
from activities.policies import may_keep
from shuangyong.units.errors import Forbidden, Outdated
from shuangyong.units.models import Unit, User

R = TypeVar("R", bound=models.Model)


def check_keeper(actor: User, unit: Unit) -> None:
    """Raises Forbidden for everybody but the unit's own staff and officers."""
    if not may_keep(actor, unit):
        raise Forbidden("只有登记单位的人可以这样做。")


def locked(row: R, *related: str, gone: str = "这一条已经被删去了。") -> R:
    """The row as it is now, held until the end of the transaction. Raises Outdated, saying `gone`."""
    rows: models.QuerySet[Any] = type(row)._default_manager.all()
    held = rows.select_for_update(of=("self",)).select_related(*related)
    current: R | None = held.filter(pk=row.pk).first()
    if current is None:
        raise Outdated(gone)
    return current


def locked_activity(activity: Activity) -> Activity:
    """The same for an activity, with unit and type."""
    return locked(activity, "unit", "type", gone="这项活动已经被删去了。")


def check_version(row: Any, version: int) -> None:
    """Raises Outdated, with the name of who was first, when the row is not the one that was seen."""
    if row.version == version:
        return
    editor = getattr(row, "edited_by", None)
    who = editor.name if editor is not None else "别人"
    at = getattr(row, "edited_at", None)
    when = ""
    if at is not None:
        local = timezone.localtime(at)
        when = f"在{local.month}月{local.day}日{local:%H:%M}"
    raise Outdated(f"您打开以后，{who}{when}改过这里。请对照现在的内容，再保存一次。")


def labels_of(model: type[models.Model], names: list[str]) -> str:
    """名称、联系人: which columns were changed, for the audit trail, without what they say."""
    return "、".join(str(getattr(model._meta.get_field(name), "verbose_name", name)) for name in names)
