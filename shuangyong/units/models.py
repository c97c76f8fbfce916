"""Units, users and the audit trail."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from treebeard.mp_tree import MP_Node, MP_NodeManager

from shuangyong.units.choices import OFFICE_KINDS, OFFICE_ROLES, Role, UnitKind
from shuangyong.units.querysets import AuditEventQuerySet, UnitQuerySet, UserQuerySet
from shuangyong.units.written_once import WrittenOnce

__all__ = ["OFFICE_KINDS", "AuditEvent", "Role", "Unit", "UnitKind", "User"]


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> UnitQuerySet:
        # treebeard's own manager names its queryset class, and so would lose `visible_to`.
        units: UnitQuerySet = UnitQuerySet(self.model, using=self._db).order_by("path")
        return units

    def add_under(self, parent: "Unit | None", **fields: Any) -> "Unit":
        """A new unit below `parent` (None: at the top)."""
        if parent is None:
            unit: Unit = self.add_root(create_kwargs=fields)
        else:
            unit = self.add_child(self.get(pk=parent.pk), create_kwargs=fields)
        return unit


class Unit(MP_Node):
    """A node of the tree 区县 > 街道/乡镇 > 社区/村; the other kinds hang at any level."""

    name = models.CharField(
        "名称", max_length=60, help_text="军队共建单位只写公开称谓，如“驻区某部”，不写番号。"
    )
    kind = models.CharField("类别", max_length=20, choices=UnitKind.choices)
    signature = models.CharField(
        "落款名称", max_length=80, blank=True, help_text="印在计划末尾；不填就用名称。"
    )
    head_mark = models.CharField(
        "发文机关标志",
        max_length=60,
        blank=True,
        help_text="印在红头文件最上面的红字，例如“桂园街道办事处文件”；不填就用落款名称加“文件”。",
    )
    head_checks_first = models.BooleanField(
        "上报前由负责人审阅", default=False, help_text="勾选后，工作人员提交的计划先到本单位负责人处。"
    )
    is_active = models.BooleanField("在用", default=True)

    objects: ClassVar[UnitManager] = UnitManager()

    class Meta:
        verbose_name = verbose_name_plural = "单位"

    def __str__(self) -> str:
        return str(self.name)

    @property
    def signed_as(self) -> str:
        """The name that stands under a plan."""
        return str(self.signature or self.name)

    @property
    def head_mark_words(self) -> str:
        """发文机关标志: the red words at the head of its official papers (GB/T 9704-2012, 7.2.4)."""
        return str(self.head_mark or f"{self.signed_as}文件")

    @property
    def is_office(self) -> bool:
        """Whether a 双拥办 sits here that reviews the units below."""
        return self.kind in OFFICE_KINDS

    def ancestor_paths(self) -> list[str]:
        """Paths of the strict ancestors, nearest first."""
        return [self.path[:end] for end in range(len(self.path) - self.steplen, 0, -self.steplen)]


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; without a password nobody can sign in to it yet."""
        user: User = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """The first 系统管理员, for `manage.py createsuperuser`."""
        return self.create_user(
            username, password, **{"role": Role.SYSADMIN, "must_change_password": False, **fields}
        )


class User(AbstractBaseUser):
    """Someone who signs in: one unit, one role."""

    username = models.CharField(
        "账号",
        max_length=40,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "这个账号已经有人用了，请换一个。"},
    )
    name = models.CharField("姓名", max_length=30)
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name="单位", null=True, blank=True, related_name="users"
    )
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=True)
    date_joined = models.DateTimeField("建立时间", auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "账号"
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[Role.SYSADMIN, Role.AUDITOR]) | Q(unit__isnull=False),
                name="user_has_unit",
                violation_error_message="这个角色必须选择所在单位。",
            )
        ]

    def __str__(self) -> str:
        return str(self.name or self.username)

    def get_full_name(self) -> str:
        return str(self)

    @property
    def is_staff(self) -> bool:
        """Who may open the admin screens at all; each screen then asks its own policy."""
        return self.role in (Role.SYSADMIN, *OFFICE_ROLES)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are 系统管理员's; the pages ask `policies` instead."""
        return bool(self.is_active and self.role == Role.SYSADMIN)

    def has_perms(self, perms: list[str], obj: object = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label: str) -> bool:
        return bool(
            self.is_active and (self.role == Role.SYSADMIN or (self.is_staff and app_label == "plans"))
        )


class AuditEvent(WrittenOnce):
    """One thing that somebody did or tried; never changed, never deleted.

    `seal` is over the event and the seal before it (`previous`), so that what is changed or taken out
    behind the application's back breaks the chain. audit.record alone writes it.
    """

    at = models.DateTimeField("时间", default=timezone.now, db_index=True)
    actor = models.ForeignKey(User, models.PROTECT, verbose_name="操作人", null=True, related_name="+")
    actor_name = models.CharField("操作人", max_length=80, blank=True)
    unit_name = models.CharField("单位", max_length=60, blank=True)
    action = models.CharField("操作", max_length=40, db_index=True)
    target = models.CharField("对象", max_length=200, blank=True)
    succeeded = models.BooleanField("成功", default=True)
    address = models.GenericIPAddressField("来源地址", null=True)
    detail = models.CharField("说明", max_length=500, blank=True)
    previous = models.CharField(max_length=64, unique=True, editable=False)
    seal = models.CharField(max_length=64, editable=False)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("审计记录不能删除。")
