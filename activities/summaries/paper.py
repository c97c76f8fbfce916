"""What a summary's paper has behind its text: the tables and the pictures that were stored with it."""

from collections.abc import Iterator

from activities.models import Summary
from activities.summaries.photos import photo_annex
from activities.summaries.tables import annex_of
from plans.models import Plan
from plans.paper import annex_providers
from shuangyong.documents.model import Annex


@annex_providers.register
def annexes(plan: Plan) -> Iterator[Annex]:
    """Two queries."""
    summary: Summary | None = Summary.objects.filter(plan=plan).first()
    if summary is not None:
        yield from (annex_of(stored) for stored in summary.tables)
    if (pictures := photo_annex(plan)) is not None:
        yield pictures
