"""What waits for a decision, and what was decided of late."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.views.common import signed_in_user
from shuangyong.desk.queue import decided_lately, queue_rows
from shuangyong.desk.views.home import DECIDERS
from shuangyong.units.models import Role


@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """审核: oldest first."""
    user = signed_in_user(request)
    if user.role not in DECIDERS:
        raise PermissionDenied("审核由双拥办和单位负责人来做，您没有这项权限。")
    context = {
        "rows": queue_rows(user),
        "decided": decided_lately(user),
        "is_head": user.role == Role.HEAD,
    }
    return render(request, "desk/review_queue.html", context)
