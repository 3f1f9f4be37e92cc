"""What /healthz answers: database, index, disk and worker, and which of them fail it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from search.models import Outbox


@pytest.mark.django_db
class TestHealth:
    def test_tells_of_database_index_disk_and_worker(self, client):
        answer = client.get("/healthz")
        assert answer.status_code == 200
        assert answer.json() == {
            "status": "ok",
            "database": {"ok": True, "message": "正常"},
            "index": {"ok": True, "message": "正常"},
            "disk": {"ok": True, "message": "正常"},
            "worker": {"ok": True, "message": "正常", "waiting": 0, "oldest_seconds": 0},
        }

    def test_a_broken_index_fails(self, client, broken):
        response = client.get("/healthz")
        assert response.status_code == 503
        assert response.json()["index"] == {"ok": False, "message": "没有索引。"}

    @pytest.mark.parametrize(("left", "status"), [(499, 200), (4, 503)])
    def test_a_disk_is_told_before_it_is_full(self, client, monkeypatch, left, status):
        usage = SimpleNamespace(free=left * 1_000_000)
        monkeypatch.setattr("search.keeping.health.shutil.disk_usage", lambda path: usage)
        response = client.get("/healthz")
        assert response.status_code == status
        assert response.json()["disk"] == {
            "ok": status == 200,
            "message": f"数据目录所在的磁盘只剩 {left} MB，请腾出空间。",
        }

    def test_a_late_worker_is_told_and_fails_nothing(self, client):
        Outbox.objects.create(article_id=1)
        Outbox.objects.update(created_at=timezone.now() - timedelta(hours=1))
        response = client.get("/healthz")
        worker = response.json()["worker"]
        assert response.status_code == 200
        assert (worker["ok"], worker["waiting"]) == (False, 1)
        assert worker["oldest_seconds"] >= 3600
