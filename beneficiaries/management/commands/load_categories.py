"""`manage.py load_categories`: the categories the product comes with. What somebody edited stays."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from beneficiaries.models import Category


def factory_categories() -> list[dict[str, Any]]:
    """The dictionary of domain.md 2.1, as it stands in fixtures/beneficiary_categories.json."""
    path = Path(settings.BASE_DIR) / "fixtures" / "beneficiary_categories.json"
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@transaction.atomic
def load_categories() -> list[Category]:
    """Create the categories whose code is missing and return them; the others are left as they are."""
    known = set(Category.objects.values_list("code", flat=True))
    missing = [Category(**fields) for fields in factory_categories() if fields["code"] not in known]
    for category in missing:
        category.full_clean()
    return Category.objects.bulk_create(missing)


class Command(BaseCommand):
    help = "装入出厂的优抚对象类别字典：只补缺少的，改过的不动。"

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_categories()
        kept = Category.objects.count() - len(added)
        self.stdout.write(f"对象类别：新增{len(added)}条，原有{kept}条没有改动。")
