"""Rows become activities that are done, many at once; each with its money and a line of history."""

from collections.abc import Sequence

from activities.choices import Act, ActivityState
from activities.importing.checking import Checked
from activities.models import Activity, ActivityEvent, Cost, LedgerBatch, LedgerRow
from beneficiaries.importing.bulk import update_rows
from shuangyong.units.models import User

_STEP = 500


def write_activities(batch: LedgerBatch, actor: User, taken: Sequence[Checked]) -> None:
    """Write them all. Call inside the transaction; rights were checked, values were read within limits."""
    note = f"导入自《{batch.filename}》"[:300]
    for begin in range(0, len(taken), _STEP):
        lines = taken[begin : begin + _STEP]
        activities = Activity.objects.bulk_create(
            Activity(
                unit=batch.unit,
                state=ActivityState.DONE,
                type=line.reading.type,
                created_by=actor,
                edited_by=actor,
                **line.reading.values,
            )
            for line in lines
        )
        Cost.objects.bulk_create(
            Cost(
                activity=activity,
                source=line.reading.source,
                planned=line.reading.planned,
                spent=line.reading.spent,
            )
            for activity, line in zip(activities, lines, strict=True)
            if line.reading.has_money
        )
        ActivityEvent.objects.bulk_create(
            ActivityEvent(activity=activity, actor=actor, act=Act.CREATE, note=note)
            for activity in activities
        )
        update_rows(
            LedgerRow,
            ["activity_id", "cells", "problems", "values"],
            (
                (activity.pk, [], [], {"kind": line.kind}, line.row.pk)
                for activity, line in zip(activities, lines, strict=True)
            ),
        )
