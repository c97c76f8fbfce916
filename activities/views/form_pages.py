"""The page of a form on its own: 共建单位, 协议, 双清单, 会议, 议定事项."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beneficiaries.forms.base import mark_of


def form_page(
    request: HttpRequest, tab: str, form: Any, heading: str, back: str, **more: Any
) -> HttpResponse:
    """`back` is where 取消 leads; `more`: refused, version, now, and what the form's template wants."""
    context = {
        "tab": tab,
        "form": form,
        "mark": mark_of(form.doubts),
        "heading": heading,
        "back": back,
        **more,
    }
    return render(request, "activities/partners/form.html", context)
