"""版式: the page where a unit says how its plan is printed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from plans.forms.layout_form import LayoutForm
from plans.models import Plan
from plans.policies import layout_refusal
from plans.services.layout import set_layout
from plans.views.common import refusals_as_messages, signed_in_user, visible_plan
from shuangyong.units.errors import Forbidden


@require_http_methods(["GET", "HEAD", "POST"])
def layout(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask and set; then the page again, with the way to the printed pages."""
    plan = visible_plan(request, pk)
    if away := _not_now(request, plan):
        return away
    form = LayoutForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            set_layout(plan=plan, actor=signed_in_user(request), **form.cleaned_data)
            messages.success(request, "版式已保存。点“看印出来的样子”可以核对。")
        return redirect("plans:layout", pk=plan.pk)
    return render(request, "plans/layout.html", {"plan": plan, "form": form, "usual": plan.usual_layout})


def _not_now(request: HttpRequest, plan: Plan) -> HttpResponseRedirect | None:
    """None when the user may go on; what was typed is shown again where the state has moved on."""
    error = layout_refusal(plan, signed_in_user(request))
    if isinstance(error, Forbidden):
        raise PermissionDenied(str(error))
    if error is None:
        return None
    messages.error(request, str(error))
    if typed := "；".join(filter(None, (request.POST.get(name, "") for name in ("recipients", "copies")))):
        messages.warning(request, f"您写的话没有保存：{typed}")
    return redirect(plan)
