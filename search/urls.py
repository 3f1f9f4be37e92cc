"""The addresses of the pages that are queries."""

from django.urls import path, re_path

from search import views
from search.api import api

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/hit/", views.hit, name="hit"),
    re_path(r"^search/export\.(?P<kind>csv|xlsx)$", views.download, name="export"),
    re_path(r"^divisions/(?P<adcode>[0-9]{6})/$", views.division, name="division"),
    re_path(r"^divisions/(?P<adcode>[0-9]{6})/gaps/$", views.gaps, name="gaps"),
    re_path(
        r"^divisions/(?P<adcode>[0-9]{6})/gaps\.(?P<kind>csv|xlsx)$",
        views.gaps_download,
        name="gaps-download",
    ),
    re_path(r"^years/(?P<year>[12][0-9]{3}|unknown)/$", views.year, name="year"),
    path("people/<int:pk>/", views.person, name="person"),
    path("sources/<int:pk>/", views.source, name="source"),
    path("help/", views.help_page, name="help"),
    path("healthz", views.health, name="health"),
    path("api/v1/", api.urls),
]
