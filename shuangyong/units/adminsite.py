"""The settings pages: Django's admin, in this product's words and with its rules of access."""

import re
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeData, mark_safe

from shuangyong.units import audit
from shuangyong.units.choices import OFFICE_ROLES
from shuangyong.units.models import User

CHOOSE, DASHES = "请选择", "---------"
_BLANK = re.compile(r"(?<=[一-龥”]) +(?=[一-龥“])")
# The product has its own sign-out and password pages; the other two would tell of others' objects.
NOT_OURS = {"logout", "password_change", "password_change_done", "view_on_site", "autocomplete"}


class SettingsSite(admin.AdminSite):
    """Signed in without the right is 403, an object out of sight is 404: Django would redirect for both."""

    site_header = site_title = index_title = "设置"
    site_url = None
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.empty_value_display = "—"
        # Nothing is deleted by the armful: accounts and units are switched off, plans are made void.
        self.disable_action("delete_selected")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        inner = super().admin_view(view, cacheable)
        owner = getattr(view, "__self__", None)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if isinstance(owner, HouseAdmin):
                owner.hide_others(request, kwargs.get("object_id"))
            if not self.has_permission(request):
                raise PermissionDenied("“设置”由系统管理员和双拥办使用，您的账号没有这项权限。")
            try:
                response: HttpResponseBase = inner(request, *args, **kwargs)
            except (OverflowError, DataError) as error:
                # A number in a filter's address that no column can hold.
                raise BadRequest("out of range") from error
            return response

        return update_wrapper(guarded, inner)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one sign-in page."""
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))

    def get_urls(self) -> list[Any]:
        return [url for url in super().get_urls() if getattr(url, "name", None) not in NOT_OURS]


class HouseForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A form that says what is missing by the name of the field, and asks to choose in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            choosing = isinstance(field, forms.ChoiceField)
            field.error_messages["required"] = f"请{'选择' if choosing else '填写'}{field.label}。"
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == DASHES:
                field.empty_label = CHOOSE
            elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                pairs: Any = field.choices
                field.choices = [(value, label if value else CHOOSE) for value, label in pairs]


class HouseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A screen whose rows start at `visible_to`, and whose changes go into the audit trail."""

    form = HouseForm
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        visible = getattr(rows, "visible_to", None)
        return visible(request.user) if visible else rows

    def hide_others(self, request: HttpRequest, object_id: str | None) -> None:
        """404 when the address or the ticked boxes name an object that is out of the user's sight."""
        ticked = request.POST.getlist("_selected_action") + request.POST.getlist("export_items")
        if object_id is None and not ticked:
            return
        wanted = ticked if object_id is None else [object_id, *ticked]
        if not hasattr(super().get_queryset(request), "visible_to"):
            return
        try:
            found = {
                str(pk)
                for pk in self.get_queryset(request).filter(pk__in=wanted).values_list("pk", flat=True)
            }
        except (ValueError, TypeError, OverflowError, DataError):
            raise Http404 from None
        if not set(wanted) <= found:
            if super().get_queryset(request).filter(pk__in=wanted).count() > len(found):
                audit.record_denied(request, "不在可以查看的范围内")
            raise Http404

    def get_action_choices(
        self, request: HttpRequest, default_choices: list[tuple[str, str]] | None = None
    ) -> list[tuple[str, str]]:
        return super().get_action_choices(request, default_choices or [("", CHOOSE)])

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """Django's own messages set Chinese words apart with blanks."""
        tidy = _BLANK.sub("", str(message))
        # Without the blanks it is as safe as it was with them.
        said = mark_safe(tidy) if isinstance(message, SafeData) else tidy  # noqa: S308
        super().message_user(request, said, *args, **kwargs)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = self.model._meta.verbose_name_plural
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        verb = "新建" if object_id is None else "修改" if self.has_change_permission(request) else "查看"
        own = {"title": f"{verb}{self.model._meta.verbose_name}", "show_save_and_continue": False}
        return super().changeform_view(request, object_id, form_url, {**own, **(extra_context or {})})

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        raise Http404

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self.note(request, "新建", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        entry = super().log_change(request, obj, message)
        self.note(request, "修改", obj, entry.get_change_message())
        return entry

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for obj in queryset:
            self.note(request, "删除", obj)
        return super().log_deletions(request, queryset)

    def note(self, request: HttpRequest, verb: str, target: object, detail: str = "") -> None:
        """One line of the audit trail about this screen's things."""
        actor = request.user
        assert isinstance(actor, User)  # noqa: S101  narrows the type
        name = self.model._meta.verbose_name
        audit.record(actor=actor, action=f"{verb}{name}", target=target, request=request, detail=detail)


class LookingAdmin(HouseAdmin):
    """A screen to look at and to take a list along; what changes its rows is done on their own pages."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # Without a link: what is behind the name is not the reviewer's to open here.
    @admin.display(description="单位", ordering="unit__path")
    def unit_name(self, row: Any) -> str:
        return str(row.unit)


class PersonsAdmin(LookingAdmin):
    """Such a screen with persons on it: for those who have a ledger and the settings."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user = request.user
        return isinstance(user, User) and user.role in OFFICE_ROLES and user.unit is not None


def yes_no(field: str, words: str) -> Callable[[Any], str]:
    """A column for a yes-or-no field, in words instead of a coloured mark."""

    @admin.display(description=words, ordering=field)
    def column(obj: Any) -> str:
        return "是" if getattr(obj, field) else "否"

    return column


site = SettingsSite()
