"""Files that leave: with a name that any browser saves, and kept by nobody on the way."""

from typing import IO

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header


def whole_file(data: bytes, name: str, content_type: str, *, inline: bool = False) -> HttpResponse:
    """To be saved; `inline` to be looked at in the browser first."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(not inline, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response


def streamed_file(file: IO[bytes], name: str, content_type: str) -> FileResponse:
    """To be saved, read while it is sent."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response["Cache-Control"] = "private, no-store"
    return response
