"""The command line: what it takes, and the one place where errors become one line on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NoReturn

from bot.cli.guard import run_guarded
from bot.cli.written import Written
from bot.reports.shown import clean, isolate_ours
from bot.workers.bounds import is_over_memory, make_bounds
from config.cluster_values import read_cluster
from config.settings import MOST_WORKERS, Settings, read_settings
from config.settings_files import describe_ignored, find_own_file, read_files
from extractors.errors import FigurecheckError, OverMemoryError, UsageError

FAILED = 2
# What shells report for a process that a signal ended: 128 and the signal's number.
INTERRUPTED = 130
PIPE_CLOSED = 141
# They are run in the bot's own folder, and believe all of the settings there.
_OF_THE_BOT = ("bot", "feedback", "doctor", "backup", "restore", "migrate")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see `{self.prog} --help`).")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        # Looking it up takes longer than parsing the command line.
        from importlib.metadata import version

        print("figurecheck", version("figurecheck"))
        parser.exit()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit status, 2 for every error."""
    return _conclude(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    _set_streams()
    # What is started to read texts must not import what lies in the folder where they are.
    os.environ["PYTHONSAFEPATH"] = "1"
    arguments = _build_parser().parse_args(argv)
    settings, files = _read_settings(arguments)
    return _RUN[arguments.command](arguments, settings, files)


def _conclude(work: Callable[[], int]) -> int:
    """Do the work; whatever goes wrong is one line on standard error."""
    try:
        status = work()
        sys.stdout.flush()
    except FigurecheckError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return PIPE_CLOSED
    except OSError as error:
        _close_output()
        return _fail(f"{error.strerror or error}.")
    except Exception as error:  # a fault of ours, and still no traceback for a newsroom
        return _fail(f"failed on this input ({type(error).__name__}: {error}): please report it.")
    return status


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="figurecheck", description="Every figure in the story, what it counts, and who says so.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    every = _Parser(add_help=False)
    every.add_argument("--config", type=Path, metavar="FILE", help="a settings file, all of which is believed")
    commands = parser.add_subparsers(dest="command", required=True, metavar="check | batch | bot | serve | doctor | …")

    check = commands.add_parser("check", parents=[every], help="list the figures of one text")
    check.add_argument("given", nargs="?", metavar="FILE | - | TEXT", help="a file, standard input, or the text itself")
    check.add_argument("--example", action="store_true", help="take the article that ships with figurecheck")
    check.add_argument("--follow", action="store_true", help="open the pages that the figures' sentences link to")
    check.add_argument(
        "--against", action="append", metavar="SOURCE", default=[], help="a document that it rests on; may be repeated"
    )
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", const="json", dest="form", help="print the report as JSON")
    form.add_argument(
        "--as-telegram", action="store_const", const="telegram", dest="form", help="print what a chat would show"
    )

    form.add_argument(
        "--html",
        type=lambda name: Written(Path(name), "html"),
        metavar="FILE",
        dest="form",
        help="write a web page: the article, its figures marked",
    )
    form.add_argument(
        "--table",
        type=_read_table,
        metavar="FILE.csv | FILE.xlsx",
        dest="form",
        help="write a table for a spreadsheet, a row for each figure",
    )

    _add_batch(commands.add_parser("batch", parents=[every], help="answer each line of JSON with one"))

    commands.add_parser("bot", parents=[every], help="run the Telegram bot")
    commands.add_parser("serve", parents=[every], help="open a web page on this machine to check articles on")
    feedback = commands.add_parser("feedback", help="what people said is wrong with the bot's reports")
    actions = feedback.add_subparsers(dest="action", required=True, metavar="export")
    export = actions.add_parser("export", parents=[every], help="write it as marked text, a line of JSON for each")
    export.add_argument("--since", type=_read_day, metavar="DATE", help="from this day on, as in 2026-11-20 (UTC)")
    export.add_argument("--out", type=Path, metavar="FILE", default=Path("-"), help="a file (default: print it)")
    commands.add_parser("doctor", parents=[every], help="look at all that the bot needs, and say what to do")
    backup = commands.add_parser("backup", parents=[every], help="write what the bot keeps into a file")
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file, for you alone to read")
    restore = commands.add_parser("restore", parents=[every], help="put a backup into the bot's database")
    restore.add_argument("file", type=Path, metavar="FILE", help="what `figurecheck backup` wrote")
    restore.add_argument("--force", action="store_true", help="delete what is in the database first")
    commands.add_parser("migrate", parents=[every], help="bring the bot's database up to date")
    return parser


def _add_batch(batch: argparse.ArgumentParser) -> None:
    batch.add_argument(
        "inputs",
        nargs="*",
        metavar="FILE",
        help="files of JSON lines or Parquet, or patterns (default: standard input)",
    )
    batch.add_argument("--out", type=Path, metavar="FILE", help="write the answers there (.parquet: as a table)")
    batch.add_argument("--resume", action="store_true", help="go on with --out: leave out what has an answer there")
    batch.add_argument("--workers", type=_read_workers, metavar="N", help="how many processes work (default: 1)")
    batch.add_argument(
        "--cluster", metavar="ADDRESS", help="read on a Dask cluster: tls://HOST:PORT, tcp://HOST:PORT, or local"
    )
    batch.add_argument("--with-article", action="store_true", help="put the article into each answer")


def _read_settings(arguments: argparse.Namespace) -> tuple[Settings, list[str]]:
    """Give the settings and the files that they are from, and say what was not taken from one in the current folder."""
    own = find_own_file()
    # A bot is run, and looked after, in a folder of its own; texts are checked in any. A relative path: the settings
    # are looked for even where the folder's own name is gone.
    files = read_files(Path(), own=own, named=arguments.config, whole=arguments.command in _OF_THE_BOT)
    settings = read_settings(os.environ, files)
    for line in describe_ignored(files, own=own):
        _tell(line)
    return settings, [str(file.path) for file in files]


def _run_check(arguments: argparse.Namespace, settings: Settings, _: Sequence[str]) -> int:
    if arguments.example == (arguments.given is not None):
        raise UsageError("Give one of these: a file, - for standard input, a text in quotation marks, or --example.")
    bounds = make_bounds(settings)

    def work() -> int:
        from bot.cli.check import check

        try:
            return check(
                arguments.given,
                settings=settings,
                form=arguments.form or "text",
                follow=arguments.follow,
                against=arguments.against,
            )
        except Exception as error:
            if is_over_memory(error):
                raise OverMemoryError(bounds.megabytes) from error
            raise

    return run_guarded(lambda: _conclude(work), bounds)


def _run_batch(arguments: argparse.Namespace, settings: Settings, _: Sequence[str]) -> int:
    from bot.cli.batch import Wishes, batch

    cluster = None if arguments.cluster is None else read_cluster(arguments.cluster)
    if cluster not in (None, "local") and arguments.workers is not None:
        raise UsageError("A cluster has the workers that it has: --workers is for this machine and --cluster local.")
    wishes = Wishes(
        inputs=arguments.inputs,
        out=arguments.out,
        resume=arguments.resume,
        with_article=arguments.with_article,
        workers=settings.workers if arguments.workers is None else arguments.workers,
        cluster=cluster,
    )
    return batch(wishes, settings)


def _run_bot(_: argparse.Namespace, settings: Settings, files: Sequence[str]) -> int:
    if not settings.telegram_token:
        raise UsageError(
            "There is no token: ask @BotFather on Telegram for one (/newbot) and set FIGURECHECK_TELEGRAM_TOKEN; "
            "to try it without one: figurecheck check --as-telegram FILE."
        )
    from bot.running import run_bot

    return run_bot(settings, files=files)


def _run_serve(_: argparse.Namespace, settings: Settings, __: Sequence[str]) -> int:
    from bot.site.running import run_site

    return run_site(settings)


def _run_feedback(arguments: argparse.Namespace, settings: Settings, _: Sequence[str]) -> int:
    from bot.cli.feedback import export_feedback

    return export_feedback(settings, since=arguments.since, out=arguments.out)


def _run_doctor(_: argparse.Namespace, settings: Settings, __: Sequence[str]) -> int:
    from bot.kit.doctor import examine

    return examine(settings)


def _run_backup(arguments: argparse.Namespace, settings: Settings, _: Sequence[str]) -> int:
    from bot.kit.keeping import back_up

    return back_up(settings, arguments.file)


def _run_restore(arguments: argparse.Namespace, settings: Settings, _: Sequence[str]) -> int:
    from bot.kit.keeping import restore

    return restore(settings, arguments.file, force=arguments.force)


def _run_migrate(_: argparse.Namespace, settings: Settings, __: Sequence[str]) -> int:
    from bot.kit.keeping import bring_up_to_date

    return bring_up_to_date(settings)


def _read_workers(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"give a whole number from 1 to {MOST_WORKERS}")


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give a day such as 2026-11-20") from None


def _read_table(name: str) -> Written:
    path = Path(name)
    kinds: dict[str, Literal["csv", "xlsx"]] = {".csv": "csv", ".xlsx": "xlsx"}
    if path.suffix.lower() in kinds:
        return Written(path, kinds[path.suffix.lower()])
    raise argparse.ArgumentTypeError("give a file name that ends in .csv or .xlsx")


def _set_streams() -> None:
    # Python has None for a stream that was closed before it started.
    if sys.stdout is None:
        raise UsageError("Standard output is closed: there is nowhere to print to.")
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - open until the end, like any standard stream
    # JSON is UTF-8 wherever it is printed, and half a surrogate pair (in an id) is printed as JSON escapes it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(message: str) -> int:
    _tell(message)
    return FAILED


def _tell(message: str) -> None:
    # What is told may hold the name of a file or a site.
    line = isolate_ours(clean(message))
    try:
        print(f"figurecheck: {line}", file=sys.stderr)
    except OSError:
        # Nobody is left to tell.
        pass


def _close_output() -> None:
    # Python flushes standard output once more on its way out, and would complain of the closed pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_RUN: dict[str, Callable[[argparse.Namespace, Settings, Sequence[str]], int]] = {
    "check": _run_check,
    "batch": _run_batch,
    "bot": _run_bot,
    "serve": _run_serve,
    "feedback": _run_feedback,
    "doctor": _run_doctor,
    "backup": _run_backup,
    "restore": _run_restore,
    "migrate": _run_migrate,
}

if __name__ == "__main__":
    sys.exit(main())
