"""The way through the product: one line of words, only those the role can use."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from plans.models import Plan
from shuangyong.desk.bundles.asking import may_bundle
from shuangyong.units.models import Role, User


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url_name: str
    prefix: str  # which addresses belong to this entry

    @property
    def url(self) -> str:
        return reverse(self.url_name)


HOME = Entry("工作台", "home", "/home")
PLANS = Entry("计划", "plans:list", "/plans/")
ACTIVITIES = Entry("活动", "activities:list", "/activities/")
PEOPLE = Entry("优抚对象", "people:list", "/people/")
REVIEW = Entry("审核", "review_queue", "/review/")
AUDIT = Entry("审计记录", "audit", "/audit/")
ADMIN = Entry("设置", "admin:index", "/admin/")
SHOWN_AGAIN = {"plans:return", "plans:head_return", "plans:comment", "plans:comment_reply"}
ENTRIES: dict[str, tuple[Entry, ...]] = {
    Role.CLERK: (HOME, PLANS, ACTIVITIES, PEOPLE),
    Role.HEAD: (HOME, PLANS, ACTIVITIES, PEOPLE, REVIEW),
    Role.STREET: (HOME, PLANS, ACTIVITIES, PEOPLE, REVIEW, ADMIN),
    Role.DISTRICT: (HOME, PLANS, ACTIVITIES, PEOPLE, REVIEW, ADMIN),
    Role.SYSADMIN: (HOME, PLANS, ACTIVITIES, ADMIN),
    Role.AUDITOR: (AUDIT,),
}


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`nav_entries` for the top line; `nav_waiting`, how many plans wait for the user's decision;
    `may_bundle`, whether 整套下载 is theirs.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    entries = ENTRIES.get(user.role, ())
    waiting = Plan.objects.waiting_for(user).count() if REVIEW in entries else 0
    match = getattr(request, "resolver_match", None)
    # A remark or a reason that could not be taken is shown again on the page it was written on.
    again = match is not None and match.view_name in SHOWN_AGAIN and request.POST.get("back") != "detail"
    reviewing = REVIEW in entries and match is not None and (match.view_name == "plans:review" or again)
    current = (
        REVIEW
        if reviewing
        else next((entry for entry in entries if request.path.startswith(entry.prefix)), None)
    )
    return {
        "nav_entries": entries,
        "nav_current": current,
        "nav_waiting": waiting,
        "nav_review": REVIEW,
        "may_bundle": may_bundle(user),
    }
