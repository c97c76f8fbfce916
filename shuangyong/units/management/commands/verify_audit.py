"""manage.py verify_audit: has anybody changed the audit trail behind the application's back?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shuangyong.units.audit_chain import verify

_SHOWN = 20


class Command(BaseCommand):
    help = "核对审计记录有没有被人在系统之外改动、删除或插入。"

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = verify()
        if verdict.breaks:
            lines = [f"第{found.event}号记录：{found.words}。" for found in verdict.breaks[:_SHOWN]]
            more = len(verdict.breaks) - _SHOWN
            if more > 0:
                lines.append(f"……还有{more}处。")
            raise CommandError("审计记录对不上，请保留现场并查明原因：\n" + "\n".join(lines))
        self.stdout.write(f"审计记录完好，共{verdict.count}条。")
        self.stdout.write(f"最后一条的校验码：{verdict.last_seal}（请抄在别处，下次核对它还在不在）")
