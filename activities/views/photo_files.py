"""The pictures themselves: only to who may see them, and never from the web server's own folders."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.views.decorators.http import require_safe

from activities.choices import PhotoKind
from activities.models import Photo
from activities.pictures import store
from activities.views.common import visible_row


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture."""
    found = visible_photo(request, pk)
    return _file(request, found, store.path_of(found.stored_name), "full")


@require_safe
def photo_thumb(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The small one, for lists."""
    found = visible_photo(request, pk)
    return _file(request, found, store.thumb_path_of(found.stored_name), "thumb")


def visible_photo(request: HttpRequest, pk: int) -> Photo:
    """The photo with its activity, or 404: out of scope, or of a visit for who sees no persons."""
    return visible_row(request, Photo, pk, "activity__unit", "visit")


def _file(request: HttpRequest, photo: Photo, path: Path, size: str) -> HttpResponseBase:
    tag = f'"{photo.digest[:32]}-{size}"'
    # Asked for anew each time, so that nobody gets it from a cache who may not see it; what shows persons or
    # their signatures is not kept at all.
    is_plain = photo.visit_id is None and photo.kind == PhotoKind.PHOTO
    headers = {
        "Cache-Control": "private, no-cache" if is_plain else "private, no-store",
        "ETag": tag,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if is_plain and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers=headers)
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = f"photo-{photo.pk}.jpg"
    return FileResponse(file, filename=name, content_type="image/jpeg", headers=headers)
