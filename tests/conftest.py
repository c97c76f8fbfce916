"""Fixtures that every test may use: the cast, and plans in a given state."""

import gc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.template.base import Template
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.crypto import get_random_string
from stdnum.cn import ric

from activities.choices import ActivityState
from activities.importing import workbooks as activity_workbooks
from activities.models import Activity
from activities.services.activities import AS_IT_IS, NewActivity, create_activity
from beneficiaries.importing import workbooks as people_workbooks
from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import Category, Person
from beneficiaries.services.households import Home
from beneficiaries.services.people import IdentityValues, create_person
from plans.choices import Origin
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Plan, TaskType
from plans.services import lifecycle
from plans.services.creating import create_plan
from shuangyong.almanac.timing import Timing, TimingKind
from shuangyong.privacy.keys import create_ring
from shuangyong.sheets.template import template_workbook
from shuangyong.units.models import User
from tests.cast import Cast, make_cast


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with tests that take long come first, so that no worker is left alone with one at the end."""
    long = {item.path for item in items if any(item.iter_markers("e2e")) or any(item.iter_markers("slow"))}
    items.sort(key=lambda item: item.path not in long)


def pytest_collection_finish() -> None:
    """What has been imported stays: the collector need not walk through it thousands of times."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of this run alone."""
    path = tmp_path_factory.mktemp("keys") / "privacy.json"
    create_ring(path)
    return path


@pytest.fixture(scope="session", autouse=True)
def quick(key_file: Path) -> Iterator[None]:
    """Cheap password hashes, no lockout: neither is what most tests are about."""
    everywhere = {
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "AXES_ENABLED": False,
        "KEY_FILE": key_file,
        # Every test client would look through all static files; the browser's server finds them by itself.
        "WHITENOISE_USE_FINDERS": False,
    }
    with override_settings(**everywhere):
        yield


@pytest.fixture(scope="session", autouse=True)
def empty_workbooks_once() -> Iterator[None]:
    """The empty workbooks to fill in are made of their arguments alone: each is made once for all tests."""
    kept: dict[str, bytes] = {}

    def template(*arguments: Any, **options: Any) -> bytes:
        key = repr((arguments, sorted(options.items())))
        if key not in kept:
            kept[key] = template_workbook(*arguments, **options)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        for module in (activity_workbooks, people_workbooks):
            patch.setattr(module, "template_workbook", template)
        yield


@pytest.fixture(autouse=True)
def local(settings: Any, tmp_path: Path) -> None:
    """Files and a cache for each test."""
    settings.VAR_DIR = tmp_path
    papers = {**settings.CACHES["papers"], "LOCATION": tmp_path / "cache"}
    memory = {**settings.CACHES["default"], "LOCATION": str(tmp_path)}
    settings.CACHES = {"default": memory, "papers": papers}


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are rendered as in service and not noted one by one: no answer has its `context`."""
    monkeypatch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def as_user(client: Client) -> Callable[[User], Client]:
    """A client signed in as somebody, past the sign-in itself: thousands of tests need no more."""

    def sign_in(user: User) -> Client:
        fresh, store = Client(), SessionStore()
        signed_in = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "shuangyong.units.backends.UnitBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        session = Session.objects.create(
            session_key=get_random_string(32),
            session_data=store.encode(signed_in),
            expire_date=timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE),
        )
        fresh.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return fresh

    return sign_in


def resident_id(born_on: date, order: int = 1) -> str:
    """An invented id whose last sign is right; no place has the code 990000."""
    body = f"990000{born_on:%Y%m%d}{order:03d}"
    return body + ric.calc_check_digit(f"{body}0")


@pytest.fixture
def categories(db: None) -> dict[str, Category]:
    """The dictionary the product comes with, by code."""
    load_categories()
    return {category.code: category for category in Category.objects.all()}


@pytest.fixture
def make_person(cast: Cast, categories: dict[str, Category]) -> Callable[..., Person]:
    """Somebody in the ledger of the clerk's community, with an id, a phone and one identity."""

    def make(name: str = "石大山", *, code: str = "H30", actor: User | None = None, **values: Any) -> Person:
        keeper = actor or cast.clerk
        number = Person.objects.count() + 1
        usual = {
            "sex": "m",
            "born_on": date(1956, 3, 8),
            "id_number": resident_id(date(1956, 3, 8), number * 2 - 1),
            "phone": f"1990000{number:04d}",
        }
        identity = IdentityValues(categories[code])
        assert keeper.unit is not None
        unit = values.pop("unit", keeper.unit)
        address = values.pop("address", "桂园社区榆树巷3号")
        return create_person(
            actor=keeper,
            unit=unit,
            values={"name": name, **usual, **values},
            identities=[identity],
            home=Home(address),
        )

    return make


