"""`manage.py load_dictionaries`: the dictionaries the product comes with. What somebody edited stays."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from plans.models import RewrittenWord, TaskType
from plans.reading.flags.rewritten import factory_rewritten_words


def factory_task_types() -> list[dict[str, str]]:
    """The dictionary of domain.md 4.2, as it stands in fixtures/task_types.json."""
    path = Path(settings.BASE_DIR) / "fixtures" / "task_types.json"
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@transaction.atomic
def load_task_types() -> list[TaskType]:
    """Create the types whose code is missing and return them; the others are left as they are."""
    known = set(TaskType.objects.values_list("code", flat=True))
    missing = [TaskType(**fields) for fields in factory_task_types() if fields["code"] not in known]
    for task_type in missing:
        task_type.full_clean()
    return TaskType.objects.bulk_create(missing)


@transaction.atomic
def load_rewritten_words() -> list[RewrittenWord]:
    """Create the words whose code is missing and return them; the others are left as they are."""
    known = set(RewrittenWord.objects.values_list("code", flat=True))
    missing = [RewrittenWord(**fields) for fields in factory_rewritten_words() if fields["code"] not in known]
    for word in missing:
        word.full_clean()
    return RewrittenWord.objects.bulk_create(missing)


class Command(BaseCommand):
    help = "装入出厂的任务类型和改写词：只补缺少的，改过的不动。"

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_task_types()
        kept = TaskType.objects.count() - len(added)
        self.stdout.write(f"任务类型：新增{len(added)}条，原有{kept}条没有改动。")
        words = load_rewritten_words()
        kept = RewrittenWord.objects.count() - len(words)
        self.stdout.write(f"改写词：新增{len(words)}条，原有{kept}条没有改动。")
