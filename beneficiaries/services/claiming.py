"""One conditional update: who comes second is told who was first."""

from typing import Any

from django.db.models import F

from beneficiaries.models import Person
from beneficiaries.policies import Act, refusal
from shuangyong.units.errors import Outdated
from shuangyong.units.models import User


def check(person: Person, actor: User, act: Act) -> None:
    """Raise why the actor may not do it, if so."""
    reason = refusal(person, actor, act)
    if reason is not None:
        raise reason


def claim(person: Person, actor: User, version: int, **changes: Any) -> None:
    """Take the record's next version and set `changes`; Outdated when it is not at `version` any more."""
    taken = Person.objects.filter(pk=person.pk, version=version).update(
        version=F("version") + 1, edited_by=actor, **changes
    )
    if not taken:
        current = Person.objects.select_related("edited_by").get(pk=person.pk)
        who = current.edited_by.name if current.edited_by else "别人"
        raise Outdated(f"您打开以后，{who}已经改过这份档案。您填的内容还在页面上，请核对以后再保存。")
    person.version = version + 1
    person.edited_by = actor
    for name, value in changes.items():
        setattr(person, name, value)
