"""Changed words as HTML, every word escaped."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from plans.review.compare import FieldComparison

register = template.Library()
_TAGS = {"=": "span", "+": "ins", "-": "del"}


@register.filter
def marked(field: FieldComparison) -> SafeString:
    """What was kept, added (`<ins>`) and removed (`<del>`) in a field."""
    return format_html_join(
        "", "<{}>{}</{}>", ((_TAGS[sign], words, _TAGS[sign]) for sign, words in field.segments)
    )
