"""What the forms above lists share: the unit to pick, where there is more than one; how the fields look."""

from django import forms
from django.db.models import QuerySet

from shuangyong.units.models import Unit


def offer_units(form: forms.BaseForm, units: "QuerySet[Unit] | None") -> None:
    """Let `unit` be one of these; None takes the field away, for who has one unit alone."""
    if units is None:
        del form.fields["unit"]
        return
    field = form.fields["unit"]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  narrows the type
    field.queryset = units


def dress(form: forms.BaseForm) -> None:
    """Lists to choose from as such, everything else as fields to write in."""
    for field in form.fields.values():
        choice = isinstance(field, forms.ChoiceField)
        field.widget.attrs["class"] = "form-select" if choice else "form-control"
