"""People as a file of the settings pages: the columns, the masks and the trail of the ledger's own export."""

from typing import Any, NoReturn

import tablib
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone
from import_export.fields import Field

from beneficiaries.exporting import people
from beneficiaries.exporting.columns import COLUMNS, PersonColumn
from beneficiaries.exporting.conditions import in_words
from beneficiaries.exporting.product import Product
from beneficiaries.exporting.reading import read_people, writing_for
from beneficiaries.forms.finding import PersonFilter
from beneficiaries.models import Person
from beneficiaries.querysets import PersonQuerySet
from shuangyong.units.models import User
from shuangyong.units.widgets import HouseResource


class PersonResource(HouseResource):
    """For export alone, and masked: full values leave by the second step of the ledger's export page.

    `user` is whose remembered columns are taken; without one all of them.
    """

    class Meta:
        model = Person
        fields: tuple[str, ...] = ()

    def __init__(self, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.columns: list[PersonColumn] = people.remembered(user) if user else list(COLUMNS)

    def get_user_visible_fields(self) -> list[Field]:
        """What the export page says is in the file."""
        return [Field(column_name=column.title) for column in self.columns]

    def product(self, rows: PersonQuerySet, user: User, form: PersonFilter) -> Product:
        """These people as the ledger's export makes a file of them, stamped with who and when."""
        unit = form.filled.get("unit") or user.unit
        day = timezone.localdate()
        return people.people_list(rows, self.columns, unit_name=str(unit), conditions=in_words(form), day=day)

    def export(self, queryset: Any = None, **kwargs: Any) -> tablib.Dataset:
        """The same cells as a data set, for whoever calls the resource itself."""
        rows = Person.objects.filter(merged_into__isnull=True) if queryset is None else queryset
        writing = writing_for(False, timezone.localdate())
        dataset = tablib.Dataset(headers=[column.title for column in self.columns])
        for line in read_people(rows, self.columns):
            dataset.append([column.value(line, writing) for column in self.columns])
        return dataset

    def import_data(self, dataset: Any, *args: Any, **kwargs: Any) -> NoReturn:
        """There is one way in, with its checks, its preview and its undo."""
        raise PermissionDenied("优抚对象只能从台账的“导入”页进来。")


def people_in(rows: QuerySet[Any], user: User) -> PersonQuerySet:
    """Those of a list of the settings pages, fresh: without what the list had read beside them."""
    keys = rows.order_by().values("pk")
    found: PersonQuerySet = Person.objects.visible_to(user).filter(pk__in=keys)
    return found
