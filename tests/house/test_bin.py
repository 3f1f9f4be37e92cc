"""What bin/serve and bin/test say on a machine that lacks something."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path):
    """Run bin/serve in a folder without environment, with `python3` answering as the given script does."""
    (tmp_path / "project").mkdir()
    shutil.copytree(ROOT / "bin", tmp_path / "project" / "bin")
    (tmp_path / "project" / "requirements.txt").touch()
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "basename", "cksum", "cat", "rm", "awk"):
        os.symlink(shutil.which(name), tools / name)

    def serve(python: str) -> subprocess.CompletedProcess[str]:
        (tools / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (tools / "python3").chmod(0o755)
        return subprocess.run(
            ["bin/serve"], cwd=tmp_path / "project", env={"PATH": str(tools)}, capture_output=True, text=True
        )

    return serve


def test_an_old_python_is_told_what_to_install(run):
    done = run("exit 1")
    assert done.returncode == 1
    assert "需要 Python 3.11 或更高版本" in done.stderr
    assert "apt install python3" in done.stderr


def test_a_missing_venv_module_is_told_what_to_install(run):
    done = run('case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    assert done.returncode == 1
    assert "缺少 venv 模块" in done.stderr
    assert "apt install python3-venv" in done.stderr


def test_packages_that_cannot_be_had_are_told_in_a_sentence(run):
    python = (
        'case "$1 $2" in "-m venv") /bin/mkdir -p "$3/bin"; /bin/cp "$0" "$3/bin/python";; '
        '"-m pip") exit 1;; esac'
    )
    done = run(python)
    assert done.returncode == 1
    assert "软件包没有装好" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_environment_that_cannot_be_made_is_told_in_a_sentence(run):
    done = run('case "$1 $2" in "-m venv") echo "Permission denied: .venv" >&2; exit 1;; esac')
    assert done.returncode == 1
    assert "虚拟环境没有建成" in done.stderr


def test_an_environment_whose_making_was_cut_off_is_made_anew(run, tmp_path):
    cut_off = tmp_path / "project" / ".venv" / "bin" / "python"
    cut_off.parent.mkdir(parents=True)
    cut_off.write_text("#!/bin/sh\nexit 1\n")
    cut_off.chmod(0o755)
    done = run('case "$1 $2" in "-m venv") exit 1;; esac')
    assert "正在建立虚拟环境" in done.stderr
    assert not cut_off.exists()
