"""Moving a unit in the tree, and what keeps it from being deleted."""

from django.db.models import PROTECT, ManyToOneRel
from django.dispatch import Signal

from shuangyong.units.models import Unit

# Sent with `unit` when a unit got another place, kind or switch: the rooms above hold things that hang on it.
unit_changed = Signal()


def move_unit(unit: Unit, parent: Unit | None) -> None:
    """Put the unit, with all below it, under `parent` (None: at the top), after those that stand there."""
    node = Unit.objects.get(pk=unit.pk)
    if parent is None:
        Unit.objects.move(node, Unit.objects.get_root_nodes().last(), pos="last-sibling")
    else:
        Unit.objects.move(node, Unit.objects.get(pk=parent.pk), pos="last-child")
    unit.refresh_from_db()


def holding(unit: Unit) -> list[str]:
    """What still hangs on the unit, one sentence each."""
    held = []
    if below := Unit.objects.get_descendants(unit).count():
        held.append(f"下级单位 {below} 个")
    # Hidden ones too: a plan keeps the office that reviews it without a name for the way back.
    for relation in Unit._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or relation.on_delete is not PROTECT:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: unit}).count()
        if rows:
            held.append(
                f"{relation.related_model._meta.verbose_name}（{relation.field.verbose_name}）{rows} 条"
            )
    return held
