"""变更 of a summary: the new revision takes over what belongs to its paper."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from activities.models import Summary, SummaryFigure, SummaryPhoto
from plans.models import Plan


@receiver(post_save, sender=Plan)
def carry_over(sender: Any, instance: Plan, created: bool, **kwargs: Any) -> None:
    """Figures, tables, pictures: the same rows for the new revision, in the transaction that makes it."""
    if not created or instance.is_plan or instance.replaces_id is None:
        return
    models: tuple[Any, ...] = (Summary, SummaryFigure, SummaryPhoto)
    for model in models:
        rows = list(model.objects.filter(plan=instance.replaces_id))
        for row in rows:
            row.pk, row.plan = None, instance
            row._state.adding = True
        model.objects.bulk_create(rows)
