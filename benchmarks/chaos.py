"""What must hold when things go wrong: kills, rebuilds under readers, many writers. Ends with 1 if anything did not.

    python -m benchmarks.chaos kills                     # the worker killed at 50 random moments of its work
    python -m benchmarks.chaos rebuild --articles 10000  # searches while the index is built anew
    python -m benchmarks.chaos uploads                   # 4 uploading processes beside 8 searching ones

The archive is a throw-away one (`--data DIR` keeps it and uses it again); the engine is that of SEARCH_URL.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.chaos_report import Report
from benchmarks.house import furnish, open_house


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("kills", "rebuild", "uploads"))
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--searches", type=int, default=500, help="so many at least during the rebuild")
    parser.add_argument("--uploads", type=int, default=25, help="of each uploading process")
    parser.add_argument("--phrases", type=int, default=100, help="of the audit at the end")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="keep the archive here and use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        report = act(options.data or Path(passing), options)
    print("\n".join(report.lines))
    sys.exit(bool(report.faults))


def act(folder: Path, options: argparse.Namespace) -> Report:
    """Furnish the archive with an index and let happen what was asked for."""
    open_house(folder)
    furnish(options.articles, seed=options.seed)
    from django.core.management import call_command

    call_command("rebuild_search", if_needed=True)
    call_command("run_worker", once=True)
    if options.what == "kills":
        from benchmarks.chaos_kills import kill_often

        return kill_often(options.kills, phrases=options.phrases, seed=options.seed)
    if options.what == "rebuild":
        from benchmarks.chaos_rebuild import search_meanwhile

        return search_meanwhile(folder, options.searches, seed=options.seed)
    from benchmarks.chaos_uploads import upload_and_search

    return upload_and_search(folder, options.uploads, phrases=options.phrases, seed=options.seed)


if __name__ == "__main__":
    main()
