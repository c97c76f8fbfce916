from django.apps import AppConfig
from django.core.checks import register


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "双拥计划"

    def ready(self) -> None:
        from plans.services import following  # noqa: F401  plans follow their unit to another office
        from plans.system_checks import check_fonts

        register(check_fonts)
