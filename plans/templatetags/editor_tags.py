"""The editor's data, inside an attribute: a script element, even of JSON, would be an inline script."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """The value as JSON; the template escapes it for the attribute."""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
