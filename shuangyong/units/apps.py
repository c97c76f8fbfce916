from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "shuangyong.units"
    label = "units"
    verbose_name = "单位与账号"

    def ready(self) -> None:
        from shuangyong.units import signals  # noqa: F401  connects sign-in events to the audit trail
