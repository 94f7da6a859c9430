"""The command line: the only user of Typer, the clock, printing and exit codes."""

import gc
import os
import signal
import sys


def main() -> None:
    """Run renwu and exit: 0 fine, 1 a check or gate found something, 2 wrong usage or unusable data, 130 Ctrl-C.

    128 and its number where a signal ends it.
    """
    # A run is short and makes no cycles worth collecting; scanning 100,000 tasks for them would be wasted.
    gc.disable()
    try:
        _end_in_order()
        code = _run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _end_in_order() -> None:
    """Have the signals that end a program unwind it first, so that no half-written file stays behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    sys.exit(128 + number)  # as a shell reports a program that a signal ended


def _run() -> int:
    from renwu.cli import console, usage  # noqa: PLC0415  # inside, so that Ctrl-C while they load is quiet too
    from renwu.cli.app import group  # noqa: PLC0415  # the same
    from renwu.errors import IncompleteError, PlanError, RenwuError  # noqa: PLC0415  # the same

    console.prepare()
    if "_RENWU_COMPLETE" in os.environ:  # set by the script that `renwu completion` prints
        from renwu.cli import completion  # noqa: PLC0415  # only a shell's request needs it

        console.say(completion.answer(group(), sys.argv[1:]))
        return 0
    try:
        return usage.run(group())
    except PlanError as error:
        from renwu.cli import problems  # noqa: PLC0415  # only where there are any

        problems.complain(error.problems)
    except IncompleteError as error:
        from renwu.cli import problems  # noqa: PLC0415  # only where there are any

        problems.complain_of(error.missing)
        console.note(f"有{len(error.missing)}份方案读不出，没有回答；改好以后再来，或加上 --keep-going 先看其他的")
    except RenwuError as error:
        console.print_error(error)
    except ModuleNotFoundError as error:
        from renwu.cli import libraries  # noqa: PLC0415  # only where one is missing

        console.print_error(libraries.lacking(error))
    return 2
