"""The addresses of the site; they keep their names."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from archive import display, my_region, views

urlpatterns = [
    path("", include("search.urls")),
    path("articles/<int:pk>/", views.article, name="article"),
    path("articles/<int:pk>/original", views.original, name="original"),
    path("statements/<int:pk>/", views.statement, name="statement"),
    path("statements/<int:pk>/quotation", views.quotation, name="quotation"),
    path("display/", display.change_display, name="display"),
    path("my-region/", my_region.change_my_region, name="my-region"),
    path("login/", auth.LoginView.as_view(template_name="login.html"), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
    path("favicon.ico", views.icon),
]

handler400 = "archive.error_pages.bad_request"
handler403 = "archive.error_pages.forbidden"
handler404 = "archive.error_pages.not_found"
handler500 = "archive.error_pages.server_error"
