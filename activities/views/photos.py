"""Pages of an activity's photos: adding, describing, taking away, and the sheet to print."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, TooManyFilesSent
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    UnreadablePostError,
)
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.choices import PhotoKind
from activities.forms.photos import PhotoForm, kind_from, pictures_from, tokens_from
from activities.models import Activity, Photo, Visit
from activities.pictures.reducing import MEGABYTE, MOST_BYTES
from activities.sent import number_sent
from activities.services.photos import (
    MOST_AT_ONCE,
    MOST_OF_ACTIVITY,
    MOST_OF_VISIT,
    Added,
    add_photos,
    change_photo,
    photo_refusal,
    remove_photo,
)
from activities.views.common import reader_of, visible_activity
from activities.views.photo_files import visible_photo
from shuangyong.units.errors import Forbidden, Refused

View = Callable[..., HttpResponse]
MOST_OF_REQUEST = MOST_AT_ONCE * MOST_BYTES + 30 * MEGABYTE
TOO_MUCH = f"一次传得太多了，没有收。请分几次传，每次最多{MOST_AT_ONCE}张照片。"
CUT_SHORT = "照片没有传完整，请再传一次。"
_NAMED = 3


def takes_pictures(view: View) -> View:
    """For a page whose POST may bring pictures; outermost. What is too much is refused before it is read."""
    guarded = csrf_protect(view)

    @csrf_exempt  # the token stands in the body, which must not be read before its length is known
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and (words := _problem(request)):
            if wants_json(request):
                return JsonResponse({"error": words}, status=413)
            messages.error(request, words)
            return HttpResponseRedirect(request.get_full_path())
        return guarded(request, *args, **kwargs)

    return answer


def _problem(request: HttpRequest) -> str:
    """Why the body is not to be used; "" where it was read and is in order."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > MOST_OF_REQUEST:
        return TOO_MUCH
    try:
        request.POST  # noqa: B018  reads the body
    except TooManyFilesSent:
        return TOO_MUCH
    except UnreadablePostError:
        return CUT_SHORT
    return ""


def wants_json(request: HttpRequest) -> bool:
    """Whether it is the script that asks."""
    return request.headers.get("Accept") == "application/json"


def tell(request: HttpRequest, added: Added) -> None:
    """Messages for the next page: how many came, which did not and what to do about them."""
    if added.photos:
        again = len(added.photos) - added.new
        words = f"收到{added.new}张照片。" if added.new else "这些照片以前已经传过了。"
        messages.success(request, f"{words}另有{again}张以前已经传过。" if added.new and again else words)
    by_reason: dict[str, list[str]] = {}
    for line in added.not_taken:
        by_reason.setdefault(line.reason, []).append(f"“{line.name}”")
    for reason, names in by_reason.items():
        which = "、".join(names[:_NAMED]) + (f"等{len(names)}个文件" if len(names) > _NAMED else "")
        messages.error(request, f"{which}没有收。{reason}")


