"""What a clerk sends: a Word file, a text file, or pasted text, as lines. Nothing of the file is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from plans.forms.text import without_control_characters
from plans.intake.carried import content_in
from plans.starts.basics import CannotStart
from plans.starts.text import read_text_file
from shuangyong.documents.incoming import IncomingLine, lines_of_text

MOST_BYTES = 20 * 1024 * 1024
"""A Word file with pictures; the text in it is far less."""

View = Callable[..., HttpResponse]
_BINARY = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def lines_from_file(name: str, data: bytes) -> tuple[IncomingLine, ...]:
    """The lines of a .docx or a .txt. CannotStart with what to do for anything else."""
    if name.lower().endswith((".txt", ".text")) and not data.startswith(_BINARY):
        return lines_from_text(read_text_file(len(data), lambda: data))
    if name.lower().endswith((".docx", ".doc", ".wps", ".docm", ".dotx")) or data.startswith(_BINARY):
        return _lines_of_word(data)
    return lines_from_text(read_text_file(len(data), lambda: data))


def carried_in_file(data: bytes) -> dict[str, Any] | None:
    """What a Word file of our own carries as data, while its words stand as they were exported."""
    from shuangyong.documents.docx_in import UnreadableWord, open_docx  # slow to load

    try:
        carried = open_docx(data).carried if data.startswith(b"PK") else None
    except UnreadableWord:
        return None
    content = content_in(carried.said) if carried is not None and carried.unchanged else None
    return content.to_json() if content is not None else None


def lines_from_text(text: str) -> tuple[IncomingLine, ...]:
    """The lines of pasted text, without what no database can hold."""
    return lines_of_text(without_control_characters(text))


def _lines_of_word(data: bytes) -> tuple[IncomingLine, ...]:
    from shuangyong.documents.docx_in import UnreadableWord, read_docx  # slow to load

    try:
        return read_docx(data)
    except UnreadableWord as error:
        raise CannotStart(str(error)) from error


class _InMemory(MemoryFileUploadHandler):
    """Takes what it may and drops the rest; its size then says that it was too much."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received <= MOST_BYTES:
            self.file.write(raw_data)


def keeps_files_in_memory(view: View) -> View:
    """For a view that takes a file; outermost, since the handler is set before anything looks at the POST."""
    guarded = csrf_protect(view)

    @csrf_exempt  # the token stands in the body; `guarded` looks at it
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [_InMemory(request)]
        return guarded(request, *args, **kwargs)

    return answer
