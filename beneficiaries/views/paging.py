"""Which page of a list the address asks for."""

from django.http import HttpRequest

_LAST_PAGE = 2000


def page_number(request: HttpRequest) -> int:
    """`?page=`, from 1; what is no number means the first page."""
    text = request.GET.get("page", "1")
    return min(max(int(text), 1), _LAST_PAGE) if text.isascii() and text.isdigit() else 1
