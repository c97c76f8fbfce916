"""Settings pages for units and accounts: 系统管理员 alone."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from shuangyong.units import audit
from shuangyong.units.accounts import changes_of, give_password
from shuangyong.units.admin_forms import INDENT, NewUserForm, PasswordForm, UnitForm, UserForm
from shuangyong.units.adminsite import site, yes_no
from shuangyong.units.models import Unit, User
from shuangyong.units.resources import UnitResource, UserResource
from shuangyong.units.transfer import TransferAdmin
from shuangyong.units.tree import holding, move_unit, unit_changed

Slips = list[tuple[User, str]]


@admin.register(Unit, site=site)
class UnitAdmin(TransferAdmin):
    """The tree of units, as an indented list."""

    form = UnitForm
    resource_classes = [UnitResource]
    list_display = (
        "indented_name",
        "kind",
        "signature",
        yes_no("head_checks_first", "上报前由负责人审阅"),
        "user_count",
        yes_no("is_active", "在用"),
    )
    list_filter = ("kind", "is_active")
    search_fields = ("name",)
    search_help_text = "按名称查找"
    ordering = ("path",)
    sortable_by = ()

    @admin.display(description="名称")
    def indented_name(self, unit: Unit) -> str:
        return f"{INDENT * 2 * (unit.depth - 1)}{unit.name}"

    @admin.display(description="账号数")
    def user_count(self, unit: Any) -> int:
        return int(unit.user_count)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        units: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = units.annotate(user_count=Count("users"))
        return counted

    def save_model(self, request: HttpRequest, obj: Unit, form: Any, change: bool) -> None:
        parent = form.cleaned_data.get("parent")
        if not change:
            values = {name: getattr(obj, name) for name in form.cleaned_data if name != "parent"}
            stored = Unit.objects.add_under(parent, **values)
            obj.pk, obj.path, obj.depth = stored.pk, stored.path, stored.depth
            return
        obj.save()
        above = obj.path[: -Unit.steplen]
        if (parent.path if parent else "") != above:
            move_unit(obj, parent)
            self.note(request, "移动", obj, f"移到：{parent or '最上面'}")
        unit_changed.send(Unit, unit=obj)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """What stands in the way of a deletion: treebeard would take the units below along without a word."""
        kept = [words for unit in objs for words in holding(unit)]
        return [str(unit) for unit in objs], {"单位": len(objs)}, set(), kept


@admin.register(User, site=site)
class UserAdmin(TransferAdmin):
    """Accounts are switched off, never deleted: the audit trail and the plans speak of them."""

    resource_classes = [UserResource]
    list_display = (
        "username",
        "name",
        "role",
        "unit",
        yes_no("is_active", "启用"),
        yes_no("must_change_password", "待改密码"),
        "last_login",
    )
    list_select_related = ("unit",)
    list_filter = ("role", "is_active", "must_change_password")
    search_fields = ("username", "name", "unit__name")
    search_help_text = "按账号、姓名或单位查找"
    ordering = ("username",)
    readonly_fields = ("password_state", "last_login", "date_joined")
    actions = ("give_new_passwords",)
    change_form_template = "admin/units/user/change_form.html"
    own_fields = ("username", "name", "role", "unit", "is_active")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # A filter on the hash would tell it letter by letter.
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    @admin.display(description="密码")
    def password_state(self, user: User) -> str:
        if not user.has_usable_password():
            return "还没有密码，请点“重置密码”给一个"
        return "初始密码，本人还没有改" if user.must_change_password else "本人设置的"

    def get_urls(self) -> list[Any]:
        reset = path(
            "<path:object_id>/password/",
            self.admin_site.admin_view(self.reset_password),
            name="units_user_password",
        )
        return [reset, *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*self.own_fields, *self.readonly_fields) if obj else (*self.own_fields, "password")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = UserForm if obj else NewUserForm
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = Unit.objects.order_by("path")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        before = User.objects.select_related("unit").get(pk=obj.pk) if change else None
        if not change:
            # On the request, not on the screen: that one is shared by all who are signed in.
            request.slip = (obj, give_password(user=obj, password=form.cleaned_data["password"]))  # type: ignore[attr-defined]
        obj.save()
        for action, detail in changes_of(before, obj) if before else ():
            audit.record(
                actor=_actor(request), action=action, target=obj.username, request=request, detail=detail
            )

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._show(request, [request.slip])  # type: ignore[attr-defined]

    @admin.action(description="为选中的账号生成新的初始密码", permissions=["change"])
    def give_new_passwords(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse:
        chosen = queryset.exclude(pk=_actor(request).pk).select_related("unit")
        return self._show(request, [self._give(request, user) for user in chosen])

    def reset_password(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the new initial password (GET), set it and show it once (POST)."""
        user = self.get_object(request, object_id)
        if user is None or not self.has_change_permission(request, user):
            raise Http404
        form = PasswordForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._show(request, [self._give(request, user, form.cleaned_data["password"])])
        context = {**self.admin_site.each_context(request), "title": f"重置“{user}”的密码", "form": form,
                   "account": user, "opts": self.opts}  # fmt: skip
        return TemplateResponse(request, "admin/units/user/reset_password.html", context)

    def _give(self, request: HttpRequest, user: User, password: str = "") -> tuple[User, str]:
        given = give_password(user=user, password=password)
        user.save(update_fields=["password", "must_change_password"])
        audit.record(actor=_actor(request), action="重置密码", target=user.username, request=request)
        return user, given

    def _show(self, request: HttpRequest, slips: Slips) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "初始密码",
            "slips": slips,
            "opts": self.opts,
        }
        response = TemplateResponse(request, "admin/units/user/passwords.html", context)
        response["Cache-Control"] = "no-store"
        return response


def _actor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  narrows the type
    return request.user
