"""The search's app: it listens to the archive's signals once all models are loaded."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from search.keeping import holdings, outbox  # noqa: F401  connects the receivers
