"""Columns of money."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models


def money(name: str) -> "models.DecimalField[Any, Any]":
    """An amount in yuan; nothing typed is not nought."""
    return models.DecimalField(
        name,
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "金额不能是负数。")],
    )
