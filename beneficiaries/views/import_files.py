"""Files that are sent in stay in memory: nothing of them is ever on the disk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from beneficiaries.importing.receiving import LIMITS

View = Callable[..., HttpResponse]


class InMemory(MemoryFileUploadHandler):
    """Takes what it may and drops the rest; its size then says that it was too much."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.taken += len(raw_data)
        if self.taken <= LIMITS.packed:
            self.file.write(raw_data)


def keeps_files_in_memory(view: View) -> View:
    """For a view that takes a file; outermost, since the handler is set before anything looks at the POST."""
    guarded = csrf_protect(view)

    @csrf_exempt  # the token stands in the body; `guarded` looks at it
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [InMemory(request)]
        return guarded(request, *args, **kwargs)

    return answer
