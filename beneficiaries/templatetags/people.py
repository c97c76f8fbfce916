"""How a secret stands on a page of the ledger."""

from typing import Any

from django import template

from beneficiaries.models import Person

register = template.Library()


@register.inclusion_tag("beneficiaries/parts/secret.html")
def secret(person: Person, kind: str, row: Any, field: str, may_reveal: bool) -> dict[str, Any]:
    """The mask of `row.field`, and the way to open it for those who may."""
    label = row._meta.get_field(field).verbose_name
    return {
        "person": person,
        "kind": kind,
        "row": row,
        "field": field,
        "value": getattr(row, field),
        "label": label,
        "may_reveal": may_reveal,
    }
