"""Forms of the import of a ledger: the file and its year."""

from typing import Any

from django import forms
from django.utils import timezone

from activities.importing.fields import FIELDS
from activities.services.importing import LIMITS
from beneficiaries.forms.files import TableFileForm

FIRST_YEAR = 2000
_YEAR_WRONG = "请写四位的年份，例如2025。"


class YearField(forms.IntegerField):
    """The year that a ledger is of, for dates that do not say it."""

    def __init__(self) -> None:
        words = dict.fromkeys(("required", "invalid", "min_value", "max_value"), _YEAR_WRONG)
        this_year = timezone.localdate().year
        super().__init__(
            label="哪一年的台账", min_value=FIRST_YEAR, max_value=this_year, error_messages=words
        )
        self.widget.attrs |= {"class": "form-control", "inputmode": "numeric"}


class UploadForm(TableFileForm):
    """The file goes into the ledger of the user's own unit."""

    limits = LIMITS
    accept = ".xlsx,.xls,.et,.csv"

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"year": timezone.localdate().year - 1})
        self.fields["year"] = YearField()


class YearForm(forms.Form):
    """The year alone, beside the columns."""

    def __init__(self, data: Any = None, *, year: int) -> None:
        super().__init__(data, initial={"year": year})
        self.fields["year"] = YearField()


def column_choices() -> list[tuple[str, str]]:
    """What a column may be."""
    return [("", "不导入这一列"), *((field.key, field.title) for field in FIELDS)]
