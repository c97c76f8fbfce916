"""Rows that are written once and never changed: lines of a history."""

from typing import Any

from django.db import models


class WrittenOnce(models.Model):
    """A row that `save` refuses to write a second time."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError(f"{self._meta.verbose_name}不能修改。")
        super().save(*args, **kwargs)
