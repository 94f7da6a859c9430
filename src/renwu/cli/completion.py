"""Shell completion: a script for each shell, and the answer to what it asks.

The scripts are ours rather than Typer's, which have zsh evaluate, and bash expand, what a plan says. These ask renwu
with the words as they stand, the last being completed, and _RENWU_COMPLETE set; they take its answer as data: a
candidate a line, its description behind a tab.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from typer._click.shell_completion import ShellComplete
from typer.core import TyperGroup

from renwu.writers.visible import visible

_BASH = r"""
_renwu_completion() {
  local line value
  COMPREPLY=()
  while IFS= read -r line; do
    value=${line%%$'\t'*}
    [[ $value == *[[:space:]\!\"\#\$\&\'\(\)\*\;\<\>\?\[\\\]\`\{\|\}\~]* ]] && printf -v value %q "$value"
    COMPREPLY+=("$value")
  done < <(_RENWU_COMPLETE=1 "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _renwu_completion renwu
"""
_ZSH = r"""
#compdef renwu
_renwu() {
  local -a lines values shown
  local line
  lines=("${(@f)$(_RENWU_COMPLETE=1 "${(Q)words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "${(@)lines:#}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  }")
  done
  (( $#values )) && compadd -l -d shown -a values || _files
}
[[ $funcstack[1] == _renwu ]] && _renwu "$@" || compdef _renwu renwu
"""
_FISH = r"""
function __renwu_ask
  set -l words (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor)
  set -g __renwu_offered (env _RENWU_COMPLETE=1 $words[1] $words[2..-1] 2>/dev/null)
  test (count $__renwu_offered) -gt 0
end
complete --command renwu --no-files --condition __renwu_ask --arguments '(printf "%s\n" $__renwu_offered)'
"""
SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script for each shell."""


def answer(group: TyperGroup, words: Sequence[str]) -> str:
    """What may stand in place of the last word, a candidate a line, with its description behind a tab.

    Whatever is wrong with the words or the plan, there is an answer: a prompt is no place for an error.
    """
    *before, begun = words or [""]
    try:
        items = _Typed(group, {}, "renwu", "").get_completions(before, begun)
    except Exception:  # noqa: BLE001  # see above
        return ""
    return "".join(f"{_line(item.value)}\t{_line(item.help)}".rstrip("\t") + "\n" for item in items)


class _Typed(ShellComplete):
    """Typer's way from words to candidates; the rest of it is for its own scripts."""

    name = "renwu"

    def source_vars(self) -> dict[str, Any]:
        raise NotImplementedError

    def get_completion_args(self) -> tuple[list[str], str]:
        raise NotImplementedError

    def format_completion(self, item: object) -> str:
        raise NotImplementedError


def _line(text: str | None) -> str:
    return visible(text or "").replace("\n", " ")
