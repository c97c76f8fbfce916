"""What the workers (`manage.py db_worker`) do for plans."""

import logging

from django_tasks import task

logger = logging.getLogger(__name__)


@task()
def make_papers(plan_id: int) -> None:
    """The files of a plan that was just issued, so that the first one to ask need not wait."""
    from plans.models import Plan
    from plans.paper.files import formats_of, make_paper  # the press takes long to load

    plan = Plan.objects.select_related("unit").filter(pk=plan_id).first()
    if plan is None or plan.is_draft:
        return
    for fmt in formats_of(plan):
        try:
            make_paper(plan, fmt)
        except Exception:
            # The others are made all the same; who asks for this one is told then.
            logger.exception("paper of plan %s as %s was not made", plan_id, fmt)
