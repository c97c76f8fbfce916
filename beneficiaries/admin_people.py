"""People on the settings pages: for 双拥办 of street and district, to look and to take a masked list along.

Nothing is changed here. What changes a person, or brings people in, is done on the ledger's own pages, where
these screens lead; who has no ledger (系统管理员, 审计员) has no such screen either.
"""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beneficiaries.exporting.product import TYPES, XLSX
from beneficiaries.forms.finding import PersonFilter
from beneficiaries.models import Person
from beneficiaries.policies import Act, may_write_for, refusal
from beneficiaries.resources_people import PersonResource, people_in
from beneficiaries.services.exporting import export_masked, may_unmask
from shuangyong.units.adminsite import PersonsAdmin
from shuangyong.units.errors import Refused
from shuangyong.units.export_formats import Xlsx
from shuangyong.units.models import User
from shuangyong.units.transfer import ExportAdmin
from shuangyong.units.views.files import streamed_file

_NUMBER = re.compile(r"\d{4}")


class FormFilter(admin.SimpleListFilter):
    """One of the ledger's own filters; `PersonAdmin.get_search_results` narrows by all of them at once."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        field = PersonFilter({}, user=_user(request)).fields[str(self.parameter_name)]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  narrows the type
        offered: Any = field.choices
        pairs = [(str(value), str(label)) for value, label in offered]
        self.usual = next((label for value, label in pairs if not value), "全部")
        return [(value, label) for value, label in pairs if value]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        yield {**first, "display": self.usual}
        yield from others


def _by(name: str, words: str) -> type[FormFilter]:
    return type(f"By{name.title()}", (FormFilter,), {"parameter_name": name, "title": words})


class PersonAdmin(PersonsAdmin, ExportAdmin):
    """The people in the user's scope, masked as everywhere."""

    resource_classes = [PersonResource]
    formats = [Xlsx]
    list_display = ("linked_name", "unit", "born_on", "kinds", "masked_id", "masked_phone", "status")
    list_display_links = None
    list_filter = (
        _by("unit", "单位"), _by("category", "类别"), _by("status", "状态"),
        _by("due", "待办"), _by("sex", "性别"),
    )  # fmt: skip
    search_fields = ("name", "pinyin")
    search_help_text = "按姓名、拼音或首字母查找；证件号、电话请到“优抚对象”页查"
    ordering = ("pinyin", "pk")
    sortable_by = ()
    show_full_result_count = False
    import_export_change_list_template = "admin/beneficiaries/person/change_list.html"

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # The filters above are all there are: a blind index or a ciphertext is not asked for by address.
        return lookup in {by.parameter_name for by in self.list_filter}

    # The list.

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people: QuerySet[Any] = super().get_queryset(request)
        return people.select_related("unit").prefetch_related("identities__category")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[Any, bool]:
        """By the form of the ledger, with its indexes; never by a number."""
        return _form(request).wanted.narrow(queryset), False  # type: ignore[arg-type]

    def get_list_display(self, request: HttpRequest) -> Any:
        return (*self.list_display, "edit_link") if _may_write(_user(request)) else self.list_display

    @admin.display(description="姓名")
    def linked_name(self, person: Person) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("people:detail", args=[person.pk]), person.name)

    @admin.display(description="身份")
    def kinds(self, person: Person) -> str:
        return "、".join(str(identity.category) for identity in person.identities.all())

    @admin.display(description="证件号码")
    def masked_id(self, person: Person) -> str:
        return str(person.id_number)

    @admin.display(description="电话")
    def masked_phone(self, person: Person) -> str:
        return str(person.phone)

    @admin.display(description="")
    def edit_link(self, person: Person) -> SafeString:
        return format_html('<a href="{}">修改</a>', reverse("people:edit", args=[person.pk]))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if (away := self._without_number(request)) is not None:
            return away
        links: dict[str, Any] = {}
        if self.has_view_permission(request):
            user = _user(request)
            links = {"may_import": _may_write(user), "may_unmask": may_unmask(user)}
        return super().changelist_view(request, {**links, **(extra_context or {})})

    def _without_number(self, request: HttpRequest) -> HttpResponseRedirect | None:
        """A number that was typed into the search goes out of the address at once."""
        if not _NUMBER.search(request.GET.get("q", "")):
            return None
        query = request.GET.copy()
        del query["q"]
        messages.error(
            request, "这里只按姓名、拼音查找。证件号、电话请到“优抚对象”页查，号码不会留在网址里。"
        )
        return redirect(f"{request.path}?{query.urlencode()}")

    # One person: the ledger's own pages.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        person = self._person(request, object_id)
        if person is None or request.method not in ("GET", "HEAD"):
            raise PermissionDenied("优抚对象的档案只在“优抚对象”页里登记和修改。")
        editable = refusal(person, _user(request), Act.EDIT) is None
        return redirect("people:edit" if editable else "people:detail", person.pk)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What became of a person stands in the ledger, sealed where it is secret."""
        person = self._person(request, object_id)
        if person is None:
            raise PermissionDenied
        return redirect(f"{reverse('people:detail', args=[person.pk])}#past")

    def _person(self, request: HttpRequest, object_id: str | None) -> Person | None:
        if object_id is None or not self.has_view_permission(request):
            return None
        person: Person | None = self.get_object(request, object_id)
        return person

    # The list as a file.

    def export_action(self, request: HttpRequest) -> HttpResponse:
        return self._without_number(request) or super().export_action(request)

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_export_resource_kwargs(request, **kwargs), "user": request.user}

    def _do_file_export(
        self, file_format: Any, request: HttpRequest, queryset: QuerySet[Any], export_form: Any = None
    ) -> Any:
        """As the ledger's export page gives it: masked, stamped, on record with its filter and its count."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        user, form = _user(request), _form(request)
        product = PersonResource(user=user).product(people_in(queryset, user), user, form)
        try:
            file = export_masked(actor=user, product=product, fmt=XLSX)
        except Refused as error:
            raise ValueError(str(error)) from error  # the package shows it above its form
        name = product.filename(XLSX, unmasked=False)
        return streamed_file(file, name, TYPES[XLSX])


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  narrows the type
    return request.user


def _form(request: HttpRequest) -> PersonFilter:
    """The filters of the address; a blind index is none of them."""
    return PersonFilter({key: request.GET[key] for key in request.GET if key != "key"}, user=_user(request))


def _may_write(user: User) -> bool:
    return user.unit is not None and may_write_for(user, user.unit)
