"""Activities as lines of a calendar. In a template a line takes ten times as long: a month has hundreds."""

from collections.abc import Iterable
from datetime import date
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from activities.yearly.board import Item

register = template.Library()
_ANY = 0
_LINE = (
    '<li class="event event-{}"><a href="{}{}/"><span class="sign" aria-hidden="true"></span>{}{} '
    '<span class="event-word"><span>{}</span>{}</span></a></li>'
)


@register.filter
def event_lines(items: Iterable[Item], several: bool) -> SafeString:
    """The activities of a day; where there are `several` units, each says whose it is."""
    root = _root()
    return _joined(_line(item, root, item.clock, several) for item in items)


@register.filter
def dated_lines(items: Iterable[tuple[date, Item]], several: bool) -> SafeString:
    """The activities of a month, each behind its day."""
    root = _root()
    return _joined(_line(item, root, f"{day.day}日", several) for day, item in items)


def _root() -> str:
    return reverse("activities:detail", args=[_ANY]).removesuffix(f"{_ANY}/")


def _line(item: Item, root: str, when: str, several: bool) -> str:
    title = escape(item.title if item.is_cancelled else item.shown_title)
    return _LINE.format(
        item.state,
        root,
        item.pk,
        f"<time>{escape(when)}</time> " if when else "",
        f"<s>{title}</s>" if item.is_cancelled else title,
        escape(item.word),
        f" <span>{escape(item.unit)}</span>" if several else "",
    )


def _joined(lines: Iterable[str]) -> SafeString:
    return mark_safe("".join(lines))  # noqa: S308  what people typed was escaped above
