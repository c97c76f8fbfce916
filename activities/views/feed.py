"""Subscriptions of the calendar: the page of one's own, and the file behind the secret address."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.forms.calendar import FeedForm
from activities.models import Activity, FeedAddress, LocalDate
from activities.querysets import ActivityQuerySet
from activities.services.feeds import digest_of, feed_of, may_subscribe, note_reading, open_feed, stop_feed
from activities.views.common import reader_of, refusals_as_messages
from activities.yearly.icalendar_file import FeedContents, feed_bytes
from activities.yearly.marks import marks_of
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

REACH = timedelta(days=366)


@sensitive_variables("secret", "address")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """My subscriptions. The secret address stands on the answer to the POST, and nowhere after that."""
    user = _subscriber(request)
    form = FeedForm(request.POST if request.method == "POST" else None)
    address = refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            _, secret = open_feed(actor=user, name=form.cleaned_data["name"])
            address = request.build_absolute_uri(reverse("calendar_feed", args=[secret]))
            form = FeedForm()
        except Forbidden as error:
            raise PermissionDenied(str(error)) from error
        except Refused as error:
            refused = str(error)
    context = {
        "tab": "calendar",
        "form": form,
        "address": address,
        "refused": refused,
        "feeds": FeedAddress.objects.visible_to(user).order_by("revoked_at", "-pk"),
    }
    return render(request, "activities/calendar/feeds.html", context)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else's is 404."""
    user = _subscriber(request)
    feed = get_object_or_404(FeedAddress.objects.visible_to(user), pk=pk)
    with refusals_as_messages(request):
        stop_feed(actor=user, feed=feed)
        messages.success(request, f"已经停用“{feed}”，那个地址读不到日历了。")
    return redirect("activities:feeds")


@sensitive_variables("secret")
@login_not_required
@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The file for whoever has the secret; 404 without a difference for everything else."""
    feed = feed_of(secret)
    if feed is None:
        raise Http404
    now = timezone.now()
    note_reading(feed, now)
    user = feed.user
    today = timezone.localdate(now)
    rows: ActivityQuerySet = Activity.objects.visible_to(user).in_days(today - REACH, today + REACH)
    tag = _tag(user, rows)
    if request.headers.get("If-None-Match", "") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(_file(user, rows), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _subscriber(request: HttpRequest) -> User:
    user = reader_of(request)
    if not may_subscribe(user):
        raise PermissionDenied("没有所属单位的账号不能订阅日历。")
    return user


def _file(user: User, rows: ActivityQuerySet) -> bytes:
    today = timezone.localdate()
    assert user.unit is not None  # noqa: S101  may_subscribe asked
    local = LocalDate.objects.visible_to(user)
    contents = FeedContents(
        name=f"{user.unit.name}双拥日历",
        activities=rows.select_related("unit").order_by("day", "pk").iterator(chunk_size=1000),
        marks=marks_of(local, today - REACH, today + REACH, user.unit_id),
        several=user.unit.is_office,
        # The same file all day long, so that what has not changed looks unchanged.
        made_at=timezone.make_aware(datetime.combine(today, time.min)),
    )
    return feed_bytes(contents)


def _tag(user: User, rows: ActivityQuerySet) -> str:
    """Another one after every change of what the file says, and every day."""
    told = rows.order_by().aggregate(count=Count("pk"), versions=Sum("version"), last=Max("edited_at"))
    local = LocalDate.objects.visible_to(user).order_by().values_list()
    parts = (timezone.localdate(), user.unit_id, user.role, *told.values(), *local)
    return f'"{digest_of(repr(parts))[:32]}"'
