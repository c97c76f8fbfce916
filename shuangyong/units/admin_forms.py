"""Forms of the settings pages for units and accounts."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from shuangyong.units.accounts import own_account_problem, role_problem
from shuangyong.units.adminsite import HouseForm
from shuangyong.units.models import Unit, User

INDENT = "　"


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit, shown at its depth in the tree."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{INDENT * (obj.depth - 1)}{obj.name}"


class UnitForm(HouseForm):
    """A unit and the one above it."""

    parent = UnitChoice(
        Unit.objects.none(), label="上级单位", required=False, empty_label="（没有上级，放在最上面）"
    )

    class Meta:
        model = Unit
        fields = ("name", "kind", "parent", "signature", "head_mark", "head_checks_first", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)  # noqa: S101  narrows the type
        parent.queryset = Unit.objects.order_by("path")
        if self.instance.pk:
            # A unit cannot come to stand under itself.
            parent.queryset = parent.queryset.exclude(path__startswith=self.instance.path)
            parent.initial = Unit.objects.filter(path=self.instance.path[: -Unit.steplen]).first()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        parent, name = cleaned.get("parent"), cleaned.get("name")
        near = Unit.objects.get_children(parent) if parent else Unit.objects.get_root_nodes()
        if name and near.filter(name=name).exclude(pk=self.instance.pk).exists():
            self.add_error("name", f"这个上级下面已经有“{name}”了，请换一个名称。")
        return cleaned


class UserForm(HouseForm):
    """An account; the one who fills it in is put on the class as `actor` by the screen."""

    actor: User

    class Meta:
        model = User
        fields = ("username", "name", "role", "unit", "is_active")
        field_classes = {"unit": UnitChoice}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if problem := role_problem(cleaned.get("role", ""), cleaned.get("unit")):
            self.add_error("unit", problem)
        return cleaned

    def _post_clean(self) -> None:
        before = User.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        super()._post_clean()  # type: ignore[misc]  # Django's own hook: the instance has the new values after it
        if problem := own_account_problem(actor=self.actor, user=self.instance, before=before):
            self.add_error(None, problem)


class PasswordForm(forms.Form):
    """An initial password: typed, or made up when the field stays empty."""

    password = forms.CharField(
        label="初始密码",
        required=False,
        strip=False,
        max_length=128,
        widget=forms.TextInput({"autocomplete": "off", "class": "vTextField"}),
        help_text="不填就由系统生成。只显示一次，请当场抄给本人；本人第一次登录时必须改掉。",
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password


class NewUserForm(UserForm):
    """A new account with its initial password."""

    password = PasswordForm.base_fields["password"]

    class Meta(UserForm.Meta):
        fields = ("username", "name", "role", "unit", "is_active")

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password, User(username=self.cleaned_data.get("username", "")))
        return password
