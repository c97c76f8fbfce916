"""The list that a filter gives, with the columns somebody chose and keeps."""

from collections.abc import Sequence
from datetime import date

from beneficiaries.exporting.columns import BY_KEY, PersonColumn, chosen_columns
from beneficiaries.exporting.product import Product
from beneficiaries.exporting.reading import read_people
from beneficiaries.models import ExportChoice
from beneficiaries.querysets import PersonQuerySet
from shuangyong.units.models import User

KIND = "优抚对象名单"


def remembered(user: User) -> list[PersonColumn]:
    """The columns of the user's last export, else the usual ones."""
    choice = ExportChoice.objects.filter(user=user).first()
    return chosen_columns(choice.columns if choice else ())


def changed(columns: Sequence[PersonColumn], act: str, key: str) -> list[str]:
    """The keys after one press: "up", "down", "add" or "remove". The last column stays."""
    keys = [column.key for column in columns]
    if act == "add" and key in BY_KEY and key not in keys:
        return [*keys, key]
    if key not in keys:
        return keys
    place = keys.index(key)
    if act == "remove" and len(keys) > 1:
        keys.remove(key)
    elif act == "up" and place > 0:
        keys[place - 1 : place + 1] = [keys[place], keys[place - 1]]
    elif act == "down" and place < len(keys) - 1:
        keys[place : place + 2] = [keys[place + 1], keys[place]]
    return keys


def remember(user: User, keys: Sequence[str]) -> None:
    """For the next time."""
    ExportChoice.objects.update_or_create(user=user, defaults={"columns": list(keys)})


def people_list(
    people: PersonQuerySet, columns: Sequence[PersonColumn], *, unit_name: str, conditions: str, day: date
) -> Product:
    """The people of the filter; counted once, here."""
    return Product(
        title=f"{unit_name}优抚对象名单",
        kind=KIND,
        conditions=conditions,
        columns=tuple(columns),
        count=people.order_by().count(),
        rows=lambda: read_people(people, columns),
        day=day,
    )
