"""整套下载: ask for it, watch it, call it off, fetch it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.views.common import refusals_as_messages, signed_in_user
from shuangyong.desk.bundles import asking, storage
from shuangyong.desk.bundles.forms import BundleForm
from shuangyong.desk.models import BundleJob
from shuangyong.desk.years import chosen_year
from shuangyong.units import audit
from shuangyong.units.models import User

SHOWN = 20
ASKED, FETCHED, CALLED_OFF = "申请整套下载", "整套下载", "取消整套下载"


def office_user(request: HttpRequest) -> User:
    """The signed-in user of an office; 403 for everybody else."""
    user = signed_in_user(request)
    if not asking.may_bundle(user):
        raise PermissionDenied(asking.NO_RIGHT)
    return user


def own_job(request: HttpRequest, pk: int) -> BundleJob:
    """A job that the user asked for; 404 for another's."""
    jobs = BundleJob.objects.visible_to(office_user(request)).select_related("unit")
    job: BundleJob = get_object_or_404(jobs, pk=pk)
    return job


@require_http_methods(["GET", "HEAD", "POST"])
def bundles(request: HttpRequest) -> HttpResponse:
    """The form, and under it what the user asked for of late."""
    user = office_user(request)
    form = BundleForm(request.POST or None, user=user, year=chosen_year(request).year)
    if form.is_valid():
        with refusals_as_messages(request):
            _say(request, *asking.ask_for_bundle(user, form.wish))
            return redirect("bundles")
    return render(request, "desk/bundles.html", {"form": form, **_jobs(user)})


@require_safe
@never_cache
@login_not_required  # a script that asks every two seconds must not be led to the sign-in page
def progress(request: HttpRequest) -> HttpResponse:
    """The list of jobs alone, for the script that asks how far they are."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return render(request, "desk/parts/bundle_jobs.html", _jobs(office_user(request)))


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """取消."""
    job = own_job(request, pk)
    with refusals_as_messages(request):
        asking.cancel(job)
        audit.record(actor=signed_in_user(request), action=CALLED_OFF, target=job, request=request)
        messages.success(request, f"已要求取消“{job}”。")
    return redirect("bundles")


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """再做一次."""
    job = own_job(request, pk)
    with refusals_as_messages(request):
        _say(request, *asking.ask_again(signed_in_user(request), job))
    return redirect("bundles")


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The zip, streamed; what is in it must still be the user's to read."""
    user, job = office_user(request), own_job(request, pk)
    path = storage.path_of(job.stored_name) if job.is_ready else None
    if path is None or not path.is_file():
        messages.error(request, f"“{job}”的文件已经不在了，请再做一次。")
        return redirect("bundles")
    if not asking.still_visible(user, job):
        audit.record(actor=user, action=FETCHED, target=job, request=request, succeeded=False)
        messages.error(request, f"“{job}”里有的单位已经不在您的范围内，不能下载了，请再做一次。")
        return redirect("bundles")
    audit.record(actor=user, action=FETCHED, target=job, request=request, detail=_detail(job))
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=job.file_name, content_type="application/zip"
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _jobs(user: User) -> dict[str, Any]:
    """For the list; it asks again by itself as long as `any_open`. One that stalled changes no more."""
    jobs = list(BundleJob.objects.visible_to(user).select_related("unit")[:SHOWN])
    return {"jobs": jobs, "any_open": any(job.is_open and not job.is_stalled for job in jobs)}


def _say(request: HttpRequest, job: BundleJob, is_new: bool) -> None:
    if not is_new:
        messages.warning(request, f"“{job}”正在做，不用再点。要换一种做法，请先取消它。")
        return
    audit.record(
        actor=signed_in_user(request), action=ASKED, target=job, request=request, detail=_detail(job)
    )
    messages.success(request, f"开始做“{job}”。您可以去做别的事，过一会儿回来下载。")


def _detail(job: BundleJob) -> str:
    count = f"；{len(job.plans)}份计划" if job.plans else ""
    return f"{job.get_which_display()}；{job.format_words}{count}"
