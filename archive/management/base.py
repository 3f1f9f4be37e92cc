"""What the commands of the archive have in common."""

from __future__ import annotations

from django.core.management.base import BaseCommand


class DataCommand(BaseCommand):
    """A command about what is kept; it starts without the checks of the pages, for which all of them would be loaded.

    Those are run by `manage.py check`, and by `bootstrap` whenever the archive is started.
    """

    requires_system_checks = ()
