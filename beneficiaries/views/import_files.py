"""Files that are sent in stay in memory: nothing of them is ever on the disk."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

from beneficiaries.importing.receiving import LIMITS


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


def keep_in_memory(request: HttpRequest) -> None:
    """To be called before anything looks at the POST."""
    request.upload_handlers = [InMemory(request)]
