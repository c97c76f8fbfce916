"""Writing many rows at once, without a model instance for each: ten times as fast as bulk_create here.

Encrypted columns are given words and are sealed on the way; blind indexes are given as they are stored.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.fields.json import JSONField
from django.utils import timezone

from shuangyong.privacy.cipher import encrypt
from shuangyong.privacy.fields import EncryptedField
from shuangyong.privacy.ring import ring
from shuangyong.privacy.secret import Secret

Prepare = Callable[[Any], Any]
_Field = models.Field[Any, Any]


def take_keys(model: type[models.Model], count: int) -> range | list[int]:
    """Keys for `count` new rows, to be called inside the transaction that writes them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [key for (key,) in cursor.fetchall()]
        # SQLite: the transaction is IMMEDIATE, nobody else takes keys meanwhile. Keys are never used twice.
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        first = int(cursor.fetchone()[0]) + 1
    return range(first, first + count)


def insert_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of the named columns (attribute names, in that order); the others get their defaults."""
    given = [_field(model, name) for name in names]
    others = [
        field
        for field in model._meta.concrete_fields
        if field not in given and not isinstance(field, models.AutoField)
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in [*given, *others])
    marks = ", ".join(["%s"] * (len(given) + len(others)))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    rest = tuple(_default(field) for field in others)
    _many(sql, [_preparer(field) for field in given], rows, rest)


def update_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Set the named columns; each row is its values in that order, then its key."""
    given = [_field(model, name) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(str(field.column))} = %s" for field in given)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {quote('id')} = %s"  # noqa: S608
    _many(sql, [*(_preparer(field) for field in given), None], rows, ())


def _many(
    sql: str, preparers: Sequence[Prepare | None], rows: Iterable[Sequence[Any]], rest: tuple[Any, ...]
) -> None:
    work = [(place, prepare) for place, prepare in enumerate(preparers) if prepare is not None]
    values = []
    for row in rows:
        line = list(row)
        for place, prepare in work:
            line[place] = prepare(line[place])
        values.append((*line, *rest))
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(sql, values)


def _field(model: type[models.Model], name: str) -> _Field:
    return next(field for field in model._meta.concrete_fields if name in (field.name, field.attname))


def _preparer(field: _Field) -> Prepare | None:
    """How a value becomes what is stored; None for what goes in as it is."""
    if isinstance(field, EncryptedField):
        keys, column = ring(), field.column_label

        def seal(value: Any) -> str:
            if isinstance(value, Secret):
                return value.token
            return encrypt(keys, column, value) if value else ""

        return seal
    if isinstance(field, JSONField):
        empty = field.get_db_prep_save([], connection)
        return lambda value: field.get_db_prep_save(value, connection) if value else empty
    if isinstance(field, models.DateTimeField):
        return lambda value: field.get_db_prep_save(value, connection)
    if isinstance(field, models.DateField):
        return connection.ops.adapt_datefield_value
    return None


def _default(field: _Field) -> Any:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return field.get_db_prep_save(timezone.now(), connection)
    value = field.get_default()
    return "" if isinstance(field, EncryptedField) else field.get_db_prep_save(value, connection)
