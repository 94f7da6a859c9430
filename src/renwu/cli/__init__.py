"""The command line: the only user of Typer, the clock, printing and exit codes."""

import gc
import os
import sys


def main() -> None:
    """Run renwu and exit: 0 fine, 1 a check or gate found something, 2 wrong usage or unusable data, 130 Ctrl-C."""
    # A run is short and makes no cycles worth collecting; scanning 100,000 tasks for them would be wasted.
    gc.disable()
    try:
        code = _run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _run() -> int:
    from renwu.cli import console, usage  # noqa: PLC0415  # inside, so that Ctrl-C while they load is quiet too
    from renwu.cli.app import group  # noqa: PLC0415  # the same
    from renwu.errors import PlanError, RenwuError  # noqa: PLC0415  # the same

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
    except RenwuError as error:
        console.print_error(error)
    except ModuleNotFoundError as error:
        from renwu.cli import libraries  # noqa: PLC0415  # only where one is missing

        console.print_error(libraries.lacking(error))
    return 2
