"""A plan: whose it is, which year it is for, where it stands in its life."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from plans.choices import EDITABLE_STATES, Origin, PaperKind, PaperLayout, PlanState
from plans.querysets import PlanQuerySet
from shuangyong.units.choices import UnitKind
from shuangyong.units.models import Unit, User

FIRST_YEAR, LAST_YEAR = 2000, 2099
RED_HEAD_KINDS = (UnitKind.DISTRICT, UnitKind.STREET, UnitKind.BUREAU)
OPEN_STATES = (
    PlanState.DRAFT,
    PlanState.HEAD_CHECK,
    PlanState.SUBMITTED,
    PlanState.RETURNED,
    PlanState.APPROVED,
)


class Plan(models.Model):
    """One revision of a unit's plan for a year, or of one of its summaries (`kind`).

    A summary is a paper with the same text, review and print; `period` is its quarter (1–4) or half
    (1, 2), and its work stays empty.

    `version` counts changes of state, `content_version` counts changes of what it says; a row's own
    `version` is the content_version of its last change. A change after 印发 is a new Plan with the next
    `revision` that `replaces` this one.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="plans")
    year = models.PositiveSmallIntegerField(
        "年度",
        validators=[
            MinValueValidator(FIRST_YEAR, f"年度要在{FIRST_YEAR}到{LAST_YEAR}之间。"),
            MaxValueValidator(LAST_YEAR, f"年度要在{FIRST_YEAR}到{LAST_YEAR}之间。"),
        ],
    )
    kind = models.CharField("种类", max_length=8, choices=PaperKind.choices, default=PaperKind.PLAN)
    period = models.PositiveSmallIntegerField("第几季度或半年", default=0, editable=False)
    title = models.CharField("标题", max_length=120)
    title_in_text = models.BooleanField("标题由人填写", default=True, editable=False)
    group_name = models.CharField("领导小组名称", max_length=80, blank=True)
    show_task_table = models.BooleanField("附任务安排表", default=True)

    state = models.CharField("状态", max_length=20, choices=PlanState.choices, default=PlanState.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    content_version = models.PositiveIntegerField(default=1, editable=False)
    title_version = models.PositiveIntegerField(default=1, editable=False)
    origin = models.CharField("来源", max_length=20, choices=Origin.choices, default=Origin.BLANK)
    revision = models.PositiveSmallIntegerField("版本", default=1)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="变更自"
    )
    reviewing_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="审核单位", editable=False
    )
    notes = models.JSONField("待人工核对", default=list, blank=True)

    number = models.CharField("文号", max_length=60, blank=True)
    signatory = models.CharField("落款", max_length=80, blank=True)
    signed_on = models.DateField("成文日期", null=True, blank=True)

    layout = models.CharField(
        "版式", max_length=8, choices=PaperLayout.choices, blank=True, help_text="不选就按单位类别。"
    )
    sealed = models.BooleanField("加盖印章", default=True)
    with_contents = models.BooleanField("印目录", default=False)
    recipients = models.CharField("主送", max_length=300, blank=True)
    copies = models.CharField("抄送", max_length=300, blank=True)
    printed_on = models.DateField("印发日期", null=True, blank=True)
    content_hash = models.CharField("内容校验码", max_length=64, blank=True, db_index=True, editable=False)

    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="建立人")
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="最近编辑")
    edited_at = models.DateTimeField("最近编辑时间", auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "双拥计划"
        ordering = ["-year", "unit__path", "-pk"]
        indexes = [models.Index(fields=["state", "year"], name="plan_state_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="plan_year_in_range"
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(state__in=[str(state) for state in OPEN_STATES]),
                name="one_open_revision_of_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:detail", args=[self.pk])

    @property
    def paper_layout(self) -> PaperLayout:
        """The layout chosen for this plan, else the one usual for its kind and the unit's."""
        return PaperLayout(self.layout) if self.layout else self.usual_layout

    @property
    def usual_layout(self) -> PaperLayout:
        """An office sends its plan out with a notice; a summary goes up as it is."""
        red = self.is_plan and self.unit.kind in RED_HEAD_KINDS
        return PaperLayout.RED if red else PaperLayout.PLAIN

    @property
    def is_plan(self) -> bool:
        """Whether it is a plan, and no summary."""
        return self.kind == PaperKind.PLAN

    @property
    def kind_word(self) -> str:
        """What everybody calls it: 计划, 总结."""
        return "计划" if self.is_plan else "总结"

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE_STATES

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way to 印发."""
        return self.state in OPEN_STATES

    @property
    def is_draft(self) -> bool:
        """Whether its papers carry the mark of a draft."""
        return self.state not in (PlanState.ISSUED, PlanState.ARCHIVED, PlanState.SUPERSEDED)
