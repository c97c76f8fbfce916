from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "双拥计划"

    def ready(self) -> None:
        from plans.services import following  # noqa: F401  plans follow their unit to another office
