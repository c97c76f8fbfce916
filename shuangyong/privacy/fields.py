"""Columns that hold ciphertext, and the columns by which they are found."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models import Q

from .blind import blind_index, blind_indexes
from .cipher import is_ciphertext
from .ring import ring
from .secret import Mask, Secret


class _Attribute:
    """Turns whatever is assigned into a Secret, so that no bare value ever hangs on an instance."""

    def __init__(self, field: "EncryptedField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        return instance.__dict__[self.field.attname]

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.as_secret(value)


class EncryptedField(models.TextField):  # type: ignore[type-arg]
    """Text that is ciphertext in the database and a `Secret` in Python; "" is stored as it is.

    `mask` is a function of module level that turns the words into what may be shown. It cannot be searched or
    sorted; a `BlindIndexField` beside it finds it.
    """

    description = "encrypted text"

    def __init__(self, *args: Any, mask: Mask, **kwargs: Any) -> None:
        self.mask = mask
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "mask": self.mask}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Attribute(self))

    @property
    def column_label(self) -> str:
        """What a ciphertext is bound to: "app.model.field"."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def as_secret(self, value: Any) -> Any:
        """A Secret of this column; "" and expressions stay what they are."""
        if isinstance(value, Secret):
            return value.in_column(self.column_label, self.mask)
        if isinstance(value, str) and value:
            return Secret(self.column_label, self.mask, words=value)
        return "" if value is None else value

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        return Secret(self.column_label, self.mask, token=value) if value else ""

    def to_python(self, value: Any) -> Any:
        # Fixtures carry ciphertext.
        if isinstance(value, str) and is_ciphertext(value):
            return Secret(self.column_label, self.mask, token=value)
        return self.as_secret(value)

    def get_prep_value(self, value: Any) -> Any:
        secret = self.as_secret(value)
        return secret.token if isinstance(secret, Secret) else secret

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ("exact", "isnull"):
            return _OnlyEmpty if lookup_name == "exact" else super().get_lookup(lookup_name)
        raise FieldError(f"{self.column_label} is encrypted: look it up by its blind index")

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        words = value.reveal() if isinstance(value, Secret) else value
        super().validate(words, model_instance)
        if self.max_length is not None and len(words) > self.max_length:
            raise ValidationError(f"最多{self.max_length}个字，现在有{len(words)}个。")


class _OnlyEmpty(models.lookups.Exact):
    """Whether anything stands there can be asked; what it is, cannot."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("an encrypted column can only be compared with the empty text")
        return ""


class BlindIndexField(models.CharField):  # type: ignore[type-arg]
    """Exact search and uniqueness for the encrypted `source`; `normalise` makes equal what means the same.

    It fills itself whenever its row is saved or bulk-created, never by `update()`.
    """

    description = "blind index of an encrypted column"

    def __init__(self, *args: Any, source: str, normalise: Callable[[str], str], **kwargs: Any) -> None:
        self.source, self.normalise = source, normalise
        super().__init__(
            *args, **{"max_length": 64, "blank": True, "default": "", "editable": False, **kwargs}
        )

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source, "normalise": self.normalise}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        secret = getattr(model_instance, self.source)
        index = str(getattr(model_instance, self.attname) or "")
        if not (isinstance(secret, Secret) and secret.is_stored and index):
            words = secret.reveal() if isinstance(secret, Secret) else ""
            index = blind_index(ring(), self._label, self.normalise(words))
            setattr(model_instance, self.attname, index)
        return index

    def fresh(self, words: str) -> str:
        """The index of these words under the current key."""
        return blind_index(ring(), self._label, self.normalise(words))

    def matching(self, words: str, prefix: str = "") -> Q:
        """The condition that a row holds these words; `prefix` is the way to it ("person__")."""
        return Q(**{f"{prefix}{self.name}__in": self.matching_keys(words)})

    def matching_keys(self, words: str) -> list[str]:
        """The values that a row holding these words may have."""
        return blind_indexes(ring(), self._label, self.normalise(words))

    @property
    def _label(self) -> str:
        return f"{self.model._meta.label_lower}.{self.source}"
