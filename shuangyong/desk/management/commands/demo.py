"""`manage.py demo`: an invented district to try things in. Never in production."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from shuangyong.desk.demo.loading import load_demo, made_up_password
from shuangyong.desk.demo.people import PEOPLE, UNITS
from shuangyong.units.errors import Refused
from shuangyong.units.models import User


class Command(BaseCommand):
    help = (
        "装入演示数据：一个虚构的区、它的单位和账号、两年的计划、优抚对象台账。再运行一次不会改动任何东西。"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("正式环境不装演示数据：演示账号人人知道，不能出现在正式系统里。")
        given = os.environ.get("DEMO_PASSWORD", "")
        try:
            loaded = load_demo(password=given or kept_password(), today=timezone.localdate())
        except Refused as error:
            raise CommandError(str(error)) from error
        if loaded.plans:
            self.stdout.write(
                f"已装入演示数据：{loaded.units}个单位，{len(PEOPLE)}个账号，{loaded.plans}份计划，"
                f"{loaded.persons}名（虚构的）优抚对象。"
            )
        else:
            self.stdout.write("演示数据已经装过，没有改动任何内容（账号和密码也没有变）。")
        self.list_accounts(given)

    def list_accounts(self, given: str) -> None:
        """The accounts, and the password they have now as far as this machine knows it."""
        clerk = User.objects.get(username=PEOPLE[0].username)
        words = {kept_password(): kept_password(), given: "环境变量 DEMO_PASSWORD 所设"}
        known = (shown for word, shown in words.items() if word and clerk.check_password(word))
        self.stdout.write(f"密码：{next(known, '第一次装入时所设')}")
        names = {unit.code: unit.name for unit in UNITS}
        for person in PEOPLE:
            where = f"{names.get(person.unit, '')} {person.role.label}".strip()
            self.stdout.write(f"  {person.username:<10} {person.name}　{where}")


def kept_password() -> str:
    """The password made up on this machine's first load; kept so that the next start can print it again."""
    path = settings.VAR_DIR / "demo_password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(made_up_password())
    return path.read_text().strip()