@takes_pictures
@require_http_methods(["GET", "HEAD", "POST"])
def photo_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add photos of an activity, or with ?visit= of one visit, and say what those that are there show."""
    activity = visible_activity(request, pk)
    user = reader_of(request)
    visit = _visit(request, activity)
    error = photo_refusal(activity, user, of_visit=visit is not None)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is not None:
        return _refused(request, str(error), activity)
    if request.method == "POST":
        return _add(request, activity, visit)
    if wants_json(request):
        # For a page that was open while its user signed in again.
        return JsonResponse({"token": get_token(request)})
    rows = Photo.objects.visible_to(user).filter(activity=activity, visit=visit)
    photos = list(rows.select_related("by"))
    most = MOST_OF_ACTIVITY if visit is None else MOST_OF_VISIT
    context = {
        "tab": "list" if visit is None else "visits",
        "activity": activity,
        "visit": visit,
        "photos": photos,
        "kinds": PhotoKind.choices if visit is None else [],
        "chosen_kind": kind if (kind := request.GET.get("kind", "")) in PhotoKind.values else PhotoKind.PHOTO,
        "most": most,
        "most_at_once": MOST_AT_ONCE,
        "is_full": len(photos) >= most,
    }
    return render(request, "activities/photos/add.html", context)


def _visit(request: HttpRequest, activity: Activity) -> Visit | None:
    """The visit that the pictures are of; 404 for one that is not of this activity or not to be seen."""
    asked = request.POST.get("visit") or request.GET.get("visit") or ""
    if not asked:
        return None
    rows = Visit.objects.visible_to(reader_of(request)).filter(activity=activity)
    found: Visit | None = rows.filter(pk=number_sent(asked) or 0).first()
    if found is None:
        raise Http404
    return found


def _add(request: HttpRequest, activity: Activity, visit: Visit | None) -> HttpResponse:
    files = pictures_from(request)
    try:
        added = add_photos(
            actor=reader_of(request),
            activity=activity,
            files=files,
            kind=PhotoKind.PHOTO if visit else kind_from(request),
            visit=visit,
            tokens=tokens_from(request),
        )
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Refused as error:
        return _refused(request, str(error), activity)
    if wants_json(request):
        return JsonResponse(_as_json(request, added, bool(files)), status=200 if added.photos else 422)
    if files:
        tell(request, added)
    else:
        messages.error(request, "还没有选照片。请先点“选择文件”选几张，再点“上传”。")
    return redirect(_page_of(activity, visit))


def _as_json(request: HttpRequest, added: Added, any_sent: bool) -> dict[str, Any]:
    photos = [
        {
            "pk": photo.pk,
            "url": reverse("activities:photo", args=[photo.pk]),
            "thumb": reverse("activities:photo_thumb", args=[photo.pk]),
            "remove": reverse("activities:photo_remove", args=[photo.pk]),
            "card": render_to_string(
                "activities/photos/card.html",
                {"photo": photo, "kinds": [] if photo.visit_id else PhotoKind.choices},
                request,
            ),
        }
        for photo in added.photos
    ]
    not_taken = [{"name": line.name, "reason": line.reason} for line in added.not_taken]
    error = "" if any_sent else CUT_SHORT
    return {"photos": photos, "not_taken": not_taken, "error": error}


def _refused(request: HttpRequest, words: str, activity: Activity) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": words}, status=409)
    messages.error(request, words)
    return redirect(activity)


def _page_of(activity: Activity, visit: Visit | None) -> str:
    address = reverse("activities:photo_add", args=[activity.pk])
    return f"{address}?visit={visit.pk}" if visit is not None else address


@require_POST
def photo_change(request: HttpRequest, pk: int) -> HttpResponse:
    """What it shows, what kind it is, whether it goes into the summary."""
    photo = visible_photo(request, pk)
    error = photo_refusal(photo.activity, reader_of(request), of_visit=photo.visit_id is not None)
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    form = PhotoForm(request.POST if not photo.visit_id else {**request.POST.dict(), "kind": photo.kind})
    said = ""
    if form.is_valid():
        try:
            change_photo(
                actor=reader_of(request),
                photo=photo,
                words=form.cleaned_data["caption"],
                kind=PhotoKind(form.cleaned_data["kind"]),
                in_summary=form.cleaned_data["in_summary"],
            )
        except Forbidden as forbidden:
            raise PermissionDenied(str(forbidden)) from forbidden
        except Refused as refused:
            said = str(refused)
    else:
        said = "".join(str(line) for lines in form.errors.values() for line in lines)
    if wants_json(request):
        return JsonResponse({"error": said}, status=409 if said else 200)
    if said:
        messages.error(request, said)
    else:
        messages.success(request, "照片说明已经保存。")
    return redirect(f"{_page_of(photo.activity, photo.visit)}#photo-{photo.pk}")


@require_POST
def photo_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """删去."""
    photo = visible_photo(request, pk)
    said = ""
    try:
        remove_photo(actor=reader_of(request), photo=photo)
    except Forbidden as error:
        raise PermissionDenied(str(error)) from error
    except Refused as error:
        said = str(error)
    if wants_json(request):
        return JsonResponse({"error": said}, status=409 if said else 200)
    if said:
        messages.error(request, said)
    else:
        messages.success(request, "照片已经删去。")
    return redirect(_page_of(photo.activity, photo.visit))


@require_safe
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them on a sheet to print, by kind."""
    activity = visible_activity(request, pk)
    user = reader_of(request)
    rows = list(Photo.objects.visible_to(user).filter(activity=activity))
    groups: list[tuple[str, list[Photo]]] = [
        (kind.label, [row for row in rows if row.visit_id is None and row.kind == kind]) for kind in PhotoKind
    ]
    groups.append(("走访照片", [row for row in rows if row.visit_id is not None]))
    context = {
        "tab": "list",
        "activity": activity,
        "groups": [(label, found) for label, found in groups if found],
        "may_add": photo_refusal(activity, user) is None,
    }
    return render(request, "activities/photos/sheet.html", context)
