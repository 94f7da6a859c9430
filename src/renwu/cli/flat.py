"""How a command takes whole records of options: each of their fields as a parameter of its own."""

import inspect
from collections.abc import Callable, Mapping
from copy import copy
from typing import Annotated, Any, get_args, get_type_hints

from renwu.cli.options import Common
from renwu.cli.recording_options import Recording


def flat(run: Callable[..., int | None], said: Mapping[str, str] | None = None) -> Callable[..., int | None]:
    """A command that takes each field of its parameters' records as a parameter of its own.

    Typer makes an option of each parameter of a function; so `run(common: Common)` gets --file, --as-of, --color.

    Args:
        run: the command.
        said: what help says of some of the fields here, where it says otherwise elsewhere.
    """
    hints = get_type_hints(run, include_extras=True)
    records = {name: hint for name, hint in hints.items() if hasattr(hint, "_field_defaults")}

    def command(**given: Any) -> int | None:  # noqa: ANN401  # whatever types the fields have
        taken = {
            name: record(**{field: given.pop(field) for field in record._fields}) for name, record in records.items()
        }
        return run(**taken, **given)

    parameters = []
    for name, parameter in inspect.signature(run).parameters.items():
        if name not in records:
            parameters.append(parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        types = get_type_hints(records[name], include_extras=True)
        if Recording in records.values() and records[name] is Common:
            types["as_of"] = _otherwise(types["as_of"], hidden=True)  # refused there: --date says when it happened
        types |= {field: _otherwise(types[field], help=text) for field, text in (said or {}).items() if field in types}
        for field, default in records[name]._field_defaults.items():
            parameters.append(
                inspect.Parameter(field, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=types[field])
            )
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # functions have it; typeshed doesn't say so
    return command


def _otherwise(hint: Any, **attributes: object) -> Any:  # noqa: ANN401  # type hints have no type of their own
    """An option's hint with some attributes of the option other than they are."""
    kind, option = get_args(hint)
    changed = copy(option)
    vars(changed).update(attributes)
    return Annotated[kind, changed]
