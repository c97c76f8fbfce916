"""An upload that is only looked at: hashed as it comes in, kept nowhere."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 20 * 1024 * 1024
"""What is beyond this is counted, not hashed; an issued paper of a hundred pages is a tenth of it."""


class HashedFile(UploadedFile[bytes]):
    """A file of which only name, size and SHA-256 are known."""

    def __init__(self, name: str | None, size: int, sha256: str) -> None:
        super().__init__(file=None, name=name, size=size)
        self.sha256 = sha256

    @property
    def too_large(self) -> bool:
        return bool(self.size and self.size > MOST_BYTES)


class HashingUploadHandler(FileUploadHandler):
    """Takes each chunk, adds it to the digest and lets it go: nothing on disk, one chunk in memory."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._digest, self._size = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self._size <= MOST_BYTES:
            self._digest.update(raw_data)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(self.file_name, file_size, self._digest.hexdigest())