def sample_content(year: int = 2027, title: str = "桂园社区2027年双拥工作计划") -> PlanContent:
    """A small plan that has something of everything."""
    return PlanContent(
        title=title,
        year=year,
        group_name="桂园社区双拥工作领导小组",
        paragraphs=(
            ParagraphContent(text="为做好新一年的双拥工作，结合社区实际，制定本计划。", role="preface"),
            ParagraphContent(text="工作目标", level=1, role="goals"),
            ParagraphContent(text="工作措施", level=1, role="measures"),
            ParagraphContent(text="做实走访", level=2, marker="(一)"),
            ParagraphContent(text="对辖区优抚对象逐户走访，问需求、办实事。"),
            ParagraphContent(text="季度安排", level=1, role="schedule"),
            ParagraphContent(text="组织领导", level=1, role="organisation"),
        ),
        goals=(GoalContent(text="优抚对象走访全覆盖。"),),
        tasks=(
            TaskContent(
                title="春节走访慰问优抚对象",
                responsible_person="田小禾",
                target_count=32,
                measure_word="户",
                timings=(Timing(TimingKind.FESTIVAL, words="春节前", code="spring_festival", offset="前"),),
            ),
            TaskContent(
                title="国防教育讲座", timings=(Timing(TimingKind.QUARTER, words="三季度", number=3),)
            ),
            TaskContent(title="随时联系军属"),
        ),
        members=(
            MemberContent(name="方远山", role="leader", post="社区书记"),
            MemberContent(name="田小禾", role="member", post="社区工作人员"),
        ),
    )


@pytest.fixture
def make_plan(cast: Cast) -> Callable[..., Plan]:
    """make_plan(state="draft", unit=…, actor=…, content=…): a plan brought to that state by the services."""

    def build(state: str = "draft", **options: Any) -> Plan:
        actor = options.get("actor", cast.clerk)
        plan = create_plan(
            unit=options.get("unit", actor.unit),
            content=options.get("content", sample_content()),
            actor=actor,
            origin=Origin.BLANK,
        )
        reviewer = options.get("reviewer", cast.reviewer)
        steps: dict[str, Callable[[Plan], Plan]] = {
            "submitted": lambda p: lifecycle.submit(
                plan=p, actor=actor, version=p.version, content_version=p.content_version
            ),
            "returned": lambda p: lifecycle.return_plan(
                plan=p, actor=reviewer, version=p.version, reason="请写明责任人。"
            ),
            "approved": lambda p: lifecycle.approve(plan=p, actor=reviewer, version=p.version),
            "issued": lambda p: lifecycle.issue(
                plan=p, actor=actor, version=p.version, signatory="", signed_on=date(2027, 1, 12), number=""
            ),
            "archived": lambda p: lifecycle.archive(plan=p, actor=actor, version=p.version),
        }
        paths = {
            "draft": (),
            "submitted": ("submitted",),
            "returned": ("submitted", "returned"),
            "approved": ("submitted", "approved"),
            "issued": ("submitted", "approved", "issued"),
            "archived": ("submitted", "approved", "issued", "archived"),
        }
        for step in paths[state]:
            plan = steps[step](plan)
        return plan

    return build


@pytest.fixture
def make_activity(cast: Cast) -> Callable[..., Activity]:
    """make_activity("清明祭扫", done=True, task=…, lines=…, **columns), by the service."""

    def build(
        title: str = "社区义诊", *, actor: User | None = None, done: bool = False, **options: Any
    ) -> Activity:
        keeper = actor or cast.clerk
        lines, task = options.pop("lines", AS_IT_IS), options.pop("task", None)
        values = {"title": title, "day": date(2026, 3, 5), **options}
        state = ActivityState.DONE if done else ActivityState.PLANNED
        assert keeper.unit is not None
        return create_activity(
            actor=keeper, unit=keeper.unit, new=NewActivity(values, lines=lines, task=task, state=state)
        )

    return build


@pytest.fixture
def task_type(db: None) -> TaskType:
    return TaskType.objects.get_or_create(
        code="302", defaults={"name": "走访慰问优抚对象、军烈属", "direction": "Y", "measure_words": "户/元"}
    )[0]
