"""The demo, loaded once for all tests of a file that only look at it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from plans.starts.basics import planning_year
from shuangyong.desk.demo.loading import load_demo


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: Any,
    key_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[int]:
    """The year its plans are for. Every test of the file sees it as it was loaded today."""
    own = {
        "KEY_FILE": key_file,
        "VAR_DIR": tmp_path_factory.mktemp("demo"),
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    }
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**own):
            load_demo(password="walnut-tree-42", today=timezone.localdate())
        yield planning_year(timezone.localdate())
        transaction.set_rollback(True)
