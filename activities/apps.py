from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "活动"

    def ready(self) -> None:
        # What activities add to pages, their own and those of the rooms below, in this order.
        from activities import panels_progress, panels_visits, panels_photos, panels_meetings  # noqa: F401, I001
        from activities import panels_summaries  # noqa: F401
