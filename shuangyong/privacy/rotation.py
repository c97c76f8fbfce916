"""Rewriting rows under the current keys, in steps: it can be stopped at any time and run again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Cast, Left

from .cipher import ciphertext_prefix
from .fields import BlindIndexField, EncryptedField
from .ring import ring
from .secret import Secret

_STEP = 500


@dataclass(frozen=True, slots=True)
class Rotated:
    """How far one model is: rows rewritten in this step."""

    model: str
    rows: int


def secret_models() -> list[type[models.Model]]:
    """Every model with an encrypted column or a blind index."""
    return [model for model in apps.get_models(include_auto_created=True) if _secret_fields(model)]


def rotate(step: int = _STEP) -> Iterator[Rotated]:
    """Rewrite all rows that are not under the current keys, `step` of them in a transaction.

    What another process has changed meanwhile is left to the next look: a row is written only where it still
    holds the ciphertext that was read.
    """
    for model in secret_models():
        last: object = None
        while True:
            rows = _behind(model, last)[:step]
            batch = list(rows)
            if not batch:
                break
            with transaction.atomic():
                done = sum(_rewrite(row) for row in batch)
            last = batch[-1].pk
            yield Rotated(model._meta.label, done)


def count_behind() -> int:
    """How many rows still need an old key."""
    return sum(_behind(model, None).count() for model in secret_models())


def _secret_fields(model: type[models.Model]) -> list[models.Field]:  # type: ignore[type-arg]
    return [
        field for field in model._meta.concrete_fields if isinstance(field, EncryptedField | BlindIndexField)
    ]


def _behind(model: type[models.Model], last: object) -> "models.QuerySet[models.Model]":
    """Rows with a value that does not begin with the current key's id, in the order of their keys."""
    keys = ring()
    rows = model._base_manager.order_by("pk")
    behind = Q()
    for field in _secret_fields(model):
        blind = isinstance(field, BlindIndexField)
        begin = f"{keys.index_current}:" if blind else ciphertext_prefix(keys.current)
        head = f"{field.name}_head"
        rows = rows.alias(**{head: Left(F(field.name), len(begin), output_field=models.CharField())})
        behind |= ~Q(**{head: begin}) & ~Q(**{head: ""})
    rows = rows.filter(behind)
    return rows if last is None else rows.filter(pk__gt=last)


def _rewrite(row: models.Model) -> int:
    """1 when the row was written, 0 when somebody else has changed it since it was read."""
    fields = _secret_fields(type(row))
    encrypted = [field for field in fields if isinstance(field, EncryptedField)]
    read = {field.name: getattr(row, field.name) for field in encrypted}
    fresh: dict[str, object] = {
        name: secret.sealed_anew() if isinstance(secret, Secret) else "" for name, secret in read.items()
    }
    for field in fields:
        if isinstance(field, BlindIndexField):
            secret = read[field.source]
            fresh[field.name] = field.fresh(secret.reveal()) if isinstance(secret, Secret) else ""
    same = type(row)._base_manager.filter(pk=row.pk)
    for name, secret in read.items():
        same = same.alias(**{f"{name}_read": Cast(F(name), models.TextField())}).filter(
            **{f"{name}_read": secret.token if isinstance(secret, Secret) else ""}
        )
    return same.update(**fresh)
