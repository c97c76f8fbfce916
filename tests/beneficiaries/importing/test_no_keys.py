"""The key file is gone: told in words, and nothing is written."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beneficiaries.importing.applying import confirm
from beneficiaries.importing.receiving import NO_KEYS
from beneficiaries.models import ImportBatch, Person
from shuangyong.units.errors import Refused
from tests.beneficiaries.importing.conftest import Bring
from tests.beneficiaries.importing.workbooks import tidy
from tests.cast import Cast


def test_a_file_is_not_taken_in(cast: Cast, as_user: Any, settings: Any, tmp_path: Path) -> None:
    client = as_user(cast.clerk)
    settings.KEY_FILE = tmp_path / "gone"
    page = client.post(reverse("people:import"), {"file": SimpleUploadedFile("名册.xlsx", tidy(1))})
    assert NO_KEYS in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_confirm_leaves_the_batch_as_it_was(
    cast: Cast, bring: Bring, settings: Any, tmp_path: Path
) -> None:
    batch = bring(tidy(2))
    settings.KEY_FILE = tmp_path / "gone"
    with pytest.raises(Refused, match="读不到加密用的密钥"):
        confirm(actor=cast.clerk, batch=batch)
    batch.refresh_from_db()
    assert (batch.state, batch.note, Person.objects.count()) == ("preview", NO_KEYS, 0)
