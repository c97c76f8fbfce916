"""Partners and lines of 双清单 of 桂园社区, by the services."""

from collections.abc import Callable
from typing import Any

import pytest

from activities.models import Exchange, Partner
from activities.services.exchanges import create_exchange
from activities.services.partners import create_partner
from tests.cast import Cast


@pytest.fixture
def make_partner(cast: Cast) -> Callable[..., Partner]:
    """make_partner("澄溪小学", actor=…, **columns)."""

    def make(name: str = "澄溪小学", *, actor: Any = None, **values: Any) -> Partner:
        keeper = actor or cast.clerk
        assert keeper.unit is not None
        partner = create_partner(
            actor=keeper, unit=keeper.unit, values={"name": name, "kind": "paired", **values}
        )
        return Partner.objects.get(pk=partner.pk)

    return make


@pytest.fixture
def make_exchange(cast: Cast) -> Callable[..., Exchange]:
    """make_exchange("支援绿地整治", actor=…, **columns)."""

    def make(item: str = "支援绿地整治", *, actor: Any = None, **values: Any) -> Exchange:
        keeper = actor or cast.clerk
        assert keeper.unit is not None
        usual = {"year": 2026, "asked_by": "local", "kind": "building"}
        return create_exchange(
            actor=keeper, unit=keeper.unit, token=Exchange().token, values={"item": item, **usual, **values}
        )

    return make
