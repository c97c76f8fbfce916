"""What changed in a record, in words that may stand in a history: secrets masked, and sealed beside it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import models

from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.secret import Secret

CHANGED = "（已改）"


class Change(NamedTuple):
    """A field's label, what may be shown of it before and after; of a secret also the values themselves.

    A secret whose mask hides the change reads （已改）. `secret` holds Secrets: a change that is printed by
    chance tells no more than its masks.
    """

    label: str
    before: str
    after: str
    secret: tuple[Secret | str, Secret | str] | None = None

    def of(self, what: str) -> "Change":
        """The same change under a label that says what it belongs to."""
        return self._replace(label=f"{what}：{self.label}")

    def new(self) -> "Change":
        """The same without what stood there before."""
        return self._replace(before="", secret=("", self.secret[1]) if self.secret else None)


def changes_of(row: models.Model, values: Mapping[str, Any]) -> list[Change]:
    """The differences that setting `values` on the row would make. Both sides are fit to be shown."""
    found = []
    for name, value in values.items():
        field = row._meta.get_field(name)
        before = getattr(row, name)
        after = value if field.is_relation or not isinstance(field, models.Field) else field.to_python(value)
        if not same(before, after):
            found.append(
                change(str(getattr(field, "verbose_name", name)), _shown(field, before), _shown(field, after))
            )
    return found


def change(label: str, before: Secret | str, after: Secret | str) -> Change:
    """A change of words, or of secrets: one whose masks look alike says so."""
    secret = (before, after) if isinstance(before, Secret) or isinstance(after, Secret) else None
    old, new = str(before), str(after)
    return Change(label, old, new if new != old else f"{new}{CHANGED}", secret)


def gone(row: models.Model) -> list[Change]:
    """What is lost with a row that is taken away: its secrets, which no word of the timeline tells."""
    columns = [field for field in row._meta.concrete_fields if isinstance(field, EncryptedField)]
    held = [(column, getattr(row, column.attname)) for column in columns]
    return [change(str(column.verbose_name), secret, "") for column, secret in held if secret]


def same(before: Any, after: Any) -> bool:
    """Whether two values say the same; None and "" do."""
    if isinstance(before, Secret) and isinstance(after, Secret):
        return bool(before == after)
    return (before or "") == (after or "") if before != 0 and after != 0 else before == after


def as_json(changes: Sequence[Change]) -> list[list[str]]:
    """For a JSONField: masked."""
    return [list(line[:3]) for line in changes]


def as_sealed(changes: Sequence[Change]) -> str:
    """For an encrypted column: [label, before, after] in full for what was secret; "" without any."""
    lines = [[line.label, *map(_full, line.secret)] for line in changes if line.secret]
    return json.dumps(lines, ensure_ascii=False) if lines else ""


def both(changes: Sequence[Change]) -> dict[str, Any]:
    """The two columns of a PersonEvent that tell what changed."""
    return {"changes": as_json(changes), "values": as_sealed(changes)}


def _full(value: Secret | str) -> str:
    return value.reveal() if isinstance(value, Secret) else value


def _shown(field: Any, value: Any) -> Secret | str:
    if value is None or value == "":
        return ""
    if isinstance(value, Secret):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    choices = dict(getattr(field, "flatchoices", ()) or ())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(choices.get(value, value))
