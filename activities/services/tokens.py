"""A form carries a token: what is sent twice is stored once."""

from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import models

from shuangyong.units.models import Unit

R = TypeVar("R", bound=models.Model)


def sent_before(model: type[R], unit: Unit, token: UUID) -> tuple[R | None, UUID]:
    """What the token made in the unit, if anything, and the token that a new row takes.

    One query: between two, the same form sent again may land. A token that stands in another unit came from
    no page of ours, and a new one takes its place.
    """
    rows: models.QuerySet[Any] = model._default_manager.all()
    there = rows.filter(token=token).first()
    if there is None:
        return None, token
    return (there, token) if there.unit_id == unit.pk else (None, uuid4())
