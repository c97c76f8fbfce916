"""Units and accounts as files: which columns, under which heads. Password hashes have none."""

from typing import Any

from django.core.exceptions import ValidationError
from import_export.fields import Field

from shuangyong.units import audit
from shuangyong.units.accounts import changes_of, own_account_problem, role_problem
from shuangyong.units.models import Role, Unit, UnitKind, User
from shuangyong.units.tree import unit_changed
from shuangyong.units.widgets import (
    HouseResource,
    LabelWidget,
    TextWidget,
    UnitPathWidget,
    YesNoWidget,
    full_names,
)


class UnitResource(HouseResource):
    """The tree of units: a unit is known by the full name of the one above it and its own name."""

    parent = Field("above_unit", "上级单位", UnitPathWidget(), readonly=True)
    name = Field("name", "名称", TextWidget())
    kind = Field("kind", "类别", LabelWidget(UnitKind))
    signature = Field("signature", "落款名称", TextWidget())
    head_mark = Field("head_mark", "发文机关标志", TextWidget())
    head_checks_first = Field("head_checks_first", "上报前由负责人审阅", YesNoWidget(False))
    is_active = Field("is_active", "在用", YesNoWidget(True))

    required = ("上级单位", "名称", "类别")
    key = ("上级单位", "名称")

    class Meta:
        model = Unit
        fields = ("parent", "name", "kind", "signature", "head_mark", "head_checks_first", "is_active")
        import_order = export_order = fields
        import_id_fields: tuple[str, ...] = ()
        skip_unchanged = True

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.names = full_names()

    def dehydrate_parent(self, unit: Unit) -> str:
        names = getattr(self, "names", None) or full_names()
        return names.get(unit.path[: -Unit.steplen], "") if unit.path else ""

    def _above(self, row: Any) -> Unit | None:
        return UnitPathWidget().clean(row.get("上级单位"))

    def get_instance(self, instance_loader: Any, row: Any) -> Unit | None:
        try:
            above = self._above(row)
        except ValueError:
            return None
        near = Unit.objects.get_children(above) if above else Unit.objects.get_root_nodes()
        unit: Unit | None = near.filter(name=str(row.get("名称") or "").strip()).first()
        if unit is not None:
            unit.above_unit = above
        return unit

    def import_instance(self, instance: Unit, row: Any, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        try:
            instance.above_unit = self._above(row)
        except ValueError as error:
            raise ValidationError({"上级单位": str(error)}) from error

    def validate_instance(self, instance: Unit, import_validation_errors: Any = None, **kwargs: Any) -> None:
        # The place in the tree is treebeard's to fill in.
        errors = dict(import_validation_errors or {})
        if not errors:
            instance.clean_fields(exclude=["path", "depth", "numchild"])
        super().validate_instance(instance, errors, **kwargs)

    def do_instance_save(self, instance: Unit, is_create: bool) -> None:
        if not is_create:
            instance.save()
            unit_changed.send(Unit, unit=instance)
            return
        values = {name: getattr(instance, name) for name in self._meta.fields if name != "parent"}
        stored = Unit.objects.add_under(getattr(instance, "above_unit", None), **values)
        instance.pk, instance.path, instance.depth = stored.pk, stored.path, stored.depth


class UserResource(HouseResource):
    """Accounts; a new one has no password until 系统管理员 gives it an initial one."""

    username = Field("username", "账号", TextWidget())
    name = Field("name", "姓名", TextWidget())
    role = Field("role", "角色", LabelWidget(Role))
    unit = Field("unit", "单位", UnitPathWidget())
    is_active = Field("is_active", "启用", YesNoWidget(True))

    required = ("账号", "姓名", "角色", "单位")
    key = ("账号",)

    class Meta:
        model = User
        fields = ("username", "name", "role", "unit", "is_active")
        import_order = export_order = fields
        import_id_fields = ("username",)
        skip_unchanged = True
        clean_model_instances = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.before: dict[int, User] = {}
        self.actor: User | None = None

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self.actor = kwargs.get("user")
        super().before_import(dataset, **kwargs)

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.names = full_names()

    def dehydrate_unit(self, user: User) -> str:
        names = getattr(self, "names", None) or full_names()
        return names.get(user.unit.path, "") if user.unit else ""

    def after_init_instance(self, instance: User, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            instance.set_unusable_password()

    def import_instance(self, instance: User, row: Any, **kwargs: Any) -> None:
        if instance.pk:
            self.before[instance.pk] = User.objects.select_related("unit").get(pk=instance.pk)
        super().import_instance(instance, row, **kwargs)
        before = self.before.get(instance.pk) if instance.pk else None
        problem = role_problem(instance.role, instance.unit)
        if not problem and self.actor is not None:
            problem = own_account_problem(actor=self.actor, user=instance, before=before)
        if problem:
            raise ValidationError({"role": problem})

    def after_save_instance(self, instance: User, row: Any, **kwargs: Any) -> None:
        if kwargs.get("dry_run"):
            return
        before = self.before.get(instance.pk)
        changes = changes_of(before, instance) if before else []
        for action, detail in changes or [("修改账号" if before else "新建账号", "")]:
            audit.record(
                actor=self.actor, action=action, target=instance.username, detail=f"导入 {detail}".strip()
            )
