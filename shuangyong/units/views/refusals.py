"""How a refusal reaches the user."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from shuangyong.units.errors import Forbidden, Refused


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[None]:
    """Inside: a lacking right becomes 403, any other refusal a message on the next page."""
    try:
        yield
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Refused as error:
        messages.error(request, str(error))
